"""A plan as bars for a page, and as rows and plain values for downloads."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.brokering.proposals import Match, Proposal
from alongside.brokering.suitability import COMPONENTS

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Bar:
    """``width`` 0..100 for the picture; ``words`` the same figure, or that it is not known."""

    label: str
    width: int
    words: str


def bars(match: Match) -> tuple[Bar, ...]:
    """The components of a match, the largest first, those not known last."""
    known = sorted((one for one in match.components if one.value is not None), key=lambda one: -(one.value or 0.0))
    shown = [Bar(_(one.component.label), round(100 * (one.value or 0)), f"{one.value:.2f}") for one in known]
    silent = [Bar(_(one.component.label), 0, _("not known")) for one in match.components if one.value is None]
    return (*shown, *silent)


def as_csv(proposal: Proposal) -> str:
    """The proposals as a spreadsheet opens them: a row a pair, then the needs left over with the reason."""
    written = io.StringIO()
    writer = csv.writer(written)
    names = [one.id for one in COMPONENTS]
    writer.writerow(["need", "need_name", "partner", "partner_name", "fit", "suitability", "km", *names, "reason"])
    school = proposal.board.school
    for match in proposal.matches:
        values = [one.value for one in match.components]
        pair = [match.need, _safe(school(match.need).name), match.partner, _safe(school(match.partner).name)]
        writer.writerow(
            [*pair, _short(match.fit), _short(match.suitability), _short(match.km), *map(_short, values), ""]
        )
    for left in proposal.unserved:
        blanks = [""] * (len(names) + 5)
        writer.writerow([left.need, _safe(school(left.need).name), *blanks, _safe(left.reason)])
    return written.getvalue()


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


def _safe(text: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def as_plain(proposal: Proposal) -> dict[str, object]:
    """The plan as values for JSON: what it is, its proof, the pairs, the needs left over, what is not known."""
    school = proposal.board.school
    return {
        "round": proposal.round.name,
        "date": proposal.round.day.isoformat(),
        "seed": proposal.round.seed,
        "model": proposal.model_version,
        "rests_on": list(proposal.board.circumstances.rests_on),
        "total_fit": proposal.total,
        "gap": proposal.gap,
        "proposals": [
            {
                "need": one.need,
                "need_name": school(one.need).name,
                "partner": one.partner,
                "partner_name": school(one.partner).name,
                "fit": one.fit,
                "suitability": one.suitability,
                "need_utility": one.need_utility,
                "partner_utility": one.partner_utility,
                "km": one.km,
                "components": {part.component.id: part.value for part in one.components},
            }
            for one in proposal.matches
        ],
        "unserved": [
            {"need": one.need, "need_name": school(one.need).name, "missing": one.missing, "reason": one.reason}
            for one in proposal.unserved
        ],
        "not_known": list(proposal.not_known),
    }
