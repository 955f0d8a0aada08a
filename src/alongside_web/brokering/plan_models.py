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
    """A plan and all it rests on. ``stated`` is the whole round as it was worked out, private answers included;
    ``document`` is what came of it, without them. With the registry's snapshot it can be worked out again to the same plan.
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
    stated = models.JSONField()
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
