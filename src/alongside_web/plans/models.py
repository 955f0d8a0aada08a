"""Rows of plans: aims, activities and what became of them, money, and versions of the whole."""

from __future__ import annotations

import uuid
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.partnerships.models import Partnership, Side

PERSON = settings.AUTH_USER_MODEL
NO_DAYS = Decimal(0)


class Plan(models.Model):
    """What holds for the whole plan of a partnership. ``revision`` counts every change of anything in it."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="plan")
    revision = models.PositiveIntegerField(default=0)
    staff_day_pence = models.PositiveBigIntegerField(_("what a day of cover costs"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"plan, revision {self.revision}"


class Aim(models.Model):
    """What the work is for, tied to a priority, to the plans of school and authority, and to characteristics.

    ``characteristics`` are names from the codebook's list of characteristics of partnerships.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="aims")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(_("aim"), max_length=500)
    priority = models.CharField(_("which priority it serves"), max_length=500, blank=True)
    school_plan = models.CharField(_("where it stands in the school’s own plan"), max_length=300, blank=True)
    authority_plan = models.CharField(_("where it stands in the authority’s support plan"), max_length=300, blank=True)
    characteristics = models.JSONField(default=list, blank=True)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.text


class Funder(models.Model):
    """Where money comes from."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="funders")
    name = models.CharField(_("funder"), max_length=200)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "name"], name="a_funder_once")
        ]

    def __str__(self) -> str:
        return self.name


class Allocation(models.Model):
    """Money of a funder for one term; ``term`` is the first day of the term."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="allocations")
    funder = models.ForeignKey(Funder, on_delete=models.PROTECT, related_name="allocations")
    term = models.DateField(_("term"))
    pence = models.PositiveBigIntegerField(_("amount"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["funder", "term"], name="an_allocation_a_term")
        ]

    def __str__(self) -> str:
        return f"{self.pence} pence, {self.term}"


class FundedUntil(models.Model):
    """The last term for which there is money, as it stood from a moment on; never altered.

    Allocations change in place; a reading of an earlier day needs to know until when money was promised on that day.
    ``term`` is the first day of the term, None where there was no money.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="funded_until")
    term = models.DateField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"funded until {self.term}"


class Kind(models.TextChoices):
    VISIT = "visit", _("visit")
    EXCHANGE = "exchange", _("staff exchange")
    TRAINING = "training", _("training")
    PLANNING = "planning", _("planning together")
    OBSERVATION = "observation", _("lessons seen")
    COACHING = "coaching", _("coaching or mentoring")
    PUPILS = "pupils", _("something with pupils")
    MATERIALS = "materials", _("materials shared")
    REVIEW = "review", _("review")
    OTHER = "other", _("something else")


class Status(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")


class Activity(models.Model):
    """One thing that is to be done together: planned, and then held or cancelled; one that moves stays planned.

    ``part`` names a partnership inside the partnership, such as a department; empty is the whole.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="activities")
    aim = models.ForeignKey(Aim, on_delete=models.PROTECT, related_name="activities", null=True, blank=True)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(_("activity"), max_length=200)
    what = models.TextField(_("what is done"), max_length=2000, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    part = models.CharField(_("department or group, if not the whole schools"), max_length=100, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    lead_supported = models.CharField(_("lead at the supported school"), max_length=120, blank=True)
    lead_supporting = models.CharField(_("lead at the supporting school"), max_length=120, blank=True)
    days_supported = models.DecimalField(max_digits=7, decimal_places=2, default=NO_DAYS)
    days_supporting = models.DecimalField(max_digits=7, decimal_places=2, default=NO_DAYS)
    cover_supported = models.PositiveBigIntegerField(default=0)
    cover_supporting = models.PositiveBigIntegerField(default=0)
    other_pence = models.PositiveBigIntegerField(default=0)
    funder = models.ForeignKey(Funder, on_delete=models.PROTECT, related_name="activities", null=True, blank=True)
    success = models.TextField(_("how we shall know that it worked"), max_length=2000, blank=True)
    monitored_by = models.CharField(_("who checks"), max_length=200, blank=True)
    monitored_when = models.CharField(_("when it is checked"), max_length=200, blank=True)
    monitored_how = models.CharField(_("how it is checked"), max_length=500, blank=True)
    evaluation = models.TextField(_("what came of it"), max_length=2000, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PLANNED)
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "starts", "id"], name="activities_by_day"),
            models.Index(fields=["partnership", "position", "id"], name="activities_by_place"),
        ]

    def __str__(self) -> str:
        return self.title


