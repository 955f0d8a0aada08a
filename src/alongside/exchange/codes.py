"""What the letters and words in published cells stand for: missing values, school types, phases and inspection grades."""

from __future__ import annotations

from collections.abc import Mapping

from alongside.schools.inspections import GRADES, REPORT_CARD_SCALE
from alongside.schools.school import Phase, Sector, Standing

BLANKS = frozenset({"", "null", "nan", "not recorded", "not reported", "n/a", "-"})

STANDINGS: Mapping[str, Standing] = {
    "supp": Standing.SUPPRESSED,
    "c": Standing.SUPPRESSED,
    "sp": Standing.SUPPRESSED,
    "low": Standing.SUPPRESSED,
    "k": Standing.SUPPRESSED,
    "ne": Standing.NOT_APPLICABLE,
    "na": Standing.NOT_APPLICABLE,
    "z": Standing.NOT_APPLICABLE,
    "np": Standing.NOT_PUBLISHED,
    "new": Standing.NOT_PUBLISHED,
    "x": Standing.NOT_PUBLISHED,
    ":": Standing.NOT_PUBLISHED,
    "..": Standing.NOT_PUBLISHED,
    "lowcov": Standing.LOW_COVERAGE,
    "u": Standing.LOW_COVERAGE,
}

SUMMARY_KEYS = frozenset({"nat", "la", "eng", "england"})

TYPE_CODES: Mapping[str, str] = {
    "AC": "Academy sponsor led",
    "ACC": "Academy converter",
    "ACCS": "Academy special converter",
    "ACS": "Academy special sponsor led",
    "CTC": "City technology college",
    "CY": "Community school",
    "CYS": "Community special school",
    "F": "Free schools",
    "FD": "Foundation school",
    "FDS": "Foundation special school",
    "FESI": "Sixth form college",
    "FS": "Free schools special",
    "IND": "Other independent school",
    "INDSPEC": "Other independent special school",
    "NMSS": "Non-maintained special school",
    "SS": "Studio schools",
    "UTC": "University technical college",
    "FSS": "Studio schools",
    "FUTC": "University technical college",
    "VA": "Voluntary aided school",
    "VC": "Voluntary controlled school",
}

_SPECIAL = ("special", "alternative provision", "pupil referral", "ap academy", "free school ap", "secure", "hospital")
_STATE = (
    "academ",
    "free school",
    "local authority maintained",
    "maintained school",
    "community school",
    "voluntary",
    "foundation school",
    "studio",
    "university technical",
    "city technology",
    "state-funded",
)

_GRADE_WORDS = {
    **GRADES,
    **{word.casefold(): word for word in GRADES.values()},
    **{word.casefold(): word for word in REPORT_CARD_SCALE},
    "met": "Met",
    "not met": "Not met",
    "yes": "Yes",
    "no": "No",
    "special measures": "Inadequate",
    "serious weaknesses": "Inadequate",
    "satisfactory": "Satisfactory",  # grade 3 until 2012
}
NOT_JUDGED = frozenset(
    {*BLANKS, "9", "0", "8", "not judged", "not applicable", "not inspected", "insufficient evidence"}
)

_CONCERNS = {
    "SM": "Special measures",
    "SWK": "Serious weaknesses",
    "NTI": "Notice to improve",
    "RSI": "Requires significant improvement",
}


def type_of(text: str) -> str:
    """The name of a school type that may be written as a code of the performance tables."""
    return TYPE_CODES.get(text, text)


def sector_of(type_group: str, type_name: str) -> Sector:
    """The sector that a type group and type name stand for; alternative provision counts as special."""
    words = f"{type_group} {type_name}".casefold()
    if "independent" in words:
        return Sector.INDEPENDENT
    if any(word in words for word in _SPECIAL):
        return Sector.SPECIAL
    return Sector.STATE if any(word in words for word in _STATE) else Sector.UNKNOWN


def region_of(text: str) -> str:
    """A region as the register writes it; other lists halve London or write the Humber with another article.

    >>> region_of("Outer London"), region_of("Yorkshire and The Humber")
    ('London', 'Yorkshire and the Humber')
    """
    plain = text.strip()
    if plain in {"Inner London", "Outer London"}:
        return "London"
    return plain.replace("and The Humber", "and the Humber")


_PHASES = {
    "primary": Phase.PRIMARY,
    "middle deemed primary": Phase.PRIMARY,
    "secondary": Phase.SECONDARY,
    "middle deemed secondary": Phase.SECONDARY,
    "all-through": Phase.ALL_THROUGH,
    "all through": Phase.ALL_THROUGH,
    "nursery": Phase.NURSERY,
    "16 plus": Phase.SIXTEEN_PLUS,
    "not applicable": Phase.OTHER,
    "state-funded primary": Phase.PRIMARY,
    "state-funded secondary": Phase.SECONDARY,
    "state-funded nursery": Phase.NURSERY,
}


def phase_of(text: str) -> Phase:
    """The phase that the register's or the census's words stand for."""
    return _PHASES.get(text.casefold(), Phase.UNKNOWN)


def grade(cell: str) -> str | None:
    """The judgement that a cell stands for: '' when nothing was judged, None when the cell is none of the published words.

    >>> grade("2"), grade("9"), grade("Strong standard"), grade("7")
    ('Good', '', 'Strong standard', None)
    """
    folded = cell.strip().casefold()
    return "" if folded in NOT_JUDGED else _GRADE_WORDS.get(folded)


def concern(cell: str) -> str:
    """The category of concern in words, or '' when there is none."""
    return "" if cell.casefold() in NOT_JUDGED or cell == "None" else _CONCERNS.get(cell, cell)
