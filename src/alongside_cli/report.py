"""A round's proposal as one self-contained HTML page: no script, no address outside itself."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.brokering.proposals import Proposal
from alongside.brokering.rules import RULE_LABELS


def _percent(value: float) -> str:
    return f"{value:.0%}"


def round_report(proposal: Proposal) -> str:
    """The page; every text in it is escaped."""
    templates = Environment(loader=PackageLoader("alongside_cli"), autoescape=True, undefined=StrictUndefined)
    templates.filters["percent"] = _percent
    return templates.get_template("round.html").render(
        proposal=proposal, board=proposal.board, round=proposal.round, labels=RULE_LABELS
    )
