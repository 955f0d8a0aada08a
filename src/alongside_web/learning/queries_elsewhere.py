"""What learning tells other parts of the site: how far practices have come, for the lenses and for the stages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from alongside.evidence.coding import Event, EventKind
from alongside.evidence.perspectives import Audience
from alongside_web.learning.models import DirectionChoice, PracticeStep
from alongside_web.learning.queries_practices import STEPS
from alongside_web.partnerships.deeds import Recorded, add_deeds, at_moment, known_until, on_day
from alongside_web.partnerships.facts import add_fact
from alongside_web.partnerships.models import Partnership, Side
from alongside_web.partnerships.private_models import AudienceChoice

_TAKES = {
    DirectionChoice.TO_SUPPORTED.value: Side.SUPPORTED.value,
    DirectionChoice.TO_SUPPORTING.value: Side.SUPPORTING.value,
}


def practices(partnership: Partnership, known: date) -> Iterator[Recorded]:
    """Each step of each practice; of those that somebody may see, the last tells how far the practice has come."""
    until = known_until(known)
    told = PracticeStep.objects.filter(partnership=partnership, on__lte=known, at__lt=until)
    standing = told.filter(Q(taken_back_at=None) | Q(taken_back_at__gte=until)).select_related("practice")
    for one in standing.order_by("on", "pk"):
        event = Event(
            id=f"practice-{str(one.key)[:8]}",
            partnership=str(partnership.key),
            sub=one.practice.part,
            occurred=on_day(one.on),
            known_at=at_moment(one.at),
            kind=EventKind.PRACTICE,
            by=_TAKES[one.practice.direction],
            summary=f"{one.practice.name}: {STEPS[one.step]}",
            page="",
            reason=one.step,
            of=f"practice {one.practice.key}",
            audience=Audience(one.audience),
        )
        yield Recorded(event, side=one.side, author=one.author_id)


def are_followed(partnership: Partnership) -> bool:
    """Whether a practice that everybody may know of is followed."""
    shown = PracticeStep.objects.filter(partnership=partnership, audience=AudienceChoice.BOTH_SIDES, taken_back_at=None)
    return shown.filter(practice__audience=AudienceChoice.BOTH_SIDES).exists()


def add_own() -> None:
    """Adds what this part tells."""
    add_deeds("practices", practices)
    add_fact("practices-followed", are_followed)
