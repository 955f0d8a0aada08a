"""Everything that is done in a case: ratings, reasons, reviews, points of de-escalation and the end. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from alongside.schools.concern import PointState, check, latest
from alongside.schools.concern import Rating as Given
from alongside_web.accounts.models import User
from alongside_web.audit.operations import record
from alongside_web.concerns import translate
from alongside_web.concerns.access import Opened
from alongside_web.concerns.models import Concern, Level, Point, Precision, Rating, Reason
from alongside_web.concerns.operations import ChangedMeanwhile, change_of, told_of


class CaseClosed(ValueError):
    """The case is closed: it can be read and nothing can be written in it."""


@dataclass(frozen=True, slots=True)
class NewPoint:
    """What must be true, by when, and who decides."""

    what: str
    by: date
    decides: str


@dataclass(frozen=True, slots=True)
class NewRating:
    """A rating as its rater gives it; ``point`` is written with the level that it is the way down from."""

    level: str
    occurred: date
    precision: str
    known_at: date
    basis: str
    rationale: str
    stated: str = ""
    corrects: int | None = None
    point: NewPoint | None = None
    review_on: date | None = None
    known_precision: str = Precision.DAY.value


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a point, why, and the point that takes its place where it was changed."""

    state: PointState
    why: str
    instead: NewPoint | None = None


@dataclass(frozen=True, slots=True)
class NewReview:
    """The day on which a case is looked at again, and why then."""

    review_on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What came of a case, from the list and in words."""

    outcome: str
    words: str


def _locked(opened: Opened, seen: int) -> Concern:
    """The case as it stands now, kept from others until the transaction ends; raises `CaseClosed` or `ChangedMeanwhile`."""
    concern = Concern.objects.select_for_update().select_related("register").get(pk=opened.concern.pk)
    if concern.closed is not None:
        raise CaseClosed
    if concern.version != seen:
        raise ChangedMeanwhile
    return concern


def _moved_on(concern: Concern, *fields: str) -> None:
    concern.version += 1
    concern.save(update_fields=[*fields, "version"])


@transaction.atomic
def rate(opened: Opened, new: NewRating, *, seen: int, actor: User | None, at: datetime) -> Rating:
    """Adds a rating; raises `NotARating`, `CaseClosed`, or `ChangedMeanwhile` where another keeper was quicker."""
    concern = _locked(opened, seen)
    today = opened.desk.today
    rows = list(concern.ratings.order_by("number"))
    number = len(rows) + 1
    when = translate.period_of(new.occurred, new.precision)
    told = translate.case(concern, rows)
    known = translate.period_of(new.known_at, new.known_precision)
    given = Given(number, new.level, when, known.last, new.corrects)
    check(given, told, today)
    held = latest(told.ratings, today)
    row = Rating.objects.create(
        concern=concern,
        number=number,
        level=new.level,
        occurred=when.first,
        precision=new.precision,
        known_at=known.first,
        known_precision=new.known_precision,
        basis=new.basis,
        rationale=new.rationale,
        stated=new.stated,
        corrects=new.corrects,
        author=actor,
        at=at,
    )
    holds = latest((*told.ratings, given), today)
    concern.level = holds.level if holds else ""
    concern.review_on = new.review_on or concern.review_on
    if new.point is not None or (held is not None and concern.level != held.level):
        _another_level(concern, row, new.point, actor=actor, at=at)
    _moved_on(concern, "level", "review_on")
    values = told_of(concern, number=number, level=row.get_level_display(), corrects=new.corrects)
    action = "rated school" if new.corrects is None else "corrected rating"
    record(change_of(concern.register, action), values, actor=actor.pk if actor else None, at=at)
    return row


def _another_level(concern: Concern, row: Rating, point: NewPoint | None, *, actor: User | None, at: datetime) -> None:
    """The points that waited are overtaken by the rating, and the new one is written with it."""
    waiting = concern.points.filter(state=PointState.OPEN.value)
    why = gettext("Rating %(number)d set it anew.") % {"number": row.number}
    day = row.known_at
    waiting.update(state=PointState.CHANGED.value, settled_on=day, settled_by=actor, settled_why=why)
    if point is not None and row.level != Level.NONE:
        _write_point(concern, point, actor=actor, at=at)


def _write_point(concern: Concern, point: NewPoint, *, actor: User | None, at: datetime) -> None:
    # unaudited: recorded with the rating or the settling that writes it
    Point.objects.create(concern=concern, what=point.what, by=point.by, decides=point.decides, author=actor, at=at)


@transaction.atomic
def change_reasons(opened: Opened, chosen: Mapping[str, str], *, seen: int, actor: User, at: datetime) -> None:
    """Ends reasons that hold no longer and begins others; one whose words changed is ended and begun anew."""
    concern = _locked(opened, seen)
    today = opened.desk.today
    held = {one.name: one for one in concern.reasons.filter(until=None)}
    for name, one in held.items():
        if chosen.get(name) != one.words:
            one.until = today
            one.save(update_fields=["until"])
    begun = {name: words for name, words in chosen.items() if name not in held or held[name].words != words}
    Reason.objects.bulk_create(
        Reason(concern=concern, name=name, words=words, since=today, author=actor) for name, words in begun.items()
    )
    _moved_on(concern)
    told = told_of(concern, reasons=sorted(chosen))
    record(change_of(concern.register, "changed reasons of case"), told, actor=actor.pk, at=at)


@transaction.atomic
def set_review(opened: Opened, new: NewReview, *, seen: int, actor: User, at: datetime) -> None:
    """Sets the day of the next review, and says why; the history keeps every earlier one."""
    concern = _locked(opened, seen)
    told = told_of(concern, review=new.review_on, before=concern.review_on, why=new.why)
    concern.review_on = new.review_on
    _moved_on(concern, "review_on")
    record(change_of(concern.register, "set review of case"), told, actor=actor.pk, at=at)


@transaction.atomic
def settle_point(point: Point, opened: Opened, settled: Settled, *, actor: User, at: datetime) -> None:
    """Says what came of a point; a changed one is followed by another. Raises `ChangedMeanwhile` when it is settled already."""
    concern = _locked(opened, opened.concern.version)
    row = Point.objects.select_for_update().get(pk=point.pk)
    if row.state != PointState.OPEN.value:
        raise ChangedMeanwhile
    row.state, row.settled_why, row.settled_by = settled.state.value, settled.why, actor
    row.settled_on = opened.desk.today
    row.save(update_fields=["state", "settled_why", "settled_by", "settled_on"])
    if settled.instead is not None:
        _write_point(concern, settled.instead, actor=actor, at=at)
    _moved_on(concern)
    told = told_of(concern, state=row.get_state_display())
    record(change_of(concern.register, "settled point of case"), told, actor=actor.pk, at=at)


@transaction.atomic
def close_case(opened: Opened, closing: Closing, *, seen: int, actor: User | None, at: datetime) -> None:
    """Closes a case with what came of it; what waited in it waits no longer, and nothing is written in it any more."""
    concern = _locked(opened, seen)
    concern.closed, concern.closed_by = opened.desk.today, actor
    concern.outcome, concern.outcome_words = closing.outcome, closing.words
    concern.review_on = None
    _moved_on(concern, "closed", "closed_by", "outcome", "outcome_words", "review_on")
    told = told_of(concern, outcome=concern.get_outcome_display())
    record(change_of(concern.register, "closed case"), told, actor=actor.pk if actor else None, at=at)
