"""The pages of a register: the list of registers, one register, one case, and the history."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.concerns import filters, history_queries, list_queries, operations, queries
from alongside_web.concerns.access import case_for, desk_for, keepers_desk
from alongside_web.concerns.forms import LabelsForm, OpenForm
from alongside_web.partnerships.views import FORM, page_asked, who


@access(SIGNED_IN)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "concerns/index.html", {"index": queries.index(who(request), timezone.localdate())})


@access(SIGNED_IN)
@require_safe
def register(request: HttpRequest, register: UUID) -> HttpResponse:
    desk = desk_for(request.user.pk, register, timezone.localdate())
    asked = filters.asked_of(request.GET, page_asked(request))
    shown = {
        "desk": desk,
        "filters": filters.choices(asked, desk.register.labels),
        "asked": asked,
        "cases": list_queries.cases(desk, asked),
    }
    return render(request, "concerns/register.html", shown)


@access(SIGNED_IN)
@FORM
@once
def open_case(request: HttpRequest, register: UUID) -> HttpResponse:
    desk = keepers_desk(request.user.pk, register, timezone.localdate())
    form = OpenForm(desk.today, request.POST if request.method == "POST" else None)
    held = ""
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        school = told["school"]
        new = operations.NewCase(school.key, school.name, told["opened"], form.chosen, told["review_on"])
        try:
            made = operations.open_case(desk, new, actor=who(request), at=timezone.now())
            return redirect("concerns:rate", made.key)
        except operations.OpenAlready as known:
            form.add_error("school", str(known))
            held = reverse("concerns:case", args=(known.concern.key,))
    return render(request, "concerns/open.html", {"form": form, "desk": desk, "held": held})


@access(SIGNED_IN)
@FORM
@once
def levels(request: HttpRequest, register: UUID) -> HttpResponse:
    desk = keepers_desk(request.user.pk, register, timezone.localdate())
    kept = desk.register
    form = LabelsForm(request.POST if request.method == "POST" else None, kept.labels, kept.version)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            operations.name_levels(desk, form.words, seen=seen, actor=who(request), at=timezone.now())
            return redirect("concerns:register", kept.key)
        except operations.ChangedMeanwhile:
            status = 409
    shown = {"form": form, "desk": desk, "changed": status == 409, "now": kept.version}
    return render(request, "concerns/levels.html", shown, status=status)


@access(SIGNED_IN)
@require_safe
def case(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = case_for(request.user.pk, concern, timezone.localdate())
    return render(request, "concerns/case.html", {"page": queries.case_page(opened), "desk": opened.desk})


@access(SIGNED_IN)
@require_safe
def history(request: HttpRequest, register: UUID) -> HttpResponse:
    desk = desk_for(request.user.pk, register, timezone.localdate())
    shown = history_queries.history(desk, page_asked(request))
    return render(request, "concerns/history.html", {"desk": desk, "history": shown})
