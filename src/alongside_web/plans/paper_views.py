"""The plan to take away: as XLSX, DOCX and tagged PDF."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.papers.word import docx_of
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.views import FORM
from alongside_web.plans import plan_pdf_file
from alongside_web.plans.plan_access import reading_seat, today
from alongside_web.plans.plan_export import exported, file_name
from alongside_web.plans.plan_paper import paper_of
from alongside_web.plans.plan_xlsx import xlsx_of

_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
}


def _sent(seat: Seat, made: bytes, ending: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=_KINDS[ending])
    answer["Content-Disposition"] = f'attachment; filename="{file_name(seat.partnership)}.{ending}"'
    return answer


@access(SIGNED_IN)
@require_safe
def xlsx(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, today())
    return _sent(seat, xlsx_of(exported(seat, today())), "xlsx")


@access(SIGNED_IN)
@require_safe
def docx(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = reading_seat(request.user.pk, key, today())
    return _sent(seat, docx_of(paper_of(seat, today())), "docx")


@access(SIGNED_IN)
@FORM
@once
def pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """Laying it out takes too long for a page: the first who asks follows the work, all others get what was made."""
    seat = reading_seat(request.user.pk, key, today())
    made = plan_pdf_file.kept(seat, today())
    if request.method == "POST" and made is None:
        return redirect("jobs:one", plan_pdf_file.ask_for(seat, request.POST["once"], at=timezone.now()).key)
    if request.method == "POST":
        return redirect("plans:pdf", key)
    if made is None:
        return render(request, "plans/no_pdf.html", {"seat": seat})
    return _sent(seat, made, "pdf")
