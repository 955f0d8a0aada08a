"""The history of a partnership in sentences, as one person may read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from alongside_web.accounts.models import User
from alongside_web.audit import queries as audit
from alongside_web.audit.actions import Said, told
from alongside_web.audit.models import Entry
from alongside_web.design.moments import moment_in_words
from alongside_web.partnerships.access import Seat, may_see
from alongside_web.partnerships.models import Participation, Side, State

PAGE = 50
# Both heads have said yes at least once, and the sides know of each other.
_JOINED = frozenset({State.AGREED, State.RUNNING, State.PAUSED, State.ENDED})


class Told(NamedTuple):
    """An entry as a sentence needs it."""

    at: datetime
    actor: int | None
    action: str
    audience: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words: when, who, and what was done."""

    at: datetime
    sentence: str
    is_private: bool

    @property
    def when(self) -> str:
        return moment_in_words(self.at)

    @property
    def stamp(self) -> str:
        """The moment as a machine reads it."""
        return self.at.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class History:
    """A page of a partnership's history, latest first."""

    lines: tuple[Line, ...]
    page: int
    previous_href: str
    next_href: str


def visible(seat: Seat) -> QuerySet[Entry]:
    """The entries that the person may know of, latest first."""
    return audit.of_partnership(str(seat.partnership.key)).alias(author=F("actor")).filter(may_see(seat))


def some(entries: QuerySet[Entry], first: int, most: int) -> list[Told]:
    """A run of entries, in the columns that a sentence needs: rows in full would cost twice as much."""
    columns = entries.values_list("at", "actor", "action", "audience", "values_kept__values")
    return [Told(*one) for one in columns[first : first + most]]


def history(seat: Seat, page: int) -> History:
    """One page of it; a page after the last is empty."""
    first = (page - 1) * PAGE
    entries = some(visible(seat), first, PAGE + 1)
    names = names_for(seat, entries)
    lines = tuple(line(one, names) for one in entries[:PAGE])
    onward = f"?page={page + 1}" if len(entries) > PAGE else ""
    return History(lines, page, f"?page={page - 1}" if page > 1 else "", onward)


def names_for(seat: Seat, entries: Iterable[Told]) -> dict[int, str]:
    """The names of those who acted, where the person may know who they are.

    Until both heads have said yes, the people of one side are not named to the other.
    """
    actors = {one.actor for one in entries if one.actor is not None}
    parts = Participation.objects.filter(partnership=seat.partnership, person__in=actors)
    if seat.partnership.state not in _JOINED:
        parts = parts.filter(side__in={*seat.sides, Side.NEITHER.value})
    known = {seat.person, *parts.values_list("person", flat=True)} & actors
    return {one.pk: str(one) for one in User.objects.filter(pk__in=known).only("full_name", "email")}


def line(entry: Told, names: Mapping[int, str]) -> Line:
    """An entry in words."""
    who = _("The site") if entry.actor is None else names.get(entry.actor, _("Somebody"))
    known = told(entry.action)
    if known is None:
        words = _("{who} changed something of their own ({action}).")
        return Line(entry.at, words.format(who=who, action=entry.action), entry.audience == "author")
    said = Said({"who": who}, entry.values)
    return Line(entry.at, str(known.sentence).format_map(said), entry.audience == "author")
