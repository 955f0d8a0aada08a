"""Every sentence that the engine can say stands in the catalogue of translations, gap for gap."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import walk_packages
from string import Formatter

import pytest
from django.utils.translation import override

import alongside
from alongside.brokering.losses import Losing
from alongside.brokering.rules import RELAXING
from alongside.brokering.telling import Telling
from alongside.casebook.assumptions import assumptions, inconsistencies
from alongside.casebook.invented import example_round_text
from alongside.casebook.partnerships import case_named, case_names, material_of
from alongside.casebook.questions import questions
from alongside.casebook.schools import OBSERVATIONS
from alongside.evidence.statuses import Because
from alongside.exchange.round_file import parse_round
from alongside.lenses.relationship_mode import relationship_modes
from alongside.lenses.school_types import MEANS
from alongside.partnerships.consent import ASKED_AGAIN
from alongside.partnerships.readiness import Caution
from alongside.sayings import Code, Template, Word, counted, say
from alongside.schools.similar.models import MODELS
from alongside_web.brokering import engine_sentences as of_rounds
from alongside_web.design import sayings
from alongside_web.partnerships import engine_sentences as of_partnerships
from alongside_web.readings import casebook_words, engine_sentences, people_words, words
from alongside_web.schools import engine_words as of_schools
from tests.web.test_reading_words import AXES

CASES = [case_named(name) for name in case_names()]


def spoken() -> dict[str, tuple[str, ...]]:
    """Every list of templates in the engine, by its name."""
    for module in walk_packages(alongside.__path__, "alongside."):
        import_module(module.name)
    return {
        one.__name__: tuple(dict.fromkeys(map(str, one)))
        for one in Template.__subclasses__()
        if one.__module__.startswith("alongside.")
    }


LISTED = {
    "Lists": sayings.LISTS,
    "Telling": of_rounds.TELLING,
    "PlanTelling": of_rounds.PLAN_TELLING,
    "Losing": of_rounds.LOSING,
    "FallingApart": of_rounds.FALLING_APART,
    "InTheWay": of_rounds.IN_THE_WAY,
    "Left": of_rounds.LEFT,
    "Dates": of_rounds.DATES,
    "Because": engine_sentences.BECAUSE,
    "Answering": engine_sentences.ANSWERING,
    "Resembling": engine_sentences.RESEMBLING,
    "Unplaced": engine_sentences.UNPLACED,
    "Unfit": of_partnerships.UNFIT,
    "Untimely": of_partnerships.UNTIMELY,
}


def gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def codes() -> set[str]:
    """Everything of the casebook that a page names by its code."""
    found: set[str] = set()
    for case in CASES:
        pairs = relationship_modes(material_of(case)).pairs
        found |= {one.voice for one in (*material_of(case).codings, *case.people)}
        found |= {one.sub for one in (*case.codings, *case.events)}
        found |= {name for one in pairs for name in (one.giver, one.taker, one.refused_by)}
        found |= {one.subject for one in case.context if one.kind in SHOWN}
        found |= {one.subject for one in material_of(case).preferred}
    return found


WITHOUT_WORDS = {
    "{before}, {after}",
    "{before}; {after}",
    "{before} {after}",
    "{partner} ({cost})",
    "'{text}' ({holder})",
    "{who} ({side})",
}
SHOWN = {"history", "other-partner", "plan", "follow-up"}


def named(code: str) -> str:
    """A code without its school and number."""
    tokens = [one for one in code.replace("-", " ").split() if one not in words.SCHOOLS]
    return " ".join(tokens[:-1] if tokens and tokens[-1].isdigit() else tokens)


def test_the_catalogue_holds_every_template_of_the_engine() -> None:
    assert {name: set(one) for name, one in LISTED.items()} == {name: set(one) for name, one in spoken().items()}


@pytest.mark.parametrize("template", sorted({one for each in LISTED.values() for one in each}))
def test_every_template_has_a_welsh_one_with_the_same_gaps(template: str) -> None:
    with override("cy"):
        welsh = sayings.gettext(template)

    assert gaps(welsh) == gaps(template)
    assert welsh != template or template in WITHOUT_WORDS


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (of_rounds.RELAXING, RELAXING.values()),
        (of_rounds.ROUNDS, [parse_round(example_round_text()).name]),
        (engine_sentences.MEANS, MEANS.values()),
        (engine_sentences.SOURCES, [one.source for one in AXES]),
        (casebook_words.QUESTIONS, [one.text for one in questions()]),
        (casebook_words.NOT_ASKED_BECAUSE, [one.because for one in questions()]),
        (casebook_words.ASSUMPTIONS, [one.text for one in assumptions()]),
        (casebook_words.NEEDED, [one.needed for one in assumptions()]),
        (casebook_words.OUTCOMES, [one.outcome for one in (*assumptions(), *inconsistencies())]),
        (casebook_words.TOPICS, [one.topic for one in inconsistencies()]),
        (casebook_words.SOURCES, [one.source for one in inconsistencies()]),
        (people_words.ROLES, [one.role for case in CASES for one in case.people]),
        (people_words.NAMED, [*map(named, codes()), "the other side"]),
        (of_partnerships.CAUTIONS, Caution),
        (of_partnerships.REASONS, [ASKED_AGAIN]),
        (of_schools.MODEL_SOURCES, [one.source for one in MODELS.values()]),
        (of_schools.MODEL_REASONS, [one.why for one in MODELS.values()]),
        (of_schools.NOTES, [one.note for each in OBSERVATIONS.values() for one in each]),
    ],
)
def test_the_catalogue_holds_every_sentence_without_gaps(listed: tuple[str, ...], said: Iterable[str]) -> None:
    assert set(listed) == {str(one) for one in said if one}


def test_a_saying_is_told_in_welsh_with_its_words_translated_and_its_names_left() -> None:
    with override("cy"):
        for_it = sayings.told(say(Telling.SPEAKS_FOR, components=Word("similar circumstances")))
        instead = sayings.told(say(Telling.TAKES_PLACE, need="{Ysgol} 100 %", fit="0.40"))
        several = sayings.told(counted(Losing.SCHOOL, Losing.SCHOOLS, 3))

    assert for_it == "Yr hyn sy'n siarad o'i blaid: amgylchiadau tebyg."
    assert instead == "{Ysgol} 100 % (cydweddiad 0.40)"
    assert several == "3 o ysgolion eraill heb bartner"


def test_a_code_is_told_by_the_name_that_the_page_has_for_it() -> None:
    said = say(Because.ONE_VOICE, voice=Code("virgo-head-1"))

    with override("en-gb"):
        assert sayings.told(said) == str(said) == "Only virgo-head-1 says so."
        assert sayings.told(said, {"virgo-head-1": "the head"}.__getitem__) == "Only the head says so."
