"""Rows of a school's load: what it is committed to, and the ceilings that two heads agreed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import Organisation
from alongside_web.partnerships.models import Partnership, Side

PERSON = settings.AUTH_USER_MODEL


class KindChoice(models.TextChoices):
    PROGRAMME = "programme", _("programme")
    PLAN = "plan", _("plan")
    INSPECTION_PLAN = "inspection action plan", _("action plan after an inspection")
    GRANT = "grant", _("grant")
    NETWORK = "network", _("network")
    PARTNERSHIP = "partnership", _("partnership")


class ReaderChoice(models.TextChoices):
    OWN_SIDE = Audience.OWN_SIDE.value, _("People of the school")
    BROKER = Audience.BROKER.value, _("People of the school, and brokers and advisers of its partnerships")


class Commitment(models.Model):
    """Something that asks a school's people for time. What is not known stays empty; without a last day it goes on.

    ``partnership`` is set where it is a partnership on this site. ``audience`` of whoever is not of the school.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(_("who may read of it"), max_length=30, choices=ReaderChoice)
    name = models.CharField(_("what it is called"), max_length=200)
    kind = models.CharField(_("kind"), max_length=30, choices=KindChoice)
    brought_by = models.CharField(_("who brings it"), max_length=200, blank=True)
    days = models.DecimalField(_("staff days a term"), max_digits=7, decimal_places=2, null=True, blank=True)
    people = models.PositiveSmallIntegerField(_("how many people it asks"), null=True, blank=True)
    asked = models.CharField(_("whom it asks, and for what"), max_length=300, blank=True)
    first = models.DateField(_("first day"), null=True, blank=True)
    last = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("where this is known from"), max_length=300, blank=True)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisation", "name", "id"], name="commitments_of_a_school")
        ]

    def __str__(self) -> str:
        return self.name


class Ceiling(models.Model):
    """How much is enough for one side: proposed by one head, in force once the other accepts. Never altered.

    ``side`` is the one whose load it is; ``days`` are staff days a term for all partners and plans together.
    ``shows_number`` lets the other school see how many commitments there are.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="ceilings")
    side = models.CharField(max_length=20, choices=Side)
    number = models.PositiveIntegerField()
    partners = models.PositiveSmallIntegerField(_("partners and plans at most"), null=True, blank=True)
    days = models.DecimalField(_("staff days a term at most"), max_digits=7, decimal_places=2, null=True, blank=True)
    shows_number = models.BooleanField(_("the other school may see how many there are"), default=False)
    why = models.CharField(_("why"), max_length=500, blank=True)
    proposed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    proposed_side = models.CharField(max_length=20, choices=Side)
    proposed_at = models.DateTimeField()
    accepted_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    accepted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "side", "number"], name="ceilings_are_numbered")
        ]

    def __str__(self) -> str:
        return f"ceiling {self.number} of {self.side}"
