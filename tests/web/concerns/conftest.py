"""An invented authority with a register, somebody who keeps it, and a school with a head."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from alongside_web.accounts.models import Membership, Organisation, OrganisationKind, User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.concerns.access import Desk, Opened, case_for, desk_for
from alongside_web.concerns.models import Concern, Kind, Right
from alongside_web.concerns.operations import NewCase, give_right, open_case
from alongside_web.concerns.operations_case import NewPoint, NewRating, rate

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
OPENED = date(2024, 9, 1)


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(
    db: None, packaged_store: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(packaged_store))
    with seen_by_all():
        yield


def organisation(name: str, kind: OrganisationKind = OrganisationKind.AUTHORITY, school: str = "") -> Organisation:
    return Organisation.objects.create(kind=kind, name=name, school=school)


def person(name: str, of: Organisation | None = None, *, administers: bool = False) -> User:
    one = User.objects.create_user(f"{name}@example.org", "a long enough password", full_name=name.title())
    if of is not None:
        Membership.objects.create(person=one, organisation=of, since=date(2024, 1, 1), administers=administers)
    return one


def signed_in(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def right(of: Organisation, someone: User, kind: Kind = Kind.KEEPS, since: datetime = AT) -> Right:
    return give_right(of, someone.email, kind, actor=someone, at=since - timedelta(days=30))


@pytest.fixture
def oakshire() -> Organisation:
    return organisation("Oakshire")


@pytest.fixture
def keeper(oakshire: Organisation) -> User:
    one = person("keeper", oakshire)
    right(oakshire, one)
    return one


@pytest.fixture
def desk(oakshire: Organisation, keeper: User) -> Desk:
    return desk_for(keeper.pk, Right.objects.get(person=keeper).register.key, timezone.localdate())


@pytest.fixture
def hazel() -> Organisation:
    return organisation("Hazel Bank School", OrganisationKind.SCHOOL, "example:hazel-bank-school")


@pytest.fixture
def head(hazel: Organisation) -> User:
    return person("head", hazel)


def new_case(key: str = "example:hazel-bank-school", name: str = "Hazel Bank School") -> NewCase:
    return NewCase(key, name, OPENED, {"attainment": "SECRET results", "finance": ""}, date(2026, 12, 1))


@pytest.fixture
def concern(desk: Desk, keeper: User) -> Concern:
    return open_case(desk, new_case(), actor=keeper, at=AT)


def opened(concern: Concern, someone: User) -> Opened:
    return case_for(someone.pk, concern.key, timezone.localdate())


POINT = NewPoint("Two terms with a full staff", date(2027, 7, 1), "the director")


def new_rating(level: str = "intensive", on: date = date(2025, 1, 6), **more: object) -> NewRating:
    given = {"known_at": on, "basis": "A visit", "rationale": f"SECRET why {level}", "point": POINT}
    return NewRating(level=level, occurred=on, precision="day", **(given | more))  # type: ignore[arg-type]  # as the test says


def rated(
    concern: Concern, someone: User, level: str = "intensive", on: date = date(2025, 1, 6), **more: object
) -> None:
    now = opened(concern, someone)
    rate(now, new_rating(level, on, **more), seen=now.concern.version, actor=someone, at=AT)
