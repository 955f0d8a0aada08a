"""Reads a school's load: for its own people, for brokers and advisers, and the little that the other school may know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.partnerships import load as engine
from alongside.partnerships.burden import Burden, burdens
from alongside.terms import Season, Term
from alongside_web.accounts.models import Organisation
from alongside_web.load import translate
from alongside_web.load.access import OUTSIDE, SchoolSeat, live, own_schools, school_of, shown_outside
from alongside_web.load.ceilings import CeilingShown, ceilings_of, in_force_of
from alongside_web.load.models import Ceiling, Commitment, KindChoice, ReaderChoice
from alongside_web.partnerships.access import Seat, parts_of
from alongside_web.partnerships.models import Participation, Partnership, Side, State
from alongside_web.partnerships.panels import Panel
from alongside_web.partnerships.running import OF_MONEY, READERS, is_writable
from alongside_web.plans import burden_queries

PAGE = 50
BEFORE, AFTER = 2, 3
SIDES = (Side.SUPPORTED.value, Side.SUPPORTING.value)
_KINDS = {one.value: one.label for one in KindChoice}
_READERS = {one.value: one.label for one in ReaderChoice}
# The sides know of each other: only then is it a commitment that the site may count.
_JOINED = (State.AGREED, State.RUNNING, State.PAUSED, State.ENDED)
AGAINST = {
    engine.Against.NO_CEILING: (_("no ceiling agreed"), "grey"),
    engine.Against.WITHIN: (_("within the ceiling"), "green"),
    engine.Against.NOT_KNOWN: (_("not known"), "grey"),
    engine.Against.REACHED: (_("reached"), "yellow"),
    engine.Against.OVER: (_("over the ceiling"), "red"),
}
_SEASONS = {Season.SPRING: _("spring term"), Season.SUMMER: _("summer term"), Season.AUTUMN: _("autumn term")}


def term_words(term: Term) -> str:
    """A term as pages name it: autumn term 2026."""
    return f"{_SEASONS[term.season]} {term.year}"


@dataclass(frozen=True, slots=True)
class TermRow:
    """The load of one term, in a table."""

    term: str
    is_now: bool
    load: engine.TermLoad


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment in a list."""

    row: Commitment
    kind: str
    readers: str
    may_write: bool


@dataclass(frozen=True, slots=True)
class AgainstCeiling:
    """The load of the present term against one partnership's ceiling."""

    partnership: Partnership
    other: str
    ceiling: CeilingShown | None
    against: str
    colour: str
    since: str
    number_over: int
    days_over: object
    told_other: str


@dataclass(frozen=True, slots=True)
class SchoolLoad:
    """A school's load as one person sees it. ``is_own`` is false for brokers and advisers, who may not see everything."""

    school: Organisation
    is_own: bool
    leads: bool
    terms: Sequence[TermRow]
    now: engine.TermLoad
    rows: Sequence[CommitmentRow]
    total: int
    number: int
    previous_href: str
    next_href: str
    not_entered: Sequence[Partnership]
    ending: Sequence[engine.Commitment]
    ceilings: Sequence[AgainstCeiling]


@dataclass(frozen=True, slots=True)
class TermBurden:
    """What one term of one partnership took of both sides."""

    term: str
    sides: Sequence[Burden | None]


@dataclass(frozen=True, slots=True)
class SideLoad:
    """What everybody in a partnership may know of one side: the agreed ceiling and whether it is reached; a number only for
    the school itself, or where both agreed to show it."""

    side: str
    school: Organisation
    is_own: bool
    ceilings: CeilingShown
    against: str
    colour: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Between:
    """Ceilings and days of one partnership."""

    seat: Seat
    sides: Sequence[SideLoad]
    burdens: Sequence[TermBurden]
    is_outside: bool
    sees_money: bool
    may_answer: bool
    own_school: Organisation | None


def _terms(today: date) -> tuple[Term, ...]:
    return engine.terms_around(today, BEFORE, AFTER)


def _burdens(partnerships: Sequence[Partnership]) -> dict[int, tuple[Burden, ...]]:
    return {one: burdens(some) for one, some in burden_queries.doings([row.pk for row in partnerships]).items()}


def _side_in(partnership: Partnership, school: Organisation) -> str:
    return SIDES[1] if partnership.supporting_id == school.pk else SIDES[0]


