"""Published files in small: the real column names, a few rows, and only invented schools (URNs from 900001)."""

# ruff: noqa: SIM905 - a header reads better as it is published
from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

GIAS_COLUMNS = (
    "URN|LA (code)|LA (name)|EstablishmentNumber|EstablishmentName|TypeOfEstablishment (code)|TypeOfEstablishment (name)|"
    "EstablishmentTypeGroup (code)|EstablishmentTypeGroup (name)|EstablishmentStatus (code)|EstablishmentStatus (name)|"
    "ReasonEstablishmentOpened (code)|ReasonEstablishmentOpened (name)|OpenDate|ReasonEstablishmentClosed (code)|"
    "ReasonEstablishmentClosed (name)|CloseDate|PhaseOfEducation (code)|PhaseOfEducation (name)|StatutoryLowAge|"
    "StatutoryHighAge|Boarders (code)|Boarders (name)|NurseryProvision (name)|OfficialSixthForm (code)|"
    "OfficialSixthForm (name)|Gender (code)|Gender (name)|ReligiousCharacter (code)|ReligiousCharacter (name)|"
    "ReligiousEthos (name)|Diocese (code)|Diocese (name)|AdmissionsPolicy (code)|AdmissionsPolicy (name)|SchoolCapacity|"
    "SpecialClasses (code)|SpecialClasses (name)|CensusDate|NumberOfPupils|NumberOfBoys|NumberOfGirls|PercentageFSM|"
    "TrustSchoolFlag (code)|TrustSchoolFlag (name)|Trusts (code)|Trusts (name)|SchoolSponsorFlag (name)|"
    "SchoolSponsors (name)|FederationFlag (name)|Federations (code)|Federations (name)|UKPRN|FEHEIdentifier|"
    "FurtherEducationType (name)|OfstedLastInsp|OfstedSpecialMeasures (code)|OfstedSpecialMeasures (name)|LastChangedDate|"
    "Street|Locality|Address3|Town|County (name)|Postcode|SchoolWebsite|TelephoneNum|HeadTitle (name)|HeadFirstName|"
    "HeadLastName|HeadPreferredJobTitle|BSOInspectorateName (name)|InspectorateReport|DateOfLastInspectionVisit|"
    "NextInspectionVisit|TeenMoth (name)|TeenMothPlaces|CCF (name)|SENPRU (name)|EBD (name)|PlacesPRU|FTProv (name)|"
    "EdByOther (name)|Section41Approved (name)|SEN1 (name)|SEN2 (name)|SEN3 (name)|SEN4 (name)|SEN5 (name)|SEN6 (name)|"
    "SEN7 (name)|SEN8 (name)|SEN9 (name)|SEN10 (name)|SEN11 (name)|SEN12 (name)|SEN13 (name)|"
    "TypeOfResourcedProvision (name)|ResourcedProvisionOnRoll|ResourcedProvisionCapacity|SenUnitOnRoll|SenUnitCapacity|"
    "GOR (code)|GOR (name)|DistrictAdministrative (code)|DistrictAdministrative (name)|AdministrativeWard (code)|"
    "AdministrativeWard (name)|ParliamentaryConstituency (code)|ParliamentaryConstituency (name)|UrbanRural (code)|"
    "UrbanRural (name)|GSSLACode (name)|Easting|Northing|CensusAreaStatisticWard (name)|MSOA (name)|LSOA (name)|"
    "InspectorateName (name)|SENStat|SENNoStat|BoardingEstablishment (name)|PropsName|PreviousLA (code)|"
    "PreviousLA (name)|PreviousEstablishmentNumber|OfstedRating (name)|RSCRegion (name)|Country (name)|UPRN|SiteName|"
    "QABName (code)|QABName (name)|EstablishmentAccredited (code)|EstablishmentAccredited (name)|QABReport|CHNumber|"
    "MSOA (code)|LSOA (code)"
).split("|")
_AREAS = (
    "uality of education|ehaviour and attitudes|ersonal development|ffectiveness of leadership and management|"
    "afeguarding is effective?|arly years provision (where applicable)|ixth form provision (where applicable)"
).split("|")
_LATEST = [letter + rest for letter, rest in zip("QBPESES", _AREAS, strict=True)]
_PREVIOUS = [f"Previous {name[0].lower()}{name[1:]}" for name in _LATEST]
OFSTED_LATEST = [
    "Inspection number of latest full inspection",
    "Inspection type",
    "Inspection start date",
    "Publication date",
    "URN at time of latest full inspection",
    "Overall effectiveness",
    "Category of concern",
    *_LATEST,
]
OFSTED_PREVIOUS = [
    "Previous full inspection number",
    "Previous inspection start date",
    "Previous publication date",
    "URN at time of previous full inspection",
    "Previous full inspection overall effectiveness",
    "Previous category of concern",
    *_PREVIOUS,
]
REPORT_CARD = [
    "URN",
    "School name",
    "Inspection start date",
    "Publication date",
    "Safeguarding standards",
    "Inclusion",
    "Curriculum and teaching",
    "Achievement",
    "Attendance and behaviour",
    "Personal development and wellbeing",
    "Leadership and governance",
    "Early years (where applicable)",
    "Post-16 provision (where applicable)",
    "Category of concern",
    "Inspection start date of latest OEIF graded inspection",
    "Latest OEIF overall effectiveness",
    "Latest OEIF quality of education",
    "Latest OEIF  safeguarding is effective?",
    "Date of latest ungraded inspection",
    "Ungraded inspection overall outcome",
]
KS4_STATISTICS = (
    "time_period,time_identifier,geographic_level,country_code,region_name,old_la_code,la_name,school_urn,school_laestab,"
    "school_name,establishment_type_group,breakdown_topic,breakdown,pupil_count,attainment8_average,engmath_95_percent,"
    "engmath_94_percent,ebacc_entering_percent,ebacc_aps_average,progress8_average"
).split(",")
ABSENCE_STATISTICS = (
    "time_period,time_identifier,geographic_level,old_la_code,la_name,school_urn,school_name,enrolments,"
    "sess_overall_percent,enrolments_pa_10_exact_percent"
).split(",")
KS2_STATISTICS = (
    "time_period,time_identifier,geographic_level,old_la_code,la_name,school_urn,school_name,breakdown_topic,breakdown,"
    "subject,progress_measure_score"
).split(",")
CENSUS_STATISTICS = (
    "time_period|time_identifier|geographic_level|region_name|urn|old_la_code|la_name|estab|school_name|laestab|"
    "phase_type_grouping|trust|opendate|sex_of_school_description|typeofestablishment_name|denomination|admissions_policy|"
    "urban_rural|school_postcode|headcount total female|headcount total male|headcount of pupils|fte pupils|"
    "number of pupils known to be eligible for free school meals|% of pupils known to be eligible for free school meals|"
    "% of pupils known to be eligible for free school meals (Performance Tables)|"
    "% of pupils whose first language is known or believed to be English|"
    "% of pupils whose first language is known or believed to be other than English"
).split("|")
SPECIAL_NEEDS_STATISTICS = (
    "time_period,time_identifier,geographic_level,old_la_code,la_name,URN,school_name,Total pupils,SEN support,EHC plan"
).split(",")
EVERY_INSPECTION = (
    "Web link|URN|LAESTAB|School name|Ofsted phase|Local authority|Postcode|Inspection number|Inspection type|"
    "Inspection type grouping|Event type grouping|Inspection start date|Inspection end date|Publication date|"
    "Overall effectiveness|Category of concern|Quality of education|Behaviour and attitudes|Personal development|"
    "Effectiveness of leadership and management|Safeguarding is effective?|Early years provision (where applicable)|"
    "Sixth form provision (where applicable)"
).split("|")
Row = Mapping[str, object]


