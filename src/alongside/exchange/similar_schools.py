"""The Department for Education's similar-schools service: its ten matching variables and the neighbours it published."""

from __future__ import annotations

from alongside.exchange.layouts import Cell, Dated, Fact, Form, Keeps, Layout, Value

_DFE = "Department for Education"

VALUES = Layout(
    name="similar-schools-values",
    title="Similar schools, secondary: the values compared",
    publisher=_DFE,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "KS2RP", "KS2MP", "PPPerc", "IdaciPupils"),
    values=(
        Value("ks2-reading-prior", ("KS2RP",), Cell.COUNT),
        Value("ks2-maths-prior", ("KS2MP",), Cell.COUNT),
        Value("pupil-premium", ("PPPerc",), Cell.PERCENT),
        Value("eal", ("PercentEAL",), Cell.PERCENT),
        Value("polar4", ("Polar4QuintilePupils",), Cell.COUNT),
        Value("stability", ("PStability",), Cell.PERCENT),
        Value("idaci", ("IdaciPupils",), Cell.COUNT),
        Value("sen-support", ("PercentSchSupport",), Cell.PERCENT),
        Value("roll", ("NumberOfPupils",), Cell.COUNT),
        Value("ehcp", ("PercentageStatementOrEHP",), Cell.PERCENT),
        Value("attainment8", ("Att8Scr",), Cell.COUNT),
    ),
)

NEIGHBOURS = Layout(
    name="similar-schools-neighbours",
    title="Similar schools, secondary: the fifty nearest of each school",
    publisher=_DFE,
    keeps=Keeps.NEIGHBOURS,
    recognised_by=("URN", "NeighbourURN", "Dist", "Rank"),
    facts=(
        Fact("other", ("NeighbourURN",), Form.URN),
        Fact("distance", ("Dist",), Form.NUMBER),
        Fact("rank", ("Rank",), Form.NUMBER),
    ),
    dated=Dated(needed=False),
    told_apart_by=("NeighbourURN",),
)

LAYOUTS = (VALUES, NEIGHBOURS)
