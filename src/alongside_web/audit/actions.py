"""What each action of the audit is called in a sentence, and who may know of it; parts tell theirs when the site starts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from alongside_web.design.moments import day_in_words

AUTHOR = "author"
# Those who look after the people of the organisation that the entry is about.
ADMINISTRATORS = "administrators"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class ToldTwice(ValueError):
    """Two parts told of one action, in different words."""


@dataclass(frozen=True, slots=True)
class Told:
    """An action in words. ``sentence`` may name ``{who}`` did it, ``{about}`` whom, and values of the entry; ``audience`` is
    an audience of statements, or `ADMINISTRATORS`.

    The narrowest audience stands where none is named: then only who did it ever learns that there is an entry. An action
    whose entries differ in audience names its audience with each `Change` instead.
    """

    action: str
    sentence: str | Promise
    audience: str = AUTHOR


class Via(StrEnum):
    """The door through which a change came."""

    SITE = "site"
    COMMAND = "command"
    JOB = "job"


_told: dict[str, Told] = {}


def tell(*actions: Told) -> None:
    """Tells of a part's actions. Raises `ToldTwice`."""
    for one in actions:
        if _told.setdefault(one.action, one) != one:
            raise ToldTwice(f"The action '{one.action}' is told twice; tell of it in the part that records it, once.")


def told(action: str) -> Told | None:
    """What is told of an action, or None."""
    return _told.get(action)


def audience_of(action: str) -> str:
    """Who may know that the action was done, unless its entry says otherwise."""
    known = _told.get(action)
    return known.audience if known else AUTHOR


def told_to(audience: str) -> tuple[str, ...]:
    """The actions that this audience may know of."""
    return tuple(one.action for one in _told.values() if one.audience == audience)


class Said:
    """What the words in braces stand for: the people by name, and values of the entry, put into words when they are asked for.

    A value that was erased, or never given, is a dash.
    """

    def __init__(self, people: Mapping[str, str], values: Mapping[str, object]) -> None:
        self.people, self.values = people, values

    def __getitem__(self, name: str) -> str:
        return self.people[name] if name in self.people else plain(self.values.get(name))


def in_words(action: str, values: Mapping[str, object], *, who: str, about: str = "") -> str:
    """An entry as a sentence; an action that no part told of is named as it is recorded."""
    known = told(action)
    if known is None:
        return _("{who} changed something ({action}).").format(who=who, action=action)
    people = {"who": who, "about": about} if about else {"who": who}
    sentence = str(known.sentence).format_map(Said(people, values))
    is_address = "@" in sentence.split(" ", 1)[0]  # somebody without a name is called by the address, as it is written
    return sentence if is_address else sentence[:1].upper() + sentence[1:]


def plain(value: object) -> str:
    """A value as a sentence says it: days in full, a yes as a yes, and a dash for what is not there."""
    if value in (None, ""):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = strip_tags(str(value))
    return day_in_words(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
