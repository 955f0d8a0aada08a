"""Reads a person's own jobs."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from alongside_web.jobs.models import Progress


class NotYourJob(Http404):
    """There is no such job, or it is somebody else's."""


def of_person(person: int) -> QuerySet[Progress]:
    """A person's jobs, latest first, without the files they made."""
    return Progress.objects.filter(owner=person).defer("made", "arguments").order_by("-id")


def job(person: int | None, key: UUID) -> Progress:
    """A person's own job; raises `NotYourJob`."""
    found = Progress.objects.filter(owner=person, key=key).first() if person is not None else None
    if found is None:
        raise NotYourJob
    return found
