"""Rows of meetings: bodies, meetings and who came, decisions, actions, and meetings across partnerships."""

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


class AudienceChoice(models.TextChoices):
    BOTH_SIDES = Audience.BOTH_SIDES.value, _("Everybody who works in the partnership")
    OWN_SIDE = Audience.OWN_SIDE.value, _("My side")
    STEERING_GROUP = Audience.STEERING_GROUP.value, _("The steering group: heads and governors of both sides")


class Told(models.Model):
    """What every row has that not everybody may read: whose it is, for whom, and who wrote it first."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(_("side"), max_length=20, choices=Side)
    audience = models.CharField(_("who may read it"), max_length=30, choices=AudienceChoice)
    author = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class BodyKind(models.TextChoices):
    STEERING = "steering", _("steering group")
    MANAGEMENT = "management", _("management committee")
    GOVERNORS = "governors", _("governors of a school")
    COMMITTEE = "committee", _("committee of governors")
    TEAM = "team", _("joint team")
    OTHER = "other", _("another body")


class Body(Told):
    """People who meet again and again. ``side`` is the school it belongs to, or neither where it is of both."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind)
    reports_to = models.ForeignKey("self", on_delete=models.SET_NULL, related_name="reports", null=True, blank=True)
    others = models.TextField(_("members without an account"), max_length=2000, blank=True)
    is_over = models.BooleanField(_("it no longer meets"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["partnership", "name"], name="bodies_by_name")]

    def __str__(self) -> str:
        return self.name


class BodyMember(models.Model):
    """A person of the partnership who sits on a body."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["body", "person"], name="a_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.body}"


class MeetingKind(models.TextChoices):
    HEADS = "heads", _("heads")
    SENIOR = "senior", _("joint senior management")
    STEERING = "steering", _("steering group or committee")
    GOVERNORS = "governors", _("governors")
    CROSS_SERVICE = "cross-service", _("with other services")
    REVIEW = "review", _("review")
    OTHER = "other", _("another meeting")


class Meeting(Told):
    """One meeting, of a body or just of people, to come or held."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=MeetingKind)
    title = models.CharField(_("what it is about"), max_length=200)
    on = models.DateField(_("day"))
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    others = models.TextField(_("others who came"), max_length=1000, blank=True)
    minutes = models.TextField(_("minutes"), max_length=20000, blank=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "on", "id"], name="meetings_by_day")
        ]

    def __str__(self) -> str:
        return self.title


class Attender(models.Model):
    """A person of the partnership who came to a meeting."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attenders")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "person"], name="an_attender_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.meeting}"


class MeetingDecision(Told):
    """What a meeting decided. A decision entered wrongly is taken back and stays readable."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField(_("decision"), max_length=2000)
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.text[:60]


class ActionState(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    NOT_DONE = "not-done", _("not done")
    DROPPED = "dropped", _("dropped")


class MeetingAction(Told):
    """What somebody is to do after a meeting, by a day."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    decision = models.ForeignKey(
        MeetingDecision, on_delete=models.PROTECT, related_name="actions", null=True, blank=True
    )
    text = models.CharField(_("what is to be done"), max_length=500)
    who = models.CharField(_("who does it"), max_length=200)
    due = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(_("how it stands"), max_length=20, choices=ActionState, default=ActionState.OPEN)
    words = models.CharField(_("what came of it"), max_length=500, blank=True)
    settled_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "state", "due", "id"], name="actions_by_day")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class NetworkMeeting(models.Model):
    """One partnership's own row of a meeting that a broker arranged for several; ``gathering`` is the same in all of them.

    What is said to all stands in every row, so that nobody has to be shown another partnership's row to read it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    gathering = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="network_meetings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    arranged_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("day"))
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    topic = models.CharField(_("what it is about"), max_length=300)
    outcome = models.TextField(_("what came of it"), max_length=5000, blank=True)
    is_open = models.BooleanField(_("each may learn which others are invited"), default=False)
    came_supported = models.TextField(_("who came from the supported school"), max_length=1000, blank=True)
    came_supporting = models.TextField(_("who came from the supporting school"), max_length=1000, blank=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partnership", "on", "id"], name="networks_by_day")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gathering", "partnership"], name="a_partnership_is_invited_once")
        ]

    def __str__(self) -> str:
        return self.topic
