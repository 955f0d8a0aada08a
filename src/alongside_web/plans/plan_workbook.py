"""Opens a spreadsheet that somebody sent; what is hostile, damaged or no spreadsheet is refused in one sentence."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import IO

import openpyxl
from django.utils.translation import gettext as _

from alongside.exchange.plan_sheet import Sheet

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
# One part of a plan's file that is larger than this holds no plan, and would take minutes to read.
MOST_OF_XML = 25 * 1024 * 1024
MOST_RATIO = 100
MOST_MEMBERS = 2_000
MOST_ROWS = 2_000
MOST_COLUMNS = 60
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels", ".vml")
_NEEDED = {"[Content_Types].xml", "xl/workbook.xml"}
_DTD = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be"))
_STEP = 64 * 1024


class Refused(ValueError):
    """The file is not read; the sentence says why and what to do."""


def sheets_of(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an XLSX file with their values; raises `Refused`."""
    check(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that hold no values
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return tuple(_sheets(book))
    except Refused:
        raise
    except Exception:  # a damaged file breaks the reader in any way there is, and each means the same
        raise Refused(_damaged()) from None


def _sheets(book: openpyxl.Workbook) -> Iterator[Sheet]:
    left = MOST_ROWS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible" or left <= 0:
            continue
        sheet.reset_dimensions()
        rows = tuple(sheet.iter_rows(max_row=left + 1, max_col=MOST_COLUMNS, values_only=True))
        if len(rows) > left:
            raise Refused(_("The file has more than 2,000 rows. Send a plan of fewer rows, or in several files."))
        left -= len(rows)
        yield Sheet(sheet.title, rows)


def check(content: bytes) -> None:
    """Whether the bytes are an XLSX file that may be opened; raises `Refused`."""
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 5 MB. Take pictures out of it, or send the plan alone."))
    if content.startswith(_OLD):
        if _ENCRYPTED in content:
            raise Refused(_("The file is protected by a password. Take the password off and send it again."))
        raise Refused(_("The file is in the old XLS format. Save it as XLSX and send that."))
    if not content.startswith(_ZIP):
        raise Refused(_no_xlsx())
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_members(packed.infolist(), len(content))
            _check_contents(packed)
    except Refused:
        raise
    except Exception:  # a damaged zip breaks its reader in many ways (zlib's among them), and each means the same
        raise Refused(_damaged()) from None


def _no_xlsx() -> str:
    return _("The file is no spreadsheet in the XLSX format. Save the plan as XLSX and send that.")


def _check_members(members: list[zipfile.ZipInfo], size: int) -> None:
    names = {one.filename for one in members}
    if len(members) > MOST_MEMBERS:
        raise Refused(_("The file holds more than 2,000 parts, which no plan does. Nothing was read."))
    if any(one.flag_bits & 1 for one in members):
        raise Refused(_("The file is protected by a password. Take the password off and send it again."))
    if any(_is_outside(name) for name in names):
        raise Refused(_("The file names places outside of itself, which no spreadsheet does. Nothing was read."))
    if not names >= _NEEDED:
        raise Refused(_no_xlsx())
    unpacked = sum(one.file_size for one in members)
    if unpacked > MOST_UNPACKED or unpacked > size * MOST_RATIO:
        raise Refused(_bomb())


def _is_outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name.split("/", 1)[0]


def _damaged() -> str:
    return _("The file is damaged and cannot be read. Open it in a spreadsheet program, save it as XLSX and send that.")


def _bomb() -> str:
    return _(
        "The file unpacks to far more than it holds, as files do that are made to break programs. Nothing was read."
    )


def _check_contents(packed: zipfile.ZipFile) -> None:
    """Unpacks every part once, in steps, and believes no size that is merely written down."""
    total = 0
    for member in packed.infolist():
        is_xml = member.filename.lower().endswith(_XML)
        most = min(MOST_OF_XML if is_xml else MOST_UNPACKED, MOST_UNPACKED - total)
        with packed.open(member) as part:
            total += _check_part(part, most, is_xml=is_xml)


def _check_part(part: IO[bytes], most: int, *, is_xml: bool) -> int:
    size, before = 0, b""
    while step := part.read(_STEP):
        if not size and step.startswith((_ZIP, _OLD)):
            raise Refused(_("The file holds another file inside. Send the plan alone."))
        size += len(step)
        if size > most:
            raise Refused(_bomb())
        if is_xml and any(mark in before + step for mark in _DTD):
            raise Refused(_("The file defines its own document type, which no spreadsheet does. Nothing was read."))
        before = step[-32:]
    return size
