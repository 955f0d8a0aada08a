"""A round's proposal as one self-contained HTML page: no script, no address outside itself."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.brokering.changes import prices_of_rules
from alongside.brokering.explanation import explain
from alongside.brokering.proposals import Proposal
from alongside.brokering.round import Pair
from alongside.brokering.rules import RULE_LABELS
from alongside.brokering.telling_plans import tell_plan

_PRICED_NEEDS = 200
_PRICED_NEEDS_UNDER_QUOTAS = 20


def _percent(value: float) -> str:
    return f"{value:.0%}"


def round_report(proposal: Proposal, survival: Mapping[Pair, float] | None = None) -> str:
    """The page; every text in it is escaped. Alternatives and rules are priced while the round is small enough to wait for."""
    most = _PRICED_NEEDS if proposal.plan.ruled is None else _PRICED_NEEDS_UNDER_QUOTAS
    small = len(proposal.board.needs) <= most
    templates = Environment(loader=PackageLoader("alongside_cli"), autoescape=True, undefined=StrictUndefined)
    templates.filters["percent"] = _percent
    return templates.get_template("round.html").render(
        proposal=proposal,
        board=proposal.board,
        round=proposal.round,
        labels=RULE_LABELS,
        standing=tell_plan(proposal),
        told=[explain(proposal, one.need, one.partner) for one in proposal.matches] if small else [],
        rules=prices_of_rules(proposal) if small else (),
        survival={(pair.need, pair.partner): share for pair, share in (survival or {}).items()},
    )
