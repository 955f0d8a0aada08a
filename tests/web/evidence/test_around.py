"""What stands around a running partnership in its reading: kinds of help, and the end of the money, for those who see them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from alongside.lenses.relationship_mode import Between, Fit, Time, relationship_modes
from alongside.lenses.relationship_mode import Mode as Kind
from alongside.terms import Period, Term
from alongside_web.evidence.queries import material_for
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from alongside_web.partnerships.private_models import Mode, ModeChoice
from alongside_web.partnerships.standing_around import AroundTwice, add_around
from alongside_web.plans.models import FundedUntil, Funder
from alongside_web.plans.operations_money import Amount, allocate
from tests.web.evidence.conftest import AT, client, named, seat
from tests.web.partnerships.conftest import TODAY, person, takes_part

AUTUMN, SPRING = Term(2026, 2), Term(2027, 0)
SIDES = {"oak-head": Side.SUPPORTED, "elm-head": Side.SUPPORTING}


def states(made: Partnership, name: str, stance: str, mode: str, words: str = "", *, since: date = TODAY) -> None:
    Mode.objects.create(
        partnership=made, side=SIDES[name], by=named(name), mode=mode, stance=stance, words=words, since=since
    )


def gives(made: Partnership, *, at: datetime = AT, version: int = 0, **pence: int) -> None:
    """Somebody enters the money of each term."""
    funder, _ = Funder.objects.get_or_create(partnership=made, name="Oakshire")
    amounts = [Amount({"autumn": AUTUMN, "spring": SPRING}[name], one, version) for name, one in pence.items()]
    allocate(seat(made, "oak-manager"), funder, amounts, actor=named("oak-manager"), at=at)


def pairs(made: Partnership, name: str, known: date = TODAY) -> tuple[Between, ...]:
    about = material_for(seat(made, name), known)
    return relationship_modes(about, about.funding_ended).pairs


def ended(made: Partnership, name: str, known: date = TODAY) -> Period | None:
    return material_for(seat(made, name), known).funding_ended


def read(made: Partnership, name: str, query: str = "") -> str:
    answer = client(name).get(f"/partnerships/{made.key}/reading/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_anything_stated_nothing_is_told(oak_elm: Partnership) -> None:
    page = read(oak_elm, "oak-head")
    assert "Nothing is told of it." in page
    assert "End of the money" not in page


def test_what_one_head_offers_and_the_other_accepts_stands_between_the_two(oak_elm: Partnership) -> None:
    states(oak_elm, "elm-head", "offered", "mentor", "An hour each week")
    states(oak_elm, "oak-head", "accepted", "client-consultant", "For the timetable alone, never mentoring")

    (both,) = pairs(oak_elm, "adviser")
    assert (both.giver, both.taker, both.inferred) == ("supporting-head-1", "supported-head-1", True)
    assert (both.offered[0].modes, both.taken[0].modes) == ((Kind.MENTOR,), (Kind.CLIENT_AND_CONSULTANT,))
    assert (both.refused, both.fit) == ((Kind.MENTOR,), Fit.REFUSED)
    page = read(oak_elm, "oak-head")
    assert "Supported head 1 refused: mentor" in page
    assert "thesis" not in page[page.index('id="relating"') :]
    assert "An hour each week" in page
    assert "For the timetable alone, never mentoring" in page
    assert "Do they fit" in page


def test_the_kind_that_was_stated_counts_without_any_word(oak_elm: Partnership) -> None:
    states(oak_elm, "elm-head", "offered", "critical-friend")
    states(oak_elm, "oak-head", "accepted", "critical-friend")

    (both,) = pairs(oak_elm, "adviser")
    assert both.fit is Fit.FITS
    assert [one.modes for one in (*both.offered, *both.taken)] == [(Kind.CRITICAL_FRIEND,)] * 2


@pytest.mark.parametrize("mode", ModeChoice.values)
def test_every_kind_that_a_head_can_choose_is_read(oak_elm: Partnership, mode: str) -> None:
    states(oak_elm, "elm-head", "offered", mode)
    (both,) = pairs(oak_elm, "adviser")
    assert len(both.offered[0].modes) == 1


def test_help_is_said_by_the_head_of_the_time(oak_elm: Partnership) -> None:
    Participation.objects.filter(person=named("oak-head")).update(until=date(2026, 10, 31))
    takes_part(oak_elm, person("oak-second"), Role.HEAD, Side.SUPPORTED)
    Participation.objects.filter(person=named("oak-second")).update(since=date(2026, 11, 1))
    states(oak_elm, "oak-head", "accepted", "coach", since=date(2026, 10, 1))
    SIDES["oak-second"] = Side.SUPPORTED
    states(oak_elm, "oak-second", "accepted", "mentor", since=date(2026, 11, 2))

    assert {one.taker for one in pairs(oak_elm, "adviser")} == {"supported-head-1", "supported-head-2"}


def test_what_is_stated_later_is_not_known_before(oak_elm: Partnership) -> None:
    states(oak_elm, "elm-head", "offered", "coach", "Stated in November", since=date(2026, 11, 2))

    assert pairs(oak_elm, "adviser", date(2026, 11, 1)) == ()
    assert "Stated in November" not in read(oak_elm, "adviser", "?known=2026-11-01")
    assert "Stated in November" in read(oak_elm, "adviser", "?known=2026-11-02")


def test_guests_see_no_kinds_of_help(oak_elm: Partnership) -> None:
    states(oak_elm, "elm-head", "offered", "coach")
    assert pairs(oak_elm, "guest") == ()
    assert len(pairs(oak_elm, "oak-staff")) == 1


def test_the_money_ends_with_the_last_term_that_has_any_once_that_has_begun(oak_elm: Partnership) -> None:
    states(oak_elm, "elm-head", "offered", "coach", since=date(2026, 8, 1))
    gives(oak_elm, autumn=100_000)

    assert ended(oak_elm, "adviser") == AUTUMN.period
    assert "End of the money: autumn 2026." in read(oak_elm, "oak-head")
    assert [one.offered[0].time for one in pairs(oak_elm, "adviser")] == [Time.BEFORE]
    gives(oak_elm, spring=50_000)
    assert ended(oak_elm, "adviser") is None
    gives(oak_elm, spring=0, version=1)
    assert ended(oak_elm, "adviser") == AUTUMN.period


def test_who_sees_no_money_does_not_get_its_end(oak_elm: Partnership) -> None:
    gives(oak_elm, autumn=100_000)
    see = {"broker", "adviser", "evaluator", "oak-head", "elm-head", "oak-manager", "elm-manager", "oak-governor"}
    everybody = see | {"oak-staff", "elm-staff", "guest"}
    assert {name for name in everybody if ended(oak_elm, name)} == see


def test_the_end_is_that_which_was_known_on_the_day(oak_elm: Partnership) -> None:
    gives(oak_elm, at=datetime(2026, 11, 2, 9, tzinfo=UTC), autumn=100_000)
    gives(oak_elm, at=datetime(2026, 11, 9, 9, tzinfo=UTC), spring=50_000)

    assert ended(oak_elm, "adviser", date(2026, 11, 1)) is None
    assert ended(oak_elm, "adviser", date(2026, 11, 8)) == AUTUMN.period
    assert ended(oak_elm, "adviser", date(2026, 11, 9)) is None


def test_the_end_is_kept_only_where_it_changes(oak_elm: Partnership) -> None:
    gives(oak_elm, autumn=100_000)
    gives(oak_elm, autumn=120_000, version=1)
    assert FundedUntil.objects.count() == 1


def test_two_sources_cannot_go_by_one_name() -> None:
    with pytest.raises(AroundTwice, match="kinds of help"):
        add_around("kinds of help", lambda _seat, _known: ())
