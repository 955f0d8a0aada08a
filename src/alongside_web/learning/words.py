"""For whom something learned can be meant, and what the sections on giving and getting are called."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext

from alongside.evidence.perspectives import Audience
from alongside_web.learning.models import SectionChoice
from alongside_web.partnerships.private_models import AudienceChoice

AUDIENCES = tuple(
    (one.value, AudienceChoice(one.value).label)
    for one in (Audience.BOTH_SIDES, Audience.OWN_SIDE, Audience.STEERING_GROUP)
)


def section_words(section: SectionChoice, names: Mapping[str, str]) -> str:
    """The title of a section on giving and getting, with the name of its school."""
    verb, _dash, side = section.value.partition("-")
    words = gettext("What {school} gives") if verb == "gives" else gettext("What {school} gets")
    return words.format(school=names[side])


def plain(days: Decimal) -> str:
    """A number without noughts at its end.

    >>> plain(Decimal("7.50")), plain(Decimal("10")), plain(Decimal("0.00"))
    ('7.5', '10', '0')
    """
    text = f"{days:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
