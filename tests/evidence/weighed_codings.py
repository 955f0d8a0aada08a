"""Invented codings for the tests of what evidence comes to; no real partnership is meant."""

from dataclasses import replace

from hypothesis import strategies as st

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective

PLAIN = Coding(
    id="one",
    partnership="example-oak-elm",
    sub="",
    stage=2,
    occurred=None,
    known_at=None,
    voice="oak-head",
    perspective=Perspective.SUPPORTED_HEAD,
    about=About.PAIR,
    indicator="mutual-trust",
    direction=1,
    strength=3,
    basis=Basis.WORD,
    kind=None,
    paraphrase="invented",
    page="1",
    coder="invented",
)
VOICES = (
    ("oak-head", Perspective.SUPPORTED_HEAD),
    ("elm-head", Perspective.SUPPORTING_HEAD),
    ("oak-teacher", Perspective.SUPPORTED_STAFF),
    ("oak-technician", Perspective.SUPPORTED_STAFF),
    ("record", Perspective.RECORD),
)
PARTNERSHIPS = ("example-oak-elm", "example-ash-yew", "example-fir-may")


def coding(id_: str, direction: int, voice: int = 0, *, strength: int = 3, basis: Basis = Basis.WORD) -> Coding:
    who, perspective = VOICES[voice]
    return replace(
        PLAIN,
        id=id_,
        direction=direction,
        voice=who,
        perspective=perspective,
        strength=strength,
        basis=basis,
    )


@st.composite
def some_codings(draw: st.DrawFn) -> list[Coding]:
    parts = st.tuples(
        st.sampled_from((1, -1)),
        st.sampled_from(range(len(VOICES))),
        st.integers(1, 3),
        st.sampled_from(Basis),
        st.sampled_from(PARTNERSHIPS),
        st.integers(0, 4),
        st.sampled_from(("mutual-trust", "regular-contact", "two-way-learning")),
    )
    return [
        replace(
            coding(f"c{number}", direction, voice, strength=strength, basis=basis),
            partnership=partnership,
            stage=stage,
            indicator=indicator,
        )
        for number, (direction, voice, strength, basis, partnership, stage, indicator) in enumerate(
            draw(st.lists(parts, max_size=25))
        )
    ]
