"""What the codes of evidence are called on a page: whose account it is, of whom, said or done, from what."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.terms import Period, Precision
from alongside_web.design.templatetags.design import day

Names = Mapping[str, str | Promise]

PERSPECTIVES: Names = {
    Perspective.SUPPORTED_HEAD: _("head of the supported school"),
    Perspective.SUPPORTING_HEAD: _("head of the supporting school"),
    Perspective.SUPPORTED_MANAGER: _("manager at the supported school"),
    Perspective.SUPPORTING_MANAGER: _("manager at the supporting school"),
    Perspective.SUPPORTED_STAFF: _("staff of the supported school"),
    Perspective.SUPPORTING_STAFF: _("staff of the supporting school"),
    Perspective.GOVERNOR: _("governors"),
    Perspective.ADVISER: _("link adviser"),
    Perspective.OFFICER: _("officers of the authority"),
    Perspective.INSPECTOR: _("inspectors"),
    Perspective.RECORD: _("the record"),
    Perspective.RESEARCHER: _("the author of the thesis"),
}
SUBJECTS: Names = {
    About.SUPPORTED: _("the supported school"),
    About.SUPPORTING: _("the supporting school"),
    About.PAIR: _("the two together"),
    About.BROKER: _("the authority"),
}
BASES: Names = {Basis.WORD: _("said"), Basis.DEED: _("done")}
SOURCES: Names = {
    SourceKind.INTERVIEW: _("interviews"),
    SourceKind.DOCUMENT: _("documents"),
    SourceKind.OBSERVATION: _("observations"),
    SourceKind.RECORD: _("records"),
}
# Whose account somebody can code by hand, called by what they are in a partnership that runs.
WITNESSES: Names = {**PERSPECTIVES, Perspective.RESEARCHER: _("the evaluator’s own judgement")}
STRENGTHS: Mapping[int, str | Promise] = {
    1: _("in passing: hedged, mild, or something small"),
    2: _("plainly: said outright, or one definite event"),
    3: _("strongly: stressed, said again and again, or a large or decisive event"),
}
STAGES: Mapping[int, str | Promise] = {
    0: _("before the partnership"),
    1: _("stage 1"),
    2: _("stage 2"),
    3: _("stage 3"),
    4: _("stage 4"),
}
OF_WHOM: Names = {
    "pair": _("The two schools together"),
    "head": _("A head"),
    "school": _("A school"),
    "broker": _("Who brokers and advises"),
}


def when(period: Period | None) -> str:
    """A time as exactly as it is known, in words."""
    if period is None:
        return ""
    if period.precision is Precision.DAY:
        if period.first != period.last:
            return gettext("%(first)s to %(last)s") % {"first": day(period.first), "last": day(period.last)}
        return day(period.first)
    if period.precision is Precision.MONTH:
        return day(period.first).split(" ", 1)[1]
    season = {1: gettext("spring"), 5: gettext("summer"), 9: gettext("autumn")}.get(period.first.month, "")
    return str(period.first.year) if period.precision is Precision.YEAR else f"{season} {period.first.year}"
