"""The pages of bodies that meet: the list, entering one, changing one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.meetings import answers, operations, queries
from alongside_web.meetings.access import KEEPERS, meeting_seat, one_of
from alongside_web.meetings.forms import BodyForm
from alongside_web.meetings.models import Body
from alongside_web.partnerships.running import side_of, still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@require_safe
def bodies(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate())
    shown = {"bodies": queries.bodies(seat), "seat": seat, "may_keep": queries.may_keep(seat)}
    return render(request, "meetings/bodies.html", shown)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    still_writable(seat.partnership)
    form = BodyForm(answers.for_body(seat), answers.posted(request), initial={"side": side_of(seat)})
    if request.method == "POST" and form.is_valid():
        told, placed = answers.written(seat, form), answers.placed(seat, form)
        operations.do_open_body(seat, told, placed, actor=who(request), at=timezone.now())
        return redirect("meetings:bodies", key)
    return render(request, "meetings/body_form.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def change(request: HttpRequest, key: UUID, body: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    row = one_of(seat, Body, body)
    still_writable(seat.partnership)
    form = BodyForm(answers.for_body(seat, row), answers.posted(request), initial=answers.initial_of(row))
    del form.fields["audience"], form.fields["side"]
    if request.method == "POST" and form.is_valid():
        told = answers.written(seat, form)
        try:
            operations.do_change_body(seat, body, told, actor=who(request), at=timezone.now())
            return redirect("meetings:bodies", key)
        except operations.ChangedMeanwhile:
            return answers.meanwhile(request, seat, row=row, form=form, template="meetings/body_form.html")
    return render(request, "meetings/body_form.html", {"form": form, "seat": seat, "row": row})
