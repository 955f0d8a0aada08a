"""Reads practices and their steps, each reader's place worked out from the steps that this reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.practices import Direction, Level, Tally, Way, in_order, tally, way
from alongside_web.learning import translate
from alongside_web.learning.drawing import Ladder, Rungs, ladder, rungs
from alongside_web.learning.models import BasisChoice, DirectionChoice, Practice, PracticeStep, StepChoice
from alongside_web.learning.pages import PAGE, PageOf
from alongside_web.learning.queries_reports import host_of, may_record, school_of
from alongside_web.partnerships.access import NotYours, Seat, may_see
from alongside_web.partnerships.models import Partnership, Role, Side
from alongside_web.partnerships.private_models import AudienceChoice
from alongside_web.partnerships.running import RECORDERS, is_writable

STEPS = {one.value: one.label for one in StepChoice}
_BASES = {one.value: one.label for one in BasisChoice}
_AUDIENCES = {one.value: one.label for one in AudienceChoice}
TO = {
    DirectionChoice.TO_SUPPORTED.value: Side.SUPPORTED.value,
    DirectionChoice.TO_SUPPORTING.value: Side.SUPPORTING.value,
}
TAGS = {
    "seen": " govuk-tag--grey",
    "tried": " govuk-tag--light-blue",
    "adapted": " govuk-tag--blue",
    "embedded": " govuk-tag--green",
    "dropped": " govuk-tag--orange",
}
LEVELS = {
    Level.LEARNING: _("somebody learned of it"),
    Level.USE: _("what was learned was used"),
    Level.ORGANISATION: _("the school does things differently"),
}
# Of what stands lower than it once stood.
_ONCE = {**LEVELS, Level.ORGANISATION: _("the school did things differently")}


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A practice in a list: where it stands and since when, and how many steps say so."""

    key: UUID
    name: str
    part: str
    to: str
    stands: str
    tag: str
    since: date | None
    steps: int


@dataclass(frozen=True, slots=True)
class DirectionShown:
    """The practices of one direction, counted and drawn."""

    source: str
    to: str
    tally: Tally
    rungs: Rungs


