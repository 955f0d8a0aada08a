"""Codings that oppose each other, laid side by side: accounts of one time first, then by distance of those who tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product

from alongside.evidence.claims import Claim
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import Perspective

# The most pairs of one claim stay bounded whatever its size: from each perspective and stage only the strongest are paired.
KEPT_OF_A_CELL = 8

_P = Perspective
_CAMP = {
    _P.SUPPORTED_HEAD: "supported",
    _P.SUPPORTED_MANAGER: "supported",
    _P.SUPPORTED_STAFF: "supported",
    _P.SUPPORTING_HEAD: "supporting",
    _P.SUPPORTING_MANAGER: "supporting",
    _P.SUPPORTING_STAFF: "supporting",
    _P.ADVISER: "broker",
    _P.OFFICER: "broker",
    _P.GOVERNOR: "outside",
    _P.INSPECTOR: "outside",
    _P.RECORD: "outside",
    _P.RESEARCHER: "outside",
}
_SCHOOLS = {"supported", "supporting"}


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two codings at opposite poles of one claim.

    ``distance`` runs from 0, one person against themself, over 1, one perspective, 2, one camp, and 3, two camps, to 4, the two
    schools. ``days`` lie between the two times, 0 where they overlap, None where a date is missing.
    """

    supporting: Coding
    opposing: Coding
    same_time: bool
    distance: int
    days: int | None


def distance(one: Coding, other: Coding) -> int:
    """How far apart the two stand who tell."""
    if one.who == other.who:
        return 0
    if one.perspective is other.perspective:
        return 1
    camps = {_CAMP[one.perspective], _CAMP[other.perspective]}
    if len(camps) == 1:
        return 2
    return 4 if camps == _SCHOOLS else 3


def _days(one: Coding, other: Coding) -> int | None:
    if one.occurred is None or other.occurred is None:
        return None
    earlier, later = sorted((one.occurred, other.occurred))
    return max(0, (later.first - earlier.last).days)


def _opposed(supporting: Coding, opposing: Coding) -> Opposed:
    return Opposed(
        supporting=supporting,
        opposing=opposing,
        same_time=supporting.occurred is not None and supporting.occurred == opposing.occurred,
        distance=distance(supporting, opposing),
        days=_days(supporting, opposing),
    )


def _rank(pair: Opposed) -> tuple[bool, int, bool, int, int, int, str, str]:
    one, other = pair.supporting, pair.opposing
    stages, strength = abs(one.stage - other.stage), one.strength + other.strength
    return (
        not pair.same_time,
        -pair.distance,
        pair.days is None,
        pair.days or 0,
        stages,
        -strength,
        one.id,
        other.id,
    )


def _kept(codings: Sequence[Coding]) -> Iterable[Coding]:
    cells: dict[tuple[Perspective, int], list[Coding]] = defaultdict(list)
    for one in codings:
        cells[one.perspective, one.stage].append(one)
    for cell in cells.values():
        yield from nsmallest(KEPT_OF_A_CELL, cell, key=lambda one: (-one.strength, one.id))


def side_by_side(claim: Claim, *, limit: int = 10) -> tuple[Opposed, ...]:
    """The claim's opposing codings in pairs: those of the same time first, the most distant standpoints, the closest in time."""
    pairs = product(_kept(claim.supporting.codings), list(_kept(claim.opposing.codings)))
    return tuple(nsmallest(limit, (_opposed(one, other) for one, other in pairs), key=_rank))
