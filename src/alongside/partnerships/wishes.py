"""Whom each side would choose as a partner, and what kind of help was offered and accepted: said apart, never merged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alongside.terms import Period


class Chooser(StrEnum):
    """Whose preference it is."""

    HEAD = "head"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class PreferredPartner:
    """A partner whom a head or the authority preferred: ``subject`` is the head, or the school that was chosen."""

    chooser: Chooser
    subject: str
    text: str
    start: Period | None
    page: str


@dataclass(frozen=True, slots=True)
class Relating:
    """A mode of relationship (mentor, coach, critical friend, practical help, client and consultant) offered or accepted.

    ``accepted`` False is an offer. ``subject`` names who to whom, ``text`` the mode in words. ``stated`` is the mode itself where
    whoever speaks chose it from a list (`mentor`, `critical-friend`).
    """

    accepted: bool
    subject: str
    text: str
    start: Period | None
    end: Period | None
    page: str
    stated: str = ""
