"""Meetings across partnerships: each sees that it is on and who of its own came, and never who else, unless all chose so."""

from __future__ import annotations

import pytest
from django.utils import timezone

from alongside_web.accounts.models import Organisation, OrganisationKind
from alongside_web.meetings.models import NetworkMeeting
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from alongside_web.partnerships.private_models import PublicityWish
from alongside_web.partnerships.publicity import spoken_of
from tests.web.meetings.meeting_world import at, post, read, text
from tests.web.plans.activity_world import World, in_days, world


@pytest.fixture
def both(running: World) -> tuple[World, World]:
    """Two partnerships that one authority arranged, with one broker."""
    authority = Organisation.objects.create(kind=OrganisationKind.AUTHORITY, name="Oakshire")
    other = world("ash-birch")
    broker = running.people["broker"]
    Participation.objects.create(
        partnership=other.made,
        person=broker,
        organisation=authority,
        role=Role.BROKER,
        side=Side.NEITHER,
        since=in_days(-100),
    )
    Partnership.objects.filter(pk__in=[running.made.pk, other.made.pk]).update(arranged_by=authority)
    return running, other


def arranged(both: tuple[World, World], **fields: object) -> NetworkMeeting:
    running, other = both
    given = {"topic": "Boys’ writing", "on": in_days(5), "place": "Town hall", **fields}
    answer = post(running, "broker", "network/add/", partnerships=[running.made.key, other.made.key], **given)
    assert answer.status_code == 302, text(answer)
    return NetworkMeeting.objects.get(partnership=running.made)


def row_of(world_of: World) -> NetworkMeeting:
    return NetworkMeeting.objects.get(partnership=world_of.made)


def wish_open(of: World) -> None:
    for side, who in (("supported", "head"), ("supporting", "other head")):
        PublicityWish.objects.create(
            partnership=of.made, side=side, head=of.people[who], choice="open", at=timezone.now()
        )


def test_each_partnership_sees_that_it_is_on_and_nobody_elses_name(both: tuple[World, World]) -> None:
    running, other = both
    arranged(both)
    for one in both:
        page = read(one, "staff", f"network/{row_of(one).key}/")
        assert "Boys’ writing" in page
        assert "Town hall" in page
        assert "Boys’ writing" in read(one, "governor")
        assert "Network meeting: Boys’ writing" in text(one.client("head").get(f"/partnerships/{one.made.key}/"))
    assert "ash" not in read(running, "staff", f"network/{row_of(running).key}/")
    assert running.client("staff").get(at(running, f"network/{row_of(other).key}/")).status_code == 404
    assert running.client("guest").get(at(running, f"network/{row_of(running).key}/")).status_code == 404


def test_who_came_is_said_by_each_side_of_its_own_and_seen_by_the_own_partnership_and_the_broker(
    both: tuple[World, World],
) -> None:
    running, other = both
    arranged(both)
    own, theirs = row_of(running), row_of(other)
    assert post(running, "manager", f"network/{own.key}/came/", came="Ann Lee\nBob", before="").status_code == 302
    assert post(other, "staff", f"network/{theirs.key}/came/", came="Cat Moss", before="").status_code == 302
    assert "Ann Lee" in read(running, "other head", f"network/{own.key}/")
    assert "Cat Moss" not in read(running, "other head", f"network/{own.key}/")
    seen = read(running, "broker", f"network/{own.key}/")
    assert "Ann Lee" in seen
    assert "Cat Moss" in seen
    clash = post(running, "head", f"network/{own.key}/came/", came="Dan", before="")
    assert clash.status_code == 409
    assert "Dan</textarea>" in clash.content.decode()
    assert "Ann Lee" in text(clash)
    assert running.client("adviser").get(at(running, f"network/{own.key}/came/")).status_code == 404


def test_others_are_named_only_where_the_list_is_open_and_both_their_heads_want_it(both: tuple[World, World]) -> None:
    running, other = both
    arranged(both)
    own = row_of(running)
    changed = {"topic": "Boys’ writing", "on": in_days(5), "place": "Town hall"}
    post(running, "broker", f"network/{own.key}/change/", **changed, is_open="on", version=1)
    assert "ash-birch" not in read(running, "staff", f"network/{own.key}/")
    wish_open(other)
    assert "ash-birch" in read(running, "staff", f"network/{own.key}/")
    assert "oak-elm" not in read(other, "staff", f"network/{row_of(other).key}/")
    post(running, "broker", f"network/{own.key}/change/", **changed, version=2)
    assert "ash-birch" not in read(running, "staff", f"network/{own.key}/")


def test_a_change_reaches_every_partnership_and_two_brokers_lose_no_word(both: tuple[World, World]) -> None:
    running, other = both
    arranged(both)
    own = row_of(running)
    changed = {"topic": "Boys’ writing", "on": in_days(6), "place": "Library"}
    assert (
        post(running, "broker", f"network/{own.key}/change/", **changed, outcome="All try it", version=1).status_code
        == 302
    )
    assert "All try it" in read(other, "head", f"network/{row_of(other).key}/")
    clash = post(running, "broker", f"network/{own.key}/change/", **changed, outcome="Mine", version=1)
    assert clash.status_code == 409
    assert "Mine</textarea>" in clash.content.decode()
    assert "All try it" in text(clash)
    history = text(other.client("head").get(f"/partnerships/{other.made.key}/history/"))
    assert "invited to a network meeting on" in history


def test_only_partnerships_that_the_broker_arranged_and_that_run_can_be_invited(both: tuple[World, World]) -> None:
    running, other = both
    stranger = world("fir-yew")
    page = running.client("broker").get(at(running, "network/add/")).content.decode()
    assert "ash-birch" in page
    assert "fir-yew" not in page
    answer = post(running, "broker", "network/add/", topic="T", on=in_days(5), partnerships=[stranger.made.key])
    assert "Choose from the list" in text(answer)
    other.become(State.PAUSED)
    assert "ash-birch" not in running.client("broker").get(at(running, "network/add/")).content.decode()
    assert running.client("head").get(at(running, "network/add/")).status_code == 404
    assert not NetworkMeeting.objects.exists()


def test_spoken_of_are_those_of_which_both_present_heads_said_so_last(running: World) -> None:
    wanted = [running.made.pk]
    assert spoken_of(wanted, in_days(0)) == frozenset()
    wish_open(running)
    assert spoken_of(wanted, in_days(0)) == {running.made.pk}
    PublicityWish.objects.create(
        partnership=running.made, side="supported", head=running.people["head"], choice="low", at=timezone.now()
    )
    assert spoken_of(wanted, in_days(0)) == frozenset()
