"""The board of a round: its plan against what is asked and offered, each proposed pair and what became of it.

Who reads the board without being its broker sees public figures alone: a fit, a conversation or a reason for being left over
could be guessed back to what a head said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from alongside.brokering.in_public import PUBLIC
from alongside.brokering.plans import PlanKind
from alongside.brokering.suitability import COMPONENTS
from alongside.exchange.saying_document import saying_from
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.models import NeedStated, OfferStated
from alongside_web.brokering.operations_pairs import now_stands, stands_of
from alongside_web.brokering.plan_documents import Counts as PlanCounts
from alongside_web.brokering.plan_documents import counts_of
from alongside_web.brokering.plan_models import LinePart, PairPut, PairState, PlanMade
from alongside_web.brokering.round_queries import Told
from alongside_web.brokering.round_translate import LIVE
from alongside_web.brokering.translate import Bar
from alongside_web.design import sayings
from alongside_web.jobs.models import JobState, Progress
from alongside_web.partnerships.models import Partnership, State

PAGE = 50
WORK = "round-plan"
# In few words, for they stand in tags.
STATES = {
    PairState.CHOSEN.value: _lazy("chosen"),
    PairState.PUT.value: _lazy("with the heads"),
    PairState.AGREED.value: _lazy("agreed"),
    PairState.NOT_GOING_AHEAD.value: _lazy("not going ahead"),
    PairState.DROPPED.value: _lazy("taken back"),
}
_TAGS = {PairState.AGREED: "green", PairState.PUT: "blue", PairState.CHOSEN: "purple"}
_LABELS = {one.id: one.label for one in COMPONENTS}
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
class PairLine:
    """A proposed pair as the board prints it; its figures hold a fit for brokers alone."""

    title: str
    need_key: UUID | None
    offer_key: UUID | None
    figures: str
    reasons: str
    dates: Sequence[str]
    state: str
    tag: str


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
        pairs=_lines(seat, plan, (number - 1) * PAGE) if plan is not None else (),
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
        worst=_number(told["worst_fit"]),
        fifth=_number(told["fifth_percentile_fit"]),
        both=int(str(told["would_both_gain"])),
        materially=int(str(told["would_both_gain_materially"])),
    )


def _number(told: object) -> float | None:
    return None if told is None else float(str(told))


Ends = tuple[str, str]


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


def _states(seat: RoundSeat, needs: Iterable[str]) -> Mapping[Ends, str]:
    """What became of each pair of these needs that was chosen, by the schools' keys in the engine."""
    columns = ("need__school__school", "need__school__key", "offer__school__school", "offer__school__key")
    held = PairPut.objects.filter(round=seat.round).filter(_are(needs, "need__school__"))
    rows = list(held.exclude(state=PairState.DROPPED).order_by("pk").values_list(*columns, "state", "partnership"))
    put = [row[5] for row in rows if row[4] == PairState.PUT and row[5] is not None]
    stands = stands_of(put) if put else {}
    found: dict[Ends, str] = {}
    for urn, own, other_urn, other, state, partnership in rows:
        now = now_stands(stands[partnership]) if state == PairState.PUT and partnership in stands else state
        found[urn or f"example:site-{own}", other_urn or f"example:site-{other}"] = now
    return found


def _lines(seat: RoundSeat, plan: PlanMade, begin: int) -> Sequence[PairLine]:
    """A page of the plan's pairs."""
    shown = round_queries.lines(plan, LinePart.PAIR, begin)
    asking, giving = [_end(one, "need")["key"] for one in shown], [_end(one, "partner")["key"] for one in shown]
    needs = keys_of(NeedStated.objects.filter(round=seat.round), asking)
    offers = keys_of(OfferStated.objects.filter(round=seat.round), giving)
    states = _states(seat, asking)
    words = _Words.now(whole=seat.is_broker)
    return [_line(one, words, needs=needs, offers=offers, states=states) for one in shown]


