"""What the partnership itself tells its stages: readiness, agreement, outcome clause, managers. Plain yes or no, never whose."""

from __future__ import annotations

from collections.abc import Iterator

from alongside_web.partnerships.access import Seat, current
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementSectionVersion
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from alongside_web.partnerships.private_models import ReadinessTold

_SIDES = {Side.SUPPORTED.value, Side.SUPPORTING.value}


def own_facts(seat: Seat) -> frozenset[str]:
    """The facts of this part; asked of once both heads have said yes."""
    partnership = seat.partnership
    return frozenset((*_agreement(partnership), *_people(seat)))


def _agreement(partnership: Partnership) -> Iterator[str]:
    edition = AgreementEdition.objects.filter(
        partnership=partnership, in_force_at__isnull=False, superseded_at=None
    ).first()
    if edition is None:
        return
    yield "agreement-in-force"
    clauses = AgreementSectionVersion.objects.filter(edition=edition, name="outcome").order_by("-number")
    if next(iter(clauses.values_list("clause", flat=True)[:1]), None):
        yield "outcome-locked"


def _people(seat: Seat) -> Iterator[str]:
    told = set(ReadinessTold.objects.filter(partnership=seat.partnership).values_list("side", flat=True))
    if told >= _SIDES:
        yield "readiness-asked"
    parts = Participation.objects.filter(current(seat.today), partnership=seat.partnership, role=Role.MANAGER)
    if set(parts.values_list("side", flat=True)) >= _SIDES:
        yield "manager-each-side"