class HappeningKind(models.TextChoices):
    HELD = "held", _("held")
    CANCELLED = "cancelled", _("cancelled")
    MOVED = "moved", _("moved")


class ReasonKind(models.TextChoices):
    RELEASE = "release", _("staff could not be released")
    ILLNESS = "illness", _("illness")
    INSPECTION = "inspection", _("inspection")
    PEOPLE = "people", _("people left or changed")
    PRIORITIES = "priorities", _("something else came first")
    TRAVEL = "travel", _("travel or weather")
    MONEY = "money", _("money")
    NOT_WANTED = "not-wanted", _("it was no longer wanted")
    OTHER = "other", _("something else")


class By(models.TextChoices):
    SUPPORTED = "supported", _("the supported school")
    SUPPORTING = "supporting", _("the supporting school")
    BOTH = "both", _("both schools")
    BROKER = "broker", _("the authority, trust or broker")
    OUTSIDE = "outside", _("somebody outside")


class Happening(models.Model):
    """What became of an activity, as somebody recorded it. Never altered: who errs records anew, and the last one counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="happenings")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="happenings")
    kind = models.CharField(_("what happened"), max_length=20, choices=HappeningKind)
    on = models.DateField(_("on which day it was, or was to be"))
    moved_to = models.DateField(_("moved to"), null=True, blank=True)
    by = models.CharField(_("whose doing it was"), max_length=20, choices=By, default=By.BOTH)
    reason_kind = models.CharField(_("reason"), max_length=20, choices=ReasonKind, blank=True)
    reason = models.CharField(_("reason in words"), max_length=500, blank=True)
    came_supported = models.PositiveSmallIntegerField(
        _("how many came from the supported school"), null=True, blank=True
    )
    came_supporting = models.PositiveSmallIntegerField(
        _("how many came from the supporting school"), null=True, blank=True
    )
    who_came = models.CharField(_("who came"), max_length=500, blank=True)
    words = models.TextField(_("what happened, in words"), max_length=2000, blank=True)
    next_step = models.CharField(_("what will be tried next"), max_length=500, blank=True)
    days_supported = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    days_supporting = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    lessons_lost = models.PositiveSmallIntegerField(_("lessons taken by somebody else"), null=True, blank=True)
    side = models.CharField(max_length=20, choices=Side)
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "on", "id"], name="happenings_by_day")
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.on}"


class Payment(models.Model):
    """Money spent: of a funder, on a day, for an activity or for something else. What was wrong is taken back, not altered."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="payments")
    funder = models.ForeignKey(Funder, on_delete=models.PROTECT, related_name="payments")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="payments", null=True, blank=True)
    on = models.DateField(_("paid on"))
    pence = models.PositiveBigIntegerField(_("amount"))
    what = models.CharField(_("what for"), max_length=300)
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.pence} pence, {self.on}"


class PlanVersion(models.Model):
    """The whole plan as it stood when somebody kept a version of it; never altered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plan_versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    why = models.CharField(_("why this version is kept"), max_length=500, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "number"], name="plan_versions_are_numbered")
        ]

    def __str__(self) -> str:
        return f"version {self.number}"


# At the end, for they refer to partnerships alone: rows that a plan needs for a while.
from alongside_web.plans.plan_models import PlanImport, PlanPaper  # noqa: E402, F401  # Django finds models only in a part's models module
