"""A school, what was published about it, and how it is tied to other schools."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.terms import AcademicYear


class Phase(StrEnum):
    """The phase of education, as the national register names it; middle schools follow their deemed phase."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SIXTEEN_PLUS = "16-plus"
    OTHER = "other"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """Who runs the school; national percentiles are of mainstream state schools."""

    STATE = "state mainstream"
    SPECIAL = "special or alternative"
    INDEPENDENT = "independent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class School:
    """A school as the register describes it. ``key`` is ``urn:NNNNNN`` or, for an invented one, ``example:name``.

    Easting and northing are metres on the British National Grid. An empty string or None means not known.
    """

    key: str
    name: str
    phase: Phase = Phase.UNKNOWN
    sector: Sector = Sector.UNKNOWN
    type_name: str = ""
    status: str = ""
    opened: date | None = None
    closed: date | None = None
    low_age: int | None = None
    high_age: int | None = None
    gender: str = ""
    religious_character: str = ""
    admissions: str = ""
    la_code: str = ""
    la_name: str = ""
    region: str = ""
    town: str = ""
    postcode: str = ""
    urban_rural: str = ""
    easting: float | None = None
    northing: float | None = None
    trust: str = ""

    @property
    def urn(self) -> int | None:
        """The unique reference number, or None for an invented school."""
        kind, _, number = self.key.partition(":")
        return int(number) if kind == "urn" else None

    @property
    def is_example(self) -> bool:
        return self.key.startswith("example:")

    @property
    def is_open(self) -> bool:
        return self.closed is None and not self.status.casefold().startswith("closed")


class Standing(StrEnum):
    """How firm a published value is."""

    PUBLISHED = "published"
    SUPPRESSED = "suppressed"
    NOT_PUBLISHED = "not published"
    NOT_APPLICABLE = "not applicable"
    LOW_COVERAGE = "too few pupils with results"
    DISPUTED = "sources disagree"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one measure of one school in one year, as one release gave it.

    ``value`` is None when only a letter was printed, or when ``standing`` says why there is none.
    ``printed_band`` is the letter a source printed itself.
    """

    measure: str
    year: AcademicYear
    release: str
    value: float | None
    standing: Standing = Standing.PUBLISHED
    printed_band: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A dated tie between two entries of the register: ``other`` is this school's predecessor, successor, or the like."""

    other: str
    other_name: str
    kind: str
    established: date | None

    @property
    def is_predecessor(self) -> bool:
        return self.kind.casefold().startswith(("predecessor", "result of"))

    @property
    def is_successor(self) -> bool:
        return self.kind.casefold().startswith("successor")


@dataclass(frozen=True, slots=True)
class Membership:
    """A school's membership of a trust, federation or sponsor group; ``joined`` None means not recorded."""

    group: str
    group_name: str
    group_type: str
    joined: date | None
