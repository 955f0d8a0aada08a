"""Erases what heads said two years after a round closed, its plans and record after six, and the words of who is erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.retention import VALUES_DAYS, Kept, declare
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.models import Entry
from alongside_web.audit.operations import Change, erase_values_of, record
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RulesVersion, TieDeclared
from alongside_web.brokering.operations_voice_owner import voices_of
from alongside_web.brokering.plan_models import PairPut, PlanBasis, PlanLine, PlanMade, RecordPdf
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf

_VOICE_DAYS = 2 * 365
_SAID = ("spoke of school", "spoke of own school")


def _closed(before: datetime) -> QuerySet[BrokeringRound]:
    return BrokeringRound.objects.filter(closed_at__lt=before)


def forget_voices(before: datetime, now: datetime) -> int:
    """Deletes what heads said in rounds that had closed by then, in their plans too. Returns how many."""
    with seen_by_all():
        over = {"round__in": _closed(before).values("pk")}
        keys = [str(key) for key in Voice.objects.filter(**over).values_list("key", flat=True)]
        count = VoiceAnswer.objects.filter(**over).delete()[0] + VoiceSelf.objects.filter(**over).delete()[0]
        count += Voice.objects.filter(**over).delete()[0]
        # Plans hold what heads said as it was used: it goes, and such a plan can no longer be worked out again.
        PairPut.objects.filter(**over).exclude(preferred={}).update(preferred={})
        PlanBasis.objects.filter(**over).exclude(stated="").update(stated="")
        entries = Entry.objects.filter(subject="voice", subject_key__in=keys, action__in=_SAID)
        values = erase_values_of(entries, at=now)
        _note(count, values, now)
    return count


def forget_rounds(before: datetime, now: datetime) -> int:
    """Deletes plans, pairs, needs, offers, rules and interests of rounds that had closed by then. Returns how many."""
    with seen_by_all():
        over = {"round__in": _closed(before).values("pk")}
        kinds = (RecordPdf, PairPut, PlanLine, PlanBasis, PlanMade, TieDeclared, NeedStated, OfferStated, RulesVersion)
        count = sum(kind._default_manager.filter(**over).delete()[0] for kind in kinds)
        keys = [str(key) for key in _closed(before).values_list("key", flat=True)]
        values = erase_values_of(Entry.objects.filter(subject="round", subject_key__in=keys), at=now)
        _note(count, values, now)
    return count


def _note(count: int, values: int, now: datetime) -> None:
    if count or values:
        change = Change("forgot round", "retention", now.date().isoformat())
        record(change, {"records": count, "values": values}, actor=None, at=now, via="job")


def erase_words(*, person: User, at: datetime, email: str = "", **_others: object) -> None:
    """Listens for people who are erased: their words and their names as heads go; what was answered stays, with no why."""
    with seen_by_all():
        heads = voices_of(person, email or person.email)
        mine = [one.pk for one in heads]
        keys = [str(one.key) for one in heads]
        count = VoiceAnswer.objects.filter(voice__in=mine).update(words="", shared=False)
        count += VoiceSelf.objects.filter(voice__in=mine).update(words="", shared=False)
        erase_values_of(Entry.objects.filter(subject="voice", subject_key__in=keys, action__in=_SAID), at=at)
        # Its link leads nowhere from now on.
        count += Voice.objects.filter(pk__in=mine).update(name="", email=person.email, token_hash="")
        count += TieDeclared.objects.filter(by=person).update(words="")
        count += PlanMade.objects.filter(by=person).update(why="")
        # Reasons in a record are its brokers' own words: a copy laid out before is made anew.
        RecordPdf.objects.filter(round__parts__person=person).delete()
        change = Change("erased round words", "person", str(person.pk), about=person.pk)
        record(change, {"records": count}, actor=None, at=at, via="job")


def declare_own() -> None:
    """Declares how long this part keeps what it holds."""
    since, then = _("the round closed"), _("deleted")
    declare(Kept("what heads said in rounds", _VOICE_DAYS, since, then, forget_voices))
    declare(Kept("plans and record of rounds", VALUES_DAYS, since, then, forget_rounds))
