"""Each published file gives what it says: values, standings, inspections; and each trap in them is stepped over."""

import json
from pathlib import Path

import pytest

from alongside.exchange.layouts import Keeps
from alongside.terms import AcademicYear
from alongside_store.opening import Opened, open_file
from alongside_store.reading import Reading, read
from alongside_store.refusals import Damaged, NotRecognised, YearNotKnown
from alongside_store.sheet import KEY
from tests.store.small_files import GIAS_COLUMNS, ONE_OF_EACH, gias_schools, ks4, links, table, write


def reading(content: str, name: str = "a_2018-19.csv", year: AcademicYear | None = None) -> Reading:
    return read(Opened(name, content.encode(), "0" * 64), year)


def sample(layout: str) -> Reading:
    name, content = ONE_OF_EACH[layout]
    return reading(content, name)


def values(read_file: Reading) -> dict[tuple[str, int], float | str]:
    """(measure, year) to value, or to the standing where there is no value."""
    rows = read_file.observations.select("measure", "year", "value", "standing").iter_rows()
    return {(measure, year): standing if value is None else round(value, 6) for measure, year, value, standing in rows}


@pytest.mark.parametrize("layout", ONE_OF_EACH)
def test_every_published_layout_is_read_without_refusing_a_cell(layout: str) -> None:
    found = sample(layout).source
    assert found.layout == layout
    assert found.rows_refused == 0
    kept = sample(layout).layout.keeps is not Keeps.NOTHING
    assert (found.rows_kept > 0) == kept
    assert found.rows_read == found.rows_kept + found.rows_aside


def test_the_full_register_gives_facts_values_and_the_last_grade() -> None:
    found = sample("gias-all")
    assert len(GIAS_COLUMNS) > 130
    assert found.source.year == AcademicYear(2025)
    assert found.source.as_of == "2026-01-05"
    assert values(found) == {
        ("roll", 2025): 900,
        ("capacity", 2025): 1200,
        ("fsm", 2025): 21.5,
        ("girls", 2025): 50,
    }
    (facts,) = found.facts.to_dicts()
    assert (facts["name"], facts["la_code"], facts["opened"]) == ("Ashcroft School", "999", "2016-09-01")
    (grade,) = found.inspections.to_dicts()
    assert (grade["started"], json.loads(grade["judgements"])) == ("2019-03-12", {"Overall effectiveness": "Good"})


def test_codes_in_a_performance_table_become_standings() -> None:
    found = reading(
        ks4(
            {"URN": 900001, "ATT8SCR": "SUPP", "P8MEA": "NP"},
            {"URN": 900002, "ATT8SCR": "NE", "P8MEA": "LOWCOV"},
            {"URN": 900003, "ATT8SCR": "", "P8MEA": "x"},
        )
    )
    standings = found.observations.select(KEY, "measure", "standing").rows()
    assert sorted(standings) == [
        (900001, "attainment8", "suppressed"),
        (900001, "progress8", "not published"),
        (900002, "attainment8", "not applicable"),
        (900002, "progress8", "too few pupils with results"),
        (900003, "progress8", "not published"),
    ]


def test_a_percentage_reads_the_same_with_and_without_its_sign() -> None:
    found = reading(ks4({"URN": 900001, "PTL2BASICS_94": "64.5%", "PTL2BASICS_95": "64.5"}))
    assert values(found)[("basics-94", 2018)] == values(found)[("basics-95", 2018)] == 64.5


def test_summary_rows_are_left_aside_and_not_refused() -> None:
    found = reading(
        ks4(
            {"URN": 900001},
            {"URN": "NAT", "RECTYPE": 5},
            {"URN": "", "RECTYPE": 4},
            {"URN": 900009, "RECTYPE": 4},
        )
    )
    assert found.source.aside == (
        ("row without URN (a summary)", 2),
        ("summary row of an authority or of England", 1),
    )
    assert (found.source.rows_kept, found.source.rows_aside, found.source.rows_refused) == (1, 3, 0)


