"""The activities of a partnership as a list: what is overdue, what comes next, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Case, F, IntegerField, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alongside.partnerships.happenings import Status
from alongside.terms import Term, terms_between
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.running import WRITERS, is_writable
from alongside_web.plans.activity_access import activities_of
from alongside_web.plans.activity_words import BYS, DROPPED, OVERDUE, REASONS, STATUSES, TAGS, term_words
from alongside_web.plans.models import Activity, Happening

PAGE = 50
_HELD_AND_OVER = (Status.HELD, Status.CANCELLED)
CHOICES: dict[str, str | Promise] = {
    "": gettext_lazy("all in the plan"),
    "overdue": OVERDUE,
    "planned": STATUSES["planned"],
    "held": STATUSES["held"],
    "cancelled": STATUSES["cancelled"],
    "dropped": DROPPED,
}
# The sections of the list, in their order.
LATE, NEXT, UNDATED, OVER, GONE = range(5)
HEADINGS: dict[int, str | Promise] = {
    LATE: gettext_lazy("What became of these?"),
    NEXT: gettext_lazy("Next"),
    UNDATED: gettext_lazy("Without a day"),
    OVER: gettext_lazy("What happened"),
    GONE: DROPPED,
}


class Row(NamedTuple):
    """An activity in the list. A tuple, for a template takes one apart at a third of what names cost."""

    href: str
    title: str
    tag: str
    status: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class Section:
    """Activities under one heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to, and what it can be narrowed to."""

    status: str
    part: str
    term: str
    parts: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]

    @property
    def statuses(self) -> tuple[tuple[str, str], ...]:
        return tuple((value, str(words)) for value, words in CHOICES.items())

    @property
    def is_set(self) -> bool:
        return bool(self.status or self.part or self.term)

    def onward(self, page: int) -> str:
        given = {"status": self.status, "part": self.part, "term": self.term, "page": str(page)}
        return "?" + urlencode({name: value for name, value in given.items() if value})


@dataclass(frozen=True, slots=True)
class ActivityList:
    """A page of the list."""

    seat: Seat
    filters: Filters
    sections: tuple[Section, ...]
    number: int
    previous_href: str
    next_href: str
    may_add: bool


def activity_list(seat: Seat, asked: Mapping[str, str], number: int) -> ActivityList:
    """One page of the activities that answer to the filters; a page after the last is empty."""
    filters, first = _filters(seat, asked), (number - 1) * PAGE
    found = list(_ordered(_narrowed(seat, filters), seat.today)[first : first + PAGE + 1])
    may_add = is_writable(seat.partnership) and seat.has(*WRITERS)
    return ActivityList(
        seat,
        filters,
        _sections(found[:PAGE]),
        number,
        filters.onward(number - 1) if number > 1 else "",
        filters.onward(number + 1) if len(found) > PAGE else "",
        may_add,
    )


def overdue(today: date) -> Q:
    """Which activities are overdue on the day, as a filter."""
    return Q(status=Status.PLANNED, removed_at=None) & (Q(ends__lt=today) | Q(ends=None, starts__lt=today))


def _filters(seat: Seat, asked: Mapping[str, str]) -> Filters:
    there = activities_of(seat).filter(removed_at=None)
    parts = tuple(there.exclude(part="").values_list("part", flat=True).distinct().order_by("part"))
    days = there.aggregate(first=Min("starts"), last=Max("starts"))
    terms = terms_between(days["first"], days["last"]) if days["first"] else ()
    named = {str(one).replace(" ", "-"): term_words(one) for one in reversed(terms)}
    status, part, term = (asked.get(name, "") for name in ("status", "part", "term"))
    return Filters(
        status if status in CHOICES else "",
        part if part in parts else "",
        term if term in named else "",
        parts,
        tuple(named.items()),
    )


def _narrowed(seat: Seat, filters: Filters) -> QuerySet[Activity]:
    rows = activities_of(seat)
    if filters.status == "dropped":
        rows = rows.exclude(removed_at=None)
    elif filters.status == "overdue":
        rows = rows.filter(overdue(seat.today))
    else:
        rows = rows.filter(removed_at=None, **({"status": filters.status} if filters.status else {}))
    if filters.part:
        rows = rows.filter(part=filters.part)
    if filters.term:
        term = term_named(filters.term)
        rows = rows.filter(starts__gte=term.first, starts__lte=term.last)
    return rows


def term_named(text: str) -> Term:
    """The term of an address: "autumn-2026"."""
    season, _dash, year = text.partition("-")
    return Term(int(year), ("spring", "summer", "autumn").index(season))


def _ordered(rows: QuerySet[Activity], today: date) -> QuerySet[Activity, tuple[object, ...]]:
    """Overdue ones first, the longest overdue on top; then the next ones; then what happened, the latest on top."""
    section = Case(
        When(removed_at__isnull=False, then=Value(GONE)),
        When(status__in=_HELD_AND_OVER, then=Value(OVER)),
        When(starts=None, then=Value(UNDATED)),
        When(overdue(today), then=Value(LATE)),
        default=Value(NEXT),
        output_field=IntegerField(),
    )
    soonest = Case(When(status=Status.PLANNED, then=F("starts")))
    ordered = rows.annotate(section=section, soonest=soonest)
    ordered = ordered.order_by("section", Coalesce("soonest", Value(date.max)), F("starts").desc(nulls_last=True), "pk")
    names = ("pk", "key", "title", "status", "part", "starts", "ends", "lead_supported", "lead_supporting", "section")
    return ordered.values_list(*names)


def _sections(found: list[tuple[object, ...]]) -> tuple[Section, ...]:
    last = _last_records([int(str(one[0])) for one in found if one[-1] in {OVER, LATE, NEXT}])
    statuses = {value: str(words) for value, words in STATUSES.items()}
    late, gone, asked = str(OVERDUE), str(DROPPED), _("was planned for %(when)s; what became of it?")
    under: dict[int, list[Row]] = {}
    for pk, key, title, status, part, starts, ends, lead, other_lead, section in found:
        of = int(str(section))
        words = {LATE: late, GONE: gone}.get(of, statuses[str(status)])
        when = asked % {"when": days(starts, ends)} if of == LATE else days(starts, ends)
        tag = TAGS[{LATE: "overdue", GONE: "dropped"}.get(of, str(status))]
        told = last.get(pk, "")
        leads = ", ".join(filter(None, (str(lead), str(other_lead)))) if of in {LATE, NEXT, UNDATED} else ""
        note = " · ".join(filter(None, (str(part), leads, told)))
        under.setdefault(of, []).append(Row(f"{key}/", str(title), tag, words, when, note))
    return tuple(Section(str(HEADINGS[of]), tuple(rows)) for of, rows in under.items())


def in_full(day: date) -> str:
    """A day in full, in the reader's language."""
    return _in_full(get_language(), day)


