"""Everybody walks everywhere: every address, by every method, in every role, to everything of everybody.

What is not yours answers as what is not there, no answer holds a word that is not for you, and what was refused changed
nothing. The addresses come from the site itself, so that a new page is walked without being named here.
"""

from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection, models
from django.urls import Resolver404, resolve

from alongside_web.accounts.models import Invitation, Membership, Organisation
from alongside_web.concerns.models import Concern, Register, Right
from alongside_web.jobs.models import Progress
from alongside_web.partnerships.models import Partnership
from tests.web.walk.routes import Address, Route, addresses, every_route, methods_for
from tests.web.walk.sight import may_see
from tests.web.walk.walking import SAFE, Walking, forms_of
from tests.web.walk.world import Walker, World, walker_names

pytestmark = pytest.mark.django_db

AT_LEAST = 100_000
Fields = dict[str, dict[str, str]]


def is_keepers(world: World, walker: Walker, row: models.Model) -> bool:
    """Whether the walker has a right in the register that a row is, or is of: neither a part nor a membership gives one."""
    own = {one for (_, where, *_), one in world.planter.rows.items() if where == "a"}
    return walker.name == "keeper" and row in own


def is_anybodys(world: World, walker: Walker, row: models.Model) -> bool:  # noqa: PLR0911 - a line a kind of thing
    """Whether the walker has anything to do with a row: only then may an answer differ from that for nothing at all."""
    if isinstance(row, Register | Concern | Right):
        return is_keepers(world, walker, row)
    if isinstance(row, Partnership):
        return walker.takes_part and row in {one for (name, _), one in world.partnerships.items() if name == "a"}
    if isinstance(row, Progress):
        return row.owner_id == walker.pk
    if isinstance(row, Organisation):
        return (
            walker.pk is not None and Membership.objects.filter(person=walker.pk, organisation=row, until=None).exists()
        )
    if isinstance(row, Membership | Invitation):
        return is_anybodys(world, walker, row.organisation)
    known = [one for one in world.planter.known.values() if one.row == row]
    if not known:
        return is_anybodys(world, walker, getattr(row, "partnership", row)) if hasattr(row, "partnership") else True
    return any(may_see(world, walker, one) for one in known)


def belongs(address: Address) -> bool:
    """Whether each thing in the address belongs to the one before it."""
    rows = address.rows
    for outer, inner in pairwise(rows):
        for name in ("partnership", "organisation", "round"):
            over = getattr(inner, name, None)
            if isinstance(over, type(outer)) and over != outer:
                return False
    return True


def own(walking: Walking, address: Address) -> bool:
    """Whether everything in the address is there, belongs together, and is something to the walker."""
    if len(address.rows) < sum("." in kind for _, kind in address.route.kinds):
        return False
    return belongs(address) and all(is_near(walking, row) for row in address.rows)


def is_near(walking: Walking, row: models.Model) -> bool:
    """`is_anybodys`, asked once for each row: nothing that it rests on changes while somebody walks."""
    if row not in walking.near:
        walking.near[row] = is_anybodys(walking.world, walking.walker, row)
    return walking.near[row]


def gather_forms(walking: Walking, plan: list[tuple[Route, list[Address]]]) -> Fields:
    """What the forms that the walker is shown would send, by the route that they are sent to."""
    fields: Fields = {}
    for _route, some in plan:
        for address in some:
            if not own(walking, address):
                continue
            answer = walking.ask("GET", address.path)
            walking.opened.add(address.path)
            if answer.status == 200:
                for action, form in forms_of(answer.body, address.path):
                    try:
                        found = resolve(action.partition("?")[0])
                    except Resolver404:
                        walking.fault(
                            f"{walking.walker.name}: a form of {address.path} leads to {action}, which is nowhere"
                        )
                        continue
                    fields.setdefault(found.view_name, form)
    return fields


Absent = dict[tuple[str, str], object]


def walk(walking: Walking, plan: list[tuple[Route, list[Address]]], fields: Fields) -> None:
    for route, some in plan:
        sent = fields.get(route.name, {}) | {"once": "walk", "csrfmiddlewaretoken": "x"}
        absent: Absent = {}
        refused: set[str] = set()
        for address, methods in methods_for(some):
            for method in methods:
                if method in refused or (method == "GET" and address.path in walking.opened):
                    walking.spared += 1
                elif knock(walking, address, method, None if method in SAFE else sent, absent) == 405:
                    # A page that does not answer a method says so before anything is looked up: once is enough.
                    refused.add(method)


def knock(walking: Walking, address: Address, method: str, body: dict[str, str] | None, absent: Absent) -> int:
    """Asks for one address by one method; what is not the walker's must answer as what is not there."""
    answer = walking.ask(method, address.path, body)
    if not address.route.is_keyed or own(walking, address):
        return answer.status
    nothing = absent.get((address.absent, method))
    if nothing is None:
        nothing = walking.ask(method, address.absent, body).same(address.absent)
        absent[address.absent, method] = nothing
    if answer.same(address.path) != nothing:
        walking.fault(
            f"{walking.walker.name}: {method} {address.path} ({', '.join(map(repr, address.rows)) or 'nothing'}) -> "
            f"{answer.status}, unlike what is not there"
        )
    if walking.walker.person and method == "GET" and answer.status not in {404, 405}:
        walking.fault(f"{walking.walker.name}: GET {address.path} -> {answer.status}, and is not theirs")
    return answer.status


# On PostgreSQL, whose answers are the same, those walk who see most and least; its own wall has tests of its own.
AGAIN_ON_POSTGRESQL = {"supporting head", "former manager", "signed out"}


@pytest.mark.parametrize("name", walker_names())
def test_nobody_learns_or_changes_what_is_not_theirs(
    name: str, world: World, packaged_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "postgresql" and name not in AGAIN_ON_POSTGRESQL:
        pytest.skip("walks on SQLite")
    monkeypatch.setenv("ALONGSIDE_REGISTRY", str(packaged_store))
    walking = Walking(world, world.walkers[name])
    plan = [(route, addresses(world, route)) for route in every_route()]
    begun, used = time.monotonic(), time.process_time()
    with walking.watching():
        fields = gather_forms(walking, plan)
        walk(walking, plan, fields)
    took = time.process_time() - used
    sentence = (
        f"{name}: {walking.asked} requests, {took:.0f} s CPU, {time.monotonic() - begun:.0f} s, {len(fields)} forms"
    )
    told = os.environ.get("ALONGSIDE_WALK_LOG")
    if told:
        with Path(told).open("a", encoding="utf-8") as log:
            log.write(f"{connection.vendor} {sentence}\n")
    print(sentence)  # noqa: T201 - how long the walk is, is one of the figures of the site
    assert walking.faults == [], "\n".join(walking.faults)
    assert walking.asked + walking.spared >= requests_of(plan)


def requests_of(plan: list[tuple[Route, list[Address]]]) -> int:
    return sum(len(methods) for _, some in plan for _, methods in methods_for(some))


def test_the_walk_is_long_enough(world: World) -> None:
    plan = [(route, addresses(world, route)) for route in every_route()]
    assert requests_of(plan) * len(walker_names()) >= AT_LEAST
