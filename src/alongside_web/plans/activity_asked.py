"""What somebody is asked before an activity is saved: that it costs more than there is, or that it moves very far.

Whoever has read it may save it all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest
from django.utils.translation import ngettext

from alongside.partnerships.bounds import CannotBe, months_moved
from alongside_web.design.moments import day_in_words
from alongside_web.partnerships.access import Seat
from alongside_web.plans.activity_access import Found, bounds_of
from alongside_web.plans.activity_over import warning
from alongside_web.plans.money_queries import Warned


@dataclass(frozen=True, slots=True)
class Far:
    """A move so far that it may be a slip in the year: in a sentence, where it was entered, and the day that is confirmed."""

    sentence: str
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked; nothing where nothing needs to be, and where it was read and confirmed."""

    warned: Warned | None = None
    far: Far | None = None

    def __bool__(self) -> bool:
        return self.warned is not None or self.far is not None

    @property
    def shown(self) -> Mapping[str, object]:
        """What the form's template shows of it."""
        return {"warned": self.warned, "far": self.far}


def asked_of(request: HttpRequest, found: Found, form: forms.Form) -> Asked:
    """What is asked before an activity is changed so."""
    return Asked(warning(request, found.seat, form, row=found.activity), _far(request, found, form, field="starts"))


def asked_of_move(request: HttpRequest, found: Found, form: forms.Form) -> Asked:
    """What is asked before something is recorded of an activity: whether a far move is meant so."""
    return Asked(far=_far(request, found, form, field="moved_to"))


def _far(request: HttpRequest, found: Found, form: forms.Form, *, field: str) -> Far | None:
    to, before = form.cleaned_data.get(field), found.activity.starts
    if not isinstance(to, date) or before is None or request.POST.get("far") == to.isoformat():
        return None
    months = months_moved(before, to)
    if not months or not _can_be(found.seat, to):
        return None
    return Far(_far_words(months, to), field, to.isoformat())


def _can_be(seat: Seat, to: date) -> bool:
    """Nobody is asked about a day that is refused anyway."""
    try:
        bounds_of(seat).check_plan("", to)
    except CannotBe:
        return False
    return True


def _far_words(months: int, to: date) -> str:
    if months > 0:
        words = ngettext(
            "You move this by %(months)d month, to %(day)s.", "You move this by %(months)d months, to %(day)s.", months
        )
    else:
        words = ngettext(
            "You move this back by %(months)d month, to %(day)s.",
            "You move this back by %(months)d months, to %(day)s.",
            -months,
        )
    return words % {"months": abs(months), "day": day_in_words(to)}
