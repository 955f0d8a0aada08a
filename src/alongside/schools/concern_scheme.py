"""The levels and reasons of concern, as versioned lists with plain definitions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar


class UnknownInScheme(LookupError):
    """No list of that version, or no level or reason of that name in it."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much a school is watched and helped. ``rank`` is 0 for no concern and rises with it."""

    name: str
    rank: int
    title: str
    means: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is concern, and in which areas of a school's work help may be sought, by their names in a round."""

    name: str
    title: str
    means: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One version of the levels, the highest first, and of the reasons."""

    version: str
    levels: tuple[Level, ...]
    reasons: tuple[Reason, ...]

    def level(self, name: str) -> Level:
        """The level of that name; raises `UnknownInScheme`."""
        return _named(self.levels, name, "level")

    def reason(self, name: str) -> Reason:
        """The reason of that name; raises `UnknownInScheme`."""
        return _named(self.reasons, name, "reason")

    def areas_of(self, reasons: Sequence[str]) -> tuple[str, ...]:
        """The areas in which help may be sought for these reasons, each once, in the reasons' order."""
        return tuple(dict.fromkeys(area for name in reasons for area in self.reason(name).areas))


_Named = TypeVar("_Named", Level, Reason)


def _named(known: Sequence[_Named], name: str, what: str) -> _Named:
    for one in known:
        if one.name == name:
            return one
    raise UnknownInScheme(f"there is no {what} '{name}'; choose from: {', '.join(one.name for one in known)}")


def _packaged() -> Iterable[Scheme]:
    for entry in sorted(files(__package__).joinpath("concern_lists").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            table = tomllib.loads(entry.read_text(encoding="utf-8"))
            levels = tuple(Level(one["name"], one["rank"], one["title"], one["means"]) for one in table["levels"])
            reasons = tuple(
                Reason(one["name"], one["title"], one["means"], tuple(one["areas"])) for one in table["reasons"]
            )
            yield Scheme(table["version"], levels, reasons)


SCHEMES: Mapping[str, Scheme] = {one.version: one for one in _packaged()}
NEWEST = max(SCHEMES.values(), key=lambda one: tuple(int(part) for part in one.version.split(".")))


def scheme_of(version: str) -> Scheme:
    """The packaged list of that version; raises `UnknownInScheme`."""
    try:
        return SCHEMES[version]
    except KeyError:
        known = ", ".join(SCHEMES)
        raise UnknownInScheme(f"there is no list of concerns '{version}'; choose one of: {known}") from None
