"""The work of the job `round-plan`: a plan of a round, worked out in the background and kept."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.brokering.changes import check_relaxable
from alongside.brokering.phases import NotInThisPhase
from alongside.brokering.plans import PlanKind
from alongside.brokering.round import ContradictoryRound
from alongside_web.accounts.models import User
from alongside_web.brokering.access import RoundSeat, broker_seat
from alongside_web.brokering.board_queries import WORK
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.jobs import operations as jobs
from alongside_web.jobs.models import Progress
from alongside_web.jobs.operations import Outcome, Wanted
from alongside_web.jobs.running import Doing

_STEPS = 4


def ask_for(seat: RoundSeat, wanted: PlanWanted, once: str, *, at: datetime) -> Progress:
    """Asks for a plan, once for each form that was sent."""
    what = _("Plan of the round: %(name)s") % {"name": seat.round.name}
    told = {"round": str(seat.round.key), "kind": wanted.kind.value, "why": wanted.why, "relaxed": wanted.relaxed}
    job = Wanted(WORK, what[:200], f"{WORK}:{once}", told)
    return jobs.do_ask(job, owner=seat.person, at=at)


def make(doing: Doing) -> Outcome:
    """Works the plan out as its asker may; a round that cannot be as stated ends in one sentence."""
    told = doing.progress.arguments
    key = UUID(told["round"])
    seat = broker_seat(doing.owner, key, doing.today)
    wanted = PlanWanted(PlanKind(told["kind"]), told["why"], told["relaxed"])
    actor = User.objects.get(pk=seat.person)

    def step(done: int) -> None:
        doing.step(done, _STEPS)

    try:
        if wanted.relaxed:
            check_relaxable(wanted.relaxed)
        made = do_make_plan(seat, wanted, actor=actor, at=doing.at, step=step)
    except ContradictoryRound as wrong:
        sentence = str(wrong)
        return Outcome(f"{sentence[:1].upper()}{sentence[1:]}."[:300])
    except NotInThisPhase:
        return Outcome(_("The round is closed; no plan was made."))
    place = reverse("rounds:board", args=(key,))
    return Outcome(_("The plan is made."), f"{place}?plan={made.number}" if made.is_trial else place)
