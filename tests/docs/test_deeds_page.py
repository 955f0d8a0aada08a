"""The page on deeds is true: its table and its worked example are the engine's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alongside.evidence.coding import Coding, Event, EventKind
from alongside.evidence.deeds import CALLED_OFF, TAKEN_UP, TELLS, deeds, telling_of
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.lenses.reading import Listening, Weighing, place, words_and_deeds
from alongside.lenses.structures_processes import PROCESSES
from alongside.partnerships.staging import stages_by_term
from alongside.terms import Period

PAGE = (Path(__file__).parents[2] / "docs/explanation/deeds.md").read_text(encoding="utf-8")
PROSE = " ".join(PAGE.replace("−", "-").split())
STAGES = stages_by_term(Period.parse("2026-09-01").first, Period.parse("2027-07-01").first)
# In the example, what makes two records the same thing is what they are called.
SAME = {"the same visit again": "a visit"}


def rows(name: str) -> list[list[str]]:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- end -->", PAGE, re.DOTALL)
    assert found, name
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in found[1].splitlines()]


def event(number: int, row: list[str]) -> Event:
    kind, _, what = row[0].partition(", ")
    return Event(
        id=str(number),
        partnership="invented",
        sub="",
        occurred=Period.parse(row[1]),
        known_at=None,
        kind=EventKind(kind),
        by=row[2],
        summary=what,
        page="",
        reason=row[3],
        of=SAME.get(what, what),
    )


def example() -> list[Coding]:
    told = [event(number, row) for number, row in enumerate(rows("example"))]
    return list(deeds(told, STAGES, ()))


@pytest.mark.parametrize("row", rows("tells"))
def test_each_record_tells_what_the_table_says(row: list[str]) -> None:
    by = "both" if row[1].startswith(("both", "a school or both")) or row[0] == "activity-cancelled" else "supported"
    reason = row[1] if row[1] in {*CALLED_OFF, *TAKEN_UP} else ""
    told = telling_of(event(0, [row[0], "2026-10-06", by, reason]))

    found = (
        ["nothing", "", ""]
        if told is None
        else [told.indicator, "+" if told.direction > 0 else "-", str(told.strength)]
    )
    assert row[2:] == found


def test_the_table_has_every_kind_and_reason_that_tells() -> None:
    assert {row[0] for row in rows("tells")} == {*(kind.value for kind in TELLS), EventKind.PRACTICE.value}
    assert {row[1] for row in rows("tells")} >= {*CALLED_OFF, *TAKEN_UP}


def test_the_deeds_of_the_example_are_what_the_page_says() -> None:
    told = [(one.stage, f"{one.direction * one.strength:+d}", f"{Weighing().of(one):.2f}") for one in example()]

    assert told == [(int(row[4]), row[5], row[6]) for row in rows("example") if row[4]]


def test_the_example_comes_to_what_the_page_says() -> None:
    said = Coding(
        id="said",
        partnership="invented",
        sub="",
        stage=3,
        occurred=None,
        known_at=None,
        voice="supported-head",
        perspective=Perspective.SUPPORTED_HEAD,
        about=About.PAIR,
        indicator="activities-take-place",
        direction=1,
        strength=3,
        basis=Basis.WORD,
        kind=None,
        paraphrase="All goes well.",
        page="",
        coder="somebody",
    )

    position = place(PROCESSES, Listening([*example(), said]), Weighing())
    apart = words_and_deeds(position, Weighing())

    assert position.divided
    assert apart.gap is not None
    assert f"= {position.value:+.2f}, divided" in PROSE
    assert f"= {position.standpoints[0].mean:+.2f}; the record counts with no more than 5" in PROSE
    assert (
        f"Words alone stand at {apart.words.value:+.2f}, deeds alone at {apart.deeds.value:+.2f}, a gap of {apart.gap:.2f}"
        in PROSE
    )


def test_a_source_of_deeds_adds_nothing_for_what_is_outside_the_two_schools() -> None:
    for kind in EventKind:
        for by in ("broker", "outside"):
            assert telling_of(event(0, [kind.value, "2026-10-06", by, ""])) is None
