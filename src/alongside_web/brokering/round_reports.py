"""What rounds hold about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.models import BrokeringRound, RoundPart, RulesVersion, TieDeclared
from alongside_web.brokering.operations_voice_owner import voices_of
from alongside_web.brokering.plan_models import PairPut, PlanMade
from alongside_web.brokering.voice_models import VoiceAnswer, VoiceSelf


def _parts(person: User) -> Iterable[Row]:
    with seen_by_all():
        parts = list(RoundPart.objects.filter(person=person).select_related("round").order_by("pk"))
        opened = list(BrokeringRound.objects.filter(opened_by=person).order_by("pk"))
    for one in parts:
        yield {"round": one.round.name, "part": one.role, "since": one.since, "until": one.until}
    for made in opened:
        yield {"round": made.name, "opened": made.opened_at}


def _done(person: User) -> Iterable[Row]:
    """What the person set, declared, made and chose as a broker."""
    with seen_by_all():
        rules = list(RulesVersion.objects.filter(by=person).select_related("round").order_by("pk"))
        ties = list(TieDeclared.objects.filter(by=person).select_related("round").order_by("pk"))
        plans = list(PlanMade.objects.filter(by=person).select_related("round").defer("document").order_by("pk"))
        pairs = list(PairPut.objects.filter(by=person).select_related("round").order_by("pk"))
    for version in rules:
        yield {"round": version.round.name, "rules": version.number, "why": version.why, "set": version.at}
    for tie in ties:
        yield {"round": tie.round.name, "declared": tie.tie, "words": tie.words, "at": tie.at}
    for plan in plans:
        yield {"round": plan.round.name, "plan": plan.number, "why": plan.why, "made": plan.at}
    for pair in pairs:
        yield {"round": pair.round.name, "chose_a_pair": pair.at, "why": pair.why}


def _said(person: User) -> Iterable[Row]:
    """What the person said as a head, under whatever address the round wrote to them."""
    with seen_by_all():
        voices = list(voices_of(person, person.email).select_related("round", "school").order_by("pk"))
        mine = {"voice__in": [one.pk for one in voices]}
        answers = list(VoiceAnswer.objects.filter(**mine).select_related("round", "about").order_by("pk"))
        selves = list(VoiceSelf.objects.filter(**mine).select_related("round").order_by("pk"))
    for voice in voices:
        yield {
            "round": voice.round.name,
            "asked_as_head_of": voice.school.name,
            "name": voice.name,
            "asked": voice.sent_at,
        }
    for one in answers:
        yield {
            "round": one.round.name,
            "about": one.about.name,
            "answer": one.stance,
            "choice": one.rank,
            "because_of": list(one.motives),
            "why": one.words,
            "broker_may_read_why": one.shared,
            "given": one.at,
            "counts_until": one.expires,
        }
    for told in selves:
        yield {
            "round": told.round.name,
            "takes_part": told.takes_part,
            "open": told.openness,
            "experience": told.experience,
            "load": told.load,
            "most_it_can_carry": told.load_ceiling,
            "words": told.words,
            "broker_may_read_it": told.shared,
            "told": told.at,
        }


def add_own_reporters() -> None:
    """Adds what the rounds hold."""
    add_reporter(Held("rounds", _("Your parts in brokering rounds"), _parts))
    add_reporter(Held("round_work", _("What you did as a broker of rounds"), _done))
    add_reporter(Held("round_voice", _("What you said in rounds, as head"), _said))
