"""A register of concerns with a canary in every text: one case, a rating, and what of it is shown to the school's head."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import models

from alongside_web.accounts.models import Organisation, User
from alongside_web.audit.operations import Change, record
from alongside_web.concerns.history_told import KEEPERS, SUBJECT
from alongside_web.concerns.models import (
    Concern,
    Kind,
    Level,
    Point,
    Rating,
    Reason,
    Register,
    Right,
    SchoolAnswer,
    Share,
    Stance,
)
from tests.web.walk.canaries import NOW, TODAY, Planter

OF_REGISTERS = frozenset(
    one._meta.label for one in (Register, Right, Concern, Reason, Rating, Point, Share, SchoolAnswer)
)
SCHOOL = "example:{world}-school"
LONG_AGO = TODAY - timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Cast:
    """Whose register it is, of which school, who keeps it and to whom something is shown."""

    authority: Organisation
    school: Organisation
    keeper: User
    head: User


def plant_register(planter: Planter, world: str, cast: Cast) -> None:
    """The register of one world."""
    cast.school.school = SCHOOL.format(world=world)
    cast.school.save()
    register = Register.objects.create(organisation=cast.authority, labels={"intensive": planter.word()})
    keeps = {"register": register, "person": cast.keeper, "kind": Kind.KEEPS, "since": LONG_AGO}
    concern = Concern.objects.create(
        register=register,
        school=cast.school.school,
        name=planter.word(),
        scheme="2026.1",
        opened=LONG_AGO,
        opened_by=cast.keeper,
        level=Level.INTENSIVE,
        outcome_words=planter.word(),
    )
    rows = [register, Right.objects.create(**keeps), concern, *_in_case(planter, concern, cast)]
    for row in rows:
        _remember(planter, world, row)
    told = {"case": str(concern.key), "school": planter.word(), "number": 1}
    entry = record(Change("rated school", SUBJECT, str(register.key), audience=KEEPERS), told, actor=None, at=NOW)
    planter.remember(entry.values_kept, world)


def _in_case(planter: Planter, concern: Concern, cast: Cast) -> list[models.Model]:
    of = {"concern": concern, "author": cast.keeper}
    told = {"level": Level.INTENSIVE, "occurred": LONG_AGO, "known_at": LONG_AGO, "at": NOW}
    shared = {"concern": concern, "number": 1, "school": cast.school.school, "head": cast.head}
    shown = {name: planter.word() for name in ("name", "level", "when", "rationale", "point")}
    return [
        Reason.objects.create(**of, name="finance", words=planter.word(), since=LONG_AGO),
        Rating.objects.create(**of, number=1, basis=planter.word(), rationale=planter.word(), **told),
        Point.objects.create(
            **of, what=planter.word(), decides=planter.word(), settled_why=planter.word(), by=TODAY, at=NOW
        ),
        Share.objects.create(**shared, **shown, shared_by=cast.keeper, shared_at=NOW),
        SchoolAnswer.objects.create(
            **of, number=1, stance=Stance.ADDS, words=planter.word(), said_by=planter.word(), at=NOW
        ),
    ]


def _remember(planter: Planter, world: str, row: models.Model) -> None:
    planter.remember(row, world)
    planter.rows[row._meta.label, world, 0, "", ""] = row
