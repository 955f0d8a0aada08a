"""Who should know: the perspectives that can be expected to speak to a thing, so that their silence can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from alongside.evidence.codebook import Indicator
from alongside.evidence.perspectives import About, Perspective


class Knower(StrEnum):
    """A perspective seen from what a claim is about: of the side that it is about, of the other side, or of neither."""

    OWN_HEAD = "own head"
    OTHER_HEAD = "other head"
    OWN_MANAGER = "own manager"
    OTHER_MANAGER = "other manager"
    OWN_STAFF = "own staff"
    OTHER_STAFF = "other staff"
    GOVERNOR = "governors"
    ADVISER = "adviser"
    OFFICER = "officer"
    INSPECTOR = "inspectors"
    RECORD = "record"


K = Knower

_HEADS = (K.OWN_HEAD, K.OTHER_HEAD)
_MANAGERS = (K.OWN_MANAGER, K.OTHER_MANAGER)
_STAFF = (K.OWN_STAFF, K.OTHER_STAFF)

# By the indicator's subject and kind; docs/explanation/claims.md prints it and says why.
SHOULD_KNOW: Mapping[tuple[str, str], tuple[Knower, ...]] = {
    ("head", "attitude"): (*_HEADS, *_MANAGERS, K.ADVISER),
    ("head", "conduct"): (*_HEADS, *_MANAGERS, K.ADVISER, K.RECORD),
    ("head", "fact"): (*_HEADS, K.ADVISER, K.OFFICER, K.RECORD),
    ("pair", "relation"): (*_HEADS, *_MANAGERS, K.ADVISER),
    ("pair", "fact"): (*_HEADS, K.ADVISER, K.OFFICER, K.RECORD),
    ("pair", "structure"): (*_HEADS, *_MANAGERS, K.GOVERNOR, K.ADVISER, K.RECORD),
    ("pair", "process"): (*_HEADS, *_MANAGERS, *_STAFF, K.RECORD),
    ("school", "process"): (K.OWN_HEAD, K.OWN_MANAGER, K.OWN_STAFF),
    ("school", "capacity"): (K.OWN_HEAD, K.OWN_MANAGER, K.OWN_STAFF, K.ADVISER, K.INSPECTOR),
    ("school", "effect"): (K.OWN_HEAD, K.OWN_MANAGER, K.OWN_STAFF, K.RECORD),
    ("broker", "brokering"): (*_HEADS, K.ADVISER, K.OFFICER),
}

_ROLES = {"head", "manager", "staff"}


def _perspective(knower: Knower, about: About) -> Perspective:
    whose, _, role = knower.value.partition(" ")
    if role not in _ROLES:
        return Perspective[knower.name]
    other = {About.SUPPORTED: About.SUPPORTING, About.SUPPORTING: About.SUPPORTED}
    own = about if about in other else About.SUPPORTED
    return Perspective(f"{own if whose == 'own' else other[own]}-{role}")


@cache
def _expected(subject: str, kind: str, about: About) -> tuple[Perspective, ...]:
    expected = {_perspective(one, about) for one in SHOULD_KNOW[subject, kind]}
    return tuple(one for one in Perspective if one in expected)


def should_know(indicator: Indicator, about: About) -> tuple[Perspective, ...]:
    """The perspectives that should be able to speak to this indicator, in the order of the fixed list."""
    return _expected(indicator.subject, indicator.kind, about)
