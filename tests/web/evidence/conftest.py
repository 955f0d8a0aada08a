"""A partnership that runs, with people in every part, and what they record."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import User
from alongside_web.evidence.models import Statement
from alongside_web.evidence.operations import Coded, do_code
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Partnership, Role, Side, State
from alongside_web.plans.models import Activity, By, Happening, HappeningKind
from tests.web.partnerships.conftest import (
    _the_tests_see_every_row,  # noqa: F401  # a fixture that these tests use too
    partnership,
    person,
    takes_part,
)

STARTS = date(2026, 9, 1)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
SIDES = (Side.SUPPORTED, Side.SUPPORTING)


@pytest.fixture
def oak_elm() -> Partnership:
    """Oak and Elm, running since September, with somebody in every part."""
    made = partnership("oak-elm")
    Partnership.objects.filter(pk=made.pk).update(state=State.RUNNING, started=True, starts=STARTS)
    for role in (Role.BROKER, Role.ADVISER, Role.EVALUATOR, Role.GUEST):
        takes_part(made, person(role.value), role)
    takes_part(made, person("steering"), Role.GOVERNOR)
    for side, school in zip(SIDES, ("oak", "elm"), strict=True):
        for role in (Role.MANAGER, Role.STAFF, Role.GOVERNOR):
            takes_part(made, person(f"{school}-{role}"), role, side)
    return Partnership.objects.get(pk=made.pk)


def named(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def seat(made: Partnership, name: str) -> Seat:
    return seat_for(named(name).pk, made.key, timezone.localdate())


def client(name: str) -> Client:
    one = Client()
    one.force_login(named(name))
    return one


def codes(made: Partnership, name: str = "evaluator", *, indicator: str = "mutual-trust", **more: object) -> Statement:
    """Somebody codes a statement by hand."""
    given: dict[str, object] = {
        "about": "pair",
        "direction": 1,
        "strength": 2,
        "basis": "word",
        "perspective": "supported-head",
        "stage": 1,
        "occurred": None,
        "sub": "",
        "paraphrase": "They rely on each other.",
        "audience": Audience.BOTH_SIDES.value,
    } | more
    coded = Coded(indicator=indicator, **given)  # type: ignore[arg-type]  # the test says which fields differ
    return do_code(seat(made, name), coded, actor=named(name), at=AT)


def happens(
    made: Partnership,
    title: str,
    kind: HappeningKind = HappeningKind.HELD,
    *,
    by: By = By.BOTH,
    reason: str = "",
    on: date = date(2026, 10, 6),
    at: datetime = AT,
) -> Activity:
    """An activity, and what became of it."""
    activity = Activity.objects.create(partnership=made, title=title, made_at=at)
    becomes(activity, kind, by=by, reason=reason, on=on, at=at)
    return activity


def becomes(
    activity: Activity, kind: HappeningKind, *, by: By = By.BOTH, reason: str = "", on: date, at: datetime
) -> None:
    """What became of an activity, as somebody recorded it."""
    Happening.objects.create(
        partnership=activity.partnership,
        activity=activity,
        kind=kind,
        on=on,
        by=by,
        reason_kind=reason,
        side=Side.SUPPORTED,
        at=at,
    )
