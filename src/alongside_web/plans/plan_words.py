"""How a plan is said on pages and papers: its fields, its times, its states, the characteristics that an aim serves."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.evidence.codebook import codebook
from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan import Status
from alongside.terms import Season, Term
from alongside_web.plans.models import Kind

Words = str | Promise
FIELDS: dict[str, Words] = {
    "text": _("Aim"),
    "priority": _("Priority it serves"),
    "school_plan": _("In the school’s own plan"),
    "authority_plan": _("In the authority’s support plan"),
    "characteristics": _("Characteristics it serves"),
    "aim": _("Aim"),
    "title": _("Activity"),
    "what": _("What is done"),
    "kind": _("Kind"),
    "part": _("Department or group"),
    "place": _("Where"),
    "starts": _("First day"),
    "ends": _("Last day"),
    "lead_supported": _("Lead at the supported school"),
    "lead_supporting": _("Lead at the supporting school"),
    "days_supported": _("Staff days, supported school"),
    "days_supporting": _("Staff days, supporting school"),
    "cover_supported": _("Cover cost, supported school"),
    "cover_supporting": _("Cover cost, supporting school"),
    "other_pence": _("Other cost"),
    "funder": _("Funder"),
    "success": _("How we shall know"),
    "monitored_by": _("Monitoring: who"),
    "monitored_when": _("Monitoring: when"),
    "monitored_how": _("Monitoring: how"),
    "evaluation": _("What came of it"),
    "status": _("Status"),
    "staff_day_pence": _("A day of cover costs"),
}
STATUSES: dict[str, Words] = {
    Status.PLANNED: _("planned"),
    Status.HELD: _("held"),
    Status.CANCELLED: _("cancelled"),
}
KINDS: dict[str, Words] = dict(Kind.choices)
SEASONS: dict[Season, Words] = {
    Season.SPRING: _("spring term %(year)d"),
    Season.SUMMER: _("summer term %(year)d"),
    Season.AUTUMN: _("autumn term %(year)d"),
}


def term_words(term: Term | None) -> str:
    """A term as people say it: autumn term 2026."""
    if term is None:
        return gettext("no day yet")
    return str(SEASONS[term.season]) % {"year": term.year}


def when_words(starts: date | None, ends: date | None) -> str:
    """When something is: a day, days, a month, a term, or not said yet."""
    if starts is None:
        return date_format(ends, "j F Y") if ends else ""
    if ends is None or ends == starts:
        return date_format(starts, "j F Y")
    term = Term.of(starts)
    if (starts, ends) == (term.first, term.last):
        return term_words(term)
    if starts.day == 1 and ends == date(starts.year, starts.month, monthrange(starts.year, starts.month)[1]):
        return date_format(starts, "F Y")
    days = {"first": date_format(starts, "j F Y"), "last": date_format(ends, "j F Y")}
    return gettext("%(first)s to %(last)s") % days


def characteristics() -> tuple[tuple[str, str], ...]:
    """The characteristics of effective partnerships that an aim may serve: name and words."""
    known = codebook().characteristics.values()
    return tuple((one.id, gettext(one.label)) for one in known if one.side == "effective")


def characteristic_words(names: Iterable[object]) -> tuple[str, ...]:
    """The words of characteristics; what the codebook does not know is left out."""
    known = codebook().characteristics
    return tuple(gettext(known[str(one)].label) for one in names if str(one) in known)


def days_words(days: Decimal) -> str:
    """Days of staff without noughts that say nothing: 1.5."""
    return f"{days.normalize():f}" if days else "0"


def value_words(name: str, value: object) -> str:
    """What a field says, in words; nothing where it says nothing."""
    if value in (None, "", 0, Decimal(0), ()):
        return ""
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Decimal):
        return days_words(value)
    if isinstance(value, int):
        return in_pounds(value)
    if isinstance(value, tuple):
        return ", ".join(characteristic_words(value))
    known = {"status": STATUSES, "kind": KINDS}.get(name)
    return str(known.get(str(value), value)) if known else str(value)
