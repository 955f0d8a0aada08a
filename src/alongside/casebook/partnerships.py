"""The six partnerships of the thesis: people, dated events, coded evidence in our own words, and what stood around them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding, Event, EventKind
from alongside.exchange.evidence_rows import read_evidence
from alongside.lenses.gathering import Known, gathered
from alongside.lenses.material import Material
from alongside.partnerships.around import Context
from alongside.partnerships.offices import Office
from alongside.terms import Period

CODER = "casebook"

# When each stage was; Pisces-Scorpio's last stage is the fourth (thesis, Tables 3a and 3b).
STAGES: Mapping[int, Period] = {
    1: Period.parse("2002 summer"),
    2: Period.parse("2002 autumn"),
    3: Period.parse("2003 spring"),
    4: Period.parse("2003 summer"),
}
# The money of the strategy ended with the financial year; a grant that the supported school held took its place (p. 293).
FUNDING_ENDED = Period.parse("2003-04")


class FaultyCasebook(ValueError):
    """The packaged casebook does not hold to the codebook."""


class UnknownCase(LookupError):
    """No partnership of the casebook goes by this name."""


@dataclass(frozen=True, slots=True)
class Case:
    """One partnership of the casebook."""

    name: str
    codings: tuple[Coding, ...]
    events: tuple[Event, ...]
    people: tuple[Office, ...]
    context: tuple[Context, ...]


def _rows(case: str, name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath("partnerships", case, name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _period(text: str) -> Period | None:
    return Period.parse(text) if text.strip() else None


def _codings(case: str) -> tuple[Coding, ...]:
    people = {row["id"]: row["person"] for row in _rows(case, "people.csv")}
    rows = [{**row, "partnership": case, "person": people.get(row["voice"], "")} for row in _rows(case, "evidence.csv")]
    checked = read_evidence([*rows[0]], rows, book=codebook(), coder=CODER)
    if checked.faults:
        raise FaultyCasebook(f"the evidence of {case}: {checked.faults[0]}")
    return checked.codings


def _event(case: str, row: Mapping[str, str]) -> Event:
    return Event(
        id=row["id"],
        partnership=case,
        sub=row["sub"],
        occurred=Period.parse(row["occurred"]),
        known_at=_period(row["known_at"]),
        kind=EventKind(row["kind"]),
        by=row["by"],
        summary=row["summary"],
        page=row["page"],
    )


def _office(row: Mapping[str, str]) -> Office:
    start, end = _period(row["from"]), _period(row["to"])
    return Office(row["id"], row["side"], row["role"], row["perspective"], start, end, row["note"], row["person"])


def _context(row: Mapping[str, str]) -> Context:
    start, end = _period(row["from"]), _period(row["to"])
    return Context(row["kind"], row["subject"], row["text"], start, end, row["page"])


def case_names() -> tuple[str, ...]:
    """The partnerships of the casebook, supported school first."""
    folder = files(__package__).joinpath("partnerships")
    return tuple(sorted(one.name for one in folder.iterdir() if one.is_dir() and "-" in one.name))


@cache
def case_named(name: str) -> Case:
    """The partnership of that name; raises `UnknownCase` naming those there are."""
    if name not in case_names():
        raise UnknownCase(f"there is no partnership '{name}' in the casebook; choose from: {', '.join(case_names())}")
    return Case(
        name=name,
        codings=_codings(name),
        events=tuple(_event(name, row) for row in _rows(name, "events.csv")),
        people=tuple(map(_office, _rows(name, "people.csv"))),
        context=tuple(map(_context, _rows(name, "context.csv"))),
    )


def material_of(case: Case, codings: tuple[Coding, ...] | None = None) -> Material:
    """What a reading of this case starts from: its codings, and the deeds that its recorded events add.

    Other ``codings`` replace all the evidence of the case: of the casebook's own only names, the dates of the stages and
    the heads' terms of office remain.
    """
    if codings is not None:
        return Material(case.name, codings, case.people, STAGES)
    known = Known(case.name, case.codings, case.events, case.people, STAGES, case.context, FUNDING_ENDED)
    return gathered(known)