@dataclass(frozen=True, slots=True)
class PracticesShown:
    """All practices: one page of the list, and both directions counted over all of them."""

    page: PageOf[PracticeRow]
    directions: tuple[DirectionShown, DirectionShown]
    may_record: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step in the table: what, when, on what it rests, who says so."""

    row: PracticeStep
    step: str
    basis: str
    who: str
    school: str
    audience: str
    counts: bool
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class PracticeShown:
    """One practice opened."""

    seat: Seat
    practice: Practice
    source: str
    to: str
    way: Way
    stands: str
    tag: str
    steps: Sequence[StepShown]
    moves: Sequence[tuple[str, str, int]]
    levels: Sequence[str]
    picture: Ladder | None
    may_record: bool
    may_edit: bool


def visible_practices(seat: Seat) -> QuerySet[Practice]:
    """The practices that the person may read of, by name."""
    return Practice.objects.filter(may_see(seat), partnership=seat.partnership).order_by("name", "id")


def _visible_steps(seat: Seat) -> QuerySet[PracticeStep]:
    return PracticeStep.objects.filter(may_see(seat), partnership=seat.partnership, taken_back_at=None).order_by("id")


def ways(seat: Seat) -> dict[int, Way]:
    """The way of each practice, by its number, as far as the person may see."""
    steps: defaultdict[int, list[PracticeStep]] = defaultdict(list)
    for one in _visible_steps(seat):
        steps[one.practice_id].append(one)
    return {number: way([translate.taken(one) for one in some]) for number, some in steps.items()}


_NO_STEP = way(())


def tallies(practices: Sequence[Practice], known: dict[int, Way]) -> tuple[Tally, Tally]:
    """Both directions counted."""
    first, second = (
        tally(one, [known.get(row.pk, _NO_STEP) for row in practices if row.direction == one]) for one in Direction
    )
    return first, second


def practices_page(seat: Seat, number: int) -> PracticesShown:
    """One page of the list, and the counts over all."""
    rows, known = list(visible_practices(seat)), ways(seat)
    schools = {one.value: school_of(seat.partnership, TO[one.value]) for one in Direction}
    first = (number - 1) * PAGE
    words = {value: str(label) for value, label in STEPS.items()}
    shown = tuple(
        _row(one, known.get(one.pk, _NO_STEP), schools=schools, words=words) for one in rows[first : first + PAGE]
    )
    before, onward = (
        (f"?page={number - 1}" if number > 1 else ""),
        (f"?page={number + 1}" if len(rows) > first + PAGE else ""),
    )
    counted = tallies(rows, known)
    one, other = (_direction(seat.partnership, count) for count in counted)
    return PracticesShown(PageOf(shown, number, before, onward), (one, other), may_record(seat))


def _row(one: Practice, went: Way, *, schools: dict[str, str], words: dict[str, str]) -> PracticeRow:
    stands = went.stands.value if went.stands else ""
    since = went.moves[-1].on if went.moves else None
    return PracticeRow(
        one.key,
        one.name,
        one.part,
        schools[one.direction],
        words.get(stands, ""),
        TAGS.get(stands, ""),
        since,
        went.steps,
    )


def _direction(partnership: Partnership, counted: Tally) -> DirectionShown:
    side = TO[counted.direction.value]
    return DirectionShown(host_of(partnership, side), school_of(partnership, side), counted, rungs(counted, STEPS))


def practice_named(seat: Seat, key: UUID) -> Practice:
    """A practice that the person may read of; raises `NotYours`."""
    found = visible_practices(seat).filter(key=key).first()
    if found is None:
        raise NotYours
    return found


def practice_to_step(seat: Seat, key: UUID) -> Practice:
    """A practice of which the person may record steps; raises `NotYours`."""
    if not seat.has(*RECORDERS):
        raise NotYours
    return practice_named(seat, key)


def practice_to_edit(seat: Seat, key: UUID) -> Practice:
    """A practice that the person may name anew: its author, and heads and managers of the same side. Raises `NotYours`."""
    found = practice_named(seat, key)
    if not _may_edit(seat, found):
        raise NotYours
    return found


def _may_edit(seat: Seat, practice: Practice) -> bool:
    leads = seat.has(Role.HEAD, Role.MANAGER) and practice.side in seat.sides
    return seat.has(*RECORDERS) and (practice.author_id == seat.person or leads)


def own_step(seat: Seat, key: UUID, step: UUID) -> PracticeStep:
    """A step of a practice that the person recorded; raises `NotYours`."""
    practice = practice_to_step(seat, key)
    found = (
        _visible_steps(seat).filter(practice=practice, key=step, author=seat.person).select_related("practice").first()
    )
    if found is None:
        raise NotYours
    return found


def practice_page(seat: Seat, key: UUID) -> PracticeShown:
    """One practice with its steps; raises `NotYours`."""
    practice = practice_named(seat, key)
    rows = list(_visible_steps(seat).filter(practice=practice).select_related("author"))
    taken = [translate.taken(one) for one in rows]
    went, side = way(taken), TO[practice.direction]
    stands = went.stands.value if went.stands else ""
    writable = may_record(seat)
    aside = {id(one) for one in went.out_of_order}
    ordered = in_order(taken)
    place = {id(one): row for one, row in zip(taken, rows, strict=True)}
    return PracticeShown(
        seat=seat,
        practice=practice,
        source=host_of(seat.partnership, side),
        to=school_of(seat.partnership, side),
        way=went,
        stands=str(STEPS.get(stands, "")),
        tag=TAGS.get(stands, ""),
        steps=tuple(_step(seat, place[id(one)], counts=id(one) not in aside, writable=writable) for one in ordered),
        moves=tuple(
            (str(STEPS[one.before.value]), str(STEPS[one.after.value]), one.days or 0)
            for one in went.moves
            if one.before
        ),
        levels=_levels(went),
        picture=ladder(ordered, went, STEPS) if taken else None,
        may_record=writable,
        may_edit=_may_edit(seat, practice) and is_writable(seat.partnership),
    )


def _levels(went: Way) -> tuple[str, ...]:
    """How far it reaches, or reached where it went back or was dropped."""
    words = LEVELS if went.stands is went.highest else _ONCE
    return tuple(str(said) for level, said in words.items() if level in went.reaches)


def _step(seat: Seat, row: PracticeStep, *, counts: bool, writable: bool) -> StepShown:
    return StepShown(
        row=row,
        step=str(STEPS[row.step]),
        basis=str(_BASES[row.basis]),
        who=str(row.author),
        school=school_of(seat.partnership, row.side),
        audience=str(_AUDIENCES.get(row.audience, row.audience)),
        counts=counts,
        may_take_back=writable and row.author_id == seat.person,
    )
