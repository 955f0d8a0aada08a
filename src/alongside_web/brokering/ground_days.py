"""When assumptions are looked at again: in the calendars of all who read them, and reminders to those who are asked to look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from alongside_web.brokering.ground_access import ASKED, reads_assumptions
from alongside_web.brokering.ground_models import Assumption
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.dated import Dated, Late, add_dated, add_late


def days(seats: Sequence[Seat], since: date) -> Iterator[Dated]:
    """The days on which assumptions are looked at again, for each who reads them. Their words stay on their page."""
    of = {seat.partnership.pk: seat for seat in seats if reads_assumptions(seat)}
    held = Assumption.objects.filter(partnership__in=of, look_on__gte=since).order_by("look_on", "pk")
    for one in held.only("key", "partnership", "author", "look_on", "at", "version"):
        seat = of[one.partnership_id]
        assert one.look_on is not None
        yield Dated(
            uid=_uid(one),
            seat=seat,
            title=_title(),
            first=one.look_on,
            last=one.look_on,
            changed=one.at,
            version=one.version,
            path=_path(seat, one),
            reminds=_looks(seat, one),
            is_own=True,
        )


def late(seat: Seat) -> Iterable[Late]:
    """The assumptions whose day to be looked at has passed, where it is this person's to look."""
    if not reads_assumptions(seat):
        return
    held = Assumption.objects.filter(partnership=seat.partnership, look_on__lt=seat.today).order_by("look_on", "pk")
    for one in held.only("key", "author", "look_on"):
        if one.look_on is not None and _looks(seat, one):
            yield Late(uid=_uid(one), seat=seat, title=_title(), due=one.look_on, path=_path(seat, one))


def _looks(seat: Seat, row: Assumption) -> bool:
    """Whether the person is to look: whoever is asked for common ground, and who wrote it down."""
    return seat.has(*ASKED) or row.author_id == seat.person


def _uid(row: Assumption) -> str:
    return f"assumption-{row.key}"


def _title() -> str:
    return gettext("Look at an assumption again")


def _path(seat: Seat, row: Assumption) -> str:
    return reverse("ground:assumption", args=[seat.partnership.key, row.key])


def add_own() -> None:
    """Adds what this part tells calendars and reminders."""
    add_dated("assumptions", days)
    add_late("assumptions", late)
