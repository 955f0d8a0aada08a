"""What a round may publish of itself: criteria, weights, rules with their reasons, what it rests on, and the pairs agreed.

Nothing here depends on what any head said, wished or declined. So there is no fit, no count of proposals, no pair that is not
agreed, and not whether a plan had a pair otherwise; a choice is set against public reasons instead
(docs/explanation/voices.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.brokering.proposals import MODEL_VERSION
from alongside.brokering.suitability import COMPONENTS
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.board_lines import bars_of
from alongside_web.brokering.models import NeedStated, OfferStated, RulesVersion, TieDeclared
from alongside_web.brokering.operations_pairs import now_of, stands_of
from alongside_web.brokering.plan_models import PairPut, PairState, PlanMade
from alongside_web.brokering.round_translate import key_of, rules_of
from alongside_web.brokering.translate import Bar

SCHEMA = "alongside/round-record/1"
_TIES = dict(TieDeclared._meta.get_field("tie").flatchoices)
_RULES = {
    "same_phase": _("only schools that teach the same ages"),
    "travel_limit_km": _("farthest apart, km"),
    "competition_km": _("nearer than this they compete, km"),
    "minimum_suitability": _("least suitable"),
    "candidates": _("possible partners looked at"),
    "overload_cost": _("cost of each partnership already carried"),
    "stickiness": _("gain for having been shown before"),
}


@dataclass(frozen=True, slots=True)
class RulesShown:
    """One version of the rules: what it sets, and why."""

    number: int
    on: str
    rules: Mapping[str, object]
    weights: Mapping[str, float]
    why: str

    @property
    def day(self) -> date:
        return date.fromisoformat(self.on)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Each rule in words, and what it is set to."""
        return tuple((str(_RULES[name]), _plain(value)) for name, value in self.rules.items())


@dataclass(frozen=True, slots=True)
class Decision:
    """A pair that both heads agreed to, by public reasons alone, and how it stands beside others by the same reasons."""

    need: str
    partner: str
    need_key: str
    partner_key: str
    suits: float
    km: float | None
    components: Mapping[str, float | None]
    place: int | None
    possible: int
    others: Sequence[float]
    why: str

    @property
    def less(self) -> float:
        """By how much less it suits, by public reasons, than the best other: what choosing it cost there; 0 for none."""
        return max(0.0, max(self.others, default=0.0) - self.suits)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return bars_of(self.components, whole=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What was declared to stand between two schools."""

    one: str
    other: str
    what: str


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """Everything that a round may publish."""

    name: str
    organisation: str
    scope: str
    opened: str
    answers_by: str
    closes: str
    needs: int
    offers: int
    registry: str
    model: str
    seed: int
    criteria: Sequence[tuple[str, float, float]]
    rules: Sequence[RulesShown]
    decisions: Sequence[Decision]
    conflicts: Sequence[Conflict]


def record_of(seat: RoundSeat) -> RoundRecord:
    """The record as it stands."""
    a_round = seat.round
    first = PlanMade.objects.filter(round=a_round, relaxed=[]).order_by("-number").values_list("registry_hash").first()
    live = {"round": a_round, "withdrawn_at": None}
    versions = tuple(RulesVersion.objects.filter(round=a_round).order_by("number"))
    ties = TieDeclared.objects.filter(round=a_round, taken_back_at=None).select_related("one", "other")
    return RoundRecord(
        name=a_round.name,
        organisation=a_round.organisation.name,
        scope=a_round.scope,
        opened=timezone.localdate(a_round.opened_at).isoformat(),
        answers_by=a_round.answers_by.isoformat(),
        closes=a_round.closes.isoformat(),
        needs=NeedStated.objects.filter(**live).count(),
        offers=OfferStated.objects.filter(**live).count(),
        registry=first[0] if first else "",
        model=MODEL_VERSION,
        seed=a_round.seed,
        criteria=_criteria(versions[-1].weights),
        rules=tuple(_version(one) for one in versions),
        decisions=_decisions(seat),
        conflicts=tuple(Conflict(one.one.name, one.other.name, str(_TIES[one.tie])) for one in ties.order_by("pk")),
    )


def _criteria(weights: Mapping[str, float]) -> tuple[tuple[str, float, float], ...]:
    return tuple(
        (
            one.label,
            weights.get(f"need.{one.id}", one.for_need),
            weights.get(f"partner.{one.id}", one.for_partner),
        )
        for one in COMPONENTS
    )


def _version(row: RulesVersion) -> RulesShown:
    return RulesShown(row.number, timezone.localdate(row.at).isoformat(), asdict(rules_of(row)), row.weights, row.why)


def _decisions(seat: RoundSeat) -> tuple[Decision, ...]:
    """The pairs agreed, in the order of their keys: the order in which they were agreed tells who was quick."""
    held = PairPut.objects.filter(round=seat.round, state__in=(PairState.PUT, PairState.AGREED))
    rows = list(held.select_related("need__school", "offer__school"))
    with seen_by_all():
        stands = stands_of(one.partnership for one in rows if one.partnership is not None)
    agreed = [one for one in rows if now_of(one, stands) is PairState.AGREED]
    return tuple(sorted(map(_decision, agreed), key=lambda one: (one.need_key, one.partner_key)))


def _decision(row: PairPut) -> Decision:
    told = row.public
    return Decision(
        need=row.need.school.name,
        partner=row.offer.school.name,
        need_key=key_of(row.need.school),
        partner_key=key_of(row.offer.school),
        suits=told["suits"],
        km=told["km"],
        components=told["components"],
        place=told["place"],
        possible=told["possible"],
        others=told["others"],
        why=row.why,
    )


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return gettext("no limit") if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def document_of(found: RoundRecord) -> dict[str, object]:
    """The record as JSON."""
    criteria = [{"criterion": label, "need": own, "partner": theirs} for label, own, theirs in found.criteria]
    decisions = [{**asdict(one), "suits": round(one.suits, 6), "less": round(one.less, 6)} for one in found.decisions]
    return {"schema": SCHEMA, **asdict(found), "criteria": criteria, "decisions": decisions}
