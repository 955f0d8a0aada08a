"""The days of planned activities, for calendars and reminders: title, day and place, and nothing else of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet

from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.dated import Dated
from alongside_web.partnerships.models import Side
from alongside_web.partnerships.running import READERS
from alongside_web.plans.models import Activity, Happening, Status

_FIELDS = (
    *("pk", "key", "partnership_id", "title", "starts", "ends", "begins_at", "place", "status", "version"),
    *("lead_supported", "lead_supporting", "made_at", "removed_at"),
)


def days(seats: Sequence[Seat], since: date) -> Iterator[Dated]:
    """Every activity with a day from ``since`` on, cancelled and dropped ones too, of the seats that read plans."""
    of = {one.partnership.pk: one for one in seats if one.has(*READERS)}
    bases = {pk: f"/partnerships/{seat.partnership.key}/activities/" for pk, seat in of.items()}
    wanted = Q(starts__gte=since) | Q(ends__gte=since)
    found = Activity.objects.filter(wanted, partnership__in=of, starts__isnull=False).order_by("starts", "id")
    told = {pk: (times, last) for pk, times, last in _told(list(of))}
    for one in found.only(*_FIELDS):
        # Of each change one of these grows: the version, what was told of it, and that it was dropped.
        times, last = told.get(one.pk, (0, None))
        version = one.version + times + (one.removed_at is not None)
        changed = max(at for at in (one.made_at, one.removed_at, last) if at is not None)
        yield Dated(
            uid=f"activity-{one.key}",
            seat=of[one.partnership_id],
            title=one.title,
            first=one.starts or since,
            last=one.ends or one.starts or since,
            changed=changed,
            begins=one.begins_at,
            place=one.place,
            cancelled=one.status == Status.CANCELLED or one.removed_at is not None,
            settled=one.status != Status.PLANNED,
            version=version,
            path=f"{bases[one.partnership_id]}{one.key}/",
            reminds=True,
            asks=True,
            leads={Side.SUPPORTED.value: one.lead_supported, Side.SUPPORTING.value: one.lead_supporting},
        )


def _told(partnerships: list[int]) -> QuerySet[Happening, tuple[int, int, datetime]]:
    """Of each activity how often it was told what became of it, and when last."""
    rows = Happening.objects.filter(partnership__in=partnerships).values("activity").order_by()
    return rows.annotate(times=Count("pk"), last=Max("at")).values_list("activity", "times", "last")
