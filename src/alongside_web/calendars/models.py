"""Private calendar addresses, how people want to be reminded, what they were reminded of, and days off."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.reminders import Kind
from alongside_web.accounts.models import Organisation

PERSON = settings.AUTH_USER_MODEL


class FeedAddress(models.Model):
    """A person's private calendar address: of the secret in it only the hash is kept, and a seed that tells nothing alone.

    ``digest`` and ``changed_at`` say what was sent last and since when it says so.
    """

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="feed_addresses")
    seed = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="one_calendar_address_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"calendar address of {self.person_id}"


class Rhythm(models.TextChoices):
    EACH = "each", _("Each as it falls due")
    WEEKLY = "weekly", _("One e-mail at the beginning of each week")
    NONE = "none", _("None")


class RhythmChosen(models.Model):
    """How somebody wants to be reminded; the last choice counts."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="rhythms")
    rhythm = models.CharField(max_length=20, choices=Rhythm)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.rhythm


class ReminderSent(models.Model):
    """What somebody was reminded of, so that it is said once; ``uid`` and ``day`` as the engine names an occasion."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="reminders_sent")
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    uid = models.CharField(max_length=120)
    day = models.DateField()
    on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "kind", "uid", "day"], name="a_reminder_is_sent_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["on"], name="reminders_by_day")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.day}"


class DaysClosed(models.Model):
    """Days on which an organisation's schools are closed, both ends included. What was wrong is removed and entered anew."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="days_closed")
    name = models.CharField(_("what it is"), max_length=100)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    entered_by = models.ForeignKey(PERSON, on_delete=models.SET_NULL, related_name="+", null=True)
    entered_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="closed_days_are_in_order")
        ]

    def __str__(self) -> str:
        return self.name
