"""Asks heads, keeps what each says alone, reminds who was silent, and lets a new head speak. Each door writes the audit.

What is kept of a voice depends on nothing that any other head said, and neither does when anything is sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.brokering.phases import SPEAKING, NotInThisPhase, Phase, Step
from alongside_web.accounts.models import Organisation, User
from alongside_web.accounts.operations import open_organisation
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.operations import Change, record
from alongside_web.brokering.access import RoundSeat, digest_of
from alongside_web.brokering.models import BrokeringRound
from alongside_web.brokering.operations_rounds import HeadOf, change_of, do_step, locked, named_head
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf

# Answers count for a year unless the head names an earlier day; a change of mind needs no reason.
COUNTS_FOR = timedelta(days=365)
REMIND_BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class SaidOfSchool:
    """What a head says of one other school."""

    stance: str
    rank: int | None
    motives: Sequence[str]
    words: str
    shared: bool
    expires: date | None


@dataclass(frozen=True, slots=True)
class SaidOfSelf:
    """What a head says of the own school."""

    takes_part: bool
    openness: str
    experience: str
    load: int | None
    load_ceiling: int | None
    inspection_from: date | None
    inspection_to: date | None
    ask_again: date | None
    words: str
    shared: bool


class RankTaken(ValueError):
    """The head gave this place among the choices to another school already."""

    def __init__(self, school: str) -> None:
        super().__init__(f"{school} is this choice already; give another number.")
        self.school = school


def _of_voice(voice: Voice, action: str) -> Change:
    """An entry about what a head said: it belongs to the voice, and only who reads the voice learns of it."""
    return Change(action, "voice", str(voice.key))


@transaction.atomic
def do_begin_asking(seat: RoundSeat, version: int, *, actor: User, at: datetime) -> int:
    """Takes the round to the asking and writes to every head at the same moment. Returns to how many."""
    a_round = do_step(seat, Step.ASK, version, actor=actor, at=at)
    return _send_to_all(a_round, actor=actor, at=at)


@transaction.atomic
def do_ask_the_rest(seat: RoundSeat, *, actor: User, at: datetime) -> int:
    """Writes to the heads who were named since the asking began. Returns to how many."""
    a_round = locked(seat)
    if Phase(a_round.phase) not in SPEAKING:
        raise NotInThisPhase
    return _send_to_all(a_round, actor=actor, at=at)


def _send_to_all(a_round: BrokeringRound, *, actor: User, at: datetime) -> int:
    waiting = Voice.objects.filter(round=a_round, sent_at=None, ended_at=None).select_related("school").order_by("pk")
    voices = list(waiting)
    for voice in voices:
        _send(voice, a_round, at=at)
    if voices:
        record(change_of(a_round, "asked heads"), {"heads": len(voices)}, actor=actor.pk, at=at)
    return len(voices)


def _send(voice: Voice, a_round: BrokeringRound, *, at: datetime) -> None:
    # unaudited: recorded with the asking, or with the new head
    token = secrets.token_urlsafe(32)
    last = timezone.make_aware(datetime.combine(a_round.answers_by, time(23, 59, 59)))
    expires = max(last, at + timedelta(days=1))
    Voice.objects.filter(pk=voice.pk).update(token_hash=digest_of(token), sent_at=at, expires_at=expires)
    link = settings.SITE_ADDRESS + reverse("rounds:voice", args=(token,))
    told = {"voice": voice, "round": a_round, "link": link, "until": a_round.answers_by}
    body = render_to_string("brokering/voice_mail.txt", told)
    subject = _("Alongside: would your school work with another?")
    transaction.on_commit(partial(send_mail, subject, body, None, [voice.email]))


@transaction.atomic
def do_change_head(seat: RoundSeat, voice: Voice, head: HeadOf, *, actor: User, at: datetime) -> Voice:
    """A school has another head: the former voice ends and counts no longer, the new head is asked afresh."""
    a_round = locked(seat)
    Voice.objects.filter(pk=voice.pk, round=a_round, ended_at=None).update(ended_at=at, token_hash="")
    new = Voice.objects.create(round=a_round, school=voice.school, invited_by=actor, **named_head(head))
    record(change_of(a_round, "changed head in round"), {"school": voice.school.name}, actor=actor.pk, at=at)
    if Phase(a_round.phase) in SPEAKING:
        _send(new, a_round, at=at)
    return new


def _speaking(voice: Voice) -> Voice:
    """The voice as it stands now, kept from others; raises `NotInThisPhase` where nobody is asked any more."""
    held = Voice.objects.select_for_update().select_related("round").get(pk=voice.pk)
    if Phase(held.round.phase) not in SPEAKING or held.ended_at is not None:
        raise NotInThisPhase
    return held


@transaction.atomic
def do_say_of_school(voice: Voice, about: Organisation, said: SaidOfSchool, *, at: datetime) -> VoiceAnswer:
    """Keeps what a head says of another school; said twice alike it is kept once. Raises `NotInThisPhase`, `RankTaken`."""
    with seen_by_all():
        held = _speaking(voice)
        if about.pk is None:
            open_organisation(about, actor=None, at=at)
        _check_rank(held, about, said.rank)
        last = VoiceAnswer.objects.filter(voice=held, about=about).order_by("pk").last()
        expires = said.expires or (timezone.localdate(at) + COUNTS_FOR)
        values = {**asdict(said), "motives": list(said.motives), "expires": expires}
        if last is not None and all(getattr(last, name) == value for name, value in values.items()):
            return last
        row = VoiceAnswer.objects.create(round=held.round, voice=held, about=about, at=at, **values)
        kept = {"stance": row.stance, "about": about.name, "words": row.words, "shared": row.shared}
        record(_of_voice(held, "spoke of school"), kept, actor=None, at=at)
    return row


def _check_rank(voice: Voice, about: Organisation, rank: int | None) -> None:
    """No two schools can be a head's first choice."""
    if rank is None:
        return
    last: dict[int, VoiceAnswer] = {}
    for one in VoiceAnswer.objects.filter(voice=voice).exclude(about=about).select_related("about").order_by("pk"):
        last[one.about_id] = one
    taken = next((one for one in last.values() if one.rank == rank), None)
    if taken is not None:
        raise RankTaken(taken.about.name)


