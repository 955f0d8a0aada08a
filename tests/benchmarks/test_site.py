"""The benchmark of pages: every page of it stands in the document, within its limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.site.pages import PAGES, Measured

PAGE = (Path(__file__).parents[2] / "docs/reference/benchmarks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [one for part in PAGES.values() for one in part], ids=lambda one: one.name)
def test_every_measured_page_stands_in_the_document_and_keeps_to_its_limit(page: Measured) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {page.name} |"))
    measured, limit = (float(cell) for cell in row.split("|")[2:4])
    assert limit == page.limit
    assert measured <= limit
