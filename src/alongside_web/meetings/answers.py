"""What the pages of meetings offer in their forms, and answer with where two people change one thing."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from alongside.partnerships.bounds import Bounds
from alongside_web.meetings.access import audiences_of, people_of, readable
from alongside_web.meetings.forms import Offered
from alongside_web.meetings.models import Body, Meeting, MeetingAction, MeetingDecision, NetworkMeeting
from alongside_web.meetings.operations import Placed, Written
from alongside_web.meetings.words import ACTION_FIELDS, BODY_FIELDS, MEETING_FIELDS, NETWORK_FIELDS, said
from alongside_web.partnerships.access import Seat, parts_of
from alongside_web.partnerships.meanwhile import Fields, before, take_over
from alongside_web.partnerships.models import Partnership, Role, Side
from alongside_web.partnerships.running import is_writable, side_of
from alongside_web.plans.activity_answers import posted

__all__ = ["posted"]

_LABELS = {Body: BODY_FIELDS, Meeting: MEETING_FIELDS, MeetingAction: ACTION_FIELDS, NetworkMeeting: NETWORK_FIELDS}


def bounds_of(seat: Seat) -> Bounds:
    """Meetings may be before the partnership begins and after it ends; only a slip of the pen is refused."""
    return Bounds(seat.today)


def for_body(seat: Seat, row: Body | None = None) -> Offered:
    """Whose body it can be, to which it can report, and who can sit on it."""
    others = readable(seat, Body).order_by("name", "pk")
    others = others if row is None else others.exclude(pk=row.pk)
    names = {
        Side.SUPPORTED.value: seat.partnership.supported.name,
        Side.SUPPORTING.value: seat.partnership.supporting.name,
    }
    sides = [(Side.NEITHER.value, gettext("Both schools")), *((side, names[side]) for side in sorted(seat.sides))]
    return Offered(
        people=people_of(seat),
        audiences=audiences_of(seat),
        bodies=[(str(one.key), one.name) for one in others],
        sides=sides,
    )


def for_meeting(seat: Seat, row: Meeting | None = None) -> Offered:
    """Of which body a meeting can be, who can have come, and for whom its minutes can be."""
    own = readable(seat, Body).filter(is_over=False).order_by("name", "pk")
    return Offered(
        people=people_of(seat),
        audiences=audiences_of(seat),
        bodies=[(str(one.key), one.name) for one in own],
        meets=row.on if row else None,
        due=_first_due(seat, row) if row else None,
    )


def _first_due(seat: Seat, row: Meeting) -> date | None:
    """When the action of a meeting that is due first is due, of those that are due after it."""
    known = readable(seat, MeetingAction).filter(meeting=row, due__gte=row.on).order_by("due")
    return known.values_list("due", flat=True).first()


def for_action(seat: Seat, meeting: Meeting) -> Offered:
    """From which decision of the meeting an action can come."""
    decisions = readable(seat, MeetingDecision).filter(meeting=meeting, taken_back_at=None).order_by("pk")
    return Offered(decisions=[(str(one.key), one.text[:80]) for one in decisions], meets=meeting.on)


def for_settling(row: MeetingAction) -> Offered:
    """The days between which an action stands."""
    return Offered(meets=row.meeting.on, due=row.due)


def for_network(seat: Seat) -> Offered:
    """The other partnerships that the person brokers for the same organisation, and that can be written in now."""
    return Offered(partnerships=[(str(one.key), one.name) for one in brokered(seat)])


def brokered(seat: Seat) -> list[Partnership]:
    """The partnerships that can be invited to a meeting, this one among them."""
    mine = parts_of(seat.person, seat.today).filter(role=Role.BROKER).values("partnership")
    there = Partnership.objects.filter(pk__in=mine, arranged_by=seat.partnership.arranged_by).order_by("name", "pk")
    states = ("agreed", "running")
    return [one for one in there.filter(state__in=states) if is_writable(one)]


def people_in(form: forms.Form) -> tuple[int, ...]:
    """The people who were ticked."""
    return tuple(sorted(int(one) for one in form.cleaned_data.get("people") or ()))


def written(seat: Seat, form: forms.Form) -> Written:
    """What was filled in, with the rows that its lists name."""
    fields = dict(form.cleaned_data)
    for name in ("body", "reports_to"):
        if name in fields:
            fields[name] = readable(seat, Body).filter(key=fields[name]).first() if fields[name] else None
    if "decision" in fields:
        named = fields["decision"]
        fields["decision"] = readable(seat, MeetingDecision).filter(key=named).first() if named else None
    return Written(fields, people_in(form), form.cleaned_data.get("version") or 0)


def placed(seat: Seat, form: forms.Form) -> Placed:
    """Whose it is and for whom, as chosen."""
    return Placed(str(form.cleaned_data.get("side") or side_of(seat)), str(form.cleaned_data["audience"]))


def values_of(row: models.Model) -> dict[str, object]:
    """A row as its form is filled in."""
    values: dict[str, object] = {}
    for name in _LABELS[type(row)]:
        value = getattr(row, name)
        if name in {"on", "due"}:
            value = value.isoformat() if value else ""
        elif name == "begins_at":
            value = f"{value:%H:%M}" if value else ""
        values[name] = value
    return values | {"version": getattr(row, "version", 0)}


def initial_of(row: Body | Meeting) -> dict[str, object]:
    """The same with who is named in it."""
    people = row.members if isinstance(row, Body) else row.attenders
    named = {"people": [str(one) for one in people.values_list("person", flat=True)]}
    if isinstance(row, Body):
        over = str(row.reports_to.key) if row.reports_to else ""
        return {**values_of(row), **named, "side": row.side, "audience": row.audience, "reports_to": over}
    return {**values_of(row), **named, "audience": row.audience, "body": str(row.body.key) if row.body else ""}


def meanwhile(request: HttpRequest, seat: Seat, *, row: models.Model, form: forms.Form, template: str) -> HttpResponse:
    """The second of two people sees what the first did, and keeps the own words to save them or not."""
    row.refresh_from_db()
    subject, key = row._meta.model_name or "", getattr(row, "key", "")
    base = before(seat, subject, key=key, version=form.cleaned_data.get("version") or 0)
    labels = {name: words for name, words in _LABELS[type(row)].items() if name in form.fields}
    fields = Fields(labels, {name: getattr(row, name) for name in labels}, values_of(row), said)
    differences = take_over(form, fields, base, version=getattr(row, "version", 0))
    shown = {"seat": seat, "row": row, "form": form, "meanwhile": True, "differences": differences}
    return render(request, template, shown, status=409)