def test_the_census_gives_shares_of_the_roll() -> None:
    assert values(sample("census")) == {
        ("roll", 2018): 200,
        ("ehcp", 2018): 2,
        ("sen-support", 2018): 10,
        ("sen", 2018): 12,
        ("eal", 2018): "not applicable",
        ("fsm", 2018): 25,
    }


def test_absence_is_also_attendance() -> None:
    assert values(sample("absence")) == {
        ("absence", 2018): 6.9,
        ("attendance", 2018): 93.1,
        ("persistent-absence", 2018): "suppressed",
    }


def test_pay_in_pounds_and_a_ratio_under_a_column_with_gaps_in_its_name_are_read() -> None:
    assert values(sample("workforce")) == {("pupil-teacher-ratio", 2017): 15.1, ("teacher-pay", 2017): 45884}


def test_pupil_premium_is_the_share_of_the_whole_roll() -> None:
    assert values(sample("pupil-premium")) == {("pupil-premium", 2019): 25}


def test_a_school_with_nobody_on_roll_has_no_share() -> None:
    content = ONE_OF_EACH["pupil-premium"][1].replace("200", "0")
    assert values(reading(content)) == {}


def test_the_panel_takes_its_year_from_each_row() -> None:
    found = sample("admissions-panel")
    assert found.source.year is None
    assert values(found) == {("places-offered", 2015): 180, ("progress8", 2015): -0.11}


def test_an_all_through_schools_two_intakes_are_told_apart_and_the_secondary_one_is_kept() -> None:
    columns = [
        "urn",
        "academic_year_full",
        "phase_key",
        "total_number_places_offered",
        "reading_progress",
        "progress_8",
    ]
    rows = (
        {"phase_key": 1, "total_number_places_offered": 60, "reading_progress": 2.5},
        {"phase_key": 2, "total_number_places_offered": 180, "progress_8": 0.3},
    )
    found = reading(table(columns, *({"urn": 900001, "academic_year_full": "2018-2019", **row} for row in rows)))
    assert values(found) == {
        ("places-offered", 2018): 180,
        ("ks2-reading-progress", 2018): 2.5,
        ("progress8", 2018): 0.3,
    }


def test_school_level_statistics_keep_all_pupils_of_schools_alone() -> None:
    found = sample("statistics-ks4")
    assert values(found) == {
        ("attainment8", 2024): 48.2,
        ("progress8", 2024): "not applicable",
        ("basics-94", 2024): "suppressed",
    }
    assert found.source.release == "final"
    assert not found.source.verified
    assert values(sample("statistics-ks2")) == {
        ("ks2-reading-progress", 2022): 1.5,
        ("ks2-writing-progress", 2022): -0.5,
        ("ks2-maths-progress", 2022): "not published",
    }


def test_results_of_areas_go_back_three_years_from_the_last() -> None:
    assert values(sample("la-ks4")) == {("attainment8", 2024): 46.9, ("attainment8", 2023): "suppressed"}
    assert values(sample("england-ks4")) == {("attainment8", 2024): 46}


def inspections(found: Reading) -> list[tuple[int, str, str, dict[str, str], str]]:
    rows = found.inspections.select(KEY, "framework", "started", "judgements", "category").sort("started").rows()
    return [(urn, framework, day, json.loads(said), category) for urn, framework, day, said, category in rows]


def test_two_inspections_in_one_row_go_each_to_the_school_inspected() -> None:
    assert inspections(sample("ofsted-two-inspections")) == [
        (900002, "overall grade", "2014-05-07", {"Overall effectiveness": "Inadequate"}, "Special measures"),
        (
            900001,
            "overall grade",
            "2019-03-12",
            {"Overall effectiveness": "Good", "Quality of education": "Good"},
            "",
        ),
    ]


