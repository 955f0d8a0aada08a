"""An authority with a round, brokers in it, and invented schools that need and offer help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from alongside_web.accounts.models import Membership, Organisation, OrganisationKind, User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.access import RoundSeat, round_seat
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated
from alongside_web.brokering.operations_rounds import HeadOf, Opening, do_open_round, do_state

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    with seen_by_all():
        yield


def person(name: str, of: Organisation | None = None) -> User:
    made = User.objects.create_user(f"{name}@example.org", "a long enough password", full_name=name.title())
    if of is not None:
        Membership.objects.create(person=made, organisation=of, since=date(2026, 1, 1))
    return made


def school(name: str) -> Organisation:
    return Organisation.objects.create(kind=OrganisationKind.SCHOOL, name=f"{name.title()} School")


def signed_in(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def opened(organisation: Organisation, broker: User, name: str = "Autumn round") -> BrokeringRound:
    opening = Opening(organisation, name, "Secondary schools", date(2027, 1, 15), date(2027, 2, 15))
    return do_open_round(opening, actor=broker, at=NOW)


def seat(broker: User, made: BrokeringRound) -> RoundSeat:
    return round_seat(broker.pk, made.key, TODAY)


def needs(at: RoundSeat, broker: User, name: str, **more: object) -> NeedStated:
    row = NeedStated(school=school(name), areas=["mathematics"], **more)
    stated = do_state(at, row, HeadOf(name.title(), f"{name}-head@example.org"), actor=broker, at=NOW)
    assert isinstance(stated, NeedStated)
    return stated


def offers(at: RoundSeat, broker: User, name: str, **more: object) -> OfferStated:
    row = OfferStated(school=school(name), areas=["mathematics", "science"], **more)
    stated = do_state(at, row, HeadOf(name.title(), f"{name}-head@example.org"), actor=broker, at=NOW)
    assert isinstance(stated, OfferStated)
    return stated


@pytest.fixture
def authority() -> Organisation:
    return Organisation.objects.create(kind=OrganisationKind.AUTHORITY, name="Riverside Authority")


@pytest.fixture
def broker(authority: Organisation) -> User:
    return person("broker", authority)


@pytest.fixture
def autumn(authority: Organisation, broker: User) -> BrokeringRound:
    return opened(authority, broker)
