"""Suggestions beside the text of an agreement: made, accepted, declined with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alongside.partnerships.agreement import Act
from alongside.partnerships.agreement_text import Joined, join, normalised
from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record
from alongside_web.partnerships import agreement_rows as rows
from alongside_web.partnerships import agreement_translate as translate
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementSuggestion, Decision
from alongside_web.partnerships.agreement_operations import Written, being_written, opened, write_section
from alongside_web.partnerships.agreement_rows import Point


class DecidedAlready(ValueError):
    """Somebody answered the suggestion before."""


class Clashes(ValueError):
    """The section was rewritten where the suggestion changes it: somebody must put the two together by hand."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Other words for a section, why, and the version that was read. The words as they were make it a remark."""

    name: str
    text: str
    remark: str
    seen: Point


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer to a suggestion. ``by_hand`` when its words were put into the text already."""

    suggestion: int
    accepted: bool
    answer: str
    by_hand: bool = False


def _change(seat: Seat, action: str, row: AgreementSuggestion) -> Change:
    key = f"{row.edition.number}/{row.name}/{row.pk}"
    return Change(f"agreement {action}", "agreement suggestion", key, partnership=str(seat.partnership.key))


@transaction.atomic
def suggest(*, seat: Seat, suggested: Suggested, actor: User, at: datetime) -> AgreementSuggestion:
    """Puts a suggestion beside the text; raises `Locked` or `ReadOnly`."""
    partnership = opened(seat, Act.SUGGEST)
    edition = being_written(partnership)
    if suggested.seen.edition != edition.number:
        raise NotYours
    row = AgreementSuggestion.objects.create(
        partnership=partnership,
        edition=edition,
        name=suggested.name,
        on_version=suggested.seen.revision,
        text=normalised(suggested.text),
        remark=suggested.remark,
        author=actor,
        at=at,
    )
    record(_change(seat, "suggested", row), {"text": row.text, "remark": row.remark}, actor=actor.pk, at=at)
    return row


@transaction.atomic
def decide(*, seat: Seat, decided: Decided, actor: User, at: datetime) -> None:
    """Accepts a suggestion, whose words then join the text, or declines it; raises `DecidedAlready` or `Clashes`."""
    edition = being_written(opened(seat, Act.WRITE))
    row = suggestion_numbered(edition, decided.suggestion)
    if row.decision != Decision.OPEN:
        raise DecidedAlready("this suggestion was answered before; load the page again to see how")
    if decided.accepted and not decided.by_hand:
        _take_in(seat, row, actor=actor, at=at)
    now = Decision.ACCEPTED if decided.accepted else Decision.DECLINED
    AgreementSuggestion.objects.filter(pk=row.pk).update(
        decision=now, decided_by=actor, decided_at=at, answer=decided.answer
    )
    record(_change(seat, f"suggestion {now}", row), {"answer": decided.answer}, actor=actor.pk, at=at)


def _take_in(seat: Seat, row: AgreementSuggestion, *, actor: User, at: datetime) -> None:
    joined = joined_with(row)
    if joined.clashes:
        raise Clashes("the section was rewritten in the same place; put the two together by hand")
    current = rows.versions_at(row.edition).get(row.name)
    seen = Point(row.edition.number, current.number if current else 0)
    written = Written(row.name, joined.text, translate.clause(current), seen)
    write_section(seat=seat, written=written, actor=actor, at=at)


def joined_with(row: AgreementSuggestion) -> Joined:
    """The section as it stands with the suggestion put in."""
    base = rows.version_numbered(row.edition, row.name, row.on_version)
    current = rows.versions_at(row.edition).get(row.name)
    return join(base.text if base else "", current.text if current else "", row.text)


def suggestion_numbered(edition: AgreementEdition, number: int) -> AgreementSuggestion:
    """A suggestion on this edition; raises `NotYours`."""
    row = AgreementSuggestion.objects.filter(edition=edition, pk=number).select_related("edition", "author").first()
    if row is None:
        raise NotYours
    return row
