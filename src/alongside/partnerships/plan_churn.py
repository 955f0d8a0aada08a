"""Planning is not progress: how much of a plan was rewritten, against how much was held in the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import sqrt

from alongside.partnerships.plan import WholePlan
from alongside.partnerships.plan_differences import plan_difference

MODEL = "churn 1"
# With fewer acts than this, one more would turn the verdict round.
LEAST_ACTS = 6
LEAST_DAYS = 28
# Nine in ten: the verdict is a nudge to talk, and no finding against anybody.
_Z = 1.6449


class ChurnVerdict(StrEnum):
    """Whether the time went into the plan or into what it plans."""

    MOSTLY_PLANNING = "mostly planning"
    MOSTLY_DOING = "mostly doing"
    TOO_CLOSE = "too close to say"
    TOO_LITTLE = "too little to say"


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of the plan, and the day on which it was kept."""

    number: int
    on: date
    plan: WholePlan


@dataclass(frozen=True, slots=True)
class Touched:
    """What became of a plan, in activities. ``once`` counts each activity once, whatever was done to it."""

    added: int
    dropped: int
    moved: int
    rewritten: int
    once: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A version of which no more is known than what became of the plan since the one before."""

    number: int
    on: date
    since: Touched


@dataclass(frozen=True, slots=True)
class Step:
    """What became of the plan from one version to the next, and how many activities were held meanwhile."""

    before: Counted
    after: Counted
    held: int

    @property
    def touched(self) -> Touched:
        return self.after.since


@dataclass(frozen=True, slots=True)
class Churn:
    """The steps, and what they come to. ``share`` is the part of planning in all acts, with its interval; None without acts."""

    steps: tuple[Step, ...]
    touched: int
    held: int
    days: int
    share: float | None
    low: float | None
    high: float | None
    verdict: ChurnVerdict
    model: str = MODEL


def touched(before: WholePlan, after: WholePlan) -> Touched:
    """What became of the activities from one plan to the other."""
    found = plan_difference(before, after)
    moved, rewritten = {one.key for one in found.moved}, {one.key for one in found.rewritten}
    once = len(found.added) + len(found.dropped) + len(moved | rewritten)
    return Touched(len(found.added), len(found.dropped), len(moved), len(rewritten), once)


def churn(versions: Sequence[Kept], held: Sequence[date]) -> Churn:
    """The churn of a plan from its versions and the days on which activities were held."""
    ordered = sorted(versions, key=lambda one: one.number)
    plans = [WholePlan(), *(one.plan for one in ordered)]
    since = [touched(before, after) for before, after in pairwise(plans)]
    return churn_of([Counted(one.number, one.on, some) for one, some in zip(ordered, since, strict=True)], held)


def churn_of(versions: Sequence[Counted], held: Sequence[date]) -> Churn:
    """The same from what was counted when each version was kept.

    The first version is planning and no rewriting, so it counts as nothing. Days count after the former version up to the later.
    """
    ordered = sorted(versions, key=lambda one: one.number)
    steps = tuple(
        Step(before, after, sum(before.on < day <= after.on for day in held)) for before, after in pairwise(ordered)
    )
    anew, done = sum(one.touched.once for one in steps), sum(one.held for one in steps)
    days = (ordered[-1].on - ordered[0].on).days if ordered else 0
    if not anew + done:
        return Churn(steps, 0, 0, days, None, None, None, ChurnVerdict.TOO_LITTLE)
    share, low, high = _interval(anew, anew + done)
    return Churn(steps, anew, done, days, share, low, high, _verdict(low, high, acts=anew + done, days=days))


def _verdict(low: float, high: float, *, acts: int, days: int) -> ChurnVerdict:
    if acts < LEAST_ACTS or days < LEAST_DAYS:
        return ChurnVerdict.TOO_LITTLE
    if low > 0.5:
        return ChurnVerdict.MOSTLY_PLANNING
    return ChurnVerdict.MOSTLY_DOING if high < 0.5 else ChurnVerdict.TOO_CLOSE


def _interval(some: int, of: int) -> tuple[float, float, float]:
    """A share with Wilson's interval, which holds for few as for many."""
    share, z = some / of, _Z
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return share, min(share, max(0.0, middle - reach)), max(share, min(1.0, middle + reach))
