"""A proposal as rows and as a document: the CSV and JSON that leave the product, described in docs/reference/proposals.md."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from alongside.brokering.explanation import Explanation
from alongside.brokering.proposals import Match, Proposal
from alongside.brokering.suitability import COMPONENTS

SCHEMA = "alongside/proposal/1"

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
        "status": "proposed",
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
            "reason": left.reason,
        }
        writer.writerow(cells)
    return out.getvalue()


def match_document(proposal: Proposal, match: Match) -> dict[str, object]:
    """One pair as a JSON object."""
    board = proposal.board
    return {
        "need": {"key": match.need, "name": board.school(match.need).name},
        "partner": {"key": match.partner, "name": board.school(match.partner).name},
        "fit": _number(match.fit, 6),
        "suitability": _number(match.suitability, 6),
        "utility": {"need": _number(match.need_utility, 6), "partner": _number(match.partner_utility, 6)},
        "known": {"need": _number(match.need_known), "partner": _number(match.partner_known)},
        "km": _number(match.km, 1),
        "components": {one.component.id: _number(one.value) for one in match.components},
    }


def proposal_document(proposal: Proposal) -> dict[str, object]:
    """The whole proposal: what it rests on, the pairs, the places left over, the proof. No head's words are in it."""
    a_round = proposal.round
    return {
        "schema": SCHEMA,
        "round": {"name": a_round.name, "date": a_round.day.isoformat(), "seed": a_round.seed},
        "rests_on": {"model": proposal.model_version, "circumstances": list(proposal.board.circumstances.rests_on)},
        "plan": {
            "pairs": len(proposal.matches),
            "total_fit": _number(proposal.total, 6),
            "bound": _number(proposal.total + proposal.gap, 6),
            "gap": _number(proposal.gap, 6),
        },
        "matches": [match_document(proposal, match) for match in proposal.matches],
        "unserved": [
            {
                "need": {"key": one.need, "name": proposal.board.school(one.need).name},
                "missing": one.missing,
                "candidates": one.candidates,
                "rule": one.rule or None,
                "reason": one.reason,
            }
            for one in proposal.unserved
        ],
        "unused": dict(sorted(proposal.unused.items())),
        "not_known": list(proposal.not_known),
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
        "schema": "alongside/explanation/1",
        "outcome": explanation.outcome.value,
        "pair": match_document(proposal, explanation.match),
        "place": explanation.place,
        "possible": explanation.possible,
        "loss": _number(explanation.loss, 6),
        "broken": [{"rule": one.id, "sentence": one.sentence, "relax": one.relax} for one in explanation.broken],
        "sentences": list(explanation.sentences),
    }


def json_text(document: Mapping[str, object]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
