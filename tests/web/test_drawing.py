"""Pictures: paths that break where a year is missing, maps where no number hides another."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from alongside.schools.school import School
from alongside.terms import AcademicYear
from alongside_store.registry import Outline
from alongside_web.schools.drawing.chart import YearOnPath, draw
from alongside_web.schools.drawing.map import SIZE, draw_map

SQUARE = ((400_000.0, 300_000.0), (460_000.0, 300_000.0), (460_000.0, 360_000.0), (400_000.0, 360_000.0))
FAR = tuple((easting + 300_000.0, northing) for easting, northing in SQUARE)


def school(easting: float | None, northing: float | None) -> School:
    return School("example:here", "Invented School", easting=easting, northing=northing)


def test_a_path_breaks_at_the_years_without_tables() -> None:
    years = [YearOnPath(AcademicYear(first), 50.0 + first % 3, 40.0, 46.0, 52.0) for first in (2017, 2018, 2021, 2022)]

    chart = draw(years, 1)

    assert len(chart.lines) == len(chart.halves) == len(chart.medians) == 2
    assert len(chart.dots) == 4
    assert [label.text for label in chart.year_labels] == ["2017/18", "2018/19", "2021/22", "2022/23"]


def test_higher_values_stand_higher_and_later_years_further_right() -> None:
    chart = draw([YearOnPath(AcademicYear(2017), 40.0), YearOnPath(AcademicYear(2018), 60.0)], 1)

    (x1, y1), (x2, y2) = chart.dots
    assert x1 < x2
    assert y1 > y2


def test_a_path_of_one_flat_year_is_still_drawn() -> None:
    chart = draw([YearOnPath(AcademicYear(2018), 50.0)], 1)

    assert len(chart.dots) == 1
    assert chart.lines == ()


def test_north_is_up_and_east_is_right_on_the_map() -> None:
    here, north_east = school(430_000, 330_000), school(440_000, 345_000)

    drawn = draw_map(here, [(1, north_east)], within_km=40, outlines=[])

    assert drawn is not None
    (dot,) = drawn.dots
    assert dot.x > SIZE / 2 > dot.y


def test_only_districts_in_view_are_drawn_and_named() -> None:
    outlines = [Outline("E1", "Overmantle", (SQUARE,)), Outline("E2", "Elsewhere", (FAR,))]

    drawn = draw_map(school(415_000, 330_000), [], within_km=40, outlines=outlines)

    assert drawn is not None
    assert len(drawn.paths) == 1
    assert [name.text for name in drawn.names] == ["Overmantle"]


def test_of_two_district_names_that_would_collide_only_the_wider_districts_is_written() -> None:
    narrower = tuple((east * 0.8 + 430_000 * 0.2, north + 300) for east, north in SQUARE)
    outlines = [Outline("E1", "Undermantle", (narrower,)), Outline("E2", "Overmantle", (SQUARE,))]

    drawn = draw_map(school(400_000, 330_000), [], within_km=80, outlines=outlines)

    assert drawn is not None
    assert [name.text for name in drawn.names] == ["Overmantle"]


def test_no_district_name_stands_under_a_numbered_dot_or_the_school_itself() -> None:
    outlines = [Outline("E1", "Overmantle", (SQUARE,))]
    middle = [sum(axis) / 2 for axis in ((min(x), max(x)) for x in zip(*SQUARE, strict=True))]
    there = school(*middle)

    under_a_dot = draw_map(school(middle[0] - 20_000, middle[1]), [(1, there)], within_km=40, outlines=outlines)
    under_the_school = draw_map(there, [], within_km=40, outlines=outlines)

    assert under_a_dot is not None
    assert under_the_school is not None
    assert under_a_dot.names == under_the_school.names == ()


def test_a_school_without_a_place_has_no_map() -> None:
    assert draw_map(school(None, None), [], within_km=40, outlines=[]) is None


@given(st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), max_size=30))
def test_no_numbered_dot_hides_another_or_the_school_in_the_middle(offsets: list[tuple[int, int]]) -> None:
    here = school(430_000, 330_000)
    others = [school(430_000 + east * 100, 330_000 + north * 100) for east, north in offsets]

    drawn = draw_map(here, list(enumerate(others, start=1)), within_km=40, outlines=[])

    assert drawn is not None
    spots = [(SIZE / 2, SIZE / 2), *((dot.x, dot.y) for dot in drawn.dots)]
    assert len(spots) == len(others) + 1
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 21 for a, b in combinations(spots, 2))
