"""Two invented schools with a plan of two aims, and what people do to it."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape

from django.http import HttpResponse
from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Partnership, Role, Side, State
from alongside_web.plans.models import Activity, Aim, Allocation, Funder
from tests.web.partnerships.conftest import TODAY, partnership, person, takes_part

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
PARTS = {
    "manager": (Role.MANAGER, Side.SUPPORTED),
    "staff": (Role.STAFF, Side.SUPPORTING),
    "broker": (Role.BROKER, Side.NEITHER),
    "adviser": (Role.ADVISER, Side.NEITHER),
    "governor": (Role.GOVERNOR, Side.SUPPORTING),
    "evaluator": (Role.EVALUATOR, Side.NEITHER),
    "guest": (Role.GUEST, Side.NEITHER),
}


@dataclass(frozen=True, slots=True)
class PlanWorld:
    """A partnership with everybody in it."""

    made: Partnership
    people: dict[str, User]

    def seat(self, who: str) -> Seat:
        return seat_for(self.people[who].pk, self.made.key, TODAY)

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.people[who])
        return client

    def at(self, rest: str = "") -> str:
        return f"/partnerships/{self.made.key}/plan/{rest}"

    def put(self, state: State) -> None:
        Partnership.objects.filter(pk=self.made.pk).update(state=state, state_reason="as it is")
        self.made.refresh_from_db()

    def aim(self, text: str = "Marking that pupils can use", **more: object) -> Aim:
        position = Aim.objects.filter(partnership=self.made).count() + 1
        return Aim.objects.create(partnership=self.made, position=position, text=text, **more)

    def activity(self, title: str = "Heads of English visit", aim: Aim | None = None, **more: object) -> Activity:
        return Activity.objects.create(partnership=self.made, aim=aim, title=title, made_at=AT, **more)

    def funder(self, name: str = "Oakshire", **terms: int) -> Funder:
        """A funder with pence for terms, named as in autumn_2026."""
        first = {"spring": (1, 1), "summer": (5, 1), "autumn": (9, 1)}
        made = Funder.objects.create(partnership=self.made, name=name)
        for told, pence in terms.items():
            season, year = told.split("_")
            day = date(int(year), *first[season])
            Allocation.objects.create(partnership=self.made, funder=made, term=day, pence=pence)
        return made


def plan_world(name: str = "oak-elm") -> PlanWorld:
    made = partnership(name)
    made.state, made.starts, made.ends = State.RUNNING, date(2026, 9, 1), date(2028, 8, 31)
    made.save(update_fields=["state", "starts", "ends"])
    heads = {one.side: one.person for one in made.participations.select_related("person")}
    people = {"supported": heads["supported"], "supporting": heads["supporting"]}
    for who, (role, side) in PARTS.items():
        people[who] = person(f"{name}-{who}")
        takes_part(made, people[who], role, side)
    return PlanWorld(made, people)


def filled(world: PlanWorld) -> tuple[Aim, Activity]:
    """A plan with one aim and one activity that says everything."""
    aim = world.aim(
        priority="Priority one",
        school_plan="Improvement plan 2.3",
        authority_plan="Support plan 4",
        characteristics=["effective-shared-vision"],
    )
    activity = world.activity(
        aim=aim,
        what="They see two lessons each",
        part="English",
        starts=date(2026, 11, 12),
        lead_supported="Ms Reed",
        lead_supporting="Mr Hall",
        days_supported=Decimal("1.5"),
        cover_supported=30_000,
        other_pence=4_550,
        funder=world.funder(autumn_2026=100_000),
        success="Books are marked each fortnight",
        monitored_by="Deputy heads",
        monitored_when="Each half-term",
        monitored_how="Books are looked at",
        evaluation="It began well",
    )
    return aim, activity


def post(client: Client, at: str, **fields: object) -> HttpResponse:
    return client.post(at, {"once": secrets.token_urlsafe(24), **fields})


def text(response: HttpResponse) -> str:
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(plain).split())
