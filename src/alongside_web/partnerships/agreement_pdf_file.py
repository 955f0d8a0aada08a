"""Lays an agreement out as PDF, in the background; what was laid out already is taken as it is."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside_web.jobs import operations as jobs
from alongside_web.jobs.models import Progress
from alongside_web.jobs.operations import Outcome, Wanted
from alongside_web.jobs.running import Doing
from alongside_web.papers.laid_out import LaidOut
from alongside_web.papers.pdf import NoPdfLibraries, pdf_of
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships.agreement_access import agreement_seat
from alongside_web.partnerships.agreement_models import AgreementPdf
from alongside_web.partnerships.agreement_operations_pdf import do_keep_pdf
from alongside_web.partnerships.agreement_paper import digest_of, paper_of
from alongside_web.partnerships.agreement_queries import AgreementShown

WORK = "agreement-pdf"


def kept(shown: AgreementShown, digest: str) -> bytes | None:
    """The PDF of the paper with this digest, where it was laid out already."""
    found = AgreementPdf.objects.filter(edition=shown.edition, digest=digest).values_list("made", flat=True).first()
    return None if found is None else bytes(found)


def ask_for(shown: AgreementShown, once: str, *, at: datetime) -> Progress:
    """Asks for the PDF of what the edition says, once for each form that was sent."""
    key, number = shown.partnership.key, shown.edition.number
    what = _("Agreement as PDF: %(name)s") % {"name": shown.partnership.name}
    arguments = {"partnership": str(key), "number": number, "language": get_language() or "en-gb"}
    wanted = Wanted(WORK, what[:200], f"{WORK}:{once}", arguments)
    return jobs.do_ask(wanted, owner=shown.seat.person, at=at)


def write(doing: Doing) -> Outcome:
    """The work of the job `agreement-pdf`: reads the edition as its asker may, lays it out and keeps it."""
    told = doing.progress.arguments
    seat = agreement_seat(doing.owner, told["partnership"], doing.today)
    with translation.override(told["language"]):
        shown = queries.edition(seat, told["number"])
        paper = paper_of(shown)
        doing.step(1, 3)
        try:
            made = pdf_of(paper)
        except NoPdfLibraries as missing:
            return Outcome(str(missing), reverse("agreements:docx", args=(seat.partnership.key, told["number"])))
        doing.step(2, 3)
        do_keep_pdf(shown.edition, LaidOut(told["language"], digest_of(paper), made), at=doing.at)
        doing.step(3, 3)
        place = reverse("agreements:pdf", args=(seat.partnership.key, told["number"]))
        return Outcome(_("The agreement is laid out as PDF."), place)
