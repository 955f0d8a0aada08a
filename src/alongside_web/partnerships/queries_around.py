"""What this part tells of what stands around a running partnership: the kinds of help that each head offers and accepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from alongside.partnerships.around import HELP_ACCEPTED, HELP_OFFERED, Context
from alongside.partnerships.sight import Thing
from alongside_web.partnerships.access import Seat, sees_thing
from alongside_web.partnerships.deeds import on_day
from alongside_web.partnerships.models import Participation, Role, Side
from alongside_web.partnerships.private_models import Mode, Stance
from alongside_web.partnerships.queries_deeds import voiced
from alongside_web.partnerships.standing_around import add_around

_KINDS = {Stance.OFFERED.value: HELP_OFFERED, Stance.ACCEPTED.value: HELP_ACCEPTED}


def kinds_of_help(seat: Seat, known: date) -> Iterator[Context]:
    """What was offered and accepted by a day, by the head who said so, in the order in which it was said."""
    seen = [side for side in (Side.SUPPORTED, Side.SUPPORTING) if sees_thing(Thing.MODES, seat, side)]
    rows = Mode.objects.filter(partnership=seat.partnership, side__in=seen, since__lte=known).order_by("since", "id")
    stated = list(rows)
    heads = [one for one in voiced(seat.partnership, known) if one[0].role == Role.HEAD] if stated else []
    for one in stated:
        when = on_day(one.since)
        yield Context(_KINDS[one.stance], _voice(one, heads), one.words, when, None, "", stated=one.mode)


def _voice(one: Mode, heads: list[tuple[Participation, str]]) -> str:
    """By which name the evidence knows the head who said it; nobody's in particular where the case tells of another."""
    spoke = [voice for part, voice in heads if (part.side, part.person_id) == (one.side, one.by_id)]
    return spoke[-1] if spoke else f"{one.side}-head"


def add_own_around() -> None:
    """Adds the source of this part."""
    add_around("kinds of help", kinds_of_help)
