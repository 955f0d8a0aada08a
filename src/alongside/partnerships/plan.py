"""A whole plan as one value: its aims, and the activities under them with people, days, money, success and monitoring."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class Status(StrEnum):
    """What became of an activity; one that was moved is still planned."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class PlanAim:
    """What the work is for, and what it serves: a priority, the school's plan, the authority's, characteristics."""

    key: str
    text: str
    priority: str = ""
    school_plan: str = ""
    authority_plan: str = ""
    characteristics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanActivity:
    """One thing that is to be done together. ``aim`` and ``funder`` are the key of an aim and the name of a funder, or empty."""

    key: str
    title: str
    aim: str = ""
    what: str = ""
    kind: str = "other"
    part: str = ""
    place: str = ""
    starts: date | None = None
    ends: date | None = None
    lead_supported: str = ""
    lead_supporting: str = ""
    days_supported: Decimal = Decimal(0)
    days_supporting: Decimal = Decimal(0)
    cover_supported: int = 0
    cover_supporting: int = 0
    other_pence: int = 0
    funder: str = ""
    success: str = ""
    monitored_by: str = ""
    monitored_when: str = ""
    monitored_how: str = ""
    evaluation: str = ""
    status: Status = Status.PLANNED


@dataclass(frozen=True, slots=True)
class WholePlan:
    """Everything that a plan says at one moment, in its order. ``staff_day_pence`` is what a day of cover costs."""

    aims: tuple[PlanAim, ...] = ()
    activities: tuple[PlanActivity, ...] = ()
    staff_day_pence: int | None = None

    def under(self, aim: str) -> tuple[PlanActivity, ...]:
        """The activities of one aim, in their order; those of no aim where it is empty."""
        return tuple(one for one in self.activities if one.aim == aim)

    @property
    def hash(self) -> str:
        """A digest that changes whenever anything in the plan does."""
        text = json.dumps(as_data(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


# What belongs to the money of a plan, and is shown to those alone who answer for it.
OF_MONEY = frozenset({"cover_supported", "cover_supporting", "other_pence", "funder"})
# What is recorded as the work goes on; to change it rewrites no plan.
RECORDED = frozenset({"status", "evaluation"})
WHEN = frozenset({"starts", "ends"})
AIM_FIELDS = tuple(one.name for one in fields(PlanAim) if one.name != "key")
ACTIVITY_FIELDS = tuple(one.name for one in fields(PlanActivity) if one.name != "key")


def without_money(plan: WholePlan) -> WholePlan:
    """The plan as those see it who answer for no money."""
    bare = (replace(one, cover_supported=0, cover_supporting=0, other_pence=0, funder="") for one in plan.activities)
    return replace(plan, activities=tuple(bare), staff_day_pence=None)


def as_data(plan: WholePlan) -> dict[str, object]:
    """A plan as it is kept: plain JSON, the same for the same plan."""
    return {
        "aims": [{"key": one.key, **{name: _plain(getattr(one, name)) for name in AIM_FIELDS}} for one in plan.aims],
        "activities": [
            {"key": one.key, **{name: _plain(getattr(one, name)) for name in ACTIVITY_FIELDS}}
            for one in plan.activities
        ],
        "staff_day_pence": plan.staff_day_pence,
    }


def from_data(data: Mapping[str, object]) -> WholePlan:
    """A plan that was kept; what it does not say is as in a new one, what it says beyond is left out."""
    day = data.get("staff_day_pence")
    return WholePlan(
        tuple(_aim(one) for one in _rows(data.get("aims"))),
        tuple(_activity(one) for one in _rows(data.get("activities"))),
        day if isinstance(day, int) else None,
    )


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return _days_written(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def _days_written(days: Decimal) -> str:
    """Days without noughts that say nothing, so that the same days are always written alike."""
    return f"{days.normalize():f}" if days else "0"


def _rows(told: object) -> Iterable[Mapping[str, object]]:
    return [one for one in told if isinstance(one, Mapping)] if isinstance(told, list) else []


def _aim(row: Mapping[str, object]) -> PlanAim:
    named = row.get("characteristics")
    texts = (str(row.get(name, "")) for name in AIM_FIELDS if name != "characteristics")
    text, priority, school_plan, authority_plan = texts
    serves = tuple(str(one) for one in named) if isinstance(named, list) else ()
    return PlanAim(str(row.get("key", "")), text, priority, school_plan, authority_plan, serves)


def _activity(row: Mapping[str, object]) -> PlanActivity:
    text = {name: str(row.get(name, "")) for name in ACTIVITY_FIELDS}
    return PlanActivity(
        key=str(row.get("key", "")),
        title=text["title"],
        aim=text["aim"],
        what=text["what"],
        kind=text["kind"] or "other",
        part=text["part"],
        place=text["place"],
        starts=_day(row.get("starts")),
        ends=_day(row.get("ends")),
        lead_supported=text["lead_supported"],
        lead_supporting=text["lead_supporting"],
        days_supported=_days(row.get("days_supported")),
        days_supporting=_days(row.get("days_supporting")),
        cover_supported=_pence(row.get("cover_supported")),
        cover_supporting=_pence(row.get("cover_supporting")),
        other_pence=_pence(row.get("other_pence")),
        funder=text["funder"],
        success=text["success"],
        monitored_by=text["monitored_by"],
        monitored_when=text["monitored_when"],
        monitored_how=text["monitored_how"],
        evaluation=text["evaluation"],
        status=Status(text["status"] or Status.PLANNED),
    )


def _day(told: object) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) and told else None


def _days(told: object) -> Decimal:
    try:
        return Decimal(str(told)) if told is not None else Decimal(0)
    except InvalidOperation:
        return Decimal(0)


def _pence(told: object) -> int:
    return told if isinstance(told, int) else 0
