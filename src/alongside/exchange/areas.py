"""Areas: local authorities and districts, deprivation of neighbourhoods, results of authorities and England, and outlines."""

from __future__ import annotations

from alongside.exchange.layouts import Cell, Dated, Fact, Form, Keeps, Layout, Only, Value

_DFE = "Department for Education"
_UNDATED = Dated(needed=False)

AUTHORITIES = Layout(
    name="local-authorities",
    title="Local authorities: codes, names and regions",
    publisher=_DFE,
    keeps=Keeps.AUTHORITIES,
    recognised_by=("la_code", "gss_la_code", "la_name", "region_name"),
    key="la_code",
    key_is_urn=False,
    facts=(Fact("la_name", ("la_name",)), Fact("region", ("region_name",))),
    dated=_UNDATED,
)

AUTHORITY_CODES = Layout(
    name="local-authority-codes",
    title="Local authority and region codes of the performance tables",
    publisher=_DFE,
    keeps=Keeps.AUTHORITIES,
    recognised_by=("LEA", "LA Name", "REGION", "REGION NAME"),
    key="LEA",
    key_is_urn=False,
    facts=(Fact("la_name", ("LA Name",)),),
    dated=_UNDATED,
)

DISTRICTS = Layout(
    name="districts",
    title="Districts since 2011 with their region",
    publisher="Office for National Statistics",
    keeps=Keeps.DISTRICTS,
    recognised_by=("LADCD", "LADNM", "UTLACD", "RGNNM"),
    key="LADCD",
    key_is_urn=False,
    facts=(Fact("name", ("LADNM",)), Fact("region", ("RGNNM",))),
    dated=_UNDATED,
)

_DECILE = "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOA"
DEPRIVATION = Layout(
    name="imd-2025",
    title="English Indices of Deprivation 2025: index of multiple deprivation by neighbourhood",
    publisher="Ministry of Housing, Communities and Local Government",
    keeps=Keeps.NEIGHBOURHOODS,
    recognised_by=("LSOA code (2021)", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"),
    key="LSOA code (2021)",
    key_is_urn=False,
    values=(Value("imd-decile", (_DECILE + "s)", _DECILE), Cell.DECILE),),
    dated=Dated(fixed=2025),
)


def _three_years(where: str) -> tuple[Value, ...]:
    kinds = (
        ("attainment8", f"Attainment8_Tot_{where}", "Num", Cell.COUNT),
        ("basics-94", f"EngMaths49_Tot_{where}", "Pct", Cell.PERCENT),
        ("basics-95", f"EngMaths59_Tot_{where}", "Pct", Cell.PERCENT),
    )
    editions = (("Current", 0), ("Previous", 1), ("Previous2", 2))
    return tuple(
        Value(measure, (f"{stem}_{edition}_{end}",), cell, years_before=before)
        for measure, stem, end, cell in kinds
        for edition, before in editions
    )


LA_RESULTS = Layout(
    name="la-ks4",
    title="Key stage 4 results of local authorities, three years",
    publisher=_DFE,
    keeps=Keeps.AREA_RESULTS,
    recognised_by=("Id", "Attainment8_Tot_LA_Current_Num"),
    key="Id",
    key_is_urn=False,
    values=_three_years("LA"),
    dated=Dated(span=True),
)

ENGLAND_RESULTS = Layout(
    name="england-ks4",
    title="Key stage 4 results of England, three years",
    publisher=_DFE,
    keeps=Keeps.AREA_RESULTS,
    recognised_by=("Id", "Attainment8_Tot_Eng_Current_Num"),
    key="Id",
    key_is_urn=False,
    only=(Only("Id", ("National",), "mean over authorities or regions, not England"),),
    values=_three_years("Eng"),
    dated=Dated(span=True),
)

OUTLINES = Layout(
    name="district-outlines",
    title="Outlines of districts, generalised",
    publisher="Office for National Statistics",
    keeps=Keeps.OUTLINES,
    recognised_by=("c", "n", "geometry"),
    key="c",
    key_is_urn=False,
    facts=(Fact("name", ("n",)), Fact("rings", ("geometry",), Form.TEXT)),
    dated=_UNDATED,
)

LAYOUTS = (AUTHORITIES, AUTHORITY_CODES, DISTRICTS, DEPRIVATION, LA_RESULTS, ENGLAND_RESULTS, OUTLINES)
