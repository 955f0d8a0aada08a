"""The plan's page: aims, and under each the activities that a reader asked for, fifty to a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan import Status
from alongside.partnerships.plan_costs import cost_of
from alongside.terms import Term
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans import plan_rows as rows
from alongside_web.plans import plan_words as words
from alongside_web.plans.models import Activity, Aim, Allocation, Payment
from alongside_web.plans.plan_access import may_write, sees_money

PAGE = 50
NO_AIM = "none"
_TAGS = {Status.PLANNED: "blue", Status.HELD: "green", Status.CANCELLED: "grey"}


@dataclass(frozen=True, slots=True)
class ActivityShown:
    """One activity as a row of the table, in words."""

    key: UUID
    title: str
    about: str
    leads: tuple[str, str]
    when: str
    cost: str
    status: str
    tag: str
    success: str
    monitored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AimShown:
    """An aim with what it serves and, of its activities, those on this page; ``aim`` None are those of no aim."""

    aim: Aim | None
    characteristics: tuple[str, ...]
    activities: tuple[ActivityShown, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; empty is everything."""

    aim: str = ""
    status: str = ""
    term: str = ""

    @classmethod
    def asked(cls, given: Mapping[str, str]) -> Filters:
        """The filters of an address; what means nothing is left out."""
        term = given.get("term", "")
        return cls(_key(given.get("aim", "")), _status(given.get("status", "")), term if _day(term) else "")

    @property
    def any(self) -> bool:
        return bool(self.aim or self.status or self.term)

    @property
    def query(self) -> str:
        told = {"aim": self.aim, "status": self.status, "term": self.term}
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan as one person reads it."""

    seat: Seat
    partnership: Partnership
    aims: tuple[AimShown, ...]
    counts: Mapping[str, int]
    filters: Filters
    aim_choices: tuple[Choice, ...]
    status_choices: tuple[Choice, ...]
    term_choices: tuple[Choice, ...]
    shown: int
    may_write: bool
    sees_money: bool
    is_empty: bool
    schools: tuple[str, str]
    page: int
    previous_href: str
    next_href: str


def _key(text: str) -> str:
    if text == NO_AIM:
        return text
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        return ""


def _status(text: str) -> str:
    return text if text in set(Status) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def plan_page(seat: Seat, filters: Filters, number: int) -> PlanPage:
    """One page of the plan."""
    partnership = seat.partnership
    asked = _filtered(partnership, filters)
    per_aim = dict(asked.order_by().values_list("aim").annotate(count=Count("pk")))
    known = list(rows.aims(partnership))
    total = sum(per_aim.values())
    first = (number - 1) * PAGE
    found = list(rows.activities(partnership).filter(pk__in=asked.values("pk"))[first : first + PAGE])
    shown = tuple(_aims(seat, _listed(known, filters), per_aim, found=found, first=first))
    counts = _counts(partnership)
    return PlanPage(
        seat=seat,
        partnership=partnership,
        aims=shown,
        counts=counts,
        filters=filters,
        aim_choices=_aim_choices(known),
        status_choices=tuple(Choice(one, str(words.STATUSES[one])) for one in Status),
        term_choices=_term_choices(partnership),
        shown=total,
        may_write=may_write(seat),
        sees_money=sees_money(seat),
        is_empty=not known and not sum(counts.values()),
        schools=(partnership.supported.name, partnership.supporting.name),
        page=number,
        previous_href=_href(filters, number - 1) if number > 1 else "",
        next_href=_href(filters, number + 1) if first + PAGE < total else "",
    )


def _href(filters: Filters, number: int) -> str:
    return f"?{filters.query}&page={number}" if filters.query else f"?page={number}"


def _filtered(partnership: Partnership, filters: Filters) -> QuerySet[Activity]:
    asked = Activity.objects.filter(partnership=partnership, removed_at=None)
    if filters.aim:
        asked = asked.filter(aim=None) if filters.aim == NO_AIM else asked.filter(aim__key=filters.aim)
    if filters.status:
        asked = asked.filter(status=filters.status)
    day = _day(filters.term)
    if day is not None:
        term = Term.of(day)
        asked = asked.filter(starts__gte=term.first, starts__lte=term.last)
    return asked


def _listed(known: list[Aim], filters: Filters) -> list[Aim | None]:
    """The aims in their order, and at the end no aim at all."""
    if filters.aim:
        chosen: list[Aim | None] = [one for one in known if str(one.key) == filters.aim]
        return chosen or [None]
    return [*known, None]


def _aims(
    seat: Seat, listed: list[Aim | None], per_aim: Mapping[int | None, int], *, found: list[Activity], first: int
) -> list[AimShown]:
    """The aims that have activities on this page, and those without any that stand between them."""
    day, money = rows.staff_day(seat.partnership), sees_money(seat)
    by_aim: dict[int | None, list[ActivityShown]] = {}
    for one in found:
        by_aim.setdefault(one.aim_id, []).append(_activity(one, day, money=money))
    shown, before = [], 0
    for aim in listed:
        pk = aim.pk if aim else None
        count = per_aim.get(pk, 0)
        empty_here = aim is not None and not count and first <= before < first + PAGE
        if by_aim.get(pk) or empty_here:
            serves = words.characteristic_words(aim.characteristics) if aim else ()
            shown.append(AimShown(aim, serves, tuple(by_aim.get(pk, ())), count))
        before += count
    return shown


def _activity(row: Activity, day: int | None, *, money: bool) -> ActivityShown:
    status = Status(row.status)
    return ActivityShown(
        key=row.key,
        title=row.title,
        about=row.part,
        leads=(row.lead_supported, row.lead_supporting),
        when=words.when_words(row.starts, row.ends),
        cost=_cost(row, day) if money else "",
        status=str(words.STATUSES[status]),
        tag=_TAGS[status],
        success=row.success,
        monitored=tuple(one for one in (row.monitored_by, row.monitored_when, row.monitored_how) if one),
    )


def _cost(row: Activity, day: int | None) -> str:
    pence = cost_of(rows.costed(row), day).total
    return in_pounds(pence) if pence else ""


def _counts(partnership: Partnership) -> dict[str, int]:
    held = Activity.objects.filter(partnership=partnership, removed_at=None).order_by()
    counted = dict(held.values_list("status").annotate(count=Count("pk")))
    return {str(one): counted.get(one.value, 0) for one in Status}


def _aim_choices(known: list[Aim]) -> tuple[Choice, ...]:
    return tuple(Choice(str(one.key), one.text[:80]) for one in known)


def _term_choices(partnership: Partnership) -> tuple[Choice, ...]:
    """The terms in which anything is planned."""
    planned = Activity.objects.filter(partnership=partnership, removed_at=None, starts__isnull=False)
    days = planned.order_by().values_list("starts", flat=True).distinct()
    terms = sorted({Term.of(day) for day in days if day})
    return tuple(Choice(one.first.isoformat(), words.term_words(one)) for one in terms)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The plan in one line on the partnership's page; the money is empty for those who see none."""

    key: UUID
    counts: Mapping[str, int]
    spent: str
    allocated: str
    is_empty: bool


def plan_line(seat: Seat) -> PlanLine:
    """The plan in one line."""
    partnership = seat.partnership
    counts = _counts(partnership)
    spent = allocated = ""
    if sees_money(seat):
        given = Allocation.objects.filter(partnership=partnership).aggregate(sum=Sum("pence"))["sum"] or 0
        used = Payment.objects.filter(Q(taken_back_at=None), partnership=partnership).aggregate(sum=Sum("pence"))["sum"]
        spent, allocated = (in_pounds(used or 0), in_pounds(given)) if given or used else ("", "")
    return PlanLine(partnership.key, counts, spent, allocated, not sum(counts.values()))