def table(columns: Sequence[str], *rows: Row) -> str:
    """A CSV file with these columns; a row need not say every one."""
    unknown = {name for row in rows for name in row} - set(columns)
    assert not unknown, unknown
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def gias_schools(*rows: Row, changed: str = "2022-07-06") -> str:
    """The register of open schools in lower-case columns."""
    columns = (
        "school_key urn establishment_name establishment_type establishment_type_group establishment_status open_date"
        " close_date education_phase statutory_low_age statutory_high_age gender religious_character admissions_policy"
        " ofsted_last_insp last_changed_date town postcode gor urban_rural_indicator easting northing ofsted_rating lsoa_code"
    ).split()
    usual = {
        "establishment_type": "Community school",
        "establishment_type_group": "Local authority maintained schools",
        "establishment_status": "Open",
        "education_phase": "Secondary",
        "easting": "430000",
        "northing": "320000",
        "last_changed_date": changed,
    }
    return table(columns, *({**usual, **row} for row in rows))


def ks4(*rows: Row) -> str:
    """A key stage 4 table with the columns most used."""
    columns = "RECTYPE LEA ESTAB URN SCHNAME TOWN PCODE NFTYPE TPUP ATT8SCR P8MEA PTL2BASICS_94 PTL2BASICS_95".split()
    return table(columns, *({"RECTYPE": "1", "ATT8SCR": "46.9", "P8MEA": "0.12", **row} for row in rows))


