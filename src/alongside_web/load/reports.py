"""What this part holds about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.load.models import Ceiling, Commitment

_OF_COMMITMENTS = (
    "name", "kind", "brought_by", "days", "people", "asked", "first", "last", "source", "audience", "at", "removed_at",
)  # fmt: skip


def _load(person: User) -> Iterable[Row]:
    theirs = Q(proposed_by=person) | Q(accepted_by=person)
    with seen_by_all():
        entered = list(Commitment.objects.filter(author=person).select_related("organisation").order_by("pk"))
        ceilings = list(Ceiling.objects.filter(theirs).select_related("partnership").order_by("pk"))
    for row in entered:
        yield {"school": row.organisation.name, **{name: getattr(row, name) for name in _OF_COMMITMENTS}}
    for one in ceilings:
        yield {"partnership": one.partnership.name, "side": one.side, **_ceiling(one, person)}


def _ceiling(one: Ceiling, person: User) -> Row:
    """The words of who proposed it belong to that person alone."""
    told: dict[str, object] = {"ceiling": one.number, "partners": one.partners, "days": one.days}
    if one.proposed_by_id == person.pk:
        told |= {"proposed": one.proposed_at, "why": one.why}
    if one.accepted_by_id == person.pk:
        told |= {"accepted": one.accepted_at}
    return told


def add_own_reporters() -> None:
    """Adds what this part holds."""
    add_reporter(Held("load", _("What you entered of schools’ load and ceilings"), _load))
