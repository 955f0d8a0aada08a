"""The reference page of files as it follows from the layouts."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.exchange.layouts import Cell, Layout
from alongside.schools.measures import MEASURES


def described(layout: Layout) -> str:
    """One section of docs/reference/files.md."""
    return "\n".join(_lines(layout))


def _lines(layout: Layout) -> Iterator[str]:
    yield f"### {layout.title}"
    yield ""
    checked = "checked against real files" if layout.verified else "**not yet checked against a live file**"
    yield f"{layout.publisher}; becomes {layout.keeps.value}; {checked}."
    yield "Recognised by " + ", ".join(f"`{name}`" for name in layout.recognised_by) + "."
    rows = list(_columns(layout))
    if rows:
        yield ""
        yield "| column | becomes |"
        yield "|---|---|"
        yield from rows
    yield ""


def _columns(layout: Layout) -> Iterator[str]:
    for fact in layout.facts:
        yield f"| {_or(fact.columns)} | {fact.field.replace('_', ' ')} |"
    for value in layout.values:
        how = (f", plus `{value.plus}`" if value.plus else "") + (f", over `{value.over}`" if value.over else "")
        how += f", {value.years_before} years before" if value.years_before else ""
        how += f", where `{value.when[0]}` is {value.when[1]}" if value.when[0] else ""
        turned = " (100 less the absence)" if value.cell is Cell.ABSENCE else ""
        yield f"| {_or(value.columns)}{how} | {MEASURES[value.measure].label}{turned} |"
    for inspection in layout.inspections:
        columns = ", ".join(f"`{name}`" for name in dict.fromkeys(inspection.columns()))
        yield f"| {columns} | an inspection |"


def _or(columns: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in columns)
