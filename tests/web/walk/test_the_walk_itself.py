"""The walk notices what it is there to notice: a leak, a telling difference, a write that should not be."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from alongside_web.accounts.models import Organisation
from alongside_web.accounts.walls import seen_by_all
from alongside_web.jobs.models import Progress
from alongside_web.partnerships import history_queries, history_views
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Partnership
from tests.web.walk.routes import addresses, every_route
from tests.web.walk.test_walk import walk
from tests.web.walk.walking import Walking
from tests.web.walk.world import World

pytestmark = pytest.mark.django_db


def faults(world: World, name: str, route: str) -> list[str]:
    walking = Walking(world, world.walkers[name])
    plan = [(one, addresses(world, one)) for one in every_route() if one.name == route]
    assert plan, route
    with walking.watching():
        walk(walking, plan, {})
    return walking.faults


def test_history_as_it_is_has_no_fault(world: World) -> None:
    assert faults(world, "supporting manager", "history:history") == []


def test_a_forgotten_audience_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history_queries, "may_see", lambda _seat: Q())
    found = faults(world, "supporting manager", "history:history")
    assert any(
        "GET" in one and "shows audit.Values.values" in one and one.endswith("supported author") for one in found
    )


def test_a_refusal_that_tells_that_something_is_there_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def telling(person: int | None, key: UUID, today: date) -> Seat:
        # It has to look past the database's own wall to have anything to tell.
        with seen_by_all():
            there = Partnership.objects.filter(key=key)
            tells = there.exists() and not there.filter(participations__person=person).exists()
        if tells:
            raise PermissionDenied
        return seat_for(person, key, today)

    monkeypatch.setattr(history_views, "seat_for", telling)
    found = faults(world, "nobody's", "history:history")
    assert any("-> 403, unlike what is not there" in one for one in found)


def test_a_visit_that_writes_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def writing(person: int | None, key: UUID, today: date) -> Seat:
        Organisation.objects.filter(name__contains="authority").update(name="renamed")
        return seat_for(person, key, today)

    monkeypatch.setattr(history_views, "seat_for", writing)
    found = faults(world, "guest", "history:history")
    assert any("GET" in one and "changed the table accounts_organisation" in one for one in found)


def test_what_a_request_wrote_is_taken_back(world: World) -> None:
    before = Progress.objects.count()
    assert faults(world, "guest", "history:ask_for_file") == []
    assert Progress.objects.count() == before
