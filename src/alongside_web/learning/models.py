"""Rows of what is learned: reports on exchanges, practices followed step by step, and what was promised and given."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.partnerships.models import Partnership, Side
from alongside_web.partnerships.private_models import AudienceChoice

PERSON = settings.AUTH_USER_MODEL
LONG = 2000


class ExchangeReport(models.Model):
    """What somebody brought home from the other school. Without ``sent_at`` it is a draft, which its author alone has.

    ``side`` is the side from which they went; ``activity`` is the key of a planned activity.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="exchange_reports")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    audience = models.CharField(_("who may read it"), max_length=30, choices=AudienceChoice)
    who = models.CharField(_("who went"), max_length=200, blank=True)
    on = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)
    did = models.TextField(_("what they did"), max_length=LONG, blank=True)
    saw = models.TextField(_("what they saw"), max_length=LONG, blank=True)
    will_use = models.TextField(_("what they will use"), max_length=LONG, blank=True)
    surprised = models.TextField(_("what surprised them"), max_length=LONG, blank=True)
    could_learn = models.TextField(_("what the other school could learn"), max_length=LONG, blank=True)
    activity = models.UUIDField(null=True, blank=True)
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "on", "id"], name="exchange_reports_by_day")
        ]

    def __str__(self) -> str:
        return f"exchange of {self.on}"


class HostContext(models.Model):
    """What the school that was visited adds to a report. Added and never altered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(ExchangeReport, on_delete=models.PROTECT, related_name="contexts")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    text = models.TextField(_("what you want to add"), max_length=LONG)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"context of {self.at:%Y-%m-%d}"


class DirectionChoice(models.TextChoices):
    TO_SUPPORTED = "to-supported", _("to the supported school")
    TO_SUPPORTING = "to-supporting", _("to the supporting school")


class StepChoice(models.TextChoices):
    SEEN = "seen", _("seen")
    TRIED = "tried", _("tried")
    ADAPTED = "adapted", _("adapted")
    EMBEDDED = "embedded", _("embedded")
    DROPPED = "dropped", _("dropped")


class BasisChoice(models.TextChoices):
    VISIT = "visit", _("a visit to the other school")
    TALK = "talk", _("a talk about it")
    OWN_USE = "own use", _("own use, in lessons or other work")
    OBSERVED = "observed", _("somebody else saw it done here")
    PAPER = "paper", _("a paper: scheme of work, policy, plan")


class Practice(models.Model):
    """Something that one school does and the other takes up, or does not. ``part`` is a department or a person; empty is the
    whole school."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="practices")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    audience = models.CharField(_("who may read of it"), max_length=30, choices=AudienceChoice)
    name = models.CharField(_("practice"), max_length=200)
    what = models.TextField(_("what it is"), max_length=LONG, blank=True)
    direction = models.CharField(_("which way it goes"), max_length=20, choices=DirectionChoice)
    part = models.CharField(_("department, group or person, if not the whole school"), max_length=100, blank=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "direction", "name", "id"], name="practices_by_name")
        ]

    def __str__(self) -> str:
        return self.name


class PracticeStep(models.Model):
    """A step of a practice, as somebody says it. Never altered; what was wrong is taken back by who said it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="steps")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    audience = models.CharField(_("who may read it"), max_length=30, choices=AudienceChoice)
    step = models.CharField(_("step"), max_length=20, choices=StepChoice)
    on = models.DateField(_("day"))
    basis = models.CharField(_("what it rests on"), max_length=20, choices=BasisChoice)
    words = models.TextField(_("evidence in words"), max_length=LONG)
    again = models.CharField(_("why it went back, or is taken up again"), max_length=500, blank=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "practice", "id"], name="steps_of_practices")
        ]

    def __str__(self) -> str:
        return f"{self.step}, {self.on}"


class UnitChoice(models.TextChoices):
    DAYS = "days", _("days of staff")
    OTHER = "other", _("something else, counted but not added up")


class SectionChoice(models.TextChoices):
    GIVES_SUPPORTED = "gives-supported", _("what the supported school gives")
    GETS_SUPPORTED = "gets-supported", _("what the supported school gets")
    GIVES_SUPPORTING = "gives-supporting", _("what the supporting school gives")
    GETS_SUPPORTING = "gets-supporting", _("what the supporting school gets")


class Promise(models.Model):
    """Something that one school gives and the other gets; ``side`` is the one that gives."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="promises")
    side = models.CharField(_("who gives"), max_length=20, choices=Side)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what is given"), max_length=300)
    unit = models.CharField(_("counted in"), max_length=20, choices=UnitChoice, default=UnitChoice.OTHER)
    amount = models.DecimalField(_("how much"), max_digits=7, decimal_places=2, null=True, blank=True)
    by = models.DateField(_("by when"), null=True, blank=True)
    section = models.CharField(_("where the agreement says so"), max_length=20, choices=SectionChoice, blank=True)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "side", "id"], name="promises_of_a_side")
        ]

    def __str__(self) -> str:
        return self.what


class Gift(models.Model):
    """Something given against a promise. Never altered; what was wrong is taken back by who recorded it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="gifts")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    on = models.DateField(_("day"))
    amount = models.DecimalField(_("how much"), max_digits=7, decimal_places=2, null=True, blank=True)
    words = models.CharField(_("what was given"), max_length=500)
    activity = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"given on {self.on}"


class MarkChoice(models.TextChoices):
    KEPT = "kept", _("kept")
    PART_KEPT = "part kept", _("kept in part")
    NOT_KEPT = "not kept", _("not kept")
    DROPPED = "dropped", _("dropped by agreement")


class Marking(models.Model):
    """How one side sees a promise; the last of a side counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="markings")
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, choices=Side)
    mark = models.CharField(_("how you see it"), max_length=20, choices=MarkChoice)
    words = models.CharField(_("why you see it so"), max_length=500, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.side}: {self.mark}"
