"""Beside the board: the ledger of what offering schools carry, the schools that are left over, rules and their prices, the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from alongside.brokering.changes import churn, relaxable_rules
from alongside.brokering.mending import is_whole
from alongside.brokering.proposals import Proposal
from alongside.brokering.round import Pair
from alongside.brokering.rules import RULE_LABELS
from alongside.exchange.saying_document import saying_from
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.board_queries import PAGE
from alongside_web.brokering.models import OfferStated
from alongside_web.brokering.plan_documents import counts_of
from alongside_web.brokering.plan_models import LinePart, PlanMade
from alongside_web.brokering.round_queries import Told
from alongside_web.brokering.round_translate import LIVE
from alongside_web.design import sayings


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What an offering school carries, can carry, and what of it this round takes."""

    school: str
    carries: str
    places: int
    days: str
    taken: int
    left: int


@dataclass(frozen=True, slots=True)
class LoadPage:
    """A page of the ledger."""

    rows: Sequence[LoadLine]
    number: int
    previous_href: str
    next_href: str


def load(seat: RoundSeat, number: int) -> LoadPage:
    """A page of the ledger: those from which most is taken first, then by what they carry already."""
    live = Q(pairs__state__in=LIVE)
    held = OfferStated.objects.filter(round=seat.round, withdrawn_at=None)
    rows = held.annotate(taken=Count("pairs", filter=live)).order_by(
        "-taken", "-live_partnerships", "school__name", "pk"
    )
    columns = ("school__name", "live_partnerships", "partnerships", "days", "taken")
    some = list(rows.values_list(*columns)[(number - 1) * PAGE : number * PAGE + 1])
    lines = [
        LoadLine(
            school,
            "–" if carries is None else str(carries),
            places,
            f"{days.normalize():f}" if days else "–",
            taken,
            places - taken,
        )
        for school, carries, places, days, taken in some
    ]
    onward = f"?page={number + 1}" if len(lines) > PAGE else ""
    return LoadPage(lines[:PAGE], number, f"?page={number - 1}" if number > 1 else "", onward)


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A school left over, with the rule responsible in words."""

    school: str
    missing: int
    possible: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftPage:
    """A page of the schools that are left over."""

    rows: Sequence[LeftLine]
    total: int
    number: int
    previous_href: str
    next_href: str


def left(seat: RoundSeat, number: int, plan: PlanMade | None) -> LeftPage:
    """A page of the schools without as many partners as they asked for; the reasons are the brokers'."""
    total = counts_of(plan).left if plan is not None else 0
    found = round_queries.lines(plan, LinePart.LEFT, (number - 1) * PAGE) if plan is not None else ()
    onward = f"?page={number + 1}" if total > number * PAGE else ""
    rows = [_left(one, whole=seat.is_broker) for one in found]
    return LeftPage(rows, total, number, f"?page={number - 1}" if number > 1 else "", onward)


def _left(one: Told, *, whole: bool) -> LeftLine:
    need = one["need"]
    assert isinstance(need, Mapping)
    reason = sayings.told(saying_from(one["reason"])) if whole else ""
    return LeftLine(need["name"], int(str(one["missing"])), int(str(one["candidates"])) if whole else 0, reason)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule, how many pairs it alone rules out, and what setting it aside would bring where that is worked out."""

    rule: str
    sentence: str
    alone: int
    price: Mapping[str, float] | None


def rules(plan: PlanMade) -> Sequence[RuleLine]:
    """The rules that a broker may set aside to see, and their prices, the dearest first."""
    prices = {one["rule"]: one for one in plan.document.get("prices") or []}
    blamed = plan.document.get("blamed", {})
    found = [
        RuleLine(one, RULE_LABELS[one], blamed[one], prices.get(one)) for one in relaxable_rules() if blamed.get(one)
    ]
    return tuple(sorted(found, key=lambda one: (-(one.price or {}).get("schools", 0), -one.alone, one.rule)))


@dataclass(frozen=True, slots=True)
class Mended:
    """What a mended plan makes of the pairs that were shown, by name: partner and need."""

    kept: Sequence[tuple[str, str]]
    gone: Sequence[tuple[str, str]]
    new: Sequence[tuple[str, str]]
    is_whole: bool
    left: int


def mended(proposal: Proposal) -> Mended:
    """The mended plan as the broker reads it before anything is kept."""
    found, names = churn(proposal), proposal.board.circumstances.schools

    def named(pairs: Sequence[Pair]) -> Sequence[tuple[str, str]]:
        return tuple((names[one.partner].name, names[one.need].name) for one in pairs)

    return Mended(named(found.kept), named(found.gone), named(found.new), is_whole(proposal), len(proposal.unserved))
