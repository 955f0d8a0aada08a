"""Pages of practices: all of them, one of them, its steps."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from alongside.partnerships.practices import NotAStep
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.learning import operations_practices as operations
from alongside_web.learning import queries_practices as queries
from alongside_web.learning.answers import filled, seen
from alongside_web.learning.fields import Filled, as_it_stands
from alongside_web.learning.forms import FirstStepForm, PracticeForm, StepForm
from alongside_web.learning.models import Practice
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.learning.queries_reports import school_of
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.running import RECORDERS, running_seat, still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who


@access(SIGNED_IN)
@require_safe
def practices(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    return render(
        request, "learning/practices.html", {"seat": seat, "shown": queries.practices_page(seat, page_asked(request))}
    )


@access(SIGNED_IN)
@require_safe
def practice(request: HttpRequest, key: UUID, practice: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    return render(request, "learning/practice.html", {"seat": seat, "page": queries.practice_page(seat, practice)})


def _schools(seat: Seat) -> list[tuple[str, str]]:
    return [(direction, school_of(seat.partnership, side)) for direction, side in queries.TO.items()]


def _refused(form: forms.Form, wrong: NotAStep) -> None:
    """The rule of the engine, said beside the field that it is about, in the reader's language."""
    stands = str(queries.STEPS[wrong.stands.value]) if wrong.stands else ""
    form.add_error(wrong.field, gettext(wrong.fault.value).format(stands=stands))


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def new_practice(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    still_writable(seat.partnership)
    form = FirstStepForm(request.POST if request.method == "POST" else None, schools=_schools(seat), today=seat.today)
    if request.method == "POST" and form.is_valid():
        try:
            row = operations.follow_practice(seat, form.named(), form.first(), actor=who(request), at=timezone.now())
            return redirect("learning:practice", key, row.key)
        except NotAStep as wrong:
            _refused(form, wrong)
    return filled(request, seat, Filled(form, "learning/practice_form.html"))


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def edit_practice(request: HttpRequest, key: UUID, practice: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries.practice_to_edit(seat, practice)
    still_writable(seat.partnership)
    initial = {name: getattr(row, name) for name in ("name", "what", "direction", "part", "audience")}
    form = PracticeForm(request.POST if request.method == "POST" else None, schools=_schools(seat), initial=initial)
    if request.method == "POST" and form.is_valid():
        anew = Anew(operations.Named(**form.cleaned_data), seen(request))
        try:
            operations.reword_practice(seat, row, anew, actor=who(request), at=timezone.now())
            return redirect("learning:practice", key, practice)
        except Overtaken as meanwhile:
            return filled(request, seat, _overtaken(form, meanwhile.now))
    return filled(request, seat, Filled(form, "learning/practice_form.html", row.version, more={"practice": row}))


def _overtaken(form: PracticeForm, now: object) -> Filled:
    if not isinstance(now, Practice):
        raise NotYours
    more = {"practice": now}
    return Filled(form, "learning/practice_form.html", now.version, as_it_stands(form, now), more)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def new_step(request: HttpRequest, key: UUID, practice: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries.practice_to_step(seat, practice)
    still_writable(seat.partnership)
    initial = {"audience": row.audience}
    form = StepForm(request.POST if request.method == "POST" else None, today=seat.today, initial=initial)
    if request.method == "POST" and form.is_valid():
        stepped = operations.Stepped(**form.cleaned_data)
        try:
            operations.record_step(seat, row, stepped, actor=who(request), at=timezone.now())
            return redirect("learning:practice", key, practice)
        except NotAStep as wrong:
            _refused(form, wrong)
    return filled(request, seat, Filled(form, "learning/step_form.html", more={"practice": row}))


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def take_step_back(request: HttpRequest, key: UUID, *, practice: UUID, practice_step: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    step = queries.own_step(seat, practice, practice_step)
    operations.take_step_back(seat, step, actor=who(request), at=timezone.now())
    return redirect("learning:practice", key, practice)
