"""What a broker sees of voices: whom they belong to, whether they spoke, the answers, and only those reasons that were shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from alongside_web.brokering.access import NotYourRound, RoundSeat
from alongside_web.brokering.voice_models import StanceChoice, Voice, VoiceAnswer, VoiceSelf

PAGE = 50
_STANCES = {one.value: one.label for one in StanceChoice}


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """A voice as the list prints it."""

    key: UUID
    school: str
    head: str
    is_asked: bool
    has_spoken: bool


@dataclass(frozen=True, slots=True)
class VoiceLines:
    """One page of voices."""

    rows: Sequence[VoiceLine]
    waiting: int
    number: int
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer as the broker reads it; ``words`` only where the head shares them."""

    school: str
    stance: str
    rank: int | None
    words: str
    answer: VoiceAnswer


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """All that a broker reads of one head."""

    voice: Voice
    about_self: VoiceSelf | None
    self_words: str
    answers: Sequence[AnswerShown]


def voices(seat: RoundSeat, number: int) -> VoiceLines:
    """One page of the heads of the round, by school."""
    held = Voice.objects.filter(round=seat.round, ended_at=None)
    said = Count("answers", distinct=True) + Count("told_of_self", distinct=True)
    rows = held.annotate(said=said).order_by("school__name", "pk")
    columns = rows.values_list("key", "school__name", "name", "email", "sent_at", "said")
    shown = columns[(number - 1) * PAGE : number * PAGE + 1]
    lines = [
        VoiceLine(key, school, name or email, sent is not None, said > 0)
        for key, school, name, email, sent, said in shown
    ]
    onward = f"?page={number + 1}" if len(lines) > PAGE else ""
    back = f"?page={number - 1}" if number > 1 else ""
    return VoiceLines(lines[:PAGE], held.filter(sent_at=None).count(), number, back, onward)


def voice_of(seat: RoundSeat, key: UUID) -> Voice:
    """A voice of the round that has not ended; raises `NotYourRound`."""
    found = Voice.objects.filter(round=seat.round, key=key, ended_at=None).select_related("school").first()
    if found is None:
        raise NotYourRound
    return found


def one(seat: RoundSeat, key: UUID) -> VoiceShown:
    """One head's answers as a broker may read them; raises `NotYourRound`."""
    voice = voice_of(seat, key)
    last: dict[int, VoiceAnswer] = {}
    for answer in VoiceAnswer.objects.filter(voice=voice).select_related("about").order_by("pk"):
        last[answer.about_id] = answer
    told = VoiceSelf.objects.filter(voice=voice).order_by("pk").last()
    shown = [
        AnswerShown(each.about.name, str(_STANCES[each.stance]), each.rank, each.words if each.shared else "", each)
        for each in sorted(last.values(), key=lambda each: each.about.name)
    ]
    return VoiceShown(voice, told, told.words if told and told.shared else "", tuple(shown))
