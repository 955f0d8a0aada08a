"""How firm a verdict is, printed: what leaving evidence out changes, the smallest removal, and what would lift it."""

from __future__ import annotations

from alongside.evidence.codebook import codebook
from alongside.lenses.material import Material
from alongside.lenses.sensitivity import Lift, Removal, left_out, lift, smallest_removal
from alongside.lenses.whole import Parameters, placed
from alongside_cli.printing import console


def print_firmness(material: Material, parameters: Parameters) -> None:
    """What the class would be without parts of the evidence, and what would lift it."""
    out = console()
    verdict = placed(material, parameters).typology.verdict
    turned = [one for one in left_out(material, parameters) if one.reading.verdict is not verdict]
    for one in turned:
        out.print(
            f"Without the {one.grouping} {one.name} ({one.codings} codings) it reads {one.reading.verdict.value}."
        )
    if not turned:
        out.print("Leaving out any one perspective, voice, kind of source or coder leaves the class as it is.")
    removal = smallest_removal(material, parameters)
    if removal:
        out.print(_removal_sentence(removal))
        for coding in removal.codings:
            out.print(f"  {coding.id} ({coding.voice}, stage {coding.stage}): {coding.paraphrase}")
    lifted = lift(material, parameters)
    if lifted:
        out.print(_lift_sentence(lifted))


def _removal_sentence(removal: Removal) -> str:
    many = len(removal.codings)
    fewest = "at least" if removal.smallest else "as few as"
    return f"It takes {fewest} {many} coding{'s' if many > 1 else ''} less to read {removal.becomes.value}:"


def _lift_sentence(lifted: Lift) -> str:
    labels = ", ".join(
        f"'{codebook().indicators[one.indicator].positive_pole}' ({one.about.value})" for one in lifted.turns
    )
    return f"It would be {lifted.to.value} ({lifted.probability:.0%}) if this were so: {labels}."
