"""A plan in a few sentences: what kind it is, what proves it, and what it gives up."""

from __future__ import annotations

from alongside.brokering.matching.side_rules import Ruled
from alongside.brokering.plans import Plan, PlanKind
from alongside.brokering.proposals import Proposal
from alongside.sayings import Lists, Saying, Template, counted, say


class PlanTelling(Template):
    """What is told of a plan."""

    BEST = (
        "The best plan ({proof}): most schools with a first partner, then the worst of those matches as good as "
        "possible, then the largest total, then second partners. {conversations}"
    )
    PROVED = "proved by prices"
    WITHIN = "to within {gap}"
    SETTLED = "The settled plan, which heads would stay with: {against}. {conversations}"
    STABLE = "The stable plan: {against}. No two heads would both gain anything by leaving it for each other."
    RULED = (
        "The best plan that keeps to the quotas and the pairs that go together ({proof}): most schools with a first "
        "partner, then the largest total. Such a round has no settled and no stable plan: both rest on pairs that are "
        "free to change one at a time. {conversations}"
    )
    SEARCHED = "proved by search"
    STOPPED = (
        "the search was stopped: not proved, no plan serves more than {schools} more schools or, with as many, "
        "adds more than {gap} of fit"
    )
    LEFT_ASIDE = "They leave the extra rules aside."
    AGAINST = "{total}, and a worst match of {worst} against {best}"
    AS_MUCH = "as much total fit as the best plan"
    MORE = "{by} more total fit than the best plan"
    LESS = "{by} less total fit than the best plan"
    FEWER_SCHOOLS = "{total}, {fewer} fewer schools with a partner"
    NO_CONVERSATION = "No two heads would both gain more than 0.05 by leaving it for each other."
    ONE_CONVERSATION = (
        "{many} pair of heads would both gain more than 0.05 by leaving it for each other: conversations to have."
    )
    CONVERSATIONS = (
        "{many} pairs of heads would both gain more than 0.05 by leaving it for each other: conversations to have."
    )


def tell_plan(proposal: Proposal) -> Saying:
    """What kind of plan it is, what proves it, and what it gives up."""
    plan = proposal.plan
    if plan.ruled is not None:
        return _ruled(plan, plan.ruled)
    conversations = _conversations(len(plan.material.edges))
    if plan.kind is PlanKind.BEST:
        proof = say(PlanTelling.PROVED) if plan.gap == 0 else say(PlanTelling.WITHIN, gap=f"{plan.gap:.3f}")
        told = say(PlanTelling.BEST, proof=proof, conversations=conversations)
        return told if plan.apart is None else say(Lists.SENTENCES, before=told, after=plan.apart.sentence)
    against = _against(plan, proposal.plans[PlanKind.BEST])
    if plan.kind is PlanKind.SETTLED:
        return say(PlanTelling.SETTLED, against=against, conversations=conversations)
    return say(PlanTelling.STABLE, against=against)


def _ruled(plan: Plan, ruled: Ruled) -> Saying:
    proof = say(PlanTelling.SEARCHED)
    if ruled.more_schools or ruled.gap:
        proof = say(PlanTelling.STOPPED, schools=ruled.more_schools, gap=f"{plan.gap:.3f}")
    many = len(plan.material.edges)
    told = say(PlanTelling.RULED, proof=proof, conversations=_conversations(many))
    return say(Lists.SENTENCES, before=told, after=say(PlanTelling.LEFT_ASIDE)) if many else told


def _against(plan: Plan, top: Plan) -> Saying:
    """How a plan compares with the best one."""
    by = plan.total - top.total
    if abs(by) < 0.0005:
        total = say(PlanTelling.AS_MUCH)
    else:
        total = say(PlanTelling.MORE if by > 0 else PlanTelling.LESS, by=f"{abs(by):.3f}")
    if plan.covered < top.covered:
        total = say(PlanTelling.FEWER_SCHOOLS, total=total, fewer=top.covered - plan.covered)
    return say(PlanTelling.AGAINST, total=total, worst=f"{plan.worst or 0:.2f}", best=f"{top.worst or 0:.2f}")


def _conversations(many: int) -> Saying:
    if many == 0:
        return say(PlanTelling.NO_CONVERSATION)
    return counted(PlanTelling.ONE_CONVERSATION, PlanTelling.CONVERSATIONS, many)
