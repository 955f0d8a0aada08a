"""The round as columns: one row a need or an offer, with what public data say of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from alongside.brokering.checks import check
from alongside.brokering.circumstances import Circumstances
from alongside.brokering.round import AREAS, Between, ContradictoryRound, Need, Offer, Round, Stance, Tie, Wish
from alongside.schools.school import Phase, School
from alongside.schools.similar.nearest import Floats, Indices

Flags = NDArray[np.bool_]

# A school for all ages can help, and be helped by, either phase.
_PHASES: Mapping[Phase, frozenset[Phase]] = {Phase.ALL_THROUGH: frozenset({Phase.PRIMARY, Phase.SECONDARY})}


@dataclass(frozen=True, eq=False)
class Board:
    """A checked round with the facts about its schools; needs and offers are in the order of their keys.

    ``easting`` and ``northing`` of the offers are metres, NaN where unknown.
    """

    round: Round
    circumstances: Circumstances
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    offer_row: Mapping[str, int]
    easting: Floats
    northing: Floats
    wishes: Mapping[tuple[str, str], Wish]
    between: Mapping[frozenset[str], tuple[Between, ...]]
    by_school: Mapping[str, tuple[str, ...]]
    relaxed: frozenset[str] = frozenset()

    @cached_property
    def consent_withheld(self) -> Flags:
        return np.array([one.consent_withheld for one in self.offers], dtype=np.bool_)

    @cached_property
    def without_room(self) -> Flags:
        return np.array([one.partnerships == 0 for one in self.offers], dtype=np.bool_)

    @cached_property
    def of_concern(self) -> Flags:
        in_need = {need.school for need in self.needs}
        return np.array([one.of_concern or one.school in in_need for one in self.offers], dtype=np.bool_)

    @cached_property
    def under_inspection(self) -> Flags:
        return np.array([_expects_inspection(one, self.round.day) for one in self.offers], dtype=np.bool_)

    @cached_property
    def need_of(self) -> Mapping[str, Need]:
        """What each school in need asks for."""
        return {one.school: one for one in self.needs}

    @cached_property
    def begins(self) -> date:
        """The day before which no work begins."""
        return self.round.begins or self.round.day

    @cached_property
    def offer_dates(self) -> tuple[Indices, Indices]:
        """The first and the last day of each offer, as day numbers; it begins no earlier than any work does."""
        first = [max(one.starts or self.begins, self.begins).toordinal() for one in self.offers]
        last = [(one.ends or date.max).toordinal() for one in self.offers]
        return np.array(first, dtype=np.int64), np.array(last, dtype=np.int64)

    @cached_property
    def travel_limits(self) -> Floats:
        """How far each offer goes, in km; infinite where nothing limits it."""
        general = self.round.rules.travel_limit_km
        limits = [general if one.travel_limit_km is None else one.travel_limit_km for one in self.offers]
        return np.array([np.inf if limit is None else limit for limit in limits], dtype=np.float64)

    @cached_property
    def _other_phase(self) -> dict[Phase, Flags]:
        return {}

    def other_phase(self, own: Phase) -> Flags:
        """Which offers teach no phase that a school of this phase teaches."""
        if own not in self._other_phase:
            phases = [self.school(one.school).phase for one in self.offers]
            self._other_phase[own] = np.array([not shares_phase(own, theirs) for theirs in phases], dtype=np.bool_)
        return self._other_phase[own]

    @cached_property
    def offered_areas(self) -> Flags:
        """Offers x areas: what each offers."""
        return np.array([[area in one.areas for area in AREAS] for one in self.offers], dtype=np.bool_).reshape(
            -1, len(AREAS)
        )

    @cached_property
    def offer_heads(self) -> Floats:
        return np.array([one.head.readiness for one in self.offers], dtype=np.float64)

    @cached_property
    def live_partnerships(self) -> Floats:
        """How many partnerships each offer carries already, NaN where nobody said."""
        return _known_or_nan([one.live_partnerships for one in self.offers])

    @cached_property
    def offer_results(self) -> tuple[Floats, Floats]:
        """Latest results and climb of each offer, NaN where not known."""
        results = [self.circumstances.results_of(one.school) for one in self.offers]
        latest, climb = [one.latest for one in results], [one.climb for one in results]
        return _known_or_nan(latest), _known_or_nan(climb)

    @cached_property
    def _offer_rows(self) -> tuple[Indices, ...]:
        """By neighbourhood, the rows of the offers."""
        keys = [one.school for one in self.offers]
        return tuple(hood.rows(keys) for hood in self.circumstances.neighbourhoods)

    def context_distances(self, need: Need, rows: Indices) -> tuple[Floats, float]:
        """Distances in circumstances from a need to these offers, NaN where not known, and the typical 50th neighbour's."""
        place = self.circumstances.hood_of(need.school)
        if place is None:
            return np.full(len(rows), np.nan), 1.0
        hood = self.circumstances.neighbourhoods[place]
        return hood.distances_to_rows(need.school, self._offer_rows[place][rows]), hood.thresholds[1] or 1.0

    @cached_property
    def refusals(self) -> Mapping[str, tuple[int, ...]]:
        """By need, the offers between which and it one of the two heads would rather not."""
        found: dict[str, tuple[int, ...]] = {}
        for (by, about), wish in self.wishes.items():
            if wish.stance is Stance.REFUSE:
                for need, offer in ((by, about), (about, by)):
                    if offer in self.offer_row:
                        found[need] = (*found.get(need, ()), self.offer_row[offer])
        for pair in self.round.declined:
            found[pair.need] = (*found.get(pair.need, ()), self.offer_row[pair.partner])
        return found

    @cached_property
    def wishes_by(self) -> Mapping[str, tuple[Wish, ...]]:
        return _grouped(self.wishes.values(), lambda wish: wish.by)

    @cached_property
    def wishes_about(self) -> Mapping[str, tuple[Wish, ...]]:
        return _grouped(self.wishes.values(), lambda wish: wish.about)

    @cached_property
    def ranked_by(self) -> Mapping[str, int]:
        """How many schools each head would choose."""
        return {by: sum(one.stance is Stance.CHOOSE for one in wishes) for by, wishes in self.wishes_by.items()}

    def school(self, key: str) -> School:
        return self.circumstances.schools[key]

    def ties(self, one: str, other: str) -> tuple[Tie, ...]:
        return tuple(each.tie for each in self.between.get(frozenset((one, other)), ()) if each.tie is not None)

    def linked(self, key: str) -> tuple[tuple[int, tuple[Between, ...]], ...]:
        """The offers with something stated between them and this school: row and what was stated."""
        return tuple(
            (self.offer_row[other], self.between[frozenset((key, other))])
            for other in self.by_school.get(key, ())
            if other in self.offer_row
        )

    def km(self, need: Need) -> Floats:
        """Kilometres from a need to every offer: the journey stated, else as the crow flies; NaN where unknown."""
        school = self.school(need.school)
        if school.easting is None or school.northing is None:
            km = np.full(len(self.offers), np.nan)
        else:
            km = np.hypot(self.easting - school.easting, self.northing - school.northing) / 1000
        for row, stated in self.linked(need.school):
            for one in stated:
                if one.km is not None:
                    km[row] = one.km
        return km


