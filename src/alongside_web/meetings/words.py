"""What meetings are called on pages; dictionaries, for Django's own words for a choice are slow in a list."""

from __future__ import annotations

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from alongside_web.meetings.models import ActionState, AudienceChoice, BodyKind, MeetingKind

BODY_KINDS = {one.value: one.label for one in BodyKind}
KINDS = {one.value: one.label for one in MeetingKind}
STATES = {one.value: one.label for one in ActionState}
AUDIENCES = {
    AudienceChoice.BOTH_SIDES.value: _("read by everybody who works in the partnership"),
    AudienceChoice.OWN_SIDE.value: _("read by one side alone"),
    AudienceChoice.STEERING_GROUP.value: _("read by heads and governors"),
}
TAGS = {
    ActionState.OPEN.value: " govuk-tag--blue",
    ActionState.DONE.value: " govuk-tag--green",
    ActionState.NOT_DONE.value: " govuk-tag--yellow",
    ActionState.DROPPED.value: " govuk-tag--grey",
}
BODY_FIELDS: dict[str, str | Promise] = {
    "name": _("Name"),
    "kind": _("Kind"),
    "others": _("Members without an account"),
    "is_over": _("It no longer meets"),
}
MEETING_FIELDS: dict[str, str | Promise] = {
    "title": _("What it is about"),
    "kind": _("Kind"),
    "on": _("Day"),
    "begins_at": _("Time"),
    "place": _("Where"),
    "others": _("Others who came"),
    "minutes": _("Minutes"),
}
ACTION_FIELDS: dict[str, str | Promise] = {
    "text": _("What is to be done"),
    "who": _("Who does it"),
    "due": _("By when"),
    "state": _("How it stands"),
    "words": _("What came of it"),
}
NETWORK_FIELDS: dict[str, str | Promise] = {
    "topic": _("What it is about"),
    "on": _("Day"),
    "begins_at": _("Time"),
    "place": _("Where"),
    "outcome": _("What came of it"),
    "is_open": _("Each may learn which others are invited"),
}
_CHOICES = {**KINDS, **BODY_KINDS, **STATES}


def said(name: str, value: object) -> str:
    """A value of a field as pages print it."""
    if value in (None, "", False):
        return "–"
    text = strip_tags(str(value)).replace("\r\n", "\n").strip()
    if name in {"kind", "state"}:
        return str(_CHOICES.get(text, text))
    day = parse_date(text) if name in {"on", "due"} else None
    return date_format(day, "j F Y") if day else text
