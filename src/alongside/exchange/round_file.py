"""The round file: a TOML text that states a brokering round, described field by field in docs/reference/round-file.md."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from alongside.brokering.checks import check
from alongside.brokering.round import (
    Between,
    Level,
    LocalSchool,
    Need,
    Offer,
    Pair,
    Person,
    Quota,
    Round,
    Rules,
    Stance,
    Tie,
    Together,
    Wish,
)
from alongside.schools.measures import MEASURES
from alongside.schools.school import Phase, School, Sector
from alongside.schools.similar.models import UnknownModel, model_named
from alongside.terms import AcademicYear, NotAnAcademicYear

Word = TypeVar("Word", bound=StrEnum)


class NotARound(ValueError):
    """The text is not a round file; the message says what is wrong, where, and what to write instead."""


class Entry:
    """One table of the file, read field by field, so that nothing in it is overlooked or misread."""

    def __init__(self, where: str, fields: object) -> None:
        if not isinstance(fields, dict):
            raise NotARound(f"{where} must be a table of fields; write it as [{where}] with one field a line")
        self.where = where
        self.fields: dict[str, object] = fields
        self.asked: set[str] = set()

    def get(self, name: str) -> object:
        self.asked.add(name)
        return self.fields.get(name)

    def has(self, name: str) -> bool:
        return name in self.fields

    def wrong(self, name: str, wanted: str) -> NotARound:
        return NotARound(f"{self.where}: '{name}' is {self.fields.get(name)!r}; write {wanted}")

    def text(self, name: str, default: str | None = "") -> str:
        """A string; ``default`` None means that the field must be there."""
        value = self.get(name)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise NotARound(f"{self.where}: '{name}' is missing or not a text; write it in quotation marks")
        return value.strip()

    def number(self, name: str) -> float | None:
        value = self.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
            raise self.wrong(name, "a number")
        return float(value)

    def whole(self, name: str) -> int | None:
        value = self.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.wrong(name, "a whole number")
        return value if isinstance(value, int) else None

    def flag(self, name: str, default: bool) -> bool:
        value = self.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def day(self, name: str) -> date | None:
        value = self.get(name)
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise self.wrong(name, "a day like 2026-09-01, without quotation marks")
        return value if isinstance(value, date) else None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.wrong(name, 'a list of texts like ["teaching", "behaviour"]')
        return tuple(str(one) for one in value)

    def word(self, name: str, words: type[Word]) -> Word | None:
        value = self.get(name)
        if value is None:
            return None
        for word in words:
            if value == word.value:
                return word
        raise self.wrong(name, "one of: " + ", ".join(f'"{word.value}"' for word in words))

    def table(self, name: str) -> Entry:
        return Entry(f"{self.where}.{name}" if self.where else name, self.get(name) or {})

    def entries(self, name: str) -> Sequence[Entry]:
        value = self.get(name) or []
        if not isinstance(value, list):
            raise NotARound(f"'{name}' must be a list; write each entry under its own [[{name}]]")
        return [Entry(f"{name}[{place}]", one) for place, one in enumerate(value, start=1)]

    def done(self) -> None:
        """Refuse a field that nobody asked for: a slip of the pen must not pass unseen."""
        for name in self.fields:
            if name not in self.asked:
                near = get_close_matches(name, sorted(self.asked), n=1)
                hint = f"did you mean '{near[0]}'?" if near else f"fields here are: {', '.join(sorted(self.asked))}"
                raise NotARound(f"{self.where or 'the file'}: '{name}' is not a field; {hint}")


def school_key(text: str) -> str:
    """A school's key from how people write it: a bare six-digit URN, ``urn:`` or ``example:``; raises `NotARound`."""
    cleaned = text.strip()
    number = cleaned.removeprefix("urn:")
    if number.isascii() and number.isdigit() and len(number) == 6:
        return f"urn:{number}"
    if cleaned.startswith("example:") and len(cleaned) > len("example:"):
        return cleaned
    raise NotARound(f"'{text}' is not a school; write a six-digit URN like 100000, or example:name for an invented one")


