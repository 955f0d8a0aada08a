"""Columns of a plan in a spreadsheet: known by their headings, in any order, in the words that schools use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What a column of this name holds, and the headings by which it is known, folded. The first is ours.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "aim": ("aim", "aims", "target", "targets", "objective", "objectives", "priority", "key issue", "focus", "goal"),
    "title": (
        "action", "actions", "activity", "activities", "nature of activity", "what is to be done",
        "what is to be done and how", "task", "tasks", "event", "action required", "actions to be taken",
        "strategy", "twinning activity",
    ),
    "what": ("what is done", "details", "detail", "description", "notes", "partnership support"),
    "part": ("department or group", "department", "departments", "subject", "group", "faculty", "curriculum area"),
    "place": ("where", "place", "venue", "location"),
    "lead_supported": (
        "lead at the supported school", "lead", "leads", "lead person", "led by", "who", "by whom",
        "responsibility", "responsible", "person responsible", "persons responsible", "key personnel", "personnel",
        "staff", "lead staff",
    ),
    "lead_supporting": (
        "lead at the supporting school", "partner lead", "lead at partner school", "partner", "partner staff",
    ),
    "when": (
        "when", "date", "dates", "time", "times", "timing", "timescale", "time scale", "timeframe", "time frame",
        "twinning time", "time and dates", "by when", "deadline", "term", "period", "completion", "target date",
    ),
    "starts": ("first day", "start", "starts", "start date", "from", "starting", "begins"),
    "ends": ("last day", "end", "ends", "end date", "until", "to", "finish", "finishes", "completion date"),
    "days_supported": (
        "staff days supported school", "days", "staff days", "supply days", "cover days", "no of days",
        "number of days",
    ),
    "days_supporting": ("staff days supporting school", "partner days", "days of partner"),
    "cover_supported": (
        "cover cost supported school", "cover", "cover cost", "cost of cover", "supply", "supply cost",
        "supply costs",
    ),
    "cover_supporting": ("cover cost supporting school", "partner cover", "cover cost partner"),
    "other_pence": ("other cost", "other costs", "resources cost", "materials cost"),
    "cost": (
        "cost", "costs", "costing", "costings", "total cost", "budget", "cost of activity", "estimated cost",
        "resource cost",
    ),
    "funder": ("funder", "funding", "funded by", "funding source", "source of funding", "source", "paid by"),
    "success": (
        "success criteria", "success criterion", "success indicators", "success indicator", "how we shall know",
        "intended outcomes", "intended outcome", "outcomes", "outcome", "expected outcomes",
        "performance indicators", "criteria",
    ),
    "monitored_by": (
        "monitoring who", "monitored by", "monitoring", "who monitors", "monitor", "monitoring by",
        "monitoring by whom",
    ),
    "monitored_when": ("monitoring when", "monitored when", "when monitored", "monitoring dates"),
    "monitored_how": (
        "monitoring how", "monitored how", "how monitored", "monitoring method", "monitoring procedure",
    ),
    "evaluation": ("evaluation", "impact", "what came of it", "evaluated", "evaluation and impact", "results"),
    "done": ("action to date", "actions to date", "progress", "progress to date", "work to date"),
    "status": ("status",),
    "key": ("key",),
}  # fmt: skip
# Shown in a file of ours, and not read back: they follow from the others, or are recorded with each activity.
DERIVED = frozenset({"status"})
_SIGNS = re.compile(r"[^\w\s]+")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Headings:
    """A row of headings: which row it is, what each column holds, and the headings that were not recognised."""

    row: int
    columns: Mapping[int, str]
    unknown: tuple[str, ...]


def folded(text: object) -> str:
    """A heading or a title as it is compared: small letters, no signs, single spaces.

    >>> folded("  Success-Criteria: ")
    'success criteria'
    """
    return " ".join(_SIGNS.sub(" ", str(text or "")).casefold().split())


_KNOWN = {heading: name for name, headings in COLUMNS.items() for heading in headings}


def find_headings(rows: Sequence[Sequence[object]], more: Mapping[str, str] | None = None) -> Headings | None:
    """The first row among these that has most headings and names the action; ``more`` are further headings, folded.

    A heading may stand over others, as "Monitoring" over "who", "when" and "how". None where no row looks like headings.
    """
    known = {**_KNOWN, **(more or {})}
    best: Headings | None = None
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else ()
        found = _headings(number, row, above=above, known=known)
        is_one = "title" in found.columns.values() and len(found.columns) >= 2
        if is_one and (best is None or len(found.columns) > len(best.columns)):
            best = found
    return best


def _headings(number: int, row: Sequence[object], *, above: Sequence[object], known: Mapping[str, str]) -> Headings:
    columns: dict[int, str] = {}
    unknown: list[str] = []
    over = ""
    for place, cell in enumerate(row):
        over = folded(above[place]) if place < len(above) and above[place] else over
        text = folded(cell)
        if not text:
            continue
        name = known.get(f"{over} {text}") if over else None
        name = name or known.get(text)
        if name is None or name in columns.values():
            unknown.append(str(cell).replace("\x00", "").strip()[:_LONGEST])
        else:
            columns[place] = name
    return Headings(number, columns, tuple(unknown))
