"""What was held of what was planned, by term and by department or group; and what is next, for the partnership's page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from alongside.partnerships.happenings import Outcome, Planned, TermCount, by_term, together
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.panels import Panel
from alongside_web.partnerships.running import READERS, WRITERS, is_writable
from alongside_web.plans.activity_access import activities_of
from alongside_web.plans.activity_queries import days, overdue
from alongside_web.plans.activity_translate import all_planned
from alongside_web.plans.activity_words import BYS, REASONS, term_words
from alongside_web.plans.happening_drawing import Drawing, draw
from alongside_web.plans.models import Activity, Happening, Status

NEXT = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of the table: a term, all of them, or a department or group."""

    words: str
    count: TermCount
    why: str
    by: str
    href: str = ""

    @property
    def share(self) -> str:
        share = self.count.share
        return f"{share.value:.0%}" if share else "–"

    @property
    def interval(self) -> str:
        share = self.count.share
        if share is None:
            return "–"
        said = {"low": f"{share.low:.0%}", "high": f"{share.high:.0%}", "held": share.held, "due": share.due}
        return _("%(low)s to %(high)s (%(held)d of %(due)d)") % said

    @property
    def held(self) -> int:
        return self.count.of(Outcome.HELD)

    @property
    def cancelled(self) -> int:
        return self.count.of(Outcome.CANCELLED)

    @property
    def moved_out(self) -> int:
        return self.count.of(Outcome.MOVED_OUT)

    @property
    def overdue(self) -> int:
        return self.count.of(Outcome.OVERDUE)

    @property
    def ahead(self) -> int:
        return self.count.of(Outcome.AHEAD)


@dataclass(frozen=True, slots=True)
class HeldPage:
    """The whole page; ``part`` names the department or group it is narrowed to."""

    part: str
    terms: tuple[Counted, ...]
    whole: Counted
    parts: tuple[Counted, ...]
    drawing: Drawing
    undated: int


def held_page(seat: Seat, part: str = "") -> HeldPage:
    """What was held of what was planned in the partnership, or in one part of it."""
    rows = list(activities_of(seat).filter(removed_at=None).order_by("pk"))
    records = Happening.objects.filter(partnership=seat.partnership).order_by("at", "pk")
    planned = all_planned(rows, records)
    names = sorted({row.part for row in rows})
    part = part if part in names else ""
    chosen = [one for row, one in zip(rows, planned, strict=True) if not part or row.part == part]
    terms = by_term(chosen, seat.today)
    by_part = {name: [one for row, one in zip(rows, planned, strict=True) if row.part == name] for name in names}
    return HeldPage(
        part,
        tuple(_counted(term_words(one.term) if one.term else "", one) for one in terms),
        _counted(_("All terms"), together(terms)),
        tuple(_of_part(seat, name, some) for name, some in by_part.items()) if names not in ([], [""]) else (),
        draw([(term_words(one.term) if one.term else "", one) for one in terms]),
        sum(one.starts is None for one in chosen),
    )


def _of_part(seat: Seat, name: str, planned: list[Planned]) -> Counted:
    href = "?" + urlencode({"part": name}) if name else ""
    return _counted(name or _("The whole schools"), together(by_term(planned, seat.today)), href)


def _counted(words: str, count: TermCount, href: str = "") -> Counted:
    why = "; ".join(f"{REASONS.get(reason, reason)}: {many}" for reason, many in count.reasons)
    by = "; ".join(f"{BYS.get(one, one)}: {many}" for one, many in count.by)
    return Counted(words, count, why, by, href)


@dataclass(frozen=True, slots=True)
class NextThing:
    """One of the next three: what, when, and who leads it."""

    activity: Activity
    when: str
    lead: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """The panel of the partnership's page."""

    things: tuple[NextThing, ...]
    overdue: int
    may_add: bool


def whats_next(seat: Seat) -> Panel | None:
    """The next three things with name and day, and how many are overdue; None for who reads no plans."""
    if not seat.has(*READERS):
        return None
    there = activities_of(seat).filter(removed_at=None)
    ahead = there.filter(status=Status.PLANNED, starts__isnull=False).exclude(overdue(seat.today))
    things = tuple(_next(one) for one in ahead.order_by("starts", "pk")[:NEXT])
    may_add = seat.has(*WRITERS) and is_writable(seat.partnership)
    shown = Ahead(things, there.filter(overdue(seat.today)).count(), may_add)
    return Panel("plans/happening_panel.html", shown)


def _next(one: Activity) -> NextThing:
    leads = [lead for lead in (one.lead_supported, one.lead_supporting) if lead]
    return NextThing(one, days(one.starts, one.ends), _(" and ").join(leads))
