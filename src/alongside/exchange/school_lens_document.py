"""The lenses on schools, cells, characteristics and modes of relationship as parts of a reading's JSON."""

from __future__ import annotations

from collections.abc import Mapping

from alongside.exchange.position_document import Document, ids, position_document, rounded
from alongside.lenses.cells import Cell, cells
from alongside.lenses.characteristics import Present, profile
from alongside.lenses.continuum import Place, continuum
from alongside.lenses.material import Material
from alongside.lenses.reading import Listening, Weighing
from alongside.lenses.relationship_mode import Between, Classified, relationship_modes
from alongside.lenses.school_types import Resemblance, school_culture, school_type
from alongside.lenses.typology import Verdict
from alongside.terms import Period


def shares_document(shares: Mapping[Verdict, float]) -> dict[str, float | None]:
    """Probabilities by class."""
    return {one.value: rounded(share) for one, share in shares.items()}


def _place(one: Place) -> Document:
    return {
        "who": one.who,
        "side": one.side.value,
        "stage": one.stage.value,
        "value": rounded(one.value),
        "low": rounded(one.low),
        "high": rounded(one.high),
        "words": one.words,
        "missing": list(one.missing),
    }


def _present(one: Present, weighing: Weighing) -> Document:
    return {
        "id": one.characteristic.id,
        "label": one.characteristic.label,
        "question": one.question,
        "position": position_document(one.position, weighing),
    }


def _cell(one: Cell) -> Document:
    return {
        "name": one.sub,
        "verdict": one.verdict.value,
        "probabilities": shares_document(one.probabilities),
        "vitality": rounded(one.vitality.value),
        "low": rounded(one.vitality.low),
        "high": rounded(one.vitality.high),
        "rest": rounded(one.rest.value),
        "difference": rounded(one.difference),
        "missing": list(one.missing),
        "codings": ids(one.codings),
    }


def _resemblance(one: Resemblance) -> Document:
    return {
        "nearest": one.nearest,
        "words": str(one.words),
        "shares": {str(kind): rounded(share) for kind, share in one.shares.items()},
        "missing": [str(each) for each in one.missing],
    }


def _classified(one: Classified) -> Document:
    return {
        "text": one.source.text,
        "page": one.source.page,
        "time": one.time.value,
        "modes": [mode.value for mode in one.modes],
        "denied": [mode.value for mode in one.denied],
    }


def _between(one: Between) -> Document:
    return {
        "giver": one.giver,
        "taker": one.taker,
        "fit": one.fit.value,
        "offered": [_classified(each) for each in one.offered],
        "taken": [_classified(each) for each in one.taken],
    }


def school_lenses_document(material: Material, weighing: Weighing, funding_ended: Period | None) -> Document:
    """Continuum, school type and culture, the nine and nine, modes of relationship, and partnerships inside it."""
    heard = Listening(material.codings)
    line, kept, inside = continuum(material, weighing), profile(material, weighing), cells(material, weighing)
    return {
        "continuum": {
            "schools": [_place(one) for one in line.schools],
            "departments": [_place(one) for one in line.departments],
            "people": [_place(one) for one in line.people],
        },
        "school_type": _resemblance(school_type(heard, weighing)),
        "school_culture": _resemblance(school_culture(heard, weighing)),
        "characteristics": {
            "effective": [_present(one, weighing) for one in kept.effective],
            "ineffective": [_present(one, weighing) for one in kept.ineffective],
        },
        "relationship_modes": [_between(one) for one in relationship_modes(material, funding_ended).pairs],
        "vitality": position_document(inside.whole, weighing),
        "inside": [_cell(one) for one in inside.cells],
    }
