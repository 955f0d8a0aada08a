"""What is done by hand in the meetings of an invented partnership."""

from __future__ import annotations

import re
from uuid import uuid4

from django.http import HttpResponse

from alongside_web.meetings.models import Meeting
from tests.web.plans.activity_world import World, in_days


def at(world: World, rest: str = "") -> str:
    return f"/partnerships/{world.made.key}/meetings/{rest}"


def post(world: World, who: str, rest: str, /, **fields: object) -> HttpResponse:
    posted = {name: one if isinstance(one, list) else str(one) for name, one in fields.items()}
    return world.client(who).post(at(world, rest), {**posted, "once": uuid4().hex})  # type: ignore[return-value]  # Django's own answer


def read(world: World, who: str, rest: str = "") -> str:
    answer = world.client(who).get(at(world, rest))
    assert answer.status_code == 200
    return text(answer)


def text(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]  # Django's answer


def meeting(world: World, who: str = "manager", **fields: object) -> Meeting:
    given = {"title": "How it goes", "on": in_days(-1), "kind": "senior", "audience": "both sides", **fields}
    answer = post(world, who, "add/", **given)
    assert answer.status_code == 302, text(answer)
    return Meeting.objects.latest("pk")
