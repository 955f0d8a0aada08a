"""Plans of a round as they were made, never altered, and what became of the pairs that were put to heads."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated

PERSON = settings.AUTH_USER_MODEL


class PlanMade(models.Model):
    """A plan. ``document`` is what came of it as a whole, without private answers; its pairs, conversations and schools left
    over are `PlanLine`s, so that a page reads those it shows; what it rests on is its `PlanBasis`.
    ``relaxed`` names a rule that was set aside: the plan is then a trial, made to see what that would bring.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    why = models.CharField(_("why it was made"), max_length=500, blank=True)
    rules_version = models.PositiveIntegerField()
    registry_hash = models.CharField(max_length=64, blank=True)
    model_version = models.CharField(max_length=60)
    stated_hash = models.CharField(max_length=64)
    relaxed = models.JSONField(default=list)
    document = models.JSONField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "number"], name="plans_are_numbered")
        ]

    def __str__(self) -> str:
        return f"plan {self.number}"

    @property
    def is_trial(self) -> bool:
        """Whether a rule was set aside to see what that would bring."""
        return bool(self.relaxed)


class PlanBasis(models.Model):
    """The whole round as a plan was worked out, private answers included, as the text of a JSON document; emptied in time.

    With the registry's snapshot the plan can be worked out again from it. A row of its own, for a national round is some
    megabytes: whoever reads a plan does not wade through them.
    """

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="+")
    plan = models.OneToOneField(PlanMade, on_delete=models.PROTECT, related_name="basis")
    stated = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"basis of {self.plan}"


class LinePart(models.TextChoices):
    """The parts that a plan's lines are of; named nowhere on a page."""

    PAIR = "pair"
    TALK = "talk"
    LEFT = "left"


class PlanLine(models.Model):
    """One pair, conversation or school left over of a plan, at its place; never altered. ``need`` and ``partner`` are the
    schools' keys in the engine, ``told`` their names and figures."""

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(PlanMade, on_delete=models.PROTECT, related_name="lines")
    part = models.CharField(max_length=10, choices=LinePart)
    place = models.PositiveIntegerField()
    need = models.CharField(max_length=80)
    partner = models.CharField(max_length=80, blank=True)
    told = models.JSONField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["plan", "part", "place"], name="lines_of_a_plan_have_places")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.place}"


class RecordPdf(models.Model):
    """A round's record laid out as PDF in one language. It stands for the paper with this digest alone."""

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    made = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "language"], name="one_record_pdf_a_language")
        ]

    def __str__(self) -> str:
        return f"record as PDF, {self.language}"


class PairState(models.TextChoices):
    CHOSEN = "chosen", _("chosen by the broker")
    PUT = "put", _("put to both heads")
    AGREED = "agreed", _("agreed")
    NOT_GOING_AHEAD = "not-going-ahead", _("not going ahead")
    DROPPED = "dropped", _("taken back by the broker")


class PairPut(models.Model):
    """A pair that the broker chose or put to its heads. ``price`` is what an override cost the plan when it was chosen.

    ``public`` is what may be said of the pair to anybody: figures that no head's word can change. ``preferred`` is whom the
    authority's criteria and either head would have had; it is the brokers' own. ``partnership`` is the key of what came of it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="pairs")
    plan = models.ForeignKey(PlanMade, on_delete=models.PROTECT, related_name="pairs")
    need = models.ForeignKey(NeedStated, on_delete=models.PROTECT, related_name="pairs")
    offer = models.ForeignKey(OfferStated, on_delete=models.PROTECT, related_name="pairs")
    state = models.CharField(max_length=20, choices=PairState)
    is_override = models.BooleanField(default=False)
    price = models.JSONField(default=dict)
    public = models.JSONField(default=dict)
    preferred = models.JSONField(default=dict)
    why = models.CharField(_("why the broker chose it"), max_length=1000, blank=True)
    partnership = models.UUIDField(null=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["need", "offer"],
                condition=models.Q(state__in=["chosen", "put", "agreed"]),
                name="a_pair_is_live_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.need} with {self.offer}"
