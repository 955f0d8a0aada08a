"""A running partnership of two invented schools with people in every part: what the tests of each part of the site begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Partnership, Role, Side, State
from tests.web.partnerships.conftest import TODAY, partnership, person, takes_part

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PARTS: Mapping[str, tuple[Role, Side]] = {
    "manager": (Role.MANAGER, Side.SUPPORTED),
    "staff": (Role.STAFF, Side.SUPPORTING),
    "broker": (Role.BROKER, Side.NEITHER),
    "adviser": (Role.ADVISER, Side.NEITHER),
    "governor": (Role.GOVERNOR, Side.SUPPORTING),
    "evaluator": (Role.EVALUATOR, Side.NEITHER),
    "guest": (Role.GUEST, Side.NEITHER),
}


@dataclass(frozen=True)
class RunningWorld:
    """A partnership with everybody in it; ``supported`` and ``supporting`` are its heads."""

    made: Partnership
    people: dict[str, User]

    def seat(self, who: str) -> Seat:
        return seat_for(self.people[who].pk, self.made.key, TODAY)

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.people[who])
        return client

    def put(self, state: State, why: str = "") -> None:
        Partnership.objects.filter(pk=self.made.pk).update(state=state, state_reason=why)
        self.made.refresh_from_db()


def running_partnership(
    name: str, parts: Mapping[str, tuple[Role, Side]] = PARTS
) -> tuple[Partnership, dict[str, User]]:
    """A running partnership, and the people in it by their part."""
    made = partnership(name)
    made.state = State.RUNNING
    made.save(update_fields=["state"])
    heads = {one.side: one.person for one in made.participations.select_related("person")}
    people = {"supported": heads["supported"], "supporting": heads["supporting"]}
    for who, (role, side) in parts.items():
        people[who] = person(f"{name}-{who}")
        takes_part(made, people[who], role, side)
    return made, people
