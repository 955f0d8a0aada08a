"""When the stages of a partnership were, where its people set the days: the part that keeps the days tells, others ask here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from alongside.terms import Period
from alongside_web.partnerships.models import Partnership

# The stages by number as they were set by the end of a day; none where nobody had set any.
Teller = Callable[[Partnership, date], Mapping[int, Period]]

_tellers: list[Teller] = []


class ToldTwice(ValueError):
    """Two parts tell of the days of the stages."""


def tell_stage_days(teller: Teller) -> None:
    """Names what tells the days; call it when the part starts. Raises `ToldTwice`."""
    if teller not in _tellers:
        if _tellers:
            raise ToldTwice("Another part tells of the days of the stages already.")
        _tellers.append(teller)


def stages_set(partnership: Partnership, known: date) -> Mapping[int, Period]:
    """The days of the stages as they were set by the end of a day; none where nobody had set any."""
    return _tellers[0](partnership, known) if _tellers else {}
