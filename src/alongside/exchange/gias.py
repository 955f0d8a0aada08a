"""Get Information About Schools: establishments, links, groups and memberships, as the Department for Education publishes them."""

from __future__ import annotations

from alongside.exchange.layouts import Cell, Dated, Fact, Form, InspectionColumns, Keeps, Layout, Value

_DFE = "Department for Education"
_OVERALL = "Overall effectiveness"

FULL = Layout(
    name="gias-all",
    title="Get Information About Schools: all establishment data",
    publisher=_DFE,
    keeps=Keeps.ESTABLISHMENTS,
    recognised_by=("URN", "EstablishmentName", "EstablishmentStatus (name)", "TypeOfEstablishment (name)"),
    facts=(
        Fact("name", ("EstablishmentName",)),
        Fact("phase", ("PhaseOfEducation (name)",)),
        Fact("type_name", ("TypeOfEstablishment (name)",)),
        Fact("type_group", ("EstablishmentTypeGroup (name)",)),
        Fact("status", ("EstablishmentStatus (name)",)),
        Fact("opened", ("OpenDate",), Form.DATE),
        Fact("closed", ("CloseDate",), Form.DATE),
        Fact("low_age", ("StatutoryLowAge",), Form.NUMBER),
        Fact("high_age", ("StatutoryHighAge",), Form.NUMBER),
        Fact("gender", ("Gender (name)",)),
        Fact("religious_character", ("ReligiousCharacter (name)",)),
        Fact("admissions", ("AdmissionsPolicy (name)",)),
        Fact("la_code", ("LA (code)",)),
        Fact("la_name", ("LA (name)",)),
        Fact("region", ("GOR (name)",)),
        Fact("town", ("Town",)),
        Fact("postcode", ("Postcode",)),
        Fact("urban_rural", ("UrbanRural (name)",)),
        Fact("easting", ("Easting",), Form.NUMBER),
        Fact("northing", ("Northing",), Form.NUMBER),
        Fact("trust", ("Trusts (name)",)),
        Fact("lsoa", ("LSOA (code)",)),
        Fact("district", ("DistrictAdministrative (code)",)),
    ),
    values=(
        Value("roll", ("NumberOfPupils",), Cell.COUNT),
        Value("capacity", ("SchoolCapacity",), Cell.COUNT),
        Value("fsm", ("PercentageFSM",), Cell.PERCENT),
        Value("girls", ("NumberOfGirls",), Cell.COUNT, over="NumberOfPupils"),
    ),
    inspections=(
        InspectionColumns("OfstedLastInsp", ((_OVERALL, "OfstedRating (name)"),), called="As the register gives it"),
    ),
    dated=Dated(newest_of=("LastChangedDate",)),
    verified=False,
)

SNAKE = Layout(
    name="gias-schools",
    title="Get Information About Schools: open schools, columns renamed in lower case",
    publisher=_DFE,
    keeps=Keeps.ESTABLISHMENTS,
    recognised_by=("urn", "establishment_name", "establishment_status", "education_phase"),
    key="urn",
    facts=(
        Fact("name", ("establishment_name",)),
        Fact("phase", ("education_phase",)),
        Fact("type_name", ("establishment_type",)),
        Fact("type_group", ("establishment_type_group",)),
        Fact("status", ("establishment_status",)),
        Fact("opened", ("open_date",), Form.DATE),
        Fact("closed", ("close_date",), Form.DATE),
        Fact("low_age", ("statutory_low_age",), Form.NUMBER),
        Fact("high_age", ("statutory_high_age",), Form.NUMBER),
        Fact("gender", ("gender",)),
        Fact("religious_character", ("religious_character",)),
        Fact("admissions", ("admissions_policy",)),
        Fact("region", ("gor",)),
        Fact("town", ("town",)),
        Fact("postcode", ("postcode",)),
        Fact("urban_rural", ("urban_rural_indicator",)),
        Fact("easting", ("easting",), Form.NUMBER),
        Fact("northing", ("northing",), Form.NUMBER),
        Fact("lsoa", ("lsoa_code",)),
    ),
    inspections=(
        InspectionColumns("ofsted_last_insp", ((_OVERALL, "ofsted_rating"),), called="As the register gives it"),
    ),
    dated=Dated(newest_of=("last_changed_date",)),
)

