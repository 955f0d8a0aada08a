"""What this part records of a running partnership for the lenses: its agreement, and who came and went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.evidence.coding import Event, EventKind
from alongside_web.partnerships.agreement_models import AgreementEdition
from alongside_web.partnerships.deeds import ALL, Recorded, add_deeds, at_moment, known_until, on_day
from alongside_web.partnerships.models import Participation, Partnership, Role, Side

_CARRIERS = {Role.HEAD.value: EventKind.HEAD_CHANGE, Role.MANAGER.value: EventKind.MANAGER_CHANGE}


def agreements(partnership: Partnership, known: date) -> Iterable[Recorded]:
    """The first edition that came into force; an amendment is no second agreement."""
    held = AgreementEdition.objects.filter(partnership=partnership, in_force_at__lt=known_until(known))
    first = held.order_by("in_force_at", "pk").first()
    if first is None or first.in_force_at is None:
        return
    when = at_moment(first.in_force_at)
    summary = _("The agreement came into force, signed by both sides")
    yield Recorded(
        Event(
            id="agreement",
            partnership=str(partnership.key),
            sub="",
            occurred=when,
            known_at=when,
            kind=EventKind.AGREEMENT,
            by="both",
            summary=summary,
            page="",
            of="agreement",
            audience=ALL,
        )
    )


def carriers(partnership: Partnership, known: date) -> QuerySet[Participation]:
    """The heads and managers of both sides who had come by a day, first to last.

    Of a record of what was, only those who came after it was entered: who was there before is told by the record.
    """
    parts = Participation.objects.filter(partnership=partnership, role__in=_CARRIERS, since__lte=known)
    if partnership.case:
        parts = parts.filter(since__gt=timezone.localtime(partnership.made_at).date())
    return parts.order_by("since", "pk")


def voiced(partnership: Partnership, known: date) -> Iterator[tuple[Participation, str]]:
    """The same, each with the name by which the evidence knows who it is: `supported-head-2` is the second to come."""
    numbers: dict[tuple[str, str], int] = {}
    for part in carriers(partnership, known):
        place = (part.side, part.role)
        numbers[place] = numbers.get(place, 0) + 1
        yield part, f"{part.side}-{part.role}-{numbers[place]}"


def changes(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """Each head and manager who took over from another once the partnership had started."""
    before: dict[tuple[str, str], Participation] = {}
    for part in carriers(partnership, known):
        place = (part.side, part.role)
        there = before.get(place)
        before[place] = part
        if partnership.case or (there and there.person_id != part.person_id and there.until is not None):
            yield _change(partnership, part)


def _change(partnership: Partnership, part: Participation) -> Recorded:
    when = on_day(part.since)
    told = {
        (Role.HEAD, Side.SUPPORTED): _("Another head came to the supported school"),
        (Role.HEAD, Side.SUPPORTING): _("Another head came to the supporting school"),
        (Role.MANAGER, Side.SUPPORTED): _("Another partnership manager came at the supported school"),
        (Role.MANAGER, Side.SUPPORTING): _("Another partnership manager came at the supporting school"),
    }
    return Recorded(
        Event(
            id=f"part-{str(part.key)[:8]}",
            partnership=str(partnership.key),
            sub="",
            occurred=when,
            known_at=when,
            kind=_CARRIERS[part.role],
            by=part.side,
            summary=told[Role(part.role), Side(part.side)],
            page="",
            audience=ALL,
        ),
        side=part.side,
    )


def add_own_deeds() -> None:
    """Adds the sources of this part."""
    add_deeds("agreements", agreements)
    add_deeds("people", changes)
