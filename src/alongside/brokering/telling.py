"""An explanation in sentences that a head would understand."""

from __future__ import annotations

from alongside.brokering.dates import about_dates
from alongside.brokering.extra_rules import what_stands_in_the_way
from alongside.brokering.losses import Loss
from alongside.brokering.proposals import Match, Proposal
from alongside.brokering.round import Pair, Tie
from alongside.brokering.told import BrokenRule, Explanation, Outcome
from alongside.sayings import Lists, Part, Saying, Template, Word, row, say


class Telling(Template):
    """What is told of a pair."""

    NOT_CONSIDERED = "{need} and {partner} are not considered: {rule}."
    LOOK_AGAIN = "To look at the pair again: {relax}."
    WORKED_TOGETHER = (
        "The two schools have worked together before. That is information, not a bonus: ask both how it went."
    )
    AGREED = "{partner} and {need} have agreed; the plan is built around them."
    PROPOSED = "{partner} is proposed for {need}: fit {fit}, {where} by fit."
    POSSIBLE = "{partner} is possible for {need} (fit {fit}, {where}), but is not proposed."
    FIRST = "{place}st of {need}'s possible partners"
    SECOND = "{place}nd of {need}'s possible partners"
    THIRD = "{place}rd of {need}'s possible partners"
    FURTHER = "{place}th of {need}'s possible partners"
    NOT_LOOKED_AT = "not among those looked at for {need}"
    NEXT = "Next, by what choosing them would cost the whole plan: {others}."
    NEXT_ONE = "{partner} ({cost})"
    COSTS = "costs {loss}"
    COSTS_NOTHING = "costs nothing"
    WITHDREW = "If {partner} withdrew, the plan would lose {loss}."
    WITHDREW_WITHOUT_LOSS = "If {partner} withdrew, the plan could be mended without loss."
    SPEAKS_FOR = "What speaks for it: {components}."
    SPEAKS_AGAINST = "What speaks against it: {components}."
    NOT_KNOWN = "Not known, and left out: {components}."
    HAS_INSTEAD = "{need} has {partner} (fit {fit}) instead."
    PLACES_GO = "The places of {partner} go to {needs}."
    TAKES_PLACE = "{need} (fit {fit})"
    NO_PLACE = "none, it offers no place"
    WOULD_COST = "Making this pair all the same would cost the plan {loss}."
    WOULD_COST_NOTHING = "Making this pair would cost the plan's total nothing."


def tell(proposal: Proposal, explanation: Explanation) -> tuple[Saying, ...]:
    """The explanation in sentences, for a broker to read and, without the figures, to say to a head."""
    board, match = proposal.board, explanation.match
    need, partner = board.school(match.need).name, board.school(match.partner).name
    if explanation.outcome is Outcome.RULED_OUT:
        said = _ruled_out(explanation.broken, need, partner)
    else:
        said = [_standing(explanation, need, partner), *_reasons(match)]
        if explanation.outcome is Outcome.PROPOSED:
            said += _other_ways(proposal, explanation)
        else:
            said += _why_not(proposal, explanation)
    if explanation.outcome is not Outcome.RULED_OUT:
        said += about_dates(board, match.need, match.partner)
    if Tie.WORKED_TOGETHER in board.ties(match.need, match.partner):
        said.append(say(Telling.WORKED_TOGETHER))
    return tuple(said)


def _ruled_out(broken: tuple[BrokenRule, ...], need: str, partner: str) -> list[Saying]:
    said = [say(Telling.NOT_CONSIDERED, need=need, partner=partner, rule=Word(one.sentence)) for one in broken]
    return said + [say(Telling.LOOK_AGAIN, relax=Word(one.relax)) for one in broken if one.relax]


def _standing(explanation: Explanation, need: str, partner: str) -> Saying:
    match, place = explanation.match, explanation.place
    if match.agreed:
        return say(Telling.AGREED, partner=partner, need=need)
    where = say(_ordinal(place), place=place, need=need) if place else say(Telling.NOT_LOOKED_AT, need=need)
    template = Telling.PROPOSED if explanation.outcome is Outcome.PROPOSED else Telling.POSSIBLE
    return say(template, partner=partner, need=need, fit=_figure(match.fit), where=where)


def _figure(fit: float) -> str:
    return f"{fit:.2f}"


def _other_ways(proposal: Proposal, explanation: Explanation) -> list[Saying]:
    board = proposal.board
    partner = board.school(explanation.match.partner).name
    said = []
    if explanation.instead:
        others = [
            say(Telling.NEXT_ONE, partner=board.school(one.partner).name, cost=_costs(one.loss))
            for one in explanation.instead
        ]
        said.append(say(Telling.NEXT, others=row(others, Lists.SEMICOLON)))
    if explanation.withdrawal.is_nothing:
        said.append(say(Telling.WITHDREW_WITHOUT_LOSS, partner=partner))
    else:
        said.append(say(Telling.WITHDREW, partner=partner, loss=explanation.withdrawal.words))
    return said


def _costs(loss: Loss) -> Saying:
    return say(Telling.COSTS_NOTHING) if loss.is_nothing else say(Telling.COSTS, loss=loss.words)


def _ordinal(place: int) -> Telling:
    if 10 <= place % 100 <= 20:
        return Telling.FURTHER
    return {1: Telling.FIRST, 2: Telling.SECOND, 3: Telling.THIRD}.get(place % 10, Telling.FURTHER)


def _reasons(match: Match) -> list[Saying]:
    known = [one for one in match.components if one.value is not None]
    best = sorted(known, key=lambda one: -(one.value or 0))
    strong = [one.component.label for one in best if (one.value or 0) >= 0.6][:3]
    weak = [one.component.label for one in reversed(best) if (one.value or 0) < 0.4][:3]
    silent = [one.component.label for one in match.components if one.value is None]
    told = ((Telling.SPEAKS_FOR, strong), (Telling.SPEAKS_AGAINST, weak), (Telling.NOT_KNOWN, silent))
    return [say(template, components=row(map(Word, labels))) for template, labels in told if labels]


def _why_not(proposal: Proposal, explanation: Explanation) -> list[Saying]:
    board, match, loss = proposal.board, explanation.match, explanation.loss
    need, partner = board.school(match.need).name, board.school(match.partner).name
    said = [
        say(Telling.HAS_INSTEAD, need=need, partner=board.school(other.partner).name, fit=_figure(other.fit))
        for other in proposal.matches_of(match.need)
    ]
    if len(proposal.partners_matches(match.partner)) >= board.offers[board.offer_row[match.partner]].partnerships:
        said.append(say(Telling.PLACES_GO, partner=partner, needs=_taken(proposal, match.partner)))
    made = [Pair(one.need, one.partner) for one in proposal.matches]
    said += what_stands_in_the_way(board, made, Pair(match.need, match.partner))
    if loss is not None:
        cost = say(Telling.WOULD_COST_NOTHING) if loss.is_nothing else say(Telling.WOULD_COST, loss=loss.words)
        said.append(cost)
    return said


def _taken(proposal: Proposal, partner: str) -> Part:
    """Who has the places of a partner that has none left."""
    taken = [
        say(Telling.TAKES_PLACE, need=proposal.board.school(one.need).name, fit=_figure(one.fit))
        for one in proposal.partners_matches(partner)
    ]
    return row(taken) if taken else say(Telling.NO_PLACE)
