"""What a person sees of a partnership: every private thing is asked of the table of who sees what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from alongside.partnerships.agreement import Act as AgreementAct
from alongside.partnerships.consent import closes_if_called_off, question_for
from alongside.partnerships.readiness import Caution, cautions
from alongside.partnerships.sight import Thing
from alongside.partnerships.states import ANSWERABLE, JOINED, OVER, READ_ONLY, Act, State, acts_open_to
from alongside_store.registry import NoSnapshot, UnknownSchool
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.partnerships import translate
from alongside_web.partnerships.access import NotYours, Seat, may_see, seat_for, sees_thing
from alongside_web.partnerships.agreement_access import allows
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from alongside_web.partnerships.panels import Panel, panels
from alongside_web.partnerships.private_models import (
    Mode,
    Note,
    Pause,
    PublicityChoice,
    PublicityWish,
    ReadinessTold,
    Reply,
)
from alongside_web.schools.snapshot import current_snapshot

Row = TypeVar("Row")

NOTES = 20
# Whom a head may bring in: people of the own school. Everybody else is brought in by the broker.
OF_A_SIDE = (Role.MANAGER, Role.STAFF, Role.GOVERNOR)
# In which states each form can be used. Before both heads have said yes, help would be offered to nobody known.
OPEN_IN = {
    "answer": ANSWERABLE,
    "help": JOINED - READ_ONLY,
    "say": frozenset(State) - READ_ONLY,
    "people": frozenset(State) - OVER,
}
ACTS = {
    Act.PUT: "put",
    Act.CALL_OFF: "call_off",
    Act.START: "start",
    Act.PAUSE: "pause",
    Act.GO_ON: "go_on",
    Act.LEAVE: "leave",
    Act.END: "end",
}


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody's part, and whether the person who looks may end it."""

    part: Participation
    may_be_ended: bool


