"""The pages of meetings: the list, one meeting, entering and changing one, what it decided and who is to do what."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.meetings import answers, operations, queries
from alongside_web.meetings.access import DOERS, KEEPERS, meeting_seat, one_of
from alongside_web.meetings.forms import ActionForm, DecisionForm, MeetingForm, NewMeetingForm, SettleForm
from alongside_web.meetings.models import Meeting, MeetingAction, MeetingDecision
from alongside_web.partnerships.running import still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who


@access(SIGNED_IN)
@require_safe
def whole(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate())
    shown = {"list": queries.meeting_list(seat, page_asked(request)), "seat": seat}
    return render(request, "meetings/meetings.html", shown)


@access(SIGNED_IN)
@require_safe
def one(request: HttpRequest, key: UUID, meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate())
    shown = {"page": queries.meeting_page(seat, one_of(seat, Meeting, meeting)), "seat": seat}
    return render(request, "meetings/meeting.html", shown)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    still_writable(seat.partnership)
    initial = {"on": seat.today.isoformat(), "body": request.GET.get("body", "")}
    form = NewMeetingForm(
        answers.for_meeting(seat), answers.posted(request), initial=initial, bounds=answers.bounds_of(seat)
    )
    if request.method == "POST" and form.is_valid():
        told, placed = answers.written(seat, form), answers.placed(seat, form)
        made = operations.do_meet(seat, told, placed, actor=who(request), at=timezone.now())
        return redirect("meetings:one", key, made.key)
    return render(request, "meetings/meeting_add.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def change(request: HttpRequest, key: UUID, meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    row = one_of(seat, Meeting, meeting)
    still_writable(seat.partnership)
    form = MeetingForm(
        answers.for_meeting(seat, row),
        answers.posted(request),
        initial=answers.initial_of(row),
        bounds=answers.bounds_of(seat),
    )
    del form.fields["audience"], form.fields["body"]
    if request.method == "POST" and form.is_valid():
        told = answers.written(seat, form)
        try:
            operations.do_change_meeting(seat, meeting, told, actor=who(request), at=timezone.now())
            return redirect("meetings:one", key, meeting)
        except operations.ChangedMeanwhile:
            return answers.meanwhile(request, seat, row=row, form=form, template="meetings/meeting_change.html")
    return render(request, "meetings/meeting_change.html", {"form": form, "seat": seat, "row": row})


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def decide(request: HttpRequest, key: UUID, meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    row = one_of(seat, Meeting, meeting)
    still_writable(seat.partnership)
    form = DecisionForm(answers.posted(request))
    if request.method == "POST" and form.is_valid():
        operations.do_decide(seat, meeting, form.cleaned_data["text"], actor=who(request), at=timezone.now())
        return redirect("meetings:one", key, meeting)
    return render(request, "meetings/decide.html", {"form": form, "seat": seat, "row": row})


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def take_back(request: HttpRequest, key: UUID, meeting_decision: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    row = one_of(seat, MeetingDecision, meeting_decision)
    operations.do_take_back(seat, meeting_decision, actor=who(request), at=timezone.now())
    return redirect("meetings:one", key, row.meeting.key)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def agree_action(request: HttpRequest, key: UUID, meeting: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=KEEPERS)
    row = one_of(seat, Meeting, meeting)
    still_writable(seat.partnership)
    initial = {"decision": request.GET.get("decision", "")}
    offered, given = answers.for_action(seat, row), answers.posted(request)
    form = ActionForm(offered, given, initial=initial, bounds=answers.bounds_of(seat))
    if request.method == "POST" and form.is_valid():
        told = answers.written(seat, form)
        operations.do_agree_action(seat, meeting, told, actor=who(request), at=timezone.now())
        return redirect("meetings:one", key, meeting)
    return render(request, "meetings/action_add.html", {"form": form, "seat": seat, "row": row})


@access(SIGNED_IN)
@require_safe
def actions(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate())
    settled = request.GET.get("show") == "settled"
    shown = {"list": queries.action_list(seat, page_asked(request), settled=settled), "seat": seat}
    return render(request, "meetings/actions.html", shown)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def settle(request: HttpRequest, key: UUID, meeting_action: UUID) -> HttpResponse:
    seat = meeting_seat(request.user.pk, key, timezone.localdate(), roles=DOERS)
    row = one_of(seat, MeetingAction, meeting_action)
    still_writable(seat.partnership)
    offered, initial = answers.for_settling(row), answers.values_of(row)
    form = SettleForm(offered, answers.posted(request), initial=initial, bounds=answers.bounds_of(seat))
    if request.method == "POST" and form.is_valid():
        told = answers.written(seat, form)
        try:
            operations.do_settle(seat, meeting_action, told, actor=who(request), at=timezone.now())
            return redirect("meetings:actions", key)
        except operations.ChangedMeanwhile:
            return answers.meanwhile(request, seat, row=row, form=form, template="meetings/action_settle.html")
    return render(request, "meetings/action_settle.html", {"form": form, "seat": seat, "row": row})
