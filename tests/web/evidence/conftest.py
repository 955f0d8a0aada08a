"""Partnerships with evidence, and people who read and code it."""

from __future__ import annotations

from tests.web.partnerships.conftest import (  # noqa: F401  # fixtures that these tests use too
    _the_tests_see_every_row,
    oak_elm,
)
