"""Opens a published file, plain, gzip or zip, within limits on what an operator may feed in."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from alongside_store.refusals import NotReadable

LARGEST_FILE = 2 * 1024**3
LARGEST_UNPACKED = 1024**3
RATIO_COUNTS_ABOVE = 50 * 1024**2
LARGEST_RATIO = 200
_BLOCK = 1024**2
_MARKS_OF_OTHERS = (
    (b"PK\x03\x04", "a spreadsheet or zip archive (save the sheet as CSV)"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file (save the sheet as CSV)"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "packed twice (unpack it once)"),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file's name without packing suffix, its unpacked bytes, and their sha256."""

    name: str
    content: bytes
    sha256: str


def open_file(path: Path) -> Opened:
    """The unpacked content of ``path``; raises `NotReadable` with one sentence when it cannot or should not be read."""
    name = path.name
    try:
        if path.is_dir():
            raise NotReadable(f"{name} is a folder; name the files inside it")
        size = path.stat().st_size
        if size == 0:
            raise NotReadable(f"{name} is empty")
        if size > LARGEST_FILE:
            raise NotReadable(f"{name} has {size / 1e9:.1f} GB; at most {LARGEST_FILE / 1e9:.1f} GB are read")
        content = _gather(name, _blocks(path, name), size)
    except OSError as problem:
        raise NotReadable(f"{path} cannot be read: {problem.strerror or problem}") from problem
    return Opened(name.removesuffix(".gz").removesuffix(".zip"), content, hashlib.sha256(content).hexdigest())


def _gather(name: str, blocks: Iterator[bytes], packed: int) -> bytes:
    gathered = bytearray()
    for block in blocks:
        if not gathered:
            _look_at_start(name, block)
        gathered += block
        if len(gathered) > LARGEST_UNPACKED:
            raise NotReadable(f"{name} unpacks to more than {LARGEST_UNPACKED / 1e9:.1f} GB and is not read further")
        if len(gathered) > max(RATIO_COUNTS_ABOVE, LARGEST_RATIO * packed):
            raise NotReadable(f"{name} unpacks to more than {LARGEST_RATIO} times its size and is not read further")
    if not gathered:
        raise NotReadable(f"{name} is empty once unpacked")
    return bytes(gathered)


def _look_at_start(name: str, start: bytes) -> None:
    for mark, what in _MARKS_OF_OTHERS:
        if start.startswith(mark):
            raise NotReadable(f"{name} is {what}, not a CSV or JSON file")
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\0" in start:
        raise NotReadable(f"{name} {_not_text(start)}")
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        raise NotReadable(f"{name} begins with {len(start):,} bytes of nothing; it is not a published file")
    if text[:200].lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<head")):
        raise NotReadable(f"{name} is a web page, not a CSV file; download the file itself")
    if not wide and text[:1] not in b"[{" and b"\n" not in text and b"\r" not in text and len(start) >= _BLOCK:
        raise NotReadable(f"{name} has a first line of more than {_BLOCK:,} characters; it is not a table")


def _not_text(start: bytes) -> str:
    """What a file with NUL bytes is: nothing at all, text of two bytes a letter without its mark, or no text."""
    if not start.strip(b"\0"):
        return f"begins with {len(start):,} bytes of nothing; it is not a published file"
    every_second = (start[1::2], start[::2])
    if any(half and half.count(0) > 0.9 * len(half) for half in every_second):
        return "looks like text in UTF-16 without its mark; save it as UTF-8"
    return "holds NUL bytes; it is not a text file, or was damaged on the way"


def _blocks(path: Path, name: str) -> Iterator[bytes]:
    with path.open("rb") as stream:
        magic = stream.read(4)
        stream.seek(0)
        if magic[:2] == b"\x1f\x8b":
            yield from _unpacked_gzip(stream, name)
        elif magic == b"PK\x03\x04" and path.suffix.lower() == ".zip":
            yield from _unpacked_zip(stream, name)
        else:
            yield from _read(stream)


def _read(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        yield block


def _unpacked_gzip(stream: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            while block := unpacked.read(_BLOCK):
                yield block
    except EOFError as cut:
        raise NotReadable(f"{name} is cut off: the gzip file ends too early; fetch it again") from cut
    except (gzip.BadGzipFile, zlib.error) as damage:
        raise NotReadable(f"{name} is a damaged gzip file ({damage}); fetch it again") from damage


def _unpacked_zip(stream: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(stream) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if len(members) != 1:
                raise NotReadable(f"{name} holds {len(members)} files; unpack it and name the ones to import")
            with archive.open(members[0]) as unpacked:
                while block := unpacked.read(_BLOCK):
                    yield block
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as damage:
        raise NotReadable(f"{name} is a damaged or locked zip file ({damage}); fetch it again") from damage
