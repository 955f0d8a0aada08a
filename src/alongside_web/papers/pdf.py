"""Writes a paper as tagged PDF after PDF/UA-1 (ISO 14289-1): headings, paragraphs and tables that a screen reader can follow."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from alongside_web.papers.paper import Block, Heading, Paper, Table, Text


class NoPdfLibraries(RuntimeError):
    """The system libraries that lay out PDF are missing on this machine."""


class ForeignResource(ValueError):
    """A paper asked for something from outside of it."""


def pdf_of(paper: Paper) -> bytes:
    """The paper as PDF/UA-1; raises `NoPdfLibraries` and says what to install."""
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415  # half a second and system libraries, for this alone
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415  # as above
    except OSError as missing:
        raise NoPdfLibraries(
            "PDF cannot be written: the Pango libraries are missing. Install them (on Debian: libpango-1.0-0, "
            "libpangoft2-1.0-0 and libharfbuzz-subset0) and start the site again, or take the DOCX."
        ) from missing
    fonts = FontConfiguration()
    out = io.BytesIO()
    HTML(string=html_of(paper), url_fetcher=_refuse).write_pdf(
        out, stylesheets=[CSS(string=_style(), font_config=fonts)], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    return out.getvalue()


def html_of(paper: Paper) -> SafeString:
    """The paper as one HTML page, which is what is laid out."""
    page, of = paper.page
    return format_html(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title><meta name="author" content="{}">'
        '</head><body data-foot="{}" data-page="{}" data-of="{}"><h1>{}</h1><p class="subtitle">{}</p>{}</body></html>',
        *(paper.language, paper.title, paper.author, paper.foot, page, of, paper.title, paper.subtitle),
        format_html_join("", "{}", ((_block(one),) for one in paper.blocks)),
    )


def _block(block: Block) -> SafeString:
    match block:
        case Heading(text, level):
            return format_html("<h{}>{}</h{}>", level, text, level)
        case Text(_, quiet):
            lines = ((mark_safe(' class="quiet"' if quiet else ""), _lines(one)) for one in block.paragraphs)  # noqa: S308
            return format_html_join("", "<p{}>{}</p>", lines)
        case Table():
            return _table(block)


def _lines(lines: tuple[str, ...]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in lines))


def _table(table: Table) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((one,) for one in table.columns))
    rows = ((row[0], format_html_join("", "<td>{}</td>", ((cell,) for cell in row[1:]))) for row in table.rows)
    return format_html(
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        table.caption,
        head,
        format_html_join("", '<tr><th scope="row">{}</th>{}</tr>', rows),
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("paper.css").read_text(encoding="utf-8")


def _refuse(url: str, *_more: object) -> dict[str, object]:
    raise ForeignResource(f"a paper holds all it needs and fetches nothing, yet it asked for '{url[:80]}'")
