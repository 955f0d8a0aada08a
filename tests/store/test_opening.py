"""Files that are not what they should be are refused in one sentence, quickly and in little memory."""

import gzip
import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from alongside_store.opening import open_file
from alongside_store.refusals import NotReadable
from tests.store.small_files import write


def refused(path: Path) -> str:
    with pytest.raises(NotReadable) as caught:
        open_file(path)
    said = str(caught.value)
    assert "\n" not in said
    return said


def test_plain_and_packed_files_are_the_same_file(tmp_path: Path) -> None:
    plain = open_file(write(tmp_path, "a.csv", "URN,NOR\n900001,3\n"))
    packed = open_file(write(tmp_path, "a.csv.gz", "URN,NOR\n900001,3\n"))
    with zipfile.ZipFile(tmp_path / "a.csv.zip", "w") as archive:
        archive.writestr("a.csv", "URN,NOR\n900001,3\n")
    assert plain == packed == open_file(tmp_path / "a.csv.zip")


def test_a_truncated_gzip_file_is_cut_off(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv.gz", "URN,NOR\n" + "900001,3\n" * 999)
    path.write_bytes(path.read_bytes()[:-12])
    assert "cut off" in refused(path)


def test_a_gzip_file_with_a_flipped_byte_is_damaged(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv.gz", os.urandom(5000).hex())
    packed = bytearray(path.read_bytes())
    packed[len(packed) // 2] ^= 0xFF
    path.write_bytes(packed)
    assert "damaged gzip file" in refused(path)


def test_two_gigabytes_of_nothing_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "nothing.csv"
    with path.open("wb") as sparse:
        sparse.truncate(2 * 1024**3)
    tracemalloc.start()
    said = refused(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "bytes of nothing" in said
    assert peak < 20 * 1024**2


def test_packed_nothing_is_not_unpacked_to_the_end(tmp_path: Path) -> None:
    start = b"URN,NOR\n"
    path = tmp_path / "bomb.csv.gz"
    with gzip.open(path, "wb", compresslevel=9) as packed:
        packed.write(start)
        for _ in range(80):
            packed.write(b"\n" * 1024**2)
    assert "more than 200 times its size" in refused(path)


def test_a_file_of_blank_lines_is_nothing(tmp_path: Path) -> None:
    assert "bytes of nothing" in refused(write(tmp_path, "a.csv", "\n" * 2_000_000))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04rest", "spreadsheet or zip archive"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"%PDF-1.7", "a PDF"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"\n <html lang='en'>", "a web page"),
        (b"URN,NOR\n90\x0001,3\n", "NUL bytes"),
        ("URN,NOR\n900001,3\n".encode("utf-16-le"), "UTF-16 without its mark"),
        ("URN,NOR\n900001,3\n".encode("utf-16-be"), "save it as UTF-8"),
        (b"x" * 2_000_000, "first line"),
    ],
)
def test_what_is_not_a_table_is_called_by_its_name(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refused(write(tmp_path, "a.csv", content))


def test_a_packed_empty_file_is_empty(tmp_path: Path) -> None:
    assert "empty once unpacked" in refused(write(tmp_path, "a.csv.gz", b""))


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)
    assert "absent.csv cannot be read" in refused(tmp_path / "absent.csv")


def test_a_zip_archive_of_two_files_must_be_unpacked_first(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", "a")
        archive.writestr("b.csv", "b")
    assert "holds 2 files" in refused(tmp_path / "two.zip")