@transaction.atomic
def do_say_of_self(voice: Voice, said: SaidOfSelf, *, at: datetime) -> VoiceSelf:
    """Keeps what a head says of the own school; raises `NotInThisPhase`."""
    with seen_by_all():
        held = _speaking(voice)
        row = VoiceSelf.objects.create(round=held.round, voice=held, at=at, **asdict(said))
        kept = {"takes_part": row.takes_part, "words": row.words, "shared": row.shared}
        record(_of_voice(held, "spoke of own school"), kept, actor=None, at=at)
    return row


@transaction.atomic
def do_remind(today: date, *, at: datetime) -> int:
    """Reminds heads who have said nothing, once, shortly before the last day; the caller sees every row. Returns how many."""
    soon = (today, today + REMIND_BEFORE)
    silent = Voice.objects.filter(
        round__phase__in=[one.value for one in SPEAKING],
        round__answers_by__range=soon,
        sent_at__lt=datetime.combine(today - timedelta(days=1), time.min, UTC),
        reminded_at=None,
        ended_at=None,
        answers=None,
        told_of_self=None,
    )
    voices = list(silent.select_related("round__organisation", "school").order_by("pk"))
    for voice in voices:
        told = {"voice": voice, "round": voice.round, "until": voice.round.answers_by}
        body = render_to_string("brokering/voice_reminder.txt", told)
        Voice.objects.filter(pk=voice.pk).update(reminded_at=at)
        transaction.on_commit(
            partial(send_mail, _("Alongside: your answer is still asked for"), body, None, [voice.email])
        )
        record(_of_voice(voice, "reminded head"), {}, actor=None, at=at, via="job")
    return len(voices)
