"""A running partnership of two invented schools, and what is done in it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from alongside_web.accounts.models import User
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from alongside_web.plans import activity_operations as operations
from alongside_web.plans.activity_operations import Written
from alongside_web.plans.models import Activity
from tests.web.partnerships.conftest import partnership, person

PARTS = {
    "manager": (Role.MANAGER, Side.SUPPORTED),
    "staff": (Role.STAFF, Side.SUPPORTING),
    "broker": (Role.BROKER, Side.NEITHER),
    "adviser": (Role.ADVISER, Side.NEITHER),
    "governor": (Role.GOVERNOR, Side.SUPPORTING),
    "evaluator": (Role.EVALUATOR, Side.NEITHER),
    "guest": (Role.GUEST, Side.NEITHER),
}
_numbers = count(1)


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


@dataclass(frozen=True, slots=True)
class World:
    """A partnership with everybody in it."""

    made: Partnership
    people: dict[str, User]

    def seat(self, who: str) -> Seat:
        return seat_for(self.people[who].pk, self.made.key, timezone.localdate())

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.people[who])
        return client

    def at(self, rest: str = "") -> str:
        return f"/partnerships/{self.made.key}/activities/{rest}"

    def activity(self, title: str = "Visit to maths", day: date | None = None, **fields: object) -> Activity:
        written = Written({"title": title, "starts": in_days(7) if day is None else day, **fields})
        return operations.do_add(self.seat("manager"), written, actor=self.people["manager"], at=timezone.now())

    def post(self, who: str, rest: str, /, **fields: object) -> HttpResponse:
        posted = {name: str(value) for name, value in fields.items()}
        return self.client(who).post(self.at(rest), {**posted, "once": uuid4().hex})  # type: ignore[return-value]  # Django's own answer

    def become(self, state: State, **fields: object) -> None:
        Partnership.objects.filter(pk=self.made.pk).update(state=state, **fields)
        self.made.refresh_from_db()


def world(name: str = "oak-elm") -> World:
    made = partnership(name)
    made.state, made.starts = State.RUNNING, in_days(-400)
    made.save()
    first, second = name.split("-")
    people = {
        side: User.objects.get(email=f"{school}-head@example.org")
        for side, school in (("head", first), ("other head", second))
    }
    for called, (role, side) in PARTS.items():
        someone = person(f"{called}{next(_numbers)}")
        people[called] = someone
        of = {Side.SUPPORTED: made.supported, Side.SUPPORTING: made.supporting}.get(side, made.supported)
        Participation.objects.create(
            partnership=made, person=someone, organisation=of, role=role, side=side, since=in_days(-100)
        )
    return World(made, people)


def now() -> datetime:
    return timezone.now()
