"""Who held which office in a partnership, and when: the ground for saying whose attitude an account tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.terms import Period

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Office:
    """A person in a role for a time; None where the time is not told. ``person`` is the voice unless one person has two.

    ``is_whole`` False says that the time is only that within the partnership, so that years in office cannot be told.
    """

    voice: str
    side: str
    role: str
    perspective: str
    start: Period | None
    end: Period | None
    note: str
    person: str = ""
    is_whole: bool = True

    @property
    def who(self) -> str:
        """The person in this office, whichever other offices the person holds."""
        return self.person or self.voice

    def covers(self, when: Period) -> bool:
        """Whether the person was in office in this time, as far as the dates tell."""
        begun = self.start is None or self.start.first <= when.last
        return begun and (self.end is None or self.end.last >= when.first)

    def years_at(self, when: Period) -> float | None:
        """Years in office when this time began, 0 for who came later, None where it is not told when it began."""
        if self.start is None or not self.is_whole:
            return None
        return max(0.0, (when.first - self.start.first).days / _DAYS_A_YEAR)


def heads_of(side: str, offices: Iterable[Office]) -> tuple[Office, ...]:
    """The heads of one side, acting heads included, first to last."""
    heads = [one for one in offices if one.side == side and one.perspective == f"{side}-head"]
    return tuple(sorted(heads, key=_begins))


def _begins(office: Office) -> tuple[int, int, str]:
    start = office.start.first.toordinal() if office.start else 0
    end = office.end.last.toordinal() if office.end else 10**7
    return start, end, office.voice
