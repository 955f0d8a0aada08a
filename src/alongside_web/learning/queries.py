"""What is learned and given, in brief: for the partnership's page and for the first page of this part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from alongside.partnerships import ledger as engine
from alongside.partnerships.practices import Step, Tally
from alongside_web.learning.queries_ledger import promise_rows, schools
from alongside_web.learning.queries_practices import STEPS, TAGS, TO, tallies, visible_practices, ways
from alongside_web.learning.queries_reports import ReportRow, may_record, report_row, school_of, visible_reports
from alongside_web.learning.words import plain
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.panels import Panel
from alongside_web.partnerships.running import READERS

LATEST = 3


@dataclass(frozen=True, slots=True)
class Gives:
    """What one school gives, in a line: who, days given of days promised, and the rest counted."""

    school: str
    is_own: bool
    said: str
    overdue: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Practices that go to one school: how many stand at each step that any stands at."""

    to: str
    at: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is learned and given, in a few lines."""

    seat: Seat
    gives: tuple[Gives, Gives]
    given: str
    promises: int
    taken: tuple[Taken, Taken]
    practices: int
    reports: tuple[ReportRow, ...]
    may_record: bool


def brief(seat: Seat, latest: int = LATEST) -> Brief:
    """The part in a few lines, as the person may see it, with as many of the latest reports."""
    rows = promise_rows(seat)
    whole = engine.ledger([one.engine for one in rows], seat.today)
    names = dict(schools(seat))
    gives = [_gives(one, names[one.side], is_own=one.side in seat.sides) for one in whole.balances]
    first, second = sorted(gives, key=lambda one: not one.is_own)
    practices = list(visible_practices(seat))
    one, other = (_taken(seat, counted) for counted in tallies(practices, ways(seat)))
    reports = tuple(report_row(seat, report) for report in visible_reports(seat)[:latest]) if latest else ()
    return Brief(
        seat, (first, second), whole.given.value, len(rows), (one, other), len(practices), reports, may_record(seat)
    )


def panel(seat: Seat) -> Panel | None:
    """The panel on the partnership's page; none for guests."""
    return Panel("learning/panel.html", brief(seat, 0)) if seat.has(*READERS) else None


def _taken(seat: Seat, counted: Tally) -> Taken:
    at = [(str(STEPS[step.value]), TAGS[step.value], counted.at[step]) for step in Step if counted.at[step]]
    return Taken(school_of(seat.partnership, TO[counted.direction.value]), at)


def _gives(balance: engine.Balance, school: str, *, is_own: bool) -> Gives:
    told = []
    if balance.promises_days or balance.days_given:
        told.append(_days(balance))
    if balance.others:
        words = ngettext(
            "{begun} of {count} other promise begun", "{begun} of {count} other promises begun", balance.others
        )
        told.append(words.format(begun=balance.others_begun, count=balance.others))
    return Gives(school, is_own, "; ".join(told) or gettext("nothing promised yet"), balance.overdue)


def _days(balance: engine.Balance) -> str:
    given, promised = plain(balance.days_given), plain(balance.days_promised)
    if balance.untold_given:
        given = gettext("at least {days}").format(days=given)
    if balance.untold_promised:
        promised = gettext("at least {days}").format(days=promised)
    return gettext("{given} of {promised} days given").format(given=given, promised=promised)