def links(*rows: tuple[int, int, str]) -> str:
    """A links file: school, other school, kind of link."""
    columns = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"]
    said = (
        dict(zip(columns, (one, other, f"School {other}", kind, "01-09-2016"), strict=True))
        for one, other, kind in rows
    )
    return table(columns, *said)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Writes a file, packed when its name ends in .gz."""
    path = folder / name
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(raw, mtime=0) if name.endswith(".gz") else raw)
    return path


SQUARE = [[[-1.5, 53.0], [-1.4, 53.0], [-1.4, 53.1], [-1.5, 53.0]]]
# One small file for every layout, under the name it is usually published by.
ONE_OF_EACH: Mapping[str, tuple[str, str]] = {
    "gias-all": (
        "edubasealldata20260105.csv",
        table(
            GIAS_COLUMNS,
            {
                "URN": 900001,
                "LA (code)": "999",
                "LA (name)": "Zodiac",
                "EstablishmentName": "Ashcroft School",
                "TypeOfEstablishment (name)": "Academy converter",
                "EstablishmentTypeGroup (name)": "Academies",
                "EstablishmentStatus (name)": "Open",
                "OpenDate": "01-09-2016",
                "PhaseOfEducation (name)": "Secondary",
                "StatutoryLowAge": 11,
                "StatutoryHighAge": 16,
                "SchoolCapacity": "1,200",
                "NumberOfPupils": 900,
                "NumberOfGirls": 450,
                "PercentageFSM": 21.5,
                "OfstedLastInsp": "12-03-2019",
                "LastChangedDate": "05-01-2026",
                "Town": "Ashcroft",
                "Easting": 430000,
                "Northing": 320000,
                "OfstedRating (name)": "Good",
            },
        ),
    ),
    "gias-schools": (
        "gias_schools_2022-07.csv",
        gias_schools({"urn": 900001, "establishment_name": "Ashcroft School"}),
    ),
    "gias-basic": (
        "gias_all_establishments_basic_2022.csv",
        table(
            ["urn", "name", "town", "postcode", "lead_school", "open_date", "close_date"],
            {"urn": 900002, "name": "Old Ashcroft School", "lead_school": "false", "close_date": "31-08-2016"},
        ),
    ),
    "gias-context": (
        "gias_school_context_2022-07.csv",
        table(
            "urn la_code la_name school_capacity number_of_pupils number_of_girls percentage_fsm".split(),
            {"urn": 900001, "la_code": "999", "la_name": "Zodiac", "school_capacity": 1200, "number_of_pupils": 900},
        ),
    ),
    "gias-links": ("links_edubasealldata20250422.csv", links((900001, 900002, "Predecessor"))),
    "gias-groups": (
        "gias_groups_2022-07.csv",
        table(
            ["Group UID", "Group Name", "Group Type", "Closed Date", "Group Status"],
            {
                "Group UID": 77,
                "Group Name": "Zodiac Trust",
                "Group Type": "Multi-academy trust",
                "Group Status": "Open",
            },
        ),
    ),
    "gias-group-links": (
        "gias_group_links_2022-07.csv",
        table(
            ["", "URN", "Group UID", "Group Name", "Group Type", "Closed Date", "Joined date", "EstablishmentName"],
            {
                "URN": 900001,
                "Group UID": 77,
                "Group Name": "ZODIAC TRUST",
                "Group Type": "Multi-academy trust",
                "Joined date": "1900-01-01",
            },
        ),
    ),
    "admissions-panel": (
        "school_year_panel_2014-2022.csv",
        table(
            (
                "urn academic_year_full phase_key year_key total_number_places_offered times_put_as_1st_preference"
                " proportion_1stprefs_v_totaloffers reading_progress writing_progress maths_progress progress_8 attainment_8"
            ).split(),
            {
                "urn": 900001,
                "academic_year_full": "2015-2016",
                "phase_key": 2,
                "year_key": 2015,
                "total_number_places_offered": "180.0",
                "progress_8": "-0.11",
            },
        ),
    ),
    "ks4": (
        "england_ks4final_2018-19.csv",
        ks4({"URN": 900001, "SCHNAME": "Ashcroft School", "PTL2BASICS_94": "64.5%"}),
    ),
    "ks2": (
        "england_ks2final_2018-19.csv",
        table(
            ["RECTYPE", "URN", "SCHNAME", "READPROG", "WRITPROG", "MATPROG"],
            {"RECTYPE": 1, "URN": 900003, "READPROG": "2.6", "WRITPROG": "SUPP", "MATPROG": "-1"},
        ),
    ),
    "census": (
        "england_census_2018-19.csv",
        table(
            "URN LA ESTAB SCHOOLTYPE NOR PNORG PSENELSE PSENELK PNUMEAL NUMFSM PNUMFSMEVER".split(),
            {"URN": 900001, "LA": 999, "SCHOOLTYPE": "State-funded secondary", "NOR": 200, "PSENELSE": 2, "PSENELK": 10}
            | {"PNUMEAL": "NA", "NUMFSM": 50},
            {"URN": "NAT", "NOR": 8_000_000},
        ),
    ),
    "absence": (
        "england_abs_2018-19.csv",
        table(
            ["LA", "ESTAB", "URN", "PERCTOT", "PPERSABS10"],
            {"LA": 999, "URN": 900001, "PERCTOT": 6.9, "PPERSABS10": "SUPP"},
        ),
    ),
    "ks4-destinations": (
        "england_ks4-pupdest_2018-19.csv",
        table(["RECTYPE", "URN", "COHORT", "OVERALL_DESTPER"], {"RECTYPE": 1, "URN": 900001, "OVERALL_DESTPER": "94%"}),
    ),
    "workforce": (
        "england_swf_2017-18.csv",
        table(
            [
                "LA Number",
                "URN",
                "Total Number of Teachers (Full-Time Equivalent)",
                "Pupil:     Teacher Ratio",
                "Mean Gross FTE Salary of All Teachers (£s)",
            ],
            {
                "URN": 900001,
                "Pupil:     Teacher Ratio": "15.1",
                "Mean Gross FTE Salary of All Teachers (£s)": "£45,884",
            },
        ),
    ),
    "pupil-premium": (
        "pupil-premium-2019-2020.csv",
        table(
            [
                "URN",
                "School Name",
                "Number of pupils on roll (7)",
                "Total number of pupils eligible for the Deprivation Pupil Premium",
            ],
            {
                "URN": 900001,
                "Number of pupils on roll (7)": 200,
                "Total number of pupils eligible for the Deprivation Pupil Premium": 50,
            },
        ),
    ),
    "statistics-ks4": (
        "202425_performance_tables_schools_final.csv",
        table(
            KS4_STATISTICS,
            *(
                {
                    "time_period": "202425",
                    "geographic_level": level,
                    "school_urn": urn,
                    "school_name": "Ashcroft School",
                }
                | {
                    "breakdown": group,
                    "attainment8_average": score,
                    "progress8_average": "z",
                    "engmath_94_percent": "c",
                }
                for level, urn, group, score in (
                    ("School", 900001, "Total", "48.2"),
                    ("School", 900001, "Girls", "50.1"),
                    ("National", "", "Total", "45.9"),
                )
            ),
        ),
    ),
    "statistics-absence": (
        "1_absence_school_level.csv",
        table(
            ABSENCE_STATISTICS,
            {"time_period": "202324", "geographic_level": "School", "school_urn": 900001, "sess_overall_percent": "7.1"}
            | {"enrolments_pa_10_exact_percent": "18.2"},
        ),
    ),
    "statistics-ks2": (
        "ks2_school_level.csv",
        table(
            KS2_STATISTICS,
            *(
                {"time_period": "202223", "geographic_level": "School", "school_urn": 900003, "breakdown": "Total"}
                | {"subject": subject, "progress_measure_score": score}
                for subject, score in (("Reading", "1.5"), ("Writing", "-0.5"), ("Maths", "x"))
            ),
        ),
    ),
    "statistics-census": (
        "spc_school_level_underlying_data_2025.csv",
        table(
            CENSUS_STATISTICS,
            {"time_period": 202425, "geographic_level": "School", "urn": 900001, "school_name": "Ashcroft School"}
            | {"old_la_code": 999, "la_name": "Zodiac", "phase_type_grouping": "State-funded secondary"}
            | {"typeofestablishment_name": "Academy converter", "headcount of pupils": 800}
            | {"headcount total female": 360, "% of pupils known to be eligible for free school meals": 31.5}
            | {"% of pupils known to be eligible for free school meals (Performance Tables)": 32.9}
            | {"% of pupils whose first language is known or believed to be other than English": "z"},
            {"time_period": 202425, "geographic_level": "National", "headcount of pupils": 9_032_426},
        ),
    ),
    "statistics-special-needs": (
        "sen_school_level_underlying_data_2025.csv",
        table(
            SPECIAL_NEEDS_STATISTICS,
            {"time_period": 202425, "geographic_level": "School", "URN": 900001, "Total pupils": 800}
            | {"SEN support": 120, "EHC plan": 24},
        ),
    ),
    "ofsted-every-inspection": (
        "Management_information_all_inspections_year_to_date_31_Jan_2025.csv",
        table(
            EVERY_INSPECTION,
            {"URN": 900001, "School name": "Ashcroft School", "Inspection number": "10300001"}
            | {"Inspection type": "S5 Inspection", "Inspection start date": "12/03/2019", "Overall effectiveness": 4}
            | {"Publication date": "30/04/2019", "Category of concern": "SM", "Quality of education": 4},
            {"URN": 900001, "School name": "Ashcroft School", "Inspection number": "10300002"}
            | {"Inspection type": "Schools into Special Measures Visit 1", "Inspection start date": "14/01/2020"}
            | {"Publication date": "20/02/2020", "Overall effectiveness": "Not judged", "Category of concern": "SM"},
        ),
    ),
    "ofsted-two-inspections": (
        "ofsted_two_inspections_2022.csv",
        table(
            ["School name", *OFSTED_LATEST, *OFSTED_PREVIOUS],
            {
                "School name": "Ashcroft School",
                "URN at time of latest full inspection": 900001,
                "Inspection start date": "2019-03-12 00:00:00",
                "Overall effectiveness": 2,
                "Quality of education": 2,
                "Personal development": 9,
                "Category of concern": "NULL",
                "URN at time of previous full inspection": 900002,
                "Previous inspection start date": "2014-05-07 00:00:00",
                "Previous full inspection overall effectiveness": 4,
                "Previous category of concern": "SM",
            },
        ),
    ),
    "ofsted-graded": (
        "Management_information_as_at_31_Dec_2024.csv",
        table(
            ["URN", "School name", *OFSTED_LATEST],
            {
                "URN": 900001,
                "School name": "Ashcroft School",
                "URN at time of latest full inspection": 900001,
                "Inspection start date": "08/10/2024",
                "Overall effectiveness": "Not judged",
                "Quality of education": 2,
                "Behaviour and attitudes": 1,
            },
        ),
    ),
    "ofsted-report-cards": (
        "Management_information_as_at_31_Jan_2026.csv",
        table(
            REPORT_CARD,
            {
                "URN": 900001,
                "School name": "Ashcroft School",
                "Inspection start date": "18/11/2025",
                "Safeguarding standards": "Met",
                "Inclusion": "Strong standard",
                "Achievement": "Needs attention",
                "Inspection start date of latest OEIF graded inspection": "12/03/2019",
                "Latest OEIF overall effectiveness": "2",
                "Date of latest ungraded inspection": "NULL",
            },
        ),
    ),
    "similar-schools-values": (
        "similar_secondary_values_2022-23.json",
        json.dumps([{"URN": "900001", "KS2RP": "104.1", "KS2MP": "104.8", "PPPerc": "50.2", "IdaciPupils": "0.21"}]),
    ),
    "similar-schools-neighbours": (
        "similar_secondary_neighbours.json",
        json.dumps([{"URN": "900001", "NeighbourURN": "900003", "Dist": "0.247", "Rank": "1"}]),
    ),
    "local-authorities": (
        "dim_la.csv",
        table(
            ["la_code", "gss_la_code", "la_name", "region_name"],
            {"la_code": 999, "la_name": "Zodiac", "region_name": "Inner London"},
        ),
    ),
    "local-authority-codes": (
        "la_and_region_codes_meta.csv",
        table(
            ["LEA", "LA Name", "REGION", "REGION NAME"],
            {"LEA": 999, "LA Name": "Zodiac", "REGION NAME": "North East A"},
        ),
    ),
    "districts": (
        "la_all_codes.csv",
        table(["LADCD", "LADNM", "UTLACD", "RGNNM"], {"LADCD": "E99999999", "LADNM": "Zodiac", "RGNNM": "North East"}),
    ),
    "imd-2025": (
        "imd2025_lsoa21.csv",
        table(
            [
                "LSOA code (2021)",
                "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
                "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
            ],
            {
                "LSOA code (2021)": "E01099999",
                "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)": 3,
            },
        ),
    ),
    "la-ks4": (
        "la_ks4_2022-25.json",
        json.dumps([{"Id": "999", "Attainment8_Tot_LA_Current_Num": "46.9", "Attainment8_Tot_LA_Previous_Num": "c"}]),
    ),
    "england-ks4": (
        "england_ks4_2022-25.json",
        json.dumps([{"Id": name, "Attainment8_Tot_Eng_Current_Num": "46"} for name in ("National", "Regional")]),
    ),
    "district-outlines": (
        "lad.geojson",
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "properties": {"c": "E99999999", "n": "Zodiac"},
                        "geometry": {"type": "Polygon", "coordinates": SQUARE},
                    }
                ],
            }
        ),
    ),
    "descriptions-variables": ("abs_meta.csv", table(["Variable", "Label", "Type", "Description"], {"Variable": "LA"})),
    "descriptions-census": (
        "census_meta.csv",
        table(["Field Number", "Field Reference", "Field Name"], {"Field Number": 1}),
    ),
    "descriptions-headings": (
        "ks4_meta.csv",
        table(["Column", "Metafile heading", "Metafile description"], {"Column": 1}),
    ),
    "descriptions-columns": ("school_meta.csv", table(["Column", "Field Name", "Description"], {"Column": 1})),
}
