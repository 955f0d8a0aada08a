"""Rows of evidence: what was coded, what was recorded of a case, who held which office, when the stages were, what stood around.

Rows are added and never altered; a statement that was wrong is taken back, and stays.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.evidence.codebook import codebook
from alongside.evidence.coding import EventKind
from alongside.evidence.perspectives import About, Audience, Basis, Perspective, SourceKind
from alongside.terms import Precision
from alongside_web.partnerships.models import Partnership, Side

PERSON = settings.AUTH_USER_MODEL
Choices = list[tuple[str, str]]


def _codes(*names: str) -> Choices:
    return [(str(name), str(name)) for name in names]


def indicators() -> Choices:
    """The indicators of the codebook, which grows, by their labels."""
    return [(one.id, one.label) for one in codebook().indicators.values()]


_PRECISIONS = _codes(*Precision)
_AUDIENCES = _codes(*Audience)
PUBLIC = Audience.PUBLIC.value


class Statement(models.Model):
    """An excerpt coded by one coder, as the engine's `Coding`; ``code`` is the number that a case gives it, if it has one.

    ``occurred`` says when it was so, ``known`` when somebody told of it; both as exactly as it is known. Who coded it by hand
    is its ``author``; what came with a case has none.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="statements")
    code = models.CharField(max_length=40, blank=True)
    sub = models.CharField(_("department or group, if not the whole schools"), max_length=100, blank=True)
    stage = models.PositiveSmallIntegerField(_("stage"))
    occurred_first = models.DateField(null=True)
    occurred_last = models.DateField(null=True)
    occurred_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    known_first = models.DateField(null=True)
    known_last = models.DateField(null=True)
    known_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    voice = models.CharField(_("whose account"), max_length=100)
    person = models.CharField(max_length=100, blank=True)
    perspective = models.CharField(_("from where it is seen"), max_length=30, choices=_codes(*Perspective))
    about = models.CharField(_("about"), max_length=20, choices=_codes(*About))
    indicator = models.CharField(_("what it speaks of"), max_length=60, choices=indicators)
    direction = models.SmallIntegerField(_("for or against"))
    strength = models.PositiveSmallIntegerField(_("how plainly"))
    basis = models.CharField(_("said or done"), max_length=10, choices=_codes(*Basis))
    kind = models.CharField(_("kind of source"), max_length=20, choices=_codes(*SourceKind), blank=True)
    paraphrase = models.TextField(_("what was said or done, in your own words"), max_length=1000)
    page = models.CharField(max_length=40, blank=True)
    coder = models.CharField(max_length=60)
    audience = models.CharField(_("who may read it"), max_length=30, choices=_AUDIENCES, default=PUBLIC)
    side = models.CharField(max_length=20, choices=Side, default=Side.NEITHER)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(direction__in=[-1, 1]), name="a_statement_is_for_or_against"),
            models.CheckConstraint(condition=models.Q(strength__range=(1, 3)), name="strength_is_one_to_three"),
            models.CheckConstraint(condition=models.Q(stage__range=(0, 4)), name="stages_are_nought_to_four"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "at", "id"], name="statements_by_time")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.direction:+d}"


class RecordedEvent(models.Model):
    """Something that happened, as the record of a case has it and as exactly as it is dated there; the engine's `Event`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="recorded_events")
    code = models.CharField(max_length=40)
    sub = models.CharField(max_length=100, blank=True)
    occurred_first = models.DateField()
    occurred_last = models.DateField()
    occurred_precision = models.CharField(max_length=10, choices=_PRECISIONS)
    known_first = models.DateField(null=True)
    known_last = models.DateField(null=True)
    known_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    kind = models.CharField(max_length=30, choices=_codes(*EventKind))
    by = models.CharField(max_length=20, choices=_codes("supported", "supporting", "both", "broker", "outside"))
    summary = models.CharField(max_length=500)
    page = models.CharField(max_length=40, blank=True)
    audience = models.CharField(max_length=30, choices=_AUDIENCES, default=PUBLIC)
    side = models.CharField(max_length=20, choices=Side, default=Side.NEITHER)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "code", "audience", "side"], name="a_recorded_event_once")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.summary}"


class Surrounding(models.Model):
    """What stood around a case: partners it would have had, kinds of help, other plans, money, what followed.

    The engine's `Context`.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="surroundings")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, blank=True)
    text = models.CharField(max_length=1000)
    start_first = models.DateField(null=True)
    start_last = models.DateField(null=True)
    start_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    end_first = models.DateField(null=True)
    end_last = models.DateField(null=True)
    end_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    page = models.CharField(max_length=40, blank=True)
    audience = models.CharField(max_length=30, choices=_AUDIENCES, default=PUBLIC)
    side = models.CharField(max_length=20, choices=Side, default=Side.NEITHER)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject}"


class OfficeTold(models.Model):
    """Who held which office in a case, as exactly as its record dates it; the engine's `Office`."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="offices_told")
    voice = models.CharField(max_length=100)
    person = models.CharField(max_length=100, blank=True)
    of_side = models.CharField(max_length=20)
    role = models.CharField(max_length=200)
    perspective = models.CharField(max_length=30)
    start_first = models.DateField(null=True)
    start_last = models.DateField(null=True)
    start_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    end_first = models.DateField(null=True)
    end_last = models.DateField(null=True)
    end_precision = models.CharField(max_length=10, choices=_PRECISIONS, blank=True)
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.voice}, {self.role}"


class StageTold(models.Model):
    """When a stage of a partnership was; where nobody told, a stage is a term."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="stages_told")
    stage = models.PositiveSmallIntegerField()
    first = models.DateField()
    last = models.DateField()
    precision = models.CharField(max_length=10, choices=_PRECISIONS)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "stage"], name="a_stage_is_told_once")
        ]

    def __str__(self) -> str:
        return f"stage {self.stage}"
