"""The page on lenses is true: its worked example, its tables of axes and items, and its numbers are the engine's."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.lenses import material
from alongside.lenses.experience_openness import EXPERIENCE, OPENNESS
from alongside.lenses.material import Material
from alongside.lenses.reading import Level, Listening, Position, Weighing, place, words_and_deeds
from alongside.lenses.relations import OWNERSHIP, RELATION
from alongside.lenses.situational import ATTITUDE, Situation
from alongside.lenses.structures_processes import PROCESSES, STRUCTURES, StructuresProcesses
from alongside.lenses.typology import Parts, TypologyParameters, Verdict, answers, typology
from alongside.lenses.whole import placed
from tests.lenses.battery import coding

PAGE = (Path(__file__).parents[2] / "docs/explanation/lenses.md").read_text(encoding="utf-8")
PROSE = " ".join(PAGE.replace("−", "-").replace("**", "").split())
AXES = (STRUCTURES, PROCESSES, EXPERIENCE, OPENNESS, ATTITUDE, RELATION, OWNERSHIP)
WEIGHING = Weighing()


def table(name: str) -> list[list[str]]:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", PAGE, re.DOTALL)
    assert found, name
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in found[1].strip().splitlines()]
    return rows[2:]


def example() -> Position:
    told = []
    for number, row in enumerate(table("codings")):
        perspective, stage, basis, indicator, direction, strength = row[:6]
        plain = coding(number, indicator, About.PAIR, int(direction + "1"))
        told.append(
            replace(
                plain,
                perspective=Perspective(perspective),
                stage=int(stage),
                basis=Basis(basis),
                strength=int(strength),
            )
        )
    return place(STRUCTURES, Listening(told), WEIGHING)


def test_each_coding_of_the_example_weighs_what_the_page_says() -> None:
    by_id = {one.id: one for one in example().codings}
    items = STRUCTURES.listens_to()
    for number, row in enumerate(table("codings")):
        one = by_id[f"invented-{number}"]
        item = items[one.indicator, one.about]
        assert row[6:] == [f"{WEIGHING.stages[one.stage]:.2f}", f"{item:.2f}", f"{item * WEIGHING.of(one):.2f}"]


def test_each_perspective_of_the_example_has_the_mean_and_the_capped_weight_that_the_page_says() -> None:
    weights = {row[0]: [0.0, 0.0] for row in table("standpoints")}
    for row in table("codings"):
        weights[row[0]][row[4] == "-"] += float(row[8])
    standpoints = {one.perspective.value: one for one in example().standpoints}
    assert set(standpoints) == set(weights)
    for row in table("standpoints"):
        one, (yes, no) = standpoints[row[0]], weights[row[0]]
        told = (yes, no, one.mean, yes + no, one.weight, one.mean * one.weight)
        assert row[1:] == [f"{value:.2f}" for value in told]


def test_the_example_comes_to_the_position_that_the_page_says() -> None:
    found = example()
    net = sum(one.mean * one.weight for one in found.standpoints)
    total = found.weight + WEIGHING.prior
    apart = words_and_deeds(found, WEIGHING)
    assert apart.gap is not None
    assert f"The sum is {net:.2f}, the weight {found.weight:.2f}" in PROSE
    assert f"value = {net:.2f} / {total:.2f} = {found.value:.2f}" in PROSE
    assert f"n = {total / 2:.2f} statements, a spread of {found.spread:.2f}" in PROSE
    assert f"an interval from {found.low:+.2f} to {found.high:+.2f}" in PROSE
    assert f"{(1 - abs(net) / found.weight) / 2:.2f} of the weight lies on the lighter side" in PROSE
    assert (found.level, found.divided) == (Level.LOW, True)
    assert f"Words alone stand at {apart.words.value:+.2f}, deeds alone at {apart.deeds.value:+.2f}" in PROSE
    assert f"a gap of {apart.gap:.2f}" in PROSE


def test_the_page_has_every_axis_that_the_class_rests_on_and_every_item_of_them() -> None:
    assert table("axes") == [[a.id, a.low_pole, a.high_pole, f"{a.cut:+.2f}", a.source] for a in AXES]
    assert table("items") == [
        [axis.id, item.indicator, item.about.value if item.about else "whomever", f"{item.weight:g}"]
        for axis in AXES
        for item in axis.items
    ]


def test_the_page_says_the_numbers_that_hold() -> None:
    told = {
        "prior": "A prior of 4 ",
        "cap": "weight is capped at 5.",
        "researcher": "counts less, 0.6 of",
        "stages": "background 0.5, stage 1 1.0, stage 2 1.1, stage 3 1.25, stage 4 1.4",
        "enough": "Enough is a weight of 0.5",
        "z": "1.2816 spreads",
        "divided": "at least 0.3 of the weight",
        "relation_in_carried": "half each; relation × 0.25",
        "ownership_in_sound": "ownership × 0.25",
        "bar": "less a bar of 0.14",
        "ceiling": "none with more than 0.35",
        "scale": "score / 0.12",
        "codings": "fewer than 8 codings",
        "perspectives": "fewer than 2 perspectives",
    }
    defaults = {one.name: getattr(each, one.name) for each in (WEIGHING, TypologyParameters()) for one in fields(each)}
    assert set(defaults) == set(told)
    for name, words in told.items():
        assert words in PROSE, name
        numbers = [float(one) for one in re.findall(r"(?<!stage )\d+(?:\.\d+)?(?= |\b)", words)]
        wanted = defaults[name] if isinstance(defaults[name], tuple) else (defaults[name],)
        assert set(wanted) <= set(numbers), name


def test_the_page_says_how_the_dates_of_office_speak_for_experience() -> None:
    assert (material._NEW, material._LONG) == (((1.0, -2), (3.0, -1)), ((10.0, 2), (5.0, 1)))
    for words in ("under 1 year", "under 3 years with strength 1", "5 years or more", "10 or more with strength 2"):
        assert words in PROSE


def with_margins() -> Parts:
    """Parts whose positions lie as far above their cuts as the page says."""
    nothing = placed(Material("example-oak-elm", ())).parts
    margins = {name: float(margin) for name, margin in table("margins")}

    def lying(position: Position, name: str) -> Position:
        return replace(position, value=position.axis.cut + margins[name])

    return Parts(
        matrix=StructuresProcesses(
            lying(nothing.matrix.structures, "structures"), lying(nothing.matrix.processes, "processes")
        ),
        heads={
            side: replace(head, openness=lying(head.openness, f"{side} head's openness"))
            for side, head in nothing.heads.items()
        },
        situation=Situation(
            lying(nothing.situation.supported, "supported head's attitude"),
            lying(nothing.situation.supporting, "supporting head's attitude"),
            (),
        ),
        relation=lying(nothing.relation, "relation"),
        ownership=lying(nothing.ownership, "ownership"),
    )


def test_the_three_questions_are_answered_as_the_page_says() -> None:
    found = answers(with_margins(), TypologyParameters())
    for row, answer in zip(table("answers"), found, strict=True):
        assert row[0] == answer.id
        assert float(row[1]) == pytest.approx(answer.score, abs=0.0051)
        assert row[2] == f"{answer.probability:.2f}"


def test_the_four_classes_have_the_probabilities_that_the_page_says() -> None:
    found = typology(with_margins(), TypologyParameters()).probabilities
    assert ", ".join(f"{name} {found[name]:.2f}" for name in found) in PROSE
    assert max(found, key=lambda one: found[one]) is Verdict.SWAYING