@dataclass(frozen=True, slots=True)
class _Entered:
    """What a school entered, and the days that partnerships of this site take of it."""

    school: Organisation
    rows: Sequence[Commitment]
    taken: Mapping[int, Sequence[Burden]]
    today: date

    def counted(self, known: Sequence[Partnership]) -> list[engine.Commitment]:
        """What was entered, and these partnerships; one that was entered without days takes the days planned in it."""
        entered = {row.partnership_id: row for row in self.rows if row.partnership_id}
        numbers = {one.pk for one in known}
        found = [
            translate.commitment(row) for row in self.rows if row.days is not None or row.partnership_id not in numbers
        ]
        for one in known:
            row = entered.get(one.pk)
            if row is None or row.days is None:
                own = [part for part in self.taken[one.pk] if part.side == _side_in(one, self.school)]
                found += translate.of_partnership(one, own, terms=_terms(self.today), today=self.today)
        return found

    def present(self, partnership: Partnership) -> engine.TermLoad:
        """The load of the present term as the other school is told of it: from what was entered, and this partnership."""
        now = Term.of(self.today)
        return engine.term_load(self.counted([partnership]), now, now)


def school_load(seat: SchoolSeat, number: int) -> SchoolLoad:
    """Everything that is asked of a school, for its own people."""
    rows, known = list(live(seat.school)), _own_partnerships(seat)
    entered = _Entered(seat.school, rows, _burdens(known), seat.today)
    counted = entered.counted(known)
    numbers = {row.partnership_id for row in rows}
    missing = [one for one in known if one.pk not in numbers and one.state != State.ENDED]
    found = engine.loads(counted, _terms(seat.today), seat.today)
    agreed = in_force_of(known)
    ceilings = tuple(
        _against(entered, one, found=found, row=agreed.get((one.pk, _side_in(one, seat.school))))
        for one in known
        if one.state != State.ENDED
    )
    return _shown(seat.school, _Told(rows, counted, found, missing, ceilings), seats=(seat, None), number=number)


@dataclass(frozen=True, slots=True)
class _Told:
    rows: Sequence[Commitment]
    counted: Sequence[engine.Commitment]
    found: Sequence[engine.TermLoad]
    missing: Sequence[Partnership]
    ceilings: Sequence[AgainstCeiling]


def outside_load(seat: Seat, side: str, number: int) -> SchoolLoad:
    """What a broker or adviser may see of a school's load, and sums of that alone."""
    school = school_of(seat, side)
    rows = list(live(school).filter(shown_outside(seat.person, seat.today)))
    counted = _Entered(school, rows, _burdens([seat.partnership]), seat.today).counted([seat.partnership])
    found = engine.loads(counted, _terms(seat.today), seat.today)
    return _shown(school, _Told(rows, counted, found, (), ()), seats=(None, seat), number=number)


def _shown(
    school: Organisation, told: _Told, *, seats: tuple[SchoolSeat | None, Seat | None], number: int
) -> SchoolLoad:
    own, outside = seats
    today = own.today if own else outside.today if outside else date.min
    now = Term.of(today)
    first = (number - 1) * PAGE
    kinds = {value: str(label) for value, label in _KINDS.items()}
    readers = {value: str(label) for value, label in _READERS.items()}
    shown = tuple(
        CommitmentRow(
            one,
            kinds.get(one.kind, one.kind),
            readers.get(one.audience, one.audience),
            own.leads if own else outside is not None and one.author_id == outside.person,
        )
        for one in told.rows[first : first + PAGE]
    )
    return SchoolLoad(
        school=school,
        is_own=own is not None,
        leads=own.leads if own else True,
        terms=tuple(TermRow(term_words(one.term), one.term == now, one) for one in told.found),
        now=next(one for one in told.found if one.term == now),
        rows=shown,
        total=len(told.rows),
        number=number,
        previous_href=f"?page={number - 1}" if number > 1 else "",
        next_href=f"?page={number + 1}" if len(told.rows) > first + PAGE else "",
        not_entered=told.missing,
        ending=engine.ending_soon([translate.commitment(one) for one in told.rows], today),
        ceilings=told.ceilings,
    )


def _own_partnerships(seat: SchoolSeat) -> list[Partnership]:
    """The partnerships of the school in which the person has a part, once both heads have said yes."""
    mine = parts_of(seat.person, seat.today).filter(organisation=seat.school, side__in=SIDES).values("partnership")
    known = Partnership.objects.filter(pk__in=mine, state__in=_JOINED)
    return list(known.select_related("supported", "supporting").order_by("name", "pk"))


