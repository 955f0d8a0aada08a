"""What somebody is told before an activity is saved that costs more than there is; whoever has read it may save it all the same."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.http import HttpRequest

from alongside.partnerships.plan import PlanActivity
from alongside_web.partnerships.access import Seat
from alongside_web.plans.models import Activity, Funder
from alongside_web.plans.money_queries import Warned, activity_warning
from alongside_web.plans.plan_rows import costed

_COSTS = ("starts", "days_supported", "days_supporting", "cover_supported", "cover_supporting", "other_pence")


def warning(request: HttpRequest, seat: Seat, form: forms.Form, *, row: Activity | None = None) -> Warned | None:
    """What the activity would overspend as the form has it; None where nothing, and where that was read and confirmed."""
    said = form.cleaned_data
    funder = said.get("funder")
    if not isinstance(funder, Funder):
        return None
    before = costed(row) if row else PlanActivity("", "")
    costs = {name: said[name] for name in _COSTS if said.get(name) is not None}
    warned = activity_warning(seat, replace(before, funder=funder.name, **costs))
    return None if warned is None or request.POST.get("confirmed") == warned.code else warned
