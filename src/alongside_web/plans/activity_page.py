"""One activity with its whole history, and the fields of its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from alongside.partnerships.happenings import FOLLOWS, Kind, Status, is_overdue
from alongside.partnerships.money import in_pounds
from alongside_web.accounts.models import User
from alongside_web.audit import queries as audit
from alongside_web.audit.models import Entry
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Side
from alongside_web.partnerships.running import OF_MONEY, RECORDERS, WRITERS, is_writable
from alongside_web.plans.activity_access import Found
from alongside_web.plans.activity_queries import days
from alongside_web.plans.activity_words import (
    BYS,
    DAYS,
    DROPPED,
    FIELDS,
    KINDS,
    MONEY,
    OVERDUE,
    REASONS,
    STATUSES,
    TAGS,
)
from alongside_web.plans.models import Activity, Happening

MOST = 200
_CHANGES = ("added activity", "changed activity", "dropped activity")
_LONG = ("what", "success", "evaluation")
_SHOWN = ("place", "part", "kind", "aim", *_LONG, "monitored_by", "monitored_when", "monitored_how")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in an activity's history: when, a sentence, and what was said with it."""

    at: datetime
    sentence: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """An activity as one person may see it."""

    seat: Seat
    activity: Activity
    tag: str
    status: str
    when: str
    is_overdue: bool
    facts: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    may_change: bool
    may_record: bool
    may_move: bool


def activity_page(found: Found) -> ActivityPage:
    """The activity, what is planned, and what was done with it, latest first."""
    seat, row = found.seat, found.activity
    is_there = row.removed_at is None and is_writable(seat.partnership)
    late = row.removed_at is None and is_overdue(Status(row.status), row.ends or row.starts, seat.today)
    kind = "dropped" if row.removed_at else "overdue" if late else row.status
    status = {"dropped": DROPPED, "overdue": OVERDUE}.get(kind) or STATUSES[row.status]
    return ActivityPage(
        seat,
        row,
        TAGS[kind],
        str(status),
        days(row.starts, row.ends) + (f", {row.begins_at:%H:%M}" if row.begins_at else ""),
        late,
        tuple(_facts(seat, row)),
        _events(seat, row),
        is_there and seat.has(*WRITERS),
        is_there and seat.has(*RECORDERS),
        is_there and seat.has(*RECORDERS) and Kind.MOVED in FOLLOWS[Status(row.status)],
    )


def _facts(seat: Seat, row: Activity) -> Iterable[tuple[str, str]]:
    names = {
        Side.SUPPORTED.value: seat.partnership.supported.name,
        Side.SUPPORTING.value: seat.partnership.supporting.name,
    }
    for side, name in names.items():
        lead = getattr(row, f"lead_{side}")
        if lead:
            yield _("Lead, %(school)s") % {"school": name}, lead
    for field in _SHOWN:
        value = getattr(row, field)
        if value and (field, value) != ("kind", "other"):
            yield _capital(str(FIELDS[field])), str(KINDS[value]) if field == "kind" else str(value)
    yield from _costs(seat, row, names)


