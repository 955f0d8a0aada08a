"""Rows of brokering rounds: the round, who brokers it, its rules, needs, offers, and what stands between schools."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.brokering.phases import Phase
from alongside.brokering.round import Tie
from alongside_web.accounts.models import Organisation

PERSON = settings.AUTH_USER_MODEL


class PhaseChoice(models.TextChoices):
    OPEN = Phase.OPEN.value, _("being prepared")
    GATHERING = Phase.GATHERING.value, _("heads are asked")
    PROPOSING = Phase.PROPOSING.value, _("proposals are worked out")
    CONSIDERING = Phase.CONSIDERING.value, _("proposals are with the heads")
    CLOSED = Phase.CLOSED.value, _("closed")


class BrokeringRound(models.Model):
    """A round of an authority or trust. ``version`` counts changes, so that of two who settle it at once one is told."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds")
    name = models.CharField(_("name"), max_length=200)
    scope = models.TextField(_("what it is for, and whom it covers"), max_length=2000, blank=True)
    phase = models.CharField(max_length=20, choices=PhaseChoice, default=PhaseChoice.OPEN)
    answers_by = models.DateField(_("heads answer by"))
    closes = models.DateField(_("proposals are answered by"))
    most_invitations = models.PositiveSmallIntegerField(_("most heads that one school is proposed to"), default=3)
    seed = models.PositiveIntegerField(default=0)
    opened_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.name


class RoundRole(models.TextChoices):
    BROKER = "broker", _("broker")
    READER = "reader", _("reads the board, without what heads said")


class RoundPart(models.Model):
    """A person's part in a round for a time: the only ground on which anybody sees its board."""

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="parts")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("part"), max_length=20, choices=RoundRole)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "person"], condition=models.Q(until=None), name="one_part_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.role} since {self.since}"


class RulesVersion(models.Model):
    """The rules and weights of a round from a moment on, with the reasons; never altered."""

    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="rules_versions")
    number = models.PositiveIntegerField()
    rules = models.JSONField(default=dict)
    weights = models.JSONField(default=dict)
    why = models.CharField(_("why these rules"), max_length=1000, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["round", "number"], name="rules_versions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"rules {self.number}"


class Urgency(models.TextChoices):
    NOW = "now", _("now")
    TERM = "term", _("this term")
    YEAR = "year", _("this school year")


class NeedStated(models.Model):
    """A school that needs help in a round: what it needs, how soon, when, and what it already carries."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="needs")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    areas = models.JSONField(_("areas"), default=list)
    urgency = models.CharField(_("how soon"), max_length=20, choices=Urgency, default=Urgency.YEAR)
    partners = models.PositiveSmallIntegerField(_("how many partners"), default=1)
    modes = models.JSONField(_("kinds of help wanted"), default=list)
    load = models.PositiveSmallIntegerField(_("partners and plans it carries"), null=True, blank=True)
    load_ceiling = models.PositiveSmallIntegerField(_("how many it agreed to carry"), null=True, blank=True)
    travel_limit_km = models.PositiveSmallIntegerField(_("how far it would go, in km"), null=True, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to"), null=True, blank=True)
    note = models.TextField(_("note for brokers"), max_length=2000, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "school"], condition=models.Q(withdrawn_at=None), name="one_need_a_school"
            )
        ]

    def __str__(self) -> str:
        return f"need of {self.school}"


class OfferStated(models.Model):
    """A school that offers help in a round: its strengths, how much it can carry and when, and on what conditions."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="offers")
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    areas = models.JSONField(_("strengths"), default=list)
    partnerships = models.PositiveSmallIntegerField(_("how many partnerships"), default=1)
    days = models.DecimalField(_("staff days it can give"), max_digits=7, decimal_places=2, null=True, blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to"), null=True, blank=True)
    live_partnerships = models.PositiveSmallIntegerField(_("partnerships it carries"), null=True, blank=True)
    travel_limit_km = models.PositiveSmallIntegerField(_("how far it would go, in km"), null=True, blank=True)
    inspection_from = models.DateField(_("inspection expected from"), null=True, blank=True)
    inspection_to = models.DateField(_("inspection expected to"), null=True, blank=True)
    of_concern = models.BooleanField(_("it became a concern itself"), default=False)
    conditions = models.TextField(_("conditions"), max_length=2000, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["round", "school"], condition=models.Q(withdrawn_at=None), name="one_offer_a_school"
            )
        ]

    def __str__(self) -> str:
        return f"offer of {self.school}"


class TieChoice(models.TextChoices):
    WORKED_TOGETHER = Tie.WORKED_TOGETHER.value, _("they have worked together")
    FAILED = Tie.FAILED.value, _("an earlier partnership of the two failed")
    SHARED_CATCHMENT = Tie.SHARED_CATCHMENT.value, _("they share a catchment")
    SHARED_GOVERNORS = Tie.SHARED_GOVERNORS.value, _("they share governors")
    SPONSOR = Tie.SPONSOR.value, _("one sponsors the other")
    ADVISER_EMPLOYER = Tie.ADVISER_EMPLOYER.value, _("the adviser of one is employed by the other")


class TieDeclared(models.Model):
    """Something that stands between two schools, as somebody declared it; taken back rather than altered."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(BrokeringRound, on_delete=models.PROTECT, related_name="ties")
    one = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    tie = models.CharField(_("what stands between them"), max_length=40, choices=TieChoice)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.one} and {self.other}: {self.tie}"


# At the end, for they refer to what stands above.
from alongside_web.brokering.ground_models import Assumption, AssumptionLook, GroundAnswer  # noqa: E402, F401  # Django finds models only in a part's models module
from alongside_web.brokering.plan_models import PairPut, PlanBasis, PlanLine, PlanMade, RecordPdf  # noqa: E402, F401  # Django finds models only in a part's models module
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf  # noqa: E402, F401  # as above
