"""A brokering round: who needs help and with what, who offers what and how much, the rules, and what heads said.

Everything a round states is checked before any matching: one clear sentence says what is wrong and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
    """A school that needs help: the areas, how many partners, and how much help it already carries."""

    school: str
    areas: tuple[str, ...] = ()
    partners: int = 1
    head: Person = Person()
    load: int | None = None
    load_ceiling: int | None = None
    travel_limit_km: float | None = None
    consent_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A school that offers help: its strengths, how many partnerships it can carry, and what may stand in the way.

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
    two heads said no: they are not looked at again, and nothing here says which head it was.
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

    @property
    def keys(self) -> tuple[str, ...]:
        """Every school that needs or offers, once, in the order stated."""
        return tuple(dict.fromkeys([*(one.school for one in self.needs), *(one.school for one in self.offers)]))


def _positive(what: str, who: str, number: float | None) -> None:
    if number is not None and number < 0:
        raise ContradictoryRound(f"{what} of {who} is {number:g}; it cannot be negative: write 0 or more")


def _once(what: str, keys: Sequence[str]) -> None:
    for key, times in Counter(keys).items():
        if times > 1:
            raise ContradictoryRound(f"{key} stands {times} times among the {what}; keep one entry for each school")


def _check_areas(who: str, areas: Sequence[str]) -> None:
    for area in areas:
        if area not in AREAS:
            raise ContradictoryRound(f"{who} names the area '{area}'; choose from: {', '.join(AREAS)}")


def _check_sides(a_round: Round) -> None:
    _once("needs", [one.school for one in a_round.needs])
    _once("offers", [one.school for one in a_round.offers])
    _once("schools", [one.school.key for one in a_round.schools])
    for need in a_round.needs:
        _check_areas(f"the need of {need.school}", need.areas)
        _positive("'partners'", need.school, need.partners)
        _positive("'load'", need.school, need.load)
        _positive("'travel_limit_km'", need.school, need.travel_limit_km)
    for offer in a_round.offers:
        _check_areas(f"the offer of {offer.school}", offer.areas)
        _positive("'partnerships'", offer.school, offer.partnerships)
        _positive("'live_partnerships'", offer.school, offer.live_partnerships)
        _positive("'travel_limit_km'", offer.school, offer.travel_limit_km)
        if offer.inspection_from and offer.inspection_to and offer.inspection_to < offer.inspection_from:
            raise ContradictoryRound(f"the inspection window of {offer.school} ends before it begins; swap the dates")


def _check_rules(rules: Rules) -> None:
    near, far = rules.competition_km, rules.travel_limit_km
    _positive("'competition_km'", "the rules", near)
    _positive("'travel_limit_km'", "the rules", far)
    if near is not None and far is not None and near >= far:
        raise ContradictoryRound(
            f"the rules contradict each other: schools nearer than {near:g} km compete and schools beyond {far:g} km are "
            "too far, so no pair is left; make travel_limit_km larger than competition_km"
        )
    if not 0 <= rules.minimum_suitability <= 1:
        raise ContradictoryRound(f"'minimum_suitability' is {rules.minimum_suitability:g}; it lies between 0 and 1")
    for name, number in (("overload_cost", rules.overload_cost), ("stickiness", rules.stickiness)):
        if not 0 <= number <= 1:
            raise ContradictoryRound(f"'{name}' is {number:g}; it lies between 0 and 1")
    if rules.candidates < 1:
        raise ContradictoryRound(f"'candidates' is {rules.candidates}; at least 1 must be looked at")


def _check_wishes(a_round: Round) -> None:
    known = set(a_round.keys)
    said: dict[tuple[str, str], Wish] = {}
    ranks: dict[tuple[str, int], Wish] = {}
    for wish in a_round.wishes:
        for key in (wish.by, wish.about):
            if key not in known:
                raise ContradictoryRound(
                    f"a wish by {wish.by} about {wish.about} names {key}, which neither needs nor offers in this round; "
                    "correct the key or leave the wish out"
                )
        if wish.by == wish.about:
            raise ContradictoryRound(f"a wish by {wish.by} is about itself; name the other school")
        if (wish.by, wish.about) in said:
            raise ContradictoryRound(f"{wish.by} said two things about {wish.about}; keep the latest")
        said[wish.by, wish.about] = wish
        if wish.rank is not None:
            _check_rank(wish, ranks)


def _check_rank(wish: Wish, ranks: dict[tuple[str, int], Wish]) -> None:
    if wish.stance is not Stance.CHOOSE or wish.rank is None or wish.rank < 1:
        raise ContradictoryRound(
            f"the rank of {wish.about} by {wish.by} must be 1 or more, on a school it would choose"
        )
    other = ranks.setdefault((wish.by, wish.rank), wish)
    if other is not wish:
        raise ContradictoryRound(
            f"{wish.by} ranks both {other.about} and {wish.about} as {wish.rank}; give each its own"
        )


def _check_pairs(what: str, a_round: Round, pairs: Sequence[Pair]) -> None:
    needs, offers = {one.school for one in a_round.needs}, {one.school for one in a_round.offers}
    for pair in pairs:
        if pair.need not in needs or pair.partner not in offers:
            raise ContradictoryRound(
                f"the {what} pair of {pair.need} and {pair.partner} is not of a need and an offer of this round; "
                "correct the keys or leave it out"
            )
    for pair, times in Counter(pairs).items():
        if times > 1:
            raise ContradictoryRound(
                f"the {what} pair of {pair.need} and {pair.partner} stands {times} times; keep one"
            )


def _check_agreed(a_round: Round) -> None:
    """Agreed pairs cannot need more places than there are, nor stand against a refusal."""
    _check_pairs("agreed", a_round, a_round.agreed)
    _check_pairs("shown", a_round, a_round.shown)
    _check_pairs("declined", a_round, a_round.declined)
    for pair in sorted(set(a_round.agreed) & set(a_round.declined), key=lambda one: (one.need, one.partner)):
        raise ContradictoryRound(
            f"the pair of {pair.need} and {pair.partner} is both agreed and declined; keep what the heads said last"
        )
    asked = Counter(pair.need for pair in a_round.agreed)
    carried = Counter(pair.partner for pair in a_round.agreed)
    for need in a_round.needs:
        if asked[need.school] > need.partners:
            raise ContradictoryRound(
                f"{need.school} has {asked[need.school]} agreed partners but asks for {need.partners}; raise 'partners'"
            )
    for offer in a_round.offers:
        if carried[offer.school] > offer.partnerships:
            raise ContradictoryRound(
                f"{offer.school} has agreed to {carried[offer.school]} partnerships but offers {offer.partnerships}; "
                "raise 'partnerships', or end an agreement first"
            )


def _check_quotas(a_round: Round) -> None:
    """Quotas are of schools on one side of this round, and leave room for what is agreed."""
    sides = {"needs": {one.school for one in a_round.needs}, "offers": {one.school for one in a_round.offers}}
    for number, quota in enumerate(a_round.quotas, start=1):
        _positive("'at_most'", f"quota {number}", quota.at_most)
        if bool(quota.offers) == bool(quota.needs):
            raise ContradictoryRound(f"quota {number} must name either 'offers' or 'needs'; write one of the two lists")
        for side, schools in (("offers", quota.offers), ("needs", quota.needs)):
            for school in schools:
                if school not in sides[side]:
                    raise ContradictoryRound(
                        f"quota {number} names {school}, which is not among the {side} of this round; correct the key"
                    )
        agreed = sum(quota.covers(pair.need, pair.partner) for pair in a_round.agreed)
        if agreed > quota.at_most:
            raise ContradictoryRound(
                f"quota {number} allows {quota.at_most} pairs, but {agreed} are agreed; raise 'at_most', or end an agreement"
            )


def _check_together(a_round: Round) -> None:
    for number, group in enumerate(a_round.together, start=1):
        _check_pairs(f"together[{number}]", a_round, group.pairs)
        if len(group.pairs) < 2 and not group.withdrawn:
            raise ContradictoryRound(f"together {number} names {len(group.pairs)} pairs; it needs at least two")


def check(a_round: Round) -> None:
    """Raise `ContradictoryRound` with one sentence when the round cannot be as stated."""
    _check_sides(a_round)
    _check_rules(a_round.rules)
    _check_wishes(a_round)
    _check_agreed(a_round)
    _check_quotas(a_round)
    _check_together(a_round)
    for tie in a_round.between:
        if len(tie.schools) != 2:
            raise ContradictoryRound(f"a tie names {', '.join(sorted(tie.schools)) or 'nobody'}; it needs two schools")
        if tie.km is not None:
            _positive("the journey", " and ".join(sorted(tie.schools)), tie.km)
