"""Meetings as one person may read them: lists, one meeting, bodies, actions, and the panel of the partnership's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from alongside_web.meetings.access import DOERS, KEEPERS, networks, readable
from alongside_web.meetings.models import ActionState, Body, Meeting, MeetingAction, MeetingDecision, NetworkMeeting
from alongside_web.meetings.words import AUDIENCES, BODY_KINDS, KINDS, STATES, TAGS
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Role, Side
from alongside_web.partnerships.panels import Panel
from alongside_web.partnerships.running import READERS, is_writable
from alongside_web.plans.activity_queries import in_full

PAGE = 50
IN_PANEL = 5


class Row(NamedTuple):
    """A meeting or an action in a list. A tuple, for a template takes one apart at a third of what names cost."""

    href: str
    title: str
    tag: str
    state: str
    note: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class MeetingList:
    """A page of meetings: those to come first, then those that were, the latest first."""

    seat: Seat
    ahead: tuple[Row, ...]
    past: tuple[Row, ...]
    networks: tuple[NetworkMeeting, ...]
    open_actions: int
    late_actions: int
    number: int
    previous_href: str
    next_href: str
    may_keep: bool
    may_arrange: bool


def may_keep(seat: Seat) -> bool:
    return seat.has(*KEEPERS) and is_writable(seat.partnership)


def meeting_list(seat: Seat, number: int) -> MeetingList:
    """One page of the meetings that the person may read of."""
    first, rows = (number - 1) * PAGE, readable(seat, Meeting)
    ahead = rows.filter(on__gte=seat.today).order_by("on", "pk")[:PAGE] if number == 1 else rows.none()
    past = list(_short(rows.filter(on__lt=seat.today).order_by("-on", "-pk"))[first : first + PAGE + 1])
    still = _open(seat)
    late = still.filter(due__lt=seat.today)
    may_arrange = seat.has(Role.BROKER) and seat.partnership.arranged_by_id is not None
    return MeetingList(
        seat,
        _rows(list(_short(ahead))),
        _rows(past[:PAGE]),
        tuple(networks(seat).order_by("-on", "-pk")[:PAGE]),
        still.count(),
        late.count(),
        number,
        f"?page={number - 1}" if number > 1 else "",
        f"?page={number + 1}" if len(past) > PAGE else "",
        may_keep(seat),
        may_arrange and is_writable(seat.partnership),
    )


def _short(rows: QuerySet[Meeting]) -> QuerySet[Meeting, tuple[object, ...]]:
    return rows.values_list("key", "title", "kind", "on", "audience")


def _rows(found: list[tuple[object, ...]]) -> tuple[Row, ...]:
    kinds, audiences = ({value: str(words) for value, words in some.items()} for some in (KINDS, AUDIENCES))
    return tuple(
        Row(
            f"{key}/",
            str(title),
            "",
            in_full(on),  # type: ignore[arg-type]  # a day
            f"{kinds.get(str(kind), '')} · {audiences.get(str(audience), '')}",
            is_late=False,
        )
        for key, title, kind, on, audience in found
    )


def _open(seat: Seat) -> QuerySet[MeetingAction]:
    return readable(seat, MeetingAction).filter(state=ActionState.OPEN)


@dataclass(frozen=True, slots=True)
class ActionList:
    """A page of actions: those open with the overdue ones first, or all that were settled."""

    seat: Seat
    rows: tuple[Row, ...]
    settled: bool
    may_do: bool
    number: int
    previous_href: str
    next_href: str


def action_list(seat: Seat, number: int, *, settled: bool) -> ActionList:
    """One page of actions; what has no day comes last."""
    first, rows = (number - 1) * PAGE, readable(seat, MeetingAction)
    rows = rows.exclude(state=ActionState.OPEN).order_by("-pk") if settled else _by_day(_open(seat))
    found = list(rows[first : first + PAGE + 1])
    kind = "&show=settled" if settled else ""
    return ActionList(
        seat,
        _action_rows(seat, found[:PAGE]),
        settled,
        seat.has(*DOERS) and is_writable(seat.partnership),
        number,
        f"?page={number - 1}{kind}" if number > 1 else "",
        f"?page={number + 1}{kind}" if len(found) > PAGE else "",
    )


def _by_day(rows: QuerySet[MeetingAction]) -> QuerySet[MeetingAction]:
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def _action_rows(seat: Seat, found: list[MeetingAction]) -> tuple[Row, ...]:
    states = {value: str(words) for value, words in STATES.items()}
    by_day, overdue, rows = _("by %(day)s"), _("overdue"), []
    for one in found:
        late = one.state == ActionState.OPEN and one.due is not None and one.due < seat.today
        day = by_day % {"day": in_full(one.due)} if one.due else ""
        note = " · ".join(filter(None, (one.who, day, one.words)))
        tag = " govuk-tag--red" if late else TAGS[one.state]
        rows.append(Row(f"{one.key}/", one.text, tag, overdue if late else states[one.state], note, late))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class DecisionShown:
    decision: MeetingDecision
    actions: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting with everything that is kept of it."""

    seat: Seat
    meeting: Meeting
    kind: str
    audience: str
    came: tuple[str, ...]
    decisions: tuple[DecisionShown, ...]
    actions: tuple[Row, ...]
    may_keep: bool
    may_do: bool


