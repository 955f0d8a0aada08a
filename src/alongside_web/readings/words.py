"""What the codes of the evidence are called on a page: whose account, which stage, what kind of event."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.evidence.coding import EventKind
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.lenses.typology import Verdict

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
STAGES: Mapping[int, str | Promise] = {
    0: _("before the partnership"),
    1: _("stage 1, summer 2002"),
    2: _("stage 2, autumn 2002"),
    3: _("stage 3, spring 2003"),
    4: _("stage 4, summer 2003"),
}
VERDICTS: Names = {
    Verdict.SUNK: _("sunk"),
    Verdict.SINKING: _("sinking"),
    Verdict.SWAYING: _("swaying"),
    Verdict.STRIVING: _("striving"),
    Verdict.TOO_LITTLE: _("too little evidence"),
}
EVENT_KINDS: Names = {
    EventKind.ACTIVITY_HELD: _("held"),
    EventKind.ACTIVITY_CANCELLED: _("cancelled"),
    EventKind.ACTIVITY_PLANNED: _("planned"),
    EventKind.MEETING: _("meeting"),
    EventKind.PLAN_VERSION: _("plan written or changed"),
    EventKind.AGREEMENT: _("agreed"),
    EventKind.FUNDING: _("money"),
    EventKind.INSPECTION: _("inspection"),
    EventKind.HEAD_CHANGE: _("change of head"),
    EventKind.MANAGER_CHANGE: _("change of manager"),
    EventKind.STAFF_CHANGE: _("change of staff"),
    EventKind.STEERING_GROUP: _("steering group"),
    EventKind.GOVERNORS: _("governors"),
    EventKind.PUBLICITY: _("publicity"),
    EventKind.REPORT: _("report"),
    EventKind.OTHER: _("other"),
}
ACTORS: Names = {
    "supported": _("the supported school"),
    "supporting": _("the supporting school"),
    "both": _("both schools"),
    "broker": _("the authority"),
    "outside": _("others"),
}
# The codes above are distinct but for those that mean the same, so one look-up serves them all.
_ALL: Names = {**SUBJECTS, **ACTORS, **PERSPECTIVES, **BASES, **SOURCES, **VERDICTS, **EVENT_KINDS, "broker": _("the authority")}


def plain(code: str) -> str:
    """What a code is called on a page; words that are no code stay as they are."""
    return str(_ALL.get(code, gettext(code) if code else ""))


def stage(number: int) -> str:
    """A stage with its term."""
    return str(STAGES[number])


def short_stage(number: int) -> str:
    """A stage as a picture marks it."""
    return str(number) if number else gettext("before")


def schools(case: str) -> str:
    """A partnership by the names of its two schools, the supported one first."""
    return "–".join(part.capitalize() for part in case.split("-"))


def supported(case: str) -> str:
    """The supported school's name."""
    return case.split("-")[0].capitalize()


def supporting(case: str) -> str:
    """The supporting school's name."""
    return case.split("-")[1].capitalize()


def person(voice: str) -> str:
    """Somebody as the evidence names the voice: `cancer-head-3` is Cancer head 3."""
    return voice.replace("-", " ").capitalize()


def signed(value: float) -> str:
    """A figure with its sign: +0.31, −0.20, 0.00."""
    written = f"{value:+.2f}".replace("-", "−")
    return "0.00" if written in {"+0.00", "−0.00"} else written


def share(probability: float) -> str:
    """A probability in whole per cent; what is not quite none or all is said so."""
    if 0 < probability < 0.005:
        return gettext("under 1%")
    if 0.995 <= probability < 1:
        return gettext("over 99%")
    return f"{probability:.0%}"
