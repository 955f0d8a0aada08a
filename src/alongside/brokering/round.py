"""A brokering round: who needs help and with what, who offers what and how much, the rules, and what heads said.

Everything a round states is checked before any matching (`checks`): one clear sentence says what is wrong and where.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import nan

from alongside.schools.school import School
from alongside.terms import AcademicYear

AREAS: Mapping[str, str] = {
    "leadership": "leadership and management",
    "teaching": "teaching and learning",
    "curriculum": "curriculum",
    "assessment": "assessment and tracking",
    "english": "English and literacy",
    "mathematics": "mathematics",
    "science": "science",
    "languages": "languages",
    "behaviour": "behaviour",
    "attendance": "attendance",
    "inclusion": "special needs and inclusion",
    "early-years": "early years",
    "sixth-form": "sixth form",
    "governance": "governance",
    "staffing": "recruitment and retention of staff",
    "finance": "finance and estate",
    "transition": "transition between phases",
}


class ContradictoryRound(ValueError):
    """Two things the round states cannot both hold, or one of them cannot be."""


class Stance(StrEnum):
    """What a head said of one school: ranked choices come before acceptable ones; not acceptable is a veto."""

    CHOOSE = "would choose"
    ACCEPT = "would accept"
    UNKNOWN = "don't know"
    REFUSE = "would rather not"


class Level(StrEnum):
    """How much of something a head has, as told: openness to partnership, or experience of it."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"


_SPEAKS_FOR: Mapping[Level, float] = {Level.LOW: 0.2, Level.SOME: 0.6, Level.HIGH: 1.0}


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a head's readiness for partnership; None means that nobody asked."""

    openness: Level | None = None
    experience: Level | None = None

    @property
    def readiness(self) -> float:
        """The mean of what is known of openness and experience, 0 to 1; NaN when nobody asked."""
        known = [_SPEAKS_FOR[level] for level in (self.openness, self.experience) if level is not None]
        return sum(known) / len(known) if known else nan


@dataclass(frozen=True, slots=True)
class Need:
    """A school that needs help: the areas, how many partners, how much help it already carries, and when help is wanted."""

    school: str
    areas: tuple[str, ...] = ()
    partners: int = 1
    head: Person = Person()
    load: int | None = None
    load_ceiling: int | None = None
    travel_limit_km: float | None = None
    consent_withheld: bool = False
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A school that offers help: its strengths, how many partnerships it can carry, and what may stand in the way.

    ``days`` are staff days that it can give between ``starts`` and ``ends``; None where it bounds neither, or did not say.
    ``inspection_from`` and ``inspection_to`` bound a time in which the school expects an inspection.
    """

    school: str
    areas: tuple[str, ...] = ()
    partnerships: int = 1
    head: Person = Person()
    live_partnerships: int | None = None
    travel_limit_km: float | None = None
    consent_withheld: bool = False
    of_concern: bool = False
    inspection_from: date | None = None
    inspection_to: date | None = None
    starts: date | None = None
    ends: date | None = None
    days: float | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What the head of ``by`` said, in private, about working with ``about``; ``rank`` orders the chosen ones from 1."""

    by: str
    about: str
    stance: Stance
    rank: int | None = None
    reason: str = ""


class Tie(StrEnum):
    """Something that already stands between two schools."""

    WORKED_TOGETHER = "worked together"
    FAILED = "an earlier partnership failed"
    SHARED_CATCHMENT = "shared catchment"
    SHARED_GOVERNORS = "shared governors"
    SPONSOR = "sponsor"
    ADVISER_EMPLOYER = "adviser's employer"


CONFLICTS = frozenset({Tie.SHARED_GOVERNORS, Tie.SPONSOR, Tie.ADVISER_EMPLOYER})


@dataclass(frozen=True, slots=True)
class Between:
    """A tie or a known journey between two schools, whichever way round."""

    schools: frozenset[str]
    tie: Tie | None = None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The hard rules: a pair that breaks one is not looked at further. None switches a limit off.

    ``overload_cost`` is what each partnership a school already carries costs its next one, in fit; ``stickiness`` what a
    pair gains for having been shown to people already.
    """

    same_phase: bool = True
    travel_limit_km: float | None = 60.0
    competition_km: float | None = 3.0
    minimum_suitability: float = 0.25
    candidates: int = 60
    overload_cost: float = 0.01
    stickiness: float = 0.02


@dataclass(frozen=True, slots=True)
class LocalSchool:
    """A school described in the round itself: invented, or not in the register; results are by measure and year."""

    school: School
    values: Mapping[str, float] = field(default_factory=dict)
    results: Mapping[str, Mapping[AcademicYear, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """A need and an offer, by key."""

    need: str
    partner: str


@dataclass(frozen=True, slots=True)
class Quota:
    """At most so many pairs in which any of these schools offers, or any of these is in need; quotas may overlap."""

    at_most: int
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def covers(self, need: str, partner: str) -> bool:
        """Whether a pair counts towards it."""
        return need in self.needs or partner in self.offers


@dataclass(frozen=True, slots=True)
class Together:
    """Pairs that are made all or none; once a school of one of them has withdrawn (``withdrawn``), none can be."""

    pairs: tuple[Pair, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A whole round. ``seed`` decides among plans that are equally good, and is recorded with the result.

    ``model`` names the similarity model; empty, ours for each phase. ``agreed`` pairs are kept whatever else changes;
    ``shown`` ones were proposed before, and are kept where it costs little. ``declined`` ones were proposed and one of the
    two heads said no: they are not looked at again, and nothing here says which head it was. No work ``begins`` before that
    day; None, before the day of the round.
    """

    name: str
    day: date
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    seed: int = 0
    rules: Rules = Rules()
    weights: Mapping[str, float] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()
    between: tuple[Between, ...] = ()
    schools: tuple[LocalSchool, ...] = ()
    agreed: tuple[Pair, ...] = ()
    shown: tuple[Pair, ...] = ()
    declined: tuple[Pair, ...] = ()
    quotas: tuple[Quota, ...] = ()
    together: tuple[Together, ...] = ()
    model: str = ""
    begins: date | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """Every school that needs or offers, once, in the order stated."""
        return tuple(dict.fromkeys([*(one.school for one in self.needs), *(one.school for one in self.offers)]))
