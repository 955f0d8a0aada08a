"""Life goes on: a school leaves a round, or a rule is set aside; what then changes in the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from alongside.brokering.proposals import Proposal, propose
from alongside.brokering.round import ContradictoryRound, Pair, Quota, Round, Together
from alongside.brokering.rules import NOT_LOOKED_AT, NOT_TO_RELAX, RULE_LABELS, SUITABILITY_RULE


@dataclass(frozen=True, slots=True)
class Churn:
    """What a new plan makes of the pairs that were shown before."""

    kept: tuple[Pair, ...]
    gone: tuple[Pair, ...]
    new: tuple[Pair, ...]


def pairs_of(proposal: Proposal) -> tuple[Pair, ...]:
    """The pairs of a proposal."""
    return tuple(Pair(one.need, one.partner) for one in proposal.matches)


def churn(proposal: Proposal) -> Churn:
    """What the proposal makes of the pairs its round says were shown."""
    shown, now = set(proposal.round.shown), set(pairs_of(proposal))
    order = sorted(shown | now, key=lambda one: (one.need, one.partner))
    return Churn(
        kept=tuple(one for one in order if one in shown and one in now),
        gone=tuple(one for one in order if one in shown and one not in now),
        new=tuple(one for one in order if one in now and one not in shown),
    )


def without(a_round: Round, school: str, *, shown: tuple[Pair, ...]) -> Round:
    """The round after a school has withdrawn its need or offer, with the pairs shown so far; its agreements end.

    Raises `ContradictoryRound` when the school neither needs nor offers.
    """
    if school not in a_round.keys:
        raise ContradictoryRound(
            f"{school} neither needs nor offers in this round, so it cannot withdraw; check the key"
        )
    return replace(
        a_round,
        needs=tuple(one for one in a_round.needs if one.school != school),
        offers=tuple(one for one in a_round.offers if one.school != school),
        wishes=tuple(one for one in a_round.wishes if school not in (one.by, one.about)),
        agreed=tuple(one for one in a_round.agreed if school not in (one.need, one.partner)),
        shown=tuple(one for one in shown if school not in (one.need, one.partner)),
        declined=tuple(one for one in a_round.declined if school not in (one.need, one.partner)),
        quotas=tuple(_left_of_quota(one, school) for one in a_round.quotas if {*one.offers, *one.needs} - {school}),
        together=tuple(_left_of_group(one, school) for one in a_round.together),
    )


def _left_of_quota(quota: Quota, school: str) -> Quota:
    return replace(
        quota,
        offers=tuple(one for one in quota.offers if one != school),
        needs=tuple(one for one in quota.needs if one != school),
    )


def _left_of_group(group: Together, school: str) -> Together:
    """All or none: when one of the pairs can no longer be made, none of the others can."""
    left = tuple(one for one in group.pairs if school not in (one.need, one.partner))
    return Together(left, withdrawn=group.withdrawn or len(left) < len(group.pairs))


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What setting a rule aside would bring: schools with a first partner, pairs, and total fit, more or fewer."""

    rule: str
    schools: int
    pairs: int
    fit: float


def check_relaxable(rule: str) -> None:
    """Raise `ContradictoryRound` for a rule that is unknown or not the broker's to set aside."""
    if rule not in RULE_LABELS:
        raise ContradictoryRound(f"there is no rule '{rule}'; choose from: {', '.join(relaxable_rules())}")
    if rule in NOT_TO_RELAX:
        raise ContradictoryRound(
            f"the rule '{rule}' is not the broker's to set aside; choose from: {', '.join(relaxable_rules())}"
        )


def relaxable_rules() -> tuple[str, ...]:
    return tuple(rule for rule in RULE_LABELS if rule not in NOT_TO_RELAX)


def relaxing(a_round: Round, rule: str) -> Round:
    """The round with the figures of a rule that is set aside; raises `ContradictoryRound` as `check_relaxable` does."""
    check_relaxable(rule)
    if rule == SUITABILITY_RULE:
        return replace(a_round, rules=replace(a_round.rules, minimum_suitability=0.0))
    if rule == NOT_LOOKED_AT:
        return replace(a_round, rules=replace(a_round.rules, candidates=max(1, len(a_round.offers))))
    return a_round


def relax(proposal: Proposal, rule: str) -> Proposal:
    """The same round proposed with one rule set aside; raises `ContradictoryRound` as `check_relaxable` does."""
    a_round = relaxing(proposal.round, rule)
    return propose(a_round, proposal.board.circumstances, kind=proposal.plan.kind, relaxed=frozenset({rule}))


def relaxed(proposal: Proposal, rule: str) -> Relaxed:
    """What setting one rule aside would bring."""
    other = relax(proposal, rule)
    return Relaxed(
        rule,
        other.plan.covered - proposal.plan.covered,
        other.plan.pairs - proposal.plan.pairs,
        other.total - proposal.total,
    )


def prices_of_rules(proposal: Proposal) -> tuple[Relaxed, ...]:
    """What each rule that deletes a pair by itself costs, the dearest first."""
    blamed = [rule for rule in relaxable_rules() if any(row.only.get(rule) for row in proposal.rows)]
    found = [relaxed(proposal, rule) for rule in blamed]
    return tuple(sorted(found, key=lambda one: (-one.schools, -one.fit, one.rule)))
