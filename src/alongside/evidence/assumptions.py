"""What a strategy took for granted, held against what the evidence says of each partnership."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.evidence.perspectives import About


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that somebody believed or took for granted about a partnership, or about all of them.

    ``partnership`` is empty when it was meant of every one. ``indicator``, ``about`` and ``direction`` say what would bear
    it out: evidence for that pole (1 or -1) of that indicator. Where no indicator can speak to it, ``indicator`` is empty,
    ``about`` None and ``direction`` 0, and ``needed`` says what would be needed to judge it. ``outcome`` is what the source
    reports of it, in our words, with the ``page``.
    """

    id: str
    held_by: str
    partnership: str
    text: str
    indicator: str
    about: About | None
    direction: int
    needed: str
    outcome: str
    page: str

    def is_meant_of(self, partnership: str) -> bool:
        return self.partnership in {"", partnership}

    @property
    def can_be_tested(self) -> bool:
        return bool(self.indicator)
