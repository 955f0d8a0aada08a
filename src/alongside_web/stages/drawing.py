"""The four stages as a bar over time, with the day on which it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alongside.partnerships.stages import Course
from alongside.partnerships.task_lists import StageName

WIDTH, LEFT, RIGHT = 720, 2, 718


@dataclass(frozen=True, slots=True)
class Bar:
    """One stage: where it lies, and whether it is past, the present one or to come."""

    number: int
    stage: StageName
    x: float
    width: float
    middle: float
    time: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, and where today lies; None before the first and after the last day."""

    bars: tuple[Bar, ...]
    today: float | None


def picture(course: Course, day: date) -> Picture:
    """The stages in proportion to their days."""
    whole = (course.last - course.first).days + 1
    each = (RIGHT - LEFT) / whole
    present = course.present(day)
    bars = []
    for number, span in enumerate(course.spans, start=1):
        x = LEFT + (span.first - course.first).days * each
        width = ((span.last - span.first).days + 1) * each
        time = "present" if span.stage is present else "past" if span.last < day else "coming"
        bars.append(Bar(number, span.stage, round(x, 1), round(width, 1), round(x + width / 2, 1), time))
    inside = course.first <= day <= course.last
    return Picture(tuple(bars), round(LEFT + ((day - course.first).days + 0.5) * each, 1) if inside else None)