def test_an_inspection_without_overall_grade_is_of_the_second_framework() -> None:
    assert inspections(sample("ofsted-graded")) == [
        (
            900001,
            "sub-judgements only",
            "2024-10-08",
            {"Quality of education": "Good", "Behaviour and attitudes": "Outstanding"},
            "",
        )
    ]


def test_a_monitoring_visit_is_kept_without_a_grade_beside_the_inspection_that_gave_one() -> None:
    found = sample("ofsted-every-inspection")
    assert inspections(found) == [
        (
            900001,
            "overall grade",
            "2019-03-12",
            {"Overall effectiveness": "Inadequate", "Quality of education": "Inadequate"},
            "Special measures",
        ),
        (900001, "overall grade", "2020-01-14", {}, "Special measures"),
    ]
    assert found.inspections["kind"].to_list() == ["S5 Inspection", "Schools into Special Measures Visit 1"]
    assert found.source.rows_aside == 0


def test_the_school_census_of_today_gives_circumstances_and_leaves_the_nation_aside() -> None:
    found = sample("statistics-census")
    values = found.observations.select("measure", "year", "value", "standing").rows()
    assert values == [
        ("roll", 2024, 800.0, "published"),
        ("girls", 2024, 45.0, "published"),
        ("fsm", 2024, 31.5, "published"),
        ("eal", 2024, None, "not applicable"),
    ]
    assert found.source.rows_aside == 1


def test_special_needs_are_counted_over_all_pupils() -> None:
    values = dict(sample("statistics-special-needs").observations.select("measure", "value").rows())
    assert values == {"sen-support": 15.0, "ehcp": 3.0, "sen": 18.0}


def test_a_report_card_keeps_its_scale_and_the_grade_before_it_stays_apart() -> None:
    assert inspections(sample("ofsted-report-cards")) == [
        (900001, "overall grade", "2019-03-12", {"Overall effectiveness": "Good"}, ""),
        (
            900001,
            "report card",
            "2025-11-18",
            {"Safeguarding": "Met", "Inclusion": "Strong standard", "Achievement": "Needs attention"},
            "",
        ),
    ]


def test_repeated_rows_are_merged_and_of_differing_ones_the_first_is_kept() -> None:
    content = table(
        ["urn", "school_capacity", "number_of_pupils", "percentage_fsm"],
        *(
            {"urn": urn, "school_capacity": 100, "number_of_pupils": roll}
            for urn, roll in ((900001, 80), (900001, 80), (900002, 70), (900002, 71))
        ),
    )
    found = reading(content, "context_2022-07.csv")
    assert found.source.notes == ("2 rows repeat another; 1 of them differed, and the first was kept",)
    assert found.observations.filter(measure="roll")["value"].to_list() == [80, 70]
    assert found.observations.filter(measure="roll")["standing"].to_list() == ["published", "sources disagree"]
    assert found.observations.filter(measure="capacity")["standing"].to_list() == ["published", "published"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"URN": "9OOOO2"}, "row 3, column 'URN': '9OOOO2' is not a URN"),
        ({"URN": 900002, "ATT8SCR": "12x"}, "row 3, column 'ATT8SCR': '12x' is not a number"),
        ({"URN": 900002, "PTL2BASICS_94": "164"}, "row 3, column 'PTL2BASICS_94': '164' is not a percentage"),
    ],
)
def test_a_refused_cell_refuses_its_row_and_is_named_by_row_column_and_value(row: dict[str, object], said: str) -> None:
    found = reading(ks4({"URN": 900001}, row, {"URN": 900003}))
    assert [str(refusal) for refusal in found.source.refusals] == [said]
    assert (found.source.rows_kept, found.source.rows_refused) == (2, 1)
    assert 900002 not in found.observations[KEY].to_list()


