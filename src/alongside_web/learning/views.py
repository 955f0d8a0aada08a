"""Pages of exchange reports, and the first page of what each school learns from the other."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside_web.accounts.once import once
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.learning import operations_reports as operations
from alongside_web.learning import queries, queries_reports
from alongside_web.learning.answers import filled, seen
from alongside_web.learning.fields import Filled, as_it_stands
from alongside_web.learning.forms import ContextForm, ReportForm
from alongside_web.learning.models import ExchangeReport
from alongside_web.learning.operations import Anew, Overtaken
from alongside_web.learning.queries_ledger import activity_choices
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.running import RECORDERS, running_seat, still_writable
from alongside_web.partnerships.running_answers import or_not_now
from alongside_web.partnerships.views import FORM, page_asked, who


@access(SIGNED_IN)
@require_safe
def overview(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    return render(request, "learning/overview.html", {"seat": seat, "brief": queries.brief(seat)})


@access(SIGNED_IN)
@require_safe
def reports(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    shown = queries_reports.report_list(seat, page_asked(request))
    return render(
        request, "learning/reports.html", {"seat": seat, "list": shown, "may_record": queries_reports.may_record(seat)}
    )


@access(SIGNED_IN)
@require_safe
def report(request: HttpRequest, key: UUID, exchange_report: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate())
    return render(
        request, "learning/report.html", {"seat": seat, "page": queries_reports.report_page(seat, exchange_report)}
    )


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def new_report(request: HttpRequest, key: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    still_writable(seat.partnership)
    form = _report_form(request, seat)
    if request.method == "POST" and form.is_valid():
        told = operations.Reported(**form.cleaned_data)
        row = operations.begin_report(seat, told, actor=who(request), at=timezone.now())
        return _kept(request, seat, row)
    return filled(request, seat, Filled(form, "learning/report_form.html"))


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def edit_report(request: HttpRequest, key: UUID, exchange_report: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries_reports.own_report(seat, exchange_report)
    if request.method != "POST" and (row.sent_at or not queries_reports.may_record(seat)):
        return redirect("learning:report", key, exchange_report)
    form = _report_form(request, seat, row)
    if request.method == "POST" and form.is_valid():
        anew = Anew(operations.Reported(**form.cleaned_data), seen(request))
        try:
            operations.rewrite_report(seat, row, anew, actor=who(request), at=timezone.now())
            return _kept(request, seat, row)
        except Overtaken as meanwhile:
            return filled(request, seat, _overtaken(form, meanwhile.now))
    return filled(request, seat, Filled(form, "learning/report_form.html", row.version, more={"report": row}))


def _overtaken(form: ReportForm, now: object) -> Filled:
    """The form again, beside what its report says now; one that was sent meanwhile can be read and not changed."""
    if not isinstance(now, ExchangeReport):
        raise NotYours
    more = {"report": now, "is_sent": now.sent_at is not None}
    return Filled(form, "learning/report_form.html", now.version, as_it_stands(form, now), more)


def _kept(request: HttpRequest, seat: Seat, row: ExchangeReport) -> HttpResponse:
    """Sends the report where its author asked for that, and shows it."""
    if "send" in request.POST:
        operations.send_report(seat, row, actor=who(request), at=timezone.now())
    return redirect("learning:report", seat.partnership.key, row.key)


def _report_form(request: HttpRequest, seat: Seat, row: ExchangeReport | None = None) -> ReportForm:
    initial = None
    if row is not None:
        initial = {name: getattr(row, name) for name in (*queries_reports.TEXTS, "who", "audience")}
        initial |= {"on": row.on.isoformat(), "until": row.until.isoformat() if row.until else ""}
        initial |= {"activity": str(row.activity) if row.activity else ""}
    form = ReportForm(request.POST if request.method == "POST" else None, today=seat.today, initial=initial)
    form.offer("activity", activity_choices(seat))
    return form


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def send_report(request: HttpRequest, key: UUID, exchange_report: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries_reports.own_report(seat, exchange_report)
    try:
        operations.send_report(seat, row, actor=who(request), at=timezone.now())
    except operations.NothingWritten:
        # The page of the draft says what is missing.
        return redirect("learning:report", key, exchange_report)
    return redirect("learning:report", key, exchange_report)


@access(SIGNED_IN)
@require_POST
@once
@or_not_now
def discard_report(request: HttpRequest, key: UUID, exchange_report: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries_reports.own_report(seat, exchange_report)
    try:
        operations.discard_report(seat, row, actor=who(request), at=timezone.now())
    except Overtaken:
        return redirect("learning:report", key, exchange_report)
    return redirect("learning:reports", key)


@access(SIGNED_IN)
@FORM
@once
@or_not_now
def add_context(request: HttpRequest, key: UUID, exchange_report: UUID) -> HttpResponse:
    seat = running_seat(request.user.pk, key, timezone.localdate(), roles=RECORDERS)
    row = queries_reports.report_named(seat, exchange_report)
    if not queries_reports.is_host(seat, row):
        raise NotYours
    still_writable(seat.partnership)
    form = ContextForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        operations.add_context(seat, row, form.cleaned_data["text"], actor=who(request), at=timezone.now())
        return redirect("learning:report", key, exchange_report)
    return filled(request, seat, Filled(form, "learning/context_form.html", more={"report": row}))
