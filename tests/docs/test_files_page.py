"""The page of files says, column by column, what the layouts say."""

from pathlib import Path

import pytest

from alongside.exchange.catalogue import LAYOUTS
from alongside.exchange.layouts import Layout
from tests.docs.layout_tables import described

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "files.md"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_published_file_is_on_the_page_with_its_columns(layout: Layout) -> None:
    assert described(layout) in PAGE.read_text(encoding="utf-8")
