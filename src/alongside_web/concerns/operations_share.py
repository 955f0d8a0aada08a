"""What a keeper shows to a school's head, and what the school says to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alongside.schools.concern_scheme import scheme_of
from alongside_web.accounts.models import Membership, OrganisationKind, User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import record
from alongside_web.concerns import translate, words
from alongside_web.concerns.access import Opened
from alongside_web.concerns.models import Concern, Rating, SchoolAnswer, Share, Stance
from alongside_web.concerns.operations import change_of, told_of
from alongside_web.concerns.operations_case import CaseClosed
from alongside_web.concerns.queries import open_point
from alongside_web.partnerships.access import NotYours, current


class NotTheHead(ValueError):
    """Nobody who belongs to the school has this address."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown to whom: one rating, with or without its rationale and the de-escalation point."""

    rating: Rating
    email: str
    with_rationale: bool
    with_point: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a school says to a rating; ``said_by`` tells whose words a keeper wrote down."""

    stance: Stance
    words: str
    said_by: str = ""


def _open(concern: Concern) -> None:
    if Concern.objects.select_for_update().get(pk=concern.pk).closed is not None:
        raise CaseClosed


@transaction.atomic
def share(opened: Opened, shown: Shown, *, actor: User, at: datetime) -> Share:
    """Copies what is ticked for the head to see; raises `NotTheHead` or `CaseClosed`."""
    concern = opened.concern
    _open(concern)
    belongs = Membership.objects.filter(
        current(opened.desk.today),
        person__email__iexact=shown.email,
        organisation__kind=OrganisationKind.SCHOOL,
        organisation__school=concern.school,
    )
    member = belongs.select_related("person").first()
    if member is None:
        raise NotTheHead(_("Nobody who belongs to this school on this site has this address"))
    rating = shown.rating
    labels = words.level_words(scheme_of(concern.scheme), opened.desk.register.labels)
    point = open_point(concern) if shown.with_point else None
    made = Share.objects.create(
        concern=concern,
        number=rating.number,
        head=member.person,
        school=concern.school,
        name=concern.name,
        level=labels[rating.level],
        when=words.when(translate.period_of(rating.occurred, rating.precision)),
        rationale=rating.rationale if shown.with_rationale else "",
        point=_in_words(point.what, words.day(point.by), point.decides) if point else "",
        shared_by=actor,
        shared_at=at,
    )
    told = told_of(concern, number=rating.number, rationale=shown.with_rationale, point=point is not None)
    record(change_of(opened.desk.register, "shared rating"), told, actor=actor.pk, at=at)
    return made


def _in_words(what: str, by: str, decides: str) -> str:
    told = {"what": what, "by": by, "decides": decides}
    return str(_("%(what)s\nBy %(by)s. Decided by: %(decides)s")) % told


@transaction.atomic
def take_back(shared: Share, opened: Opened, *, actor: User, at: datetime) -> None:
    """Shows the head no longer what was shared; what the head answered stays."""
    if Share.objects.filter(pk=shared.pk, taken_back_at=None).update(taken_back_at=at):
        told = told_of(opened.concern, number=shared.number)
        record(change_of(opened.desk.register, "took shared rating back"), told, actor=actor.pk, at=at)


@transaction.atomic
def answer_as_head(shared: Share, said: Said, *, actor: User, at: datetime) -> None:
    """Keeps a head's answer to what is shared; raises `NotYours` when it was taken back meanwhile.

    The head cannot see the case, so the answer is bound to it by number alone.
    """
    if not Share.objects.filter(pk=shared.pk, head=actor, taken_back_at=None).exists():
        raise NotYours
    SchoolAnswer.objects.create(
        concern_id=shared.concern_id, number=shared.number, stance=said.stance, words=said.words, author=actor, at=at
    )
    _record_for_keepers(shared, actor, at)


def _record_for_keepers(shared: Share, actor: User, at: datetime) -> None:
    with seen_by_all():  # the head cannot see the case that the keepers are told of
        concern = Concern.objects.select_related("register").get(pk=shared.concern_id)
    told = told_of(concern, number=shared.number)
    record(change_of(concern.register, "answered rating"), told, actor=actor.pk, at=at)


@transaction.atomic
def write_down(opened: Opened, rating: Rating, said: Said, *, actor: User, at: datetime) -> None:
    """Keeps what the school said to a rating, as a keeper heard it; raises `CaseClosed`."""
    concern = opened.concern
    _open(concern)
    SchoolAnswer.objects.create(
        concern=concern,
        number=rating.number,
        stance=said.stance,
        words=said.words,
        said_by=said.said_by,
        author=actor,
        at=at,
    )
    told = told_of(concern, number=rating.number)
    record(change_of(opened.desk.register, "wrote down answer"), told, actor=actor.pk, at=at)
