"""The pairs of a plan as the board prints them, a page at a time: how well they suit, why, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from alongside.brokering.in_public import PUBLIC
from alongside.brokering.suitability import COMPONENTS
from alongside.exchange.saying_document import saying_from
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.models import NeedStated, OfferStated
from alongside_web.brokering.operations_pairs import now_stands, stands_of
from alongside_web.brokering.plan_models import LinePart, PairPut, PairState, PlanMade
from alongside_web.brokering.round_queries import Told
from alongside_web.brokering.translate import Bar
from alongside_web.design import sayings

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
Ends = tuple[str, str]


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
        told = ((number_in(components[name]), label) for name, label in self.labels.items())
        known = sorted(((value, label) for value, label in told if value is not None), reverse=True)
        shown = [f"{label} {value:.2f}" for value, label in known]
        silent = len(self.labels) - len(known)
        return "; ".join([*shown, self.unknown % {"many": silent}] if silent else shown)

    def figures(self, one: Told) -> str:
        """How well the two suit each other, and how far apart they are; for brokers the fit, too."""
        suits = number_in(one["suitability"] if self.whole else one["in_public"]) or 0.0
        told = [self.suits % {"suits": f"{suits:.2f}"}]
        utility, km = one["utility"], number_in(one["km"])
        if self.whole and isinstance(utility, Mapping):
            sides = {"own": f"{number_in(utility['need']):.2f}", "theirs": f"{number_in(utility['partner']):.2f}"}
            told.append(self.fit % {"fit": f"{number_in(one['fit']):.2f}", **sides})
        if km is not None:
            told.append(self.km % {"km": f"{km:.0f}"})
        return " · ".join(told)


def pair_lines(seat: RoundSeat, plan: PlanMade, begin: int) -> Sequence[PairLine]:
    """A page of the plan's pairs."""
    shown = round_queries.lines(plan, LinePart.PAIR, begin)
    asking, giving = [_end(one, "need")["key"] for one in shown], [_end(one, "partner")["key"] for one in shown]
    needs = keys_of(NeedStated.objects.filter(round=seat.round), asking)
    offers = keys_of(OfferStated.objects.filter(round=seat.round), giving)
    states = _states(seat, asking)
    words = _Words.now(whole=seat.is_broker)
    return [_line(one, words, needs=needs, offers=offers, states=states) for one in shown]


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


def _end(line: Told, name: str) -> Mapping[str, str]:
    """One of the two schools of a line: its key and its name."""
    found = line[name]
    assert isinstance(found, Mapping)
    return found


def _dates(kept: object) -> Sequence[str]:
    """What to talk about for the dates of both, which both stated openly."""
    return tuple(sayings.told(saying_from(one)) for one in kept) if isinstance(kept, list) else ()


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


def bars_of(components: object, *, whole: bool) -> tuple[Bar, ...]:
    """The visible reasons as bars; of what heads told of themselves nothing, unless the ``whole`` may be seen."""
    assert isinstance(components, Mapping)
    told = {name: number_in(value) for name, value in components.items() if whole or name in PUBLIC}
    known = sorted(((name, value) for name, value in told.items() if value is not None), key=lambda one: -one[1])
    shown = [Bar(_(_LABELS[name]), round(100 * value), f"{value:.2f}") for name, value in known]
    silent = [Bar(_(_LABELS[name]), 0, _("not known")) for name, value in told.items() if value is None]
    return (*shown, *silent)


def number_in(told: object) -> float | None:
    """A kept figure, or None where it was not known."""
    return None if told is None else float(str(told))
