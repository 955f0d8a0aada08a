"""What activities and their records are called on pages; dictionaries, for Django's own words for a choice are slow in a list."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.bounds import CannotBe, Fault
from alongside.partnerships.happenings import Outcome
from alongside.terms import Season, Term
from alongside_web.design.moments import day_in_words
from alongside_web.plans.models import By, HappeningKind, Kind, ReasonKind, Status

KINDS = {one.value: one.label for one in Kind}
STATUSES = {one.value: one.label for one in Status}
REASONS = {one.value: one.label for one in ReasonKind}
BYS = {one.value: one.label for one in By}
RECORDS = {one.value: one.label for one in HappeningKind}
TAGS = {
    Status.PLANNED.value: " govuk-tag--blue",
    Status.HELD.value: " govuk-tag--green",
    Status.CANCELLED.value: " govuk-tag--grey",
    "overdue": " govuk-tag--yellow",
    "dropped": " govuk-tag--grey",
}
OVERDUE, DROPPED = _("overdue"), _("dropped from the plan")
OUTCOMES: dict[Outcome, str | Promise] = {
    Outcome.HELD: _("held"),
    Outcome.CANCELLED: _("cancelled"),
    Outcome.MOVED_OUT: _("moved to another term"),
    Outcome.OVERDUE: _("overdue"),
    Outcome.AHEAD: _("still ahead"),
}
_TERMS = {
    Season.SPRING: _("spring term %(year)d"),
    Season.SUMMER: _("summer term %(year)d"),
    Season.AUTUMN: _("autumn term %(year)d"),
}
# Each says which days can be.
FAULTS: dict[Fault, str | Promise] = {
    Fault.NOT_AFTER_THIS: _("It was held; record that it was cancelled if that is wrong"),
    Fault.IN_THE_FUTURE: _(
        "This day is still to come; enter the day on which it was held, from %(first)s to %(last)s, or wait until then"
    ),
    Fault.ABSURD: _("This year cannot be right; enter a day from %(first)s to %(last)s"),
    Fault.BEFORE_THE_PARTNERSHIP: _("This day is before the partnership began; enter a day from %(first)s to %(last)s"),
    Fault.AFTER_THE_PARTNERSHIP: _("This day is after the partnership ends; enter a day from %(first)s to %(last)s"),
    Fault.FAR_PAST: _(
        "This day is more than a year ago; nothing is planned for it. Enter a day from %(first)s to %(last)s"
    ),
    Fault.SAME_DAY: _("It is planned for this day already; enter another day from %(first)s to %(last)s"),
    Fault.LAST_BEFORE_FIRST: _(
        "The last day is before the first; enter a day from %(first)s to %(last)s, or leave it empty"
    ),
    Fault.LAST_WITHOUT_FIRST: _("There is a last day and no first; enter the first day too, or leave both empty"),
}
# Of a partnership that is yet to begin nothing was held, and for one long past its last day nothing is planned.
_NO_DAY_CAN_BE = _("No day can be entered here: it would have to be from %(first)s on, and no later than %(last)s")


def fault_words(wrong: CannotBe) -> str:
    """Why something cannot be so, and which days can be."""
    sentence = FAULTS[wrong.fault] if wrong.allowed else _NO_DAY_CAN_BE
    return str(sentence) % {"first": day_in_words(wrong.allowed.first), "last": day_in_words(wrong.allowed.last)}


# The fields of an activity, as its pages and its history call them.
FIELDS: dict[str, str | Promise] = {
    "title": _("activity"),
    "what": _("what is done"),
    "kind": _("kind"),
    "part": _("department or group"),
    "place": _("place"),
    "starts": _("first day"),
    "ends": _("last day"),
    "begins_at": _("time"),
    "lead_supported": _("lead at the supported school"),
    "lead_supporting": _("lead at the supporting school"),
    "aim": _("aim"),
    "days_supported": _("days of staff of the supported school"),
    "days_supporting": _("days of staff of the supporting school"),
    "cover_supported": _("cost of cover at the supported school"),
    "cover_supporting": _("cost of cover at the supporting school"),
    "other_pence": _("other cost"),
    "funder": _("funder"),
    "success": _("how we shall know that it worked"),
    "monitored_by": _("who checks"),
    "monitored_when": _("when it is checked"),
    "monitored_how": _("how it is checked"),
    "evaluation": _("what came of it"),
}
MONEY = ("cover_supported", "cover_supporting", "other_pence")
DAYS = ("days_supported", "days_supporting")


def term_words(term: Term) -> str:
    """A term in full: autumn term 2026."""
    return str(_TERMS[term.season]) % {"year": term.year}
