"""Enters the six partnerships of the thesis as records, and one invented proposal to try consent on; done twice, done once.

Who held which office, and when, is the casebook's; the addresses are invented. No answer of anybody is made up: what was
said of consent then is not told, so the states stand as recorded until somebody answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from alongside.casebook.partnerships import STAGES, case_named, case_names
from alongside.partnerships.offices import Office
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.operations import Opening, local_day, open_account, open_organisation, take_in
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import record
from alongside_web.partnerships.case_parts import load_parts
from alongside_web.partnerships.models import Origin, Partnership, Role, Side, Standing, State
from alongside_web.partnerships.operations import change_of
from alongside_web.partnerships.operations_people import PartOf, enter, organisation_of

AUTHORITY = "The authority of the study"
BEGAN = STAGES[1].first
# Thesis Table 4 (p. 86): these had worked together before. Appendix 16 (p. 293): these went on, the others did not.
_NATURAL = frozenset({"capricorn-sagittarius", "virgo-leo", "libra-taurus"})
_WENT_ON = frozenset({"virgo-leo", "cancer-aquarius"})
_ROLES = {
    "supported-head": Role.HEAD,
    "supporting-head": Role.HEAD,
    "supported-manager": Role.MANAGER,
    "supporting-manager": Role.MANAGER,
    "supported-staff": Role.STAFF,
    "supporting-staff": Role.STAFF,
    "governor": Role.GOVERNOR,
    "adviser": Role.ADVISER,
    "officer": Role.BROKER,
    "researcher": Role.EVALUATOR,
}
# Voices that are many people and hold no account.
_GROUPS = frozenset({"virgo-staff", "libra-staff", "libra-science-staff"})
INVENTED = ("Hazel Bank School", "Rowan Hill School")
BROKER = "principal-adviser"


@dataclass(frozen=True, slots=True)
class Loading:
    """What accounts are opened with, and when it is done."""

    password: str | None
    at: datetime


def address_of(voice: str) -> str:
    """The invented address of somebody in the casebook."""
    return f"{voice}@example.org"


@transaction.atomic
def load_cases(loading: Loading) -> int:
    """Enters what is not there yet; returns how many partnerships were."""
    before = set(User.objects.values_list("pk", flat=True))
    with seen_by_all():
        authority = _organisation(AUTHORITY, OrganisationKind.AUTHORITY, school="", loading=loading)
        known = set(Partnership.objects.exclude(case="").values_list("case", flat=True))
        missing = [name for name in case_names() if name not in known]
        for name in missing:
            _load(name, authority, loading)
        for partnership in Partnership.objects.exclude(case="").order_by("case"):
            load_parts(partnership, loading.at)
        entered = len(missing) + _invented(authority, loading)
        # The one password is hashed once: a hash is slow on purpose, and there are some fifty people.
        User.objects.exclude(pk__in=before).update(password=make_password(loading.password))
        return entered


def _organisation(name: str, kind: OrganisationKind, *, school: str, loading: Loading) -> Organisation:
    found = Organisation.objects.filter(kind=kind, name=name, school=school).first()
    return found or open_organisation(
        Organisation(kind=kind, name=name, school=school), actor=None, at=loading.at, via="command"
    )


def _school(name: str, loading: Loading) -> Organisation:
    return _organisation(
        name, OrganisationKind.SCHOOL, school=f"example:{name.lower().replace(' ', '-')}", loading=loading
    )


def _person(voice: str, organisation: Organisation, loading: Loading) -> User:
    found = User.objects.filter(email__iexact=address_of(voice)).first()
    if found is not None:
        return found
    name = voice.replace("-", " ").capitalize()
    person = open_account(Opening(address_of(voice), name, None), actor=None, at=loading.at, via="command")
    take_in(person, organisation, administers=voice == BROKER, actor=person, at=loading.at)
    return person


def _load(name: str, authority: Organisation, loading: Loading) -> None:
    supported, supporting = (_school(one.capitalize(), loading) for one in name.split("-"))
    partnership = Partnership.objects.create(
        name=f"{supported.name} and {supporting.name}",
        supported=supported,
        supporting=supporting,
        arranged_by=authority,
        origin=Origin.NATURAL if name in _NATURAL else Origin.ARRANGED,
        state=State.RUNNING if name in _WENT_ON else State.ENDED,
        started=True,
        starts=BEGAN,
        case=name,
    )
    record(change_of(partnership, "proposed"), {"case": name}, actor=None, at=loading.at, via="command")
    for office in case_named(name).people:
        if office.perspective in _ROLES and office.voice not in _GROUPS:
            _enter(partnership, office, loading)


def _enter(partnership: Partnership, office: Office, loading: Loading) -> None:
    role = _ROLES[office.perspective]
    side = office.side if office.side in {Side.SUPPORTED, Side.SUPPORTING} else Side.NEITHER.value
    of = organisation_of(partnership, side)
    person = _person(office.who, of, loading)
    since, until = _days(office)
    part = PartOf(person, role, side, of, since, until, _standing(office))
    enter(partnership, part, actor=None, at=loading.at)


def _days(office: Office) -> tuple[date, date | None]:
    """First and last day; where the first is not told it is the partnership's, or the last one's own term."""
    until = office.end.last if office.end else None
    if office.start:
        return office.start.first, until
    return (office.end.first if office.end and office.end.last < BEGAN else BEGAN), until


def _standing(office: Office) -> str:
    if "acting" in office.role:
        return Standing.ACTING
    return Standing.SECONDED if office.note.startswith("Seconded") else Standing.SUBSTANTIVE


def _invented(authority: Organisation, loading: Loading) -> int:
    """A proposal between two invented schools that waits for both heads."""
    supported, supporting = (_school(name, loading) for name in INVENTED)
    if Partnership.objects.filter(supported=supported, supporting=supporting).exists():
        return 0
    day = local_day(loading.at)
    partnership = Partnership.objects.create(
        name=f"{supported.name} and {supporting.name} (invented)",
        supported=supported,
        supporting=supporting,
        arranged_by=authority,
        origin=Origin.ARRANGED,
        state=State.CONSIDERED,
        answer_by=day + timedelta(days=30),
    )
    record(change_of(partnership, "put"), {}, actor=None, at=loading.at, via="command")
    broker = _person(BROKER, authority, loading)
    enter(partnership, PartOf(broker, Role.BROKER, Side.NEITHER, authority, day), actor=None, at=loading.at)
    for side, school in ((Side.SUPPORTED, supported), (Side.SUPPORTING, supporting)):
        head = _person(f"{school.name.split()[0].lower()}-head", school, loading)
        enter(partnership, PartOf(head, Role.HEAD, side, school, day), actor=None, at=loading.at)
    return 1
