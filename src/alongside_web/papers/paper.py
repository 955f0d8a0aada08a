"""A paper as a plain value: its title, its language, and headings, paragraphs, lists and tables in their order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` 2 is the highest."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs: an empty line parts them, a line's end is kept. ``quiet`` is small print."""

    text: str
    quiet: bool = False

    @property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The lines of each paragraph."""
        parts = [tuple(line for line in part.split("\n") if line.strip()) for part in self.text.split("\n\n")]
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, a row of column headings, and rows whose first cell heads the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Text | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """``language`` as in BCP 47 (en-GB); ``foot`` stands at the foot of every page, ``page`` is said as in "Page 2 of 5"."""

    title: str
    subtitle: str
    language: str
    author: str
    foot: str
    page: tuple[str, str]
    blocks: tuple[Block, ...]
