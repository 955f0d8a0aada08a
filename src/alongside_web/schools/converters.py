"""School keys in addresses: urn:115236 is written urn-115236, example:virgo is written example-virgo."""

from __future__ import annotations

from django.urls import register_converter


class SchoolKeyConverter:
    regex = r"(?:urn-[0-9]{1,7}|example-[a-z0-9-]{1,60})"

    def to_python(self, value: str) -> str:
        return value.replace("-", ":", 1)

    def to_url(self, value: str) -> str:
        return value.replace(":", "-", 1)


SCHOOL = "school"
register_converter(SchoolKeyConverter, SCHOOL)
