"""A paper that was laid out as PDF and is kept, so that it is laid out once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A PDF, its language, and the digest of the paper that it shows."""

    language: str
    digest: str
    made: bytes
