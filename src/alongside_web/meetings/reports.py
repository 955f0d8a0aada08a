"""What is held of meetings about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.meetings.models import Attender, BodyMember, Meeting, MeetingAction, MeetingDecision, NetworkMeeting


def _sat(person: User) -> Iterable[Row]:
    with seen_by_all():
        members = list(BodyMember.objects.filter(person=person).select_related("partnership", "body").order_by("pk"))
        came = list(Attender.objects.filter(person=person).select_related("partnership", "meeting").order_by("pk"))
    for member in members:
        yield {"partnership": member.partnership.name, "body": member.body.name}
    for one in came:
        yield {"partnership": one.partnership.name, "meeting": one.meeting.title, "day": one.meeting.on}


def _kept(person: User) -> Iterable[Row]:
    with seen_by_all():
        meetings = list(Meeting.objects.filter(author=person).select_related("partnership").order_by("pk"))
        decisions = list(MeetingDecision.objects.filter(author=person).select_related("partnership").order_by("pk"))
        actions = list(MeetingAction.objects.filter(author=person).select_related("partnership").order_by("pk"))
        settled = list(MeetingAction.objects.filter(settled_by=person).select_related("partnership").order_by("pk"))
        arranged = list(NetworkMeeting.objects.filter(arranged_by=person).select_related("partnership").order_by("pk"))
    for meeting in meetings:
        yield {
            "partnership": meeting.partnership.name,
            "meeting": meeting.title,
            "day": meeting.on,
            "for": meeting.audience,
            "minutes": meeting.minutes,
        }
    for decision in decisions:
        yield {"partnership": decision.partnership.name, "decision": decision.text, "entered": decision.at}
    for action in actions:
        yield {"partnership": action.partnership.name, "action": action.text, "who": action.who, "by_when": action.due}
    for one in settled:
        yield {"partnership": one.partnership.name, "action": one.text, "stands": one.state, "what_came": one.words}
    for network in arranged:
        yield {"partnership": network.partnership.name, "network_meeting": network.topic, "day": network.on}


def add_own_reporters() -> None:
    """Adds what is held of meetings."""
    add_reporter(Held("sat_on", _("Bodies you sit on and meetings you came to"), _sat))
    add_reporter(Held("meetings", _("What you entered of meetings"), _kept))
