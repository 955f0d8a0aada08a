"""Positions on the British National Grid."""

from math import hypot

import pytest

from alongside.exchange.national_grid import grid_reference, project


def degrees(whole: int, minutes: int, seconds: float) -> float:
    return whole + minutes / 60 + seconds / 3600


def test_the_ordnance_surveys_worked_example_comes_out_to_the_millimetre() -> None:
    # Ordnance Survey, A Guide to Coordinate Systems in Great Britain, annex C.1: Caister water tower
    easting, northing = project(degrees(1, 43, 4.5177), degrees(52, 39, 27.2531))
    assert easting == pytest.approx(651409.903, abs=0.001)
    assert northing == pytest.approx(313177.270, abs=0.001)


def test_the_same_point_from_satellite_coordinates_is_within_five_metres() -> None:
    easting, northing = grid_reference(degrees(1, 42, 57.74), degrees(52, 39, 28.72))
    assert hypot(easting - 651409.903, northing - 313177.270) < 5


def test_the_grid_runs_east_and_north_from_its_false_origin() -> None:
    assert project(-2.0, 49.0) == pytest.approx((400000.0, -100000.0))
    west, east = grid_reference(-3.0, 53.0), grid_reference(-1.0, 53.0)
    assert west[0] < 400000 < east[0]
