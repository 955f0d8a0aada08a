"""What the letters and words in published cells stand for."""

import pytest

from alongside.exchange.codes import concern, grade, phase_of, region_of, sector_of, type_of
from alongside.schools.school import Phase, Sector


@pytest.mark.parametrize(
    ("cell", "judgement"),
    [
        ("1", "Outstanding"),
        ("Requires Improvement", "Requires improvement"),
        ("Special Measures", "Inadequate"),
        ("Strong standard", "Strong standard"),
        ("Not met", "Not met"),
        ("9", ""),
        ("NULL", ""),
        ("Not judged", ""),
        ("7", None),
        ("splendid", None),
    ],
)
def test_a_judgement_is_read_in_its_frameworks_words(cell: str, judgement: str | None) -> None:
    assert grade(cell) == judgement


def test_a_region_has_one_name_however_a_list_writes_it() -> None:
    written = ("Yorkshire and The Humber", "Yorkshire and the Humber", "Inner London", "Outer London", " South West ")
    assert {region_of(name) for name in written} == {"Yorkshire and the Humber", "London", "South West"}


def test_categories_of_concern_are_spelt_out() -> None:
    assert [concern(cell) for cell in ("SM", "SWK", "NULL", "", "Special Measures")] == [
        "Special measures",
        "Serious weaknesses",
        "",
        "",
        "Special Measures",
    ]


@pytest.mark.parametrize(
    ("group", "name", "sector"),
    [
        ("Local authority maintained schools", "Community school", Sector.STATE),
        ("Academies", "Academy converter", Sector.STATE),
        ("Academies", "Academy special converter", Sector.SPECIAL),
        ("Free Schools", "Free schools alternative provision", Sector.SPECIAL),
        ("Independent schools", "Other independent special school", Sector.INDEPENDENT),
        ("State-funded secondary", "", Sector.STATE),
        ("Pupil referral unit", "", Sector.SPECIAL),
        ("Non-maintained special school", "", Sector.SPECIAL),
        ("", "", Sector.UNKNOWN),
    ],
)
def test_the_sector_follows_from_group_and_type(group: str, name: str, sector: Sector) -> None:
    assert sector_of(group, name) is sector


def test_middle_schools_follow_their_deemed_phase() -> None:
    assert phase_of("Middle deemed secondary") is Phase.SECONDARY
    assert phase_of("Middle deemed primary") is Phase.PRIMARY
    assert phase_of("something new") is Phase.UNKNOWN


def test_type_codes_of_the_performance_tables_are_spelt_out() -> None:
    assert type_of("ACC") == "Academy converter"
    assert type_of("Community school") == "Community school"
