"""Everything that is done to the aims of a plan: added, changed, put in another order, removed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.plans.models import Activity, Aim
from alongside_web.plans.operations_plan import ChangedMeanwhile, opened, revised


@dataclass(frozen=True, slots=True)
class AimTold:
    """What an aim says."""

    text: str
    priority: str
    school_plan: str
    authority_plan: str
    characteristics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """An aim, and the version of it that somebody saw."""

    aim: Aim
    version: int


def _fields(told: AimTold) -> dict[str, object]:
    return asdict(told) | {"characteristics": list(told.characteristics)}


def _change(seat: Seat, action: str, aim: Aim) -> Change:
    return Change(action, "aim", str(aim.key), partnership=str(seat.partnership.key))


@transaction.atomic
def add_aim(seat: Seat, told: AimTold, *, actor: User, at: datetime) -> Aim:
    """Puts an aim at the end."""
    partnership = opened(seat)
    last = Aim.objects.filter(partnership=partnership).aggregate(last=Max("position"))["last"]
    aim = Aim.objects.create(partnership=partnership, position=(last or 0) + 1, **_fields(told))
    revised(partnership)
    record(_change(seat, "aim added", aim), _fields(told), actor=actor.pk, at=at)
    return aim


def _held(seat: Seat, seen: Seen) -> Aim:
    """The aim as it stands now; raises `ChangedMeanwhile` where it is another version, or `NotYours` where it was removed."""
    now = Aim.objects.select_for_update().filter(partnership=seat.partnership, pk=seen.aim.pk, removed_at=None).first()
    if now is None:
        raise NotYours
    if now.version != seen.version:
        raise ChangedMeanwhile
    return now


@transaction.atomic
def change_aim(seat: Seat, seen: Seen, told: AimTold, *, actor: User, at: datetime) -> None:
    """Says an aim otherwise; raises `ChangedMeanwhile`."""
    partnership = opened(seat)
    now = _held(seat, seen)
    new = _fields(told)
    if all(getattr(now, name) == value for name, value in new.items()):
        return
    Aim.objects.filter(pk=now.pk).update(version=F("version") + 1, **new)
    revised(partnership)
    record(_change(seat, "aim changed", now), new, actor=actor.pk, at=at)


@transaction.atomic
def remove_aim(seat: Seat, seen: Seen, *, actor: User, at: datetime) -> None:
    """Takes an aim out of the plan; its activities stay, under no aim. Raises `ChangedMeanwhile`."""
    partnership = opened(seat)
    now = _held(seat, seen)
    Aim.objects.filter(pk=now.pk).update(removed_at=at, version=F("version") + 1)
    left = Activity.objects.filter(aim=now).update(aim=None, version=F("version") + 1)
    revised(partnership)
    record(_change(seat, "aim removed", now), {"text": now.text, "activities": left}, actor=actor.pk, at=at)


@transaction.atomic
def move_aim(seat: Seat, aim: Aim, *, up: bool, actor: User, at: datetime) -> None:
    """Puts an aim one place up or down; at the end it stays where it is."""
    partnership = opened(seat)
    listed = list(Aim.objects.filter(partnership=partnership, removed_at=None).order_by("position", "id"))
    was = next((number for number, one in enumerate(listed) if one.pk == aim.pk), None)
    if was is None:
        raise NotYours
    place = was - 1 if up else was + 1
    if not 0 <= place < len(listed):
        return
    listed.insert(place, listed.pop(was))
    for position, one in enumerate(listed, 1):
        if one.position != position:
            Aim.objects.filter(pk=one.pk).update(position=position)
    revised(partnership)
    record(_change(seat, "aim moved", aim), {"place": place + 1}, actor=actor.pk, at=at)