@lru_cache(maxsize=5000)
def _in_full(_language: str | None, day: date) -> str:
    # Django translates the month anew each time, which in a list of fifty costs as much as everything else.
    return date_format(day, "j F Y")


def days(starts: object, ends: object) -> str:
    """A day in full, a whole term by its name, or the first and the last day."""
    if not isinstance(starts, date):
        return ""
    first = in_full(starts)
    if not isinstance(ends, date) or ends == starts:
        return first
    if (term := Term.of(starts)).first == starts and term.last == ends:
        return term_words(term)
    return _("%(first)s to %(last)s") % {"first": first, "last": in_full(ends)}


def _last_records(activities: list[int]) -> dict[object, str]:
    """What the last record of each of these activities says, in short."""
    rows = Happening.objects.filter(activity__in=activities).order_by("pk")
    fields = ("activity", "kind", "on", "by", "reason_kind", "came_supported", "came_supporting")
    reasons, bys = ({value: str(words) for value, words in some.items()} for some in (REASONS, BYS))
    on_that_day, many_came, because = _("held on %(day)s"), _("%(many)d came"), _("because of %(by)s: %(why)s")
    was_planned, told = _("was planned for %(day)s"), {}
    for activity, kind, on, by, reason, *came in rows.values_list(*fields):
        why = reasons.get(reason, "")
        if kind == "held":
            many = sum(one for one in came if one is not None)
            on_day = on_that_day % {"day": in_full(on)}
            told[activity] = f"{on_day}, " + many_came % {"many": many} if many else on_day
        elif kind == "cancelled":
            told[activity] = because % {"by": bys.get(by, ""), "why": why}
        else:
            told[activity] = was_planned % {"day": in_full(on)}
    return told
