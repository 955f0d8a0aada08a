"""Every word of the engine that a reading prints has plain words on the site, and stands in the catalogue of translations."""

from __future__ import annotations

import pytest

from alongside.casebook.partnerships import STAGES, case_named, case_names, material_of
from alongside.casebook.placements import Lens
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import EventKind
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.lenses import continuum, experience_openness, relations, situational, structures_processes
from alongside.lenses.characteristics import profile
from alongside.lenses.reading import Axis
from alongside.lenses.relationship_mode import Fit, Mode
from alongside.lenses.school_types import Culture, SchoolType
from alongside.lenses.sensitivity import GROUPINGS
from alongside.lenses.typology import Verdict
from alongside.lenses.whole import placed
from alongside_web.readings import engine_words, words
from alongside_web.readings.lensed import SITUATION_AXES

VIRGO = material_of(case_named("virgo-leo"))
AXES: tuple[Axis, ...] = (
    structures_processes.STRUCTURES,
    structures_processes.PROCESSES,
    experience_openness.EXPERIENCE,
    experience_openness.OPENNESS,
    situational.ATTITUDE,
    relations.RELATION,
    relations.OWNERSHIP,
    *SITUATION_AXES,
)
CORNERS = [
    *structures_processes._CORNERS.values(),
    *experience_openness._CORNERS.values(),
    *situational._CORNERS.values(),
    "too little evidence",
]
PROFILE = profile(VIRGO)


@pytest.mark.parametrize(
    ("listed", "spoken"),
    [
        (engine_words.AXES, [one.label for one in AXES]),
        (engine_words.POLES, [pole for one in AXES for pole in (one.low_pole, one.high_pole)]),
        (engine_words.LEVELS, [word for one in AXES for word in (one.low_word, one.high_word)]),
        (engine_words.CORNERS, CORNERS),
        (engine_words.ASKED, [one.question for one in placed(VIRGO).typology.answers]),
        (engine_words.GROUPINGS, [name for name, _ in GROUPINGS]),
        (engine_words.PLACES, [place for _, place in continuum._WORDS]),
        (engine_words.KINDS, [*SchoolType, *Culture]),
        (engine_words.CHARACTERISTICS, [one.label for one in codebook().characteristics.values()]),
        (engine_words.SELF_REVIEW, [one.question for one in (*PROFILE.effective, *PROFILE.ineffective)]),
        (engine_words.MODES, list(Mode)),
        (engine_words.FITS, list(Fit)),
    ],
)
def test_the_catalogue_holds_every_word_a_reading_speaks(listed: tuple[str, ...], spoken: list[str]) -> None:
    assert set(listed) == set(spoken)


@pytest.mark.parametrize("codes", [Perspective, About, Basis, SourceKind, EventKind, Verdict, Lens])
def test_every_code_of_the_evidence_has_a_name_on_the_page(
    codes: type[Perspective | About | Basis | SourceKind | EventKind | Verdict | Lens],
) -> None:
    named = {str(one) for one in codes} & set(words.ALL)

    assert named == {str(one) for one in codes}


def test_every_stage_has_a_name_and_every_event_an_actor_with_one() -> None:
    assert set(words.STAGES) == {0, *STAGES}
    assert {one.by for case in case_names() for one in case_named(case).events} <= set(words.ACTORS)


@pytest.mark.parametrize(
    ("value", "written"), [(0.314, "+0.31"), (-0.2, "−0.20"), (0.001, "0.00"), (-0.001, "0.00"), (1.0, "+1.00")]
)
def test_a_figure_carries_its_sign_and_nought_has_none(value: float, written: str) -> None:
    assert words.signed(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0%"), (0.004, "<1%"), (0.614, "61%"), (0.997, ">99%"), (1.0, "100%")]
)
def test_a_share_never_pretends_to_be_all_or_nothing(value: float, written: str) -> None:
    assert words.share(value) == written
