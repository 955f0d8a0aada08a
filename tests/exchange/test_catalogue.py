"""Published files are told apart by their columns alone."""

import csv
import io
import json

import pytest

from alongside.exchange.catalogue import BY_NAME, LAYOUTS, nearest, recognised
from alongside.exchange.layouts import plain
from alongside.schools.measures import MEASURES
from tests.store.small_files import ONE_OF_EACH


def header_of(content: str) -> list[str]:
    if content[0] in "[{":
        parsed = json.loads(content)
        first = parsed[0] if isinstance(parsed, list) else parsed["features"][0]
        return [*first.get("properties", first), *(["geometry"] if "geometry" in first else [])]
    return next(csv.reader(io.StringIO(content)))


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_each_published_header_belongs_to_exactly_one_layout(name: str) -> None:
    assert [layout.name for layout in recognised(header_of(ONE_OF_EACH[name][1]))] == [name]


def test_every_layout_has_a_small_file_to_be_tried_on() -> None:
    assert set(ONE_OF_EACH) == set(BY_NAME)
    assert len(BY_NAME) == len(LAYOUTS)


def test_upper_and_lower_case_and_spaces_do_not_hide_a_column() -> None:
    assert plain("Pupil:     Teacher Ratio ") == plain("pupil: teacher  RATIO")
    assert [layout.name for layout in recognised([" urn ", "perctot", "PPERSABS10"])] == ["absence"]


def test_an_extra_column_changes_nothing() -> None:
    header = [*header_of(ONE_OF_EACH["ks4"][1]), "NEW COLUMN"]
    assert [layout.name for layout in recognised(header)] == ["ks4"]


def test_a_file_lacking_one_telling_column_is_named_with_what_it_lacks() -> None:
    near = nearest(["RECTYPE", "URN", "ATT8SCR"])
    assert near is not None
    assert (near[0].name, near[1]) == ("ks4", ("P8MEA",))


def test_a_header_that_shares_nothing_is_near_no_layout() -> None:
    assert nearest(["colour", "shape"]) is None


def test_every_measure_that_a_layout_gives_is_a_known_measure() -> None:
    assert {value.measure for layout in LAYOUTS for value in layout.values} <= set(MEASURES)


def test_layouts_never_seen_in_a_live_file_say_so() -> None:
    unverified = {layout.name for layout in LAYOUTS if not layout.verified}
    assert unverified == {
        "gias-all",
        "statistics-ks4",
        "statistics-absence",
        "statistics-ks2",
        "statistics-census",
        "statistics-special-needs",
        "ofsted-every-inspection",
        "ofsted-graded",
        "ofsted-report-cards",
    }
