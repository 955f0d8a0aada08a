"""What this part holds about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.evidence.models import Statement


def _statements(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(Statement.objects.filter(author=person).select_related("partnership").order_by("pk"))
    for one in held:
        yield {
            "partnership": one.partnership.name,
            "indicator": one.indicator,
            "direction": one.direction,
            "strength": one.strength,
            "basis": one.basis,
            "perspective": one.perspective,
            "about": one.about,
            "stage": one.stage,
            "part": one.sub,
            "words": one.paraphrase,
            "for": one.audience,
            "written": one.at,
            "taken_back": one.taken_back_at,
        }


def add_own_reporters() -> None:
    """Adds what the evidence holds."""
    add_reporter(Held("evidence", _("Evidence you coded"), _statements))
