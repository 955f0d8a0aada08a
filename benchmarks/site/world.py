"""A database with fifty of everything that a list shows: people, invitations, partnerships, notes, suggestions, changes, jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from alongside.partnerships.agreement_outcome import OutcomeClause, characteristics_of, comparison_models
from alongside.partnerships.agreement_sections import NEWEST
from alongside.terms import AcademicYear
from alongside_web.accounts.models import Membership, Organisation, OrganisationKind, User
from alongside_web.accounts.operations import take_in
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.accounts.walls import seen_by_all
from alongside_web.jobs import operations as jobs
from alongside_web.jobs.models import Progress
from alongside_web.partnerships import agreement_operations as agreement
from alongside_web.partnerships import agreement_operations_suggestions as suggestions
from alongside_web.partnerships import agreement_queries, operations
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.agreement_models import AgreementSuggestion
from alongside_web.partnerships.agreement_rows import Point
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State

ROWS = 50
PASSWORD = "a long enough password"
_WORDS = "Both schools say here, in a few plain sentences, what they want of each other and what they give. " * 4


@dataclass(frozen=True, slots=True)
class World:
    """What the addresses of pages are made of; ``people`` sign in by the part they have in the partnership."""

    authority: Organisation
    partnership: Partnership
    asked: Partnership
    people: dict[str, User]
    member: Membership
    part: Participation
    suggestion: AgreementSuggestion
    job: Progress

    def seat(self, who: str) -> Seat:
        return seat_for(self.people[who].pk, self.partnership.key, timezone.localdate())


def _person(name: str) -> User:
    return User.objects.create_user(f"{name}@example.org", None, full_name=name.replace("-", " ").title())


def _school(number: int, side: str) -> Organisation:
    return Organisation.objects.create(kind=OrganisationKind.SCHOOL, name=f"Invented {side} school {number:02}")


def _partnership(number: int, authority: Organisation, state: State) -> Partnership:
    schools = _school(number, "supported"), _school(number, "supporting")
    day = timezone.localdate()
    return Partnership.objects.create(
        name=f"{schools[0].name} and {schools[1].name}",
        supported=schools[0],
        supporting=schools[1],
        arranged_by=authority,
        origin="arranged",
        state=state,
        started=state is State.RUNNING,
        starts=day if state is State.RUNNING else None,
        answer_by=day + timedelta(days=30),
    )


def _takes_part(made: Partnership, someone: User, role: Role, side: Side = Side.NEITHER) -> Participation:
    of = {Side.SUPPORTED: made.supported, Side.SUPPORTING: made.supporting}.get(side, made.arranged_by)
    since = timezone.localdate() - timedelta(days=90)
    return Participation.objects.create(
        partnership=made, person=someone, organisation=of, role=role, side=side, since=since
    )


def _at(number: int) -> datetime:
    return timezone.now() - timedelta(hours=ROWS - number)


def _say_everything(world_seats: dict[str, Seat], people: dict[str, User]) -> None:
    pair = [(world_seats[who], people[who]) for who in ("supported", "supporting")]
    for seat, actor in pair:
        said = operations.Said("yes", _WORDS, shared=True, expires=None, ask_again=None)
        operations.do_answer(seat, said, actor=actor, at=_at(0))
        told = operations.Told("ahead", "under-a-year", 6, _WORDS)
        operations.do_tell_readiness(seat, told, actor=actor, at=_at(0))
        operations.do_choose_publicity(seat, "open", actor=actor, at=_at(0))
    for seat, actor in pair:
        help_stated = operations.HelpStated("offered", "coach", "an hour a week")
        operations.do_state_mode(seat, help_stated, actor=actor, at=_at(0))
    for number in range(ROWS):
        operations.do_say(world_seats["supported"], _WORDS, "both sides", actor=people["supported"], at=_at(number))


def _clause() -> OutcomeClause:
    model = comparison_models()[0]
    return OutcomeClause(
        measure="attendance",
        baseline=AcademicYear(2024),
        first=AcademicYear(2026),
        last=AcademicYear(2028),
        schools=50,
        model=model.label,
        characteristics=characteristics_of(model),
        registry="ab" * 32,
    )


def _write_agreement(seats: dict[str, Seat], people: dict[str, User]) -> AgreementSuggestion:
    """An edition in force, and an amendment of it with fifty suggestions on one section."""
    head = people["supported"]
    agreement.begin_agreement(seat=seats["supported"], actor=head, at=_at(1))

    def write(name: str, text: str) -> None:
        shown = agreement_queries.current(seats["supported"])
        seen = Point(shown.edition.number, agreement_queries.section_of(shown, name).number)
        written = agreement.Written(name, text, _clause() if name == "outcome" else None, seen)
        agreement.write_section(seat=seats["supported"], written=written, actor=head, at=_at(2))

    for name in NEWEST.names:
        write(name, _WORDS)
    for who in ("supported", "supporting"):
        shown = agreement_queries.current(seats[who])
        seen = agreement.Seen(shown.engine.content.hash, shown.edition.revision)
        agreement.sign_agreement(seat=seats[who], seen=seen, actor=people[who], at=_at(3))
    agreement.amend_agreement(seat=seats["supported"], why="A year has passed.", actor=head, at=_at(4))
    write("rationale", _WORDS.replace("few", "number of"))
    shown = agreement_queries.current(seats["supported"])
    seen = Point(shown.edition.number, agreement_queries.section_of(shown, "rationale").number)
    made = [
        suggestions.suggest(
            seat=seats["supporting"],
            suggested=suggestions.Suggested("rationale", _WORDS.replace("plain", f"plain {number}"), "Plainer.", seen),
            actor=people["supporting"],
            at=_at(5),
        )
        for number in range(ROWS)
    ]
    return made[0]


def load() -> World:
    """Fills an empty database."""
    with seen_by_all():
        return _load(timezone.localdate())


def _load(today: date) -> World:
    authority = Organisation.objects.create(kind=OrganisationKind.AUTHORITY, name="The Shire")
    broker = _person("broker")
    take_in(broker, authority, administers=True, actor=broker, at=_at(0))
    for number in range(ROWS):
        take_in(_person(f"colleague-{number:02}"), authority, administers=False, actor=broker, at=_at(number))
        invite(Invited(f"guest-{number:02}@example.org", authority), actor=broker, at=_at(number))
    others = [_partnership(number, authority, State.CONSIDERED) for number in range(1, ROWS)]
    one = _partnership(0, authority, State.RUNNING)
    people = {"broker": broker, "supported": _person("supported-head"), "supporting": _person("supporting-head")}
    for someone in people.values():
        someone.set_password(PASSWORD)
        someone.save()
    for made in (one, *others):
        _takes_part(made, broker, Role.BROKER)
    for made in (one, others[0]):
        _takes_part(made, people["supported"], Role.HEAD, Side.SUPPORTED)
        _takes_part(made, people["supporting"], Role.HEAD, Side.SUPPORTING)
    parts = (Role.MANAGER, Role.STAFF, Role.GOVERNOR)
    staff = [_takes_part(one, _person(f"staff-{n:02}"), parts[n % 3], Side.SUPPORTED) for n in range(ROWS - 3)]
    seats = {who: seat_for(someone.pk, one.key, today) for who, someone in people.items()}
    _say_everything(seats, people)
    suggestion = _write_agreement(seats, people)
    asked = [
        jobs.do_ask(jobs.Wanted("history", "A history", str(number)), owner=people["supported"].pk, at=_at(number))
        for number in range(ROWS)
    ]
    member = Membership.objects.filter(organisation=authority, administers=False).latest("pk")
    return World(authority, one, others[0], people, member, staff[0], suggestion, asked[0])
