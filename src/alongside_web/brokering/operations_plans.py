"""Makes plans of a round, keeps them with all they rest on, and mends a plan around what became of its pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.brokering import mending
from alongside.brokering.changes import relaxing
from alongside.brokering.plans import PlanKind
from alongside.brokering.proposals import MODEL_VERSION, Proposal, propose
from alongside.brokering.round import Pair, Round
from alongside.exchange.round_document import canonical_text, hash_of_text, round_document
from alongside_store.circumstances import for_round
from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.brokering import round_queries
from alongside_web.brokering.access import NotYourRound, RoundSeat
from alongside_web.brokering.operations_pairs import do_follow
from alongside_web.brokering.operations_rounds import RoundChanged, change_of, stating
from alongside_web.brokering.plan_documents import document_of, lines_of
from alongside_web.brokering.plan_models import PlanBasis, PlanLine, PlanMade
from alongside_web.brokering.round_translate import round_of
from alongside_web.brokering.workings import registry_in_use, remember, worked

Step = Callable[[int], None]
# Lines of a plan that go to the database in one statement.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """Which kind of plan, why it is made, and a rule to set aside, to see what that would bring."""

    kind: PlanKind
    why: str = ""
    relaxed: str = ""


def do_make_plan(seat: RoundSeat, wanted: PlanWanted, *, actor: User, at: datetime, step: Step) -> PlanMade:
    """Works a plan out from everything that stands in the round now, and keeps it. ``step`` is told how far it is, of 4.

    Raises `ContradictoryRound` where the round cannot be as stated.
    """
    if not seat.is_broker:
        raise NotYourRound
    do_follow(seat.round, at=at)
    stated = round_queries.stated(seat)
    a_round = _shown_before(round_of(stated, seat.today), round_queries.last_plan(seat.round))
    if wanted.relaxed:
        a_round = relaxing(a_round, wanted.relaxed)
    step(1)
    circumstances = for_round(a_round, registry_in_use())
    step(2)
    relaxed = frozenset({wanted.relaxed} if wanted.relaxed else ())
    proposal = propose(a_round, circumstances, kind=wanted.kind, relaxed=relaxed)
    step(3)
    made = keep(seat, proposal, wanted, actor=actor, at=at)
    step(4)
    return made


def _shown_before(a_round: Round, last: PlanMade | None) -> Round:
    """The pairs of the last plan are those that were shown, as far as the round still has them."""
    if last is None:
        return a_round
    needs, offers = {one.school for one in a_round.needs}, {one.school for one in a_round.offers}
    fixed = {*a_round.agreed, *a_round.declined}
    before = (Pair(*ends) for ends in round_queries.pairs_of_plan(last))
    shown = tuple(one for one in before if one.need in needs and one.partner in offers and one not in fixed)
    return replace(a_round, shown=shown)


@transaction.atomic
def keep(seat: RoundSeat, proposal: Proposal, wanted: PlanWanted, *, actor: User, at: datetime) -> PlanMade:
    """Keeps a plan with all it rests on."""
    a_round = stating(seat)
    stated = canonical_text(round_document(proposal.round))
    registry = registry_in_use()
    made = PlanMade.objects.create(
        round=a_round,
        number=PlanMade.objects.filter(round=a_round).count() + 1,
        kind=proposal.plan.kind.value,
        why=wanted.why,
        rules_version=round_queries.rules(a_round).number,
        registry_hash=registry.hash if registry else "",
        model_version=MODEL_VERSION,
        stated_hash=hash_of_text(stated),
        relaxed=[wanted.relaxed] if wanted.relaxed else [],
        document=document_of(proposal),
        by=actor,
        at=at,
    )
    PlanBasis.objects.create(round=a_round, plan=made, stated=stated)
    PlanLine.objects.bulk_create(lines_of(proposal, made), batch_size=_AT_ONCE)
    told = {"number": made.number, "kind": made.kind, "pairs": len(proposal.matches), "why": wanted.why}
    if wanted.relaxed:
        told["relaxed"] = wanted.relaxed
    record(change_of(a_round, "tried plan" if made.is_trial else "made plan"), told, actor=actor.pk, at=at)
    remember(made.key, proposal)
    return made


class CannotMend(ValueError):
    """More changed since the plan was made than mending can follow: it has to be made anew."""


def mended_now(seat: RoundSeat, plan: PlanMade) -> Proposal:
    """The plan around what became of its pairs since; raises `CannotMend`, `ContradictoryRound`, `OtherData`."""
    held = worked(plan)
    change = change_since(held.round, round_of(round_queries.stated(seat), seat.today))
    return mending.mended(held, change)


def change_since(before: Round, now: Round) -> mending.Change:
    """What mending has to follow; raises `CannotMend` where something else changed, too."""
    schools, left = set(now.keys), tuple(one for one in before.keys if one not in set(now.keys))
    stays = {pair for pair in before.agreed if {pair.need, pair.partner} <= schools}
    undone = stays - set(now.agreed) - set(now.declined)
    expected = (set(before.keys) - set(left), before.rules, dict(before.weights), _stated_of(before, left))
    if undone or expected != (schools, now.rules, dict(now.weights), _stated_of(now, ())):
        raise CannotMend(
            _(
                "More has changed since this plan was made than pairs agreed, pairs called off and schools that left; "
                "make a new plan."
            )
        )
    return mending.Change(
        agreed=tuple(one for one in now.agreed if one not in before.agreed),
        declined=tuple(one for one in now.declined if one not in before.declined),
        left=left,
    )


def _stated_of(a_round: Round, left: tuple[str, ...]) -> tuple[object, ...]:
    """Needs, offers, wishes and ties of the schools that are left, in an order of their own."""
    gone = set(left)
    return (
        {one for one in a_round.needs if one.school not in gone},
        {one for one in a_round.offers if one.school not in gone},
        {one for one in a_round.wishes if not {one.by, one.about} & gone},
        {one for one in a_round.between if not one.schools & gone},
    )


def do_mend(seat: RoundSeat, plan: PlanMade, *, actor: User, at: datetime) -> PlanMade:
    """Keeps the mended plan as the round's next; raises as `mended_now` does, and `RoundChanged` where a newer plan is there."""
    proposal = mended_now(seat, plan)
    with transaction.atomic():
        a_round = stating(seat)
        latest = round_queries.last_plan(a_round)
        if latest is not None and latest.pk != plan.pk:
            raise RoundChanged(a_round)
        why = f"Mended from plan {plan.number}"
        return keep(seat, proposal, PlanWanted(proposal.plan.kind, why), actor=actor, at=at)
