"""The money of a plan as a page shows it, and what somebody is told before more is spent than there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan import PlanActivity, WholePlan
from alongside.partnerships.plan_costs import Accounts, Meets, Overspend, Paid, Sum, made_worse
from alongside.terms import Term, terms_between
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans import money_drawing, plan_rows
from alongside_web.plans.models import Activity, Allocation, Funder, Payment, Plan
from alongside_web.plans.plan_access import may_write
from alongside_web.plans.plan_words import term_words

PAGE = 50
Terms = tuple[Term, ...]
_A_YEAR = timedelta(days=365)
_MOST_TERMS = 18


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One line of the table: words, and amounts as they are printed."""

    funder: str
    term: str
    allocated: str
    planned: str
    spent: str
    to_plan: str
    to_spend: str
    is_over: bool
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """All the money of a plan, and one page of its payments."""

    seat: Seat
    partnership: Partnership
    rows: tuple[MoneyRow, ...]
    bars: tuple[money_drawing.Bar, ...]
    total: MoneyRow
    overspends: tuple[str, ...]
    funders: tuple[Funder, ...]
    day: str
    payments: tuple[tuple[Payment, str], ...]
    may_write: bool
    page: int
    previous_href: str
    next_href: str


def money_page(seat: Seat, number: int) -> MoneyPage:
    """The money of a plan."""
    partnership = seat.partnership
    plan = plan_rows.whole(partnership)
    held = plan_rows.accounts_of(partnership, plan)
    first = (number - 1) * PAGE
    payments = list(_payments(partnership)[first : first + PAGE + 1])
    day = plan.staff_day_pence
    return MoneyPage(
        seat=seat,
        partnership=partnership,
        rows=_rows(held),
        bars=_bars(held),
        total=_row(_("All the money"), "", held.total, is_over=held.named.is_over, is_sum=True),
        overspends=tuple(map(overspend_words, held.overspends)),
        funders=tuple(Funder.objects.filter(partnership=partnership).order_by("name")),
        day="" if day is None else in_pounds(day),
        payments=tuple((one, in_pounds(one.pence)) for one in payments[:PAGE]),
        may_write=may_write(seat),
        page=number,
        previous_href=f"?page={number - 1}" if number > 1 else "",
        next_href=f"?page={number + 1}" if len(payments) > PAGE else "",
    )


def _payments(partnership: Partnership) -> QuerySet[Payment]:
    rows = Payment.objects.filter(partnership=partnership).select_related("funder", "activity", "recorded_by")
    return rows.order_by("-on", "-id")


def funder_words(name: str) -> str:
    return name or _("no funder named yet")


def _rows(held: Accounts) -> tuple[MoneyRow, ...]:
    """A line for each term of a funder, and one for the funder where there is more than one term."""
    found: list[MoneyRow] = []
    for funder in held.funders:
        terms = [(place, one) for place, one in held.places if place.funder == funder]
        name, all_terms = funder_words(funder), held.of(funder)
        found += [_row(name, term_words(place.term), one, is_over=bool(funder) and one.is_over) for place, one in terms]
        if len(terms) > 1:
            is_over = bool(funder) and all_terms.is_over
            found.append(_row(name, _("all terms"), all_terms, is_over=is_over, is_sum=True))
    return tuple(found)


def _row(funder: str, term: str, one: Sum, *, is_over: bool, is_sum: bool = False) -> MoneyRow:
    return MoneyRow(
        funder=funder,
        term=term,
        allocated=in_pounds(one.allocated),
        planned=in_pounds(one.planned),
        spent=in_pounds(one.spent),
        to_plan=in_pounds(one.left_to_plan),
        to_spend=in_pounds(one.left_to_spend),
        is_over=is_over,
        is_sum=is_sum,
    )


def _bars(held: Accounts) -> tuple[money_drawing.Bar, ...]:
    told = []
    for place, one in held.places:
        label = f"{funder_words(place.funder)}, {term_words(place.term)}"
        amounts = {"spent": in_pounds(one.spent), "allocated": in_pounds(one.allocated)}
        words = _("%(spent)s of %(allocated)s") if place.funder else _("%(spent)s spent")
        told.append(money_drawing.ToDraw(label, one, words % amounts, is_over=bool(place.funder) and one.is_over))
    return money_drawing.bars(told)


