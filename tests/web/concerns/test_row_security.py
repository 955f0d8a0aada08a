"""With the site's own filter switched off, PostgreSQL alone shows a register to nobody without a right in it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from alongside_web.accounts.models import Membership, Organisation, User
from alongside_web.accounts.walls import seen_by
from alongside_web.audit.models import Entry
from alongside_web.concerns.models import (
    Concern,
    Kind,
    Point,
    Rating,
    Reason,
    Register,
    Right,
    SchoolAnswer,
    Share,
    Stance,
)
from alongside_web.concerns.operations_share import Said, Shown, answer_as_head, share
from tests.web.concerns.conftest import AT, opened, organisation, person, rated, right

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
OF_CASES = (Concern, Reason, Rating, Point, Share, SchoolAnswer)


@pytest.fixture
def case(concern: Concern, keeper: User, head: User) -> Concern:
    rated(concern, keeper)
    shown = Shown(Rating.objects.get(), head.email, with_rationale=True, with_point=True)
    made = share(opened(concern, keeper), shown, actor=keeper, at=AT)
    answer_as_head(made, Said(Stance.ADDS, "we try"), actor=head, at=AT)
    return concern


def seen(someone: User | None) -> dict[str, int]:
    with seen_by(someone.pk if someone else None):
        counts = {one.__name__: one.objects.count() for one in (*OF_CASES, Register, Right)}
        counts["Entry"] = Entry.objects.filter(subject="register").count()
    return {name: count for name, count in counts.items() if count}


def test_who_has_a_right_sees_the_register(case: Concern, keeper: User, oakshire: Organisation) -> None:
    reader = person("reader", oakshire)
    right(oakshire, reader, Kind.READS)
    whole = {one.__name__: one.objects.count() for one in (*OF_CASES, Register, Right)} | {"Entry": 4}
    assert seen(keeper) == seen(reader) == whole


def test_colleagues_others_operators_and_the_signed_out_see_nothing(case: Concern, oakshire: Organisation) -> None:
    elmshire = organisation("Elmshire")
    other = person("other", elmshire)
    right(elmshire, other)
    operator = person("operator")
    operator.is_superuser = True
    operator.save()
    assert seen(person("colleague", oakshire)) == {}
    assert seen(operator) == {}
    assert seen(None) == {}
    assert seen(other) == {"Register": 1, "Right": 1}


def test_who_looks_after_the_people_sees_rights_and_no_case(case: Concern, oakshire: Organisation) -> None:
    assert seen(person("chief", oakshire, administers=True)) == {"Register": 1, "Right": 1}


def test_a_head_sees_what_is_shown_and_the_own_answer_alone(case: Concern, head: User) -> None:
    assert seen(head) == {"Share": 1, "SchoolAnswer": 1, "Entry": 1}
    Share.objects.update(taken_back_at=AT)
    assert seen(head) == {"SchoolAnswer": 1, "Entry": 1}


def test_a_right_that_ended_and_a_keeper_who_left_see_nothing(
    case: Concern, keeper: User, oakshire: Organisation
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=keeper).update(until=yesterday)
    assert set(seen(keeper)) <= {"Right", "SchoolAnswer", "Entry"}
    Membership.objects.filter(person=keeper).update(until=None)
    Right.objects.update(until=yesterday)
    assert set(seen(keeper)) <= {"Right", "SchoolAnswer", "Entry"}


def test_nobody_without_a_right_writes_in_a_case(case: Concern, oakshire: Organisation) -> None:
    colleague = person("colleague", oakshire)
    with seen_by(colleague.pk):
        assert Rating.objects.update(rationale="x") == 0
        assert Concern.objects.update(name="x") == 0
