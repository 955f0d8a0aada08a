"""Invented codings for the tests: one that says little, and any number that say anything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from alongside.evidence.bearings import ABOUT_BY_SUBJECT
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.terms import Period

ELM = Coding(
    id="1",
    partnership="elm-oak",
    sub="",
    stage=2,
    occurred=Period.parse("2002 autumn"),
    known_at=Period.parse("2002 autumn"),
    voice="elm-head",
    perspective=Perspective.SUPPORTED_HEAD,
    about=About.PAIR,
    indicator="mutual-trust",
    direction=1,
    strength=2,
    basis=Basis.WORD,
    kind=SourceKind.INTERVIEW,
    paraphrase="They trust each other.",
    page="1",
    coder="tester",
)


def told(*sayings: Coding) -> list[Coding]:
    """The codings, each with a number and words of its own."""
    return [replace(one, id=str(place), paraphrase=f"Saying {place}.") for place, one in enumerate(sayings)]


def _topics() -> list[tuple[str, About]]:
    wanted = ("mutual-trust", "activities-take-place", "wants-this-partner", "participants-learned", "adviser-involved")
    return [(id_, about) for id_ in wanted for about in ABOUT_BY_SUBJECT[codebook().indicators[id_].subject]]


@st.composite
def _coding(draw: st.DrawFn) -> Coding:
    indicator, about = draw(st.sampled_from(_topics()))
    perspective = draw(st.sampled_from(Perspective))
    person = draw(st.sampled_from(["", "", "", "somebody in two offices"]))
    times = st.sampled_from([None, *map(Period.parse, ("2002 summer", "2002-11", "2002-11-05", "2003"))])
    return replace(
        ELM,
        partnership=draw(st.sampled_from(["elm-oak", "ash-fir"])),
        sub=draw(st.sampled_from(["", "", "", "science", "other-partner-college"])),
        stage=draw(st.integers(0, 4)),
        occurred=draw(times),
        known_at=draw(times),
        voice=f"{perspective}-{draw(st.integers(1, 2))}",
        person=person,
        perspective=perspective,
        about=about,
        indicator=indicator,
        direction=draw(st.sampled_from([1, -1])),
        strength=draw(st.integers(1, 3)),
        basis=draw(st.sampled_from(Basis)),
        kind=draw(st.sampled_from([None, *SourceKind])),
    )


def any_codings(most: int = 40) -> st.SearchStrategy[list[Coding]]:
    """Any codings of two partnerships, on few enough topics that they meet."""
    return st.lists(_coding(), max_size=most).map(lambda sayings: told(*sayings))
