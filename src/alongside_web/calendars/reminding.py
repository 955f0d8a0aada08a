"""The night's reminders: for each person what falls due, in one mail of titles and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.partnerships.days_off import DaysOff
from alongside.partnerships.reminders import Kind, Occasion, Rhythm, around, due, due_in_week
from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.calendars import operations
from alongside_web.calendars.models import ReminderSent, RhythmChosen
from alongside_web.calendars.seats import Closures, closures, days_off_for, parts_today, seats_from
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.dated import Dated, dated_for, late_for
from alongside_web.partnerships.models import Participation, Role
from alongside_web.partnerships.reminder_queries import own_yeses
from alongside_web.partnerships.running import is_writable

# What was to be told of longer ago than this is told no more.
BACK = timedelta(days=70)
# Longer than any window is open.
REMEMBERED = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Line:
    """What a mail says of one occasion."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Night:
    """What is asked once for everybody."""

    today: date
    parts: Mapping[int, Sequence[Participation]]
    closures: Closures
    rhythms: Mapping[int, str]
    sent: Mapping[int, frozenset[Occasion]]
    had_this_week: frozenset[int]


def remind(day: date) -> str:
    """Sends what falls due; safe to do twice. Reminders are for today: a night that was missed is made up for today."""
    today = max(day, timezone.localdate())
    with seen_by_all():
        parts = parts_today(today)
        night = _night(parts, today)
        told = [_remind(list(some), night) for _person, some in groupby(parts, key=lambda one: one.person_id)]
    sent, failed = told.count(True), told.count(None)
    words = ngettext("%(count)d reminder was sent.", "%(count)d reminders were sent.", sent) % {"count": sent}
    if failed:
        words += " " + _("%(count)d could not be sent and are tried again next time.") % {"count": failed}
    return words if sent or failed else ""


def _night(parts: Sequence[Participation], today: date) -> Night:
    by_partnership: dict[int, list[Participation]] = defaultdict(list)
    for one in parts:
        by_partnership[one.partnership_id].append(one)
    monday = today - timedelta(days=today.weekday())
    sent: dict[int, set[Occasion]] = defaultdict(set)
    had = set()
    rows = ReminderSent.objects.filter(on__gte=today - REMEMBERED)
    for person, kind, uid, day, on in rows.values_list("person", "kind", "uid", "day", "on"):
        sent[person].add(Occasion(day, Kind(kind), uid))
        had |= {person} if on >= monday else set()
    return Night(
        today=today,
        parts=by_partnership,
        closures=closures(),
        rhythms=dict(RhythmChosen.objects.order_by("id").values_list("person", "rhythm")),
        sent={person: frozenset(some) for person, some in sent.items()},
        had_this_week=frozenset(had),
    )


def _remind(parts: Sequence[Participation], night: Night) -> bool | None:
    """Reminds one person: whether a mail was sent, None where it could not be."""
    person = parts[0].person
    rhythm = Rhythm(night.rhythms.get(person.pk, Rhythm.EACH))
    if rhythm is Rhythm.NONE:
        return False
    seats = seats_from(parts, night.today)
    off = days_off_for(seats, night.closures, night.today)
    if off.is_off(night.today):
        return False
    lines = dict(_lines(person, seats, night))
    found = _due(lines, off, rhythm, person=person.pk, night=night)
    if not found:
        return False
    try:
        operations.do_remind(person, _mail(found, lines), on=night.today)
    except (OSError, IntegrityError):
        return None
    return True


def _due(
    lines: Mapping[Occasion, Line], off: DaysOff, rhythm: Rhythm, *, person: int, night: Night
) -> tuple[Occasion, ...]:
    sent = night.sent.get(person, frozenset())
    if rhythm is Rhythm.EACH:
        return due(lines, off, sent=sent, today=night.today)
    return due_in_week(lines, off, sent=sent, today=night.today, had=person in night.had_this_week)


def _lines(person: User, seats: Sequence[Seat], night: Night) -> Iterator[tuple[Occasion, Line]]:
    """Everything that the person may be reminded of, with its words."""
    running = [one for one in seats if one.joined() and is_writable(one.partnership)]
    for one in dated_for(running, night.today - BACK):
        if one.reminds and not one.cancelled and (one.is_own or leads(one, night.parts[one.seat.partnership.pk])):
            asks = one.asks and not one.settled
            for occasion in around(one.uid, one.first, one.last, asks=asks):
                yield occasion, Line(_words(occasion, one.title, one.first), one.path)
    for seat in running:
        for late in late_for(seat):
            occasion = Occasion(late.due, Kind.OVERDUE, late.uid)
            yield occasion, Line(_words(occasion, late.title, late.due), late.path)
    for yes in own_yeses(person.pk, seats):
        key = yes.seat.partnership.key
        occasion = Occasion(yes.counts_until, Kind.ANSWER_ENDS, f"answer-{key}")
        yield occasion, Line(_words(occasion, "", yes.counts_until), f"/partnerships/{key}/")


def leads(one: Dated, parts: Iterable[Participation]) -> bool:
    """Whether the person leads it: by name on the own side, else as its manager, else as its head."""
    person, known = one.seat.person, list(parts)
    for side in one.seat.sides:
        of_side = [part for part in known if part.side == side]
        name = " ".join(one.leads.get(side, "").casefold().split())
        named = {part.person_id for part in of_side if name and part.person.full_name.casefold() == name}
        managers = {part.person_id for part in of_side if part.role == Role.MANAGER}
        heads = {part.person_id for part in of_side if part.role == Role.HEAD}
        if person in (named or managers or heads):
            return True
    return False


def _words(one: Occasion, title: str, day: date) -> str:
    told = {"title": title, "day": date_format(day, "j F Y")}
    words = {
        Kind.WEEK_BEFORE: _("Coming up on %(day)s: %(title)s"),
        Kind.DAY_BEFORE: _("Next, on %(day)s: %(title)s"),
        Kind.WHAT_BECAME: _("What became of it? %(day)s: %(title)s"),
        Kind.OVERDUE: _("Still to do, by %(day)s: %(title)s"),
        Kind.ANSWER_ENDS: _("Your answer counts until %(day)s. You can give it anew."),
    }
    return words[one.kind] % told


def _mail(found: Sequence[Occasion], lines: Mapping[Occasion, Line]) -> operations.Mail:
    told = [f"{lines[one].words}\n{settings.SITE_ADDRESS}{lines[one].path}" for one in found]
    choose = _("How often you are reminded is for you to choose:") + f" {settings.SITE_ADDRESS}/calendars/"
    return operations.Mail(found, _("Alongside: reminders"), "\n\n".join((*told, choose)) + "\n")
