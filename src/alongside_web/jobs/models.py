"""How far each job is, and the workers that are alive."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("being done")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Progress(models.Model):
    """A job that somebody asked for (``owner``), or that the night brings (no owner), and how far it is.

    ``once`` names what is to be done once: asked for again, it is the same job. ``made`` is the file it made, if any.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs", null=True)
    work = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    what = models.CharField(_("what"), max_length=200)
    once = models.CharField(max_length=160, unique=True)
    state = models.CharField(max_length=20, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    task = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=300, blank=True)
    leads_to = models.CharField(max_length=300, blank=True)
    made = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["owner", "-id"], name="jobs_of_a_person")]

    def __str__(self) -> str:
        return f"{self.what}: {self.get_state_display()}"

    @property
    def has_ended(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED}

    @property
    def percent(self) -> int | None:
        """How much is done, from 0 to 100, where the whole is known."""
        return min(100, 100 * self.done // self.total) if self.total else None


class Worker(models.Model):
    """A worker process and when it last showed that it is alive."""

    name = models.CharField(max_length=64, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
