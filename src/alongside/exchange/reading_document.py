"""A reading as a document: the JSON that leaves the product, described in docs/reference/readings.md."""

from __future__ import annotations

from collections import Counter

from alongside.evidence.codebook import VERSION
from alongside.evidence.perspectives import About
from alongside.exchange.position_document import Document, ids, position_document, rounded
from alongside.exchange.school_lens_document import school_lenses_document, shares_document
from alongside.lenses.experience_openness import ExperienceOpenness
from alongside.lenses.material import Material
from alongside.lenses.reading import Position, Weighing
from alongside.lenses.sensitivity import left_out, lift, smallest_removal
from alongside.lenses.typology import Typology
from alongside.lenses.whole import Parameters, Placement, first_most_probable, placed, through_stages
from alongside.partnerships.wishes import PreferredPartner

SCHEMA = "alongside/reading/1"


def nine_readings(placement: Placement) -> dict[str, str]:
    """The nine readings of the thesis's matrices in their own words: levels, little or experienced, and the class."""
    parts = placement.parts
    supported, supporting = parts.heads[About.SUPPORTED], parts.heads[About.SUPPORTING]
    return {
        "structures": parts.matrix.structures.word,
        "processes": parts.matrix.processes.word,
        "supported_experience": supported.experience.word,
        "supported_openness": supported.openness.word,
        "supporting_experience": supporting.experience.word,
        "supporting_openness": supporting.openness.word,
        "supported_attitude": parts.situation.supported.word,
        "supporting_attitude": parts.situation.supporting.word,
        "typology": placement.typology.verdict.value,
    }


def _head(one: ExperienceOpenness, weighing: Weighing, attitude: Position | None = None) -> Document:
    document = {
        "side": one.side.value,
        "voice": one.voice,
        "in_post": one.in_post,
        "corner": one.corner,
        "experience": position_document(one.experience, weighing),
        "openness": position_document(one.openness, weighing),
    }
    return document if attitude is None else {**document, "attitude": position_document(attitude, weighing)}


def _preferred(one: PreferredPartner) -> Document:
    when = str(one.start) if one.start else None
    return {"of": one.chooser.value, "subject": one.subject, "text": one.text, "when": when, "page": one.page}


def _typology(reading: Typology) -> Document:
    return {
        "verdict": reading.verdict.value,
        "probabilities": shares_document(reading.probabilities),
        "expected": rounded(reading.expected),
        "codings": reading.codings,
        "missing": list(reading.missing),
        "answers": [
            {
                "id": one.id,
                "question": one.question,
                "score": rounded(one.score),
                "bar": one.bar,
                "probability": rounded(one.probability),
                "parts": [
                    {"axis": part.position.axis.id, "margin": rounded(part.margin), "share": part.share}
                    for part in one.parts
                ],
            }
            for one in reading.answers
        ],
        "model": reading.model,
    }


def _through(material: Material, parameters: Parameters) -> Document:
    stages = through_stages(material, parameters)
    return {
        "stages": [
            {
                "stage": one.stage,
                "verdict": one.reading.verdict.value,
                "probabilities": shares_document(one.reading.probabilities),
            }
            for one in stages
        ],
        "final_class_from_stage": first_most_probable(stages),
    }


def sensitivity_document(material: Material, parameters: Parameters) -> Document:
    """What the verdict becomes without parts of the evidence, and what would lift it."""
    removal, lifted = smallest_removal(material, parameters), lift(material, parameters)
    return {
        "left_out": [
            {"grouping": one.grouping, "name": one.name, "codings": one.codings, "verdict": one.reading.verdict.value,
             "probabilities": shares_document(one.reading.probabilities)}
            for one in left_out(material, parameters)
        ],
        "smallest_removal": removal
        and {"codings": ids(removal.codings), "becomes": removal.becomes.value, "smallest": removal.smallest},
        "lift": lifted
        and {
            "to": lifted.to.value,
            "probability": rounded(lifted.probability),
            "turns": [
                {"indicator": one.indicator, "about": one.about.value, "against": ids(one.against)}
                for one in lifted.turns
            ],
        },
    }  # fmt: skip


def _evidence(material: Material, source: str) -> Document:
    own = [one for one in material.codings if not one.is_about_another_partner]
    return {
        "source": source,
        "codings": len(own),
        "about_other_partners": len(material.codings) - len(own),
        "perspectives": dict(sorted(Counter(one.perspective.value for one in own).items())),
        "stages": dict(sorted(Counter(str(one.stage) for one in own).items())),
    }


def reading_document(material: Material, parameters: Parameters, *, source: str) -> Document:
    """The whole reading of one partnership; ``source`` says where the evidence came from."""
    placement, weighing = placed(material, parameters), parameters.weighing
    parts = placement.parts
    attitudes = {About.SUPPORTED: parts.situation.supported, About.SUPPORTING: parts.situation.supporting}
    return {
        "schema": SCHEMA,
        "model": placement.typology.model,
        "codebook": VERSION,
        "partnership": material.name,
        "evidence": _evidence(material, source),
        "readings": nine_readings(placement),
        "typology": _typology(placement.typology),
        "structures": position_document(parts.matrix.structures, weighing),
        "processes": position_document(parts.matrix.processes, weighing),
        "structures_x_processes": parts.matrix.corner,
        "heads": {side.value: _head(one, weighing, attitudes[side]) for side, one in parts.heads.items()},
        "earlier_heads": [_head(one, weighing) for one in placement.earlier],
        "situation": parts.situation.corner,
        "preferred_partners": [_preferred(one) for one in parts.situation.preferred],
        "relation": position_document(parts.relation, weighing),
        "ownership": position_document(parts.ownership, weighing),
        **school_lenses_document(material, weighing, material.funding_ended),
        "through_the_stages": _through(material, parameters),
        "sensitivity": sensitivity_document(material, parameters),
    }
