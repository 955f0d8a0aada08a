"""What became of what was planned as a picture: a bar a term, in five pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.partnerships.happenings import Outcome, TermCount
from alongside_web.plans.activity_words import OUTCOMES

WIDTH, ROW, LABEL = 400, 66, 26
# A piece narrower than this has no room for its figure, which stands in the table beside the picture.
_ROOM = 16
# Classes of the stylesheet that differ in lightness, and so are told apart without colour.
STYLES = {
    Outcome.HELD: "striving",
    Outcome.CANCELLED: "sunk",
    Outcome.MOVED_OUT: "swaying",
    Outcome.OVERDUE: "sinking",
    Outcome.AHEAD: "ahead",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """So many of a term with one outcome."""

    style: str
    x: float
    y: int
    width: float
    middle: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A term: its name, and its pieces."""

    words: str
    y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    style: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Ready for a template: bars of one scale, so that a fuller term is longer."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    legend: tuple[Legend, ...]


def draw(counts: Sequence[tuple[str, TermCount]]) -> Drawing:
    """A bar for each term, as long as much was planned for it."""
    most = max((count.planned for _, count in counts), default=0)
    bars = tuple(_bar(words, count, number=number, most=most) for number, (words, count) in enumerate(counts))
    legend = tuple(Legend(STYLES[one], str(OUTCOMES[one])) for one in Outcome)
    return Drawing(WIDTH, max(ROW * len(counts), 1), bars, legend)


def _bar(words: str, count: TermCount, *, number: int, most: int) -> Bar:
    top, x, pieces = number * ROW, 0.0, []
    for one in Outcome:
        width = WIDTH * count.of(one) / most
        if width:
            text = str(count.of(one)) if width >= _ROOM else ""
            pieces.append(
                Piece(STYLES[one], round(x, 1), top + LABEL + 4, round(width, 1), round(x + width / 2, 1), text)
            )
        x += width
    return Bar(words, top + LABEL - 4, tuple(pieces))
