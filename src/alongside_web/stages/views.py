"""The pages of a partnership's stages: the whole way, one stage, one task, their days, a newer list."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnerships.stages import NotNowSaid
from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.operations import ChangedMeanwhile
from alongside_web.partnerships.running import READERS, WRITERS, is_writable
from alongside_web.partnerships.views import FORM, not_now, who
from alongside_web.stages import operations, queries
from alongside_web.stages.forms import DaysForm, SayForm, TakeListForm
from alongside_web.stages.reading import way


@access(SIGNED_IN)
@require_safe
def whole(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.stage_seat(request.user.pk, key, timezone.localdate())
    return render(request, "stages/whole.html", {"way": queries.whole(seat), "seat": seat})


@access(SIGNED_IN)
@require_safe
def stage(request: HttpRequest, key: UUID, stage: str) -> HttpResponse:
    seat = queries.stage_seat(request.user.pk, key, timezone.localdate())
    return render(request, "stages/stage.html", {"shown": queries.one_stage(seat, stage), "seat": seat})


@access(SIGNED_IN)
@FORM
@once
def task(request: HttpRequest, key: UUID, task: str) -> HttpResponse:
    roles = WRITERS if request.method == "POST" else READERS
    seat = queries.stage_seat(request.user.pk, key, timezone.localdate(), roles=roles)
    page = queries.task_page(seat, task)
    form = SayForm(page.sayable, page.seen, request.POST if request.method == "POST" else None)
    if request.method == "POST" and not is_writable(seat.partnership):
        return not_now(request, seat, "say")
    if request.method == "POST" and form.data.get("seen") != str(page.seen):
        return not_now(request, seat)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        saying = operations.Saying(task, form.said(), told["reason"].strip(), told["seen"])
        try:
            operations.do_say_of_task(seat, saying, actor=who(request), at=timezone.now())
            return redirect("stages:task", key, task)
        except (NotNow, NotNowSaid, ChangedMeanwhile):
            return not_now(request, seat)
    return render(request, "stages/task.html", {"page": page, "form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
def days(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.stage_seat(request.user.pk, key, timezone.localdate(), roles=WRITERS)
    if not is_writable(seat.partnership):
        return not_now(request, seat, "say")
    found = way(seat)
    seen = found.dates.number if found.dates else 0
    form = DaysForm(found.course, seen, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_set_days(seat, _wanted(form), actor=who(request), at=timezone.now())
            return redirect("stages:whole", key)
        except (NotNow, ChangedMeanwhile):
            return not_now(request, seat)
    return render(request, "stages/days.html", {"form": form, "seat": seat, "dates": found.dates})


def _wanted(form: DaysForm) -> operations.DaysWanted:
    told = form.cleaned_data
    beginnings = (told["prepare"], told["plant"], told["harvest"], told["look"])
    return operations.DaysWanted(beginnings, told["last"], told["reason"], told["seen"])


@access(SIGNED_IN)
@FORM
@once
def newer_list(request: HttpRequest, key: UUID) -> HttpResponse:
    roles = WRITERS if request.method == "POST" else READERS
    seat = queries.stage_seat(request.user.pk, key, timezone.localdate(), roles=roles)
    form = TakeListForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_take_list(seat, form.cleaned_data["version"], actor=who(request), at=timezone.now())
            return redirect("stages:whole", key)
        except (NotNow, ChangedMeanwhile):
            return not_now(request, seat)
    return render(request, "stages/newer_list.html", {"page": queries.newer_list(seat), "seat": seat})
