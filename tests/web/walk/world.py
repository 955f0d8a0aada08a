"""Two authorities that know nothing of each other, with partnerships in every state and people in every role."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

from django.db import models

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import Invitation, Membership, Organisation, OrganisationKind, User
from alongside_web.audit.operations import Change, record
from alongside_web.jobs.models import JobState, Progress
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from tests.web.walk.canaries import NOW, TODAY, Place, Planter, own_models
from tests.web.walk.registers import OF_REGISTERS, Cast, plant_register
from tests.web.walk.rounds import OF_ROUNDS, plant_round

NEITHER = (Role.BROKER, Role.ADVISER, Role.EVALUATOR, Role.GUEST, Role.GOVERNOR)
OF_A_SIDE = (Role.HEAD, Role.MANAGER, Role.STAFF, Role.GOVERNOR)
# These are made by hand below, or by the site itself; every other model that belongs to a partnership is planted.
BY_HAND = {
    "accounts.User",
    "accounts.Organisation",
    "accounts.Membership",
    "accounts.Invitation",
    "accounts.Submission",
    "accounts.Session",
    "accounts.Bucket",
    "audit.Entry",
    "audit.Values",
    "audit.Head",
    "jobs.Progress",
    "jobs.Worker",
    "partnerships.Partnership",
    "partnerships.Participation",
    *OF_ROUNDS,
    *OF_REGISTERS,
}


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody who walks: what they are called, the account (None when signed out), and their part in world "a"."""

    name: str
    person: User | None
    role: Role | None = None
    side: str = ""

    @property
    def takes_part(self) -> bool:
        return self.role is not None

    @property
    def pk(self) -> int | None:
        return self.person.pk if self.person else None


@dataclass
class World:
    """Everything there is, and who walks in it."""

    planter: Planter = field(default_factory=Planter)
    walkers: dict[str, Walker] = field(default_factory=dict)
    partnerships: dict[tuple[str, str], Partnership] = field(default_factory=dict)
    schools: dict[tuple[str, str], Organisation] = field(default_factory=dict)
    people: dict[tuple[str, str], User] = field(default_factory=dict)
    jobs: dict[int, Progress] = field(default_factory=dict)

    def person(self, world: str, name: str, **more: object) -> User:
        word = self.planter.word()
        one = User.objects.create(
            email=f"{self.planter.word()}@example.org", full_name=f"{word} {name}", password="!unusable", **more
        )
        self.planter.remember(one, world)
        self.people[world, name] = one
        return one

    def organisation(self, world: str, name: str, kind: OrganisationKind) -> Organisation:
        one = Organisation.objects.create(kind=kind, name=f"{self.planter.word()} {name}")
        self.planter.remember(one, world)
        self.schools[world, name] = one
        return one


def walker_names() -> list[str]:
    """Who walks, known before there is a world."""
    in_it = [f"{role}" for role in NEITHER] + [f"{side} {role}" for side in SIDES for role in OF_A_SIDE]
    return [*in_it, *BESIDE]


SIDES = (Side.SUPPORTED.value, Side.SUPPORTING.value)
BESIDE = (
    "former manager",
    "coming staff",
    "administrator",
    "other administrator",
    "keeper",
    "operator",
    "nobody's",
    "signed out",
)


def build() -> World:
    """The two worlds, "a" in which the walkers walk and "b" of which they must learn nothing."""
    world = World()
    for name in ("a", "b"):
        _organisations(world, name)
        _cast(world, name)
        for state in State:
            _partnership(world, name, state)
    _beside(world)
    _plant(world)
    for name in ("a", "b"):
        plant_round(world, name)
    return world


def _organisations(world: World, name: str) -> None:
    world.organisation(name, "authority", OrganisationKind.AUTHORITY)
    for side in SIDES:
        world.organisation(name, side, OrganisationKind.SCHOOL)


def _cast(world: World, name: str) -> None:
    for role in NEITHER:
        one = world.person(name, f"{role}")
        _belongs(world, name, "authority", one)
        if name == "a":
            world.walkers[f"{role}"] = Walker(f"{role}", one, role)
    for side in SIDES:
        for role in OF_A_SIDE:
            one = world.person(name, f"{side} {role}")
            _belongs(world, name, side, one)
            if name == "a":
                world.walkers[f"{side} {role}"] = Walker(f"{side} {role}", one, role, side)


def _belongs(
    world: World, name: str, where: str, one: User, administers: bool = False, until: date | None = None
) -> None:
    membership = Membership.objects.create(
        person=one,
        organisation=world.schools[name, where],
        since=TODAY - timedelta(days=90),
        administers=administers,
        until=until,
    )
    world.planter.rows["accounts.Membership", name, 0, where, one.full_name] = membership


def _partnership(world: World, name: str, state: State) -> None:
    made = Partnership.objects.create(
        name=f"{world.planter.word()} {state}",
        supported=world.schools[name, "supported"],
        supporting=world.schools[name, "supporting"],
        arranged_by=world.schools[name, "authority"],
        state=state,
        state_reason=world.planter.word(),
        starts=TODAY - timedelta(days=60),
    )
    world.partnerships[name, state.value] = made
    for role in NEITHER:
        _part(world, name, made, role, Side.NEITHER.value)
    for side in SIDES:
        for role in OF_A_SIDE:
            _part(world, name, made, role, side)
    place = _places(world, name, made)[0]
    world.planter.remember(made, name, place)


