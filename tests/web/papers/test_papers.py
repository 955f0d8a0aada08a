"""A paper holds all its text, as DOCX and as tagged PDF that a screen reader can follow."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence

import pytest
from docx import Document

from alongside_web.papers.paper import Heading, Paper, Table, Text
from alongside_web.papers.pdf import ForeignResource, NoPdfLibraries, html_of, pdf_of
from alongside_web.papers.word import docx_of

PAPER = Paper(
    title="Agreement between <Oak> & Elm",
    subtitle="Edition 1, in force since 24 November 2026",
    language="en-GB",
    author="Oak, Elm",
    foot="Edition 1, abcdef",
    page=("Page", "of"),
    blocks=(
        Heading("Why"),
        Heading("Why we work together", 3),
        Text("First line.\nSecond line.\n\nSecond paragraph with “quotes”, ŵ, ŷ and <b>no mark-up</b>."),
        Heading("Outcome"),
        Table("What was agreed to count", ("Term", "What it is"), (("Measure", "Attendance"), ("Years", "2026/27"))),
        Text("Fingerprint abcdef\x0b", quiet=True),
    ),
)
WORDS = (
    "Agreement between <Oak> & Elm",
    "Why we work together",
    "Second paragraph with “quotes”, ŵ, ŷ and <b>no mark-up</b>.",
    "What was agreed to count",
    "Fingerprint abcdef",
)


@pytest.fixture(scope="module")
def docx() -> bytes:
    return docx_of(PAPER)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(PAPER)


def unpacked(pdf: bytes) -> str:
    """Everything in a PDF, its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = [pdf]
    for one in streams:
        try:
            opened.append(zlib.decompress(one))
        except zlib.error:
            continue
    return b"\n".join(opened).decode("latin-1")


def test_a_docx_holds_every_word_in_its_order(docx: bytes) -> None:
    document = Document(io.BytesIO(docx))
    told = "\n".join(one.text for one in document.paragraphs)
    places = [told.find(one) for one in WORDS]
    assert -1 not in places
    assert places == sorted(places)
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells == [["Term", "What it is"], ["Measure", "Attendance"], ["Years", "2026/27"]]
    assert "First line.\nSecond line." in told


def test_a_docx_has_headings_a_language_a_table_head_and_page_numbers(docx: bytes) -> None:
    document = Document(io.BytesIO(docx))
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Agreement between <Oak> & Elm"),
        ("Heading 2", "Why"),
        ("Heading 3", "Why we work together"),
        ("Heading 2", "Outcome"),
    ]
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        styles, body = parts.read("word/styles.xml").decode(), parts.read("word/document.xml").decode()
        foot = "".join(parts.read(name).decode() for name in parts.namelist() if "footer" in name)
    assert 'w:lang w:val="en-GB"' in styles
    assert "w:tblHeader" in body
    assert all(one in foot for one in ("Edition 1, abcdef", "PAGE", "NUMPAGES"))
    about = document.core_properties
    assert (about.title, about.language, about.author) == (PAPER.title, "en-GB", "Oak, Elm")


def test_the_same_paper_is_the_same_docx(docx: bytes) -> None:
    def parts(data: bytes) -> Mapping[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    assert parts(docx_of(PAPER)) == parts(docx)


def test_a_pdf_is_tagged_and_says_that_it_keeps_to_pdf_ua(pdf: bytes) -> None:
    told = unpacked(pdf)
    assert re.search(r"/MarkInfo\s*<<\s*/Marked true", told)
    assert "/StructTreeRoot" in told
    assert re.search(r"/Lang\s*\(en-GB\)", told)
    assert re.search(r"pdfuaid:part[^>]*>?=?\"?1|<pdfuaid:part>1<", told)
    assert "/DisplayDocTitle true" in told


@pytest.mark.parametrize(("tag", "times"), [("H1", 1), ("H2", 2), ("H3", 1), ("Table", 1), ("TH", 4), ("TD", 2)])
def test_a_pdf_marks_headings_and_tables(pdf: bytes, tag: str, times: int) -> None:
    assert len(re.findall(rf"/S\s*/{tag}\b", unpacked(pdf))) == times


def text_of(told: str) -> str:
    """The text that a PDF's content streams show, by the characters its fonts say their glyphs stand for."""
    letters: dict[str, str] = {}
    for glyph, char in re.findall(r"<([0-9a-f]{4})>\s*<([0-9a-f]{4,8})>", told):
        letters[glyph] = bytes.fromhex(char).decode("utf-16-be")
    shown: Sequence[str] = re.findall(r"<([0-9a-f]+)>", " ".join(re.findall(r"\[(.*?)\]\s*TJ", told, re.DOTALL)))
    return "".join(letters.get(run[at : at + 4], "") for run in shown for at in range(0, len(run), 4))


def test_a_pdf_holds_every_word_in_its_order(pdf: bytes) -> None:
    told = text_of(unpacked(pdf))
    places = [told.find(one) for one in (*WORDS[:2], "First line.Second line.", *WORDS[2:], "Page 1 of 1")]
    assert -1 not in places
    assert places == sorted(places)


def test_the_html_that_is_laid_out_holds_every_word() -> None:
    told = html_of(PAPER)
    assert "<b>" not in told
    assert '<html lang="en-GB">' in told
    assert "&lt;b&gt;no mark-up&lt;/b&gt;" in told
    assert "First line.<br>Second line." in told


def test_a_paper_fetches_nothing_from_outside() -> None:
    from alongside_web.papers.pdf import _refuse

    with pytest.raises(ForeignResource, match=r"example\.org"):
        _refuse("http://example.org/x.png")


def test_without_the_system_libraries_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *more: object, **named: object) -> object:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *more, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(NoPdfLibraries, match=r"libpango-1\.0-0.*take the DOCX"):
        pdf_of(PAPER)
