"""What every lens must hold to, written once: axes are found by import, so a new lens is tested as soon as it exists."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

import alongside.lenses
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.lenses.reading import Axis, Listening, Position, Weighing, place

WEIGHING = Weighing()
# Sums of the same weights in another order of magnitude differ in the last digits; nothing smaller is a movement.
HAIR = 1e-12
VOICES = {
    Perspective.SUPPORTED_HEAD: "oak-head",
    Perspective.SUPPORTING_HEAD: "elm-head",
    Perspective.SUPPORTED_STAFF: "oak-teacher",
    Perspective.ADVISER: "adviser",
    Perspective.RECORD: "record",
    Perspective.RESEARCHER: "researcher",
}


def _axes_in(value: object) -> Iterable[Axis]:
    if isinstance(value, Axis):
        yield value
    elif isinstance(value, Mapping):
        yield from (one for one in value.values() if isinstance(one, Axis))
    elif isinstance(value, tuple | list | frozenset):
        yield from (one for one in value if isinstance(one, Axis))


def axes() -> dict[str, Axis]:
    """Every axis that a module of the lenses defines, by its id."""
    found: dict[str, Axis] = {}
    for module in pkgutil.iter_modules(alongside.lenses.__path__, "alongside.lenses."):
        for value in vars(importlib.import_module(module.name)).values():
            for axis in _axes_in(value):
                assert found.setdefault(axis.id, axis) == axis, f"two axes are called {axis.id}"
    return dict(sorted(found.items()))


def coding(number: int, indicator: str, about: About, direction: int = 1) -> Coding:
    """An invented coding of an ordinary statement; no real partnership is meant."""
    return Coding(
        id=f"invented-{number}",
        partnership="example-oak-elm",
        sub="",
        stage=2,
        occurred=None,
        known_at=None,
        voice="oak-teacher",
        perspective=Perspective.SUPPORTED_STAFF,
        about=about,
        indicator=indicator,
        direction=direction,
        strength=2,
        basis=Basis.WORD,
        kind=None,
        paraphrase=f"invented statement {number}",
        page="",
        coder="invented",
    )


def heard_by(axis: Axis, direction: int = 1) -> list[Coding]:
    """One coding of everything that the axis listens to."""
    return [coding(number, *key, direction) for number, key in enumerate(axis.listens_to())]


@st.composite
def codings_on(draw: st.DrawFn, keys: tuple[tuple[str, About], ...], *, number: int | None = None) -> Coding:
    """A coding of any of these indicators and subjects, by anyone, at any stage; ``number`` makes its words its own."""
    indicator, about = draw(st.sampled_from(keys))
    number = draw(st.integers(0, 30)) if number is None else number
    perspective = draw(st.sampled_from(list(VOICES)))
    return replace(
        coding(number, indicator, about, draw(st.sampled_from((1, -1)))),
        stage=draw(st.integers(0, 4)),
        strength=draw(st.integers(1, 3)),
        basis=draw(st.sampled_from(list(Basis))),
        perspective=perspective,
        voice=VOICES[perspective],
    )


def many_on(keys: tuple[tuple[str, About], ...], most: int = 14) -> st.SearchStrategy[list[Coding]]:
    """Some codings, the same words now and then twice."""
    return st.lists(codings_on(keys), max_size=most)


def position_on(axis: Axis, codings: Iterable[Coding]) -> Position:
    """Where the codings place it, weighed as by default."""
    return place(axis, Listening(codings), WEIGHING)
