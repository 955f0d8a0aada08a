"""Writes a paper as DOCX, with real headings, table headings, a language and page numbers."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from alongside_web.papers.paper import Block, Heading, Paper, Table, Text

_GREEN, _GREY = RGBColor(0x07, 0x3F, 0x3B), RGBColor(0x40, 0x40, 0x40)
# A document says when it was made; ours says the same for the same paper, so that its bytes can be compared.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def docx_of(paper: Paper) -> bytes:
    """The paper as DOCX."""
    document = Document()
    _properties(document, paper)
    _styles(document, paper.language)
    document.add_heading(_sound(paper.title), level=1)
    document.add_paragraph(_sound(paper.subtitle), style="Subtitle")
    for block in paper.blocks:
        _add(document, block)
    _foot(document, paper)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sound(text: str) -> str:
    """The text without the few control characters that no XML may hold."""
    return "".join(one for one in text if one in "\t\n" or ord(one) >= 32)


def _properties(document: Written, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.author, about.language = paper.title[:255], paper.author[:255], paper.language
    about.subject, about.comments = paper.subtitle[:255], ""
    about.created = about.modified = _MADE.replace(tzinfo=None)


def _styles(document: Written, language: str) -> None:
    styles = document.styles
    for name, size, colour in (("Normal", 11, None), ("Heading 1", 22, _GREEN), ("Heading 2", 14, _GREEN)):
        _dress(styles[name], size, colour)
    _dress(styles["Heading 3"], 12, RGBColor(0, 0, 0))
    _dress(styles["Subtitle"], 13, _GREY)
    _dress(styles["Caption"], 10, RGBColor(0, 0, 0))
    defaults = styles.element.find(qn("w:docDefaults"))
    for one in defaults.iter(qn("w:lang")):
        one.set(qn("w:val"), language)


def _dress(style: object, size: int, colour: RGBColor | None) -> None:
    font = style.font  # type: ignore[attr-defined]  # python-docx types its styles as the base of them all
    font.size, font.name = Pt(size), "Arial"
    fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]
    if colour is not None:
        font.color.rgb = colour


def _add(document: Written, block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(_sound(text), level=level)
        case Text(_, quiet):
            for lines in block.paragraphs:
                _add_lines(document.add_paragraph(), lines, quiet=quiet)
        case Table():
            _add_table(document, block)


def _add_lines(paragraph: Paragraph, lines: tuple[str, ...], *, quiet: bool) -> None:
    for at, line in enumerate(lines):
        run = paragraph.add_run(_sound(line))
        if quiet:
            run.font.size, run.font.color.rgb = Pt(9), _GREY
        if at < len(lines) - 1:
            run.add_break(WD_BREAK.LINE)


def _add_table(document: Written, table: Table) -> None:
    document.add_paragraph(_sound(table.caption), style="Caption").paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, words in zip(made.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(_sound(words)).bold = True
    heading = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(heading)  # python-docx offers no other way to mark it
    for row in table.rows:
        for at, (cell, words) in enumerate(zip(made.add_row().cells, row, strict=True)):
            cell.paragraphs[0].add_run(_sound(words)).bold = at == 0
    document.add_paragraph()


def _foot(document: Written, paper: Paper) -> None:
    line = document.sections[0].footer.paragraphs[0]
    page, of = paper.page
    line.add_run(_sound(f"{paper.foot}\t\t{page} "))
    _field(line, "PAGE")
    line.add_run(f" {of} ")
    _field(line, "NUMPAGES")
    for run in line.runs:
        run.font.size = Pt(8.5)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that the reader's program fills in."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)  # python-docx knows no fields
