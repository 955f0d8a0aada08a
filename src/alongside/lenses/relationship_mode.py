"""What kind of help was offered between two people and what was taken: apart, over time, and as the money changed.

Mentor, coach, critical friend, practical help (thesis pp. 49-52); client and consultant came when the supported school
held the purse (pp. 104, 113, 134). What one means by an offer is seldom what the other takes (pp. 111-116, 149), so both are
kept with their own words. Modes are found by plain words, where nobody stated them; what the words do not tell stays untold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from alongside.lenses.material import Material
from alongside.partnerships.offices import Office
from alongside.partnerships.wishes import Relating
from alongside.terms import Period


class Mode(StrEnum):
    """A kind of help between two people, or what stands in its place."""

    MENTOR = "mentor"
    COACH = "coach"
    CRITICAL_FRIEND = "critical friend"
    PRACTICAL_HELP = "practical help"
    CLIENT_AND_CONSULTANT = "client and consultant"
    SOUNDING_BOARD = "sounding board"
    EQUALS = "exchange between equals"
    DIRECTION = "direction"
    TAKE_OVER = "take-over"


class Fit(StrEnum):
    """How what was offered and what was taken go together."""

    FITS = "fits"
    DIFFERS = "differs"
    REFUSED = "refused"
    ONLY_OFFERED = "only offered"
    ONLY_TAKEN = "only taken"
    UNTOLD = "the words do not tell"


class Time(StrEnum):
    """When something was said, measured by the end of the money."""

    BEFORE = "before the funding ended"
    AT_THE_END = "as the funding ended"
    AFTER = "after the funding ended"
    UNTOLD = "at a time not told"


# Beginnings of words that name a mode; the first letters are enough ("coaching", "consultancy").
_WORDS: Mapping[Mode, tuple[str, ...]] = {
    Mode.MENTOR: ("mentor",),
    Mode.COACH: ("coach",),
    Mode.CRITICAL_FRIEND: ("critical friend",),
    Mode.PRACTICAL_HELP: ("practical", "hands-on", "hands on", "help in", "help during", "curriculum support"),
    Mode.CLIENT_AND_CONSULTANT: ("client", "consult", "provider", "charged for", "paid for"),
    Mode.SOUNDING_BOARD: ("sounding board", "listen", "testing ideas", "safe to talk", "unwatched ear", "confidant"),
    Mode.EQUALS: ("exchange", "equals", "colleagues", "give and take", "learning from each other"),
    Mode.DIRECTION: ("direct",),
    Mode.TAKE_OVER: ("taking over", "take over", "take-over"),
}
_FOUND: Mapping[Mode, re.Pattern[str]] = {
    mode: re.compile("|".join(rf"\b{re.escape(word)}" for word in words)) for mode, words in _WORDS.items()
}
# As a head chooses from a list what to offer or accept.
_STATED: Mapping[str, Mode] = {
    "mentor": Mode.MENTOR,
    "coach": Mode.COACH,
    "critical-friend": Mode.CRITICAL_FRIEND,
    "practical-help": Mode.PRACTICAL_HELP,
    "client-consultant": Mode.CLIENT_AND_CONSULTANT,
}
_CLAUSES = re.compile(r"[;,:.]|\bbut\b|\band(?=\s+not\b)")
_DENIED = re.compile(r"\b(?:not|no|none|never|refus\w*|declin\w*|instead of)\b")
_WELCOMED = re.compile(r"\b(?:accepted|gladly|glad|welcomed|valued)\b")
_ROLES = re.compile(r"^(?:supported|supporting)-")


@dataclass(frozen=True, slots=True)
class Classified:
    """One offer or one acceptance, classified: the modes it names, those it denies, and its own words."""

    source: Relating
    modes: tuple[Mode, ...]
    denied: tuple[Mode, ...]
    welcomed: bool
    time: Time


@dataclass(frozen=True, slots=True)
class Between:
    """What passed between the one who gives and the one who takes, in order of time; ``""`` where nobody is named.

    ``inferred`` says that the other person is not named but was the only one in the matching office.
    """

    giver: str
    taker: str
    offered: tuple[Classified, ...]
    taken: tuple[Classified, ...]
    inferred: bool

    def in_time(self, time: Time) -> Between:
        """The same two people at one time."""
        offered = tuple(one for one in self.offered if one.time is time)
        taken = tuple(one for one in self.taken if one.time is time)
        return Between(self.giver, self.taker, offered, taken, self.inferred)

    @property
    def refused(self) -> tuple[Mode, ...]:
        """What the taker would not have."""
        return _each(mode for one in self.taken for mode in one.denied)

    @property
    def refused_by(self) -> str:
        """Who refused something; empty when nobody did."""
        return (self.taker or "the other side") if self.refused else ""

    @property
    def fit(self) -> Fit:
        """Whether what was taken is what was offered, at the last time at which both are told.

        What was wanted in one year does not fit because it was offered in the next.
        """
        if not self.offered or not self.taken:
            return Fit.ONLY_OFFERED if self.offered else Fit.ONLY_TAKEN if self.taken else Fit.UNTOLD
        both = {one.time for one in self.offered} & {one.time for one in self.taken}
        last = [time for time in Time if time in both][-1:]
        return _fit(self.in_time(last[0]) if last else self)

    @property
    def changed(self) -> Mapping[Time, Fit]:
        """The fit at each time of which something is told."""
        spoken = {one.time for one in (*self.offered, *self.taken)}
        return {time: self.in_time(time).fit for time in Time if time in spoken}


def _fit(both: Between) -> Fit:
    offers = {mode for one in both.offered for mode in one.modes}
    takes = {mode for one in both.taken for mode in one.modes}
    if offers & takes:
        return Fit.FITS
    if offers & set(both.refused):
        return Fit.REFUSED
    if any(one.welcomed and not one.modes and not one.denied for one in both.taken):
        return Fit.FITS
    return Fit.DIFFERS if offers and (takes or both.refused) else Fit.UNTOLD


@dataclass(frozen=True, slots=True)
class Modes:
    """Every pair of people between whom help was offered or taken; nobody when nothing is recorded."""

    pairs: tuple[Between, ...]

    @property
    def refusals(self) -> tuple[Between, ...]:
        return tuple(one for one in self.pairs if one.refused)


def _each(modes: Iterable[Mode]) -> tuple[Mode, ...]:
    found = set(modes)
    return tuple(mode for mode in Mode if mode in found)


def _time(start: Period | None, ended: Period | None) -> Time:
    """What begins and ends around the end of the money, as far as the dates tell, falls at the end."""
    if start is None or ended is None:
        return Time.UNTOLD
    if start.last < ended.first:
        return Time.BEFORE
    return Time.AFTER if start.first > ended.last else Time.AT_THE_END


def classified(one: Relating, funding_ended: Period | None) -> Classified:
    """The modes that an offer or acceptance states, names and denies; a clause with a denial denies the modes in it."""
    named = [_STATED[one.stated]] if one.stated else []
    denied: list[Mode] = []
    for clause in _CLAUSES.split(one.text.casefold()):
        into = denied if _DENIED.search(clause) else named
        into += [mode for mode, words in _FOUND.items() if words.search(clause)]
    modes = _each(named)
    # To be refused as one thing and wanted as another is common; the same thing said both ways is wanted on terms.
    no_longer = tuple(mode for mode in _each(denied) if mode not in modes)
    welcomed = bool(_WELCOMED.search(one.text.casefold()))
    return Classified(one, modes, no_longer, welcomed, _time(one.start, funding_ended))


def _people(one: Relating, offices: tuple[Office, ...]) -> tuple[str, str, bool]:
    """Who gives, who takes, and whether one of them is only inferred."""
    if " to " in one.subject:
        giver, taker = one.subject.split(" to ", 1)
        return giver, taker, False
    if " from " in one.subject:
        taker, giver = one.subject.split(" from ", 1)
        return giver, taker, False
    other = _counterpart(one, offices)
    return (other, one.subject, bool(other)) if one.accepted else (one.subject, other, bool(other))


def _counterpart(one: Relating, offices: tuple[Office, ...]) -> str:
    """The only person who held the like office on the other side at the time; empty when none did, or several."""
    own = next((office for office in offices if office.voice == one.subject), None)
    if own is None or not _ROLES.match(own.perspective):
        return ""
    like = [
        other.voice
        for other in offices
        if _ROLES.match(other.perspective)
        and other.side != own.side
        and _ROLES.sub("", other.perspective) == _ROLES.sub("", own.perspective)
        and (one.start is None or other.covers(one.start))
    ]
    return like[0] if len(like) == 1 else ""


def _order(one: Classified) -> tuple[int, str, str]:
    return one.source.start.first.toordinal() if one.source.start else 0, one.source.text, one.source.page


def relationship_modes(material: Material, funding_ended: Period | None = None) -> Modes:
    """What was offered and taken between each two people, in order of time; the same record twice counts once."""
    found: dict[tuple[str, str], list[Classified]] = {}
    inferred: dict[tuple[str, str], bool] = {}
    for one in dict.fromkeys(material.relating):
        giver, taker, guessed = _people(one, material.offices)
        found.setdefault((giver, taker), []).append(classified(one, funding_ended))
        inferred[giver, taker] = inferred.get((giver, taker), False) or guessed
    pairs = (
        Between(
            giver,
            taker,
            tuple(sorted((one for one in said if not one.source.accepted), key=_order)),
            tuple(sorted((one for one in said if one.source.accepted), key=_order)),
            inferred[giver, taker],
        )
        for (giver, taker), said in sorted(found.items())
    )
    return Modes(tuple(pairs))
