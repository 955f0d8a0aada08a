"""Academic years, as schools in England name them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"(?<!\d)(19|20)(\d\d)\s*[-/_–]\s*(?:(19|20))?(\d\d)(?!\d)")


class NotAnAcademicYear(ValueError):
    """The text does not name two consecutive calendar years."""


@dataclass(frozen=True, slots=True, order=True)
class AcademicYear:
    """A school year, held as the calendar year in which it begins (September)."""

    first: int

    def __str__(self) -> str:
        return f"{self.first}/{(self.first + 1) % 100:02d}"

    @classmethod
    def find(cls, text: str) -> AcademicYear | None:
        """The first academic year written in ``text`` as 2018/19, 2018-19, 2018_2019 or 201819; else None.

        >>> str(AcademicYear.find("census_2018-19.csv"))
        '2018/19'
        >>> AcademicYear.find("extract of 2022-07") is None
        True
        """
        for match in _WRITTEN.finditer(text):
            first = int(match[1] + match[2])
            if (first + 1) % 100 == int(match[4]) and (match[3] is None or int(match[3] + match[4]) == first + 1):
                return cls(first)
        for run in re.findall(r"(?<!\d)\d{6}(?!\d)", text):
            if run[:2] in {"19", "20"} and (int(run[:4]) + 1) % 100 == int(run[4:]):
                return cls(int(run[:4]))
        return None

    @classmethod
    def parse(cls, text: str) -> AcademicYear:
        """The academic year that ``text`` names; raises `NotAnAcademicYear` when it names none."""
        year = cls.find(text)
        if year is None:
            raise NotAnAcademicYear(f"'{text}' is not an academic year; write it like 2018/19")
        return year
