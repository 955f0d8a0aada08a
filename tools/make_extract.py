"""Makes the packaged extract: the official files named below with their own column names, cut to fewer rows and columns.

Run as ``python tools/make_extract.py FOLDER``, FOLDER holding the files of the README table in the extract's LICENCE.md.
All secondary and all-through schools of England stay, and every school of the North East; the same input gives the same
bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from alongside.exchange.layouts import Layout, plain
from alongside_store.opening import open_file
from alongside_store.reading import layout_of
from alongside_store.tables import text_of

REGION = "North East"
PHASES = ("Secondary", "All-through", "Middle deemed secondary")
OUT = Path(__file__).parent.parent / "src" / "alongside_store" / "extract"
WHOLE = (
    "dfe_similar_schools_secondary_values_2022-23.json.gz",
    "dfe_similar_schools_secondary_neighbours.json.gz",
    "lad_boundaries.geojson.gz",
    "dim_la.csv.gz",
)
BY_SCHOOL = (
    "gias_schools_2022-07.csv.gz",
    "gias_school_context_2022-07.csv.gz",
    "gias_group_links_2022-07.csv.gz",
    "school_year_panel_2014-2022.csv.gz",
    "ks4_2017-18_mainstream.csv.gz",
    "ks4_2018-19_final_subset.csv.gz",
    "ks4_2018-19_provisional.csv.gz",
    "ks4_destinations_2018-19_tables.csv.gz",
    "ks2_2018-19_final_subset.csv.gz",
    "census_2018-19.csv.gz",
    "absence_2018-19.csv.gz",
    "workforce_2017-18.csv.gz",
    "pupil_premium_2019-20.csv.gz",
    "ofsted_two_inspections_maintained_to_mat_2022.csv.gz",
    "ofsted_two_inspections_maintained_to_sat_2022.csv.gz",
    "ofsted_two_inspections_same_mat_2022.csv.gz",
)
BASIC, LINKS, DEPRIVATION = (
    "gias_all_establishments_basic_2022.csv.gz",
    "gias_links_2025-04-22.csv.gz",
    "imd2025_lsoa21.csv.gz",
)
AREAS = ("dfe_la_ks4_performance_2022-25.json.gz", "dfe_england_ks4_performance_2022-25.json.gz")
Row = Mapping[str, str]


def main(folder: Path) -> None:
    """Writes the extract's files and prints their sizes."""
    schools = list(rows(folder / BY_SCHOOL[0]))
    chosen = [one for one in schools if one["education_phase"] in PHASES or one["gor"] == REGION]
    urns = {one["urn"] for one in chosen}
    homes = {one["lsoa_code"] for one in chosen}
    earlier = predecessors(folder, urns)
    cut(folder / LINKS, lambda row: row["URN"] in urns | earlier and row["LinkURN"] in urns | earlier)
    every = urns | earlier
    cut(folder / BASIC, lambda row: row["urn"] in every)
    cut(folder / DEPRIVATION, lambda row: row["LSOA code (2021)"] in homes)
    for name in BY_SCHOOL:
        cut(folder / name, lambda row: urn_of(row) in every)
    for name in AREAS:
        cut_records(folder / name)
    for name in WHOLE:
        write(OUT / name, gzip.decompress((folder / name).read_bytes()))
    total = sum(path.stat().st_size for path in OUT.glob("*.gz"))
    print(f"{len(chosen):,} schools and {len(earlier):,} predecessors, {total / 1e6:.2f} MB")


def predecessors(folder: Path, urns: set[str]) -> set[str]:
    """Every URN from which one of ``urns`` came, at whatever remove."""
    before: dict[str, set[str]] = {}
    for row in rows(folder / LINKS):
        if row["LinkType"].startswith("Predecessor"):
            before.setdefault(row["URN"], set()).add(row["LinkURN"])
        elif row["LinkType"].startswith("Successor"):
            before.setdefault(row["LinkURN"], set()).add(row["URN"])
    found: set[str] = set()
    waiting = set(urns)
    while waiting:
        waiting = {one for urn in waiting for one in before.get(urn, ())} - found - urns
        found |= waiting
    return found


def urn_of(row: Row) -> str:
    """The URN of a row, under whichever name the file has for it."""
    named = row.get("URN") or row.get("urn") or row.get("URN at time of latest full inspection") or ""
    return named.removesuffix(".0")


def rows(path: Path) -> Iterator[Row]:
    """The rows of a packed CSV file."""
    yield from csv.DictReader(io.StringIO(text_of(open_file(path)).content.decode(), newline=""))


def cut(path: Path, wanted: Callable[[Row], bool]) -> None:
    """Writes the wanted rows of a file with the columns that its layout uses."""
    text = text_of(open_file(path))
    columns = used_columns(layout_of(text), text.header, rows(path))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in rows(path) if wanted(row))
    write(OUT / path.name, out.getvalue().encode())


def cut_records(path: Path) -> None:
    """Writes the records of a JSON file with the entries that its layout uses."""
    text = text_of(open_file(path))
    used = {name for names in layout_of(text).columns() for name in names}
    records = [{name: one[name] for name in one if name in used} for one in text.records or ()]
    write(OUT / path.name, json.dumps(records).encode())


def used_columns(layout: Layout, header: tuple[str, ...], sample: Iterator[Row]) -> list[str]:
    """The columns of the file that tell its layout or are read, as the file itself spells them."""
    spelt = {plain(name): name for name in next(sample) if name}
    named = [*layout.recognised_by, *(name for names in layout.columns() for name in names)]
    kept = {plain(name) for name in named}
    return [spelt[plain(name)] for name in header if plain(name) in kept]


def write(path: Path, content: bytes) -> None:
    """Writes packed content that is the same each time: no name, no time."""
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    print(f"{path.stat().st_size:>9,}  {path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
