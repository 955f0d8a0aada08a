"""The cases of a register, a page at a time, those whose review is overdue first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.utils.translation import gettext

from alongside.schools.concern import Rating, review, travel
from alongside.schools.concern_scheme import NEWEST, SCHEMES
from alongside_web.concerns import translate, words
from alongside_web.concerns.access import Desk
from alongside_web.concerns.models import Concern, Reason
from alongside_web.concerns.models import Rating as RatingRow

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list was narrowed to; empty words narrow nothing. ``closed`` shows closed cases instead of open ones."""

    level: str = ""
    reason: str = ""
    overdue: bool = False
    closed: bool = False
    page: int = 1


class Shown(NamedTuple):
    """One case in the list, in words; a tuple, which a template takes apart at little cost."""

    key: str
    name: str
    tag: str
    level: str
    direction: str
    review_tag: str
    review: str
    reasons: str


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of cases."""

    rows: tuple[Shown, ...]
    number: int
    previous_href: str
    next_href: str


def found(desk: Desk, asked: Asked) -> QuerySet[Concern]:
    """The cases that a list shows, in its order."""
    cases = Concern.objects.filter(register=desk.register, closed__isnull=not asked.closed)
    if asked.level:
        cases = cases.filter(level=asked.level)
    if asked.reason:
        cases = cases.filter(reasons__name=asked.reason, reasons__until=None)
    if asked.overdue:
        cases = cases.filter(review_on__lt=desk.today)
    return cases.order_by(F("review_on").asc(nulls_last=True), "name", "pk")


def cases(desk: Desk, asked: Asked) -> CaseList:
    """One page of a register; a page after the last is empty."""
    first = (asked.page - 1) * PAGE
    columns = found(desk, asked).values_list("pk", "key", "name", "level", "scheme", "review_on")
    some = list(columns[first : first + PAGE + 1])
    here = some[:PAGE]
    numbers = [one[0] for one in here]
    ratings, reasons = _ratings(numbers), _reasons(numbers)
    levels, tags = words.level_words(NEWEST, desk.register.labels), words.level_tags(NEWEST)
    unrated = (" govuk-tag--grey", gettext("not rated yet"))
    short = words.directions_in_short()
    rows = []
    for pk, key, name, level, scheme, on in here:
        way = travel(ratings[pk], desk.today, SCHEMES[scheme]).direction
        tag = (tags[level], levels[level]) if level in levels else unrated
        rows.append(Shown(str(key), name, *tag, short[way], *_review(on, desk.today), ", ".join(reasons[pk])))
    onward = _href(asked, asked.page + 1) if len(some) > PAGE else ""
    return CaseList(tuple(rows), asked.page, _href(asked, asked.page - 1) if asked.page > 1 else "", onward)


def _review(on: date | None, today: date) -> tuple[str, str]:
    """How the next review looks and reads: a tag where it wants attention."""
    if on is None:
        return "", "–"
    tag, word = words.review_words().get(review(on, today), ("", ""))
    return (tag, f"{words.day(on)}: {word}") if word else ("", words.day(on))


def _ratings(numbers: Sequence[int]) -> dict[int, list[Rating]]:
    held: defaultdict[int, list[Rating]] = defaultdict(list)
    columns = ("concern_id", "number", "level", "occurred", "precision", "known_at", "corrects")
    for pk, number, level, occurred, precision, known, corrects in RatingRow.objects.filter(
        concern__in=numbers
    ).values_list(*columns):
        held[pk].append(Rating(number, level, translate.period_of(occurred, precision), known, corrects))
    return held


def _reasons(numbers: Sequence[int]) -> dict[int, list[str]]:
    called = words.reason_words(NEWEST)
    held: defaultdict[int, list[str]] = defaultdict(list)
    for pk, name in (
        Reason.objects.filter(concern__in=numbers, until=None).order_by("pk").values_list("concern_id", "name")
    ):
        held[pk].append(called.get(name, name))
    return held


def _href(asked: Asked, page: int) -> str:
    told = {"level": asked.level, "reason": asked.reason, "page": page}
    told |= {"review": "overdue"} if asked.overdue else {}
    told |= {"cases": "closed"} if asked.closed else {}
    return "?" + urlencode({name: value for name, value in told.items() if value})