def meeting_page(seat: Seat, row: Meeting) -> MeetingPage:
    """The meeting; its body only where the person may read of that."""
    if row.body_id is not None and not readable(seat, Body).filter(pk=row.body_id).exists():
        row.body = None
    actions = list(readable(seat, MeetingAction).filter(meeting=row).order_by("pk"))
    decisions = readable(seat, MeetingDecision).filter(meeting=row).order_by("pk")
    people = [str(one.person) for one in row.attenders.select_related("person").order_by("person__full_name", "pk")]
    return MeetingPage(
        seat,
        row,
        str(KINDS[row.kind]) if row.kind in KINDS else "",
        str(AUDIENCES.get(row.audience, "")),
        (*people, *filter(None, (line.strip() for line in row.others.splitlines()))),
        tuple(
            DecisionShown(one, _action_rows(seat, [action for action in actions if action.decision_id == one.pk]))
            for one in decisions
        ),
        _action_rows(seat, [action for action in actions if action.decision_id is None]),
        may_keep(seat),
        seat.has(*DOERS) and is_writable(seat.partnership),
    )


@dataclass(frozen=True, slots=True)
class BodyShown:
    """A body: its kind, whose it is, its members, and to which it reports."""

    body: Body
    kind: str
    of: str
    audience: str
    members: tuple[str, ...]
    reports_to: Body | None


def bodies(seat: Seat) -> tuple[BodyShown, ...]:
    """The bodies of which the person may read, those that still meet first."""
    rows = list(readable(seat, Body).prefetch_related("members__person").order_by("is_over", "name", "pk"))
    known = {one.pk: one for one in rows}
    names = {
        Side.SUPPORTED.value: seat.partnership.supported.name,
        Side.SUPPORTING.value: seat.partnership.supporting.name,
    }
    return tuple(
        BodyShown(
            one,
            str(BODY_KINDS.get(one.kind, "")),
            names.get(one.side, _("both schools")),
            str(AUDIENCES.get(one.audience, "")),
            (
                *sorted(str(member.person) for member in one.members.all()),
                *filter(None, (line.strip() for line in one.others.splitlines())),
            ),
            known.get(one.reports_to_id or 0),
        )
        for one in rows
    )


@dataclass(frozen=True, slots=True)
class OpenActions:
    """The panel: the first open actions, how many there are, and the next meeting."""

    rows: tuple[Row, ...]
    more: int
    next_meeting: Meeting | None
    network: NetworkMeeting | None


def open_actions_panel(seat: Seat) -> Panel | None:
    """Open actions with the overdue ones first; None for who reads none."""
    if not seat.has(*READERS):
        return None
    found = list(_by_day(_open(seat))[: IN_PANEL + 1])
    meeting = readable(seat, Meeting).filter(on__gte=seat.today).order_by("on", "pk").first()
    network = networks(seat).filter(on__gte=seat.today).order_by("on", "pk").first()
    more = _open(seat).count() - IN_PANEL if len(found) > IN_PANEL else 0
    shown = OpenActions(_action_rows(seat, found[:IN_PANEL]), more, meeting, network)
    return Panel("meetings/panel.html", shown)
