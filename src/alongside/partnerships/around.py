"""What stood around a partnership: other partners and plans, preferences, kinds of help, money, what followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from alongside.partnerships.wishes import Chooser, PreferredPartner, Relating
from alongside.terms import Period

_CHOOSERS = {"preferred-partner-of-head": Chooser.HEAD, "preferred-partner-of-authority": Chooser.AUTHORITY}
HELP_OFFERED, HELP_ACCEPTED = "relationship-mode-offered", "relationship-mode-accepted"
FUNDING_ENDED = "funding-ended"
_RELATING = {HELP_OFFERED: False, HELP_ACCEPTED: True}


@dataclass(frozen=True, slots=True)
class Context:
    """One thing that stood around a partnership; ``kind`` says what it is, ``subject`` whom it is about.

    ``stated`` is the kind of help where somebody chose it from a list, and not only told of it in words.
    """

    kind: str
    subject: str
    text: str
    start: Period | None
    end: Period | None
    page: str
    stated: str = ""


def preferred_partners(around: Iterable[Context]) -> tuple[PreferredPartner, ...]:
    """Whom the heads and the authority would have chosen."""
    return tuple(
        PreferredPartner(_CHOOSERS[one.kind], one.subject, one.text, one.start, one.page)
        for one in around
        if one.kind in _CHOOSERS
    )


def kinds_of_help(around: Iterable[Context]) -> tuple[Relating, ...]:
    """Which kinds of help were offered, and which accepted."""
    return tuple(
        Relating(_RELATING[one.kind], one.subject, one.text, one.start, one.end, one.page, one.stated)
        for one in around
        if one.kind in _RELATING
    )
