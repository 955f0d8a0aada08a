"""Who sees what of a partnership: the one table that the pages ask and that is printed for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Set
from enum import StrEnum


class Thing(StrEnum):
    """Something that one side, or all of them, know."""

    ANSWER = "answer"
    REASON = "reason"
    READINESS = "readiness"
    PUBLICITY = "publicity"
    PEOPLE = "people"
    MODES = "modes"
    STATE = "state"


class Standpoint(StrEnum):
    """From where somebody looks at a thing of one side."""

    GIVER = "giver"
    OWN_SIDE = "own-side"
    OTHER_SIDE = "other-side"
    BROKER = "broker"
    ADVISER = "adviser"
    STEERING = "steering"
    EVALUATOR = "evaluator"
    GUEST = "guest"


class Sight(StrEnum):
    """When it is seen."""

    ALWAYS = "always"
    NEVER = "never"
    IF_SHARED = "if-shared"
    ONCE_AGREED = "once-agreed"


_ORDER = tuple(Standpoint)


def _row(letters: str) -> Mapping[Standpoint, Sight]:
    """One letter a standpoint: a always, n never, s if shared, j once agreed (joined)."""
    meant = {"a": Sight.ALWAYS, "n": Sight.NEVER, "s": Sight.IF_SHARED, "j": Sight.ONCE_AGREED}
    return dict(zip(_ORDER, (meant[letter] for letter in letters.split()), strict=True))


#                        giver  own  other  broker  adviser  steering  evaluator  guest
SIGHTS: Mapping[Thing, Mapping[Standpoint, Sight]] = {
    Thing.ANSWER: _row("  a     n     n      a       n        n         n         n"),
    Thing.REASON: _row("  a     n     n      s       n        n         n         n"),
    Thing.READINESS: _row("a    a     n      a       n        n         n         n"),
    Thing.PUBLICITY: _row("a    a     n      a       n        n         n         n"),
    Thing.PEOPLE: _row("  a     a     j      a       a        a         a         j"),
    Thing.MODES: _row("   a     a     j      j       j        j         j         n"),
    Thing.STATE: _row("   a     a     a      a       a        a         a         a"),
}


def sees(thing: Thing, standpoints: Set[Standpoint], *, agreed: bool, shared: bool = False) -> bool:
    """Whether a thing is seen from any of these standpoints."""
    row = SIGHTS[thing]
    allowed = {Sight.ALWAYS}
    allowed |= {Sight.ONCE_AGREED} if agreed else set()
    allowed |= {Sight.IF_SHARED} if shared else set()
    return any(row[one] in allowed for one in standpoints)
