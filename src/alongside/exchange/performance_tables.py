"""School performance tables of the Department for Education, under the column names of the download files."""

from __future__ import annotations

from alongside.exchange.layouts import Cell, Dated, Fact, InspectionColumns, Keeps, Layout, Only, Value

_DFE = "Department for Education"
_SCHOOLS_ALONE = Only("RECTYPE", ("1", "2"), "summary row of an authority or of England")
_OFSTED = InspectionColumns(
    "INSPECTIONDT", (("Overall effectiveness", "OFSTEDRATING"),), called="As the performance tables give it"
)
_WHO = (
    Fact("name", ("SCHNAME",)),
    Fact("town", ("TOWN",)),
    Fact("postcode", ("PCODE",)),
    Fact("type_name", ("NFTYPE", "SCHTYPE")),
    Fact("la_code", ("LEA", "LA")),
)

KS4 = Layout(
    name="ks4",
    title="Key stage 4 performance table",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("RECTYPE", "URN", "ATT8SCR", "P8MEA"),
    only=(_SCHOOLS_ALONE,),
    facts=_WHO,
    values=(
        Value("attainment8", ("ATT8SCR",), Cell.COUNT),
        Value("progress8", ("P8MEA",)),
        Value("basics-94", ("PTL2BASICS_94",), Cell.PERCENT),
        Value("basics-95", ("PTL2BASICS_95",), Cell.PERCENT),
        Value("ebacc-entry", ("PTEBACC_E_PTQ_EE",), Cell.PERCENT),
        Value("ebacc-aps", ("EBACCAPS",), Cell.COUNT),
        Value("ks2-prior", ("KS2APS",), Cell.COUNT),
        Value("ks4-disadvantaged", ("PTFSM6CLA1A",), Cell.PERCENT),
    ),
    inspections=(_OFSTED,),
)

KS2 = Layout(
    name="ks2",
    title="Key stage 2 performance table",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("RECTYPE", "URN", "READPROG", "WRITPROG", "MATPROG"),
    only=(_SCHOOLS_ALONE,),
    facts=_WHO,
    values=(
        Value("ks2-reading-progress", ("READPROG",)),
        Value("ks2-writing-progress", ("WRITPROG",)),
        Value("ks2-maths-progress", ("MATPROG",)),
    ),
    inspections=(_OFSTED,),
)

CENSUS = Layout(
    name="census",
    title="School census: roll and circumstances of pupils",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "NOR", "PSENELSE", "PSENELK", "PNUMEAL"),
    facts=(
        Fact("la_code", ("LA",)),
        Fact("phase", ("SCHOOLTYPE",)),
        Fact("type_group", ("SCHOOLTYPE",)),
    ),
    values=(
        Value("roll", ("NOR",), Cell.COUNT),
        Value("girls", ("PNORG",), Cell.PERCENT),
        Value("ehcp", ("PSENELSE",), Cell.PERCENT),
        Value("sen-support", ("PSENELK",), Cell.PERCENT),
        Value("sen", ("PSENELK",), Cell.PERCENT, plus="PSENELSE"),
        Value("eal", ("PNUMEAL",), Cell.PERCENT),
        Value("fsm", ("NUMFSM",), Cell.COUNT, over="NOR"),
        Value("fsm6", ("PNUMFSMEVER",), Cell.PERCENT),
    ),
)

ABSENCE = Layout(
    name="absence",
    title="Pupil absence",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "PERCTOT", "PPERSABS10"),
    facts=(Fact("la_code", ("LA",)),),
    values=(
        Value("absence", ("PERCTOT",), Cell.PERCENT),
        Value("attendance", ("PERCTOT",), Cell.ABSENCE),
        Value("persistent-absence", ("PPERSABS10",), Cell.PERCENT),
    ),
)

DESTINATIONS = Layout(
    name="ks4-destinations",
    title="Destinations after key stage 4",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("RECTYPE", "URN", "COHORT", "OVERALL_DESTPER"),
    only=(_SCHOOLS_ALONE,),
    facts=_WHO,
    values=(Value("destinations", ("OVERALL_DESTPER",), Cell.PERCENT),),
)

WORKFORCE = Layout(
    name="workforce",
    title="School workforce",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "Total Number of Teachers (Full-Time Equivalent)", "Pupil: Teacher Ratio"),
    facts=(Fact("la_code", ("LA Number",)),),
    values=(
        Value("teachers-fte", ("Total Number of Teachers (Full-Time Equivalent)",), Cell.COUNT),
        Value("pupil-teacher-ratio", ("Pupil: Teacher Ratio",), Cell.COUNT),
        Value(
            "teacher-pay",
            ("Mean Gross FTE Salary of All Teachers (£s)", "Mean Gross FTE Salary of All Teachers"),
            Cell.MONEY,
        ),
    ),
)

PUPIL_PREMIUM = Layout(
    name="pupil-premium",
    title="Pupil premium allocations",
    publisher="Department for Education, Education and Skills Funding Agency",
    keeps=Keeps.RESULTS,
    recognised_by=(
        "URN",
        "Number of pupils on roll (7)",
        "Total number of pupils eligible for the Deprivation Pupil Premium",
    ),
    facts=(
        Fact("name", ("School Name",)),
        Fact("type_name", ("School Type",)),
        Fact("la_code", ("LA",)),
        Fact("la_name", ("Local Authority",)),
    ),
    values=(
        Value(
            "pupil-premium",
            ("Total number of pupils eligible for the Deprivation Pupil Premium",),
            Cell.COUNT,
            over="Number of pupils on roll (7)",
        ),
    ),
    dated=Dated(),
)

LAYOUTS = (KS4, KS2, CENSUS, ABSENCE, DESTINATIONS, WORKFORCE, PUPIL_PREMIUM)
