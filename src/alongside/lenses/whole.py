"""A whole partnership read through the lenses that the typology combines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from alongside.evidence.perspectives import About
from alongside.lenses.experience_openness import ExperienceOpenness, experience_and_openness
from alongside.lenses.material import Head, Material, heads
from alongside.lenses.reading import Listening, Weighing
from alongside.lenses.relations import ownership, relation
from alongside.lenses.situational import situation
from alongside.lenses.structures_processes import structures_and_processes
from alongside.lenses.typology import Parts, Typology, TypologyParameters, Verdict, typology


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every threshold and weight of a reading, so that an authority can set its own."""

    weighing: Weighing = field(default_factory=Weighing)
    typology: TypologyParameters = field(default_factory=TypologyParameters)


@dataclass(frozen=True, slots=True)
class Placement:
    """A partnership on every lens that its class rests on, and the class; ``earlier`` are the heads before those in post."""

    name: str
    parts: Parts
    typology: Typology
    earlier: tuple[ExperienceOpenness, ...]


@dataclass(frozen=True, slots=True)
class AtStage:
    """The class as it stood at the end of a stage, with all that was so until then."""

    stage: int
    reading: Typology


def through_stages(material: Material, parameters: Parameters | None = None) -> tuple[AtStage, ...]:
    """The class at the end of each stage that has evidence."""
    stages = sorted({one.stage for one in material.codings if not one.is_about_another_partner})
    return tuple(AtStage(last, placed(_until(material, last), parameters).typology) for last in stages)


def _until(material: Material, last: int) -> Material:
    """What was so until the end of a stage, the heads being those who had come by then."""
    told = tuple(one for one in material.codings if one.stage <= last)
    if not material.stages:
        return material.with_codings(told)
    end = material.stages[max(last, min(material.stages))].last
    come = tuple(one for one in material.offices if one.start is None or one.start.first <= end)
    return replace(material, codings=told, offices=come)


def first_most_probable(stages: tuple[AtStage, ...]) -> int | None:
    """The stage from whose end on the final class was the most probable without a break; None for too little evidence."""
    if not stages or stages[-1].reading.verdict is Verdict.TOO_LITTLE:
        return None
    final, first = stages[-1].reading.verdict, None
    for one in reversed(stages):
        if one.reading.verdict is Verdict.TOO_LITTLE or one.reading.most_probable is not final:
            break
        first = one.stage
    return first


def placed(material: Material, parameters: Parameters | None = None) -> Placement:
    """Where the evidence places a partnership. Equal material gives an equal placement, whatever the order of its codings."""
    parameters = parameters or Parameters()
    weighing = parameters.weighing
    heard = Listening(material.codings)
    by_side = {side: heads(material, side) for side in (About.SUPPORTED, About.SUPPORTING)}
    in_post: dict[About, Head] = {side: every[-1] for side, every in by_side.items()}
    parts = Parts(
        matrix=structures_and_processes(heard, weighing),
        heads={side: experience_and_openness(head, weighing) for side, head in in_post.items()},
        situation=situation(in_post, material.preferred, weighing),
        relation=relation(heard, weighing),
        ownership=ownership(heard, weighing),
    )
    earlier = tuple(experience_and_openness(one, weighing) for every in by_side.values() for one in every[:-1])
    return Placement(material.name, parts, typology(parts, parameters.typology), earlier)