BASIC = Layout(
    name="gias-basic",
    title="Get Information About Schools: every establishment, open and closed, in seven columns",
    publisher=_DFE,
    keeps=Keeps.ESTABLISHMENTS,
    recognised_by=("urn", "name", "lead_school", "close_date"),
    key="urn",
    facts=(
        Fact("name", ("name",)),
        Fact("town", ("town",)),
        Fact("postcode", ("postcode",)),
        Fact("opened", ("open_date",), Form.DATE),
        Fact("closed", ("close_date",), Form.DATE),
    ),
    dated=Dated(newest_of=("open_date", "close_date"), needed=False),
)

CONTEXT = Layout(
    name="gias-context",
    title="Get Information About Schools: capacity, pupils and free school meals",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("urn", "school_capacity", "number_of_pupils", "percentage_fsm"),
    key="urn",
    facts=(Fact("la_code", ("la_code",)), Fact("la_name", ("la_name",))),
    values=(
        Value("roll", ("number_of_pupils",), Cell.COUNT),
        Value("capacity", ("school_capacity",), Cell.COUNT),
        Value("fsm", ("percentage_fsm",), Cell.PERCENT),
        Value("girls", ("number_of_girls",), Cell.COUNT, over="number_of_pupils"),
    ),
)

LINKS = Layout(
    name="gias-links",
    title="Get Information About Schools: predecessors, successors, mergers and splits",
    publisher=_DFE,
    keeps=Keeps.LINKS,
    recognised_by=("URN", "LinkURN", "LinkType"),
    facts=(
        Fact("other", ("LinkURN",), Form.URN),
        Fact("other_name", ("LinkName",)),
        Fact("kind", ("LinkType",)),
        Fact("established", ("LinkEstablishedDate",), Form.DATE),
    ),
    dated=Dated(needed=False),
    told_apart_by=("LinkURN", "LinkType"),
)

GROUPS = Layout(
    name="gias-groups",
    title="Get Information About Schools: trusts, federations and sponsors",
    publisher=_DFE,
    keeps=Keeps.GROUPS,
    recognised_by=("Group UID", "Group Name", "Group Status"),
    without=("URN",),
    key="Group UID",
    key_is_urn=False,
    facts=(
        Fact("group_name", ("Group Name",)),
        Fact("group_type", ("Group Type",)),
        Fact("closed", ("Closed Date",), Form.DATE),
    ),
    dated=Dated(needed=False),
)

MEMBERSHIPS = Layout(
    name="gias-group-links",
    title="Get Information About Schools: which schools belong to which trust, federation or sponsor",
    publisher=_DFE,
    keeps=Keeps.MEMBERSHIPS,
    recognised_by=("URN", "Group UID", "Group Type", "Joined date"),
    facts=(
        Fact("group", ("Group UID",)),
        Fact("group_name", ("Group Name",)),
        Fact("group_type", ("Group Type",)),
        Fact("closed", ("Closed Date",), Form.DATE),
        Fact("joined", ("Joined date",), Form.DATE),
    ),
    dated=Dated(needed=False),
    told_apart_by=("Group UID",),
)

PANEL = Layout(
    name="admissions-panel",
    title="School-year panel: places, preferences and progress",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("urn", "academic_year_full", "phase_key", "total_number_places_offered"),
    key="urn",
    values=(
        Value("places-offered", ("total_number_places_offered",), Cell.COUNT),
        Value("first-preferences", ("times_put_as_1st_preference",), Cell.COUNT),
        Value("preferences-per-place", ("proportion_1stprefs_v_totaloffers",), Cell.COUNT),
        Value("ks2-reading-progress", ("reading_progress",)),
        Value("ks2-writing-progress", ("writing_progress",)),
        Value("ks2-maths-progress", ("maths_progress",)),
        Value("progress8", ("progress_8",)),
        Value("attainment8", ("attainment_8",), Cell.COUNT),
    ),
    dated=Dated(column="academic_year_full"),
    told_apart_by=("phase_key",),
    first=("phase_key", "2"),
)

LAYOUTS = (FULL, SNAKE, BASIC, CONTEXT, LINKS, GROUPS, MEMBERSHIPS, PANEL)
