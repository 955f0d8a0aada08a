"""Every word of the engine that a page prints stands in the catalogue of translations."""

from __future__ import annotations

import pytest

from alongside.brokering.plans import PlanKind
from alongside.brokering.round import AREAS
from alongside.brokering.rules import RULE_LABELS
from alongside.brokering.suitability import COMPONENTS
from alongside.brokering.told import Outcome
from alongside.schools.comparing import PLACES
from alongside.schools.inspections import GRADES, REPORT_CARD_SCALE, Framework, Occasion
from alongside.schools.measures import MEASURES
from alongside.schools.school import Phase
from alongside.schools.similar.models import MODELS
from alongside.schools.similar.neighbours import Closeness
from alongside_web.schools import engine_words


@pytest.mark.parametrize(
    ("listed", "spoken"),
    [
        (engine_words.MEASURES, [one.label for one in MEASURES.values()]),
        (engine_words.PLACES, list(PLACES)),
        (engine_words.PHASES, list(Phase)),
        (engine_words.FRAMEWORKS, list(Framework)),
        (engine_words.OCCASIONS, list(Occasion)),
        (engine_words.JUDGEMENTS, [*GRADES.values(), *REPORT_CARD_SCALE]),
        (engine_words.CLOSENESS, list(Closeness)),
        (engine_words.MODELS, [one.title for one in MODELS.values()]),
        (engine_words.AREAS, list(AREAS.values())),
        (engine_words.RULES, list(RULE_LABELS.values())),
        (engine_words.COMPONENTS, [one.label for one in COMPONENTS]),
        (engine_words.OUTCOMES, list(Outcome)),
        (engine_words.PLANS, list(PlanKind)),
    ],
)
def test_the_catalogue_holds_every_word_the_engine_speaks(listed: tuple[str, ...], spoken: list[str]) -> None:
    assert set(listed) == set(spoken)