def _end(line: Told, name: str) -> Mapping[str, str]:
    """One of the two schools of a line: its key and its name."""
    found = line[name]
    assert isinstance(found, Mapping)
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of every line, looked up once a page."""

    whole: bool
    title: str
    suits: str
    fit: str
    km: str
    labels: Mapping[str, str]
    states: Mapping[str, str]
    unknown: str

    @classmethod
    def now(cls, *, whole: bool) -> _Words:
        return cls(
            whole=whole,
            title=_("%(offer)s helps %(need)s"),
            suits=_("suits %(suits)s"),
            fit=_("fit %(fit)s (%(own)s for the school in need, %(theirs)s for its partner)"),
            km=_("%(km)s km apart"),
            labels={name: _(label) for name, label in _LABELS.items() if whole or name in PUBLIC},
            states={"": _("proposed"), **{name: str(label) for name, label in STATES.items()}},
            unknown=_("not known: %(many)d more"),
        )

    def reasons(self, components: object) -> str:
        """The visible reasons, the strongest first, and how many are not known."""
        assert isinstance(components, Mapping)
        told = ((_number(components[name]), label) for name, label in self.labels.items())
        known = sorted(((value, label) for value, label in told if value is not None), reverse=True)
        shown = [f"{label} {value:.2f}" for value, label in known]
        silent = len(self.labels) - len(known)
        return "; ".join([*shown, self.unknown % {"many": silent}] if silent else shown)

    def figures(self, one: Told) -> str:
        """How well the two suit each other, and how far apart they are; for brokers the fit, too."""
        suits = _number(one["suitability"] if self.whole else one["in_public"]) or 0.0
        told = [self.suits % {"suits": f"{suits:.2f}"}]
        utility, km = one["utility"], _number(one["km"])
        if self.whole and isinstance(utility, Mapping):
            sides = {"own": f"{_number(utility['need']):.2f}", "theirs": f"{_number(utility['partner']):.2f}"}
            told.append(self.fit % {"fit": f"{_number(one['fit']):.2f}", **sides})
        if km is not None:
            told.append(self.km % {"km": f"{km:.0f}"})
        return " · ".join(told)


def keys_of(rows: QuerySet[NeedStated] | QuerySet[OfferStated], schools: Iterable[str]) -> Mapping[str, UUID]:
    """By a school's key in the engine, the key of what it states in the round."""
    held = rows.filter(withdrawn_at=None).filter(_are(schools, "school__"))
    columns = ("school__school", "school__key", "key")
    return {urn or f"example:site-{key}": found for urn, key, found in held.values_list(*columns)}


def _are(schools: Iterable[str], at: str) -> Q:
    """Whether a row's school is one of these, by their keys in the engine."""
    wanted = set(schools)
    own = [one.removeprefix("example:site-") for one in wanted if one.startswith("example:site-")]
    return Q(**{f"{at}school__in": wanted}) | Q(**{f"{at}key__in": own})


def _line(
    one: Told,
    words: _Words,
    *,
    needs: Mapping[str, UUID],
    offers: Mapping[str, UUID],
    states: Mapping[Ends, str],
) -> PairLine:
    need, partner = _end(one, "need"), _end(one, "partner")
    ends = need["key"], partner["key"]
    state = states.get(ends, "")
    return PairLine(
        title=words.title % {"offer": partner["name"], "need": need["name"]},
        need_key=needs.get(ends[0]),
        offer_key=offers.get(ends[1]),
        figures=words.figures(one),
        reasons=words.reasons(one["components"]),
        dates=_dates(one.get("dates")),
        state=words.states[state],
        tag=_TAGS.get(PairState(state), "grey") if state else "yellow",
    )


def _dates(kept: object) -> Sequence[str]:
    """What to talk about for the dates of both, which both stated openly."""
    return tuple(sayings.told(saying_from(one)) for one in kept) if isinstance(kept, list) else ()


def bars_of(components: object, *, whole: bool) -> tuple[Bar, ...]:
    """The visible reasons as bars; of what heads told of themselves nothing, unless the ``whole`` may be seen."""
    assert isinstance(components, Mapping)
    told = {name: _number(value) for name, value in components.items() if whole or name in PUBLIC}
    known = sorted(((name, value) for name, value in told.items() if value is not None), key=lambda one: -one[1])
    shown = [Bar(_(_LABELS[name]), round(100 * value), f"{value:.2f}") for name, value in known]
    silent = [Bar(_(_LABELS[name]), 0, _("not known")) for name, value in told.items() if value is None]
    return (*shown, *silent)


def _talk(line: Told) -> Talk:
    gains = _number(line["need_gain"]) or 0.0, _number(line["partner_gain"]) or 0.0
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
