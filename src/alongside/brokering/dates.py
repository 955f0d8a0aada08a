"""When help is wanted and when it is offered: the time that a pair has in common, and what to talk about where that is short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alongside.brokering.board import Board
from alongside.brokering.round import Need, Offer
from alongside.sayings import Saying, Template, say


class Dates(Template):
    """What is told of a pair whose common time is shorter than what was asked for, or than what was offered."""

    LATE = "{partner} can help from {first} on, and {need} wants help from {wanted}: a conversation to have."
    EARLY = "{partner} can help until {last}, and {need} wants help until {wanted}: a conversation to have."
    SHARE = "Of the {days} staff days that {partner} offers, {share} fall into the time from {first} to {last}, spread evenly."


@dataclass(frozen=True, slots=True)
class Common:
    """The days that a need and an offer have in common; ``last`` is None where nothing bounds it.

    ``days`` are the staff days that fall into it, spread evenly over the offer's time; None where that cannot be said.
    """

    first: date
    last: date | None
    days: float | None


def common_time(need: Need, offer: Offer, begins: date) -> Common | None:
    """The common time of a pair in a round in which no work begins before ``begins``; None without a day in common."""
    first = max(begins, need.starts or begins, offer.starts or begins)
    ends = [one for one in (need.ends, offer.ends) if one is not None]
    last = min(ends) if ends else None
    if last is not None and first > last:
        return None
    if offer.days is None or offer.starts is None or offer.ends is None or last is None:
        return Common(first, last, None)
    whole, shared = (offer.ends - offer.starts).days + 1, (last - first).days + 1
    return Common(first, last, offer.days * shared / whole)


def about_dates(board: Board, need: str, partner: str) -> tuple[Saying, ...]:
    """What to talk about before a pair is made, for its dates; nothing where no day that was asked for is missing."""
    wanted = board.need_of[need]
    offer = board.offers[board.offer_row[partner]]
    common = common_time(wanted, offer, board.begins)
    if common is None:
        return ()
    names = {"need": board.school(need).name, "partner": board.school(partner).name}
    asked = max(wanted.starts or board.begins, board.begins)
    said = []
    if wanted.starts is not None and common.first > asked:
        said.append(say(Dates.LATE, **names, first=common.first, wanted=asked))
    if wanted.ends is not None and common.last is not None and common.last < wanted.ends:
        said.append(say(Dates.EARLY, **names, last=common.last, wanted=wanted.ends))
    if common.days is not None and common.last is not None and offer.days is not None and common.days < offer.days:
        figures = {"days": f"{offer.days:g}", "share": f"{common.days:.1f}"}
        said.append(say(Dates.SHARE, partner=names["partner"], first=common.first, last=common.last, **figures))
    return tuple(said)
