"""Reads a person's own jobs."""

from __future__ import annotations

import time
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from alongside_web.design.moments import moment_in_words
from alongside_web.jobs.models import JobState, Progress

_LOOK_AGAIN = 0.05


class NotYourJob(Http404):
    """There is no such job, or it is somebody else's."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A job as the list prints it."""

    key: str
    what: str
    state: str
    state_words: str
    asked: str


def of_person(person: int, most: int) -> tuple[Listed, ...]:
    """A person's jobs, latest first."""
    held = Progress.objects.filter(owner=person).order_by("-id").values_list("key", "what", "state", "asked_at")
    words = {one.value: str(one.label) for one in JobState}
    return tuple(
        Listed(str(key), what, state, words[state], moment_in_words(asked)) for key, what, state, asked in held[:most]
    )


def job(person: int | None, key: UUID) -> Progress:
    """A person's own job; raises `NotYourJob`."""
    found = Progress.objects.filter(owner=person, key=key).first() if person is not None else None
    if found is None:
        raise NotYourJob
    return found


def waited_for(progress: Progress, seconds: float) -> Progress:
    """The job as it stands once it has ended, or after so many seconds, whichever is first."""
    until = time.monotonic() + seconds
    while not progress.has_ended and time.monotonic() < until:
        time.sleep(_LOOK_AGAIN)
        progress.refresh_from_db()
    return progress
