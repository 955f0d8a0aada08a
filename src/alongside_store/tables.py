"""Turns the bytes of a CSV or JSON file into a table of text cells, with its header checked before anything else."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from alongside.exchange.layouts import plain
from alongside_store.opening import Opened
from alongside_store.refusals import Damaged, NotReadable

ROW = "\0row"
LARGEST_JSON = 100 * 1024**2
_FIRST_LINE = 64 * 1024
_SLAB = 8 * 1024**2
_QUOTE, _COMMA, _BREAK = b'",\n'


@dataclass(frozen=True, slots=True)
class Text:
    """Decoded content: UTF-8 bytes, the header as printed, and a note when the encoding had to be inferred."""

    name: str
    content: bytes
    header: tuple[str, ...]
    note: str = ""
    records: tuple[Mapping[str, object], ...] | None = None


def text_of(opened: Opened) -> Text:
    """The text and header of an opened file; raises `NotReadable` or `Damaged`."""
    content, note = _as_utf8(opened.name, opened.content)
    start = content[:64].lstrip()
    if start[:1] in (b"[", b"{"):
        records = _records(opened.name, content)
        return Text(opened.name, b"", tuple(records[0]), note, records)
    return Text(opened.name, content, _header(opened.name, content), note)


def _as_utf8(name: str, content: bytes) -> tuple[bytes, str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16").encode(), "read as UTF-16"
        except UnicodeDecodeError as damage:
            raise NotReadable(
                f"{name} begins like UTF-16 but is not, at byte {damage.start}; save it as UTF-8"
            ) from damage
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    if b"\0" in content:
        raise NotReadable(
            f"{name} holds a NUL byte at byte {content.index(0):,}; it was damaged on the way, fetch it again"
        )
    if content.isascii():
        return content, ""
    try:
        content.decode()
    except UnicodeDecodeError as first:
        return _from_windows(name, content, first.start)
    return content, ""


def _from_windows(name: str, content: bytes, at: int) -> tuple[bytes, str]:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as damage:
        line = content.count(b"\n", 0, damage.start) + 1
        raise NotReadable(f"{name} is neither UTF-8 nor Windows-1252 (line {line}); save it as UTF-8") from damage
    around = text[max(at - 40, 0) : at + 40]
    cell = next(part for part in around.replace("\n", ",").replace("\r", ",").split(",") if not part.isascii())
    shown = cell.strip().strip('"')
    return text.encode(), f"read as Windows-1252; its first letter beyond ASCII is in '{shown}'"


def _header(name: str, content: bytes) -> tuple[str, ...]:
    start = content[:_FIRST_LINE].decode(errors="replace")
    try:
        names = next(csv.reader(io.StringIO(start, newline=""), strict=True), [])
    except csv.Error as problem:
        raise Damaged(f"{name} has no readable header ({problem})") from problem
    printed = tuple(" ".join(one.split()) or f"(unnamed column {at})" for at, one in enumerate(names, 1))
    if all(one.startswith("(unnamed") for one in printed):
        raise Damaged(f"{name} has no header: its first row is blank")
    repeated = [one for one, count in Counter(map(plain, printed)).items() if count > 1]
    if repeated:
        shown = next(one for one in printed if plain(one) == repeated[0])
        raise Damaged(f"{name} has the column '{shown}' more than once, so its cells cannot be told apart")
    return printed


def _records(name: str, content: bytes) -> tuple[Mapping[str, object], ...]:
    if len(content) > LARGEST_JSON:
        raise NotReadable(
            f"{name} has {len(content) / 1e6:.0f} MB of JSON; at most {LARGEST_JSON / 1e6:.0f} MB are read"
        )
    try:
        parsed: object = json.loads(content)
    except (json.JSONDecodeError, RecursionError) as problem:
        raise NotReadable(f"{name} is not whole JSON ({problem}); fetch it again") from problem
    if isinstance(parsed, dict):
        parsed = parsed.get("features")
    if not isinstance(parsed, list) or not parsed or not all(isinstance(one, dict) for one in parsed):
        raise NotReadable(f"{name} is JSON, but not a list of records")
    return tuple(_flat(one) for one in parsed)


def _flat(record: Mapping[str, object]) -> Mapping[str, object]:
    properties = record.get("properties")
    return {**properties, "geometry": record.get("geometry")} if isinstance(properties, dict) else record


def rows_of(text: Text, used: Sequence[str]) -> pl.DataFrame:
    """The cells of the columns ``used``, named in plain form, with the row number of each row in ``ROW``.

    Rows are numbered as a spreadsheet shows them, the header being row 1. Raises `Damaged` for a row with more or
    fewer cells than the header.
    """
    wanted = {plain(name) for name in used}
    places = [at for at, name in enumerate(text.header) if plain(name) in wanted]
    names = [plain(text.header[at]) for at in places]
    if text.records is not None:
        columns = {
            plain(name): [_cell(one.get(name)) for one in text.records] for name in text.header if plain(name) in wanted
        }
        frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
        return frame.with_row_index(ROW, offset=1)
    _check_rows(text)
    try:
        frame = pl.read_csv(text.content, infer_schema=False, columns=places)
    except pl.exceptions.PolarsError as problem:
        raise Damaged(f"{text.name} is not a whole table ({str(problem).splitlines()[0]})") from problem
    frame.columns = names
    return frame.with_row_index(ROW, offset=2)


def _cell(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value)


def _check_rows(text: Text) -> None:
    """Counts the commas of every row outside quotation marks, a slab at a time; blank lines are no rows."""
    expected, rows, pending, inside, last_break = len(text.header), 0, 0, False, -1
    content = text.content if text.content.endswith(b"\n") else text.content + b"\n"
    for start in range(0, len(content), _SLAB):
        slab = np.frombuffer(content, dtype=np.uint8, count=min(_SLAB, len(content) - start), offset=start)
        parity = (np.cumsum(slab == _QUOTE) + inside) % 2
        outside, inside = parity == 0, bool(parity[-1])
        commas = np.flatnonzero((slab == _COMMA) & outside)
        breaks = np.flatnonzero((slab == _BREAK) & outside)
        if not len(breaks):
            pending += len(commas)
            continue
        before = np.searchsorted(commas, breaks)
        cells = np.diff(before, prepend=-pending) + 1
        lengths = np.diff(breaks + start, prepend=last_break)
        odd = np.flatnonzero((cells != expected) & (lengths > 1))
        for at in odd.tolist():
            end = start + int(breaks[at])
            if content[end - int(lengths[at]) + 1 : end].strip():
                raise Damaged(
                    f"{text.name}, row {rows + at + 1:,}: it has {int(cells[at])} cells where the header has {expected};"
                    " the file is cut off or damaged"
                )
        rows, pending, last_break = rows + len(breaks), len(commas) - int(before[-1]), start + int(breaks[-1])
    if inside:
        raise Damaged(f"{text.name}: a quotation mark opened in or after row {rows:,} is never closed")
