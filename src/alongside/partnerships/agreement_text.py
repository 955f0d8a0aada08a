"""Two wordings of a section: where they differ word by word, and both in one text when two people wrote at once.

Words are compared within the lines that differ, by the longest common runs (Ratcliff and Obershelp, as in `difflib`). Joining
is the three-way merge of Khanna, Kunal and Pierce, "A formal investigation of diff3" (2007), but where both changed the same
place both wordings stand one after the other: words are never lost, and nothing foreign is put in to mark the place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")
# Beyond so many pairs of equal words the search for common runs takes seconds; such a text is shown as written anew.
_MOST_PAIRS = 400_000


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    TAKEN_OUT = "taken out"
    PUT_IN = "put in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, and what became of it."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Two people's changes in one text. ``clashes`` counts the places that both changed: there both wordings stand."""

    text: str
    clashes: int


@dataclass(frozen=True, slots=True)
class _Edit:
    """Tokens ``start`` to ``end`` of the first text became ``tokens``."""

    start: int
    end: int
    tokens: tuple[str, ...]


def normalised(text: str) -> str:
    """The text as it is kept and hashed: one form of each letter, plain line ends, nothing at the ends of lines."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip()


def tokens_of(text: str) -> tuple[str, ...]:
    """The words, spaces and signs of a text; together they are the text."""
    return tuple(_TOKENS.findall(text))


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """How one text became the other: same and taken out together are the first, same and put in the second."""
    first, second = tokens_of(before), tokens_of(after)
    pieces: list[Piece] = []
    at = 0
    for edit in _edits(first, second):
        pieces += _pieces(Mark.SAME, first[at : edit.start])
        pieces += _pieces(Mark.TAKEN_OUT, first[edit.start : edit.end])
        pieces += _pieces(Mark.PUT_IN, edit.tokens)
        at = edit.end
    return (*pieces, *_pieces(Mark.SAME, first[at:]))


def join(base: str, theirs: str, mine: str) -> Joined:
    """Both changes of ``base`` in one text; where both changed the same place, theirs and then mine."""
    tokens = tokens_of(base)
    first, second = _edits(tokens, tokens_of(theirs)), _edits(tokens, tokens_of(mine))
    out: list[str] = []
    at = clashes = 0
    for start, end in _regions([*first, *second]):
        out += tokens[at:start]
        one, other = (_within(tokens, edits, (start, end)) for edits in (first, second))
        untouched = tokens[start:end]
        if other in (one, untouched):
            out += one
        elif one == untouched:
            out += other
        else:
            clashes += 1
            out += [*one, *_between(one, other), *other]
        at = end
    return Joined("".join([*out, *tokens[at:]]), clashes)


def _pieces(mark: Mark, tokens: Sequence[str]) -> list[Piece]:
    return [Piece(mark, "".join(tokens))] if tokens else []


def _between(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """A space where two wordings would run into one word."""
    apart = not one or not other or one[-1].isspace() or other[0].isspace()
    return () if apart else (" ",)


def _edits(first: Sequence[str], second: Sequence[str]) -> list[_Edit]:
    """What changed, left to right: lines first, and words within the lines that changed."""
    found: list[_Edit] = []
    lines, others = _lines(first), _lines(second)
    old, new = ["".join(first[a:b]) for a, b in lines], ["".join(second[a:b]) for a, b in others]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            begins, ends = _span(lines, a, b)
            begun, ended = _span(others, c, d)
            found += _word_edits(first[begins:ends], second[begun:ended], begins)
    return found


def _word_edits(first: Sequence[str], second: Sequence[str], at: int) -> Iterator[_Edit]:
    head = _shared(first, second)
    tail = _shared(first[head:][::-1], second[head:][::-1])
    old, new = first[head : len(first) - tail], second[head : len(second) - tail]
    there = Counter(one for one in new if not one.isspace())
    if sum(there[one] for one in old) > _MOST_PAIRS:
        yield _Edit(at + head, at + head + len(old), tuple(new))
        return
    for tag, a, b, c, d in SequenceMatcher(lambda one: one.isspace(), old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _Edit(at + head + a, at + head + b, tuple(new[c:d]))


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many tokens both begin with."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _lines(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Where each line begins and ends; a line's break belongs to it."""
    ends = [at + 1 for at, one in enumerate(tokens) if "\n" in one]
    if not ends or ends[-1] != len(tokens):
        ends.append(len(tokens))
    return list(zip([0, *ends], ends, strict=False))


def _span(lines: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Where the lines from ``first`` up to ``last`` begin and end, also where there are none."""
    begins = lines[first][0] if first < len(lines) else lines[-1][1]
    return begins, (lines[last - 1][1] if last > first else begins)


def _regions(edits: Sequence[_Edit]) -> list[tuple[int, int]]:
    """The places that were changed; edits that overlap or touch are one place."""
    regions: list[tuple[int, int]] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if regions and edit.start <= regions[-1][1]:
            regions[-1] = (regions[-1][0], max(regions[-1][1], edit.end))
        else:
            regions.append((edit.start, edit.end))
    return regions


def _within(tokens: Sequence[str], edits: Sequence[_Edit], region: tuple[int, int]) -> tuple[str, ...]:
    """What one person made of a place."""
    at, end = region
    out: list[str] = []
    for edit in edits:
        if region[0] <= edit.start and edit.end <= end:
            out += [*tokens[at : edit.start], *edit.tokens]
            at = edit.end
    return (*out, *tokens[at:end])