def test_a_file_with_more_than_one_row_in_a_hundred_refused_is_refused_whole() -> None:
    good = [{"URN": 900001 + at} for at in range(100)]
    bad = [{"URN": 910001 + at, "P8MEA": "?"} for at in range(21)]
    with pytest.raises(Damaged, match=r"row 102, column 'P8MEA': '\?' is not a number; 21 of 121 rows"):
        reading(ks4(*good, *bad))
    assert reading(ks4(*good, *bad[:20])).source.rows_refused == 20


def test_a_negative_capacity_is_refused() -> None:
    content = table(
        ["urn", "school_capacity", "number_of_pupils", "percentage_fsm"],
        {"urn": 900001, "school_capacity": -5},
        {"urn": 900002, "school_capacity": 5},
    )
    found = reading(content, "context_2022-07.csv")
    assert str(found.source.refusals[0]) == "row 2, column 'school_capacity': '-5' is not zero or more"


def test_a_known_file_lacking_a_column_says_what_that_costs() -> None:
    found = reading("RECTYPE,URN,ATT8SCR,P8MEA\n1,900001,46,0.1\n")
    costs = {missing.column: missing.cost for missing in found.source.columns_missing}
    assert costs["PTL2BASICS_94"] == "no 'English and mathematics at grade 4 or above' from this file"
    assert costs["SCHNAME"] == "the name stays unknown unless another file gives it"


def test_an_unknown_column_is_out_of_the_way_but_counted() -> None:
    found = reading("RECTYPE,URN,ATT8SCR,P8MEA,FUTURE\n1,900001,46,0.1,?\n")
    assert found.source.columns_unused == ("FUTURE",)


def test_a_file_of_another_kind_is_refused_with_its_nearest_kin() -> None:
    with pytest.raises(NotRecognised, match="looks like 'Key stage 4 performance table' but has no column 'P8MEA'"):
        reading("RECTYPE,URN,ATT8SCR\n1,900001,46\n")
    with pytest.raises(
        NotRecognised, match="none of the published files known here: its columns begin 'colour', 'shape'"
    ):
        reading("colour,shape\nred,round\n")


def test_a_file_with_a_header_alone_is_refused() -> None:
    with pytest.raises(Damaged, match="none of which can be kept"):
        reading("RECTYPE,URN,ATT8SCR,P8MEA\n")


@pytest.mark.parametrize(
    ("name", "year", "release"),
    [
        ("england_ks4final_2018-19.csv", 2018, "final"),
        ("2018_2019_england_ks4provisional.csv", 2018, "provisional"),
        ("ks4_202324_revised.csv", 2023, "revised"),
        ("ks4_as_at_2022-07.csv", 2021, "published"),
    ],
)
def test_year_and_release_are_taken_from_the_name_where_the_rows_do_not_say(name: str, year: int, release: str) -> None:
    found = reading(ks4({"URN": 900001}), name).source
    assert (found.year, found.release) == (AcademicYear(year), release)


def test_a_file_that_says_no_year_asks_for_one_and_takes_the_one_given() -> None:
    with pytest.raises(YearNotKnown, match="add --year"):
        reading(ks4({"URN": 900001}), "england_ks4.csv")
    assert reading(ks4({"URN": 900001}), "england_ks4.csv", AcademicYear(2018)).source.year == AcademicYear(2018)


def test_the_register_is_dated_by_its_newest_change_whatever_its_name_says() -> None:
    found = reading(gias_schools({"urn": 900001}, changed="2022-07-06"), "schools_2019-20.csv").source
    assert (found.as_of, found.year) == ("2022-07-06", AcademicYear(2021))


def test_a_windows_file_is_read_and_its_first_accent_shown(tmp_path: Path) -> None:
    content = links((900001, 900002, "Predecessor")).replace("School 900002", "Étoile School")
    found = read(open_file(write(tmp_path, "links.csv.gz", content.encode("cp1252"))))
    assert found.facts["other_name"].to_list() == ["Étoile School"]
    assert "'Étoile School'" in found.source.notes[0]
