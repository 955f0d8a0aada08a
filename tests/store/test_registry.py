"""What the registry says of a school, with its predecessors, and of the nation it is compared with."""

import json
import threading
from pathlib import Path

import numpy as np
import pytest

from alongside.casebook.schools import OBSERVATIONS, SCHOOLS
from alongside.exchange.national_grid import grid_reference
from alongside.schools.inspections import Framework
from alongside.schools.school import Phase, Sector, Standing
from alongside.terms import AcademicYear
from alongside_store.registry import Registry, UnknownSchool
from tests.store.conftest import Build
from tests.store.small_files import ONE_OF_EACH, Row, gias_schools, ks4, links, table

CONTEXT = ["urn", "la_code", "la_name", "school_capacity", "number_of_pupils", "percentage_fsm"]
BASIC = ["urn", "name", "town", "postcode", "lead_school", "open_date", "close_date"]


def named(urn: int, name: str, **facts: object) -> Row:
    return {"urn": urn, "establishment_name": name, **facts}


def test_a_school_is_described_by_all_that_the_files_say(build: Build) -> None:
    registry = build(
        ("schools_2022-07.csv", gias_schools(named(900001, "Ashcroft School", gor="London", open_date="2016-09-01"))),
        ("context_2022-07.csv", table(CONTEXT, {"urn": 900001, "la_code": "999", "la_name": "Zodiac"})),
        *(ONE_OF_EACH[name] for name in ("gias-group-links", "gias-groups")),
    )
    school = registry.school("urn:900001")
    assert (school.name, school.phase, school.sector) == ("Ashcroft School", Phase.SECONDARY, Sector.STATE)
    assert (school.la_code, school.la_name, school.region, school.trust) == ("999", "Zodiac", "London", "ZODIAC TRUST")
    assert (school.easting, school.northing) == (430000, 320000)
    assert school.is_open


def test_an_unknown_school_is_said_to_be_unknown(build: Build) -> None:
    registry = build(ONE_OF_EACH["gias-schools"])
    with pytest.raises(UnknownSchool, match="no school in the registry has the key 'urn:999999'"):
        registry.school("urn:999999")
    assert set(registry.schools(["urn:999999", "urn:900001", "nonsense", "urn:x"])) == {"urn:900001"}


def test_a_later_register_supersedes_an_earlier_one_whichever_comes_first(build: Build) -> None:
    earlier = gias_schools(named(900001, "Old Name", town="Oldtown"), changed="2021-07-01")
    later = gias_schools(named(900001, "New Name", town=""), changed="2022-07-01")
    for files in ((("a.csv", earlier), ("b.csv", later)), (("b.csv", later), ("a.csv", earlier))):
        school = build(*files).school("urn:900001")
        assert (school.name, school.town) == ("New Name", "")


def test_a_proposed_closing_does_not_close_a_school_but_a_later_list_does(build: Build) -> None:
    proposed = named(
        900001, "Ashcroft School", establishment_status="Open, but proposed to close", close_date="2022-08-31"
    )
    registry = build(("schools.csv", gias_schools(proposed)))
    assert registry.school("urn:900001").closed is None
    assert registry.school("urn:900001").is_open
    registry = build(
        ("basic.csv", table(BASIC, {"urn": 900001, "name": "Ashcroft School", "close_date": "31-08-2022"}))
    )
    assert not registry.school("urn:900001").is_open


def test_a_school_that_only_a_table_names_is_a_school_and_one_no_file_names_keeps_its_values(build: Build) -> None:
    registry = build(
        ("ks4final_2018-19.csv", ks4({"URN": 900001, "SCHNAME": "Table School", "NFTYPE": "CY"}, {"URN": 900002}))
    )
    assert registry.school("urn:900001").name == "Table School"
    assert registry.school("urn:900001").sector is Sector.STATE
    with pytest.raises(UnknownSchool):
        registry.school("urn:900002")
    assert [one.value for one in registry.observations("urn:900002")] == [46.9, 0.12]