def _grouped(wishes: Iterable[Wish], head: Callable[[Wish], str]) -> dict[str, tuple[Wish, ...]]:
    found: dict[str, tuple[Wish, ...]] = {}
    for wish in wishes:
        found[head(wish)] = (*found.get(head(wish), ()), wish)
    return found


def _known_or_nan(numbers: Sequence[float | None]) -> Floats:
    return np.array([np.nan if one is None else one for one in numbers], dtype=np.float64)


def _expects_inspection(offer: Offer, day: date) -> bool:
    if offer.inspection_from is None and offer.inspection_to is None:
        return False
    return (offer.inspection_from or date.min) <= day <= (offer.inspection_to or date.max)


def shares_phase(one: Phase, other: Phase) -> bool:
    """Whether two schools teach a common phase; an unknown phase is given the benefit of the doubt."""
    if Phase.UNKNOWN in {one, other}:
        return True
    return not _PHASES.get(one, frozenset({one})).isdisjoint(_PHASES.get(other, frozenset({other})))


def lay_out(a_round: Round, circumstances: Circumstances, *, relaxed: frozenset[str] = frozenset()) -> Board:
    """Check a round and lay it out; raises `ContradictoryRound` for what cannot be, or for a school nobody knows.

    ``relaxed`` names rules that are set aside, to see what that would bring.
    """
    check(a_round)
    for key in a_round.keys:
        if key not in circumstances.schools:
            raise ContradictoryRound(
                f"{key} is not in the register and is not described in the round; correct the key or add a [[schools]] entry"
            )
    needs = tuple(sorted(a_round.needs, key=lambda one: one.school))
    offers = tuple(sorted(a_round.offers, key=lambda one: one.school))
    schools = [circumstances.schools[one.school] for one in offers]
    between: dict[frozenset[str], tuple[Between, ...]] = {}
    by_school: dict[str, tuple[str, ...]] = {}
    for stated in a_round.between:
        between[stated.schools] = (*between.get(stated.schools, ()), stated)
        one, other = sorted(stated.schools)
        by_school[one] = (*by_school.get(one, ()), other)
        by_school[other] = (*by_school.get(other, ()), one)
    return Board(
        round=a_round,
        circumstances=circumstances,
        needs=needs,
        offers=offers,
        offer_row={one.school: row for row, one in enumerate(offers)},
        easting=_known_or_nan([one.easting for one in schools]),
        northing=_known_or_nan([one.northing for one in schools]),
        wishes={(wish.by, wish.about): wish for wish in a_round.wishes},
        between=between,
        by_school={key: tuple(dict.fromkeys(others)) for key, others in by_school.items()},
        relaxed=relaxed,
    )
