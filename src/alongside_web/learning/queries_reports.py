"""Reads reports on exchanges: a draft for its author alone, what was sent for those for whom it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside_web.learning.models import ExchangeReport, HostContext
from alongside_web.learning.pages import PageOf, page_of
from alongside_web.partnerships.access import NotYours, Seat, may_see
from alongside_web.partnerships.models import Partnership, Side
from alongside_web.partnerships.private_models import AudienceChoice
from alongside_web.partnerships.running import RECORDERS, is_writable
from alongside_web.plans import burden_queries

_AUDIENCES = {one.value: one.label for one in AudienceChoice}
TEXTS = ("did", "saw", "will_use", "surprised", "could_learn")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list."""

    report: ExchangeReport
    who: str
    went: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ReportShown:
    """One report opened. ``host`` is the school that was visited."""

    seat: Seat
    report: ExchangeReport
    who: str
    school: str
    host: str
    audience: str
    activity: str
    texts: Sequence[tuple[str, str]]
    contexts: Sequence[HostContext]
    is_own_draft: bool
    may_add: bool


def school_of(partnership: Partnership, side: str) -> str:
    """The name of a side's school."""
    return partnership.supporting.name if side == Side.SUPPORTING else partnership.supported.name


def host_of(partnership: Partnership, side: str) -> str:
    """The name of the other side's school."""
    return school_of(partnership, Side.SUPPORTED if side == Side.SUPPORTING else Side.SUPPORTING)


def visible_reports(seat: Seat) -> QuerySet[ExchangeReport]:
    """The reports that the person may read, the latest first; drafts are their author's alone."""
    shown = Q(author=seat.person) | (Q(sent_at__isnull=False) & may_see(seat))
    return (
        ExchangeReport.objects.filter(shown, partnership=seat.partnership)
        .select_related("author")
        .order_by("-on", "-id")
    )


def report_list(seat: Seat, number: int) -> PageOf[ReportRow]:
    """One page of them."""
    return page_of(visible_reports(seat), number, lambda one: report_row(seat, one))


def report_row(seat: Seat, one: ExchangeReport) -> ReportRow:
    """A report as lists show it."""
    schools = seat.partnership
    return ReportRow(
        one,
        one.who or str(one.author),
        f"{school_of(schools, one.side)} → {host_of(schools, one.side)}",
        one.sent_at is None,
    )


def report_named(seat: Seat, key: UUID) -> ExchangeReport:
    """A report that the person may read; raises `NotYours`."""
    found = visible_reports(seat).filter(key=key).first()
    if found is None:
        raise NotYours
    return found


def own_report(seat: Seat, key: UUID) -> ExchangeReport:
    """A report that the person wrote, draft or sent; raises `NotYours`."""
    found = report_named(seat, key)
    if found.author_id != seat.person or not seat.has(*RECORDERS):
        raise NotYours
    return found


def may_record(seat: Seat) -> bool:
    """Whether the person may write here now: somebody of one of the schools, while the partnership is not paused or over."""
    return seat.has(*RECORDERS) and is_writable(seat.partnership)


def is_host(seat: Seat, report: ExchangeReport) -> bool:
    """Whether the person is of the school that was visited, and records for it."""
    return report.sent_at is not None and seat.has(*RECORDERS) and bool(seat.sides - {report.side})


def report_page(seat: Seat, key: UUID) -> ReportShown:
    """One report with what the host added; raises `NotYours`."""
    report = report_named(seat, key)
    titles = burden_queries.title_of(seat.partnership.pk, [report.activity] if report.activity else [])
    contexts = HostContext.objects.filter(report=report).select_related("author").order_by("id")
    return ReportShown(
        seat=seat,
        report=report,
        who=report.who or str(report.author),
        school=school_of(seat.partnership, report.side),
        host=host_of(seat.partnership, report.side),
        audience=str(_AUDIENCES.get(report.audience, report.audience)),
        activity=titles.get(report.activity, "") if report.activity else "",
        texts=tuple((name, getattr(report, name)) for name in TEXTS if getattr(report, name)),
        contexts=tuple(contexts),
        is_own_draft=report.sent_at is None and may_record(seat),
        may_add=is_host(seat, report) and is_writable(seat.partnership),
    )
