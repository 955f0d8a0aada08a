"""Inspections are kept apart by framework, and visits that graded nothing from those that did."""

from datetime import date

import pytest

from alongside.schools.inspections import (
    Framework,
    Inspection,
    Occasion,
    by_framework,
    by_occasion,
    framework_on,
    is_monitoring,
)


def inspected(day: date | None, kind: str = "", **judgements: str) -> Inspection:
    return Inspection(Framework.OVERALL_GRADE, day, None, judgements, kind=kind)


@pytest.mark.parametrize(
    ("day", "framework"),
    [
        (date(2024, 8, 31), Framework.OVERALL_GRADE),
        (date(2024, 9, 1), Framework.SUB_JUDGEMENTS),
        (date(2025, 10, 31), Framework.SUB_JUDGEMENTS),
        (date(2025, 11, 1), Framework.REPORT_CARD),
    ],
)
def test_the_framework_in_force_changes_in_september_2024_and_november_2025(day: date, framework: Framework) -> None:
    assert framework_on(day) is framework


@pytest.mark.parametrize(
    ("kind", "visit"),
    [
        ("Schools into Special Measures Visit 4", True),
        ("Schools with Serious Weaknesses Visit 1", True),
        ("Requires Improvement monitoring Visit 2", True),
        ("S8 No Formal Designation Visit", True),
        ("Requires Improvement S5 Reinspection Visit 1", False),
        ("Special Measures S5 ReInspection", False),
        ("S5 Inspection", False),
        ("", False),
    ],
)
def test_a_monitoring_visit_is_known_by_the_published_word_for_it(kind: str, visit: bool) -> None:
    assert is_monitoring(kind) is visit


def test_a_visit_that_graded_the_school_counts_as_graded_and_one_with_an_outcome_alone_does_not() -> None:
    visit = "Schools into Special Measures Visit 4"
    assert inspected(None, visit, **{"Overall effectiveness": "Good"}).occasion is Occasion.GRADED
    assert inspected(None, visit).occasion is Occasion.MONITORING
    assert inspected(None, "Section 8 inspection", Outcome="School remains Good").occasion is Occasion.UNGRADED


def test_within_a_framework_graded_inspections_come_first_and_newest_first() -> None:
    visit = "Schools into Special Measures Visit 1"
    old, new = inspected(date(2015, 5, 1), Leadership="Good"), inspected(date(2019, 5, 1), Leadership="Inadequate")
    seen = inspected(date(2020, 1, 14), visit)
    ((framework, found),) = by_framework([old, seen, new])
    assert (framework, found) == (Framework.OVERALL_GRADE, (seen, new, old))
    assert by_occasion(found) == ((Occasion.GRADED, (new, old)), (Occasion.MONITORING, (seen,)))
