"""A plan as a paper: each aim with what it serves, its activities as a table, and the money for those who may see it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.partnerships.money import in_pounds
from alongside.partnerships.plan import PlanActivity, PlanAim, WholePlan, without_money
from alongside.partnerships.plan_costs import Accounts, cost_of
from alongside_web.papers.paper import Block, Heading, Paper, Table, Text
from alongside_web.partnerships.access import Seat
from alongside_web.partnerships.models import Partnership
from alongside_web.plans import plan_rows
from alongside_web.plans.money_queries import funder_words, overspend_words
from alongside_web.plans.plan_access import sees_money
from alongside_web.plans.plan_words import STATUSES, characteristic_words, term_words, when_words


def paper_of(seat: Seat, today: date) -> Paper:
    """The paper, in the reader's language, as the reader may see it."""
    partnership, money = seat.partnership, sees_money(seat)
    plan = plan_rows.whole(partnership)
    accounts = plan_rows.accounts_of(partnership, plan) if money else None
    language, _sign, region = (get_language() or "en-gb").partition("-")
    day = {"day": date_format(today, "j F Y")}
    return Paper(
        title=_("Plan of %(name)s") % {"name": partnership.name},
        subtitle=_("As it stood on %(day)s") % day,
        language=f"{language}-{region.upper()}" if region else language,
        author=f"{partnership.supported}, {partnership.supporting}",
        foot=_("Plan, %(day)s") % day,
        page=(_("Page"), _("of")),
        blocks=tuple(_blocks(partnership, plan if money else without_money(plan), accounts)),
    )


def digest_of(paper: Paper) -> str:
    """What changes whenever anything on the paper does."""
    return hashlib.sha256(repr(paper).encode()).hexdigest()


def _blocks(partnership: Partnership, plan: WholePlan, accounts: Accounts | None) -> Iterator[Block]:
    schools = (partnership.supported.name, partnership.supporting.name)
    for aim in plan.aims:
        yield Heading(aim.text)
        yield from _served(aim)
        yield from _activities(plan, plan.under(aim.key), schools, money=accounts is not None)
    loose = plan.under("")
    if loose:
        yield Heading(_("For no aim yet"))
        yield from _activities(plan, loose, schools, money=accounts is not None)
    if accounts is not None and accounts.places:
        yield from _money(accounts)


def _served(aim: PlanAim) -> Iterator[Block]:
    told = (
        (_("Priority it serves: %(words)s"), aim.priority),
        (_("In the school’s own plan: %(words)s"), aim.school_plan),
        (_("In the authority’s support plan: %(words)s"), aim.authority_plan),
        (_("The partnership gets better at: %(words)s"), "; ".join(characteristic_words(aim.characteristics))),
    )
    lines = [said % {"words": words} for said, words in told if words]
    if lines:
        yield Text("\n".join(lines))


def _activities(
    plan: WholePlan, activities: Sequence[PlanActivity], schools: tuple[str, str], *, money: bool
) -> Iterator[Block]:
    if not activities:
        yield Text(_("No activity yet."), quiet=True)
        return
    columns = [_("Activity"), _("Who leads"), _("When"), _("Success and monitoring"), _("Status")]
    if money:
        columns.insert(3, _("Cost"))
    rows = []
    for one in activities:
        cells = [_what(one), _leads(one, schools), when_words(one.starts, one.ends), _success(one), _status(one)]
        if money:
            pence = cost_of(one, plan.staff_day_pence).total
            cells.insert(3, in_pounds(pence) if pence else "")
        rows.append(tuple(cells))
    yield Table(_("What is to be done"), tuple(columns), tuple(rows))


def _what(one: PlanActivity) -> str:
    return f"{one.title} ({one.part})" if one.part else one.title


def _leads(one: PlanActivity, schools: tuple[str, str]) -> str:
    told = zip((one.lead_supported, one.lead_supporting), schools, strict=True)
    return "; ".join(f"{name} ({school})" for name, school in told if name)


def _success(one: PlanActivity) -> str:
    checked = ", ".join(filter(None, (one.monitored_by, one.monitored_when, one.monitored_how)))
    said = _("Checked: %(how)s") % {"how": checked} if checked else ""
    return " ".join(filter(None, (one.success, said)))


def _status(one: PlanActivity) -> str:
    return ": ".join(filter(None, (str(STATUSES[one.status]), one.evaluation)))


def _money(accounts: Accounts) -> Iterator[Block]:
    yield Heading(_("Money"))
    heads = (_("Funder and term"), _("Allocated"), _("Planned"), _("Left to plan"), _("Spent"), _("Left to spend"))
    told = [(f"{funder_words(place.funder)}, {term_words(place.term)}", one) for place, one in accounts.places]
    rows = [
        (words, *map(in_pounds, (one.allocated, one.planned, one.left_to_plan, one.spent, one.left_to_spend)))
        for words, one in [*told, (_("All the money"), accounts.total)]
    ]
    yield Table(_("Planned and spent against what was allocated"), heads, tuple(rows))
    for one in accounts.overspends:
        yield Text(overspend_words(one))
