"""What a file would change, before anything is written: rows, faults by row and column, totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.exchange.plan_proposal import Bounds, Fate, Proposal, ProposedRow, proposed
from alongside.exchange.plan_sheet import Fault, NotAPlan, PlanFile, Wrong, read_plan
from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan import WholePlan
from alongside.partnerships.plan_costs import cost_of, made_worse
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans import plan_rows
from alongside_web.plans.models import Funder
from alongside_web.plans.money_queries import overspend_words
from alongside_web.plans.plan_columns_shown import column_words, known_headings, known_sums
from alongside_web.plans.plan_import_rows import row_again
from alongside_web.plans.plan_models import PlanImport
from alongside_web.plans.plan_words import FIELDS, value_words, when_words
from alongside_web.plans.plan_workbook import Refused, sheets_of

PAGE = 50
LIVES = timedelta(days=1)
_MOST_FAULTS = 100
_ORDER = (Fate.FAULTY, Fate.CHANGED, Fate.ADDED, Fate.SAME)


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the file as the page shows it; ``notes`` are its changes or its faults."""

    number: int
    sheet: str
    title: str
    aim: str
    when: str
    cost: str
    fate: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would change. ``seen`` is the hash of the plan that it is set against."""

    seat: Seat
    waiting: PlanImport
    proposal: Proposal
    seen: str
    rows: tuple[RowShown, ...]
    faults: tuple[str, ...]
    more_faults: int
    unknown: tuple[str, ...]
    sheets: tuple[str, ...]
    sums: int
    counts: dict[str, int]
    left: int
    new_aims: tuple[str, ...]
    cost: str
    plan_cost: tuple[str, str]
    overspends: tuple[str, ...]
    many_sheets: bool
    page: int
    previous_href: str
    next_href: str


def read_file(partnership: Partnership, content: bytes) -> PlanFile:
    """What a file says; raises `Refused` with a sentence."""
    try:
        found = read_plan(sheets_of(content), more=known_headings(partnership), totals=known_sums())
    except NotAPlan:
        raise Refused(
            _(
                "No sheet looks like a plan. It needs a row of headings: Action and at least one other, such as Lead or When."
            )
        ) from None
    if not found.rows:
        raise Refused(_("The file has headings of a plan and no rows below them."))
    if found.rows and all(_is_outside(partnership, found)):
        raise Refused(
            _("Every day in the file lies outside of the partnership. Look whether it is the plan of another year.")
        )
    return found


def _is_outside(partnership: Partnership, found: PlanFile) -> list[bool]:
    """For each row whether its days lie outside of the partnership; a row without days does not."""
    told = proposed(WholePlan(), found.rows, _bounds(partnership))
    return [any(fault.wrong is Wrong.OUTSIDE for fault in one.faults) for one in told.rows]


def _bounds(partnership: Partnership) -> Bounds:
    funders = Funder.objects.filter(partnership=partnership).values_list("name", flat=True)
    return Bounds(partnership.starts, partnership.ends, tuple(funders))


def waiting_import(seat: Seat, key: UUID, now: datetime) -> PlanImport:
    """The person's own file that waits; raises `NotYours` for any other, and for one that has waited for a day."""
    rows = PlanImport.objects.filter(partnership=seat.partnership, owner=seat.person, key=key, at__gt=now - LIVES)
    found = rows.first()
    if found is None:
        raise NotYours
    return found


def proposal_of(seat: Seat, waiting: PlanImport) -> tuple[Proposal, str]:
    """What the file makes of the plan as it stands, and the hash of that plan."""
    plan = plan_rows.whole(seat.partnership)
    rows = waiting.rows if isinstance(waiting.rows, list) else []
    told = [row_again(one) for one in rows if isinstance(one, dict)]
    return proposed(plan, told, _bounds(seat.partnership)), plan.hash


