"""Which partnership to read and from what evidence: a case of the casebook, or codings of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from alongside.casebook.partnerships import UnknownCase, case_named, case_names, material_of
from alongside.evidence.coding import Coding
from alongside.lenses.material import Material
from alongside_cli.evidence import faults_refused, read_codings
from alongside_cli.refusing import Refused

CASEBOOK = "casebook"
Command = TypeVar("Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence by partnership, and where it came from."""

    name: str
    codings: Mapping[str, tuple[Coding, ...]] | None

    @property
    def names(self) -> tuple[str, ...]:
        """The partnerships there are."""
        return case_names() if self.codings is None else tuple(sorted(self.codings))

    def material(self, name: str) -> Material:
        """The material of one partnership: of a case of the casebook, of the file's, or refused in one sentence."""
        if self.codings is None:
            return self._case(name)
        codings = self.codings.get(name, ())
        if name in case_names():
            return material_of(case_named(name), codings)
        if not codings:
            known = ", ".join(self.names) or "none"
            raise Refused(f"{self.name} has no codings of '{name}'; the partnerships in it are: {known}")
        return Material(name, codings)

    @staticmethod
    def _case(name: str) -> Material:
        try:
            return material_of(case_named(name))
        except UnknownCase as error:
            raise Refused(str(error)) from error


def codings_option(command: Command) -> Command:
    """The option that puts codings of one's own in the place of the casebook's evidence."""
    return click.option(
        "--codings",
        "file",
        metavar="FILE.csv",
        type=click.Path(path_type=Path),
        help="Read from these codings; of the casebook only names, dates of stages and terms of office remain.",
    )(command)


def source_of(file: Path | None) -> Source:
    """The casebook, or the codings of a file; a file with faults is refused."""
    if file is None:
        return Source(CASEBOOK, None)
    checked = read_codings(file)
    faults_refused(file, checked)
    found: dict[str, list[Coding]] = {}
    for one in checked.codings:
        found.setdefault(one.partnership, []).append(one)
    return Source(file.name, {name: tuple(codings) for name, codings in found.items()})
