"""The board of a round: its plan against what is asked and offered, each proposed pair and what became of it.

Who reads the board without being its broker sees public figures alone: a fit, a conversation or a reason for being left over
could be guessed back to what a head said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Sum

from alongside.brokering.plans import PlanKind
from alongside.exchange.saying_document import saying_from
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.board_lines import STATES, PairLine, number_in, pair_lines
from alongside_web.brokering.models import NeedStated, OfferStated
from alongside_web.brokering.operations_pairs import now_stands
from alongside_web.brokering.plan_documents import Counts as PlanCounts
from alongside_web.brokering.plan_documents import counts_of
from alongside_web.brokering.plan_models import LinePart, PairPut, PairState, PlanMade
from alongside_web.brokering.round_queries import Told
from alongside_web.brokering.round_translate import LIVE
from alongside_web.design import sayings
from alongside_web.jobs.models import JobState, Progress
from alongside_web.partnerships.models import Partnership, State

PAGE = 50
WORK = "round-plan"
# Partnerships that both heads agreed to and that have not ended.
_GOING = (State.AGREED, State.RUNNING, State.PAUSED)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is asked for and offered: schools, partnerships, and days of capacity; and what of it is taken."""

    needs: int
    asked: int
    offers: int
    places: int
    days: str
    taken: int


@dataclass(frozen=True, slots=True)
class KindShown:
    """One of the three plans and its measures."""

    kind: str
    pairs: int
    covered: int
    total: float
    worst: float | None
    fifth: float | None
    both: int
    materially: int


@dataclass(frozen=True, slots=True)
class Talk:
    """Two heads who would both rather have each other, and what either would gain."""

    need: str
    offer: str
    need_gain: float
    offer_gain: float


