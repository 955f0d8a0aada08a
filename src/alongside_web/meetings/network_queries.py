"""A meeting across partnerships, as one partnership's people and as whoever arranged it see it."""

from __future__ import annotations

from dataclasses import dataclass

from alongside_web.accounts.walls import seen_by_all
from alongside_web.meetings.models import NetworkMeeting
from alongside_web.partnerships.access import Seat, parts_of
from alongside_web.partnerships.models import Role
from alongside_web.partnerships.publicity import spoken_of
from alongside_web.partnerships.running import RECORDERS, is_writable


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """``others`` are partnerships whose names may be read here; ``rows`` those that the person brokers, with who came."""

    seat: Seat
    network: NetworkMeeting
    came: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    rows: tuple[NetworkMeeting, ...]
    is_broker: bool
    may_change: bool
    may_note: bool


def network_page(seat: Seat, row: NetworkMeeting) -> NetworkPage:
    """The meeting, who of this partnership came, and others only where the list is open and they may be spoken of."""
    partnership, writable = seat.partnership, is_writable(seat.partnership)
    is_broker = seat.has(Role.BROKER)
    return NetworkPage(
        seat,
        row,
        ((partnership.supported.name, row.came_supported), (partnership.supporting.name, row.came_supporting)),
        () if is_broker or not row.is_open else _others(seat, row),
        _brokered(seat, row) if is_broker else (),
        is_broker,
        is_broker and writable,
        bool(seat.sides) and seat.has(*RECORDERS) and writable,
    )


def _others(seat: Seat, row: NetworkMeeting) -> tuple[str, ...]:
    """The names of the other partnerships of which both heads have said that they may be spoken of."""
    with seen_by_all():
        siblings = NetworkMeeting.objects.filter(gathering=row.gathering).exclude(pk=row.pk)
        names = dict(siblings.values_list("partnership", "partnership__name"))
    return tuple(sorted(names[one] for one in spoken_of(names, seat.today)))


def _brokered(seat: Seat, row: NetworkMeeting) -> tuple[NetworkMeeting, ...]:
    mine = parts_of(seat.person, seat.today).filter(role=Role.BROKER).values("partnership")
    rows = NetworkMeeting.objects.filter(gathering=row.gathering, partnership__in=mine)
    related = ("partnership__supported", "partnership__supporting")
    return tuple(rows.select_related(*related).order_by("partnership__name", "pk"))
