"""What heads say in a round, each alone: invitations to speak, answers about other schools, and about themselves.

Answers are added and never altered; the last one about a school counts until it runs out.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.brokering.round import Level, Stance
from alongside_web.accounts.models import Organisation
from alongside_web.brokering.models import BrokeringRound

PERSON = settings.AUTH_USER_MODEL


class Voice(models.Model):
    """An invitation to one head to speak in one round. Only a digest of the secret in its link is kept.

    ``person`` is the head's account where they have one, so that their words are found when their address is another.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="voices")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name of the head"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address of the head"), max_length=254)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    invited_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # A new head gets a voice of their own, and the former one's ends.
            models.UniqueConstraint(
                fields=["round", "school"], condition=models.Q(ended_at=None), name="one_voice_a_school"
            )
        ]

    def __str__(self) -> str:
        return f"voice of {self.school}"


class StanceChoice(models.TextChoices):
    CHOOSE = Stance.CHOOSE.value, _("would choose it")
    ACCEPT = Stance.ACCEPT.value, _("would accept it")
    UNKNOWN = Stance.UNKNOWN.value, _("don’t know")
    REFUSE = Stance.REFUSE.value, _("would rather not")


class VoiceAnswer(models.Model):
    """What one head said of working with one other school, why, and until when it counts."""

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="answers")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="answers")
    about = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(_("answer"), max_length=20, choices=StanceChoice)
    rank = models.PositiveSmallIntegerField(_("which choice"), null=True, blank=True)
    motives = models.JSONField(_("because of"), default=list)
    words = models.TextField(_("why"), max_length=2000, blank=True)
    shared = models.BooleanField(_("the broker may read why"), default=False)
    expires = models.DateField(_("counts until"), null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["voice", "about", "id"], name="answers_of_a_voice")
        ]

    def __str__(self) -> str:
        return f"{self.stance}, {self.at:%Y-%m-%d}"


class LevelChoice(models.TextChoices):
    LOW = Level.LOW.value, _("little")
    SOME = Level.SOME.value, _("some")
    HIGH = Level.HIGH.value, _("much")


class VoiceSelf(models.Model):
    """What a head said of the own school in a round: whether to take part at all, readiness, load, inspection."""

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="told_of_self")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="told_of_self")
    takes_part = models.BooleanField(_("takes part in this round"), default=True)
    openness = models.CharField(_("open to partnership"), max_length=20, choices=LevelChoice, blank=True)
    experience = models.CharField(_("experience of partnership"), max_length=20, choices=LevelChoice, blank=True)
    load = models.PositiveSmallIntegerField(_("other partners and plans"), null=True, blank=True)
    load_ceiling = models.PositiveSmallIntegerField(_("most that the school can carry"), null=True, blank=True)
    inspection_from = models.DateField(_("inspection expected from"), null=True, blank=True)
    inspection_to = models.DateField(_("inspection expected to"), null=True, blank=True)
    ask_again = models.DateField(_("ask again on"), null=True, blank=True)
    words = models.TextField(_("anything else"), max_length=2000, blank=True)
    shared = models.BooleanField(_("the broker may read it"), default=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"about itself, {self.at:%Y-%m-%d}"
