"""What a strategy took for granted, held against what the evidence says of each partnership."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from alongside.evidence.bearings import Bearing, balance_of
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.evidence.weighing import Balance, Standing, Weighing


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
        return self.bearing is not None

    @property
    def bearing(self) -> Bearing | None:
        """What would bear it out, if anything in the codebook can."""
        if not self.indicator or self.about is None:
            return None
        return Bearing(self.about, self.indicator, self.direction)


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Two things expected of one strategy that do not sit together, and what is reported to have come of it.

    ``source`` says whether the source itself sets the two against each other, or we do.
    """

    id: str
    topic: str
    first: Assumption
    second: Assumption
    outcome: str
    source: str
    page: str


class Status(StrEnum):
    """What the evidence makes of an assumption."""

    BORNE_OUT = "borne out"
    REFUTED = "refuted"
    MIXED = "mixed"
    TOO_LITTLE = "too little evidence"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when an assumption counts as borne out or refuted.

    In one partnership it follows the ``weighing``. Of all partnerships that have evidence enough, at least ``partnerships``
    of them, it is borne out or refuted when more than ``share`` of them say so; otherwise it is mixed. An assumption about
    a single partnership has the status that it has there.
    """

    weighing: Weighing = field(default_factory=Weighing)
    partnerships: int = 2
    share: float = 0.5


@dataclass(frozen=True, slots=True)
class FoundIn:
    """An assumption in one partnership; ``balance`` is above nought where the evidence bears it out."""

    partnership: str
    balance: Balance
    status: Status


@dataclass(frozen=True, slots=True)
class Tested:
    """An assumption held against the evidence: partnership by partnership, and as a whole."""

    assumption: Assumption
    by_partnership: tuple[FoundIn, ...]
    status: Status

    def count(self, status: Status) -> int:
        """In how many partnerships the assumption has this status."""
        return sum(one.status is status for one in self.by_partnership)


_STATUS = {
    Standing.FOR: Status.BORNE_OUT,
    Standing.AGAINST: Status.REFUTED,
    Standing.DIVIDED: Status.MIXED,
    Standing.THIN: Status.TOO_LITTLE,
    Standing.SILENT: Status.TOO_LITTLE,
}


def _as_a_whole(assumption: Assumption, found: tuple[FoundIn, ...], by: Thresholds) -> Status:
    if assumption.partnership:
        return found[0].status if found else Status.TOO_LITTLE
    enough = [one.status for one in found if one.status is not Status.TOO_LITTLE]
    if len(enough) < by.partnerships:
        return Status.TOO_LITTLE
    for status in (Status.BORNE_OUT, Status.REFUTED):
        if enough.count(status) > by.share * len(enough):
            return status
    return Status.MIXED


def tested(  # this is no test, whatever it is called
    assumption: Assumption,
    codings: Iterable[Coding],
    by: Thresholds | None = None,  # noqa: PT028 - a parameter, not a fixture
) -> Tested:
    """What the codings, of one partnership or of several, say for and against the assumption.

    Only partnerships of which it is meant are looked at, and only those that some coding is of. One that no indicator
    can speak to is answered with no partnerships and too little evidence; its ``needed`` says what is missing.
    """
    by = by or Thresholds()
    if (bearing := assumption.bearing) is None:
        return Tested(assumption, (), Status.TOO_LITTLE)
    sorted_out: defaultdict[str, list[Coding]] = defaultdict(list)
    for one in codings:
        if assumption.is_meant_of(one.partnership):
            sorted_out[one.partnership].append(one)
    balances = {name: balance_of((bearing,), sorted_out[name], by.weighing) for name in sorted(sorted_out)}
    found = tuple(FoundIn(name, balance, _STATUS[balance.standing]) for name, balance in balances.items())
    return Tested(assumption, found, _as_a_whole(assumption, found, by))
