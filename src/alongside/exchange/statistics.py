"""School-level tables of Explore Education Statistics: one row a school, year and breakdown, with the names of its data guidance.

The names were taken from published code that reads these tables and from a list of the census's columns by the
Department's own developers, not from a live file: the layouts are marked unverified.
"""

from __future__ import annotations

from alongside.exchange.layouts import Cell, Dated, Fact, Keeps, Layout, Only, Value

_DFE = "Department for Education"
_YEAR = Dated(column="time_period")
_SCHOOLS = Only("geographic_level", ("School",), "row of an area, not of a school")
_ALL_PUPILS = Only("breakdown", ("Total", "All pupils", ""), "row of a group of pupils, not of all")
_WHO = (
    Fact("name", ("school_name",)),
    Fact("la_code", ("old_la_code",)),
    Fact("la_name", ("la_name",)),
)

KS4 = Layout(
    name="statistics-ks4",
    title="Key stage 4 performance, school level (Explore Education Statistics)",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("time_period", "geographic_level", "school_urn", "attainment8_average"),
    key="school_urn",
    only=(_SCHOOLS, _ALL_PUPILS),
    facts=_WHO,
    values=(
        Value("attainment8", ("attainment8_average", "avg_att8"), Cell.COUNT),
        Value("progress8", ("progress8_average", "avg_p8score")),
        Value("basics-94", ("engmath_94_percent", "pt_l2basics_94"), Cell.PERCENT),
        Value("basics-95", ("engmath_95_percent", "pt_l2basics_95"), Cell.PERCENT),
        Value("ebacc-entry", ("ebacc_entering_percent", "pt_ebacc_e_ptq_ee"), Cell.PERCENT),
        Value("ebacc-aps", ("ebacc_aps_average", "avg_ebaccaps"), Cell.COUNT),
    ),
    dated=_YEAR,
    told_apart_by=("time_period",),
    verified=False,
)

ABSENCE = Layout(
    name="statistics-absence",
    title="Pupil absence, school level (Explore Education Statistics)",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("time_period", "geographic_level", "school_urn", "sess_overall_percent"),
    key="school_urn",
    only=(_SCHOOLS,),
    facts=_WHO,
    values=(
        Value("absence", ("sess_overall_percent",), Cell.PERCENT),
        Value("attendance", ("sess_overall_percent",), Cell.ABSENCE),
        Value("persistent-absence", ("enrolments_pa_10_exact_percent",), Cell.PERCENT),
    ),
    dated=_YEAR,
    told_apart_by=("time_period",),
    verified=False,
)

KS2 = Layout(
    name="statistics-ks2",
    title="Key stage 2 progress, school level (Explore Education Statistics)",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("time_period", "geographic_level", "school_urn", "subject", "progress_measure_score"),
    key="school_urn",
    only=(_SCHOOLS, _ALL_PUPILS),
    facts=_WHO,
    values=(
        Value("ks2-reading-progress", ("progress_measure_score",), when=("subject", "Reading")),
        Value("ks2-writing-progress", ("progress_measure_score",), when=("subject", "Writing")),
        Value("ks2-maths-progress", ("progress_measure_score",), when=("subject", "Maths")),
    ),
    dated=_YEAR,
    told_apart_by=("time_period", "subject"),
    verified=False,
)

# The census's other free-meals column, "(Performance Tables)", is today's eligibility among pupils of 15 and under, not
# eligibility in the past six years, and is left alone.
CENSUS = Layout(
    name="statistics-census",
    title="Schools, pupils and their characteristics, school level (Explore Education Statistics)",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=(
        "time_period",
        "urn",
        "headcount of pupils",
        "% of pupils known to be eligible for free school meals",
    ),
    key="urn",
    only=(_SCHOOLS,),
    facts=(
        *_WHO,
        Fact("postcode", ("school_postcode",)),
        Fact("phase", ("phase_type_grouping",)),
        Fact("type_group", ("phase_type_grouping",)),
        Fact("type_name", ("typeofestablishment_name",)),
        Fact("urban_rural", ("urban_rural",)),
    ),
    values=(
        Value("roll", ("headcount of pupils",), Cell.COUNT),
        Value("girls", ("headcount total female",), Cell.COUNT, over="headcount of pupils"),
        Value("fsm", ("% of pupils known to be eligible for free school meals",), Cell.PERCENT),
        Value(
            "eal",
            ("% of pupils whose first language is known or believed to be other than English",),
            Cell.PERCENT,
        ),
    ),
    dated=_YEAR,
    told_apart_by=("time_period",),
    verified=False,
)

SPECIAL_NEEDS = Layout(
    name="statistics-special-needs",
    title="Special educational needs, school level (Explore Education Statistics)",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("time_period", "URN", "Total pupils", "SEN support", "EHC plan"),
    key="URN",
    only=(_SCHOOLS,),
    facts=_WHO,
    values=(
        Value("sen-support", ("SEN support",), Cell.COUNT, over="Total pupils"),
        Value("ehcp", ("EHC plan",), Cell.COUNT, over="Total pupils"),
        Value("sen", ("SEN support",), Cell.COUNT, plus="EHC plan", over="Total pupils"),
    ),
    dated=_YEAR,
    told_apart_by=("time_period",),
    verified=False,
)

LAYOUTS = (KS4, ABSENCE, KS2, CENSUS, SPECIAL_NEEDS)
