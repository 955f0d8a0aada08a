"""Whether the time is right for a side, as its head tells it before launch: cautions, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MANY_PLANS = 4


class Inspection(StrEnum):
    """How near an inspection is."""

    NONE_NEAR = "none-near"
    AHEAD = "ahead"
    JUST_PAST = "just-past"
    UNKNOWN = "unknown"


class InPost(StrEnum):
    """How long the head has been in post."""

    UNDER_A_YEAR = "under-a-year"
    LONGER = "longer"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a head tells of the own school; ``plans`` counts other partners and support plans, None if not known."""

    inspection: Inspection
    in_post: InPost
    plans: int | None


class Caution(StrEnum):
    """Something to talk about before the launch."""

    INSPECTION_AHEAD = "An inspection is expected within the term: preparing for it halts joint work."
    INSPECTION_JUST_PAST = "An inspection was in the last six months: it takes a school time to come to terms with one."
    NEW_HEAD = "The head is in post less than a year, and may want to know the own school first."
    HEAD_LEAVING = "The head is leaving: the next one will be asked anew."
    MUCH_HELP = "The school has many other partners and plans already: one more may be one too many."


def cautions(told: Readiness) -> tuple[Caution, ...]:
    """What to talk about, in the order asked. Thesis pp. 103, 112, 133, 143, 181."""
    found = (
        (Caution.INSPECTION_AHEAD, told.inspection is Inspection.AHEAD),
        (Caution.INSPECTION_JUST_PAST, told.inspection is Inspection.JUST_PAST),
        (Caution.NEW_HEAD, told.in_post is InPost.UNDER_A_YEAR),
        (Caution.HEAD_LEAVING, told.in_post is InPost.LEAVING),
        (Caution.MUCH_HELP, told.plans is not None and told.plans > MANY_PLANS),
    )
    return tuple(caution for caution, holds in found if holds)
