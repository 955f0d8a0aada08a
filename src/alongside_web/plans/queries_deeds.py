"""What plans record for the lenses: what was held and called off, that a plan was kept, that money was spent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.evidence.coding import Event, EventKind
from alongside.partnerships.around import FUNDING_ENDED, Context
from alongside.terms import Term
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.deeds import ALL, Recorded, add_deeds, add_silent, at_moment, known_until, on_day
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.standing_around import add_around
from alongside_web.plans.models import FundedUntil, Happening, HappeningKind, Payment, PlanVersion, ReasonKind
from alongside_web.plans.plan_access import sees_money

# An activity that moves stays planned, and planning tells nothing.
_KINDS = {
    HappeningKind.HELD.value: EventKind.ACTIVITY_HELD,
    HappeningKind.CANCELLED.value: EventKind.ACTIVITY_CANCELLED,
    HappeningKind.MOVED.value: EventKind.ACTIVITY_PLANNED,
}


class _Became(NamedTuple):
    """What became of an activity, and what is needed of the activity. A tuple, for a plan may have hundreds."""

    kind: str
    on: date
    by: str
    reason_kind: str
    side: str
    at: datetime
    activity: UUID
    title: str
    part: str


_FIELDS = ("kind", "on", "by", "reason_kind", "side", "at", "activity__key", "activity__title", "activity__part")


def happenings(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """What became of each activity, by what was recorded last; an activity that was taken out of the plan tells nothing.

    Two activities of one name, in one department and on one day, are one that was entered twice.
    """
    until = known_until(known)
    held = Happening.objects.filter(partnership=partnership, at__lt=until)
    told = held.filter(Q(activity__removed_at=None) | Q(activity__removed_at__gte=until)).order_by("at", "pk")
    last = {one.activity: one for one in map(_Became._make, told.values_list(*_FIELDS))}
    words = _Words()
    name = str(partnership.key)
    for one in last.values():
        yield Recorded(_event(name, one, words.summary(one)), side=one.side)


def _event(partnership: str, one: _Became, summary: str) -> Event:
    return Event(
        id=f"activity-{str(one.activity)[:8]}",
        partnership=partnership,
        sub=one.part,
        occurred=on_day(one.on),
        known_at=at_moment(one.at),
        kind=_KINDS[one.kind],
        by=one.by,
        summary=summary,
        page="",
        reason=one.reason_kind,
        of=f"{' '.join(one.title.casefold().split())} {one.on}",
        audience=ALL,
    )


class _Words:
    """The words for what became of activities, looked up once."""

    def __init__(self) -> None:
        self.plain = {
            HappeningKind.HELD.value: _("%(activity)s: held"),
            HappeningKind.MOVED.value: _("%(activity)s: moved"),
            HappeningKind.CANCELLED.value: _("%(activity)s: cancelled"),
        }
        self.with_reason = _("%(activity)s: cancelled (%(reason)s)")
        self.reasons = {one.value: str(one.label) for one in ReasonKind}

    def summary(self, one: _Became) -> str:
        if one.kind == HappeningKind.CANCELLED and one.reason_kind:
            return self.with_reason % {"activity": one.title, "reason": self.reasons[one.reason_kind]}
        return self.plain[one.kind] % {"activity": one.title}


def versions(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """Versions of the plan that were kept. Planning is not progress: no lens reads anything good in them."""
    kept = PlanVersion.objects.filter(partnership=partnership, at__lt=known_until(known)).defer("content")
    for one in kept.order_by("number"):
        when = at_moment(one.at)
        yield Recorded(
            Event(
                id=f"plan-{one.number}",
                partnership=str(partnership.key),
                sub="",
                occurred=when,
                known_at=when,
                kind=EventKind.PLAN_VERSION,
                by="both",
                summary=_("Version %(number)s of the plan was kept") % {"number": one.number},
                page="",
                audience=ALL,
            )
        )


def payments(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """Money that was spent and not taken back; it tells nothing of the two schools."""
    until = known_until(known)
    paid = Payment.objects.filter(partnership=partnership, at__lt=until)
    standing = paid.filter(Q(taken_back_at=None) | Q(taken_back_at__gte=until))
    for one in standing.order_by("on", "pk"):
        yield Recorded(
            Event(
                id=f"payment-{str(one.key)[:8]}",
                partnership=str(partnership.key),
                sub="",
                occurred=on_day(one.on),
                known_at=at_moment(one.at),
                kind=EventKind.FUNDING,
                by="both",
                summary=one.what,
                page="",
                audience=ALL,
            )
        )


def funding_ended(seat: Seat, known: date) -> Iterator[Context]:
    """The term with which the money ends, once it has begun; for those who see money."""
    if not sees_money(seat):
        return
    held = FundedUntil.objects.filter(partnership=seat.partnership, at__lt=known_until(known))
    last = held.order_by("-at", "-pk").first()
    if last is not None and last.term is not None and last.term <= known:
        yield Context(FUNDING_ENDED, "pair", "", Term.of(last.term).period, None, "")


def add_own_deeds() -> None:
    """Adds the sources of this part."""
    add_around("money", funding_ended)
    add_deeds("activities", happenings)
    add_silent("plan versions", versions)
    add_silent("payments", payments)
