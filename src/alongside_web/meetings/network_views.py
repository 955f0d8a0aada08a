"""The pages of meetings across partnerships: arranging and changing one, and who came from one's own school."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.meetings import answers
from alongside_web.meetings import operations_network as operations
from alongside_web.meetings.access import meeting_seat, network_of
from alongside_web.meetings.forms import CameForm, NetworkForm, NewNetworkForm, Offered
from alongside_web.meetings.network_queries import network_page
from alongside_web.meetings.operations import ChangedMeanwhile, Written
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.running import RECORDERS, side_of, still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, who


@access(SIGNED_IN)
@require_safe
def one(request: HttpRequest, key: UUID, network_meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate())
    shown = {"page": network_page(seat, network_of(seat, network_meeting)), "seat": seat}
    return render(request, "meetings/network.html", shown)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def arrange(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=(Role.BROKER,))
    if seat.partnership.arranged_by is None:
        raise NotYours
    still_writable(seat.partnership)
    offered, given = answers.for_network(seat), answers.posted(request)
    initial = {"partnerships": [str(key)]}
    form = NewNetworkForm(offered, given, initial=initial, bounds=answers.bounds_of(seat))
    if request.method == "POST" and form.is_valid():
        invited = [one for one in answers.brokered(seat) if str(one.key) in form.cleaned_data["partnerships"]]
        told = Written(form.cleaned_data)
        made = operations.do_arrange(seat, invited, told, actor=who(request), at=timezone.now())
        return redirect("meetings:network", key, made.key)
    return render(request, "meetings/network_form.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def change(request: HttpRequest, key: UUID, network_meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=(Role.BROKER,))
    row = network_of(seat, network_meeting)
    still_writable(seat.partnership)
    offered, given = Offered(), answers.posted(request)
    form = NetworkForm(offered, given, initial=answers.values_of(row), bounds=answers.bounds_of(seat))
    if request.method == "POST" and form.is_valid():
        try:
            told = answers.written(seat, form)
            operations.do_change_network(seat, network_meeting, told, actor=who(request), at=timezone.now())
            return redirect("meetings:network", key, network_meeting)
        except ChangedMeanwhile:
            return answers.meanwhile(request, seat, row=row, form=form, template="meetings/network_form.html")
    return render(request, "meetings/network_form.html", {"form": form, "seat": seat, "row": row})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def came(request: HttpRequest, key: UUID, network_meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = network_of(seat, network_meeting)
    still_writable(seat.partnership)
    now = getattr(row, f"came_{side_of(seat)}")
    form = CameForm(answers.posted(request), initial={"came": now, "before": now})
    if request.method == "POST" and form.is_valid():
        try:
            told = Written(form.cleaned_data)
            operations.do_note_came(seat, network_meeting, told, actor=who(request), at=timezone.now())
            return redirect("meetings:network", key, network_meeting)
        except ChangedMeanwhile:
            form.data = {"came": form.cleaned_data["came"], "before": now}
            shown = {"form": form, "seat": seat, "row": row, "now": now}
            return render(request, "meetings/network_came.html", shown, status=409)
    return render(request, "meetings/network_came.html", {"form": form, "seat": seat, "row": row})