@dataclass(frozen=True, slots=True)
class Existing:
    """Two schools of the round that work together already."""

    supported: str
    supporting: str
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The plan that the reader asked for last, where it came to nothing or is being worked out."""

    key: UUID
    is_going: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """One page of the board."""

    seat: RoundSeat
    plan: PlanMade | None
    counts: Counts
    covered: int
    made: int
    left: int
    kinds: Sequence[KindShown]
    pairs: Sequence[PairLine]
    number: int
    previous_href: str
    next_href: str
    talks: Sequence[Talk]
    more_talks: int
    standing: str
    not_known: Sequence[str]
    existing: Sequence[Existing]
    states: Mapping[str, int]
    churn: Mapping[str, int]
    asked: Asked | None
    against: PlanMade | None


def counts(seat: RoundSeat) -> Counts:
    """The round in numbers."""
    live = {"round": seat.round, "withdrawn_at": None}
    asked = NeedStated.objects.filter(**live).aggregate(many=Count("pk"), all=Sum("partners"))
    offered = OfferStated.objects.filter(**live).aggregate(many=Count("pk"), all=Sum("partnerships"), days=Sum("days"))
    taken = PairPut.objects.filter(round=seat.round, state__in=LIVE).count()
    days = offered["days"]
    return Counts(
        needs=asked["many"],
        asked=asked["all"] or 0,
        offers=offered["many"],
        places=offered["all"] or 0,
        days=f"{days.normalize():f}" if days else "–",
        taken=taken,
    )


def board(seat: RoundSeat, number: int, plan: PlanMade | None) -> BoardPage:
    """The board with one plan and a page of its pairs. No more lines of the plan are read than are shown."""
    document = plan.document if plan is not None else {}
    many = counts_of(plan) if plan is not None else PlanCounts()
    talks = round_queries.lines(plan, LinePart.TALK) if plan is not None and seat.is_broker else ()
    at = f"plan={plan.number}&" if plan is not None else ""
    latest = round_queries.last_plan(seat.round)
    is_last = plan is None or latest is None or latest.pk == plan.pk
    return BoardPage(
        seat=seat,
        plan=plan,
        counts=counts(seat),
        covered=many.covered,
        made=many.pairs,
        left=many.left,
        kinds=_kinds(document) if seat.is_broker else (),
        pairs=pair_lines(seat, plan, (number - 1) * PAGE) if plan is not None else (),
        number=number,
        previous_href=f"?{at}page={number - 1}" if number > 1 else "",
        next_href=f"?{at}page={number + 1}" if many.pairs > number * PAGE else "",
        talks=[_talk(one) for one in talks],
        more_talks=max(0, many.talks - PAGE),
        standing=sayings.told(saying_from(document["standing"])) if plan is not None and seat.is_broker else "",
        not_known=[sayings.told(saying_from(one)) for one in document.get("not_known", [])] if seat.is_broker else [],
        existing=existing(seat),
        states=_standing(seat) if seat.is_broker else {},
        churn=document.get("churn") or {},
        asked=_asked(seat, latest.at if latest is not None else None),
        against=None if is_last else latest,
    )


def _kinds(document: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Sequence[KindShown]:
    return tuple(
        _kind(kind, document["plans"][kind]) for kind in map(str, PlanKind) if kind in document.get("plans", {})
    )


def _kind(kind: str, told: Mapping[str, object]) -> KindShown:
    return KindShown(
        kind=kind,
        pairs=int(str(told["pairs"])),
        covered=int(str(told["covered"])),
        total=float(str(told["total_fit"])),
        worst=number_in(told["worst_fit"]),
        fifth=number_in(told["fifth_percentile_fit"]),
        both=int(str(told["would_both_gain"])),
        materially=int(str(told["would_both_gain_materially"])),
    )


def _standing(seat: RoundSeat) -> Mapping[str, int]:
    """How many of the pairs that were chosen have come to what; counted by the database."""
    held = PairPut.objects.filter(round=seat.round).exclude(state=PairState.DROPPED)
    many: Counter[str] = Counter(dict(held.values_list("state").annotate(many=Count("pk")).order_by()))
    put = held.filter(state=PairState.PUT).exclude(partnership=None).values("partnership")
    with seen_by_all():
        went = list(Partnership.objects.filter(key__in=put).values_list("state").annotate(many=Count("pk")).order_by())
    many.subtract({PairState.PUT.value: sum(count for _state, count in went)})
    for state, count in went:
        many[now_stands(state).value] += count
    return {str(STATES[one]): count for one, count in sorted(many.items()) if count}


def _talk(line: Told) -> Talk:
    gains = number_in(line["need_gain"]) or 0.0, number_in(line["partner_gain"]) or 0.0
    return Talk(str(line["need"]), str(line["partner"]), *gains)


def existing(seat: RoundSeat) -> Sequence[Existing]:
    """Partnerships of the round's own organisation between a need and an offer of it, agreed before and not ended."""
    if not seat.is_broker:
        return ()
    live = {"round": seat.round, "withdrawn_at": None}
    with seen_by_all():
        held = Partnership.objects.filter(
            arranged_by=seat.round.organisation_id,
            state__in=_GOING,
            supported__in=NeedStated.objects.filter(**live).values("school"),
            supporting__in=OfferStated.objects.filter(**live).values("school"),
        ).order_by("name")
        held = held.exclude(
            key__in=PairPut.objects.filter(round=seat.round).exclude(partnership=None).values("partnership")
        )
        rows = list(held.values_list("supported__name", "supporting__name", "state")[:PAGE])
    words = {one.value: str(one.label) for one in State}
    return tuple(Existing(supported, supporting, words[state]) for supported, supporting, state in rows)


def _asked(seat: RoundSeat, since: datetime | None) -> Asked | None:
    """The last plan that the reader asked for, where nothing came of it yet."""
    held = Progress.objects.filter(owner=seat.person, work=WORK, arguments__round=str(seat.round.key))
    last = held.order_by("-pk").first()
    if last is None or (last.ended_at is not None and since is not None and last.ended_at <= since):
        return None
    if last.state == JobState.DONE and last.leads_to:
        return None
    return Asked(last.key, not last.has_ended, last.outcome)
