"""A plan as it is kept: a small document of the whole, and its pairs, conversations and schools left over line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alongside.brokering import mending
from alongside.brokering.changes import churn, prices_of_rules
from alongside.brokering.dates import about_dates
from alongside.brokering.in_public import suits_in_public
from alongside.brokering.proposals import Proposal
from alongside.brokering.telling_plans import tell_plan
from alongside.exchange.proposal_document import match_document, summary_document, unserved_document
from alongside.exchange.saying_document import saying_document
from alongside_web.brokering.plan_models import LinePart, PlanLine, PlanMade

# Up to so many needs times offers the prices of all rules are worked out with the plan; beyond it each is asked for.
PRICED = 3_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines a plan has of each part, how many schools have a partner in it, and how many pairs of a need and an
    offer were looked at to find it."""

    pairs: int = 0
    covered: int = 0
    talks: int = 0
    left: int = 0
    looked_at: int = 0


def counts_of(plan: PlanMade) -> Counts:
    """The counts that were kept with a plan."""
    return Counts(**plan.document["counts"])


def document_of(proposal: Proposal) -> dict[str, object]:
    """What the first page of the board says of the plan as a whole. It is as large for a nation as for a town.

    Its sentences, and those of its lines, are kept to be told in each reader's language.
    """
    return {
        **summary_document(proposal),
        "standing": saying_document(tell_plan(proposal)),
        "not_known": [saying_document(one) for one in proposal.not_known],
        "counts": {
            "pairs": len(proposal.matches),
            "covered": len({one.need for one in proposal.matches}),
            "talks": len(proposal.conversations),
            "left": len(proposal.unserved),
            "looked_at": _size(proposal),
        },
        "churn": _churn(proposal),
        "possible": sum(len(row.offers) for row in proposal.rows),
        "is_whole": mending.is_whole(proposal),
        "blamed": _blamed(proposal),
        "prices": _prices(proposal),
    }


def _size(proposal: Proposal) -> int:
    return len(proposal.board.needs) * len(proposal.board.offers)


def _churn(proposal: Proposal) -> dict[str, int] | None:
    if not proposal.round.shown:
        return None
    found = churn(proposal)
    return {"kept": len(found.kept), "gone": len(found.gone), "new": len(found.new)}


def _blamed(proposal: Proposal) -> dict[str, int]:
    """By rule, how many pairs it deletes by itself."""
    found: dict[str, int] = {}
    for row in proposal.rows:
        for rule, many in row.only.items():
            if many:
                found[rule] = found.get(rule, 0) + many
    return found


def _prices(proposal: Proposal) -> list[dict[str, object]] | None:
    if _size(proposal) > PRICED or proposal.board.relaxed:
        return None
    return [
        {"rule": one.rule, "schools": one.schools, "pairs": one.pairs, "fit": round(one.fit, 6)}
        for one in prices_of_rules(proposal)
    ]


def lines_of(proposal: Proposal, plan: PlanMade) -> Iterator[PlanLine]:
    """The lines of a plan, not kept yet."""
    parts = {LinePart.PAIR: _pairs(proposal), LinePart.TALK: _talks(proposal), LinePart.LEFT: _left(proposal)}
    for part, lines in parts.items():
        for place, (need, partner, told) in enumerate(lines):
            yield PlanLine(
                round_id=plan.round_id, plan=plan, part=part, place=place, need=need, partner=partner, told=told
            )


_Line = tuple[str, str, Mapping[str, object]]


def _pairs(proposal: Proposal) -> Iterator[_Line]:
    board = proposal.board
    for one in proposal.matches:
        told = {
            **match_document(proposal, one),
            "in_public": round(suits_in_public(board, one), 6),
            "dates": [saying_document(each) for each in about_dates(board, one.need, one.partner)],
        }
        spots = {"need": _spot(proposal, one.need), "partner": _spot(proposal, one.partner)}
        yield one.need, one.partner, {**told, "spots": spots}


def _spot(proposal: Proposal, key: str) -> tuple[float, float] | None:
    """Where the school lies on the map, if that is known."""
    school = proposal.board.school(key)
    return None if school.easting is None or school.northing is None else (school.easting, school.northing)


def _talks(proposal: Proposal) -> Iterator[_Line]:
    board = proposal.board
    for one in proposal.conversations:
        names = {"need": board.school(one.need).name, "partner": board.school(one.partner).name}
        gains = {"need_gain": round(one.need_gain, 3), "partner_gain": round(one.partner_gain, 3)}
        yield one.need, one.partner, {**names, **gains}


def _left(proposal: Proposal) -> Iterator[_Line]:
    for one in proposal.unserved:
        yield one.need, "", {**unserved_document(proposal, one), "reason": saying_document(one.reason)}
