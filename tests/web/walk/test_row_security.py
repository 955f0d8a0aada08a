"""With the site's own filter switched off, PostgreSQL alone still shows nobody the rows of others' partnerships."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection, models
from django.db.models import Q

from alongside_web.accounts.walls import seen_by
from alongside_web.partnerships import access
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from tests.web.walk.canaries import own_models
from tests.web.walk.routes import METHODS, addresses, every_route
from tests.web.walk.walking import SAFE, Walking
from tests.web.walk.world import World

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's"),
]
# Tables that hold nothing of a partnership, or only what the access functions of accounts guard.
NO_WALL = {
    "accounts.User": "people belong to no partnership",
    "accounts.Organisation": "organisations belong to no partnership",
    "accounts.Membership": "of an organisation",
    "accounts.Invitation": "of an organisation",
    "accounts.Submission": "keys of forms, of one person",
    "accounts.Session": "of one person",
    "accounts.Bucket": "digests",
    "audit.Head": "two figures",
    "jobs.Worker": "processes",
    "calendars.FeedAddress": "of one person, and found by its secret before anybody is known",
    "calendars.RhythmChosen": "of one person",
    "calendars.ReminderSent": "of one person",
    "calendars.DaysClosed": "of an organisation",
}
PEOPLE = (
    "broker",
    "guest",
    "supporting head",
    "supported head",
    "evaluator",
    "former manager",
    "administrator",
    "nobody's",
)


def has_wall(model: type[models.Model]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = %s", [model._meta.db_table]
        )
        return bool(cursor.fetchone()[0])


def test_every_table_of_ours_has_its_wall_or_a_reason(db: None) -> None:
    bare = {one._meta.label for one in own_models() if not has_wall(one)}
    assert bare == set(NO_WALL)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_database_shows_no_row_of_anothers_partnership(name: str, world: World) -> None:
    walker = world.walkers[name]
    mine = {one.pk for (where, _), one in world.partnerships.items() if where == "a"} if walker.takes_part else set()
    with seen_by(walker.pk):
        for model in own_models():
            if not has_wall(model) or model._meta.app_label != "partnerships":
                continue
            column = "pk" if model is Partnership else "partnership_id"
            assert set(model._base_manager.values_list(column, flat=True)) == mine, model._meta.label


def anybodys_seat(person: int | None, key: UUID, today: date) -> Seat:
    """A seat for whoever asks, as the broker and both heads at once: the site's own filter, switched off."""
    found = Partnership.objects.filter(key=key).select_related("supported", "supporting").first()
    if found is None:
        raise NotYours
    seats = (
        (Role.BROKER, Side.NEITHER),
        (Role.HEAD, Side.SUPPORTED),
        (Role.HEAD, Side.SUPPORTING),
        (Role.EVALUATOR, Side.NEITHER),
    )
    parts = tuple(
        Participation(
            partnership=found, person_id=person, organisation_id=found.supported_id, role=role, side=side, since=today
        )
        for role, side in seats
    )
    return Seat(found, parts, person or 0, today)


def switch_off(monkeypatch: pytest.MonkeyPatch) -> int:
    """Everywhere in the site that the access functions were taken into, they now let everything through."""
    import sys

    open_doors = {
        "seat_for": anybodys_seat,
        "may_see": lambda _seat: Q(),
        "partnerships_of": lambda _person, _today: Partnership.objects.all(),
        "sees_thing": lambda *_a, **_k: True,
    }
    replaced = 0
    for module in [one for name, one in sys.modules.items() if name.startswith("alongside_web.partnerships")]:
        for name, through in open_doors.items():
            if (
                getattr(module, name, None) is getattr(access, name, None)
                and hasattr(module, name)
                and module is not access
            ):
                monkeypatch.setattr(module, name, through)
                replaced += 1
    for name, through in open_doors.items():
        if hasattr(access, name):
            monkeypatch.setattr(access, name, through)
            replaced += 1
    return replaced


@pytest.mark.parametrize("name", ["broker", "supporting head", "nobody's"])
def test_with_the_filter_off_no_page_shows_a_word_of_anothers_partnership(
    name: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert switch_off(monkeypatch) >= 6
    walking = Walking(world, world.walkers[name])
    theirs = [one.pk for (where, _), one in world.partnerships.items() if where == "b" or not walking.walker.takes_part]
    with walking.watching():
        for route in every_route():
            if not route.pattern.startswith("partnerships/"):
                continue
            for address in addresses(world, route):
                if not route.kinds or (address.rows and address.rows[0].pk in theirs):
                    for method in METHODS:
                        walking.ask(method, address.path, None if method in SAFE else {"once": "walk"})
    outside = [one for one in walking.faults if "world 'b'" in one or not walking.walker.takes_part]
    assert walking.asked > 500
    assert outside == [], "\n".join(outside)


def test_with_the_filter_off_a_page_of_ones_own_shows_too_much(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the filter is really off in these tests: inside one's own partnership the database holds no line between sides."""
    switch_off(monkeypatch)
    walking = Walking(world, world.walkers["guest"])
    running = world.partnerships["a", "running"]
    with walking.watching():
        walking.ask("GET", f"/partnerships/{running.key}/")
        walking.ask("GET", f"/partnerships/{running.key}/history/")
    assert walking.faults != []
