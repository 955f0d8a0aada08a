"""A partnership's stages: the list of tasks it keeps, the days of its stages, and what was said of each task."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside_web.partnerships.models import Partnership, Side

PERSON = settings.AUTH_USER_MODEL


class ListKept(models.Model):
    """The list of tasks that a partnership began with, and each newer one that it has taken since; the last one counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="task_lists_kept")
    number = models.PositiveIntegerField()
    task_list = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "number"], name="lists_kept_are_numbered")
        ]

    def __str__(self) -> str:
        return f"list {self.task_list}"


class StageDates(models.Model):
    """The days of the stages from one change on: the first of each, and the last of all. Never altered; the last one counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="stage_dates")
    number = models.PositiveIntegerField()
    prepare = models.DateField(_("prepare the ground begins"))
    plant = models.DateField(_("plant, water, nurture begins"))
    harvest = models.DateField(_("harvest begins"))
    look = models.DateField(_("look back and forward begins"))
    last = models.DateField(_("last day"))
    reason = models.CharField(_("why"), max_length=500, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "number"], name="stage_dates_are_numbered")
        ]

    def __str__(self) -> str:
        return f"days of stages, {self.number}"


class SaidStatus(models.TextChoices):
    """What people may say of a task; that it cannot start, the site alone says."""

    NOT_STARTED = "not-started", _("Not started")
    IN_PROGRESS = "in-progress", _("In progress")
    BLOCKED = "blocked", _("Blocked")
    DONE = "done", _("Done")
    NOT_APPLICABLE = "not-applicable", _("Not applicable")


class TaskSaid(models.Model):
    """What somebody said of a task. Never altered; the last one counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="tasks_said")
    task = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=SaidStatus)
    reason = models.CharField(_("why, or anything else to say"), max_length=500, blank=True)
    side = models.CharField(max_length=20, choices=Side)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "task", "number"], name="words_of_a_task_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.status}"
