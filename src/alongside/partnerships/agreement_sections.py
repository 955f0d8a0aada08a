"""What an agreement holds, section by section, as versioned lists with words of guidance."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files


class UnknownSections(LookupError):
    """No list of sections, or no section of a list, has this name."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section. ``title`` may name the schools as {supported} and {supporting}; ``outcome`` holds a clause beside the words."""

    name: str
    group: str
    title: str
    asks: str
    required: bool
    outcome: bool
    source: str


@dataclass(frozen=True, slots=True)
class SectionList:
    """The sections of an agreement in their order."""

    version: str
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section:
        """The section of that name; raises `UnknownSections`."""
        for one in self.sections:
            if one.name == name:
                return one
        raise UnknownSections(f"the list {self.version} has no section '{name}'; it has {', '.join(self.names)}")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.sections)


def _section(table: Mapping[str, str | bool]) -> Section:
    return Section(
        name=str(table["name"]),
        group=str(table["group"]),
        title=str(table["title"]),
        asks=str(table["asks"]),
        required=bool(table["required"]),
        outcome=table.get("kind") == "outcome",
        source=str(table["from"]),
    )


def _packaged() -> Iterable[SectionList]:
    for entry in sorted(files(__package__).joinpath("section_lists").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            table = tomllib.loads(entry.read_text(encoding="utf-8"))
            yield SectionList(table["version"], tuple(_section(one) for one in table["sections"]))


SECTION_LISTS: Mapping[str, SectionList] = {one.version: one for one in _packaged()}
NEWEST = max(SECTION_LISTS.values(), key=lambda one: tuple(int(part) for part in one.version.split(".")))


def section_list(version: str) -> SectionList:
    """The packaged list of that version; raises `UnknownSections`."""
    try:
        return SECTION_LISTS[version]
    except KeyError:
        known = ", ".join(SECTION_LISTS)
        raise UnknownSections(f"there is no list of sections '{version}'; choose one of: {known}") from None
