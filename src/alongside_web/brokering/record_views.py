"""The pages of a round's publishable record, and of its history."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.brokering import record_pdf_file
from alongside_web.brokering.access import round_seat
from alongside_web.brokering.record_paper import paper_of
from alongside_web.brokering.record_queries import document_of, record_of
from alongside_web.brokering.round_history import history_of
from alongside_web.papers.word import docx_of
from alongside_web.partnerships.views import FORM, page_asked

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _to_take_away(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@access(SIGNED_IN)
@require_safe
def record_page(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    return render(request, "brokering/record.html", {"seat": seat, "record": record_of(seat)})


@access(SIGNED_IN)
@require_safe
def record_json(request: HttpRequest, key: UUID) -> HttpResponse:
    found = record_of(round_seat(request.user.pk, key, timezone.localdate()))
    text = json.dumps(document_of(found), indent=2, ensure_ascii=False) + "\n"
    name = f"record-{slugify(found.name)[:60] or 'round'}.json"
    return _to_take_away(text.encode(), "application/json", name)


@access(SIGNED_IN)
@require_safe
def record_docx(request: HttpRequest, key: UUID) -> HttpResponse:
    found = record_of(round_seat(request.user.pk, key, timezone.localdate()))
    name = f"record-{slugify(found.name)[:60] or 'round'}.docx"
    return _to_take_away(docx_of(paper_of(found)), _DOCX, name)


@access(SIGNED_IN)
@FORM
@once
def record_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """Laying it out takes too long for a page: the first who asks follows the work, all others get what was made."""
    seat = round_seat(request.user.pk, key, timezone.localdate())
    made = record_pdf_file.kept(seat)
    if request.method == "POST":
        if made is not None:
            return redirect("rounds:record_pdf", key)
        return redirect("jobs:one", record_pdf_file.ask_for(seat, request.POST["once"], at=timezone.now()).key)
    if made is None:
        return render(request, "brokering/record_no_pdf.html", {"seat": seat})
    name = f"record-{slugify(seat.round.name)[:60] or 'round'}.pdf"
    return _to_take_away(made, "application/pdf", name)


@access(SIGNED_IN)
@require_safe
def history(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = round_seat(request.user.pk, key, timezone.localdate())
    shown = {"seat": seat, "history": history_of(seat, page_asked(request))}
    return render(request, "brokering/round_history.html", shown)
