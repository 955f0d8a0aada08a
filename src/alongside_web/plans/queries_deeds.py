"""What plans record for the lenses: what was held and called off, that a plan was kept, that money was spent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.evidence.coding import Event, EventKind
from alongside_web.partnerships.deeds import ALL, Recorded, add_deeds, at_moment, known_until, on_day
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.models import Happening, HappeningKind, Payment, PlanVersion, ReasonKind

# An activity that moves stays planned, and planning tells nothing.
_KINDS = {
    HappeningKind.HELD.value: EventKind.ACTIVITY_HELD,
    HappeningKind.CANCELLED.value: EventKind.ACTIVITY_CANCELLED,
    HappeningKind.MOVED.value: EventKind.ACTIVITY_PLANNED,
}
_REASONS = {one.value: one.label for one in ReasonKind}


def happenings(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """What became of each activity, by what was recorded last; an activity that was taken out of the plan tells nothing.

    Two activities of one name, in one department and on one day, are one that was entered twice.
    """
    until = known_until(known)
    held = Happening.objects.filter(partnership=partnership, at__lt=until)
    told = held.filter(Q(activity__removed_at=None) | Q(activity__removed_at__gte=until)).select_related("activity")
    last = {one.activity_id: one for one in told.order_by("at", "pk")}
    for one in last.values():
        yield Recorded(_event(partnership, one), side=one.side)


def _event(partnership: Partnership, one: Happening) -> Event:
    activity = one.activity
    name = " ".join(activity.title.casefold().split())
    return Event(
        id=f"activity-{str(activity.key)[:8]}",
        partnership=str(partnership.key),
        sub=activity.part,
        occurred=on_day(one.on),
        known_at=at_moment(one.at),
        kind=_KINDS[one.kind],
        by=one.by,
        summary=_summary(one),
        page="",
        reason=one.reason_kind,
        of=f"{name} {one.on}",
        audience=ALL,
    )


def _summary(one: Happening) -> str:
    if one.kind == HappeningKind.HELD:
        return _("%(activity)s: held") % {"activity": one.activity.title}
    if one.kind == HappeningKind.MOVED:
        return _("%(activity)s: moved") % {"activity": one.activity.title}
    if not one.reason_kind:
        return _("%(activity)s: cancelled") % {"activity": one.activity.title}
    return _("%(activity)s: cancelled (%(reason)s)") % {
        "activity": one.activity.title,
        "reason": _REASONS[one.reason_kind],
    }


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


def add_own_deeds() -> None:
    """Adds the sources of this part."""
    add_deeds("activities", happenings)
    add_deeds("plan versions", versions)
    add_deeds("payments", payments)
