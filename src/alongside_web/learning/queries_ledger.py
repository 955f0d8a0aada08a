"""Reads the ledger: what each school promised and gave, and how each side sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.partnerships import ledger as engine
from alongside_web.design.templatetags.design import day
from alongside_web.learning import translate
from alongside_web.learning.models import Gift, MarkChoice, Marking, Promise, SectionChoice
from alongside_web.learning.queries_reports import may_record, school_of
from alongside_web.learning.words import section_words
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.agreement_giving import words_of_giving
from alongside_web.partnerships.models import Side
from alongside_web.partnerships.running import RECORDERS, WRITERS, is_writable
from alongside_web.plans import burden_queries

MARKS = {one.value: one.label for one in MarkChoice}
SIDES = (Side.SUPPORTED.value, Side.SUPPORTING.value)


@dataclass(frozen=True, slots=True)
class View:
    """How one side sees a promise; ``mark`` is empty where it has not said."""

    side: str
    school: str
    mark: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise in the ledger."""

    row: Promise
    engine: engine.Promise
    standing: str
    views: tuple[View, View]

    @property
    def gifts(self) -> int:
        return len(self.engine.given)


@dataclass(frozen=True, slots=True)
class SideShown:
    """What one school gives: its balance, and its promises."""

    side: str
    school: str
    is_own: bool
    balance: engine.Balance
    rows: tuple[PromiseRow, ...]


@dataclass(frozen=True, slots=True)
class LedgerShown:
    """The whole ledger. ``agreed`` holds the words of the agreement in force, for those who read agreements."""

    seat: Seat
    sides: tuple[SideShown, SideShown]
    promised: str
    given: str
    differing: int
    agreed: Sequence[tuple[str, str]]
    may_promise: bool


@dataclass(frozen=True, slots=True)
class GiftShown:
    """Something that was given, and whether the person may take the entry back."""

    row: Gift
    activity: str
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """One promise opened."""

    seat: Seat
    row: PromiseRow
    school: str
    section: str
    section_words: str
    gifts: Sequence[GiftShown]
    markings: Sequence[tuple[str, str, Marking]]
    may_record: bool
    may_write: bool
    may_remove: bool


def schools(seat: Seat) -> tuple[tuple[str, str], ...]:
    """The two sides with the names of their schools."""
    return tuple((side, school_of(seat.partnership, side)) for side in SIDES)


def _promises(seat: Seat) -> QuerySet[Promise]:
    return Promise.objects.filter(partnership=seat.partnership, removed_at=None).order_by("id")


def promise_rows(seat: Seat) -> tuple[PromiseRow, ...]:
    """Every promise with what was given and how each side sees it."""
    gifts: defaultdict[int, list[Gift]] = defaultdict(list)
    markings: defaultdict[int, list[Marking]] = defaultdict(list)
    rows = list(_promises(seat))
    for gift in Gift.objects.filter(partnership=seat.partnership, taken_back_at=None).order_by("on", "id"):
        gifts[gift.promise_id].append(gift)
    for marking in Marking.objects.filter(partnership=seat.partnership).order_by("id"):
        markings[marking.promise_id].append(marking)
    names = dict(schools(seat))
    return tuple(_row(seat, one, (gifts[one.pk], markings[one.pk]), names=names) for one in rows)


def _row(seat: Seat, row: Promise, told: tuple[list[Gift], list[Marking]], *, names: Mapping[str, str]) -> PromiseRow:
    gifts, markings = told
    value = translate.promise(row, gifts, markings)
    last = {one.side: one for one in markings}
    first, second = (_view(side, names[side], last.get(side)) for side in SIDES)
    return PromiseRow(row, value, value.standing(seat.today).value, (first, second))


def _view(side: str, school: str, last: Marking | None) -> View:
    if last is None:
        return View(side, school, "", "", None)
    return View(side, school, str(MARKS[last.mark]), last.words, last.at.date())


def ledger_page(seat: Seat) -> LedgerShown:
    """Both schools' promises and balances."""
    rows = promise_rows(seat)
    whole = engine.ledger([one.engine for one in rows], seat.today)
    first, second = (
        SideShown(
            balance.side,
            school_of(seat.partnership, balance.side),
            balance.side in seat.sides,
            balance,
            tuple(one for one in rows if one.row.side == balance.side),
        )
        for balance in whole.balances
    )
    may_promise = seat.has(*WRITERS) and is_writable(seat.partnership)
    return LedgerShown(
        seat, (first, second), whole.promised.value, whole.given.value, whole.differing, agreed(seat), may_promise
    )


def agreed(seat: Seat) -> tuple[tuple[str, str], ...]:
    """What the agreement in force says of giving and getting, title and words, for those who read agreements."""
    names = dict(schools(seat))
    return tuple((section_words(SectionChoice(name), names), text) for name, text in words_of_giving(seat).items())


def promise_named(seat: Seat, key: UUID) -> Promise:
    """A promise; raises `NotYours`."""
    found = _promises(seat).filter(key=key).first()
    if found is None:
        raise NotYours
    return found


def promise_to_write(seat: Seat, key: UUID) -> Promise:
    """A promise that the person may word anew or mark; raises `NotYours`."""
    if not seat.has(*WRITERS):
        raise NotYours
    return promise_named(seat, key)


def promise_to_give(seat: Seat, key: UUID) -> Promise:
    """A promise against which the person may enter what was given; raises `NotYours`."""
    if not seat.has(*RECORDERS):
        raise NotYours
    return promise_named(seat, key)


def own_gift(seat: Seat, key: UUID, gift: UUID) -> Gift:
    """Something that the person entered against a promise; raises `NotYours`."""
    promise = promise_to_give(seat, key)
    held = Gift.objects.filter(promise=promise, key=gift, author=seat.person, taken_back_at=None)
    found = held.select_related("promise").first()
    if found is None:
        raise NotYours
    return found


def promise_page(seat: Seat, key: UUID) -> PromiseShown:
    """One promise with everything that was given and said; raises `NotYours`."""
    promise, names = promise_named(seat, key), dict(schools(seat))
    of_it = Gift.objects.filter(promise=promise, taken_back_at=None).select_related("author").order_by("on", "id")
    gifts = list(of_it)
    markings = list(Marking.objects.filter(promise=promise).select_related("author").order_by("id"))
    titles = burden_queries.title_of(seat.partnership.pk, [one.activity for one in gifts if one.activity])
    may_write = seat.has(*WRITERS) and is_writable(seat.partnership)
    writable = may_record(seat)
    told = words_of_giving(seat) if promise.section else {}
    return PromiseShown(
        seat=seat,
        row=_row(seat, promise, (gifts, markings), names=names),
        school=names[promise.side],
        section=section_words(SectionChoice(promise.section), names) if promise.section else "",
        section_words=told.get(promise.section, ""),
        gifts=tuple(
            GiftShown(
                one, titles.get(one.activity, "") if one.activity else "", writable and one.author_id == seat.person
            )
            for one in gifts
        ),
        markings=tuple((names.get(one.side, ""), str(MARKS[one.mark]), one) for one in reversed(markings)),
        may_record=writable,
        may_write=may_write,
        may_remove=may_write and not gifts and not markings,
    )


def activity_choices(seat: Seat) -> list[tuple[str, str]]:
    """The planned activities to choose from, and none."""
    known = burden_queries.activities_named(seat.partnership.pk)
    titles = [(str(one.key), f"{one.title} ({day(one.starts)})" if one.starts else one.title) for one in known]
    return [("", _("None")), *titles]
