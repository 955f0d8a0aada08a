"""Enters what the thesis says of its schools' places on a register, for the demonstration; done twice it changes nothing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from alongside.casebook.concerns import PrintedCase, PrintedReason, printed_cases
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.operations import local_day
from alongside_web.accounts.walls import seen_by_all
from alongside_web.concerns.access import Desk, Opened
from alongside_web.concerns.models import Concern, Kind, Reason, Register, Right
from alongside_web.concerns.operations import NewCase, give_right, open_case
from alongside_web.concerns.operations_case import NewRating, rate
from alongside_web.partnerships.operations_cases import AUTHORITY, BROKER, address_of

KEEPER, READER = BROKER, "adviser-1"


class CasesFirst(LookupError):
    """The partnerships of the thesis are not entered yet, and with them the authority."""


@transaction.atomic
def load_concerns(at: datetime) -> int:
    """Enters the cases that are not there yet; returns how many were. Raises `CasesFirst`."""
    with seen_by_all():
        authority = Organisation.objects.filter(kind=OrganisationKind.AUTHORITY, name=AUTHORITY).first()
        keeper = User.objects.filter(email__iexact=address_of(KEEPER)).first()
        if authority is None or keeper is None:
            raise CasesFirst("The authority of the thesis is not entered yet; run the command load_cases first.")
        register = _register(authority, keeper, at)
        desk = Desk(register, keeper.pk, local_day(at), keeps=True)
        known = set(Concern.objects.filter(register=register).values_list("school", flat=True))
        missing = [one for one in printed_cases() if one.school not in known]
        for one in missing:
            _enter(desk, one, at)
        return len(missing)


def _register(authority: Organisation, keeper: User, at: datetime) -> Register:
    """The authority's register, with somebody who keeps it and somebody who reads it."""
    for voice, kind in ((KEEPER, Kind.KEEPS), (READER, Kind.READS)):
        held = Right.objects.filter(register__organisation=authority, person__email__iexact=address_of(voice))
        if not held.exists():
            give_right(authority, address_of(voice), kind, actor=keeper, at=at)
    return Register.objects.get(organisation=authority)


def _enter(desk: Desk, printed: PrintedCase, at: datetime) -> None:
    # unaudited: the reasons belong to the opening, which `open_case` records
    opened = printed.opened
    precision = opened.precision.value
    new = NewCase(printed.school, printed.name, opened.first, {}, None, precision)
    concern = open_case(desk, new, actor=None, at=at)
    Reason.objects.bulk_create(_reason(concern, one) for one in printed.reasons)
    for one in printed.ratings:
        given = NewRating(
            level=one.level,
            occurred=one.occurred.first,
            precision=one.occurred.precision.value,
            known_at=one.known.first,
            basis=f"Thesis (2006), p. {one.page}",
            rationale=one.words,
            stated=one.stated,
            known_precision=one.known.precision.value,
        )
        concern.refresh_from_db()
        rate(Opened(concern, desk), given, seen=concern.version, actor=None, at=at)


def _reason(concern: Concern, one: PrintedReason) -> Reason:
    return Reason(
        concern=concern,
        name=one.name,
        words=one.words if "(p. " in one.words else f"{one.words} (p. {one.page})",
        since=one.since.first,
        precision=one.since.precision.value,
        until=one.until.first if one.until else None,
        until_precision=(one.until or one.since).precision.value,
    )
