"""What the parts record comes to the lenses as deeds: dated twice, once each, and only what the two schools did."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import Audience, Basis
from alongside_web.accounts.models import User
from alongside_web.evidence.queries import material_for
from alongside_web.partnerships.agreement_models import AgreementEdition
from alongside_web.partnerships.deeds import AddedTwice, add_deeds, recorded
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from alongside_web.plans.models import Activity, By, HappeningKind, PlanVersion
from tests.web.evidence.conftest import AT, becomes, codes, happens, named, seat
from tests.web.partnerships.conftest import person, takes_part

TODAY = timezone.localdate()


def deeds(made: Partnership, known: date = TODAY) -> list[tuple[str, int, int, str]]:
    found = material_for(seat(made, "adviser"), known).codings
    return [(one.indicator, one.direction, one.strength, one.paraphrase) for one in found if one.basis is Basis.DEED]


def coding(made: Partnership) -> Coding:
    [one] = material_for(seat(made, "adviser"), TODAY).codings
    return one


def test_an_activity_that_was_held_speaks_for_things_that_happen(oak_elm: Partnership) -> None:
    happens(oak_elm, "Maths visit")

    assert deeds(oak_elm) == [("activities-take-place", 1, 2, "Maths visit: held")]


def test_a_deed_is_dated_twice_and_both_sides_may_know_it(oak_elm: Partnership) -> None:
    happens(oak_elm, "Maths visit", on=date(2026, 10, 6))

    deed = coding(oak_elm)

    assert (str(deed.occurred), str(deed.known_at)) == ("2026-10-06", "2026-11-20")
    assert deed.audience is Audience.BOTH_SIDES
    assert deed.stage == 1


@pytest.mark.parametrize(
    ("by", "reason", "told"),
    [
        (By.SUPPORTED, "", [-2]),
        (By.SUPPORTING, "release", [-2]),
        (By.BOTH, "priorities", [-2]),
        (By.SUPPORTED, "not-wanted", [-3]),
        (By.SUPPORTED, "illness", [-1]),
        (By.BOTH, "travel", [-1]),
        (By.SUPPORTED, "inspection", [-1]),
        (By.OUTSIDE, "inspection", []),
        (By.OUTSIDE, "", []),
        (By.BROKER, "money", []),
    ],
)
def test_a_cancellation_tells_by_whose_doing_and_why(
    oak_elm: Partnership, by: By, reason: str, told: list[int]
) -> None:
    happens(oak_elm, "Maths visit", HappeningKind.CANCELLED, by=by, reason=reason)

    assert [direction * strength for _, direction, strength, _ in deeds(oak_elm)] == told


def test_planning_is_not_progress(oak_elm: Partnership) -> None:
    Activity.objects.create(partnership=oak_elm, title="A visit that is planned", made_at=AT)
    happens(oak_elm, "A visit that moves", HappeningKind.MOVED)
    PlanVersion.objects.create(partnership=oak_elm, number=1, content={}, content_hash="x", at=AT)

    assert deeds(oak_elm) == []
    assert len(recorded(oak_elm, TODAY)) == 2


def test_what_was_recorded_last_of_an_activity_counts(oak_elm: Partnership) -> None:
    visit = happens(oak_elm, "Maths visit", HappeningKind.CANCELLED)
    becomes(visit, HappeningKind.HELD, on=date(2026, 10, 6), at=AT + timedelta(hours=1))

    assert deeds(oak_elm) == [("activities-take-place", 1, 2, "Maths visit: held")]


def test_an_activity_entered_twice_counts_once(oak_elm: Partnership) -> None:
    happens(oak_elm, "Maths visit")
    happens(oak_elm, "maths  visit")
    happens(oak_elm, "Maths visit", on=date(2026, 10, 13))

    assert len(deeds(oak_elm)) == 2


def test_an_activity_taken_out_of_the_plan_tells_nothing(oak_elm: Partnership) -> None:
    visit = happens(oak_elm, "Entered by mistake")
    Activity.objects.filter(pk=visit.pk).update(removed_at=AT)

    assert deeds(oak_elm) == []


def test_an_agreement_in_force_tells_once_however_often_it_is_amended(oak_elm: Partnership) -> None:
    for number, day in ((1, 2), (2, 20)):
        AgreementEdition.objects.create(
            partnership=oak_elm,
            number=number,
            section_list="2026.1",
            opened_by=named("oak-head"),
            opened_at=AT,
            in_force_at=datetime(2026, 10, day, 12, tzinfo=UTC),
            superseded_at=AT if number == 1 else None,
        )

    summary = "The agreement came into force, signed by both sides"
    assert deeds(oak_elm) == [("agreed-plan-owned-by-both", 1, 2, summary)]


def test_a_head_who_takes_over_breaks_the_continuity_and_a_second_head_does_not(oak_elm: Partnership) -> None:
    takes_part(oak_elm, person("second"), Role.HEAD, Side.SUPPORTING)
    Participation.objects.filter(partnership=oak_elm, role=Role.HEAD, side=Side.SUPPORTED).update(
        until=date(2026, 10, 31)
    )
    _comes(oak_elm, person("successor"), date(2026, 11, 1))

    assert deeds(oak_elm) == [("stable-people", -1, 2, "Another head came to the supported school")]


def _comes(made: Partnership, someone: User, since: date) -> None:
    part = takes_part(made, someone, Role.HEAD, Side.SUPPORTED)
    Participation.objects.filter(pk=part.pk).update(since=since)


def test_coming_into_a_partnership_says_nothing_of_years_as_a_head(oak_elm: Partnership) -> None:
    _comes(oak_elm, person("successor"), date(2026, 11, 1))
    codes(oak_elm, indicator="open-to-partnership", about="supported")

    placed = [one.indicator for one in material_for(seat(oak_elm, "adviser"), TODAY).codings]
    assert "experienced-as-head" not in placed


def test_on_a_day_in_the_past_nothing_is_known_that_was_recorded_later(oak_elm: Partnership) -> None:
    happens(oak_elm, "Told late", on=date(2026, 10, 6), at=AT)
    happens(oak_elm, "Told at once", on=date(2026, 10, 7), at=datetime(2026, 10, 7, 15, tzinfo=UTC))

    assert [one[3] for one in deeds(oak_elm, date(2026, 10, 31))] == ["Told at once: held"]
    assert len(deeds(oak_elm)) == 2


def test_two_sources_cannot_go_by_one_name() -> None:
    with pytest.raises(AddedTwice):
        add_deeds("activities", lambda _partnership, _known: ())
