"""What a file would make of a plan: which activities it adds, which it changes, which stay, and which rows it cannot take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from alongside.exchange.plan_columns import folded
from alongside.exchange.plan_sheet import Fault, SheetRow, Wrong
from alongside.partnerships.plan import ACTIVITY_FIELDS, PlanActivity, WholePlan
from alongside.partnerships.plan_costs import cost_of
from alongside.partnerships.plan_differences import FieldChange


class Fate(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a plan allows: the days of the partnership, None where it has no end, and its funders by name."""

    starts: date | None
    ends: date | None
    funders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A row and what becomes of it. ``activity`` is as it would be, ``aim`` the words of its aim."""

    row: SheetRow
    fate: Fate
    aim: str
    activity: PlanActivity | None
    changes: tuple[FieldChange, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All the rows; new aims in their order; activities of the plan that the file does not name and that stay."""

    rows: tuple[ProposedRow, ...]
    new_aims: tuple[str, ...]
    left: tuple[PlanActivity, ...]
    staff_day_pence: int | None

    def of(self, fate: Fate) -> tuple[ProposedRow, ...]:
        return tuple(one for one in self.rows if one.fate is fate)

    @property
    def cost(self) -> int:
        """What all the activities that the file names would cost, in pence, faulty rows left out."""
        return sum(cost_of(one.activity, self.staff_day_pence).total for one in self.rows if one.activity)

    @property
    def writes(self) -> int:
        """How many activities would be written."""
        return len(self.of(Fate.ADDED)) + len(self.of(Fate.CHANGED))


def proposed(plan: WholePlan, rows: Iterable[SheetRow], bounds: Bounds) -> Proposal:
    """What the rows make of the plan. A row of our own file finds its activity by key, any other by its aim and title."""
    known = _Known(plan)
    found: list[ProposedRow] = []
    taken: set[str] = set()
    funders = {folded(one): one for one in bounds.funders}
    for row in (_with_funder(one, funders) for one in rows):
        was = known.find(row)
        told = (folded(row.values.get("aim")), folded(row.values.get("title")))
        name = was.key if was else "\n".join(told)
        faults = [*row.faults, *_faults(row, bounds)]
        faults += [Fault(Wrong.TWICE, "title", str(row.values.get("title", "")))] if name in taken and told[1] else []
        taken.add(name)
        found.append(_proposed(row, was, aims=known.aims, faults=tuple(faults)))
    return Proposal(
        tuple(found),
        tuple(_new_aims(found, known)),
        tuple(one for one in plan.activities if one.key not in taken),
        plan.staff_day_pence,
    )


def _with_funder(row: SheetRow, funders: Mapping[str, str]) -> SheetRow:
    """The row with its funder as the partnership writes it."""
    told = row.values.get("funder")
    known = funders.get(folded(told))
    return replace(row, values={**row.values, "funder": known}) if told and known else row


class _Known:
    """A plan's activities by what a file may call them."""

    def __init__(self, plan: WholePlan) -> None:
        self.aims = {folded(one.text): one.key for one in reversed(plan.aims)}
        texts = {one.key: folded(one.text) for one in plan.aims}
        self.by_key = {one.key: one for one in plan.activities}
        self.by_name = {(texts.get(one.aim, ""), folded(one.title)): one for one in reversed(plan.activities)}

    def find(self, row: SheetRow) -> PlanActivity | None:
        by_name = self.by_name.get((folded(row.values.get("aim")), folded(row.values.get("title"))))
        return self.by_key.get(row.key) or by_name


def _faults(row: SheetRow, bounds: Bounds) -> list[Fault]:
    found = []
    starts, ends = row.values.get("starts"), row.values.get("ends")
    if isinstance(starts, date):
        last = ends if isinstance(ends, date) else starts
        if (bounds.starts and last < bounds.starts) or (bounds.ends and starts > bounds.ends):
            found.append(Fault(Wrong.OUTSIDE, "starts", starts.isoformat()))
    funder = row.values.get("funder")
    if funder and folded(funder) not in {folded(one) for one in bounds.funders}:
        found.append(Fault(Wrong.NO_FUNDER, "funder", str(funder)[:60]))
    return found


def _proposed(
    row: SheetRow, was: PlanActivity | None, *, aims: Mapping[str, str], faults: tuple[Fault, ...]
) -> ProposedRow:
    aim = str(row.values.get("aim") or "")
    if faults:
        return ProposedRow(row, Fate.FAULTY, aim, None, faults=faults)
    told = {name: value for name, value in row.values.items() if name in ACTIVITY_FIELDS and name != "aim"}
    if aim:
        # An aim that is new has no key yet; its words stand for it until it has.
        told["aim"] = aims.get(folded(aim), aim)
    if was is not None and was.key != row.key:
        told.pop("title")  # found by its title, however that is written in the file
    before = was or PlanActivity("", "")
    after = replace(before, **told)  # type: ignore[arg-type]  # each value is of its column's kind, as the sheet's reader gives it
    changes = tuple(
        FieldChange(name, getattr(before, name), getattr(after, name))
        for name in ACTIVITY_FIELDS
        if getattr(before, name) != getattr(after, name)
    )
    if was is None:
        return ProposedRow(row, Fate.ADDED, aim, after, changes)
    return ProposedRow(row, Fate.CHANGED if changes else Fate.SAME, aim, after, changes)


def _new_aims(rows: Sequence[ProposedRow], known: _Known) -> Iterable[str]:
    """The aims that rows without a fault name and the plan does not have, each once."""
    named = {folded(one.aim): one.aim for one in reversed(rows) if one.fate is not Fate.FAULTY and one.aim}
    order = dict.fromkeys(folded(one.aim) for one in rows)
    return [named[one] for one in order if one in named and one not in known.aims]