def preview(seat: Seat, waiting: PlanImport, number: int) -> Preview:
    """The page on which a file is confirmed."""
    proposal, seen = proposal_of(seat, waiting)
    listed = [one for fate in _ORDER for one in proposal.of(fate)]
    first = (number - 1) * PAGE
    said = waiting.said if isinstance(waiting.said, dict) else {}
    many = len({one.row.sheet for one in listed}) > 1
    faulty = proposal.of(Fate.FAULTY)
    plan = plan_rows.whole(seat.partnership)
    now = plan_rows.accounts_of(seat.partnership, plan)
    then = plan_rows.accounts_of(seat.partnership, _after(plan, proposal))
    faults = [sentence for one in faulty for sentence in _faults(one, seat.partnership, many=many)]
    return Preview(
        seat=seat,
        waiting=waiting,
        proposal=proposal,
        seen=seen,
        rows=tuple(_shown(one, seat.partnership, proposal.staff_day_pence) for one in listed[first : first + PAGE]),
        faults=tuple(faults[:_MOST_FAULTS]),
        more_faults=max(0, len(faults) - _MOST_FAULTS),
        unknown=tuple(said.get("unknown", ())),
        sheets=tuple(said.get("sheets", ())),
        sums=said.get("sums", 0),
        counts={str(fate): len(proposal.of(fate)) for fate in Fate},
        left=len(proposal.left),
        new_aims=proposal.new_aims,
        cost=in_pounds(proposal.cost),
        plan_cost=(in_pounds(now.total.planned), in_pounds(then.total.planned)),
        overspends=tuple(map(overspend_words, made_worse(now, then))),
        many_sheets=many,
        page=number,
        previous_href=f"?page={number - 1}" if number > 1 else "",
        next_href=f"?page={number + 1}" if first + PAGE < len(listed) else "",
    )


def _after(plan: WholePlan, proposal: Proposal) -> WholePlan:
    """The plan as it would be, as far as its money goes."""
    written = {one.activity.key: one.activity for one in proposal.rows if one.activity and one.activity.key}
    new = tuple(one.activity for one in proposal.of(Fate.ADDED) if one.activity)
    return replace(plan, activities=(*(written.get(one.key, one) for one in plan.activities), *new))


def _shown(one: ProposedRow, partnership: Partnership, day: int | None) -> RowShown:
    cost = cost_of(one.activity, day).total if one.activity else 0
    return RowShown(
        number=one.row.number,
        sheet=one.row.sheet,
        title=str(one.row.values.get("title") or ""),
        aim=one.aim,
        when=when_words(one.activity.starts, one.activity.ends) if one.activity else "",
        cost=in_pounds(cost) if cost else "",
        fate=one.fate.value,
        notes=_notes(one, partnership),
    )


def _notes(one: ProposedRow, partnership: Partnership) -> tuple[str, ...]:
    if one.fate is Fate.CHANGED:
        return tuple(_changes(one))
    return tuple(fault_words(fault, partnership) for fault in one.faults)


def _changes(one: ProposedRow) -> list[str]:
    """Each field that would say something else, in words: from what it says to what it would say."""
    told = []
    for change in one.changes:
        before, after = value_words(change.name, change.before), value_words(change.name, change.after)
        if change.name == "aim":
            before, after = "", one.aim
        words = {"field": FIELDS[change.name], "before": before, "after": after or "–"}
        told.append(_("%(field)s: %(before)s → %(after)s") % words if before else _("%(field)s: %(after)s") % words)
    return told


def _faults(one: ProposedRow, partnership: Partnership, *, many: bool) -> list[str]:
    where = {"sheet": one.row.sheet, "row": one.row.number}
    place = _("%(sheet)s, row %(row)d") % where if many else _("Row %(row)d") % where
    return [f"{place}: {fault_words(fault, partnership)}" for fault in one.faults]


def fault_words(fault: Fault, partnership: Partnership) -> str:
    """A fault in a sentence: the column, what it says, what to do."""
    is_day = fault.wrong in {Wrong.OUTSIDE, Wrong.ENDS_BEFORE}
    said = value_words(fault.column, date.fromisoformat(fault.said)) if is_day else fault.said
    told = {"column": column_words(fault.column, partnership), "said": said}
    sentences = {
        Wrong.NO_TITLE: _("%(column)s is empty. Write what is to be done."),
        Wrong.TOO_LONG: _("%(column)s is too long (%(said)s characters). Shorten it."),
        Wrong.NO_TIME: _(
            "%(column)s says “%(said)s”. Write a day like 12/10/2026, a month like Oct 2026 or a term like autumn 2026."
        ),
        Wrong.NO_MONEY: _("%(column)s says “%(said)s”. Write an amount like £1,200."),
        Wrong.NO_DAYS: _("%(column)s says “%(said)s”. Write a number like 1.5."),
        Wrong.ENDS_BEFORE: _("%(column)s (%(said)s) comes before the first day."),
        Wrong.OUTSIDE: _("%(column)s (%(said)s) lies outside of the partnership."),
        Wrong.NO_FUNDER: _(
            "%(column)s says “%(said)s”, which is no funder of this partnership. Add the funder first, or name one that is there."
        ),
        Wrong.TWICE: _("The file names this activity twice. Leave one row."),
    }
    return sentences[fault.wrong] % told
