"""Everything that is done to an agreement: begun, written, amended, signed. Each act is decided by the engine and audited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alongside.partnerships.agreement import Act, Locked
from alongside.partnerships.agreement_outcome import OutcomeClause
from alongside.partnerships.agreement_sections import NEWEST, section_list
from alongside.partnerships.agreement_text import normalised
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships import agreement_rows as rows
from alongside_web.partnerships import agreement_translate as translate
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.agreement_access import allows, is_writable
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementSectionVersion,
    AgreementSignature,
)
from alongside_web.partnerships.agreement_rows import Point
from alongside_web.partnerships.models import Partnership


class ReadOnly(ValueError):
    """The partnership is paused or over; its agreement is read-only."""


class BegunAlready(ValueError):
    """There is an edition in the making already."""


class SectionChanged(ValueError):
    """Somebody wrote the section after it was opened. ``base`` is what was opened, ``current`` what it says now."""

    def __init__(self, base: AgreementSectionVersion | None, current: AgreementSectionVersion | None) -> None:
        super().__init__("the section was changed after you opened it; read both wordings and save again")
        self.base, self.current = base, current


@dataclass(frozen=True, slots=True)
class Written:
    """New words for a section, and the version (edition and number) that its writer had opened."""

    name: str
    text: str
    clause: OutcomeClause | None
    seen: Point


@dataclass(frozen=True, slots=True)
class Seen:
    """The words that somebody signs: their hash, and the revision at which they were read."""

    hash: str
    revision: int


def _change(seat: Seat, action: str, edition: AgreementEdition, *, name: str = "") -> Change:
    key = f"{edition.number}/{name}" if name else str(edition.number)
    return Change(f"agreement {action}", "agreement", key, partnership=str(seat.partnership.key))


def opened(seat: Seat, act: Act) -> Partnership:
    """The partnership kept from others until the transaction ends; raises `NotYours` or `ReadOnly`."""
    if not allows(seat, act):
        raise NotYours
    held = Partnership.objects.select_for_update().get(pk=seat.partnership.pk)
    if not is_writable(held):
        raise ReadOnly(held.state_reason)
    return held


def being_written(partnership: Partnership) -> AgreementEdition:
    """The edition in the making; raises `Locked` when there is none."""
    edition = rows.in_the_making(partnership)
    if edition is None:
        raise Locked("no agreement is in the making; begin one, or amend the one in force")
    return edition


@transaction.atomic
def begin_agreement(*, seat: Seat, actor: User, at: datetime) -> AgreementEdition:
    """Opens the first edition; raises `BegunAlready`."""
    partnership = opened(seat, Act.WRITE)
    if any(one.dropped_at is None for one in rows.editions(partnership)):
        raise BegunAlready("this partnership has an agreement already; write in it, or amend it")
    return _new_edition(seat, "", actor=actor, at=at)


@transaction.atomic
def amend_agreement(*, seat: Seat, why: str, actor: User, at: datetime) -> AgreementEdition:
    """Opens an amendment that begins with the words in force; raises `BegunAlready` or `Locked`."""
    partnership = opened(seat, Act.WRITE)
    former = rows.in_force(partnership)
    if rows.in_the_making(partnership):
        raise BegunAlready("an amendment is in the making already; write in it")
    if former is None:
        raise Locked("no agreement is in force that could be amended; begin one")
    edition = _new_edition(seat, why, actor=actor, at=at)
    _take_over(former, edition)
    return edition


def _take_over(former: AgreementEdition, edition: AgreementEdition) -> None:
    """The amendment begins with the words in force, of which each keeps its author and day."""
    names = section_list(edition.section_list).names
    AgreementSectionVersion.objects.bulk_create(
        AgreementSectionVersion(
            partnership=edition.partnership,
            edition=edition,
            name=one.name,
            number=1,
            revision=0,
            text=one.text,
            clause=one.clause,
            author=one.author,
            at=one.at,
        )
        for one in rows.versions_at(former).values()
        if one.name in names
    )


def _new_edition(seat: Seat, why: str, *, actor: User, at: datetime) -> AgreementEdition:
    last = AgreementEdition.objects.filter(partnership=seat.partnership).order_by("-number").first()
    edition = AgreementEdition.objects.create(
        partnership=seat.partnership,
        number=last.number + 1 if last else 1,
        section_list=NEWEST.version,
        why=why,
        opened_by=actor,
        opened_at=at,
    )
    action = "amendment begun" if last else "begun"
    record(_change(seat, action, edition), {"list": NEWEST.version, "why": why}, actor=actor.pk, at=at)
    return edition


@transaction.atomic
def drop_amendment(*, seat: Seat, actor: User, at: datetime) -> None:
    """Gives up an amendment: its words stay readable, and the agreement in force stays in force; raises `Locked`."""
    edition = being_written(opened(seat, Act.WRITE))
    if edition.number == 1:
        raise Locked("the first agreement cannot be dropped; change its words instead")
    AgreementEdition.objects.filter(pk=edition.pk).update(dropped_at=at)
    record(_change(seat, "amendment dropped", edition), {}, actor=actor.pk, at=at)


@transaction.atomic
def write_section(*, seat: Seat, written: Written, actor: User, at: datetime) -> AgreementSectionVersion | None:
    """Keeps new words as a new version, or nothing when nothing changed; raises `SectionChanged`, `Locked` or `ReadOnly`."""
    partnership = opened(seat, Act.WRITE)
    edition = being_written(partnership)
    current = rows.versions_at(edition).get(written.name)
    number = current.number if current else 0
    text = normalised(written.text)
    told = written.clause.as_data() if written.clause else None
    if (current.text if current else "", current.clause if current else None) == (text, told):
        return current
    if written.seen != Point(edition.number, number):
        raise SectionChanged(_base(partnership, written), current)
    AgreementEdition.objects.filter(pk=edition.pk).update(revision=edition.revision + 1)
    version = AgreementSectionVersion.objects.create(
        partnership=partnership,
        edition=edition,
        name=written.name,
        number=number + 1,
        revision=edition.revision + 1,
        text=text,
        clause=told,
        author=actor,
        at=at,
    )
    values = {"version": version.number, "text": text, "clause": told}
    record(_change(seat, "section written", edition, name=written.name), values, actor=actor.pk, at=at)
    return version


def _base(partnership: Partnership, written: Written) -> AgreementSectionVersion | None:
    edition = rows.edition_numbered(partnership, written.seen.edition)
    return rows.version_numbered(edition, written.name, written.seen.revision)


@transaction.atomic
def sign_agreement(*, seat: Seat, seen: Seen, actor: User, at: datetime) -> bool:
    """A head signs what they saw; True when both have and it is in force. Raises `ContentChanged`, `Unfinished`, `Locked`."""
    partnership = opened(seat, Act.SIGN)
    side = seat.head_side
    if side is None:
        raise NotYours
    edition = being_written(partnership)
    content = translate.content(partnership, edition, rows.versions_at(edition))
    before = translate.signed(content, edition.signatures.all())
    after = before.signed(side, seen.hash)
    if after.signatures == before.signatures:
        return after.locked
    AgreementSignature.objects.create(
        partnership=partnership,
        edition=edition,
        side=side,
        person=actor,
        at=at,
        revision=edition.revision,
        content_hash=content.hash,
    )
    record(_change(seat, "signed", edition), {"side": side, "hash": content.hash}, actor=actor.pk, at=at)
    if after.locked:
        _put_in_force(seat, edition, content.hash, actor=actor, at=at)
    return after.locked


def _put_in_force(seat: Seat, edition: AgreementEdition, signed: str, *, actor: User, at: datetime) -> None:
    former = rows.in_force(seat.partnership)
    if former:
        AgreementEdition.objects.filter(pk=former.pk).update(superseded_at=at)
    AgreementEdition.objects.filter(pk=edition.pk).update(in_force_at=at, content_hash=signed)
    told = {"hash": signed, "instead of": former.number if former else None}
    record(_change(seat, "in force", edition), told, actor=actor.pk, at=at)


@transaction.atomic
def take_signature_back(*, seat: Seat, actor: User, at: datetime) -> None:
    """A head's signature no longer counts; only until the other side has signed too. Raises `Locked`."""
    edition = being_written(opened(seat, Act.SIGN))
    side = seat.head_side
    given = edition.signatures.filter(side=side, taken_back_at=None)
    if given.update(taken_back_at=at):
        record(_change(seat, "signature taken back", edition), {"side": side}, actor=actor.pk, at=at)
