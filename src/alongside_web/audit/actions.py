"""What each action of the audit is called in a sentence, and who may know of it; parts tell theirs when the site starts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

AUTHOR = "author"


class ToldTwice(ValueError):
    """Two parts told of one action, in different words."""


@dataclass(frozen=True, slots=True)
class Told:
    """An action in words. ``sentence`` may name ``{who}`` and values of the entry; ``audience`` is an audience of statements.

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
