"""Lays a round's record out as PDF, in the background; what was laid out already is taken as it is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside_web.brokering.access import RoundSeat, round_seat
from alongside_web.brokering.operations_record import do_keep_record_pdf
from alongside_web.brokering.plan_models import RecordPdf
from alongside_web.brokering.record_paper import digest_of, paper_of
from alongside_web.brokering.record_queries import record_of
from alongside_web.jobs import operations as jobs
from alongside_web.jobs.models import Progress
from alongside_web.jobs.operations import Outcome, Wanted
from alongside_web.jobs.running import Doing
from alongside_web.papers.laid_out import LaidOut
from alongside_web.papers.pdf import NoPdfLibraries, pdf_of

WORK = "round-record-pdf"


def kept(seat: RoundSeat) -> bytes | None:
    """The PDF of the record as it stands, in the reader's language, where it was laid out already."""
    digest = digest_of(paper_of(record_of(seat)))
    rows = RecordPdf.objects.filter(round=seat.round, language=get_language() or "en-gb", digest=digest)
    found = rows.values_list("made", flat=True).first()
    return None if found is None else bytes(found)


def ask_for(seat: RoundSeat, once: str, *, at: datetime) -> Progress:
    """Asks for the PDF, once for each form that was sent."""
    what = _("Record of a round as PDF: %(name)s") % {"name": seat.round.name}
    arguments = {"round": str(seat.round.key), "language": get_language() or "en-gb"}
    return jobs.do_ask(Wanted(WORK, what[:200], f"{WORK}:{once}", arguments), owner=seat.person, at=at)


def write(doing: Doing) -> Outcome:
    """The work of the job `round-record-pdf`: reads the record as its asker may, lays it out and keeps it."""
    told = doing.progress.arguments
    seat = round_seat(doing.owner, UUID(told["round"]), doing.today)
    with translation.override(told["language"]):
        paper = paper_of(record_of(seat))
        doing.step(1, 3)
        try:
            made = pdf_of(paper)
        except NoPdfLibraries as missing:
            return Outcome(str(missing), reverse("rounds:record_docx", args=(seat.round.key,)))
        doing.step(2, 3)
        do_keep_record_pdf(seat.round, LaidOut(told["language"], digest_of(paper), made), at=doing.at)
        doing.step(3, 3)
        return Outcome(_("The record is laid out as PDF."), reverse("rounds:record_pdf", args=(seat.round.key,)))