def _against(
    entered: _Entered, partnership: Partnership, *, found: Sequence[engine.TermLoad], row: Ceiling | None
) -> AgainstCeiling:
    side = _side_in(partnership, entered.school)
    ceiling, now = translate.ceiling(row), Term.of(entered.today)
    present = next(one for one in found if one.term == now)
    since = engine.over_since(found, ceiling, entered.today)
    against, colour = AGAINST[present.against(ceiling)]
    other = partnership.supported if side == SIDES[1] else partnership.supporting
    return AgainstCeiling(
        partnership=partnership,
        other=other.name,
        ceiling=CeilingShown(row, None, side) if row else None,
        against=str(against),
        colour=colour,
        since=term_words(since) if since else "",
        number_over=present.number_over(ceiling),
        days_over=present.days_over(ceiling),
        told_other=str(AGAINST[entered.present(partnership).against(ceiling)][0]),
    )


def between(seat: Seat) -> Between:
    """Ceilings and days of a partnership, as the person may see them."""
    taken = _burdens([seat.partnership])
    return Between(
        seat=seat,
        sides=tuple(_side(seat, side, taken) for side in SIDES),
        burdens=_by_term(taken[seat.partnership.pk]),
        is_outside=seat.has(*OUTSIDE),
        sees_money=seat.has(*OF_MONEY),
        may_answer=seat.head_side is not None and is_writable(seat.partnership),
        own_school=own_school(seat),
    )


def own_school(seat: Seat) -> Organisation | None:
    """The school of the partnership whose own people the person is one of, or None."""
    mine = own_schools(seat.person, seat.today)
    return mine.filter(pk__in=(seat.partnership.supported_id, seat.partnership.supporting_id)).first()


def _side(seat: Seat, side: str, taken: Mapping[int, Sequence[Burden]]) -> SideLoad:
    school, shown = school_of(seat, side), ceilings_of(seat.partnership, side)
    present = _Entered(school, list(live(school)), taken, seat.today).present(seat.partnership)
    against, colour = AGAINST[present.against(translate.ceiling(shown.in_force))]
    is_own = side in seat.sides
    is_shown = is_own or (shown.in_force is not None and shown.in_force.shows_number)
    return SideLoad(side, school, is_own, shown, str(against), colour, present.number if is_shown else None)


def _by_term(found: Sequence[Burden]) -> tuple[TermBurden, ...]:
    gathered: dict[Term | None, dict[str, Burden]] = {}
    for one in found:
        gathered.setdefault(one.term, {})[one.side] = one
    return tuple(
        TermBurden(term_words(term) if term else "", tuple(sides.get(side) for side in SIDES))
        for term, sides in gathered.items()
    )


def latest_number(seat: Seat, side: str) -> int:
    """The number of the latest ceiling that anybody proposed for a side, 0 where nobody did."""
    return (
        Ceiling.objects.filter(partnership=seat.partnership, side=side).aggregate(latest=Max("number"))["latest"] or 0
    )


def own_partnership(seat: SchoolSeat, key: str) -> Partnership | None:
    """The partnership of the school, among those in which the person has a part, that a form names; else None."""
    return next((one for one in _own_partnerships(seat) if str(one.key) == key), None)


def panel(seat: Seat) -> Panel | None:
    """The panel on the partnership's page: the ceilings, and whether they are reached; none for guests."""
    if not seat.has(*READERS):
        return None
    taken = _burdens([seat.partnership])
    sides = tuple(_side(seat, side, taken) for side in SIDES)
    return Panel("load/panel.html", {"sides": sides, "own_school": own_school(seat)})


def schools_of(person: int, today: date) -> tuple[Sequence[Organisation], Sequence[Participation]]:
    """The schools whose load the person may open as one of their own, and the partnerships as broker or adviser."""
    parts = parts_of(person, today).filter(Q(role__in=OUTSIDE), partnership__state__in=_JOINED)
    known = parts.select_related("partnership__supported", "partnership__supporting").order_by(
        "partnership__name", "pk"
    )
    return list(own_schools(person, today)[:PAGE]), list(known[:PAGE])


def way_back(person: int, row: Commitment, today: date) -> str:
    """Where whoever changed a commitment goes on: the school's own page, or the one for brokers and advisers."""
    if own_schools(person, today).filter(pk=row.organisation_id).exists():
        return reverse("load:school", args=[row.organisation.key])
    school = Q(partnership__supported=row.organisation_id) | Q(partnership__supporting=row.organisation_id)
    parts = parts_of(person, today).filter(school, role__in=OUTSIDE, partnership__state__in=_JOINED)
    part = parts.select_related("partnership").first()
    if part is None:
        return reverse("load:schools")
    side = _side_in(part.partnership, row.organisation)
    return reverse(f"load:of_{side}", args=[part.partnership.key])
