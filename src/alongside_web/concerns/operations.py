"""Opens registers and cases: who may keep and read them, and what levels are called. Each door writes the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.schools.concern_scheme import NEWEST
from alongside_web.accounts.models import Membership, Organisation, User
from alongside_web.accounts.operations import local_day
from alongside_web.audit.operations import Change, record
from alongside_web.concerns.access import Desk
from alongside_web.concerns.history_told import SUBJECT
from alongside_web.concerns.models import Concern, Kind, Precision, Reason, Register, Right
from alongside_web.concerns.queries import open_case_of
from alongside_web.partnerships.access import current


class ChangedMeanwhile(ValueError):
    """What is to be changed was changed by somebody else since the page was loaded."""


class NoSuchMember(ValueError):
    """Nobody who belongs to the organisation has this address."""


class HasItAlready(ValueError):
    """The person has this right already."""


class OpenAlready(ValueError):
    """The register has an open case of this school; ``concern`` is it."""

    def __init__(self, concern: Concern) -> None:
        super().__init__(_("There is an open case of this school already; add to that one"))
        self.concern = concern


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be opened: the school, since when, the reasons with words, and when to look again."""

    school: str
    name: str
    opened: date
    reasons: Mapping[str, str]
    review_on: date | None
    precision: str = Precision.DAY.value


def change_of(register: Register, action: str, about: int | None = None) -> Change:
    """An entry of the audit about this register."""
    return Change(action, SUBJECT, str(register.key), about=about)


def told_of(concern: Concern, **more: object) -> dict[str, object]:
    """What an entry says of a case: which one, and of which school."""
    return {"case": str(concern.key), "school": concern.name, **more}


@transaction.atomic
def give_right(organisation: Organisation, email: str, kind: Kind, *, actor: User, at: datetime) -> Right:
    """Lets a member keep or read the register from today on; raises `NoSuchMember` or `HasItAlready`."""
    today = local_day(at)
    members = Membership.objects.filter(current(today), organisation=organisation, person__email__iexact=email)
    member = members.select_related("person").first()
    if member is None:
        raise NoSuchMember(_("Nobody who belongs to your organisation has this address; invite the person first"))
    register, _is_new = Register.objects.select_for_update().get_or_create(organisation=organisation)
    held = Right.objects.filter(register=register, person=member.person, until=None).first()
    if held is not None and held.kind == kind:
        raise HasItAlready(_("This person has this right already"))
    if held is not None:
        _take_back(held, actor=actor, at=at)
    right = Right.objects.create(register=register, person=member.person, kind=kind, since=today)
    _record_right(right, "gave right to register", actor=actor, at=at)
    return right


@transaction.atomic
def take_right_back(right: Right, *, actor: User, at: datetime) -> None:
    """Ends a right now: yesterday was its last day."""
    _take_back(right, actor=actor, at=at)


def _take_back(right: Right, *, actor: User | None, at: datetime) -> None:
    yesterday = local_day(at) - timedelta(days=1)
    if Right.objects.filter(pk=right.pk, until=None).update(until=yesterday):
        _record_right(right, "took right to register back", actor=actor, at=at)


def _record_right(right: Right, action: str, *, actor: User | None, at: datetime) -> None:
    organisation = str(right.register.organisation.key)
    change = Change(action, "organisation", organisation, about=right.person_id)
    record(change, {"right": right.get_kind_display()}, actor=actor.pk if actor else None, at=at)


def end_rights(
    *, person: User, organisation: Organisation | None, last_day: date, at: datetime, **_others: object
) -> None:
    """Listens for people who leave: their rights in that organisation's register end with the day."""
    held = Right.objects.filter(person=person, until=None)
    if organisation is not None:
        held = held.filter(register__organisation=organisation)
    count = held.update(until=last_day)
    if count:
        change = Change("ended rights to registers", "person", str(person.pk), about=person.pk)
        record(change, {"rights": count}, actor=None, at=at)


@transaction.atomic
def open_case(desk: Desk, new: NewCase, *, actor: User | None, at: datetime) -> Concern:
    """Opens a case; raises `OpenAlready`."""
    register = Register.objects.select_for_update().get(pk=desk.register.pk)
    held = open_case_of(register, new.school)
    if held is not None:
        raise OpenAlready(held)
    concern = Concern.objects.create(
        register=register,
        school=new.school,
        name=new.name,
        scheme=NEWEST.version,
        opened=new.opened,
        opened_precision=new.precision,
        opened_by=actor,
        review_on=new.review_on,
    )
    Reason.objects.bulk_create(
        Reason(concern=concern, name=name, words=words, since=new.opened, precision=new.precision, author=actor)
        for name, words in new.reasons.items()
    )
    told = told_of(concern, opened=new.opened, reasons=list(new.reasons))
    record(change_of(register, "opened case"), told, actor=actor.pk if actor else None, at=at)
    return concern


def note_drawn(desk: Desk, schools: int, *, actor: User, at: datetime) -> None:
    """Notes in the register's own history, which its readers alone see, that a round drew needs from it."""
    record(change_of(desk.register, "drew needs from register"), {"schools": schools}, actor=actor.pk, at=at)


@transaction.atomic
def name_levels(desk: Desk, labels: Mapping[str, str], *, seen: int, actor: User, at: datetime) -> None:
    """Keeps the organisation's own words for the levels; raises `ChangedMeanwhile`."""
    register = Register.objects.select_for_update().get(pk=desk.register.pk)
    if register.version != seen:
        raise ChangedMeanwhile
    register.labels = {name: words for name, words in labels.items() if words}
    register.version += 1
    register.save(update_fields=["labels", "version"])
    record(change_of(register, "named levels"), {"labels": register.labels}, actor=actor.pk, at=at)
