"""What a round states is checked before any matching: one clear sentence says what is wrong, where, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alongside.brokering.round import AREAS, ContradictoryRound, Need, Offer, Pair, Round, Rules, Stance, Wish


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
        _positive("'days'", offer.school, offer.days)
        if offer.inspection_from and offer.inspection_to and offer.inspection_to < offer.inspection_from:
            raise ContradictoryRound(f"the inspection window of {offer.school} ends before it begins; swap the dates")


def _check_dates(a_round: Round) -> None:
    sides: list[Need | Offer] = [*a_round.needs, *a_round.offers]
    for one in sides:
        what = "need" if isinstance(one, Need) else "offer"
        if one.starts and one.ends and one.ends < one.starts:
            raise ContradictoryRound(f"the dates of the {what} of {one.school} end before they begin; swap the dates")


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
    _check_dates(a_round)
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
