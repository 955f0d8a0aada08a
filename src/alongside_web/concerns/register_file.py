"""Writes a register to a file, in the background, as the person who asked may read it: a line a rating."""

from __future__ import annotations

import csv
import io
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.schools.concern import travel
from alongside.schools.concern_scheme import scheme_of
from alongside_web.audit.operations import record
from alongside_web.concerns import translate, words
from alongside_web.concerns.access import Desk, desk_for
from alongside_web.concerns.models import Concern, Stated
from alongside_web.concerns.operations import change_of
from alongside_web.jobs.operations import Outcome
from alongside_web.jobs.running import Doing
from alongside_web.partnerships.history_file import safe_cell

_AT_ONCE = 100


def write(doing: Doing) -> Outcome:
    """The work of the job `concerns`: a CSV file with a line a rating; a case without one has a line of its own."""
    desk = desk_for(doing.owner, UUID(doing.progress.arguments["register"]), doing.today)
    cases = Concern.objects.filter(register=desk.register).order_by("name", "pk")
    total = cases.count()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_headings())
    for first in range(0, total, _AT_ONCE):
        some = cases.prefetch_related("ratings__author", "reasons")[first : first + _AT_ONCE]
        for one in some:
            writer.writerows([safe_cell(cell) for cell in line] for line in _lines(one, desk))
        doing.step(min(first + _AT_ONCE, total), total)
    change = change_of(desk.register, "wrote register file")
    record(change, {"cases": total}, actor=desk.person, at=doing.at, via="job")
    place = reverse("concerns:file", args=(desk.register.key, doing.progress.key))
    return Outcome(_("%(total)d cases were written.") % {"total": total}, place, out.getvalue())


def _headings() -> list[str]:
    of_case = [_("School"), _("School key"), _("Opened"), _("Closed"), _("Outcome"), _("Next review"), _("Reasons")]
    of_rating = [_("Rating"), _("Level"), _("When it was so"), _("Known"), _("Corrects"), _("Why"), _("Rests on")]
    return [*of_case, _("Direction of travel"), *of_rating, _("Direction as the rater sees it"), _("By")]


def _lines(concern: Concern, desk: Desk) -> list[list[str]]:
    scheme = scheme_of(concern.scheme)
    rows = sorted(concern.ratings.all(), key=lambda one: one.number)
    case = translate.case(concern, rows)
    levels, reasons = words.level_words(scheme, desk.register.labels), words.reason_words(scheme)
    of_case = [
        concern.name,
        concern.school,
        str(translate.period_of(concern.opened, concern.opened_precision)),
        concern.closed.isoformat() if concern.closed else "",
        concern.get_outcome_display() if concern.outcome else "",
        concern.review_on.isoformat() if concern.review_on else "",
        "; ".join(reasons[one.name] for one in concern.reasons.all() if one.until is None),
        words.direction_words(travel(case.ratings, desk.today, scheme).direction),
    ]
    told = [
        [
            str(row.number),
            levels[row.level],
            str(given.occurred),
            str(translate.period_of(row.known_at, row.known_precision)),
            str(row.corrects or ""),
            row.rationale,
            row.basis,
            str(Stated(row.stated).label) if row.stated else "",
            str(row.author or ""),
        ]
        for row, given in zip(rows, case.ratings, strict=True)
    ]
    return [[*of_case, *one] for one in told or [[""] * 9]]
