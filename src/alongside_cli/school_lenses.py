"""The lenses on schools, people, characteristics and cells, printed."""

from __future__ import annotations

from alongside.lenses.cells import cells
from alongside.lenses.characteristics import Present, profile
from alongside.lenses.continuum import continuum
from alongside.lenses.material import Material
from alongside.lenses.reading import Level, Listening, Weighing
from alongside.lenses.relationship_mode import relationship_modes
from alongside.lenses.school_types import school_culture, school_type
from alongside.lenses.typology import Verdict
from alongside_cli.printing import console

_SHOWN = 3


def _most(found: tuple[Present, ...]) -> str:
    shown = [one for one in found if one.position.level is Level.HIGH][:_SHOWN]
    return ", ".join(f"{one.characteristic.label} ({one.position.value:+.2f})" for one in shown) or "none"


def _print_cells(material: Material, weighing: Weighing) -> None:
    inside = cells(material, weighing)
    for one in inside.cells:
        if one.verdict is Verdict.TOO_LITTLE:
            continue
        told = f"{one.verdict.value} ({one.probabilities[one.verdict]:.0%})"
        place = f"vitality {one.vitality.value:+.2f}, {one.difference:+.2f} beside the rest"
        console().print(f"Inside it, {one.sub}: {told}, {place}; {len(one.codings)} codings.")
    few = [one.sub for one in inside.cells if one.verdict is Verdict.TOO_LITTLE]
    if few:
        console().print(f"Inside it, with too little evidence: {', '.join(few)}.")


def print_school_lenses(material: Material, weighing: Weighing) -> None:
    """Where schools and people stand, what the supported school resembles, what is most present, and the cells inside."""
    out, heard = console(), Listening(material.codings)
    line = continuum(material, weighing)
    for one in (*line.schools, *line.departments, *line.people):
        who = f"The {one.who} school" if one in line.schools else one.who
        out.print(f"{who}: {one.words} ({one.value:.2f}, between {one.low:.2f} and {one.high:.2f}, of 2).")
    out.print(f"The supported school: {school_type(heard, weighing).words}")
    out.print(f"Its culture: {school_culture(heard, weighing).words}")
    kept = profile(material, weighing)
    out.print(f"Most present of the nine that help: {_most(kept.effective)}.")
    out.print(f"Most present of the nine that hinder: {_most(kept.ineffective)}.")
    for pair in relationship_modes(material, material.funding_ended).pairs:
        out.print(
            f"{pair.giver or 'somebody'} to {pair.taker or 'somebody'}: what was offered and taken {pair.fit.value}."
        )
    _print_cells(material, weighing)
