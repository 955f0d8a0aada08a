"""A whole round as plain JSON and back, so that a plan can be worked out again from what it was worked out from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum

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
from alongside.schools.school import Phase, School, Sector
from alongside.terms import AcademicYear

SCHEMA = "alongside/round/1"
Json = Mapping[str, object]


class NotARoundDocument(ValueError):
    """The document is not one of a round, or of a version that is not read any more."""


def round_document(a_round: Round) -> dict[str, object]:
    """The round as JSON; everything it states is in it, what heads wished included."""
    plain = {one.name: _plain(getattr(a_round, one.name)) for one in fields(Round) if one.name != "schools"}
    return {"schema": SCHEMA, **plain, "schools": [_school(one) for one in a_round.schools]}


def canonical_text(document: Json) -> str:
    """A document as text: the same text whatever the order of its keys."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False)


def hash_of_text(text: str) -> str:
    """The SHA-256 of a document's canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


_PLAIN = frozenset({str, int, float, bool, type(None)})
# The engine's own kinds of things, with the names of their fields: a national round has a hundred thousand of them.
_FIELDS: Mapping[type[object], tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind))
    for kind in (Need, Offer, Wish, Between, Pair, Quota, Together, Rules, Person, School)
}


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _PLAIN:
        return value
    names = _FIELDS.get(kind)
    if names is not None:
        told = ((name, getattr(value, name)) for name in names)
        return {name: one if type(one) in _PLAIN else _plain(one) for name, one in told}
    if isinstance(value, Enum | date):
        return value.value if isinstance(value, Enum) else value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, frozenset | tuple):
        ordered = sorted(value) if isinstance(value, frozenset) else value
        return [one if type(one) in _PLAIN else _plain(one) for one in ordered]
    return value


def _school(local: LocalSchool) -> dict[str, object]:
    results = {
        measure: {str(year): value for year, value in by_year.items()} for measure, by_year in local.results.items()
    }
    return {"school": _plain(local.school), "values": dict(local.values), "results": results}


def round_from(document: Json) -> Round:
    """The round that `round_document` wrote; raises `NotARoundDocument`."""
    if document.get("schema") != SCHEMA:
        raise NotARoundDocument(f"this is no round of the kind '{SCHEMA}'; make the plan anew")
    try:
        return _round(_Fields(document))
    except (KeyError, TypeError, ValueError) as wrong:
        raise NotARoundDocument(f"the document of the round cannot be read ({wrong}); make the plan anew") from wrong


class _Fields:
    """One object of the document, read field by field in the types that the engine has."""

    def __init__(self, fields_of: object) -> None:
        if not isinstance(fields_of, Mapping):
            raise TypeError("an object was expected")
        self.fields: Mapping[str, object] = fields_of

    def text(self, name: str) -> str:
        return str(self.fields[name])

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(map(str, self._list(name)))

    def whole(self, name: str) -> int:
        return int(str(self.fields[name]))

    def whole_or_none(self, name: str) -> int | None:
        return None if self.fields[name] is None else self.whole(name)

    def number_or_none(self, name: str) -> float | None:
        return None if self.fields[name] is None else float(str(self.fields[name]))

    def number(self, name: str) -> float:
        return float(str(self.fields[name]))

    def flag(self, name: str) -> bool:
        return self.fields[name] is True

    def day_or_none(self, name: str) -> date | None:
        return None if self.fields[name] is None else date.fromisoformat(self.text(name))

    def day_if_any(self, name: str) -> date | None:
        """A day that rounds written before there was one do not name."""
        return self.day_or_none(name) if name in self.fields else None

    def numbers(self, name: str) -> dict[str, float]:
        return {key: float(str(value)) for key, value in _Fields(self.fields[name]).fields.items()}

    def part(self, name: str) -> _Fields:
        return _Fields(self.fields[name])

    def parts(self, name: str) -> tuple[_Fields, ...]:
        return tuple(map(_Fields, self._list(name)))

    def _list(self, name: str) -> Sequence[object]:
        found = self.fields[name]
        if not isinstance(found, list):
            raise TypeError(f"'{name}' is no list")
        return found


def _round(told: _Fields) -> Round:
    return Round(
        name=told.text("name"),
        day=date.fromisoformat(told.text("day")),
        needs=tuple(map(_need, told.parts("needs"))),
        offers=tuple(map(_offer, told.parts("offers"))),
        seed=told.whole("seed"),
        rules=_rules(told.part("rules")),
        weights=told.numbers("weights"),
        wishes=tuple(map(_wish, told.parts("wishes"))),
        between=tuple(map(_between, told.parts("between"))),
        schools=tuple(map(_local, told.parts("schools"))),
        agreed=tuple(map(_pair, told.parts("agreed"))),
        shown=tuple(map(_pair, told.parts("shown"))),
        declined=tuple(map(_pair, told.parts("declined"))),
        quotas=tuple(
            Quota(one.whole("at_most"), one.texts("offers"), one.texts("needs")) for one in told.parts("quotas")
        ),
        together=tuple(
            Together(tuple(map(_pair, one.parts("pairs"))), one.flag("withdrawn")) for one in told.parts("together")
        ),
        model=told.text("model"),
        begins=told.day_if_any("begins"),
    )


def _level(told: _Fields, name: str) -> Level | None:
    return None if told.fields[name] is None else Level(told.text(name))


def _person(told: _Fields) -> Person:
    return Person(_level(told, "openness"), _level(told, "experience"))


def _need(told: _Fields) -> Need:
    return Need(
        school=told.text("school"),
        areas=told.texts("areas"),
        partners=told.whole("partners"),
        head=_person(told.part("head")),
        load=told.whole_or_none("load"),
        load_ceiling=told.whole_or_none("load_ceiling"),
        travel_limit_km=told.number_or_none("travel_limit_km"),
        consent_withheld=told.flag("consent_withheld"),
        starts=told.day_if_any("starts"),
        ends=told.day_if_any("ends"),
    )


def _offer(told: _Fields) -> Offer:
    return Offer(
        school=told.text("school"),
        areas=told.texts("areas"),
        partnerships=told.whole("partnerships"),
        head=_person(told.part("head")),
        days=told.number_or_none("days") if "days" in told.fields else None,
        live_partnerships=told.whole_or_none("live_partnerships"),
        travel_limit_km=told.number_or_none("travel_limit_km"),
        consent_withheld=told.flag("consent_withheld"),
        starts=told.day_if_any("starts"),
        ends=told.day_if_any("ends"),
        of_concern=told.flag("of_concern"),
        inspection_from=told.day_or_none("inspection_from"),
        inspection_to=told.day_or_none("inspection_to"),
    )


def _rules(told: _Fields) -> Rules:
    return Rules(
        same_phase=told.flag("same_phase"),
        travel_limit_km=told.number_or_none("travel_limit_km"),
        competition_km=told.number_or_none("competition_km"),
        minimum_suitability=told.number("minimum_suitability"),
        candidates=told.whole("candidates"),
        overload_cost=told.number("overload_cost"),
        stickiness=told.number("stickiness"),
    )


def _wish(told: _Fields) -> Wish:
    return Wish(
        told.text("by"),
        told.text("about"),
        Stance(told.text("stance")),
        told.whole_or_none("rank"),
        told.text("reason"),
    )


def _between(told: _Fields) -> Between:
    tie = None if told.fields["tie"] is None else Tie(told.text("tie"))
    return Between(frozenset(told.texts("schools")), tie, told.number_or_none("km"))


def _pair(told: _Fields) -> Pair:
    return Pair(told.text("need"), told.text("partner"))


def _local(told: _Fields) -> LocalSchool:
    results = {
        measure: {AcademicYear.parse(year): value for year, value in told.part("results").numbers(measure).items()}
        for measure in told.part("results").fields
    }
    return LocalSchool(_school_from(told.part("school")), told.numbers("values"), results)


def _school_from(told: _Fields) -> School:
    given = dict(told.fields)
    days = {name: told.day_or_none(name) for name in ("opened", "closed")}
    kinds = {"phase": Phase(told.text("phase")), "sector": Sector(told.text("sector"))}
    known = {one.name for one in fields(School)}
    plain = {name: value for name, value in given.items() if name in known and name not in {*days, *kinds}}
    return School(**{**plain, **days, **kinds})  # type: ignore[arg-type]  # written from a school's own fields above
