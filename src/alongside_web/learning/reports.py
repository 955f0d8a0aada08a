"""What this part holds about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.learning.models import (
    ExchangeReport,
    Gift,
    HostContext,
    Marking,
    Practice,
    PracticeStep,
    Promise,
)
from alongside_web.partnerships.models import Partnership

_REPORT = ("who", "on", "until", "did", "saw", "will_use", "surprised", "could_learn", "audience", "sent_at")
Own = ExchangeReport | HostContext | Practice | PracticeStep | Promise | Gift | Marking
_FIELDS: dict[type[Own], tuple[str, ...]] = {
    HostContext: ("text", "at"),
    Practice: ("name", "what", "direction", "part", "audience", "at"),
    PracticeStep: ("step", "on", "basis", "words", "again", "audience", "at", "taken_back_at"),
    Promise: ("what", "unit", "amount", "by", "section", "at", "removed_at"),
    Gift: ("on", "amount", "words", "at", "taken_back_at"),
    Marking: ("mark", "words", "at"),
}


def _rows(person: User, kind: type[Own], names: tuple[str, ...]) -> list[Row]:
    with seen_by_all():
        held = list(kind._default_manager.filter(author=person).select_related("partnership").order_by("pk"))
    return [{name: _plain(getattr(one, name)) for name in ("partnership", *names)} for one in held]


def _plain(value: object) -> object:
    return value.name if isinstance(value, Partnership) else value


def _reports(person: User) -> Iterable[Row]:
    return _rows(person, ExchangeReport, _REPORT)


def _learned(person: User) -> Iterable[Row]:
    for kind, names in _FIELDS.items():
        yield from _rows(person, kind, names)


def add_own_reporters() -> None:
    """Adds what this part holds."""
    add_reporter(Held("exchange_reports", _("Your reports on exchanges"), _reports))
    add_reporter(Held("learning", _("What you wrote of practices, promises and gifts"), _learned))
