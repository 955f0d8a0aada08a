"""What the history says of common ground and assumptions, and what the report on a person holds of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.actions import Told, tell
from alongside_web.brokering.ground_models import Assumption, AssumptionLook, GroundAnswer

# Heads and governors read of assumptions, as of the agreement; that somebody answered, that person alone.
_HEADS = Audience.STEERING_GROUP.value
SENTENCES = (
    Told("answered common ground", _("{who} answered the questions of common ground.")),
    Told("assumption written", _("{who} wrote an assumption down."), _HEADS),
    Told("assumption reworded", _("{who} reworded an assumption."), _HEADS),
    Told("assumption looked at", _("{who} looked at an assumption again."), _HEADS),
)


def _ground(person: User) -> Iterable[Row]:
    with seen_by_all():
        given = list(GroundAnswer.objects.filter(author=person).select_related("partnership").order_by("pk"))
        assumed = list(Assumption.objects.filter(author=person).select_related("partnership").order_by("pk"))
        looks = list(AssumptionLook.objects.filter(author=person).select_related("partnership").order_by("pk"))
    for one in given:
        told = {"question": one.question, "place": one.place, "why": one.words, "shared": one.shared, "at": one.at}
        yield {"partnership": one.partnership.name, **told}
    for row in assumed:
        yield {"partnership": row.partnership.name, "assumed": row.text, "wrong_if": row.wrong, "at": row.at}
    for look in looks:
        yield {"partnership": look.partnership.name, "found": look.standing, "why": look.reason, "at": look.at}


def tell_all() -> None:
    """Tells the audit and the report of this part."""
    tell(*SENTENCES)
    add_reporter(Held("common ground", _("What you answered for common ground, and assumptions you wrote"), _ground))