def overspend_words(one: Overspend) -> str:
    """An overspend in a sentence: who, when, by how much."""
    told = {
        "funder": one.funder,
        "term": term_words(one.term) if one.term else "",
        "over": in_pounds(one.over),
        "amount": in_pounds(one.amount),
        "allocated": in_pounds(one.allocated),
    }
    if one.meets is Meets.PLANNED:
        if one.term:
            return (
                _("%(funder)s, %(term)s: %(amount)s is planned and %(allocated)s allocated, %(over)s too much.") % told
            )
        return _("%(funder)s, all terms: %(amount)s is planned and %(allocated)s allocated, %(over)s too much.") % told
    if one.term:
        return _("%(funder)s, %(term)s: %(amount)s is spent and %(allocated)s allocated, %(over)s too much.") % told
    return _("%(funder)s, all terms: %(amount)s is spent and %(allocated)s allocated, %(over)s too much.") % told


@dataclass(frozen=True, slots=True)
class Warned:
    """What an act would make worse, in sentences, and the code by which somebody confirms having read just this."""

    sentences: tuple[str, ...]
    code: str


def payment_warning(seat: Seat, paid: Paid) -> Warned | None:
    """What somebody is told before a payment that goes over; None where it goes over nothing."""
    partnership = seat.partnership
    plan = plan_rows.whole(partnership)
    before = plan_rows.accounts_of(partnership, plan)
    return _warned(made_worse(before, plan_rows.accounts_of(partnership, plan, (paid,))))


def activity_warning(seat: Seat, activity: PlanActivity) -> Warned | None:
    """What somebody is told before an activity is saved that goes over; ``activity`` is as it would be, by its key if known."""
    partnership = seat.partnership
    plan = plan_rows.whole(partnership)
    others = tuple(one for one in plan.activities if one.key != activity.key)
    after: WholePlan = replace(plan, activities=(*others, activity))
    before = plan_rows.accounts_of(partnership, plan)
    return _warned(made_worse(before, plan_rows.accounts_of(partnership, after)))


def _warned(worse: Sequence[Overspend]) -> Warned | None:
    if not worse:
        return None
    return Warned(tuple(map(overspend_words, worse)), "-".join(str(one.over) for one in worse)[:40])


def terms_offered(partnership: Partnership, today: date) -> tuple[Term, ...]:
    """The terms for which money may be entered: those of the partnership, and those that have money already.

    Of one that lasts for very long these are its first and its last terms, and those for which something is planned.
    """
    given = list(Allocation.objects.filter(partnership=partnership).values_list("term", flat=True))
    first = min([partnership.starts or today, *given])
    last = max([partnership.ends or today + _A_YEAR, first, *given])
    terms = terms_between(first, last)
    if len(terms) <= _MOST_TERMS:
        return terms
    planned = plan_rows.activities(partnership).filter(starts__isnull=False).values_list("starts", flat=True)
    kept = {Term.of(day) for day in (*given, *filter(None, planned))}
    kept |= {*terms[: _MOST_TERMS // 2], *terms[-_MOST_TERMS // 2 :]}
    return tuple(term for term in terms if term in kept)


def allocations_of(funder: Funder) -> dict[Term, Allocation]:
    """What a funder gives, by term."""
    rows = Allocation.objects.filter(funder=funder, partnership=funder.partnership)
    return {Term.of(one.term): one for one in rows}


def staff_day(partnership: Partnership) -> tuple[int | None, int]:
    """What a day of cover costs, and the version of the plan that says so."""
    found = Plan.objects.filter(partnership=partnership).values_list("staff_day_pence", "version").first()
    return found or (None, 1)


def payment_choices(seat: Seat) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The funders and the activities that a payment may be for."""
    funders = Funder.objects.filter(partnership=seat.partnership).order_by("name").values_list("key", "name")
    activities = plan_rows.activities(seat.partnership).values_list("key", "title")
    return ([(str(key), name) for key, name in funders], [(str(key), title) for key, title in activities])


def activity_of(seat: Seat, key: str) -> Activity | None:
    """An activity of the plan that a form names, or None."""
    return Activity.objects.filter(partnership=seat.partnership, key=UUID(key)).first() if key else None
