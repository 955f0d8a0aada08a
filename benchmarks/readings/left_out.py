"""Each of the six read by cuts and a bar that were chosen without it.

The rule: of all places between two neighbouring values, a cut goes to the middle of the one that misreads fewest of what it
is shown; where several misread equally few, to the one nearest our default, or, asked again without any leaning on what was
chosen with all six in view, to the widest. Where what it is shown lies on one side only,
nothing can be chosen from it, and the default stays. Relation has no column in the thesis: its cut is chosen to part striving
and swaying from sinking and sunk (Table 13: respectful and cordial, against dominant or without trust). The bar is chosen to
part striving from the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from alongside.casebook.placements import Lens, thesis_cells_of
from alongside.lenses.experience_openness import EXPERIENCE, OPENNESS
from alongside.lenses.reading import Level, Position
from alongside.lenses.relations import RELATION
from alongside.lenses.situational import ATTITUDE
from alongside.lenses.structures_processes import PROCESSES, STRUCTURES
from alongside.lenses.typology import CLASSES, Parts, TypologyParameters, Verdict, answers, typology
from alongside.lenses.whole import Placement

BAR = "bar"
CHOSEN = (Lens.STRUCTURES, Lens.PROCESSES, RELATION.id, Lens.EXPERIENCE, Lens.OPENNESS, Lens.ATTITUDE, BAR)
Shown = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cuts and the bar, and which of them stayed as they are because nothing told."""

    values: Mapping[str, float]
    kept: frozenset[str]


def defaults() -> dict[str, float]:
    """The cuts and the bar as they are."""
    cuts = {axis.id: axis.cut for axis in (STRUCTURES, PROCESSES, RELATION, EXPERIENCE, OPENNESS, ATTITUDE)}
    return {**cuts, BAR: TypologyParameters().bar}


def best_cut(shown: Shown, default: float, *, widest: bool = False) -> float | None:
    """The cut that the rule chooses; None where all that is shown lies on one side."""
    if len({high for _, high in shown}) < 2:
        return None
    gaps = list(pairwise(sorted({value for value, _ in shown})))

    def middle(gap: tuple[float, float]) -> float:
        return (gap[0] + gap[1]) / 2

    def worth(gap: tuple[float, float]) -> tuple[float, float]:
        wrong = sum((value >= middle(gap)) is not high for value, high in shown)
        return wrong, gap[0] - gap[1] if widest else abs(middle(gap) - default)

    return middle(min(gaps, key=worth))


def _class_of(case: str) -> Verdict:
    return Verdict(next(cell.value for cell in thesis_cells_of(case) if cell.lens is Lens.TYPOLOGY))


def _shown(placements: Iterable[Placement]) -> dict[str, Shown]:
    """What the thesis says high or low of, with our values."""
    shown: dict[str, Shown] = {name: [] for name in CHOSEN if name != BAR}
    for ours in placements:
        for cell in thesis_cells_of(ours.name):
            position = cell.position_in(ours)
            if position is not None and position.level is not Level.TOO_LITTLE:
                shown[cell.lens].append((position.value, cell.value == Level.HIGH))
        cordial = CLASSES.index(_class_of(ours.name)) >= CLASSES.index(Verdict.SWAYING)
        shown[RELATION.id].append((ours.parts.relation.value, cordial))
    return shown


def _recut(position: Position, cuts: Mapping[str, float]) -> Position:
    cut = cuts.get(position.axis.id, position.axis.cut)
    level = position.level
    if level is not Level.TOO_LITTLE:
        level = Level.HIGH if position.value >= cut else Level.LOW
    return replace(position, axis=replace(position.axis, cut=cut), level=level)


def read_with(ours: Placement, chosen: Mapping[str, float]) -> Placement:
    """The same placement by other cuts and another bar."""
    parts = ours.parts

    def cut(position: Position) -> Position:
        return _recut(position, chosen)

    again = Parts(
        matrix=replace(parts.matrix, structures=cut(parts.matrix.structures), processes=cut(parts.matrix.processes)),
        heads={
            side: replace(head, experience=cut(head.experience), openness=cut(head.openness))
            for side, head in parts.heads.items()
        },
        situation=replace(
            parts.situation, supported=cut(parts.situation.supported), supporting=cut(parts.situation.supporting)
        ),
        relation=cut(parts.relation),
        ownership=cut(parts.ownership),
    )
    reading = typology(again, replace(TypologyParameters(), bar=chosen[BAR]))
    return replace(ours, parts=again, typology=reading)


def growth(ours: Placement) -> float:
    """The score that the bar is set against."""
    grows = answers(ours.parts, TypologyParameters())[2]
    return grows.score + grows.bar


def chosen_from(placements: Iterable[Placement], *, widest: bool = False) -> Chosen:
    """The cuts, and then the bar with those cuts, that the rule chooses from these placements alone."""
    placements = tuple(placements)
    values, kept = defaults(), set[str]()
    for name, shown in _shown(placements).items():
        cut = best_cut(shown, values[name], widest=widest)
        if cut is None:
            kept.add(name)
        else:
            values[name] = cut
    scores = [(growth(read_with(one, values)), _class_of(one.name) is Verdict.STRIVING) for one in placements]
    bar = best_cut(scores, values[BAR], widest=widest)
    if bar is None:
        kept.add(BAR)
    else:
        values[BAR] = bar
    return Chosen(values, frozenset(kept))
