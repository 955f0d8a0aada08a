"""Signing, amending, and the agreement as a paper to take away."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.partnerships.agreement import Act, ContentChanged, Locked, Unfinished
from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.accounts.proving import recently_proved
from alongside_web.papers.word import docx_of
from alongside_web.partnerships import agreement_answers as answers
from alongside_web.partnerships import agreement_operations as operations
from alongside_web.partnerships import agreement_pdf_file
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.agreement_access import agreement_seat
from alongside_web.partnerships.agreement_forms import AmendmentForm, SignatureForm
from alongside_web.partnerships.agreement_paper import digest_of, file_name, paper_of

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, key: UUID) -> HttpResponse:
    """Whoever has no agreement to sign here is told so before anybody is asked for a password."""
    return _sign(request, agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.SIGN))


@recently_proved
@once
def _sign(request: HttpRequest, seat: Seat) -> HttpResponse:
    shown = queries.current(seat)
    form = SignatureForm(request.POST if request.method == "POST" else None, initial=answers.to_sign(shown))
    if not form.is_valid():
        return answers.signing(request, shown, form)
    told = operations.Seen(form.cleaned_data["hash"], form.cleaned_data["revision"])
    try:
        operations.sign_agreement(seat=seat, seen=told, actor=answers.actor(request), at=timezone.now())
    except ContentChanged:
        return answers.signing_changed(request, seat, told.revision)
    except (Unfinished, operations.ReadOnly, Locked):
        return answers.refused(request, seat)
    return redirect("agreements:whole", seat.partnership.key)


@access(SIGNED_IN)
@require_POST
@once
def take_back(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.SIGN)
    try:
        operations.take_signature_back(seat=seat, actor=answers.actor(request), at=timezone.now())
    except (operations.ReadOnly, Locked):
        return answers.refused(request, seat)
    return redirect("agreements:whole", key)


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def amend(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.WRITE)
    shown = queries.current(seat)
    form = AmendmentForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return answers.amending(request, shown, form)
    try:
        why = form.cleaned_data["why"]
        operations.amend_agreement(seat=seat, why=why, actor=answers.actor(request), at=timezone.now())
    except (operations.ReadOnly, operations.BegunAlready, Locked):
        return answers.refused(request, seat, words=form.cleaned_data["why"])
    return redirect("agreements:whole", key)


@access(SIGNED_IN)
@require_POST
@once
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate(), act=Act.WRITE)
    try:
        operations.drop_amendment(seat=seat, actor=answers.actor(request), at=timezone.now())
    except (operations.ReadOnly, Locked):
        return answers.refused(request, seat)
    return redirect("agreements:whole", key)


@access(SIGNED_IN)
@require_safe
def docx(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    shown = queries.edition(seat, number)
    answer = HttpResponse(docx_of(paper_of(shown)), content_type=_DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(shown)}.docx"'
    return answer


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def pdf(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Laying it out takes too long for a page: the first who asks follows the work, all others get what was made."""
    seat = agreement_seat(request.user.pk, key, timezone.localdate())
    shown = queries.edition(seat, number)
    digest = digest_of(paper_of(shown))
    made = agreement_pdf_file.kept(shown, digest)
    if request.method == "POST" and made is None:
        job = agreement_pdf_file.ask_for(shown, request.POST["once"], at=timezone.now())
        return redirect("jobs:one", job.key)
    if request.method == "POST":
        return redirect("agreements:pdf", key, number)
    if made is None:
        return render(request, "partnerships/agreement_no_pdf.html", {"agreement": shown})
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(shown)}.pdf"'
    return answer
