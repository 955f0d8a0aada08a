"""Lays a plan out as PDF, in the background; what was laid out already is taken as it is."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside_web.jobs import operations as jobs
from alongside_web.jobs.models import Progress
from alongside_web.jobs.operations import Outcome, Wanted
from alongside_web.jobs.running import Doing
from alongside_web.papers.pdf import NoPdfLibraries, pdf_of
from alongside_web.partnerships.access import Seat
from alongside_web.plans.operations_papers import LaidOut, do_keep_paper
from alongside_web.plans.plan_access import reading_seat, sees_money
from alongside_web.plans.plan_models import PlanPaper
from alongside_web.plans.plan_paper import digest_of, paper_of

WORK = "plan-pdf"


def kept(seat: Seat, today: date) -> bytes | None:
    """The PDF of the plan as it stands and as the person may see it, where it was laid out already."""
    language = get_language() or "en-gb"
    rows = PlanPaper.objects.filter(partnership=seat.partnership, language=language, with_money=sees_money(seat))
    digest = digest_of(paper_of(seat, today))
    found = rows.filter(digest=digest).values_list("made", flat=True).first()
    return None if found is None else bytes(found)


def ask_for(seat: Seat, once: str, *, at: datetime) -> Progress:
    """Asks for the PDF, once for each form that was sent."""
    what = _("Plan as PDF: %(name)s") % {"name": seat.partnership.name}
    arguments = {"partnership": str(seat.partnership.key), "language": get_language() or "en-gb"}
    return jobs.do_ask(Wanted(WORK, what[:200], f"{WORK}:{once}", arguments), owner=seat.person, at=at)


def write(doing: Doing) -> Outcome:
    """The work of the job `plan-pdf`: reads the plan as its asker may, lays it out and keeps it."""
    told = doing.progress.arguments
    seat = reading_seat(doing.owner, told["partnership"], doing.today)
    with translation.override(told["language"]):
        paper = paper_of(seat, doing.today)
        doing.step(1, 3)
        try:
            made = pdf_of(paper)
        except NoPdfLibraries as missing:
            return Outcome(str(missing), reverse("plans:docx", args=(seat.partnership.key,)))
        doing.step(2, 3)
        laid_out = LaidOut(told["language"], sees_money(seat), digest_of(paper), made)
        do_keep_paper(seat.partnership, laid_out, at=doing.at)
        doing.step(3, 3)
        return Outcome(_("The plan is laid out as PDF."), reverse("plans:pdf", args=(seat.partnership.key,)))
