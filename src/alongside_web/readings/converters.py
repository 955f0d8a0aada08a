"""A partnership of the casebook in an address: both schools with a hyphen between, as in `virgo-leo`."""

from __future__ import annotations

from django.urls import register_converter

from alongside.casebook.partnerships import case_names

CASE = "case"


class CaseConverter:
    """Only partnerships that the casebook holds; any other name is no page."""

    regex = "[a-z]+-[a-z]+"

    def to_python(self, value: str) -> str:
        if value not in case_names():
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CaseConverter, CASE)
