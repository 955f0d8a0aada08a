"""A proposal printed for a person: the plans side by side, the pairs, what is left over, and what is not known."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from alongside.brokering.changes import Churn, Relaxed, churn
from alongside.brokering.proposals import Proposal
from alongside.brokering.round import Pair
from alongside.brokering.rules import RULE_LABELS
from alongside.brokering.telling_plans import tell_plan

_WIDTH = 120


def console() -> Console:
    """The terminal's width, or one that fits a page where there is no terminal."""
    return Console(width=None if Console().is_terminal else _WIDTH, highlight=False)


def print_proposal(proposal: Proposal, survival: dict[Pair, float] | None = None) -> None:
    """The pairs of a plan and what is to be said of it."""
    out, board = console(), proposal.board
    out.print(_pairs(proposal, survival))
    out.print(
        f"{tell_plan(proposal)} Total fit {proposal.total:.3f}; seed {proposal.round.seed}, {proposal.model_version}."
    )
    for one in proposal.conversations[:5]:
        out.print(
            f"A conversation to have: {board.school(one.need).name} and {board.school(one.partner).name} would both rather "
            f"have each other (by {one.need_gain:.2f} and {one.partner_gain:.2f})."
        )
    if len(proposal.conversations) > 5:
        out.print(f"... and {len(proposal.conversations) - 5} more conversations; --json lists them all.")
    for left in proposal.unserved:
        out.print(f"{board.school(left.need).name}: {left.missing} not found. {left.reason}")
    if not proposal.board.needs:
        out.print("Nobody needs help in this round.")
    elif not proposal.unserved:
        out.print("Every need has the partners it asked for.")
    if proposal.round.shown:
        print_churn(proposal, churn(proposal))
    for sentence in proposal.not_known:
        out.print(f"Not known: {sentence}")


def _pairs(proposal: Proposal, survival: dict[Pair, float] | None) -> Table:
    board = proposal.board
    table = Table(title=f"{proposal.round.name}: {len(proposal.matches)} proposed pairs", title_justify="left")
    table.add_column("School in need")
    table.add_column("Proposed partner")
    for name in ("suits", "fit", "km", "known", *(("survives",) if survival is not None else ())):
        table.add_column(name, justify="right")
    for match in proposal.matches:
        cells = [
            board.school(match.need).name,
            board.school(match.partner).name + (" (agreed)" if match.agreed else ""),
            f"{match.suitability:.2f}",
            f"{match.fit:.2f}",
            "?" if match.km is None else f"{match.km:.0f}",
            f"{min(match.need_known, match.partner_known):.0%}",
        ]
        if survival is not None:
            share = survival.get(Pair(match.need, match.partner))
            cells.append("" if share is None else f"{share:.0%}")
        table.add_row(*cells)
    return table


def print_plans(proposal: Proposal) -> None:
    """The plans of a round side by side."""
    table = Table(
        title="The plans of this round" if len(proposal.plans) < 3 else "The three plans of this round",
        title_justify="left",
    )
    table.add_column("")
    plans = list(proposal.plans.values())
    for plan in plans:
        table.add_column(plan.kind.value, justify="right")
    table.add_row("pairs", *(str(plan.pairs) for plan in plans))
    table.add_row("schools with a partner", *(str(plan.covered) for plan in plans))
    table.add_row("total fit", *(f"{plan.total:.3f}" for plan in plans))
    table.add_row("worst match", *(_or_none(plan.worst) for plan in plans))
    table.add_row("5th percentile", *(_or_none(plan.fifth_percentile) for plan in plans))
    table.add_row("pairs who would both gain", *(str(len(plan.blocking.edges)) for plan in plans))
    table.add_row("... more than 0.05", *(str(len(plan.material.edges)) for plan in plans))
    console().print(table)


def _or_none(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"


def print_churn(proposal: Proposal, found: Churn) -> None:
    """What became of the pairs shown before."""
    out, board = console(), proposal.board
    out.print(
        f"Of {len(found.kept) + len(found.gone)} pairs shown before, {len(found.kept)} stay and {len(found.gone)} go."
    )
    for words, pairs in (("gone", found.gone), ("new", found.new)):
        for pair in pairs:
            out.print(f"  {words}: {board.school(pair.need).name} with {board.school(pair.partner).name}")


def print_relaxed(found: Relaxed) -> None:
    """What setting a rule aside would bring."""
    console().print(
        f"Without the rule '{RULE_LABELS[found.rule]}': {found.schools:+d} schools with a partner, {found.pairs:+d} pairs, "
        f"{found.fit:+.3f} of total fit. The pairs below are proposed without it."
    )
