"""Ofsted's management information on state-funded schools, in its three generations of columns.

The files of two inspections a school are real; the lists as published to August 2024, from September 2024 and from
November 2025, and those of every inspection and visit, are known from published code that reads them, not from a live
file, and are marked unverified.
"""

from __future__ import annotations

from alongside.exchange.layouts import Dated, Fact, InspectionColumns, Keeps, Layout

_OFSTED = "Ofsted"
_UNDATED = Dated(needed=False)
_AREAS = (
    ("Quality of education", "quality of education"),
    ("Behaviour and attitudes", "behaviour and attitudes"),
    ("Personal development", "personal development"),
    ("Leadership and management", "effectiveness of leadership and management"),
    ("Safeguarding effective", "safeguarding is effective?"),
    ("Early years", "early years provision (where applicable)"),
    ("Sixth form", "sixth form provision (where applicable)"),
)


def _areas(prefix: str, overall: str) -> tuple[tuple[str, str], ...]:
    return (("Overall effectiveness", overall), *((area, f"{prefix} {column}".strip()) for area, column in _AREAS))


_LATEST = InspectionColumns(
    "Inspection start date",
    _areas("", "Overall effectiveness"),
    urn="URN at time of latest full inspection",
    published="Publication date",
    number="Inspection number of latest full inspection",
    kind="Inspection type",
    category="Category of concern",
)
_PREVIOUS = InspectionColumns(
    "Previous inspection start date",
    _areas("Previous", "Previous full inspection overall effectiveness"),
    urn="URN at time of previous full inspection",
    published="Previous publication date",
    number="Previous full inspection number",
    category="Previous category of concern",
    called="Full inspection",
)
_SECTION_8 = "section 8 inspection of a good and outstanding school"
_SHORT = InspectionColumns(
    f"Date of latest {_SECTION_8}",
    (("Outcome", "Section 8 inspection of a good and outstanding school overall outcome"),),
    urn=f"URN at time of the {_SECTION_8}",
    published="Section 8 inspection of a good and outstanding school publication date",
    number=f"Latest {_SECTION_8} number since last full inspection",
    called="Section 8 inspection",
    free_text=True,
)
_UNGRADED = InspectionColumns(
    "Date of latest ungraded inspection",
    (("Outcome", "Ungraded inspection overall outcome"),),
    published="Ungraded inspection publication date",
    called="Ungraded inspection",
    free_text=True,
)

TWO_INSPECTIONS = Layout(
    name="ofsted-two-inspections",
    title="Management information: schools with two full inspections",
    publisher=_OFSTED,
    keeps=Keeps.RESULTS,
    recognised_by=(
        "Overall effectiveness",
        "URN at time of latest full inspection",
        "URN at time of previous full inspection",
    ),
    without=("URN",),
    key="URN at time of latest full inspection",
    inspections=(_LATEST, _PREVIOUS, _SHORT),
    dated=_UNDATED,
)

GRADED = Layout(
    name="ofsted-graded",
    title="Management information: latest inspections, as published to October 2025",
    publisher=_OFSTED,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "Overall effectiveness", "Inspection start date", "Quality of education"),
    without=("Latest OEIF overall effectiveness", "Inclusion", "Inspection number"),
    facts=(Fact("name", ("School name",)), Fact("la_name", ("Local authority",)), Fact("postcode", ("Postcode",))),
    inspections=(_LATEST, _PREVIOUS, _SHORT, _UNGRADED),
    dated=_UNDATED,
    verified=False,
)

REPORT_CARDS = Layout(
    name="ofsted-report-cards",
    title="Management information: latest inspections with report cards, from November 2025",
    publisher=_OFSTED,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "Inclusion", "Curriculum and teaching", "Achievement", "Safeguarding standards"),
    facts=(Fact("name", ("School name",)), Fact("la_name", ("Local authority",)), Fact("postcode", ("Postcode",))),
    inspections=(
        InspectionColumns(
            "Inspection start date",
            (
                ("Safeguarding", "Safeguarding standards"),
                ("Inclusion", "Inclusion"),
                ("Curriculum and teaching", "Curriculum and teaching"),
                ("Achievement", "Achievement"),
                ("Attendance and behaviour", "Attendance and behaviour"),
                ("Personal development and well-being", "Personal development and wellbeing"),
                ("Leadership and governance", "Leadership and governance"),
                ("Early years", "Early years (where applicable)"),
                ("Post-16 provision", "Post-16 provision (where applicable)"),
            ),
            published="Publication date",
            number="Inspection number",
            kind="Inspection type",
            category="Category of concern",
            report_card=True,
        ),
        InspectionColumns(
            "Inspection start date of latest OEIF graded inspection",
            _areas("Latest OEIF", "Latest OEIF overall effectiveness"),
            urn="URN at time of latest OEIF graded inspection",
            published="Publication date of latest OEIF graded inspection",
            number="Inspection number of latest OEIF graded inspection",
            category="Latest OEIF category of concern",
            called="Full inspection",
        ),
        _UNGRADED,
    ),
    dated=_UNDATED,
    told_apart_by=("Inspection number",),
    verified=False,
)

# One row an inspection; the monitoring visits that the lists of latest inspections leave out are here.
EVERY_INSPECTION = Layout(
    name="ofsted-every-inspection",
    title="Management information: every inspection and monitoring visit",
    publisher=_OFSTED,
    keeps=Keeps.RESULTS,
    recognised_by=("URN", "Inspection number", "Inspection type", "Inspection start date", "Overall effectiveness"),
    without=("Inclusion",),
    facts=(Fact("name", ("School name",)), Fact("la_name", ("Local authority",)), Fact("postcode", ("Postcode",))),
    inspections=(
        InspectionColumns(
            "Inspection start date",
            _areas("", "Overall effectiveness"),
            published="Publication date",
            number="Inspection number",
            kind="Inspection type",
            category="Category of concern",
        ),
    ),
    dated=_UNDATED,
    told_apart_by=("Inspection number",),
    verified=False,
)

LAYOUTS = (TWO_INSPECTIONS, GRADED, REPORT_CARDS, EVERY_INSPECTION)
