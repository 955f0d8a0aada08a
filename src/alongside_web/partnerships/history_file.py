"""Writes a partnership's whole history to a file, in the background, as the person who asked may read it."""

from __future__ import annotations

import csv
import io

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside_web.audit.operations import Change, record
from alongside_web.jobs.operations import Outcome
from alongside_web.jobs.running import Doing
from alongside_web.partnerships import history_queries
from alongside_web.partnerships.access import seat_for

_AT_ONCE = 200
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(doing: Doing) -> Outcome:
    """The work of the job `history`: a CSV file of three columns, a line an entry."""
    seat = seat_for(doing.owner, doing.progress.arguments["partnership"], doing.today)
    entries = history_queries.visible(seat)
    total = entries.count()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_("When"), _("What"), _("Shown to you alone")])
    for first in range(0, total, _AT_ONCE):
        some = history_queries.some(entries, first, _AT_ONCE)
        names = history_queries.names_for(seat, some)
        for one in some:
            said = history_queries.line(one, names)
            when = timezone.localtime(said.at).isoformat(" ", "minutes")
            writer.writerow([when, safe_cell(said.sentence), _("yes") if said.is_private else ""])
        doing.step(min(first + _AT_ONCE, total), total)
    key = str(seat.partnership.key)
    change = Change("wrote history file", "partnership", key, partnership=key)
    record(change, {"entries": total}, actor=seat.person, at=doing.at, via="job")
    place = reverse("history:file", args=(seat.partnership.key, doing.progress.key))
    return Outcome(_("%(total)d entries were written.") % {"total": total}, place, out.getvalue())


def safe_cell(text: str) -> str:
    """A cell that every spreadsheet takes for text."""
    return f"'{text}" if text.startswith(_FORMULA) else text
