"""Two invented schools that work together, with people in every part, and what they do in a few words."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpResponse
from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Partnership, Role, Side, State
from tests.web.partnerships.conftest import TODAY, partnership, person, takes_part

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PARTS = {
    "manager": (Role.MANAGER, Side.SUPPORTED),
    "teacher": (Role.STAFF, Side.SUPPORTED),
    "host": (Role.STAFF, Side.SUPPORTING),
    "lead": (Role.MANAGER, Side.SUPPORTING),
    "broker": (Role.BROKER, Side.NEITHER),
    "adviser": (Role.ADVISER, Side.NEITHER),
    "governor": (Role.GOVERNOR, Side.SUPPORTING),
    "evaluator": (Role.EVALUATOR, Side.NEITHER),
    "guest": (Role.GUEST, Side.NEITHER),
}


@dataclass(frozen=True, slots=True)
class World:
    """A running partnership with everybody in it; ``supported`` and ``supporting`` are its heads."""

    made: Partnership
    people: dict[str, User]

    def seat(self, who: str) -> Seat:
        return seat_for(self.people[who].pk, self.made.key, TODAY)

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.people[who])
        return client

    def at(self, rest: str = "") -> str:
        return f"/partnerships/{self.made.key}/learning/{rest}"

    def get(self, who: str, where: str) -> HttpResponse:
        return self.client(who).get(where)

    def read(self, who: str, where: str) -> str:
        answer = self.get(who, where)
        assert answer.status_code == 200, (who, where, answer.status_code)
        return answer.content.decode()

    def send(self, who: str, where: str, /, **fields: str) -> HttpResponse:
        return self.client(who).post(where, {"once": secrets.token_urlsafe(20), **fields})

    def put(self, state: State) -> None:
        Partnership.objects.filter(pk=self.made.pk).update(state=state)
        self.made.refresh_from_db()


def running(name: str = "oak-elm") -> World:
    made = partnership(name)
    made.state = State.RUNNING
    made.save(update_fields=["state"])
    heads = {one.side: one.person for one in made.participations.select_related("person")}
    people = {"supported": heads["supported"], "supporting": heads["supporting"]}
    for who, (role, side) in PARTS.items():
        people[who] = person(f"{name}-{who}")
        takes_part(made, people[who], role, side)
    return World(made, people)
