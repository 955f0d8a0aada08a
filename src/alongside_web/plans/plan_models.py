"""Rows that a plan needs for a while: a file that waits to be confirmed, and the plan laid out as PDF."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from alongside_web.partnerships.models import Partnership


class PlanImport(models.Model):
    """What a file would put into the plan, until its owner confirms it; it lives for a day.

    ``rows`` are the rows of the file as they were understood, ``said`` what was not.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plan_imports")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rows = models.JSONField()
    said = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"import of {self.at:%d.%m.%Y}"


class PlanPaper(models.Model):
    """A plan laid out as PDF, which is the same until something in the plan changes."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plan_papers")
    language = models.CharField(max_length=10)
    with_money = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    made = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["partnership", "language", "with_money"], name="a_plan_paper_of_each_kind")
        ]

    def __str__(self) -> str:
        return f"plan as PDF, {self.language}"
