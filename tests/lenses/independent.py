"""The codings of the six partnerships by five coders who worked independently of the casebook and of each other."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from alongside.casebook.partnerships import case_named, case_names, material_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.exchange.evidence_rows import read_evidence
from alongside.lenses.material import Material

CASEBOOK = "casebook"
INDEPENDENT = ("b", "c", "d", "e", "f")
SOURCES = (CASEBOOK, *INDEPENDENT)
_FOLDER = Path(__file__).parent / "codings"


@cache
def codings_by(coder: str) -> tuple[Coding, ...]:
    """Everything one coder coded, of all six."""
    with (_FOLDER / f"coding_{coder}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        checked = read_evidence(rows.fieldnames or (), rows, book=codebook(), coder=coder)
    if checked.faults:
        raise ValueError(f"the codings of {coder}: {checked.faults[0]}")
    return checked.codings


@cache
def material(case: str, source: str) -> Material:
    """One partnership as one source has it: the casebook, or one coder's rows in place of all its evidence."""
    if source == CASEBOOK:
        return material_of(case_named(case))
    return material_of(case_named(case), tuple(one for one in codings_by(source) if one.partnership == case))


def every_material(source: str) -> tuple[Material, ...]:
    """The six as one source has them."""
    return tuple(material(case, source) for case in case_names())
