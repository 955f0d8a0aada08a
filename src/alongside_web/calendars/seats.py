"""All the seats that people have today, in few questions, and the days off that count for each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from alongside.partnerships.days_off import Closure, DaysOff, days_off
from alongside_web.calendars.bank_holidays import around
from alongside_web.calendars.models import DaysClosed
from alongside_web.partnerships.access import Seat, current
from alongside_web.partnerships.models import Participation

Closures = Mapping[int, Sequence[Closure]]


def parts_today(today: date, person: int | None = None) -> list[Participation]:
    """Every part that somebody has today, or those of one person; people in order, and partnerships in order."""
    found = Participation.objects.filter(current(today), person__is_active=True)
    mine = found if person is None else found.filter(person=person)
    ordered = mine.order_by("person", "partnership", "pk")
    return list(ordered.select_related("partnership__supported", "partnership__supporting", "organisation", "person"))


def seats_from(parts: Iterable[Participation], today: date) -> tuple[Seat, ...]:
    """The seats of one person."""
    grouped = groupby(parts, key=lambda one: one.partnership_id)
    held = [tuple(some) for _, some in grouped]
    return tuple(Seat(some[0].partnership, some, some[0].person_id, today) for some in held)


def closures(organisations: Iterable[int] | None = None) -> Closures:
    """The closures of these organisations, or of all."""
    rows = DaysClosed.objects.filter(removed_at=None)
    if organisations is not None:
        rows = rows.filter(organisation__in=set(organisations))
    found: dict[int, list[Closure]] = defaultdict(list)
    for organisation, first, last in rows.values_list("organisation", "first", "last"):
        found[organisation].append(Closure(first, last))
    return found


def days_off_for(seats: Sequence[Seat], known: Closures, today: date) -> DaysOff:
    """What is off for a person: as the own organisations entered, else as those who arranged the partnerships did."""
    own = {part.organisation_id for seat in seats for part in seat.parts}
    arranging = {seat.partnership.arranged_by_id for seat in seats} - {None}
    entered = [one for pk in own for one in known.get(pk, ())]
    entered = entered or [one for pk in arranging for one in known.get(pk or 0, ())]
    return days_off(around(today), entered)
