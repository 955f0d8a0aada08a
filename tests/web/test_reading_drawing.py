"""Pictures of readings: places true to their figures, and no name over another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.casebook.partnerships import case_names
from alongside.lenses.typology import CLASSES
from alongside_web.readings.drawing import BAR_WIDTH, BOTTOM, LEFT, RIGHT, TOP, interval, on_line
from alongside_web.readings.labels import Box, write_beside
from alongside_web.readings.lensed import LensShown
from alongside_web.readings.positions import lenses_of, lenses_of_all
from alongside_web.readings.queries import reading
from alongside_web.readings.timeline import timeline

FIELD = Box(LEFT, TOP, RIGHT, BOTTOM)
SPOTS = st.tuples(st.integers(LEFT + 120, RIGHT - 120), st.integers(TOP + 60, BOTTOM - 60))


def lenses() -> list[LensShown]:
    return [*lenses_of_all(case_names()), *(lens for case in case_names() for lens in lenses_of(case))]


def test_the_bar_of_classes_is_full_and_each_share_as_wide_as_it_is_likely() -> None:
    for case in case_names():
        bar, probabilities = reading(case).bar, reading(case).typology.probabilities

        assert [one.verdict for one in bar] == list(CLASSES)
        assert sum(one.width for one in bar) == pytest.approx(BAR_WIDTH, abs=0.3)
        assert all(one.width == pytest.approx(probabilities[one.verdict] * BAR_WIDTH, abs=0.1) for one in bar)


def test_a_point_stands_further_right_and_higher_the_higher_its_positions() -> None:
    for lens in lenses():
        for one, other in combinations(lens.plane.points, 2):
            assert one.left <= one.x <= one.right
            assert one.top <= one.y <= one.bottom
            assert one.name != other.name
    by_name = {one.name: one for one in lenses_of_all(case_names())[0].plane.points}
    assert by_name["Virgo–Leo"].x > by_name["Pisces–Scorpio"].x
    assert by_name["Virgo–Leo"].y < by_name["Pisces–Scorpio"].y


def test_all_twelve_heads_are_on_one_picture_and_each_partnership_on_the_others() -> None:
    structures, heads, situation = (lens.plane for lens in lenses_of_all(case_names()))

    assert (len(structures.points), len(heads.points), len(situation.points)) == (6, 12, 6)
    assert {one.shape for one in heads.points} == {"disc", "square"}
    assert not any(plane.traces for plane in (structures, heads, situation))


def test_the_path_of_a_partnership_ends_where_its_point_is() -> None:
    for case in case_names():
        plane = lenses_of(case)[0].plane
        (trace,) = plane.traces
        assert (trace.stops[-1].x, trace.stops[-1].y) == (plane.points[0].x, plane.points[0].y)
        assert trace.path.count("L") == len(trace.stops) - 1


def test_no_name_of_the_six_stands_over_another() -> None:
    for lens in lenses_of_all(case_names()):
        boxes = []
        for one in lens.plane.points:
            taken: list[Box] = []
            write_beside((one.label.x, one.label.y), one.name, taken, within=FIELD)
            wide = taken[0].right - taken[0].left
            left = one.label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.label.anchor]
            boxes.append(Box(left, one.label.y - 11, left + wide, one.label.y + 3))
        assert all(a.overlap(b) < 1 for a, b in combinations(boxes, 2))


@given(st.lists(SPOTS, min_size=1, max_size=5, unique=True))
def test_names_find_room_beside_a_few_points_wherever_they_are(spots: list[tuple[int, int]]) -> None:
    taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in spots]
    points = len(taken)
    for spot in spots:
        write_beside(spot, "Virgo", taken, within=FIELD)

    names = taken[points:]
    assert len(names) == len(spots)
    assert all(one.outside(FIELD) == 0 for one in names)
    assert all(a.overlap(b) == 0 for a, b in combinations(names, 2))


def test_an_interval_beyond_its_line_is_drawn_to_the_lines_end() -> None:
    mark = on_line((0.5, -3.0, 9.0), ends=(-1, 1), cut=0, firm=True)

    assert 0 < mark.low < mark.cut < mark.x < mark.high < 200
    for lens in lenses():
        for one in lens.positions:
            drawn = interval(one.position)
            assert drawn.low <= drawn.x <= drawn.high


def test_events_stand_in_order_of_time_and_no_mark_covers_another() -> None:
    for case in case_names():
        shown = timeline(case)
        marks = [mark for lane in shown.lanes for mark in lane.marks]

        assert sorted(mark.number for mark in marks) == [one.number for one in shown.events]
        assert all(abs(a.x - b.x) >= 24 or abs(a.y - b.y) >= 24 for a, b in combinations(marks, 2))
        for lane in shown.lanes:
            assert all(lane.y < mark.y < lane.y + lane.height for mark in lane.marks)
        dates = [one.event.occurred.first for one in shown.events]
        assert dates == sorted(dates)
