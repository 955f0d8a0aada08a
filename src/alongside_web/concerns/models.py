"""Registers of concern: who may open them, the cases in them, and what was shared with a school's head.

Rows of this part are read and written by this part alone. Nothing in a case is overwritten: a correction, a change of reasons
or another point is a row of its own.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import Organisation

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    KEEPS = "keeps", _("keeps concerns")
    READS = "reads", _("reads concerns")


class Level(models.TextChoices):
    INTENSIVE = "intensive", _("Intensive support")
    CLOSE = "close-monitoring", _("Close monitoring")
    LIGHT = "light-watch", _("Light watch")
    NONE = "none", _("No concern")


class Precision(models.TextChoices):
    DAY = "day", _("on this day")
    MONTH = "month", _("in this month")
    TERM = "term", _("in this term")
    YEAR = "year", _("in this year")


class Stated(models.TextChoices):
    UP = "up", _("up, for the better")
    STEADY = "steady", _("steady")
    DOWN = "down", _("down, for the worse")


class PointState(models.TextChoices):
    OPEN = "open", _("open")
    REACHED = "reached", _("reached")
    NOT_REACHED = "not-reached", _("not reached")
    CHANGED = "changed", _("changed")


class Outcome(models.TextChoices):
    IMPROVED = "improved", _("the reasons are gone")
    MOVED = "moved", _("another body looks after it now")
    SCHOOL_CLOSED = "school-closed", _("the school closed or merged")
    MISTAKE = "mistake", _("it was opened by mistake")


class Stance(models.TextChoices):
    AGREES = "agrees", _("agrees")
    DISAGREES = "disagrees", _("disagrees")
    ADDS = "adds", _("adds context")


class Register(models.Model):
    """The register of one organisation. ``labels`` are its own words for the levels, by their names."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="register")
    labels = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"register {self.pk}"


class Right(models.Model):
    """That a person may keep or read a register, from a day until it was taken back."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="rights")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="rights_in_registers")
    kind = models.CharField(_("right"), max_length=20, choices=Kind)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["register", "person"], condition=models.Q(until=None), name="one_right_in_a_register"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class Concern(models.Model):
    """A case: one school that an organisation is concerned about. ``level`` and ``rated_for`` repeat the rating that holds.

    ``version`` counts changes, so that of two keepers who change it at once the second is told.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="concerns")
    school = models.CharField(_("school key"), max_length=60)
    name = models.CharField(_("school"), max_length=200)
    scheme = models.CharField(max_length=20)
    opened = models.DateField(_("opened"))
    opened_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    opened_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    level = models.CharField(_("level"), max_length=30, choices=Level, blank=True)
    review_on = models.DateField(_("next review"), null=True, blank=True)
    closed = models.DateField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    outcome_words = models.TextField(_("what came of it"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["register", "school"], condition=models.Q(closed=None), name="one_open_case_a_school"
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["register", "closed", "review_on"], name="cases_by_review")
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"


class Reason(models.Model):
    """One reason of a case, from a day until it no longer held."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="reasons")
    name = models.CharField(_("reason"), max_length=40)
    words = models.TextField(_("in words"), blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    until_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name", "until"], name="cases_with_a_reason")]

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """A level, when it was so, when it was known, on what it rests and why. It is never altered."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="ratings")
    number = models.PositiveIntegerField(_("number"))
    level = models.CharField(_("level"), max_length=30, choices=Level)
    occurred = models.DateField(_("when it was so"))
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    known_at = models.DateField(_("when it was known"))
    known_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    basis = models.TextField(_("what it rests on"))
    rationale = models.TextField(_("why this level"))
    stated = models.CharField(_("where the rater sees it going"), max_length=10, choices=Stated, blank=True)
    corrects = models.PositiveIntegerField(_("corrects"), null=True, blank=True)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["concern", "number"], name="ratings_are_numbered"),
            models.UniqueConstraint(fields=["concern", "corrects"], name="a_rating_is_corrected_once"),
        ]

    def __str__(self) -> str:
        return f"rating {self.number}: {self.level}"


class Point(models.Model):
    """What must be true, by when, for the level to go down, and who decides; and what came of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="points")
    what = models.TextField(_("what must be true"))
    by = models.DateField(_("by when"))
    decides = models.CharField(_("who decides"), max_length=200)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=20, choices=PointState, default=PointState.OPEN)
    settled_on = models.DateField(null=True)
    settled_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    settled_why = models.TextField(_("why"), blank=True)

    def __str__(self) -> str:
        return f"point {self.pk}"


class Share(models.Model):
    """A copy of exactly what a keeper showed to a school's head; empty texts were not shown."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="shares")
    number = models.PositiveIntegerField(_("rating"))
    head = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    school = models.CharField(_("school key"), max_length=60)
    name = models.CharField(_("school"), max_length=200)
    level = models.CharField(_("level"), max_length=100)
    when = models.CharField(_("when it was so"), max_length=60)
    rationale = models.TextField(blank=True)
    point = models.TextField(blank=True)
    shared_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"shared rating {self.number}"


class SchoolAnswer(models.Model):
    """What a school says to a rating: by its head, or written down by a keeper (``said_by`` tells whose words they are)."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField(_("rating"))
    stance = models.CharField(_("answer"), max_length=20, choices=Stance)
    words = models.TextField(_("in words"))
    said_by = models.CharField(_("who said it"), max_length=200, blank=True)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"answer to rating {self.number}"
