"""How firm a pair is: how often it survives when the components' weights are drawn anew.

Weights are reasoned, not measured, so a pair that stands only at exactly these weights says little. Each draw multiplies
every weight by exp(N(0, 0.25)): two draws in three lie within about a quarter of the weight stated. The plan is solved
again by its own rule, and each pair counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from alongside.brokering.candidates import UNIT
from alongside.brokering.edges import RoundEdges
from alongside.brokering.matching.blocking import Utilities
from alongside.brokering.plans import plan_of
from alongside.brokering.proposals import Proposal
from alongside.brokering.round import Pair
from alongside.brokering.suitability import Scores, utilities_of, weights_of, with_wishes
from alongside.schools.similar.nearest import Floats, Indices

SPREAD = 0.25
DRAWS = 100


def _bands(edges: RoundEdges) -> tuple[Floats, Floats, Floats, Floats]:
    """For each edge, where either side's utility lies for the lowest and the highest score: what wishes made of it."""
    low: list[tuple[Floats, Floats]] = []
    high: list[tuple[Floats, Floats]] = []
    for row in edges.rows:
        for worth, found in ((0.0, low), (1.0, high)):
            flat = np.full(len(row.offers), worth)
            scores = Scores(row.scores.components, flat, flat, flat, flat)
            found.append(with_wishes(edges.board, row.need, row.offers, scores=scores))
    places = _flat_places(edges)

    def side(found: list[tuple[Floats, Floats]], which: int) -> Floats:
        joined: Floats = np.concatenate([part[which] for part in found])[places]
        return joined

    return side(low, 0), side(low, 1), side(high, 0), side(high, 1)


def _flat_places(edges: RoundEdges) -> Indices:
    """Where each edge of the table stands when the needs' rows are laid end to end."""
    lengths = np.array([len(row.offers) for row in edges.rows], dtype=np.int64)
    begins = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)))
    places: Indices = begins[edges.row] + edges.place
    return places


def _drawn(
    edges: RoundEdges, components: Floats, *, bands: tuple[Floats, ...], weights: tuple[Floats, Floats]
) -> RoundEdges:
    """The table as it would be with these weights."""
    scores = utilities_of(components, weights)
    need_low, partner_low, need_high, partner_high = bands
    u_need = need_low + (need_high - need_low) * scores.need_utility
    u_partner = partner_low + (partner_high - partner_low) * scores.partner_utility
    fits = np.rint(UNIT * np.sqrt(u_need * u_partner)).astype(np.int64)
    weight = np.maximum(1, fits + edges.table.weight - edges.fits)
    worth: Utilities = replace(edges.worth, u_need=u_need, u_partner=u_partner)
    return replace(edges, table=replace(edges.table, weight=weight), fits=fits, worth=worth)


def survival(
    proposal: Proposal, *, seed: int, draws: int = DRAWS, report: Callable[[int], None] | None = None
) -> dict[Pair, float]:
    """By proposed pair, the share of ``draws`` in which the plan makes it again; agreed pairs are left out.

    ``seed`` starts the draws; ``report`` is told after each how many are done.
    """
    edges = proposal.edges
    flat = _flat_places(edges)
    components = np.concatenate([row.scores.components for row in edges.rows], axis=1)[:, flat]
    bands, weights = _bands(edges), weights_of(proposal.board)
    rng = np.random.default_rng(seed)
    counts = np.zeros(len(edges.row), dtype=np.int64)
    for done in range(1, draws + 1):
        drawn = tuple(side * np.exp(rng.normal(0.0, SPREAD, len(side))) for side in weights)
        counts[
            plan_of(_drawn(edges, components, bands=bands, weights=(drawn[0], drawn[1])), proposal.plan.kind).chosen
        ] += 1
        if report is not None:
            report(done)
    board = edges.board
    return {
        Pair(
            board.needs[int(edges.row[edge])].school,
            board.offers[int(edges.rows[edges.row[edge]].offers[edges.place[edge]])].school,
        ): float(counts[edge] / draws)
        for edge in proposal.plan.chosen.tolist()
    }
