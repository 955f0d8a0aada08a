"""A proposal as rows and as a document: the CSV and JSON that leave the product, described in docs/reference/proposals.md."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from alongside.brokering.changes import Churn, churn
from alongside.brokering.losses import Loss
from alongside.brokering.plans import Plan
from alongside.brokering.proposals import Match, Proposal, Unserved
from alongside.brokering.round import Pair
from alongside.brokering.suitability import COMPONENTS
from alongside.brokering.telling_plans import tell_plan
from alongside.brokering.told import Explanation

SCHEMA = "alongside/proposal/2"

CSV_COLUMNS = (
    "need",
    "need_name",
    "partner",
    "partner_name",
    "fit",
    "suitability",
    "need_utility",
    "partner_utility",
    "known_for_need",
    "known_for_partner",
    "km",
    *(f"component_{component.id}" for component in COMPONENTS),
    "status",
    "reason",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like a formula gets an apostrophe in front."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _number(value: float | None, places: int = 3) -> float | None:
    return None if value is None else round(value, places)


def _match_cells(proposal: Proposal, match: Match) -> dict[str, str]:
    board = proposal.board
    numbers: dict[str, float | None] = {
        "fit": match.fit,
        "suitability": match.suitability,
        "need_utility": match.need_utility,
        "partner_utility": match.partner_utility,
        "known_for_need": match.need_known,
        "known_for_partner": match.partner_known,
        "km": match.km,
        **{f"component_{one.component.id}": one.value for one in match.components},
    }
    texts = {
        "need": match.need,
        "need_name": as_text(board.school(match.need).name),
        "partner": match.partner,
        "partner_name": as_text(board.school(match.partner).name),
        "status": "agreed" if match.agreed else "proposed",
        "reason": "",
    }
    return texts | {name: "" if value is None else f"{value:.3f}" for name, value in numbers.items()}


def proposal_csv(proposal: Proposal) -> str:
    """One row a proposed pair and one a place left over, columns `CSV_COLUMNS`, numbers to three places."""
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for match in proposal.matches:
        writer.writerow(_match_cells(proposal, match))
    for left in proposal.unserved:
        name = proposal.board.school(left.need).name
        cells = {
            "need": left.need,
            "need_name": as_text(name),
            "status": f"{left.missing} not found",
            "reason": str(left.reason),
        }
        writer.writerow(cells)
    return out.getvalue()


def match_document(proposal: Proposal, match: Match, survival: Mapping[Pair, float] | None = None) -> dict[str, object]:
    """One pair as a JSON object; ``survival`` is the share of draws in which it was made again."""
    board = proposal.board
    return {
        "need": {"key": match.need, "name": board.school(match.need).name},
        "partner": {"key": match.partner, "name": board.school(match.partner).name},
        "fit": _number(match.fit, 6),
        "suitability": _number(match.suitability, 6),
        "utility": {"need": _number(match.need_utility, 6), "partner": _number(match.partner_utility, 6)},
        "known": {"need": _number(match.need_known), "partner": _number(match.partner_known)},
        "km": _number(match.km, 1),
        "agreed": match.agreed,
        "survival": None if survival is None else _number(survival.get(Pair(match.need, match.partner))),
        "components": {one.component.id: _number(one.value) for one in match.components},
    }


def _plan(plan: Plan) -> dict[str, object]:
    return {
        "pairs": plan.pairs,
        "covered": plan.covered,
        "total_fit": _number(plan.total, 6),
        "worst_fit": _number(plan.worst, 6),
        "fifth_percentile_fit": _number(plan.fifth_percentile, 6),
        "would_both_gain": len(plan.blocking.edges),
        "would_both_gain_materially": len(plan.material.edges),
        "gap": _number(plan.gap, 6),
    }


def _churn(found: Churn) -> dict[str, object]:
    parts = {"kept": found.kept, "gone": found.gone, "new": found.new}
    return {name: [{"need": pair.need, "partner": pair.partner} for pair in pairs] for name, pairs in parts.items()}


def unserved_document(proposal: Proposal, left: Unserved) -> dict[str, object]:
    """One school left over as a JSON object."""
    return {
        "need": {"key": left.need, "name": proposal.board.school(left.need).name},
        "missing": left.missing,
        "candidates": left.candidates,
        "rule": left.rule or None,
        "reason": str(left.reason),
    }


def _loss(loss: Loss) -> dict[str, object]:
    return {"schools": loss.schools, "fit": _number(loss.fit, 6)}


def summary_document(proposal: Proposal) -> dict[str, object]:
    """What a proposal comes to as a whole, and what it rests on. It is no longer for many schools than for few."""
    a_round = proposal.round
    return {
        "schema": SCHEMA,
        "round": {"name": a_round.name, "date": a_round.day.isoformat(), "seed": a_round.seed},
        "rests_on": {"model": proposal.model_version, "circumstances": list(proposal.board.circumstances.rests_on)},
        "plan": proposal.plan.kind.value,
        "standing": str(tell_plan(proposal)),
        "plans": {kind.value: _plan(plan) for kind, plan in proposal.plans.items()},
        "agreed": sum(match.agreed for match in proposal.matches),
        "total_fit": _number(proposal.total, 6),
        "not_known": [str(one) for one in proposal.not_known],
    }


def proposal_document(proposal: Proposal, survival: Mapping[Pair, float] | None = None) -> dict[str, object]:
    """The whole proposal: what it rests on, the pairs, the places left over, the proof. No head's words are in it."""
    return {
        **summary_document(proposal),
        "conversations": [
            {
                "need": one.need,
                "partner": one.partner,
                "need_gain": _number(one.need_gain),
                "partner_gain": _number(one.partner_gain),
            }
            for one in proposal.conversations
        ],
        "matches": [match_document(proposal, match, survival) for match in proposal.matches],
        "unserved": [unserved_document(proposal, one) for one in proposal.unserved],
        "unused": dict(sorted(proposal.unused.items())),
        "churn": None if not proposal.round.shown else _churn(churn(proposal)),
        "rules": [
            {
                "need": row.need.school,
                "possible": len(row.offers),
                "deleted": {k: v for k, v in row.breaking.items() if v},
            }
            for row in proposal.rows
        ],
    }


def explanation_document(proposal: Proposal, explanation: Explanation) -> dict[str, object]:
    """Why, or why not, as a JSON object."""
    return {
        "schema": "alongside/explanation/2",
        "outcome": explanation.outcome.value,
        "pair": match_document(proposal, explanation.match),
        "place": explanation.place,
        "possible": explanation.possible,
        "loss": None if explanation.loss is None else _loss(explanation.loss),
        "instead": [
            {"partner": one.partner, "fit": _number(one.fit, 6), "loss": _loss(one.loss)} for one in explanation.instead
        ],
        "withdrawal": _loss(explanation.withdrawal),
        "scarcity": _loss(explanation.scarcity),
        "broken": [{"rule": one.id, "sentence": one.sentence, "relax": one.relax} for one in explanation.broken],
        "sentences": [str(one) for one in explanation.sentences],
    }


def json_text(document: Mapping[str, object]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
