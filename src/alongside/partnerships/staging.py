"""When the stages of a partnership were, by number: by the days that its people set, or where nobody told, by terms.

By terms they are a term each from the start, the fourth until today.

The thesis followed its six so: from summer 2002 a stage a term, to the fourth in summer 2003 (Tables 3a and 3b, p. 56).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from alongside.partnerships.stages import Course
from alongside.terms import Period, Precision, Term

LAST = 4


def stages_by_term(starts: date | None, until: date) -> Mapping[int, Period]:
    """The four stages from the day on which it started; none where that is not told. The last ends no earlier than ``until``."""
    if starts is None:
        return {}
    found: dict[int, Period] = {}
    term = Term.of(starts)
    for stage in range(1, LAST + 1):
        found[stage], term = term.period, term.following
    found[LAST] = replace(found[LAST], last=max(found[LAST].last, until))
    return found


def stages_by_days(course: Course, until: date) -> Mapping[int, Period]:
    """The four stages by the days that were set, both ends included. The last ends no earlier than ``until``."""
    found = {number: Period(one.first, one.last, Precision.DAY) for number, one in enumerate(course.spans, start=1)}
    found[LAST] = replace(found[LAST], last=max(found[LAST].last, until))
    return found
