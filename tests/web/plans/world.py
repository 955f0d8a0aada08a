"""Two invented schools with a plan of two aims, and what people do to it."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape

from django.http import HttpResponse
from django.test import Client

from alongside_web.plans.models import Activity, Aim, Allocation, Funder
from tests.web.partnerships.running_world import AT, RunningWorld, running_partnership


@dataclass(frozen=True)
class PlanWorld(RunningWorld):
    """A partnership with everybody in it."""

    def at(self, rest: str = "") -> str:
        return f"/partnerships/{self.made.key}/plan/{rest}"

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
    made, people = running_partnership(name)
    made.starts, made.ends = date(2026, 9, 1), date(2028, 8, 31)
    made.save(update_fields=["starts", "ends"])
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
