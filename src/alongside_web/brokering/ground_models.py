"""Rows of common ground: what each person answered before a launch, and the assumptions that a partnership rests on.

Answers and looks are added and never altered; of answers the last counts.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.partnerships.models import Partnership, Side

PERSON = settings.AUTH_USER_MODEL


class GroundAnswer(models.Model):
    """What a person answered to one question; without a place the person does not know. ``shared`` lets the broker read why.

    ``again`` is set where it was given after the launch.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="ground_answers")
    side = models.CharField(max_length=20, choices=Side)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    question_list = models.CharField(max_length=20)
    question = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True)
    words = models.TextField(_("why"), max_length=1000, blank=True)
    shared = models.BooleanField(_("the broker may read why"), default=False)
    again = models.BooleanField(default=False)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "author", "id"], name="ground_of_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.place}"


class Standing(models.TextChoices):
    HOLDS = "holds", _("holds")
    WAVERS = "wavers", _("wavers")
    REFUTED = "refuted", _("refuted")


class Assumption(models.Model):
    """Something that the partnership takes to be so, what would prove it wrong, and when it is looked at again.

    ``standing`` is what was found at the last look, empty before the first. ``version`` counts rewordings and looks.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="assumptions")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("we assume that"), max_length=500)
    wrong = models.CharField(_("what would prove it wrong"), max_length=500)
    look_on = models.DateField(_("looked at again on"), null=True, blank=True)
    standing = models.CharField(_("how it stands"), max_length=20, choices=Standing, blank=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["partnership", "id"], name="assumptions_of_one")]

    def __str__(self) -> str:
        return self.text


class AssumptionLook(models.Model):
    """A look at an assumption: how it stands on that day, and why."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    assumption = models.ForeignKey(Assumption, on_delete=models.PROTECT, related_name="looks")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(_("how it stands"), max_length=20, choices=Standing)
    reason = models.CharField(_("why"), max_length=500)
    on = models.DateField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.standing} on {self.on}"
