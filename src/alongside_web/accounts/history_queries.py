"""The history of an organisation in sentences, for those who look after its people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from alongside_web.accounts.models import Invitation, Membership, Organisation, User
from alongside_web.audit.actions import ADMINISTRATORS, in_words, told_to
from alongside_web.audit.models import Entry
from alongside_web.design.moments import moment_in_words

PAGE = 50
# When, by whom, what, about whom, and what it said.
_Columns = tuple[datetime, int | None, str, int | None, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words, and when it was done."""

    when: str
    sentence: str


@dataclass(frozen=True, slots=True)
class History:
    """A page of an organisation's history, latest first."""

    lines: tuple[Line, ...]
    page: int
    previous_href: str
    next_href: str


def entries_of(organisation: Organisation) -> QuerySet[Entry]:
    """The entries about an organisation, its memberships and its invitations, latest first."""
    numbers = Membership.objects.filter(organisation=organisation).values_list(Cast("pk", CharField()))
    keys = [str(one) for one in Invitation.objects.filter(organisation=organisation).values_list("key", flat=True)]
    about = (
        Q(subject="organisation", subject_key=str(organisation.key))
        | Q(subject="membership", subject_key__in=numbers)
        | Q(subject="invitation", subject_key__in=keys)
    )
    known = Entry.objects.filter(about, partnership="", action__in=told_to(ADMINISTRATORS))
    return known.order_by("-id")


def history(organisation: Organisation, page: int) -> History:
    """One page of it; a page after the last is empty."""
    first = (page - 1) * PAGE
    columns = entries_of(organisation).values_list("at", "actor", "action", "values_kept__about", "values_kept__values")
    entries = list(columns[first : first + PAGE + 1])
    numbers = {number for one in entries for number in (one[1], one[3]) if number is not None}
    names = {one.pk: str(one) for one in User.objects.filter(pk__in=numbers).only("full_name", "email")}
    lines = tuple(_line(one, names) for one in entries[:PAGE])
    onward = f"?page={page + 1}" if len(entries) > PAGE else ""
    return History(lines, page, f"?page={page - 1}" if page > 1 else "", onward)


def _line(columns: _Columns, names: dict[int, str]) -> Line:
    at, actor, action, person, values = columns
    who = _("The site") if actor is None else names.get(actor, _("Somebody"))
    about = names.get(person, "–") if person is not None else "–"
    return Line(moment_in_words(at), in_words(action, values, who=who, about=about))