def _key(entry: Entry, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise NotARound(f"{entry.where}: '{name}' is missing; write a six-digit URN or example:name")
    try:
        return school_key(value)
    except NotARound as error:
        raise NotARound(f"{entry.where}: {error}") from None


def _person(entry: Entry) -> Person:
    return Person(entry.word("head_openness", Level), entry.word("head_experience", Level))


def _need(entry: Entry) -> Need:
    partners = entry.whole("partners")
    need = Need(
        school=_key(entry, "school"),
        areas=entry.texts("areas"),
        partners=1 if partners is None else partners,
        head=_person(entry),
        load=entry.whole("load"),
        load_ceiling=entry.whole("load_ceiling"),
        travel_limit_km=entry.number("travel_limit_km"),
        consent_withheld=entry.flag("consent_withheld", False),
        starts=entry.day("starts"),
        ends=entry.day("ends"),
    )
    entry.done()
    return need


def _offer(entry: Entry) -> Offer:
    partnerships = entry.whole("partnerships")
    offer = Offer(
        school=_key(entry, "school"),
        areas=entry.texts("areas"),
        partnerships=1 if partnerships is None else partnerships,
        head=_person(entry),
        days=entry.number("days"),
        live_partnerships=entry.whole("live_partnerships"),
        travel_limit_km=entry.number("travel_limit_km"),
        consent_withheld=entry.flag("consent_withheld", False),
        starts=entry.day("starts"),
        ends=entry.day("ends"),
        of_concern=entry.flag("of_concern", False),
        inspection_from=entry.day("inspection_from"),
        inspection_to=entry.day("inspection_to"),
    )
    entry.done()
    return offer


def _wish(entry: Entry) -> Wish:
    stance = entry.word("says", Stance)
    if stance is None:
        raise NotARound(f"{entry.where}: 'says' is missing; write one of: " + ", ".join(f'"{one}"' for one in Stance))
    wish = Wish(_key(entry, "by"), _key(entry, "about"), stance, entry.whole("rank"), entry.text("reason"))
    entry.done()
    return wish


def _between(entry: Entry) -> Between:
    names = entry.texts("schools")
    if len(names) != 2:
        raise NotARound(f'{entry.where}: \'schools\' must name two schools; write schools = ["100000", "100001"]')
    tie = entry.word("tie", Tie)
    km = entry.number("km")
    if tie is None and km is None:
        raise NotARound(f"{entry.where}: state a 'tie' or the 'km' between the two schools")
    entry.done()
    return Between(frozenset(school_key(name) for name in names), tie, km)


def _pair(entry: Entry) -> Pair:
    pair = Pair(_key(entry, "need"), _key(entry, "partner"))
    entry.done()
    return pair


def _quota(entry: Entry) -> Quota:
    most = entry.whole("at_most")
    if most is None:
        raise NotARound(f"{entry.where}: 'at_most' is missing; write how many pairs there may be, like at_most = 2")
    offers, needs = (tuple(school_key(name) for name in entry.texts(side)) for side in ("offers", "needs"))
    entry.done()
    return Quota(most, offers, needs)


def _together(entry: Entry) -> Together:
    group = Together(tuple(_pair(one) for one in entry.entries("pairs")))
    entry.done()
    return group


def _rules(entry: Entry) -> Rules:
    usual = Rules()
    travel, near, least = (entry.number(name) for name in ("travel_limit_km", "competition_km", "minimum_suitability"))
    candidates = entry.whole("candidates")
    overload, sticky = entry.number("overload_cost"), entry.number("stickiness")
    rules = Rules(
        same_phase=entry.flag("same_phase", usual.same_phase),
        travel_limit_km=usual.travel_limit_km if travel is None else travel,
        competition_km=usual.competition_km if near is None else near,
        minimum_suitability=usual.minimum_suitability if least is None else least,
        candidates=usual.candidates if candidates is None else candidates,
        overload_cost=usual.overload_cost if overload is None else overload,
        stickiness=usual.stickiness if sticky is None else sticky,
    )
    entry.done()
    return rules


def _by_measure(entry: Entry) -> Iterable[str]:
    for name in entry.fields:
        if name not in MEASURES:
            near = get_close_matches(name, list(MEASURES), n=1)
            hint = f"did you mean '{near[0]}'?" if near else "docs/reference/round-file.md lists them"
            raise NotARound(f"{entry.where}: '{name}' is not a measure; {hint}")
        yield name


def _values(entry: Entry) -> Mapping[str, float]:
    found = {name: entry.number(name) for name in _by_measure(entry)}
    return {name: value for name, value in found.items() if value is not None}


def _results(entry: Entry) -> Mapping[str, Mapping[AcademicYear, float]]:
    found: dict[str, Mapping[AcademicYear, float]] = {}
    for name in _by_measure(entry):
        years = entry.table(name)
        try:
            by_year = {AcademicYear.parse(year): years.number(year) for year in years.fields}
        except NotAnAcademicYear as error:
            raise NotARound(f"{years.where}: {error}") from None
        found[name] = {year: value for year, value in by_year.items() if value is not None}
    return found


def _local_school(entry: Entry) -> LocalSchool:
    phase = entry.word("phase", Phase)
    school = School(
        key=_key(entry, "key"),
        name=entry.text("name", None),
        phase=phase or Phase.UNKNOWN,
        sector=Sector.STATE,
        la_name=entry.text("authority"),
        town=entry.text("town"),
        region=entry.text("region"),
        easting=entry.number("easting"),
        northing=entry.number("northing"),
    )
    if not school.is_example:
        raise NotARound(
            f"{entry.where}: {school.key} has a real reference number; only example: schools are described here"
        )
    local = LocalSchool(school, _values(entry.table("values")), _results(entry.table("results")))
    entry.done()
    return local


def _model(entry: Entry) -> str:
    name = entry.text("model")
    if name:
        try:
            model_named(name)
        except UnknownModel as error:
            raise NotARound(f"round: {error}") from None
    return name


def _weights(entry: Entry) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for side in ("need", "partner"):
        weights = entry.table(side)
        for name in weights.fields:
            value = weights.number(name)
            if value is not None:
                found[f"{side}.{name}"] = value
    entry.done()
    return found


def parse_round(text: str) -> Round:
    """The checked round that a TOML text states.

    Raises `NotARound` when the text is not one, and `ContradictoryRound` when what it states cannot be.
    """
    try:
        whole = Entry("", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotARound(f"the round file cannot be read as TOML: {error}; mend it there") from None
    about = whole.table("round")
    day = about.day("date")
    if day is None:
        raise NotARound("round: 'date' is missing; write the day of the round like date = 2026-09-01")
    seed = about.whole("seed")
    stated = Round(
        name=about.text("name", None),
        day=day,
        seed=0 if seed is None else seed,
        needs=tuple(_need(one) for one in whole.entries("needs")),
        offers=tuple(_offer(one) for one in whole.entries("offers")),
        rules=_rules(whole.table("rules")),
        weights=_weights(whole.table("weights")),
        wishes=tuple(_wish(one) for one in whole.entries("wishes")),
        between=tuple(_between(one) for one in whole.entries("between")),
        schools=tuple(_local_school(one) for one in whole.entries("schools")),
        agreed=tuple(_pair(one) for one in whole.entries("agreed")),
        shown=tuple(_pair(one) for one in whole.entries("shown")),
        declined=tuple(_pair(one) for one in whole.entries("declined")),
        quotas=tuple(_quota(one) for one in whole.entries("quotas")),
        together=tuple(_together(one) for one in whole.entries("together")),
        model=_model(about),
        begins=about.day("begins"),
    )
    about.done()
    whole.done()
    if stated.seed < 0:
        raise NotARound(f"round: 'seed' is {stated.seed}; write 0 or more")
    check(stated)
    return stated
