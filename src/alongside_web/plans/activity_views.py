"""The pages of activities: the list, one activity, planning, changing and dropping one."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.partnerships.bounds import CannotBe
from alongside.partnerships.states import NotNow
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.partnerships.running import WRITERS, is_writable, running_seat, side_of
from alongside_web.partnerships.running_answers import refused
from alongside_web.partnerships.views import FORM, page_asked, who
from alongside_web.plans import activity_answers as answers
from alongside_web.plans import activity_operations as operations
from alongside_web.plans.activity_access import activity_for
from alongside_web.plans.activity_asked import Asked, asked_of
from alongside_web.plans.activity_forms import ActivityForm, DatedActivityForm, DropForm
from alongside_web.plans.activity_operations import Written
from alongside_web.plans.activity_over import warning
from alongside_web.plans.activity_page import activity_page, form_values
from alongside_web.plans.activity_queries import activity_list


@access(SIGNED_IN)
@require_safe
def whole(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    shown = activity_list(seat, request.GET, page_asked(request))
    return render(request, "plans/activities.html", {"list": shown, "seat": seat})


@access(SIGNED_IN)
@require_safe
def one(request: HttpRequest, key: UUID, activity: UUID) -> HttpResponse:
    found = activity_for(request.user.pk, key, activity, today=timezone.localdate())
    return render(request, "plans/activity.html", {"page": activity_page(found), "seat": found.seat})


@access(SIGNED_IN)
@FORM
@once
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    seat, person = running_seat(request.user.pk, key, timezone.localdate(), roles=WRITERS), who(request)
    if not is_writable(seat.partnership):
        return refused(request, seat)
    # Whoever plans it leads it more often than not.
    lead: dict[str, object] = {f"lead_{side_of(seat)}": person.full_name}
    form, warned = DatedActivityForm(seat.partnership, answers.posted(request), initial=lead), None
    if request.method == "POST" and form.is_valid() and not (warned := warning(request, seat, form)):
        try:
            written = Written({**form.cleaned_data})
            made = operations.do_add(seat, written, actor=person, at=timezone.now())
            return redirect("activities:one", key, made.key)
        except CannotBe as wrong:
            answers.add_fault(form, wrong)
        except NotNow:
            return refused(request, seat)
    shown = {"form": form, "seat": seat, "side": side_of(seat), "warned": warned}
    return render(request, "plans/activity_add.html", shown)


@access(SIGNED_IN)
@FORM
@once
def change(request: HttpRequest, key: UUID, activity: UUID) -> HttpResponse:
    found = activity_for(request.user.pk, key, activity, today=timezone.localdate(), roles=WRITERS)
    seat, row = found.seat, found.activity
    if shut := answers.shut(request, found):
        return shut
    kind = DatedActivityForm if row.starts else ActivityForm
    form, asked = kind(seat.partnership, answers.posted(request), initial=form_values(row)), Asked()
    if request.method == "POST" and form.is_valid() and not (asked := asked_of(request, found, form)):
        written = Written({**form.cleaned_data}, form.cleaned_data["version"] or 0)
        try:
            operations.do_change(seat, activity, written, actor=who(request), at=timezone.now())
            return redirect("activities:one", key, activity)
        except CannotBe as wrong:
            answers.add_fault(form, wrong)
        except operations.ActivityChanged:
            return answers.meanwhile(request, found, form, template="plans/activity_change.html")
        except NotNow:
            return refused(request, seat)
    shown = {"form": form, "seat": seat, "page": activity_page(found), "side": side_of(seat), **asked.shown}
    return render(request, "plans/activity_change.html", shown)


@access(SIGNED_IN)
@FORM
@once
def drop(request: HttpRequest, key: UUID, activity: UUID) -> HttpResponse:
    found = activity_for(request.user.pk, key, activity, today=timezone.localdate(), roles=WRITERS)
    seat = found.seat
    if shut := answers.shut(request, found):
        return shut
    form = DropForm(answers.posted(request), initial={"version": found.activity.version})
    if request.method == "POST" and form.is_valid():
        dropped = Written({"reason": form.cleaned_data["reason"]}, form.cleaned_data["version"])
        try:
            operations.do_drop(seat, activity, dropped, actor=who(request), at=timezone.now())
            return redirect("activities:whole", key)
        except operations.ActivityChanged:
            return answers.meanwhile(request, found, form, template="plans/activity_drop.html")
        except NotNow:
            return refused(request, seat)
    return render(request, "plans/activity_drop.html", {"form": form, "seat": seat, "page": activity_page(found)})