def _part(world: World, name: str, made: Partnership, role: Role, side: str) -> None:
    who = f"{role}" if side == Side.NEITHER else f"{side} {role}"
    part = Participation.objects.create(
        partnership=made,
        person=world.people[name, who],
        organisation=world.schools[name, side if side in SIDES else "authority"],
        role=role,
        side=side,
        since=TODAY - timedelta(days=60),
    )
    world.planter.rows["partnerships.Participation", name, made.pk, side, f"{role}"] = part


def _beside(world: World) -> None:
    """People beside the partnerships: one who left, one who comes, administrators, an operator, somebody with an account."""
    former, coming = world.person("a", "former manager"), world.person("a", "coming staff")
    _belongs(world, "a", "supported", former, until=TODAY - timedelta(days=1))
    for made in (one for (name, _), one in world.partnerships.items() if name == "a"):
        common = {"partnership": made, "organisation": made.supported, "side": Side.SUPPORTED}
        Participation.objects.create(
            **common,
            person=former,
            role=Role.MANAGER,
            since=TODAY - timedelta(days=60),
            until=TODAY - timedelta(days=1),
        )
        Participation.objects.create(**common, person=coming, role=Role.STAFF, since=TODAY + timedelta(days=1))
    for name, called in (("a", "administrator"), ("b", "other administrator")):
        _belongs(world, name, "supported", world.person(name, called), administers=True)
        invited = Invitation.objects.create(
            email=f"{world.planter.word()}@example.org",
            organisation=world.schools[name, "supported"],
            for_what=world.planter.word(),
            invited_by=world.people[name, called],
            sent_at=NOW,
            expires_at=NOW + timedelta(days=10),
            token_hash=f"{world.planter.word()}{uuid4().hex}",
        )
        world.planter.remember(invited, name)
        world.planter.rows["accounts.Invitation", name, 0, "supported", ""] = invited
    _keepers(world)
    world.person("c", "nobody's")
    world.person("c", "operator", is_superuser=True)
    for called in BESIDE[:-1]:
        name = {"other administrator": "b", "nobody's": "c", "operator": "c"}.get(called, "a")
        world.walkers[called] = Walker(called, world.people[name, called])
    world.walkers["signed out"] = Walker("signed out", None)


def _keepers(world: World) -> None:
    """In each world somebody who looks after the authority's people and keeps its register, and what the head is shown."""
    for name in ("a", "b"):
        keeper = world.person(name, "keeper")
        _belongs(world, name, "authority", keeper, administers=True)
        head = world.people[name, f"{SIDES[0]} {Role.HEAD}"]
        cast = Cast(world.schools[name, "authority"], world.schools[name, SIDES[0]], keeper, head)
        plant_register(world.planter, name, cast)


def _places(world: World, name: str, made: Partnership) -> list[Place]:
    return [
        Place(name, made, side, world.schools[name, side], world.people[name, f"{side} {Role.HEAD}"]) for side in SIDES
    ]


def _plant(world: World) -> None:
    for (name, _state), made in world.partnerships.items():
        for place in _places(world, name, made):
            for model in planted():
                for one in _with_audiences(model, place):
                    world.planter.plant(model, one)
            _entries(world, place)
            _job(world, place)


def planted() -> list[type[models.Model]]:
    """The models that are planted by what their fields are."""
    return [one for one in own_models() if one._meta.label not in BY_HAND]


def _with_audiences(model: type[models.Model], place: Place) -> list[Place]:
    if not any(one.name == "audience" for one in model._meta.concrete_fields):
        return [place]
    return [
        Place(place.world, place.partnership, place.side, place.school, place.author, audience.value)
        for audience in Audience
    ]


def _entries(world: World, place: Place) -> None:
    """What the audit says of a partnership, for every audience, in words that history shows."""
    key = str(place.partnership.key)
    for audience in ("author", *Audience):
        word = world.planter.word()
        change = Change("pause", "partnership", key, key, place.author.pk, str(audience), place.side)
        entry = record(change, {"reason": word}, actor=place.author.pk, at=NOW)
        where = Place(place.world, place.partnership, place.side, place.school, place.author, str(audience))
        world.planter.remember(entry.values_kept, place.world, where)


def _job(world: World, place: Place) -> None:
    one = Progress.objects.create(
        owner=place.author,
        work="history",
        arguments={"partnership": str(place.partnership.key)},
        what=world.planter.word(),
        once=uuid4().hex,
        state=JobState.DONE,
        asked_at=NOW,
        ended_at=NOW,
        outcome=world.planter.word(),
        made=world.planter.word(),
    )
    world.planter.remember(one, place.world, place)
    world.planter.rows["jobs.Progress", place.world, place.partnership.pk, place.side, ""] = one
