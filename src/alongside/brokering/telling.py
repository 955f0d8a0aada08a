"""An explanation in sentences that a head would understand."""

from __future__ import annotations

from alongside.brokering.extra_rules import what_stands_in_the_way
from alongside.brokering.losses import Loss
from alongside.brokering.matching.side_rules import Ruled
from alongside.brokering.plans import Plan, PlanKind
from alongside.brokering.proposals import Match, Proposal
from alongside.brokering.round import Pair, Tie
from alongside.brokering.told import Explanation, Outcome


def tell_plan(proposal: Proposal) -> str:
    """What kind of plan it is, what proves it, and what it gives up."""
    plan = proposal.plan
    if plan.ruled is not None:
        return _tell_ruled(plan, plan.ruled)
    if plan.kind is PlanKind.BEST:
        proof = "proved by prices" if plan.gap == 0 else f"to within {plan.gap:.3f}"
        return (
            f"The best plan ({proof}): most schools with a first partner, then the worst of those matches as good as "
            f"possible, then the largest total, then second partners. {_conversations(len(plan.material.edges))}"
            f"{'' if plan.apart is None else f' {plan.apart.sentence}'}"
        )
    against = _against(plan, proposal.plans[PlanKind.BEST])
    if plan.kind is PlanKind.SETTLED:
        return f"The settled plan, which heads would stay with: {against}. {_conversations(len(plan.material.edges))}"
    return f"The stable plan: {against}. No two heads would both gain anything by leaving it for each other."


def _tell_ruled(plan: Plan, ruled: Ruled) -> str:
    proof = "proved by search"
    if ruled.more_schools or ruled.gap:
        proof = (
            f"the search was stopped: not proved, no plan serves more than {ruled.more_schools} more schools or, with as many, "
            f"adds more than {plan.gap:.3f} of fit"
        )
    return (
        f"The best plan that keeps to the quotas and the pairs that go together ({proof}): most schools with a first "
        "partner, then the largest total. Such a round has no settled and no stable plan: both rest on pairs that are "
        f"free to change one at a time. {_conversations(len(plan.material.edges))}"
        f"{' They leave the extra rules aside.' if len(plan.material.edges) else ''}"
    )


def _against(plan: Plan, top: Plan) -> str:
    """How a plan compares with the best one."""
    by = plan.total - top.total
    total = (
        "as much total fit as the best plan"
        if abs(by) < 0.0005
        else (f"{abs(by):.3f} {'more' if by > 0 else 'less'} total fit than the best plan")
    )
    if plan.covered < top.covered:
        total += f", {top.covered - plan.covered} fewer schools with a partner"
    return f"{total}, and a worst match of {plan.worst or 0:.2f} against {top.worst or 0:.2f}"


def _conversations(many: int) -> str:
    if many == 0:
        return "No two heads would both gain more than 0.05 by leaving it for each other."
    pairs = "pair of heads" if many == 1 else "pairs of heads"
    return f"{many} {pairs} would both gain more than 0.05 by leaving it for each other: conversations to have."


def tell(proposal: Proposal, explanation: Explanation) -> tuple[str, ...]:
    """The explanation in sentences, for a broker to read and, without the figures, to say to a head."""
    board, match = proposal.board, explanation.match
    need, partner = board.school(match.need).name, board.school(match.partner).name
    if explanation.outcome is Outcome.RULED_OUT:
        said = [f"{need} and {partner} are not considered: {one.sentence}." for one in explanation.broken]
        said += [f"To look at the pair again: {one.relax}." for one in explanation.broken if one.relax]
    else:
        said = [_standing(explanation, need, partner), *_reasons(match)]
        if explanation.outcome is Outcome.PROPOSED:
            said += _other_ways(proposal, explanation)
        else:
            said += _why_not(proposal, explanation)
    if Tie.WORKED_TOGETHER in board.ties(match.need, match.partner):
        said.append(
            "The two schools have worked together before. That is information, not a bonus: ask both how it went."
        )
    return tuple(said)


def _standing(explanation: Explanation, need: str, partner: str) -> str:
    match, place = explanation.match, explanation.place
    where = f"{_ordinal(place)} of {need}'s possible partners" if place else f"not among those looked at for {need}"
    if match.agreed:
        return f"{partner} and {need} have agreed; the plan is built around them."
    if explanation.outcome is Outcome.PROPOSED:
        return f"{partner} is proposed for {need}: fit {match.fit:.2f}, {where} by fit."
    return f"{partner} is possible for {need} (fit {match.fit:.2f}, {where}), but is not proposed."


def _other_ways(proposal: Proposal, explanation: Explanation) -> list[str]:
    board = proposal.board
    partner = board.school(explanation.match.partner).name
    said = []
    if explanation.instead:
        others = "; ".join(f"{board.school(one.partner).name} ({_costs(one.loss)})" for one in explanation.instead)
        said.append(f"Next, by what choosing them would cost the whole plan: {others}.")
    if explanation.withdrawal.words != "nothing":
        said.append(f"If {partner} withdrew, the plan would lose {explanation.withdrawal.words}.")
    else:
        said.append(f"If {partner} withdrew, the plan could be mended without loss.")
    return said


def _costs(loss: Loss) -> str:
    return "costs nothing" if loss.words == "nothing" else f"costs {loss.words}"


def _ordinal(place: int) -> str:
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _reasons(match: Match) -> list[str]:
    known = [one for one in match.components if one.value is not None]
    best = sorted(known, key=lambda one: -(one.value or 0))
    strong = [one.component.label for one in best if (one.value or 0) >= 0.6][:3]
    weak = [one.component.label for one in reversed(best) if (one.value or 0) < 0.4][:3]
    silent = [one.component.label for one in match.components if one.value is None]
    said = []
    if strong:
        said.append(f"What speaks for it: {', '.join(strong)}.")
    if weak:
        said.append(f"What speaks against it: {', '.join(weak)}.")
    if silent:
        said.append(f"Not known, and left out: {', '.join(silent)}.")
    return said


def _why_not(proposal: Proposal, explanation: Explanation) -> list[str]:
    board, match, loss = proposal.board, explanation.match, explanation.loss
    said = []
    for other in proposal.matches_of(match.need):
        said.append(
            f"{board.school(match.need).name} has {board.school(other.partner).name} (fit {other.fit:.2f}) instead."
        )
    taken = proposal.partners_matches(match.partner)
    offer = board.offers[board.offer_row[match.partner]]
    if len(taken) >= offer.partnerships:
        names = (
            ", ".join(f"{board.school(one.need).name} (fit {one.fit:.2f})" for one in taken)
            or "none, it offers no place"
        )
        said.append(f"The places of {board.school(match.partner).name} go to {names}.")
    made = [Pair(one.need, one.partner) for one in proposal.matches]
    said += what_stands_in_the_way(board, made, Pair(match.need, match.partner))
    if loss is not None and loss.words != "nothing":
        said.append(f"Making this pair all the same would cost the plan {loss.words}.")
    elif loss is not None:
        said.append("Making this pair would cost the plan's total nothing.")
    return said
