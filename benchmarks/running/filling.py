"""Fills a database with many running partnerships, all invented: one is made by hand, the rest copied in the database itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, models, transaction
from django.utils import timezone

from alongside.casebook.partnerships import case_named
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.calendars.operations import do_make_address
from alongside_web.calendars.tokens import token_of
from alongside_web.evidence.models import Statement
from alongside_web.evidence.translate import columns
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from alongside_web.plans.models import Activity, Happening, HappeningKind, ReasonKind

STATEMENTS = 100
_BATCH = 5_000
_NAMES = ("Alder", "Birch", "Cedar", "Dove", "Elder", "Fern", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: the partnership that is looked at, who looks, and the secret of the manager's calendar."""

    partnership: Partnership
    people: Mapping[str, User]
    feed: str


def fill(partnerships: int, activities: int) -> Filled:
    """So many partnerships with so many activities each, four in five of them held or cancelled, and a hundred statements."""
    with transaction.atomic():
        made = _partnerships(partnerships)
        people = _people(made)
        first = made[0]
        _activities(first, activities)
        _statements(first)
        _copy(Activity, first)
        _copy(Statement, first)
        _copy_happenings(first)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    calendar = do_make_address(people["manager"], at=timezone.now())
    return Filled(made[len(made) // 2], people, token_of(calendar.seed))


def _school(number: int, what: str) -> str:
    return f"{_NAMES[number % len(_NAMES)]} {what} School {number}"


def _partnerships(count: int) -> list[Partnership]:
    schools = [
        Organisation(
            kind=OrganisationKind.SCHOOL, name=_school(number, what), school=f"example:{what.lower()}-{number}"
        )
        for number in range(count)
        for what in ("Bank", "Hill")
    ]
    kept = Organisation.objects.bulk_create(schools, batch_size=_BATCH)
    starts = timezone.localdate() - timedelta(days=400)
    return Partnership.objects.bulk_create(
        (
            Partnership(
                name=f"{kept[2 * number].name} and {kept[2 * number + 1].name}",
                supported=kept[2 * number],
                supporting=kept[2 * number + 1],
                state=State.RUNNING,
                started=True,
                starts=starts,
            )
            for number in range(count)
        ),
        batch_size=_BATCH,
    )


def _user(name: str) -> User:
    return User(email=f"{name}@example.org", full_name=name.replace("-", " ").title(), password="!")


def _people(made: list[Partnership]) -> Mapping[str, User]:
    """Heads and managers of the schools of every partnership, an evaluator of all, an adviser of thirty."""
    names = [f"{role}-{side}-{one.pk}" for one in made for side in ("one", "other") for role in ("head", "manager")]
    users = User.objects.bulk_create(map(_user, (*names, "evaluator", "adviser")), batch_size=_BATCH)
    by_name = {one.email.partition("@")[0]: one for one in users}
    Participation.objects.bulk_create(_parts(made, by_name), batch_size=_BATCH)
    looked_at = made[len(made) // 2].pk
    named = {role: by_name[f"{role}-one-{looked_at}"] for role in ("head", "manager")}
    return {**named, "evaluator": by_name["evaluator"], "adviser": by_name["adviser"]}


def _parts(made: list[Partnership], people: Mapping[str, User]) -> Iterator[Participation]:
    since = timezone.localdate() - timedelta(days=400)
    middle = len(made) // 2
    for place, one in enumerate(made):
        for side, word, school in ((Side.SUPPORTED, "one", one.supported), (Side.SUPPORTING, "other", one.supporting)):
            for role in (Role.HEAD, Role.MANAGER):
                person = people[f"{role}-{word}-{one.pk}"]
                yield Participation(
                    partnership=one, person=person, organisation=school, side=side, role=role, since=since
                )
        beside = [(Role.EVALUATOR, people["evaluator"])]
        beside += [(Role.ADVISER, people["adviser"])] if middle - 15 <= place < middle + 15 else []
        for role, person in beside:
            yield Participation(
                partnership=one,
                person=person,
                organisation=one.supported,
                side=Side.NEITHER,
                role=role,
                since=since,
            )


def _activities(first: Partnership, count: int) -> None:
    begin, now = timezone.localdate() - timedelta(days=390), timezone.now()
    for number in range(count):
        day = begin + timedelta(days=number * 4)
        activity = Activity.objects.create(
            partnership=first,
            position=number,
            title=f"Visit {number} of an invented department",
            starts=day,
            made_at=now,
        )
        if number % 5:
            _becomes(activity, number, day)


def _becomes(activity: Activity, number: int, day: date) -> None:
    is_held = number % 5 < 4
    Happening.objects.create(
        partnership=activity.partnership,
        activity=activity,
        kind=HappeningKind.HELD if is_held else HappeningKind.CANCELLED,
        reason_kind="" if is_held else ReasonKind.RELEASE,
        on=day,
        side=Side.SUPPORTED,
        at=timezone.now() - timedelta(days=1),
    )


def _statements(first: Partnership) -> None:
    """As many statements as a case of the thesis has, in its shape: the indicators and directions of one of them."""
    now = timezone.now()
    for number, one in enumerate(case_named("virgo-leo").codings[:STATEMENTS]):
        Statement.objects.create(
            partnership=first,
            stage=one.stage,
            **columns("occurred", None),
            **columns("known", None),
            voice=one.perspective.value,
            perspective=one.perspective.value,
            about=one.about.value,
            indicator=one.indicator,
            direction=one.direction,
            strength=one.strength,
            basis=one.basis.value,
            paraphrase=f"Invented statement {number} about this.",
            coder="benchmark",
            audience="both sides",
            at=now,
        )


def _new_key() -> str:
    return "gen_random_uuid()" if connection.vendor == "postgresql" else "lower(hex(randomblob(16)))"


def _selected(model: type[models.Model], given: Mapping[str, str], source: str) -> tuple[str, str]:
    """The columns of a model but its number, and what is selected for each."""
    names = [one.column for one in model._meta.concrete_fields if not one.primary_key]
    return ", ".join(f'"{name}"' for name in names), ", ".join(given.get(name, f'{source}."{name}"') for name in names)


def _copy(model: type[models.Model], first: Partnership) -> None:
    """The rows of the first partnership for every other one."""
    table = model._meta.db_table
    into, what = _selected(model, {"partnership_id": "p.id", "key": _new_key()}, "s")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({into}) SELECT {what} FROM partnerships_partnership p"
            f" CROSS JOIN {table} s WHERE s.partnership_id = %s AND p.id <> %s ORDER BY p.id, s.id",
            [first.pk, first.pk],
        )


def _copy_happenings(first: Partnership) -> None:
    into, what = _selected(Happening, {"partnership_id": "a.partnership_id", "activity_id": "a.id"}, "h")
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO plans_happening ({into}) SELECT {what} FROM plans_activity a"
            " JOIN plans_activity o ON o.partnership_id = %s AND o.position = a.position"
            " JOIN plans_happening h ON h.activity_id = o.id WHERE a.partnership_id <> %s ORDER BY a.id",
            [first.pk, first.pk],
        )
