"""Two invented partnerships and the people in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.models import Participation, Partnership, Role, Side

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _the_tests_see_every_row(db: None) -> Iterator[None]:
    """Arranging and asserting look past the database's own wall; requests put it up again."""
    with seen_by_all():
        yield


def organisation(name: str, kind: OrganisationKind = OrganisationKind.SCHOOL) -> Organisation:
    return Organisation.objects.create(kind=kind, name=name)


def person(name: str) -> User:
    return User.objects.create_user(f"{name}@example.org", "a long enough password", full_name=name.title())


def partnership(name: str) -> Partnership:
    """A partnership between two new invented schools, with a head on each side."""
    first, second = name.split("-")
    made = Partnership.objects.create(name=name, supported=organisation(first), supporting=organisation(second))
    for school, side in ((made.supported, Side.SUPPORTED), (made.supporting, Side.SUPPORTING)):
        takes_part(made, person(f"{school.name}-head"), Role.HEAD, side)
    return made


def takes_part(
    made: Partnership, someone: User, role: Role, side: Side = Side.NEITHER, until: date | None = None
) -> Participation:
    of = {Side.SUPPORTED: made.supported, Side.SUPPORTING: made.supporting}.get(side) or made.supported
    return Participation.objects.create(
        partnership=made, person=someone, organisation=of, role=role, side=side, since=date(2026, 9, 1), until=until
    )


@pytest.fixture
def oak_elm() -> Partnership:
    return partnership("oak-elm")


@pytest.fixture
def ash_birch() -> Partnership:
    return partnership("ash-birch")
