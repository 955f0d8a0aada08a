"""Who speaks, about whom and how a thing stands, in words that name the school instead of its part in the pair."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from alongside.casebook.partnerships import case_named
from alongside.evidence.assumptions import Status as Outcome
from alongside.evidence.codebook import codebook
from alongside.evidence.perspectives import About, Perspective
from alongside.evidence.questions import Reply
from alongside.evidence.statuses import Status
from alongside.evidence.weighing import Standing
from alongside.partnerships.offices import Office, heads_of
from alongside.sayings import Saying
from alongside_web.design.sayings import told
from alongside_web.readings.words import plain

_ROLES: Mapping[str, str] = {
    "head": gettext_noop("head of %(school)s"),
    "manager": gettext_noop("manager at %(school)s"),
    "staff": gettext_noop("staff of %(school)s"),
}

STATUSES: Mapping[Status, tuple[str | Promise, str | Promise]] = {
    Status.SILENT: (gettext_lazy("silent"), gettext_lazy("Nobody who was there speaks to it.")),
    Status.ASSUMPTION_REFUTED: (
        gettext_lazy("assumption refuted"),
        gettext_lazy("Somebody took it for granted, and the evidence goes against it."),
    ),
    Status.OFFICERS_SPLIT: (
        gettext_lazy("officers split"),
        gettext_lazy("The officers who set it up do not say the same."),
    ),
    Status.WORDS_AGAINST_DEEDS: (
        gettext_lazy("words against deeds"),
        gettext_lazy("What was said goes one way and what was done the other."),
    ),
    Status.CONTESTED: (
        gettext_lazy("contested"),
        gettext_lazy("Some end on one side of it and some on the other."),
    ),
    Status.SELF_INCONSISTENT: (
        gettext_lazy("self-inconsistent"),
        gettext_lazy("The same voice says both at the same time."),
    ),
    Status.SHIFTED: (gettext_lazy("shifted"), gettext_lazy("The same voice said one thing and later the other.")),
    Status.CORROBORATED: (
        gettext_lazy("corroborated"),
        gettext_lazy("Several people say so who see it from different places."),
    ),
    Status.ONE_PERSPECTIVE: (
        gettext_lazy("one perspective"),
        gettext_lazy("Several say so, but all of them see it from the same place."),
    ),
    Status.SINGLE_VOICE: (
        gettext_lazy("single voice"),
        gettext_lazy("One voice alone says so; nobody confirms it and nobody denies it."),
    ),
}
STANDINGS: Mapping[Standing, str | Promise] = {
    Standing.FOR: gettext_lazy("yes"),
    Standing.AGAINST: gettext_lazy("no"),
    Standing.DIVIDED: gettext_lazy("divided"),
    Standing.THIN: gettext_lazy("too little to say"),
    Standing.SILENT: gettext_lazy("nothing said"),
}
OUTCOMES: Mapping[Outcome, str | Promise] = {
    Outcome.BORNE_OUT: gettext_lazy("borne out"),
    Outcome.REFUTED: gettext_lazy("refuted"),
    Outcome.MIXED: gettext_lazy("mixed"),
    Outcome.TOO_LITTLE: gettext_lazy("too little evidence"),
}
REPLIES: Mapping[Reply, str | Promise] = {
    Reply.YES: gettext_lazy("yes"),
    Reply.NO: gettext_lazy("no"),
    Reply.DIVIDED: gettext_lazy("divided"),
    Reply.TOO_LITTLE: gettext_lazy("too little to say"),
    Reply.NOTHING: gettext_lazy("nothing said"),
}
KINDS: Mapping[str, str | Promise] = {
    "attitude": gettext_lazy("What the heads want and believe"),
    "conduct": gettext_lazy("What the heads do"),
    "fact": gettext_lazy("Facts about heads and schools"),
    "relation": gettext_lazy("How the two sides get on"),
    "structure": gettext_lazy("Structures: why they work together, and by what plan"),
    "process": gettext_lazy("Processes: what happens"),
    "capacity": gettext_lazy("What each school is able to do"),
    "effect": gettext_lazy("What came of it"),
    "brokering": gettext_lazy("What the authority did"),
}
SIGNS: Mapping[str, str] = {"for": "▲", "against": "▼", "divided": "◆", "thin": "△", "silent": "○"}


def school_of(case: str, side: str) -> str:
    """The name of the supported or the supporting school."""
    supported, supporting = case.split("-")
    return (supported if side == "supported" else supporting).capitalize()


def perspective(code: str, case: str = "") -> str:
    """Whose account it is: by the school's name where the partnership is known, as in head of Leo."""
    side, _dash, role = code.partition("-")
    if case and role in _ROLES:
        return _(_ROLES[role]) % {"school": school_of(case, side)}
    return plain(code)


def about(code: About, case: str) -> str:
    """Whom a claim is on: the school by name, or whatever else it is on."""
    if code in {About.SUPPORTED, About.SUPPORTING}:
        return school_of(case, code)
    return plain(code)


def indicator(name: str, code: About, case: str) -> str:
    """The thing a claim is on, with the school where it is of one."""
    label = _(codebook().indicators[name].label)
    return f"{label} ({about(code, case)})" if code in {About.SUPPORTED, About.SUPPORTING} else label


@cache
def _offices(case: str) -> Mapping[str, Office]:
    return {one.voice: one for one in case_named(case).people}


def voice(name: str, case: str) -> str:
    """Who it is that speaks: the role and the school, and which of several heads; unknown names stay as they are."""
    office = _offices(case).get(name)
    if office is None:
        return name.replace("-", " ")
    if office.side not in {"supported", "supporting"}:
        return _(office.role)
    named = _("%(role)s at %(school)s") % {"role": _(office.role), "school": school_of(case, office.side)}
    heads = heads_of(office.side, _offices(case).values())
    if len(heads) > 1 and office in heads:
        place = {"place": heads.index(office) + 1, "all": len(heads)}
        return named + " " + _("(%(place)s of %(all)s)") % place
    return named


def spoken(sentence: Saying, case: str) -> str:
    """A sentence of the engine in the reader's language, with the names of people and perspectives in place of their codes."""

    def named(code: str) -> str:
        if code == Perspective.RECORD:
            return plain(code)
        if code in _offices(case):
            return voice(code, case)
        return perspective(code, case) if code in set(Perspective) else holder(code, case)

    return told(sentence, named)


def holder(name: str, case: str) -> str:
    """Who held an assumption."""
    if case and name in _offices(case):
        return voice(name, case)
    return _(_HOLDERS[name]) if name in _HOLDERS else name.replace("-", " ")


_HOLDERS: Mapping[str, str] = {
    "officers": gettext_noop("the officers"),
    "strategy": gettext_noop("the strategy itself"),
    "authority": gettext_noop("the authority"),
    "head-of-advisory-service": gettext_noop("the head of the advisory service"),
    "principal-adviser": gettext_noop("the principal adviser"),
    "adviser-1": gettext_noop("link adviser 1"),
    "adviser-4": gettext_noop("link adviser 4"),
}


def with_side(label: str, about: str) -> str:
    """A label over several partnerships, with the side in brackets where it is of one."""
    sides = {About.SUPPORTED: _("%s (supported school)"), About.SUPPORTING: _("%s (supporting school)")}
    return sides.get(About(about), "%s") % _(label)