@dataclass(frozen=True, slots=True)
class SideShown:
    """One side as the person may see it. What is None is not for this person, or not there: nobody can tell which."""

    side: str
    school: Organisation
    people: tuple[PersonShown, ...]
    people_hidden: bool
    is_own: bool
    head: Participation | None
    reply: Reply | None
    shows_reason: bool
    sees_reply: bool
    sees_readiness: bool
    readiness: ReadinessTold | None
    cautions: tuple[Caution, ...]
    wish: PublicityWish | None
    sees_wish: bool
    modes: tuple[Mode, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A partnership as one person may see it; ``todo`` names what is the person's own to do next."""

    seat: Seat
    partnership: Partnership
    sides: tuple[SideShown, SideShown]
    others: tuple[PersonShown, ...]
    todo: tuple[str, ...]
    acts: tuple[str, ...]
    is_public: bool
    notes: tuple[Note, ...]
    may_answer: bool
    may_write: bool
    may_bring_in: bool
    may_offer: bool
    reads_agreement: bool
    closes: date | None
    panels: tuple[Panel, ...]

    @property
    def is_asked(self) -> bool:
        """Whether heads may still answer, so that a missing answer is worth a word."""
        return State(self.partnership.state) in ANSWERABLE

    @property
    def own(self) -> SideShown | None:
        """The side whose head looks."""
        return next((one for one in self.sides if one.side == self.seat.head_side), None)


def arrangers(person: User, today: date) -> QuerySet[Organisation]:
    """The authorities and trusts for which a person may propose partnerships today."""
    current = person.memberships.filter(since__lte=today).exclude(until__lt=today)
    kinds = (OrganisationKind.AUTHORITY, OrganisationKind.TRUST)
    return Organisation.objects.filter(kind__in=kinds, pk__in=current.values("organisation")).order_by("name", "pk")


def head_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of somebody who is head of a side; raises `NotYours` for everybody else."""
    seat = seat_for(person, key, today)
    if seat.head_side is None:
        raise NotYours
    return seat


def acting_seat(person: int | None, key: UUID, today: date) -> Seat:
    """The seat of a head or broker; raises `NotYours` for everybody else."""
    seat = seat_for(person, key, today)
    if not seat.doers:
        raise NotYours
    return seat


def own_reply(seat: Seat) -> Reply | None:
    """The person's own last answer."""
    return Reply.objects.filter(partnership=seat.partnership, head=seat.person).order_by("-id").first()


def own_readiness(seat: Seat) -> ReadinessTold | None:
    """What the person told last of readiness."""
    return ReadinessTold.objects.filter(partnership=seat.partnership, head=seat.person).order_by("-id").first()


def part_to_end(seat: Seat, key: UUID) -> Participation:
    """A part that the person may end; raises `NotYours`."""
    found = Participation.objects.filter(partnership=seat.partnership, key=key).select_related("person").first()
    if found is None or not _may_end(seat, found):
        raise NotYours
    return found


def _may_end(seat: Seat, part: Participation) -> bool:
    if part.person_id == seat.person or seat.has(Role.BROKER):
        return True
    return part.side == seat.head_side and part.role in OF_A_SIDE


def is_shut(seat: Seat, form: str) -> bool:
    """Whether a form cannot be used as the partnership stands; ``form`` is one of `OPEN_IN`."""
    return State(seat.partnership.state) not in OPEN_IN[form]


def closes(seat: Seat) -> date:
    """The day on which a proposal that is called off closes: once the heads are asked, the day on which it would anyway."""
    return closes_if_called_off(translate.standing(seat.partnership, held=False), seat.today)


def page(seat: Seat) -> Page:
    """The partnership as this person may see it today."""
    partnership, today = seat.partnership, seat.today
    parts = list(_people(seat))
    told = _Told.of(partnership)
    sides = tuple(_side(seat, side, parts=parts, told=told) for side in (Side.SUPPORTED, Side.SUPPORTING))
    state = State(partnership.state)
    return Page(
        seat=seat,
        partnership=partnership,
        sides=(sides[0], sides[1]),
        others=_shown(seat, [one for one in parts if one.side == Side.NEITHER]),
        todo=_todo(seat, told, parts),
        acts=tuple(ACTS[act] for act in _acts(seat, told)),
        is_public=seat.joined() and _is_public(parts, told, today),
        notes=_notes(seat),
        may_answer=seat.head_side is not None and state in OPEN_IN["answer"],
        may_write=state in OPEN_IN["say"],
        may_bring_in=bool(seat.doers) and state in OPEN_IN["people"],
        may_offer=seat.head_side is not None and state in OPEN_IN["help"],
        reads_agreement=seat.joined() and allows(seat, AgreementAct.READ),
        closes=closes(seat) if _called_off(seat) else None,
        panels=panels(seat),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Everything said in the partnership, before it is asked who may see it."""

    replies: tuple[Reply, ...]
    readiness: tuple[ReadinessTold, ...]
    wishes: tuple[PublicityWish, ...]
    modes: tuple[Mode, ...]
    pauses: tuple[Pause, ...]

    @classmethod
    def of(cls, partnership: Partnership) -> _Told:
        return cls(
            replies=tuple(Reply.objects.filter(partnership=partnership).order_by("id")),
            readiness=tuple(ReadinessTold.objects.filter(partnership=partnership).order_by("id")),
            wishes=tuple(PublicityWish.objects.filter(partnership=partnership).order_by("id")),
            modes=tuple(Mode.objects.filter(partnership=partnership).order_by("since", "id")),
            pauses=tuple(Pause.objects.filter(partnership=partnership, until=None)),
        )


def _people(seat: Seat) -> QuerySet[Participation]:
    held = Participation.objects.filter(partnership=seat.partnership).exclude(until__lt=seat.today)
    return held.select_related("person", "organisation").order_by("side", "role", "since", "person__full_name", "pk")


def _notes(seat: Seat) -> tuple[Note, ...]:
    shown = Note.objects.filter(may_see(seat), partnership=seat.partnership).select_related("author")
    return tuple(shown.order_by("-at", "-id")[:NOTES])


def _side(seat: Seat, side: str, *, parts: Sequence[Participation], told: _Told) -> SideShown:
    partnership = seat.partnership
    head = translate.head_of(parts, side, seat.today)
    of_head = head.person_id if head else None
    reply = _last([one for one in told.replies if one.side == side and one.head_id == of_head])
    ready = _last([one for one in told.readiness if one.side == side and one.head_id == of_head])
    wish = _last([one for one in told.wishes if one.side == side])
    sees_people = sees_thing(Thing.PEOPLE, seat, side)
    sees_reply = sees_thing(Thing.ANSWER, seat, side, giver=of_head)
    sees_ready = sees_thing(Thing.READINESS, seat, side, giver=of_head)
    sees_wish = sees_thing(Thing.PUBLICITY, seat, side, giver=wish.head_id if wish else None)
    shared = reply is not None and reply.shared
    return SideShown(
        side=side,
        school=partnership.supported if side == Side.SUPPORTED else partnership.supporting,
        people=_shown(seat, [one for one in parts if one.side == side]) if sees_people else (),
        people_hidden=not sees_people,
        is_own=side in seat.sides,
        head=head if sees_people else None,
        reply=reply if sees_reply else None,
        shows_reason=sees_thing(Thing.REASON, seat, side, giver=of_head, shared=shared),
        sees_reply=sees_reply,
        sees_readiness=sees_ready,
        readiness=ready if sees_ready else None,
        cautions=cautions(translate.readiness(ready)) if ready and sees_ready else (),
        wish=wish if sees_wish else None,
        sees_wish=sees_wish,
        modes=tuple(one for one in told.modes if one.side == side) if sees_thing(Thing.MODES, seat, side) else (),
    )


def _shown(seat: Seat, parts: Sequence[Participation]) -> tuple[PersonShown, ...]:
    return tuple(PersonShown(one, _may_end(seat, one)) for one in parts)


def _last(rows: Sequence[Row]) -> Row | None:
    return rows[-1] if rows else None


def _is_public(parts: Sequence[Participation], told: _Told, today: date) -> bool:
    """Whether both present heads chose that it may be spoken of; one wish alone is never shown."""
    heads = [translate.head_of(parts, side, today) for side in (Side.SUPPORTED, Side.SUPPORTING)]
    wishes = [_last([one for one in told.wishes if head and one.head_id == head.person_id]) for head in heads]
    return all(one is not None and one.choice == PublicityChoice.OPEN for one in wishes)


def _acts(seat: Seat, told: _Told) -> tuple[Act, ...]:
    """What the person may do to the partnership; going on is for whoever paused it."""
    acts = acts_open_to(seat.doers, State(seat.partnership.state))
    own = seat.head_side or Side.NEITHER.value
    paused = any(one.side == own for one in told.pauses)
    shut = {Act.PUT, Act.CALL_OFF} if seat.partnership.called_off else frozenset[Act]()
    return tuple(one for one in acts if (one is not Act.GO_ON or paused) and one not in shut)


def _called_off(seat: Seat) -> bool:
    """Whether it waits to be closed, which nobody but a broker learns before it is."""
    return seat.partnership.called_off and seat.has(Role.BROKER) and State(seat.partnership.state) not in OVER


def open_acts(seat: Seat) -> tuple[str, ...]:
    """The acts that the person may do upon the partnership now."""
    pauses = tuple(Pause.objects.filter(partnership=seat.partnership, until=None))
    return tuple(act.value for act in _acts(seat, _Told((), (), (), (), pauses)))


def parts_to_give(seat: Seat) -> tuple[tuple[Role, ...], tuple[tuple[str, str], ...]]:
    """Which parts, and for which school, the person may bring somebody into."""
    partnership = seat.partnership
    names = {Side.SUPPORTED.value: partnership.supported.name, Side.SUPPORTING.value: partnership.supporting.name}
    if seat.has(Role.BROKER):
        return tuple(Role), (*names.items(), (Side.NEITHER.value, str(Side.NEITHER.label)))
    side = seat.head_side
    if side is None:
        raise NotYours
    return OF_A_SIDE, ((side, names[side]),)


def _todo(seat: Seat, told: _Told, parts: Sequence[Participation]) -> tuple[str, ...]:
    state, side = State(seat.partnership.state), seat.head_side
    todo: list[str] = []
    # A record of what was asks nobody anything until somebody answers.
    if side is not None and state in ANSWERABLE and (told.replies or not seat.partnership.case):
        head = translate.head_of(parts, side, seat.today)
        asked = translate.side_asked(side, head, replies=told.replies, told=told.readiness)
        question = question_for(asked, seat.today)
        todo += [f"answer-{question}"] if question else []
        todo += [] if asked.readiness_told else ["readiness"]
    if seat.doers and state is State.AGREED:
        todo.append("start")
    if seat.has(Role.BROKER) and state is State.PROPOSED and not seat.partnership.called_off:
        todo.append("put")
    return tuple(todo)


def school_named(text: str) -> Organisation | None:
    """The school that a broker means: one known to the site by name, or any school by its URN; not yet kept if new."""
    wanted = text.strip()
    schools = Organisation.objects.filter(kind=OrganisationKind.SCHOOL)
    key = f"urn:{wanted}" if wanted.isdigit() else ""
    found = schools.filter(school=key).first() if key else schools.filter(name__iexact=wanted).first()
    if found is not None or not key:
        return found
    try:
        school = current_snapshot().registry.school(key)
    except (NoSnapshot, UnknownSchool):
        return None
    return Organisation(kind=OrganisationKind.SCHOOL, name=school.name, school=key)
