"""What the pages of activities answer with where something stands in the way; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.partnerships.bounds import CannotBe
from alongside_web.partnerships.meanwhile import Fields, before, take_over
from alongside_web.partnerships.running import is_writable, side_of
from alongside_web.partnerships.running_answers import refused, typed
from alongside_web.plans.activity_access import Found, activities_of
from alongside_web.plans.activity_page import activity_page, form_values, told
from alongside_web.plans.activity_words import FIELDS, fault_words


def posted(request: HttpRequest) -> Mapping[str, object] | None:
    return request.POST if request.method == "POST" else None


def shut(request: HttpRequest, found: Found) -> HttpResponse | None:
    """What stands in the way of writing anything of this activity, or None."""
    if not is_writable(found.seat.partnership):
        return refused(request, found.seat)
    return gone(request, found) if found.activity.removed_at is not None else None


def add_fault(form: forms.Form, wrong: CannotBe) -> None:
    """Puts a fault that the engine found beside its field."""
    field = wrong.field if wrong.field in form.fields else next(iter(form.fields))
    form.add_error(field, fault_words(wrong))


def meanwhile(request: HttpRequest, found: Found, form: forms.Form, *, template: str) -> HttpResponse:
    """The second of two people sees what the first did, and keeps the own words to save them or not."""
    row = activities_of(found.seat).select_related("aim", "funder").get(pk=found.activity.pk)
    if row.removed_at is not None:
        return gone(request, Found(found.seat, row))
    base = before(found.seat, "activity", key=row.key, version=form.cleaned_data.get("version") or 0)
    labels = FIELDS if "title" in form.fields else {}
    fields = Fields(labels, {name: getattr(row, name) for name in FIELDS}, form_values(row), told)
    shown = {
        "page": activity_page(Found(found.seat, row)),
        "seat": found.seat,
        "form": form,
        "side": side_of(found.seat),
        "meanwhile": True,
        "differences": take_over(form, fields, base, version=row.version),
    }
    return render(request, template, shown, status=409)


def gone(request: HttpRequest, found: Found) -> HttpResponse:
    """Somebody dropped the activity from the plan meanwhile."""
    shown = {"page": activity_page(found), "seat": found.seat, "words": typed(request)}
    return render(request, "plans/activity_gone.html", shown, status=409)