def _costs(seat: Seat, row: Activity, names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for side, name in names.items():
        if getattr(row, f"days_{side}"):
            yield _("Days of staff, %(school)s") % {"school": name}, number(getattr(row, f"days_{side}"))
    if not seat.has(*OF_MONEY):
        return
    for field in MONEY:
        if getattr(row, field):
            yield _capital(str(FIELDS[field])), in_pounds(getattr(row, field))
    if row.funder:
        yield _capital(str(FIELDS["funder"])), row.funder.name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def number(value: Decimal) -> str:
    """A number without noughts at its end."""
    return f"{value.normalize():f}"


def _events(seat: Seat, row: Activity) -> tuple[Event, ...]:
    """What was done with the activity: records from their rows, everything else from the audit."""
    entries = list(entries_about(seat, row).filter(action__in=_CHANGES)[:MOST])
    people = {one.pk: str(one) for one in User.objects.filter(pk__in={one.actor for one in entries if one.actor})}
    told = [_changed(one, people.get(one.actor or 0, _("Somebody")), seat) for one in entries]
    rows = Happening.objects.filter(activity=row).select_related("recorded_by").order_by("-pk")[:MOST]
    told += [_recorded(one) for one in rows]
    return tuple(sorted(told, key=lambda one: one.at, reverse=True))


def entries_about(seat: Seat, row: Activity) -> QuerySet[Entry]:
    """The entries of the audit about an activity, latest first."""
    return audit.of_partnership(str(seat.partnership.key)).filter(subject="activity", subject_key=str(row.key))


def _changed(entry: Entry, who: str, seat: Seat) -> Event:
    values = entry.values_kept.values
    if entry.action == "added activity":
        sentence = _("%(who)s planned it for %(day)s.") % {"who": who, "day": told("starts", values.get("starts"))}
        return Event(entry.at, sentence)
    if entry.action == "dropped activity":
        reason = strip_tags(str(values.get("reason") or ""))
        why = ((_("Why"), reason),) if reason else ()
        return Event(entry.at, _("%(who)s dropped it from the plan.") % {"who": who}, why)
    some = values.get("changed")
    hidden = () if seat.has(*OF_MONEY) else MONEY
    pairs = {name: pair for name, pair in some.items() if name not in hidden} if isinstance(some, dict) else {}
    words = tuple(
        (
            _capital(str(FIELDS.get(name, name))),
            _("from “%(old)s” to “%(new)s”") % {"old": told(name, old), "new": told(name, new)},
        )
        for name, (old, new) in pairs.items()
    )
    return Event(entry.at, _("%(who)s changed it in the plan.") % {"who": who}, words)


def told(name: str, value: object) -> str:
    """A value of a field as pages print it."""
    if value in (None, ""):
        return "–"
    text = strip_tags(str(value))
    if name in MONEY:
        return in_pounds(int(text))
    if name in DAYS:
        # No days of staff are planned until somebody names some; the form shows none either.
        return number(Decimal(text)) if Decimal(text) else "–"
    if name == "kind":
        return str(KINDS.get(text, text))
    day = parse_date(text) if name in {"starts", "ends"} else None
    return date_format(day, "j F Y") if isinstance(day, date) else text


def _recorded(one: Happening) -> Event:
    who = str(one.recorded_by) if one.recorded_by else _("Somebody")
    said = {
        "who": who,
        "day": date_format(one.on, "j F Y"),
        "by": BYS.get(one.by, ""),
        "why": REASONS.get(one.reason_kind, ""),
    }
    if one.kind == Kind.HELD:
        return Event(one.at, _("%(who)s recorded that it was held on %(day)s.") % said, tuple(_told_of(one)))
    if one.kind == Kind.CANCELLED:
        sentence = _(
            "%(who)s recorded that it was cancelled, because of %(by)s: %(why)s. It had been planned for %(day)s."
        )
        return Event(one.at, sentence % said, tuple(_told_of(one)))
    said["to"] = date_format(one.moved_to, "j F Y") if one.moved_to else "–"
    if not one.reason_kind:
        return Event(one.at, _("%(who)s moved it from %(day)s to %(to)s by changing the plan.") % said)
    sentence = _("%(who)s moved it from %(day)s to %(to)s, because of %(by)s: %(why)s.")
    return Event(one.at, sentence % said, tuple(_told_of(one)))


def _told_of(one: Happening) -> Iterable[tuple[str, str]]:
    given = (
        (_("Came from the supported school"), one.came_supported),
        (_("Came from the supporting school"), one.came_supporting),
        (_("Who came"), one.who_came),
        (_("In words"), one.reason),
        (_("What happened"), one.words),
        (_("What comes next"), one.next_step),
        (_("Days of staff, supported school"), None if one.days_supported is None else number(one.days_supported)),
        (_("Days of staff, supporting school"), None if one.days_supporting is None else number(one.days_supporting)),
        (_("Lessons taken by somebody else"), one.lessons_lost),
    )
    for words, value in given:
        if value not in (None, ""):
            yield words, str(value)


def form_values(row: Activity) -> dict[str, object]:
    """The fields of an activity as its form is filled in."""
    values: dict[str, object] = {name: getattr(row, name) for name in FIELDS}
    for name in MONEY:
        pounds, pence = divmod(getattr(row, name), 100)
        values[name] = f"{pounds}.{pence:02}" if pence else str(pounds or "")
    for name in DAYS:
        values[name] = number(getattr(row, name)) if getattr(row, name) else ""
    for name in ("starts", "ends"):
        day = getattr(row, name)
        values[name] = day.isoformat() if day else ""
    values["begins_at"] = f"{row.begins_at:%H:%M}" if row.begins_at else ""
    values["aim"] = str(row.aim.key) if row.aim else ""
    values["funder"] = str(row.funder.key) if row.funder else ""
    return {**values, "version": row.version}
