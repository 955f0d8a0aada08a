"""Who writes and who reads each kind of record: every part says it from its own rules, and one page prints them all.

A kind that is kept for a term (`retention`) has at least one row here; where several are kept alike and read by others, each
has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside_web.accounts.retention import Kept, declared

# Words, or what says them in the reader's language.
Words = str | Promise | Callable[[], str]


class Group(models.IntegerChoices):
    """What a kind of record is about; the page has a table for each."""

    FINDING = 1, gettext_lazy("How a partnership comes about")
    WORKING = 2, gettext_lazy("What is agreed, planned and done together")
    JUDGING = 3, gettext_lazy("What is said of how it goes")
    OWN = 4, gettext_lazy("What schools, authorities and trusts keep of their own")
    PEOPLE = 5, gettext_lazy("Accounts, and what the site notes by itself")


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of record: ``kept`` names the term for which it is kept, `writes` and `reads` who may."""

    kept: str
    group: Group
    what: str | Promise
    writes: Words
    reads: Words


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A row of the page in words."""

    what: str
    writes: str
    reads: str
    until: str


_told: list[Record] = []


def tell(*records: Record) -> None:
    """Adds kinds of record; call it when the part starts."""
    _told.extend(records)


def told() -> tuple[Record, ...]:
    """Every kind of record of which a part has said who writes and who reads it."""
    return tuple(_told)


def records_shown() -> Iterator[tuple[str, tuple[RecordShown, ...]]]:
    """Each group with its kinds of record, in words."""
    kept = {one.name: one for one in declared()}
    for group in Group:
        rows = (one for one in _told if one.group is group)
        yield (
            str(group.label),
            tuple(
                RecordShown(str(one.what), _said(one.writes), _said(one.reads), until(kept[one.kept])) for one in rows
            ),
        )


def _said(words: Words) -> str:
    return capfirst(words() if callable(words) else str(words))


def until(kept: Kept) -> str:
    """How long a kind of record is kept, and what is done then."""
    words = {"then": str(kept.then), "since": str(kept.since)}
    if kept.days == 0:
        return _("Until %(since)s, then %(then)s") % words
    years, days = divmod(kept.days, 365)
    if days:
        term = ngettext("%(count)s day", "%(count)s days", kept.days) % {"count": kept.days}
    else:
        term = ngettext("%(count)s year", "%(count)s years", years) % {"count": years}
    return _("%(term)s after %(since)s, then %(then)s") % {**words, "term": term}


def tell_own() -> None:
    """Tells of what the accounts hold."""
    site, nobody = gettext_lazy("the site itself"), gettext_lazy("nobody")
    changed = gettext_lazy("those who may read what was changed")
    looks_after = gettext_lazy("those who look after the organisation’s people")
    tell(
        Record(
            "closed accounts",
            Group.PEOPLE,
            gettext_lazy("Name, address and sign-in of a person"),
            gettext_lazy("the person"),
            gettext_lazy(
                "the name: everybody in the same partnership or organisation; the address: those who look after the "
                "organisation’s people; the rest: the person"
            ),
        ),
        Record("invitations", Group.PEOPLE, gettext_lazy("Invitations"), looks_after, looks_after),
        Record("values of changes", Group.PEOPLE, gettext_lazy("Changes to accounts and organisations"), site, changed),
        Record("forms sent", Group.PEOPLE, gettext_lazy("That a form was sent, so that it counts once"), site, nobody),
        Record("sessions", Group.PEOPLE, gettext_lazy("That somebody is signed in"), site, nobody),
        Record("attempts", Group.PEOPLE, gettext_lazy("Attempts to sign in and the like, counted"), site, nobody),
    )
