"""Which partnerships may be spoken of: those of which both present heads have said so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.access import current
from alongside_web.partnerships.models import Participation, Role, Side
from alongside_web.partnerships.private_models import PublicityChoice, PublicityWish

_NOBODY = -1


def spoken_of(partnerships: Iterable[int], today: date) -> frozenset[int]:
    """Those of these partnerships that both present heads want spoken of. Who asks need have no part in them."""
    asked = list(partnerships)
    with seen_by_all():
        parts = Participation.objects.filter(current(today), partnership__in=asked, role=Role.HEAD)
        heads: dict[tuple[int, str], int] = {(one.partnership_id, one.side): one.person_id for one in parts}
        wishes = PublicityWish.objects.filter(partnership__in=asked).order_by("pk")
        last = {(one.partnership_id, one.side, one.head_id): one.choice for one in wishes}
    sides = (Side.SUPPORTED.value, Side.SUPPORTING.value)
    return frozenset(
        one
        for one in asked
        if all(last.get((one, side, heads.get((one, side), _NOBODY))) == PublicityChoice.OPEN for side in sides)
    )