def test_the_best_release_is_read_and_the_others_fill_its_gaps(build: Build) -> None:
    registry = build(
        ("ks4provisional_2018-19.csv", ks4({"URN": 900001, "ATT8SCR": "45", "PTL2BASICS_94": "60%"})),
        ("ks4final_2018-19.csv", ks4({"URN": 900001, "ATT8SCR": "46", "P8MEA": "SUPP"})),
        ("ks4revised_2018-19.csv", ks4({"URN": 900001, "ATT8SCR": "45.5", "P8MEA": "0.2"})),
    )
    found = {one.measure: (one.value, one.release, one.standing) for one in registry.observations("urn:900001")}
    assert found == {
        "attainment8": (46, "final", Standing.PUBLISHED),
        "progress8": (0.2, "revised", Standing.PUBLISHED),
        "basics-94": (60, "provisional", Standing.PUBLISHED),
    }


def academised(build: Build, *ties: tuple[int, int, str]) -> Registry:
    return build(
        ("schools.csv", gias_schools(named(900001, "Ashcroft Academy", open_date="2016-09-01"))),
        ("basic.csv", table(BASIC, {"urn": 900002, "name": "Ashcroft School", "close_date": "31-08-2016"})),
        ("links_20250422.csv", links(*ties)),
        ("ks4final_2014-15.csv", ks4({"URN": 900002, "ATT8SCR": "41"})),
        ("ks4final_2018-19.csv", ks4({"URN": 900001, "ATT8SCR": "47"})),
    )


@pytest.mark.parametrize("tie", [(900001, 900002, "Predecessor"), (900002, 900001, "Successor")])
def test_results_before_academy_conversion_are_followed_to_the_predecessor(
    build: Build, tie: tuple[int, int, str]
) -> None:
    registry = academised(build, tie)
    found = [
        (str(one.year), one.value, one.note)
        for one in registry.observations("urn:900001")
        if one.measure == "attainment8"
    ]
    assert found == [("2014/15", 41, "as Ashcroft School, URN 900002"), ("2018/19", 47, "")]
    assert [one.other for one in registry.links(f"urn:{tie[0]}")] == [f"urn:{tie[1]}"]
    columns = registry.columns([Phase.SECONDARY], [("attainment8", AcademicYear(2014)), ("attainment8", None)])
    assert columns.keys == ("urn:900001",)
    assert columns.values.tolist() == [[41, 47]]
    assert columns.years == (AcademicYear(2014), AcademicYear(2018))


@pytest.mark.parametrize(
    "ties",
    [
        [(900001, 900002, "Predecessor"), (900001, 900003, "Predecessor")],
        [(900001, 900002, "Predecessor - merged"), (900001, 900003, "Predecessor - merged")],
        [(900002, 900001, "Successor - Split School"), (900002, 900003, "Successor - Split School")],
        [(900001, 900002, "Sixth Form Centre Link")],
        [(900001, 900002, "Predecessor - merged")],
    ],
)
def test_a_merger_or_a_split_is_kept_as_a_link_but_its_results_are_nobodys(
    build: Build, ties: list[tuple[int, int, str]]
) -> None:
    registry = academised(build, *ties)
    assert [str(one.year) for one in registry.observations("urn:900001") if one.measure == "attainment8"] == ["2018/19"]
    assert registry.links(f"urn:{ties[0][0]}")


def test_a_school_still_open_is_nobodys_predecessor(build: Build) -> None:
    registry = build(
        ("schools.csv", gias_schools(named(900001, "Ashcroft School"), named(900002, "Birchwood School"))),
        ("links_20250422.csv", links((900001, 900002, "Predecessor"))),
        ("ks4final_2018-19.csv", ks4({"URN": 900002})),
    )
    assert registry.observations("urn:900001") == ()


def test_a_chain_of_predecessors_that_runs_in_a_circle_ends(build: Build) -> None:
    registry = academised(build, (900001, 900002, "Predecessor"), (900002, 900001, "Predecessor"))
    assert len(registry.observations("urn:900001")) == 4


