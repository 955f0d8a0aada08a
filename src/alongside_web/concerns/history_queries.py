"""The history of a register in sentences, for those with a right in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside_web.accounts.models import User
from alongside_web.audit.actions import in_words, told_to
from alongside_web.audit.models import Entry
from alongside_web.concerns.access import Desk
from alongside_web.concerns.history_told import KEEPERS, SUBJECT

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words, and when it was done."""

    at: datetime
    sentence: str


@dataclass(frozen=True, slots=True)
class History:
    """A page of a register's history, latest first."""

    lines: tuple[Line, ...]
    page: int
    previous_href: str
    next_href: str


def entries_of(desk: Desk) -> QuerySet[Entry]:
    """The entries about a register and its cases, latest first, with their values."""
    about = Entry.objects.filter(subject=SUBJECT, subject_key=str(desk.register.key), action__in=told_to(KEEPERS))
    return about.select_related("values_kept").order_by("-id")


def history(desk: Desk, page: int) -> History:
    """One page of it; a page after the last is empty."""
    first = (page - 1) * PAGE
    entries = list(entries_of(desk)[first : first + PAGE + 1])
    names = {one.pk: str(one) for one in User.objects.filter(pk__in={one.actor for one in entries if one.actor})}
    lines = tuple(_line(one, names) for one in entries[:PAGE])
    onward = f"?page={page + 1}" if len(entries) > PAGE else ""
    return History(lines, page, f"?page={page - 1}" if page > 1 else "", onward)


def _line(entry: Entry, names: dict[int, str]) -> Line:
    who = _("The site") if entry.actor is None else names.get(entry.actor, _("Somebody"))
    return Line(entry.at, in_words(entry.action, entry.values_kept.values, who=who))
