"""Two invented schools that work together, with people in every part, and what they do in a few words."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpResponse

from alongside_web.partnerships.models import Role, Side
from tests.web.partnerships.running_world import RunningWorld, running_partnership

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


@dataclass(frozen=True)
class World(RunningWorld):
    """A running partnership with everybody in it; ``supported`` and ``supporting`` are its heads."""

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


def running(name: str = "oak-elm") -> World:
    return World(*running_partnership(name, PARTS))
