"""The pages on which a head speaks in a round, alone, by the link in an e-mail; and those on which brokers look after voices."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.brokering.phases import NotInThisPhase
from alongside_web.accounts.limits import address_of, limited
from alongside_web.accounts.once import once
from alongside_web.accounts.operations_limits import ANSWER_INVITATION
from alongside_web.accounts.policies import PUBLIC, SIGNED_IN, access
from alongside_web.brokering import operations_voices as operations
from alongside_web.brokering import voice_broker_queries, voice_queries
from alongside_web.brokering.access import broker_seat, voice_with
from alongside_web.brokering.operations_rounds import HeadOf
from alongside_web.brokering.round_forms import HeadForm
from alongside_web.brokering.round_views import not_in_this_phase
from alongside_web.brokering.voice_forms import AboutSchoolForm, AboutSelfForm
from alongside_web.brokering.voice_models import Voice
from alongside_web.partnerships.views import FORM, page_asked, who


def _kept_nowhere(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _over(request: HttpRequest, voice: Voice) -> HttpResponse:
    """Nobody is asked any more; what was typed is shown, to copy."""
    words = request.POST.get("words", "").strip()
    shown = {"voice": voice, "words": words}
    return _kept_nowhere(render(request, "brokering/voice_over.html", shown, status=409))


@access(PUBLIC)
@require_safe
def about_voices(request: HttpRequest) -> HttpResponse:
    return render(request, "brokering/about_voices.html")


@access(PUBLIC)
@require_safe
def voice(request: HttpRequest, token: str) -> HttpResponse:
    held = voice_with(token, timezone.now())
    shown = voice_queries.voice_page(held, request.GET.get("q", "").strip())
    return _kept_nowhere(render(request, "brokering/voice.html", {"page": shown, "token": token}))


@access(PUBLIC)
@FORM
@limited((ANSWER_INVITATION, address_of))
def about_self(request: HttpRequest, token: str) -> HttpResponse:
    held = voice_with(token, timezone.now())
    last = voice_queries.last_about_self(held)
    names = AboutSelfForm.base_fields
    initial = {name: getattr(last, name) for name in names} if last else {}
    initial |= {"takes_part": "yes" if last.takes_part else "no"} if last else {}
    form = AboutSelfForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_say_of_self(held, form.said(), at=timezone.now())
            return redirect("rounds:voice", token)
        except NotInThisPhase:
            return _over(request, held)
    shown = {"form": form, "voice": held, "token": token}
    return _kept_nowhere(render(request, "brokering/voice_self.html", shown))


@access(PUBLIC)
@FORM
@limited((ANSWER_INVITATION, address_of))
def about_school(request: HttpRequest, token: str, about: str) -> HttpResponse:
    held = voice_with(token, timezone.now())
    school = voice_queries.school_of(about, held)
    last = voice_queries.last_answer(held, school)
    initial = {name: getattr(last, name) for name in AboutSchoolForm.base_fields} if last else {}
    given = request.POST if request.method == "POST" else None
    form = AboutSchoolForm(timezone.localdate(), given, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            operations.do_say_of_school(held, school, form.said(), at=timezone.now())
            return redirect("rounds:voice", token)
        except operations.RankTaken as taken:
            told = _("%(school)s is this choice already; give another number") % {"school": taken.school}
            form.add_error("rank", told)
        except NotInThisPhase:
            return _over(request, held)
    shown = {"form": form, "voice": held, "school": school, "token": token}
    return _kept_nowhere(render(request, "brokering/voice_school.html", shown))


@access(SIGNED_IN)
@require_safe
def voices(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    shown = voice_broker_queries.voices(seat, page_asked(request))
    return render(request, "brokering/round_voices.html", {"seat": seat, "lines": shown})


@access(SIGNED_IN)
@require_safe
def one(request: HttpRequest, key: UUID, voice: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    shown = voice_broker_queries.one(seat, voice)
    return render(request, "brokering/round_voice.html", {"seat": seat, "page": shown})


@access(SIGNED_IN)
@FORM
@once
def change_head(request: HttpRequest, key: UUID, voice: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    held = voice_broker_queries.voice_of(seat, voice)
    form = HeadForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        head = HeadOf(form.cleaned_data["name"], form.cleaned_data["email"])
        operations.do_change_head(seat, held, head, actor=who(request), at=timezone.now())
        return redirect("rounds:voices", key)
    return render(request, "brokering/round_change_head.html", {"seat": seat, "form": form, "voice": held})


@access(SIGNED_IN)
@require_POST
@once
def ask_the_rest(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = broker_seat(request.user.pk, key, timezone.localdate())
    try:
        asked = operations.do_ask_the_rest(seat, actor=who(request), at=timezone.now())
    except NotInThisPhase:
        return not_in_this_phase(request, seat)
    messages.success(request, _("E-mails to %(total)d heads were sent.") % {"total": asked})
    return redirect("rounds:voices", key)