def test_the_three_frameworks_are_kept_apart_and_predecessors_inspections_followed(build: Build) -> None:
    names = ("gias-schools", "gias-links", "ofsted-two-inspections", "ofsted-graded", "ofsted-report-cards", "gias-all")
    registry = build(*(ONE_OF_EACH[name] for name in names))
    found = [(one.framework, str(one.started), one.urn) for one in registry.inspections("urn:900001")]
    assert found == [
        (Framework.REPORT_CARD, "2025-11-18", 900001),
        (Framework.SUB_JUDGEMENTS, "2024-10-08", 900001),
        (Framework.OVERALL_GRADE, "2019-03-12", 900001),
        (Framework.OVERALL_GRADE, "2014-05-07", 900002),
    ]
    assert registry.inspections("urn:900001")[2].judgements["Quality of education"] == "Good"
    assert registry.inspections("urn:900001")[3].category_of_concern == "Special measures"


def test_memberships_of_closed_groups_are_left_out_and_an_unrecorded_date_is_none(build: Build) -> None:
    groups = table(
        ["Group UID", "Group Name", "Group Type", "Closed Date", "Group Status"],
        {"Group UID": 77, "Group Name": "Zodiac Trust", "Group Status": "Open"},
        {"Group UID": 78, "Group Name": "Gone Trust", "Closed Date": "2020-08-31", "Group Status": "Closed"},
    )
    members = table(
        ["URN", "Group UID", "Group Name", "Group Type", "Joined date"],
        {"URN": 900001, "Group UID": 77, "Group Name": "Zodiac Trust", "Joined date": "1900-01-01"},
        {"URN": 900001, "Group UID": 78, "Group Name": "Gone Trust", "Joined date": "2012-01-01"},
    )
    registry = build(ONE_OF_EACH["gias-schools"], ("groups.csv", groups), ("members.csv", members))
    assert [(one.group_name, one.joined) for one in registry.memberships("urn:900001")] == [("Zodiac Trust", None)]


def nation(build: Build, count: int = 120) -> Registry:
    regions = ("London", "North East", "South West")
    schools = [named(900001 + at, f"School {at}", gor=regions[at % 3]) for at in range(count)]
    special = named(990001, "Special School", establishment_type="Community special school")
    results = [{"URN": 900001 + at, "ATT8SCR": str(30 + at * at / 400)} for at in range(count)]
    return build(
        ("schools.csv", gias_schools(*schools, special)),
        ("ks4final_2018-19.csv", ks4(*results, {"URN": 990001, "ATT8SCR": "1"})),
    )


def test_a_national_spread_is_that_of_numpy_over_mainstream_state_schools(build: Build) -> None:
    spread = nation(build).distribution("attainment8", AcademicYear(2018), "secondary")
    assert spread is not None
    values = [30 + at * at / 400 for at in range(120)]
    assert spread.count == 120
    assert spread.quantiles == pytest.approx(np.percentile(values, np.arange(101)), abs=1e-9)


def test_a_spread_of_one_region_is_not_passed_off_as_national(build: Build) -> None:
    schools = [named(900001 + at, f"School {at}", gor="North East") for at in range(9)]
    registry = build(
        ("schools.csv", gias_schools(*schools)),
        ("ks4final_2018-19.csv", ks4(*({"URN": 900001 + at} for at in range(9)))),
    )
    assert registry.distribution("attainment8", AcademicYear(2018), "secondary") is None
    assert registry.years("attainment8") == (AcademicYear(2018),)


def test_columns_are_sorted_by_key_and_missing_values_are_not_numbers(build: Build) -> None:
    columns = nation(build).columns([Phase.SECONDARY], [("attainment8", None), ("roll", None)])
    assert list(columns.keys) == sorted(columns.keys)
    assert "urn:990001" not in columns.keys
    assert columns.values.shape == (120, 2)
    assert columns.values[0, 0] == 30
    assert np.isnan(columns.values[:, 1]).all()
    assert columns.years == (AcademicYear(2018), None)


def test_without_phases_every_school_with_a_value_is_in_the_columns(build: Build) -> None:
    columns = nation(build).columns((), [("attainment8", AcademicYear(2018))])
    assert len(columns.keys) == 121
    assert columns.keys[-1] == "urn:990001"


