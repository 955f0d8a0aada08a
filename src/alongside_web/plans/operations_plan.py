"""What every change of a plan begins and ends with: the partnership held and open, and the plan's revision counted up."""

from __future__ import annotations

from django.db.models import F

from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.partnerships.running import WRITERS, still_writable
from alongside_web.plans.models import Plan


class ChangedMeanwhile(ValueError):
    """Somebody changed it after the page was loaded; nothing was saved, and the page shows both."""


def opened(seat: Seat) -> Partnership:
    """The partnership kept from others until the transaction ends; raises `NotYours` or `NotNow`."""
    if not seat.has(*WRITERS):
        raise NotYours
    held = Partnership.objects.select_for_update().get(pk=seat.partnership.pk)
    still_writable(held)
    return held


def revised(partnership: Partnership) -> None:
    """Counts the revision of the plan up, which every change of anything in it does."""
    # unaudited: each operation that calls this records what it changed
    Plan.objects.get_or_create(partnership=partnership)
    Plan.objects.filter(partnership=partnership).update(revision=F("revision") + 1)
