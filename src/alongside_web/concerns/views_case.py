"""What a keeper does in a case: rates, corrects, changes reasons and reviews, settles points, and closes it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from alongside.schools.concern import NotARating, PointState
from alongside.schools.concern_scheme import scheme_of
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.concerns import operations_case as doing
from alongside_web.concerns import queries, words
from alongside_web.concerns.access import Opened, keepers_case, point_for
from alongside_web.concerns.forms import CloseForm, RateForm, ReasonsForm, ReviewForm, SettleForm
from alongside_web.concerns.operations import ChangedMeanwhile
from alongside_web.partnerships.views import FORM, who

_WORDS = ("rationale", "basis", "what", "decides", "why", "words")


def to_case(opened: Opened) -> HttpResponse:
    return redirect("concerns:case", opened.concern.key)


def not_now(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The case is not as it was when the page was loaded: it as it stands, and the words that were typed, to copy."""
    opened.concern.refresh_from_db()
    named = (*_WORDS, *(name for name in request.POST if name.startswith("words_")))
    typed = [request.POST.get(name, "").strip() for name in named]
    shown = {"page": queries.case_page(opened), "desk": opened.desk, "words": "\n\n".join(filter(None, typed))}
    return render(request, "concerns/not_now.html", shown, status=409)


def rate_form(request: HttpRequest, opened: Opened) -> RateForm:
    concern = opened.concern
    called = words.level_words(scheme_of(concern.scheme), opened.desk.register.labels)
    waiting = concern.level if queries.open_point(concern) is not None else ""
    if request.method == "POST":
        return RateForm(called, waiting, request.POST)
    form = RateForm(called, waiting)
    today = opened.desk.today.isoformat()
    corrects = request.GET.get("corrects", "")
    form.initial = {"version": concern.version, "known_at": today, "occurred": today, "precision": "day", "stated": ""}
    form.initial["corrects"] = corrects if corrects.isascii() and corrects.isdigit() and len(corrects) < 6 else ""
    return form


@access(SIGNED_IN)
@FORM
@once
def rate(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = keepers_case(request.user.pk, concern, timezone.localdate())
    if opened.concern.closed:
        return not_now(request, opened)
    form = rate_form(request, opened)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in _GIVEN}
        new = doing.NewRating(**told, point=form.point())
        try:
            doing.rate(opened, new, seen=form.cleaned_data["version"], actor=who(request), at=timezone.now())
            return to_case(opened)
        except NotARating as wrong:
            form.add_error(None if wrong.field == "corrects" else wrong.field, gettext(str(wrong)))
        except (ChangedMeanwhile, doing.CaseClosed):
            return not_now(request, opened)
    shown = {"form": form, "opened": opened, "corrects": form["corrects"].value(), "waits": form.waiting}
    return render(request, "concerns/rate.html", shown)


_GIVEN = ("level", "occurred", "precision", "known_at", "basis", "rationale", "stated", "corrects", "review_on")


@access(SIGNED_IN)
@FORM
@once
def reasons(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = keepers_case(request.user.pk, concern, timezone.localdate())
    if opened.concern.closed:
        return not_now(request, opened)
    held = queries.reasons_held(opened.concern)
    form = ReasonsForm(request.POST if request.method == "POST" else None, held, opened.concern.version)
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["version"]
            doing.change_reasons(opened, form.chosen, seen=seen, actor=who(request), at=timezone.now())
            return to_case(opened)
        except (ChangedMeanwhile, doing.CaseClosed):
            return not_now(request, opened)
    return render(request, "concerns/reasons.html", {"form": form, "opened": opened})


@access(SIGNED_IN)
@FORM
@once
def review(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = keepers_case(request.user.pk, concern, timezone.localdate())
    if opened.concern.closed:
        return not_now(request, opened)
    form = ReviewForm(opened.desk.today, request.POST if request.method == "POST" else None, opened.concern.version)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            new = doing.NewReview(told["review_on"], told["why"])
            doing.set_review(opened, new, seen=told["version"], actor=who(request), at=timezone.now())
            return to_case(opened)
        except (ChangedMeanwhile, doing.CaseClosed):
            return not_now(request, opened)
    return render(request, "concerns/review.html", {"form": form, "opened": opened})


@access(SIGNED_IN)
@FORM
@once
def settle(request: HttpRequest, point: UUID) -> HttpResponse:
    found, opened = point_for(request.user.pk, point, timezone.localdate())
    if opened.concern.closed or found.state != PointState.OPEN.value:
        return not_now(request, opened)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        settled = doing.Settled(PointState(form.cleaned_data["state"]), form.cleaned_data["why"], form.point())
        try:
            doing.settle_point(found, opened, settled, actor=who(request), at=timezone.now())
            return to_case(opened)
        except (ChangedMeanwhile, doing.CaseClosed):
            return not_now(request, opened)
    return render(request, "concerns/settle.html", {"form": form, "opened": opened, "point": found})


@access(SIGNED_IN)
@FORM
@once
def close(request: HttpRequest, concern: UUID) -> HttpResponse:
    opened = keepers_case(request.user.pk, concern, timezone.localdate())
    if opened.concern.closed:
        return not_now(request, opened)
    form = CloseForm(request.POST if request.method == "POST" else None, initial={"version": opened.concern.version})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            closing = doing.Closing(told["outcome"], told["words"])
            doing.close_case(opened, closing, seen=told["version"], actor=who(request), at=timezone.now())
            return to_case(opened)
        except (ChangedMeanwhile, doing.CaseClosed):
            return not_now(request, opened)
    return render(request, "concerns/close.html", {"form": form, "opened": opened})