def test_the_newest_year_is_one_that_most_schools_have(build: Build) -> None:
    few = json.dumps(
        [{"URN": "900001", "KS2RP": "104", "KS2MP": "104", "PPPerc": "5", "IdaciPupils": "0.2", "Att8Scr": "44"}]
    )
    nation(build)
    registry = build(("values_2022-23.json", few))
    assert registry.columns([Phase.SECONDARY], [("attainment8", None)]).years == (AcademicYear(2018),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("st marys", ["St Mary’s Café School"]),
        ("CAFE mary", ["St Mary’s Café School"]),
        ("zz1 1", ["St Mary’s Café School"]),
        ("ZZ11AA", ["St Mary’s Café School"]),
        ("900002", ["Ashcroft School"]),
        ("ashcroft", ["Ashcroft School", "Ashcroft Old School"]),
        ('"ash*" OR NEAR(', []),
        ("   ", []),
    ],
)
def test_schools_are_found_by_any_beginning_of_their_words(build: Build, text: str, found: list[str]) -> None:
    registry = build(
        (
            "schools.csv",
            gias_schools(
                named(900001, "St Mary’s Café School", town="Zodiac", postcode="ZZ1 1AA"),
                named(900002, "Ashcroft School"),
                named(900003, "Ashcroft Old School", close_date="2019-08-31", establishment_status="Closed"),
            ),
        )
    )
    page = registry.search(text)
    assert [school.name for school in page.schools] == found
    assert page.total == len(found)


def test_a_long_answer_is_given_page_by_page_invented_schools_first(build: Build) -> None:
    registry = nation(build)
    whole = registry.search("school", limit=500)
    pages = [registry.search("school", limit=50, offset=start).schools for start in (0, 50, 100, 150)]
    assert [school for page in pages for school in page] == list(whole.schools)
    assert whole.total == len(whole.schools) == 121 + len(SCHOOLS)
    assert all(school.is_example for school in whole.schools[: len(SCHOOLS)])


def test_invented_schools_are_served_beside_real_ones(build: Build) -> None:
    registry = build(ONE_OF_EACH["gias-schools"])
    key = next(iter(SCHOOLS))
    assert registry.school(key) == SCHOOLS[key]
    assert registry.observations(key) == OBSERVATIONS[key]
    assert registry.inspections(key) == registry.links(key) == registry.memberships(key) == ()


def test_areas_neighbours_outlines_and_deprivation_are_served(build: Build) -> None:
    schools = gias_schools(named(900001, "Ashcroft School", lsoa_code="E01099999"))
    names = ("la-ks4", "england-ks4", "similar-schools-neighbours", "district-outlines", "imd-2025")
    registry = build(("schools.csv", schools), *(ONE_OF_EACH[name] for name in names))
    assert [(str(one.year), one.value) for one in registry.observations("la:999")] == [
        ("2023/24", None),
        ("2024/25", 46.9),
    ]
    assert [one.value for one in registry.observations("england")] == [46]
    assert registry.published_neighbours("urn:900001") == (("urn:900003", 0.247, 1),)
    (outline,) = registry.outlines()
    assert (outline.code, outline.name, len(outline.rings[0])) == ("E99999999", "Zodiac", 4)
    assert outline.rings[0][0] == pytest.approx(grid_reference(-1.5, 53.0), abs=0.1)
    assert [(one.measure, one.value) for one in registry.observations("urn:900001")] == [("imd-decile", 3)]


def test_regions_and_authorities_are_filled_in_from_their_lists(build: Build) -> None:
    results = ks4({"URN": 900001, "SCHNAME": "Table School", "LEA": "999.0"})
    registry = build(("ks4final_2018-19.csv", results), ONE_OF_EACH["local-authorities"])
    school = registry.school("urn:900001")
    assert (school.la_code, school.la_name, school.region) == ("999", "Zodiac", "London")


def test_many_threads_may_read_one_registry(build: Build, store: Path) -> None:
    registry = nation(build)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(registry.search("school").total)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [registry.search("school").total] * 8
    assert Registry.open(store).hash == registry.hash
