"""The versions of a plan: listed, compared so that a person can read it, and set against what was held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.partnerships.agreement_text import Mark, Piece, difference
from alongside.partnerships.plan import PlanActivity, WholePlan, from_data, without_money
from alongside.partnerships.plan_churn import Churn, churn_of
from alongside.partnerships.plan_differences import Changed, FieldChange, PlanDifference, plan_difference
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.plans import plan_rows
from alongside_web.plans.models import PlanVersion
from alongside_web.plans.plan_access import may_write, sees_money
from alongside_web.plans.plan_words import FIELDS, value_words, when_words

PAGE = 20
NOW = "now"
_TEXTS = frozenset({"text", "priority", "title", "what", "success", "monitored_how", "evaluation"})


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """The kept versions, latest first, and their churn."""

    seat: Seat
    versions: tuple[PlanVersion, ...]
    churn: Churn
    percent: str
    reach: tuple[str, str]
    may_keep: bool
    page: int
    previous_href: str
    next_href: str


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One aim or activity that says something else, with each field before and after."""

    title: str
    is_moved: bool
    is_rewritten: bool
    fields: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two plans that are compared: its choice, its words, and what it says."""

    choice: str
    words: str
    plan: WholePlan


@dataclass(frozen=True, slots=True)
class ComparedPlans:
    """Two plans compared. Lists of what was added and dropped are titles with their days."""

    seat: Seat
    before: Side
    after: Side
    choices: tuple[tuple[str, str], ...]
    difference: PlanDifference
    aims_added: tuple[str, ...]
    aims_dropped: tuple[str, ...]
    aims_changed: tuple[ChangeShown, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    changed: tuple[ChangeShown, ...]
    staff_day: ChangeShown | None
    page: int
    previous_href: str
    next_href: str


def versions_page(seat: Seat, number: int) -> VersionsPage:
    """The versions that were kept."""
    rows = PlanVersion.objects.filter(partnership=seat.partnership).select_related("by").order_by("-number")
    first = (number - 1) * PAGE
    listed = list(rows.defer("content")[first : first + PAGE + 1])
    found = churn_of(plan_rows.counted(seat.partnership), plan_rows.held_on(seat.partnership))
    share = (found.share, found.low, found.high)
    percents = [f"{one:.0%}" if one is not None else "" for one in share]
    return VersionsPage(
        seat=seat,
        versions=tuple(listed[:PAGE]),
        churn=found,
        percent=percents[0],
        reach=(percents[1], percents[2]),
        may_keep=may_write(seat),
        page=number,
        previous_href=f"?page={number - 1}" if number > 1 else "",
        next_href=f"?page={number + 1}" if len(listed) > PAGE else "",
    )


def _day(at: datetime) -> date:
    return timezone.localdate(at)


def compared(seat: Seat, given: Mapping[str, str], number: int) -> ComparedPlans:
    """Two versions, or a version and the plan as it stands; raises `NotYours` where there is none of that number."""
    rows = PlanVersion.objects.filter(partnership=seat.partnership).order_by("-number")
    known = {str(one.number): one for one in rows.defer("content")}
    if not known:
        raise NotYours
    last = next(iter(known))
    before, after = (
        _side(seat, known, given.get(name, "") or or_else) for name, or_else in (("from", last), ("to", NOW))
    )
    found = plan_difference(before.plan, after.plan)
    aims = {one.key: one.text for one in (*before.plan.aims, *after.plan.aims)}
    titles = {one.key: one.title for one in after.plan.activities}
    first = (number - 1) * PAGE
    query = f"?from={before.choice}&to={after.choice}&page="
    return ComparedPlans(
        seat=seat,
        before=before,
        after=after,
        choices=((NOW, _("The plan as it stands")), *((number, _version_words(one)) for number, one in known.items())),
        difference=found,
        aims_added=tuple(one.text for one in found.aims_added),
        aims_dropped=tuple(one.text for one in found.aims_dropped),
        aims_changed=tuple(_shown(one, aims, aims) for one in found.aims_changed),
        added=tuple(map(_activity, found.added)),
        dropped=tuple(map(_activity, found.dropped)),
        changed=tuple(_shown(one, titles, aims) for one in found.changed[first : first + PAGE]),
        staff_day=_shown(Changed("", (found.staff_day,)), {}, {}) if found.staff_day else None,
        page=number,
        previous_href=f"{query}{number - 1}" if number > 1 else "",
        next_href=f"{query}{number + 1}" if first + PAGE < len(found.changed) else "",
    )


def _side(seat: Seat, known: Mapping[str, PlanVersion], choice: str) -> Side:
    if choice == NOW:
        plan, words = plan_rows.whole(seat.partnership), _("The plan as it stands")
    elif choice in known:
        row = known[choice]
        plan, words = from_data(row.content), _version_words(row)
    else:
        raise NotYours
    return Side(choice, words, plan if sees_money(seat) else without_money(plan))


def _version_words(row: PlanVersion) -> str:
    return _("Version %(number)d, %(day)s") % {"number": row.number, "day": date_format(_day(row.at), "j F Y")}


def _activity(one: PlanActivity) -> str:
    when = when_words(one.starts, one.ends)
    return f"{one.title} ({when})" if when else one.title


def _shown(changed: Changed, titles: Mapping[str, str], aims: Mapping[str, str]) -> ChangeShown:
    return ChangeShown(
        titles.get(changed.key, ""),
        changed.is_moved,
        changed.is_rewritten,
        tuple((str(FIELDS[one.name]), _pieces(one, aims)) for one in changed.fields),
    )


def _pieces(one: FieldChange, aims: Mapping[str, str]) -> tuple[Piece, ...]:
    """A long text word by word; a day, an amount or a name as the one and then the other."""
    before, after = (_words(one.name, value, aims) for value in (one.before, one.after))
    if one.name in _TEXTS:
        return difference(before, after)
    told = (Piece(Mark.TAKEN_OUT, before), Piece(Mark.SAME, " " if before and after else ""), Piece(Mark.PUT_IN, after))
    return tuple(piece for piece in told if piece.text)


def _words(name: str, value: object, aims: Mapping[str, str]) -> str:
    return aims.get(str(value), "") if name == "aim" else value_words(name, value)
