"""The pages of a partnership: list, one partnership by role, consent, and the acts upon it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from alongside.partnerships.consent import NotAnAnswer
from alongside.partnerships.states import Act, NotNow
from alongside_web.accounts.models import User
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import PUBLIC, SIGNED_IN, access
from alongside_web.accounts.records import records_shown
from alongside_web.partnerships import list_queries, operations, queries
from alongside_web.partnerships.access import NotYours, Seat, audiences_open_to, seat_for
from alongside_web.partnerships.forms import ActForm, AnswerForm, ModeForm, NoteForm, PublicityForm, ReadinessForm
from alongside_web.partnerships.sight_shown import who_sees_what

# Fields of forms that hold somebody's own words.
_WORDS = ("text", "reason", "note", "words")
FORM = require_http_methods(["GET", "HEAD", "POST"])


def who(request: HttpRequest) -> User:
    """The signed-in person; raises `NotYours`."""
    if not request.user.is_authenticated:
        raise NotYours
    return request.user


def to_page(seat: Seat) -> HttpResponse:
    return redirect("partnerships:page", seat.partnership.key)


def page_asked(request: HttpRequest) -> int:
    """Which page of a list is asked for; what is no number is the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 10_000 else 1


def not_now(request: HttpRequest, seat: Seat, form: str = "") -> HttpResponse:
    """What was asked cannot be done as the partnership stands, and why; nothing was changed, and no words are lost."""
    seat.partnership.refresh_from_db(fields=("state", "state_reason", "starts", "ends", "answer_by"))
    words = "\n\n".join(filter(None, (request.POST.get(name, "").strip() for name in _WORDS)))
    return render(request, "partnerships/not_now.html", {"seat": seat, "form": form, "words": words}, status=409)


@access(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    today, person = timezone.localdate(), who(request)
    mine = list_queries.mine(person.pk, today, page_asked(request))
    shown = {"mine": mine, "may_propose": queries.arrangers(person, today).exists()}
    return render(request, "partnerships/mine.html", shown)


@access(PUBLIC)
@require_safe
def sights(request: HttpRequest) -> HttpResponse:
    return render(request, "partnerships/sights.html", {"table": who_sees_what(), "groups": records_shown()})


@access(SIGNED_IN)
@require_safe
def page(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = seat_for(request.user.pk, key, timezone.localdate())
    return render(request, "partnerships/page.html", {"page": queries.page(seat)})


@access(SIGNED_IN)
@FORM
@once
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.head_seat(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and queries.is_shut(seat, "answer"):
        return not_now(request, seat, "answer")
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_answer(seat, operations.Said(**form.cleaned_data), actor=who(request), at=timezone.now())
            return to_page(seat)
        except NotAnAnswer as wrong:
            form.add_error(wrong.field, gettext(str(wrong)))
        except NotNow:
            return not_now(request, seat, "answer")
    shown = {"form": form, "seat": seat, "last": queries.own_reply(seat)}
    return render(request, "partnerships/answer.html", shown)


@access(SIGNED_IN)
@FORM
@once
def readiness(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.head_seat(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and queries.is_shut(seat, "answer"):
        return not_now(request, seat, "answer")
    form = ReadinessForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            told = operations.Told(**form.cleaned_data)
            operations.do_tell_readiness(seat, told, actor=who(request), at=timezone.now())
            return to_page(seat)
        except NotNow:
            return not_now(request, seat, "answer")
    shown = {"form": form, "seat": seat, "last": queries.own_readiness(seat)}
    return render(request, "partnerships/readiness.html", shown)


@access(SIGNED_IN)
@FORM
@once
def publicity(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.head_seat(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and queries.is_shut(seat, "answer"):
        return not_now(request, seat, "answer")
    form = PublicityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            chosen = form.cleaned_data["choice"]
            operations.do_choose_publicity(seat, chosen, actor=who(request), at=timezone.now())
            return to_page(seat)
        except NotNow:
            return not_now(request, seat, "answer")
    return render(request, "partnerships/publicity.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
def mode(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = queries.head_seat(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and queries.is_shut(seat, "help"):
        return not_now(request, seat, "help")
    form = ModeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            stated = operations.HelpStated(**form.cleaned_data)
            operations.do_state_mode(seat, stated, actor=who(request), at=timezone.now())
            return to_page(seat)
        except NotNow:
            return not_now(request, seat, "help")
    return render(request, "partnerships/mode.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
def say(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = seat_for(request.user.pk, key, timezone.localdate())
    if request.method != "POST" and queries.is_shut(seat, "say"):
        return not_now(request, seat, "say")
    form = NoteForm(audiences_open_to(seat), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            operations.do_say(seat, said["text"], said["audience"], actor=who(request), at=timezone.now())
            return to_page(seat)
        except NotNow:
            return not_now(request, seat, "say")
    return render(request, "partnerships/say.html", {"form": form, "seat": seat})


@access(SIGNED_IN)
@FORM
@once
def act(request: HttpRequest, key: UUID, wanted: Act) -> HttpResponse:
    seat = queries.acting_seat(request.user.pk, key, timezone.localdate())
    form = ActForm(request.POST if request.method == "POST" else None, initial={"version": seat.partnership.version})
    if request.method == "POST" and form.is_valid():
        doing = operations.Wanted(wanted, form.cleaned_data["reason"], form.cleaned_data["version"])
        try:
            operations.do_act(seat, doing, actor=who(request), at=timezone.now())
            return to_page(seat)
        except (NotNow, operations.ChangedMeanwhile):
            return not_now(request, seat)
    if wanted.value not in queries.open_acts(seat):
        return not_now(request, seat)
    shown = {"form": form, "seat": seat, "act": wanted.value, "closes": queries.closes(seat)}
    return render(request, "partnerships/act.html", shown)
