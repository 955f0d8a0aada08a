"""Showing a rating to a school's head, and what the school says to it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.concerns import operations_share as doing
from alongside_web.concerns import queries
from alongside_web.concerns.access import keepers_case, share_for_head, share_for_keeper
from alongside_web.concerns.forms import AnswerForm, ShareForm, WriteDownForm
from alongside_web.concerns.models import Stance
from alongside_web.concerns.operations_case import CaseClosed
from alongside_web.concerns.views_case import not_now, to_case
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@FORM
@once
def share(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = keepers_case(request.user.pk, concern, timezone.localdate())
    choices = queries.rating_choices(opened.concern, opened.desk.register)
    if opened.concern.closed or not choices:
        return not_now(request, opened)
    form = ShareForm(choices, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        rating = queries.rating_numbered(opened.concern, told["number"])
        shown = doing.Shown(rating, told["email"], told["with_rationale"], told["with_point"])
        try:
            doing.share(opened, shown, actor=who(request), at=timezone.now())
            return to_case(opened)
        except doing.NotTheHead as wrong:
            form.add_error("email", str(wrong))
        except CaseClosed:
            return not_now(request, opened)
    return render(request, "concerns/share.html", {"form": form, "opened": opened})


@access(SIGNED_IN)
@require_POST
@once
def take_back(request: HttpRequest, share: UUID) -> HttpResponse:
    shared, opened = share_for_keeper(request.user.pk, share, timezone.localdate())
    doing.take_back(shared, opened, actor=who(request), at=timezone.now())
    return to_case(opened)


@access(SIGNED_IN)
@FORM
@once
def write_down(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = keepers_case(request.user.pk, concern, timezone.localdate())
    choices = queries.rating_choices(opened.concern, opened.desk.register)
    if opened.concern.closed or not choices:
        return not_now(request, opened)
    form = WriteDownForm(choices, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        rating = queries.rating_numbered(opened.concern, told["number"])
        said = doing.Said(Stance(told["stance"]), told["words"], told["said_by"])
        try:
            doing.write_down(opened, rating, said, actor=who(request), at=timezone.now())
            return to_case(opened)
        except CaseClosed:
            return not_now(request, opened)
    return render(request, "concerns/write_down.html", {"form": form, "opened": opened})


@access(SIGNED_IN)
@FORM
@once
def shared(request: HttpRequest, share: UUID) -> HttpResponse:
    found = share_for_head(request.user.pk, share, timezone.localdate())
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = doing.Said(Stance(form.cleaned_data["stance"]), form.cleaned_data["words"])
        doing.answer_as_head(found, said, actor=who(request), at=timezone.now())
        return redirect("concerns:shared", found.key)
    shown = {"form": form, "share": found, "answers": queries.own_answers(found)}
    return render(request, "concerns/shared.html", shown)
