"""A position as JSON, with everything it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from alongside.evidence.coding import Coding
from alongside.lenses.reading import Position, Weighing, movement, words_and_deeds

Document = Mapping[str, object]


def rounded(value: float | None) -> float | None:
    """A number as it leaves the product."""
    # Adding nought turns a rounded -0.0 into 0.0.
    return None if value is None else round(value, 4) + 0.0


def ids(codings: Iterable[Coding]) -> list[str]:
    """The ids of codings."""
    return [one.id for one in codings]


def position_document(position: Position, weighing: Weighing) -> Document:
    """One position with what it rests on."""
    apart = words_and_deeds(position, weighing)
    return {
        "axis": position.axis.id,
        "value": rounded(position.value),
        "low": rounded(position.low),
        "high": rounded(position.high),
        "cut": position.axis.cut,
        "level": position.level.value,
        "word": position.word,
        "divided": position.divided,
        "weight": rounded(position.weight),
        "words": rounded(apart.words.value) if apart.words.weight else None,
        "deeds": rounded(apart.deeds.value) if apart.deeds.weight else None,
        "gap": rounded(apart.gap),
        "perspectives": [
            {"perspective": one.perspective.value, "mean": rounded(one.mean), "weight": rounded(one.weight)}
            for one in position.standpoints
        ],
        "stages": [
            {
                "stage": one.stage,
                "value": rounded(one.value),
                "low": rounded(one.low),
                "high": rounded(one.high),
                "level": one.level.value,
            }
            for one in movement(position, weighing)
        ],
        "supporting": ids(position.supporting),
        "opposing": ids(position.opposing),
        "silent": list(position.silent),
    }
