"""A person reaches a partnership through a part in it, or not at all; the database holds the same line by itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by
from alongside_web.partnerships.access import NotYours, partnerships_of, seat_for
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from tests.web.partnerships.conftest import TODAY, person, takes_part


def head(made: Partnership, side: Side) -> User:
    return Participation.objects.get(partnership=made, side=side, role=Role.HEAD).person


def test_a_head_sits_on_the_schools_side(oak_elm: Partnership) -> None:
    seat = seat_for(head(oak_elm, Side.SUPPORTED).pk, oak_elm.key, TODAY)
    assert (seat.partnership, seat.head_side) == (oak_elm, Side.SUPPORTED)
    assert list(seat.sides) == [Side.SUPPORTED]


def test_what_is_not_yours_and_what_is_not_there_are_the_same(oak_elm: Partnership, ash_birch: Partnership) -> None:
    someone = head(ash_birch, Side.SUPPORTED).pk
    for key in (oak_elm.key, uuid4()):
        with pytest.raises(NotYours) as refused:
            seat_for(someone, key, TODAY)
        assert str(refused.value) == ""
    with pytest.raises(NotYours):
        seat_for(None, oak_elm.key, TODAY)


def test_a_part_holds_from_its_first_to_its_last_day(oak_elm: Partnership) -> None:
    guest = person("guest")
    takes_part(oak_elm, guest, Role.GUEST, until=TODAY)
    assert list(partnerships_of(guest.pk, TODAY)) == [oak_elm]
    assert list(partnerships_of(guest.pk, TODAY + timedelta(days=1))) == []
    assert list(partnerships_of(guest.pk, date(2026, 8, 31))) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")
def test_the_database_alone_shows_a_person_only_their_own_partnerships(
    oak_elm: Partnership, ash_birch: Partnership
) -> None:
    mine, other = head(oak_elm, Side.SUPPORTED).pk, head(ash_birch, Side.SUPPORTING).pk
    for someone, seen in ((mine, {oak_elm}), (other, {ash_birch}), (None, set())):
        with seen_by(someone):
            assert set(Partnership.objects.all()) == seen
            assert {one.partnership_id for one in Participation.objects.all()} == {one.pk for one in seen}
    assert Partnership.objects.count() == 2
