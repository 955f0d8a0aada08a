"""What is done in a case: nothing is overwritten, two at once do not undo each other, and the audit knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.schools.concern import Direction, NotARating, PointState
from alongside_web.accounts.models import Organisation, User
from alongside_web.accounts.operations import erase_person
from alongside_web.accounts.reports import document_on
from alongside_web.audit.models import Entry
from alongside_web.concerns.access import Desk
from alongside_web.concerns.models import Concern, Point, Rating, Reason, Right, SchoolAnswer, Share, Stance
from alongside_web.concerns.operations import ChangedMeanwhile, OpenAlready, name_levels, open_case
from alongside_web.concerns.operations_case import (
    CaseClosed,
    Closing,
    NewReview,
    Settled,
    change_reasons,
    close_case,
    rate,
    set_review,
    settle_point,
)
from alongside_web.concerns.operations_retention import forget_cases, forget_rights
from alongside_web.concerns.operations_share import NotTheHead, Said, Shown, answer_as_head, share, write_down
from alongside_web.concerns.queries import case_page, needs_from
from tests.web.concerns.conftest import AT, POINT, new_case, new_rating, opened, person, rated, right

NOW = timezone.now()
TODAY = timezone.localdate()


def test_a_school_has_one_open_case_and_after_it_another(desk: Desk, keeper: User, concern: Concern) -> None:
    with pytest.raises(OpenAlready) as known:
        open_case(desk, new_case(), actor=keeper, at=AT)
    assert known.value.concern == concern

    close_case(opened(concern, keeper), Closing("improved", "all well"), seen=1, actor=keeper, at=AT)
    assert open_case(desk, new_case(), actor=keeper, at=AT).pk != concern.pk


def test_a_correction_is_a_rating_of_its_own_and_what_it_corrects_stays(concern: Concern, keeper: User) -> None:
    rated(concern, keeper, "intensive")
    rated(concern, keeper, "light-watch", corrects=1)

    first, second = Rating.objects.order_by("number")
    assert (first.level, second.corrects) == ("intensive", 1)
    page = case_page(opened(concern, keeper))
    assert [(one.row.number, one.corrected_by, one.holds) for one in page.ratings] == [(2, None, True), (1, 2, False)]
    assert Concern.objects.get().level == "light-watch"
    with pytest.raises(NotARating, match="corrected already"):
        rated(concern, keeper, "none", corrects=1)
    assert Rating.objects.count() == 2


@pytest.mark.parametrize(
    ("on", "more"),
    [
        (date(2024, 8, 31), {}),
        (TODAY + timedelta(days=1), {}),
        (date(2025, 1, 6), {"known_at": date(2025, 1, 5)}),
        (date(2025, 1, 6), {"corrects": 7}),
    ],
)
def test_a_rating_that_cannot_be_leaves_the_case_as_it_was(
    concern: Concern, keeper: User, on: date, more: dict[str, object]
) -> None:
    with pytest.raises(NotARating):
        rated(concern, keeper, on=on, **more)
    assert not Rating.objects.exists()
    assert Concern.objects.get().version == 1


def test_of_two_keepers_who_rate_at_once_the_second_is_told(
    concern: Concern, keeper: User, oakshire: Organisation
) -> None:
    other = person("other", oakshire)
    right(oakshire, other)
    hers, his = opened(concern, keeper), opened(concern, other)
    rate(hers, new_rating("intensive"), seen=1, actor=keeper, at=AT)
    with pytest.raises(ChangedMeanwhile):
        rate(his, new_rating("none"), seen=1, actor=other, at=AT)
    assert Rating.objects.get().author == keeper


def test_the_level_that_holds_is_that_of_the_latest_time_and_not_of_the_last_entry(
    concern: Concern, keeper: User
) -> None:
    rated(concern, keeper, "light-watch", date(2025, 9, 1))
    rated(concern, keeper, "intensive", date(2025, 1, 6))

    assert Concern.objects.get().level == "light-watch"
    assert case_page(opened(concern, keeper)).travel.direction is Direction.UP


def test_words_and_figures_both_stand_where_they_differ(concern: Concern, keeper: User) -> None:
    rated(concern, keeper, "light-watch", date(2025, 1, 6))
    rated(concern, keeper, "intensive", date(2025, 9, 1), stated="up")

    page = case_page(opened(concern, keeper))
    assert page.differs
    assert page.rests_on == "1, 2"
    assert page.direction.startswith("Down")
    assert page.stated.startswith("Up")


def test_another_level_overtakes_the_point_that_waited_and_brings_its_own(concern: Concern, keeper: User) -> None:
    rated(concern, keeper, "intensive", date(2025, 1, 6))
    rated(concern, keeper, "close-monitoring", date(2025, 9, 1))
    rated(concern, keeper, "close-monitoring", date(2025, 10, 1), point=None)

    assert [(one.state, one.settled_why) for one in Point.objects.order_by("pk")] == [
        ("changed", "Rating 2 set it anew."),
        ("open", ""),
    ]


def test_a_point_is_settled_once_and_a_changed_one_is_followed_by_another(concern: Concern, keeper: User) -> None:
    rated(concern, keeper)
    point, now = Point.objects.get(), opened(concern, keeper)
    settle_point(point, now, Settled(PointState.CHANGED, "too easy", POINT), actor=keeper, at=AT)

    assert list(Point.objects.order_by("pk").values_list("state", flat=True)) == ["changed", "open"]
    with pytest.raises(ChangedMeanwhile):
        settle_point(point, opened(concern, keeper), Settled(PointState.REACHED, "x"), actor=keeper, at=AT)


def test_reasons_that_go_keep_their_day_and_words_that_change_are_begun_anew(concern: Concern, keeper: User) -> None:
    now = opened(concern, keeper)
    change_reasons(now, {"finance": "", "attainment": "better"}, seen=1, actor=keeper, at=AT)
    change_reasons(opened(concern, keeper), {"staffing": "two posts"}, seen=2, actor=keeper, at=AT)

    assert list(Reason.objects.order_by("pk").values_list("name", "words", "until")) == [
        ("attainment", "SECRET results", TODAY),
        ("finance", "", TODAY),
        ("attainment", "better", TODAY),
        ("staffing", "two posts", None),
    ]


def test_nothing_is_written_in_a_closed_case(concern: Concern, keeper: User, head: User) -> None:
    rated(concern, keeper)
    close_case(opened(concern, keeper), Closing("moved", "to the trust"), seen=2, actor=keeper, at=AT)
    now, rating = opened(concern, keeper), Rating.objects.get()
    for doing in (
        lambda: rate(now, new_rating(), seen=3, actor=keeper, at=AT),
        lambda: change_reasons(now, {"finance": ""}, seen=3, actor=keeper, at=AT),
        lambda: set_review(now, NewReview(TODAY, "x"), seen=3, actor=keeper, at=AT),
        lambda: close_case(now, Closing("moved", "x"), seen=3, actor=keeper, at=AT),
        lambda: share(now, Shown(rating, head.email, True, True), actor=keeper, at=AT),
        lambda: write_down(now, rating, Said(Stance.AGREES, "x"), actor=keeper, at=AT),
    ):
        with pytest.raises(CaseClosed):
            doing()


def test_only_somebody_of_that_school_can_be_shown_a_rating(concern: Concern, keeper: User) -> None:
    rated(concern, keeper)
    with pytest.raises(NotTheHead):
        share(opened(concern, keeper), Shown(Rating.objects.get(), keeper.email, True, True), actor=keeper, at=AT)


def test_own_words_for_levels_are_kept_unless_somebody_was_quicker(desk: Desk, keeper: User) -> None:
    name_levels(desk, {"intensive": "Category red", "none": ""}, seen=1, actor=keeper, at=AT)
    desk.register.refresh_from_db()
    assert desk.register.labels == {"intensive": "Category red"}
    with pytest.raises(ChangedMeanwhile):
        name_levels(desk, {"intensive": "x"}, seen=1, actor=keeper, at=AT)


def test_needs_come_from_the_cases_that_are_open_on_the_day(
    desk: Desk, concern: Concern, keeper: User, oakshire: Organisation
) -> None:
    rated(concern, keeper, "close-monitoring")
    second = open_case(desk, new_case("example:virgo", "The Virgo School"), actor=keeper, at=AT)
    rated(second, keeper, "intensive")
    open_case(desk, new_case("example:leo", "The Leo School"), actor=keeper, at=AT)

    found = needs_from(oakshire, TODAY)

    assert [(one.school, one.urgency, one.areas, one.direction) for one in found] == [
        ("example:virgo", 3, ("teaching", "assessment", "finance"), Direction.TOO_FEW),
        ("example:hazel-bank-school", 2, ("teaching", "assessment", "finance"), Direction.TOO_FEW),
    ]
    assert needs_from(oakshire, date(2024, 8, 1)) == ()


def test_no_word_of_a_case_is_in_the_audit_and_only_keepers_are_told(
    concern: Concern, keeper: User, head: User
) -> None:
    rated(concern, keeper)
    now = opened(concern, keeper)
    shared = share(now, Shown(Rating.objects.get(), head.email, True, True), actor=keeper, at=AT)
    answer_as_head(shared, Said(Stance.ADDS, "SECRET answer"), actor=head, at=AT)
    write_down(now, Rating.objects.get(), Said(Stance.ADDS, "SECRET", "SECRET chair"), actor=keeper, at=AT)

    entries = Entry.objects.filter(subject="register").select_related("values_kept")
    assert entries.count() == 5
    assert {one.audience for one in entries} == {"keepers"}
    assert not [one for one in entries if "SECRET" in str(one.values_kept.values)]


def test_cases_go_whole_six_years_after_they_were_closed(concern: Concern, keeper: User, head: User) -> None:
    rated(concern, keeper)
    shared = share(opened(concern, keeper), Shown(Rating.objects.get(), head.email, True, True), actor=keeper, at=AT)
    answer_as_head(shared, Said(Stance.ADDS, "we try"), actor=head, at=AT)
    close_case(opened(concern, keeper), Closing("improved", "well"), seen=2, actor=keeper, at=AT)

    assert forget_cases(NOW - timedelta(days=1), NOW) == 0
    assert forget_cases(NOW + timedelta(days=1), NOW) == 1
    assert not any(kind.objects.exists() for kind in (Concern, Rating, Reason, Point, Share, SchoolAnswer))
    Right.objects.update(until=TODAY - timedelta(days=1))
    assert forget_rights(NOW, NOW) == 1


def test_the_report_tells_keepers_what_they_wrote_while_they_may_open_it(concern: Concern, keeper: User) -> None:
    rated(concern, keeper)
    told = document_on(keeper, NOW)
    assert "SECRET why intensive" in str(told["concerns_written"])
    assert str(told["rights_to_registers"]).count("keeps") == 1

    Right.objects.update(until=TODAY - timedelta(days=1))
    assert "SECRET" not in str(document_on(keeper, NOW)["concerns_written"])


def test_a_head_who_is_erased_leaves_an_answer_without_words(concern: Concern, keeper: User, head: User) -> None:
    rated(concern, keeper)
    shared = share(opened(concern, keeper), Shown(Rating.objects.get(), head.email, True, True), actor=keeper, at=AT)
    answer_as_head(shared, Said(Stance.DISAGREES, "it is not so"), actor=head, at=AT)
    assert "it is not so" in str(document_on(head, NOW)["concerns_as_head"])

    erase_person(head, actor=None, at=NOW)

    assert list(SchoolAnswer.objects.values_list("stance", "words")) == [("disagrees", "")]
    assert list(Share.objects.values_list("rationale", "point")) == [("", "")]
