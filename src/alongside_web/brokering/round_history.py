"""The history of a round in sentences, for who brokers or reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alongside_web.accounts.models import User
from alongside_web.audit.actions import in_words
from alongside_web.audit.models import Entry
from alongside_web.brokering.access import RoundSeat
from alongside_web.brokering.round_told import BROKERS_ALONE
from alongside_web.design.moments import moment_in_words

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words."""

    at: datetime
    sentence: str

    @property
    def when(self) -> str:
        return moment_in_words(self.at)

    @property
    def stamp(self) -> str:
        """The moment as a machine reads it."""
        return self.at.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class RoundHistory:
    """A page of it, latest first."""

    lines: Sequence[Line]
    page: int
    previous_href: str
    next_href: str


def history_of(seat: RoundSeat, page: int) -> RoundHistory:
    """One page of it; who reads the round without brokering it does not learn what came of proposals."""
    held = Entry.objects.filter(subject="round", subject_key=str(seat.round.key)).select_related("values_kept")
    if not seat.is_broker:
        held = held.exclude(action__in=BROKERS_ALONE)
    entries = list(held.order_by("-pk")[(page - 1) * PAGE : page * PAGE + 1])
    actors = {one.actor for one in entries if one.actor is not None}
    names = {one.pk: str(one) for one in User.objects.filter(pk__in=actors).only("full_name", "email")}
    lines = tuple(Line(one.at, _sentence(one, names)) for one in entries[:PAGE])
    onward = f"?page={page + 1}" if len(entries) > PAGE else ""
    return RoundHistory(lines, page, f"?page={page - 1}" if page > 1 else "", onward)


def _sentence(entry: Entry, names: dict[int, str]) -> str:
    who = names.get(entry.actor, "–") if entry.actor is not None else "Alongside"
    return in_words(entry.action, entry.values_kept.values, who=who)
