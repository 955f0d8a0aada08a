"""What the codes of the evidence are called on a page: whose account, which stage, what kind of event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.casebook.partnerships import case_names
from alongside.evidence.coding import Coding, EventKind
from alongside.lenses.material import FROM_OFFICE
from alongside.lenses.typology import Answer, Typology, Verdict
from alongside.sayings import Saying
from alongside_web.design.sayings import told
from alongside_web.design.templatetags.design import as_recorded
from alongside_web.evidence.words import BASES, PERSPECTIVES, SOURCES, SUBJECTS, Names, when

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
    EventKind.PRACTICE: _("practice taken up"),
    EventKind.OTHER: _("other"),
}
ACTORS: Names = {
    "supported": _("the supported school"),
    "supporting": _("the supporting school"),
    "both": _("both schools"),
    "broker": _("the authority"),
    "outside": _("others"),
}
LENSES: Names = {
    "structures": _("structures"),
    "processes": _("processes"),
    "experience": _("experience of partnership"),
    "openness": _("openness to partnership"),
    "attitude": _("attitude to this partnership"),
    "typology": _("class"),
}
LENS_TITLES: Names = {
    "structures-processes": _("Structures and processes"),
    "experience-openness": _("Experience and openness of the heads"),
    "situational": _("How the two heads stand to this partnership"),
}
LENS_LEADS: Names = {
    "structures-processes": _(
        "Structures: both sides know, agree and follow why they work together. Processes: things happen, out of habit. "
        "Upper right is a clear purpose with work that happens; lower left, engaged only when it must be."
    ),
    "experience-openness": _(
        "Each head by what they had met of partnership before, and how far they welcomed it. Upper right are heads who could "
        "and would; lower left, those who could not and would not."
    ),
    "situational": _(
        "Whether each head is positive or reluctant about this partnership as the remedy. Only upper right are both positive; "
        "the reluctance of either is enough to hold it back."
    ),
}
# Codes that stand in two lists mean the same in both, so one look-up serves them all.
SCHOOLS = frozenset(school for case in case_names() for school in case.split("-"))
ALL: Names = {**SUBJECTS, **ACTORS, **SOURCES, **PERSPECTIVES, **BASES, **VERDICTS, **EVENT_KINDS, **LENSES}


def plain(code: str) -> str:
    """What a code is called on a page; words that are no code stay as they are."""
    return str(ALL.get(code, gettext(code) if code else ""))


def words_joined(codes: Iterable[str], joint: str = ", ") -> str:
    """Several words of the engine in the reader's language."""
    return joint.join(map(plain, codes))


def lens_title(lens: str) -> str:
    """The heading of a lens."""
    return str(LENS_TITLES[lens])


def lens_lead(lens: str) -> str:
    """A lens in two sentences."""
    return str(LENS_LEADS[lens])


def stage(number: int) -> str:
    """A stage with its term."""
    return str(STAGES[number])


def short_stage(number: int) -> str:
    """A stage as a narrow column heads it."""
    return str(number) if number else gettext("before")


def schools(case: str) -> str:
    """A partnership by the names of its two schools, the supported one first."""
    return "–".join(part.capitalize() for part in case.split("-"))


def supported(case: str) -> str:
    """The supported school's name."""
    return case.split("-", maxsplit=1)[0].capitalize()


def supporting(case: str) -> str:
    """The supporting school's name."""
    return case.split("-")[1].capitalize()


def person(code: str) -> str:
    """Somebody or something as the evidence names it: `cancer-head-3` is Cancer head 3, `action-plan` Action plan."""
    tokens = code.replace("-", " ").split()
    number = tokens.pop() if tokens and tokens[-1].isdigit() else ""
    school = next((one.capitalize() for one in tokens if one in SCHOOLS), "")
    role = " ".join(one for one in tokens if one not in SCHOOLS)
    if school and role:
        order = gettext("%(school)s %(role)s") if tokens[0] in SCHOOLS else gettext("%(role)s %(school)s")
        named = order % {"school": school, "role": gettext(role)}
    else:
        named = school or (gettext(role) if role else "")
    return capfirst(" ".join(one for one in (named, number) if one))


def unplaced(one: Saying) -> str:
    """Somebody of whom too little is told, in the reader's language."""
    return told(one, lambda code: plain(code) if code in SUBJECTS else person(code))


def paraphrase(coding: Coding) -> str:
    """What a coding says, in the English that it was recorded in; what a date of office says, in the reader's language."""
    if coding.coder == FROM_OFFICE:
        return gettext("In office since %(when)s") % {"when": when(coding.occurred)}
    return as_recorded(coding.paraphrase)


def who(coding: Coding) -> str:
    """Whose account a coding is, by name where the voice has one beyond its perspective."""
    perspective = plain(coding.perspective)
    if coding.voice == coding.perspective:
        return perspective
    return gettext("%(who)s (%(perspective)s)") % {"who": person(coding.voice), "perspective": perspective}


def signed(value: float) -> str:
    """A figure with its sign: +0.31, −0.20, 0.00."""
    written = f"{value:+.2f}".replace("-", "−")
    return "0.00" if written in {"+0.00", "−0.00"} else written


def share(probability: float) -> str:
    """A probability in whole per cent; what is not quite none or all is said so."""
    if 0 < probability < 0.005:
        return "<1%"
    if 0.995 <= probability < 1:
        return ">99%"
    return f"{probability:.0%}"


# How sure an answer is, from its probability; beneath the last bound it is a no of the same sureness.
_SURE = (
    (0.9, _("Almost surely yes"), _("Almost surely no")),
    (0.75, _("Very likely yes"), _("Very likely no")),
    (0.6, _("Likely yes"), _("Likely no")),
)


def sure(answer: Answer) -> str:
    """The answer to a question in words, with its probability."""
    yes = answer.probability
    for bound, agreed, denied in _SURE:
        if yes >= bound or 1 - yes >= bound:
            said = agreed if yes >= bound else denied
            return gettext("%(said)s (%(yes)s for yes).") % {"said": said, "yes": share(yes)}
    return gettext("Hard to say (%(yes)s for yes).") % {"yes": share(yes)}


def likelihood(typology: Typology) -> str:
    """How likely the class is that was read; empty where there is none."""
    if typology.verdict is Verdict.TOO_LITTLE:
        return ""
    return share(typology.probabilities[typology.verdict])
