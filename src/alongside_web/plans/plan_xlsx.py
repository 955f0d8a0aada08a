"""Writes a plan as XLSX in the shape that schools use: a sheet of actions under their aims, and sheets of the money."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from alongside.partnerships.plan import PlanActivity, WholePlan
from alongside.partnerships.plan_costs import Accounts, cost_of
from alongside_web.plans.money_queries import funder_words
from alongside_web.plans.plan_words import STATUSES, term_words

# A cell that begins with one of these is taken for a formula when somebody edits it, unless it is marked as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDE = {"aim": 30, "title": 34, "what": 40, "success": 40, "evaluation": 40, "done": 30, "monitored_how": 24}
_FIRST = 3
_LONGEST = 32_767
Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment as the file lists it."""

    on: date
    funder: str
    what: str
    activity: str
    pence: int


@dataclass(frozen=True, slots=True)
class Exported:
    """All that a file says. Without accounts it holds no money; ``done`` says of each activity what was recorded."""

    title: str
    on: date
    headings: Mapping[str, str]
    sums: tuple[str, str, str]
    plan: WholePlan
    done: Mapping[str, str]
    accounts: Accounts | None
    payments: Sequence[PaymentLine]


class _Styles:
    """The few formats of the file."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.text: Format = book.add_format(top)
        self.quoted: Format = book.add_format({**top, "quote_prefix": True})
        self.plain: Format = book.add_format({})
        self.head: Format = book.add_format({**top, "bold": True, "bg_color": "#D9E8E6", "border": 1})
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.bold: Format = book.add_format({**top, "bold": True})
        self.day: Format = book.add_format({**top, "num_format": "d mmm yyyy", "align": "left"})
        self.money: Format = book.add_format({"valign": "top", "num_format": "£#,##0.00"})
        self.total: Format = book.add_format({"valign": "top", "num_format": "£#,##0.00", "bold": True, "top": 1})


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet that is being written."""

    sheet: Worksheet
    styles: _Styles

    def text(self, place: tuple[int, int], text: str, style: Format | None = None) -> None:
        """Text is always written as text, and what looks like a formula is marked so that it stays text."""
        chosen = self.styles.quoted if text.startswith(_FORMULA) else style or self.styles.text
        self.sheet.write_string(*place, text[:_LONGEST], chosen)

    def pounds(self, place: tuple[int, int], pence: int, style: Format | None = None) -> None:
        self.sheet.write_number(*place, pence / 100, style or self.styles.money)

    def cell(self, place: tuple[int, int], value: Cell) -> None:
        """A value as its kind is written; nothing where it says nothing."""
        if value is None or value == "":
            return
        if isinstance(value, str):
            self.text(place, value)
        elif isinstance(value, date):
            self.sheet.write_datetime(*place, value, self.styles.day)
        else:
            self.sheet.write_number(*place, value, self.styles.text)

    def heads(self, heads: Sequence[str]) -> None:
        """The headings of a plain list."""
        for column, words in enumerate(heads):
            self.text((0, column), words, self.styles.head)
        self.sheet.set_column(0, len(heads) - 1, 18)
        self.sheet.freeze_panes(1, 0)


def xlsx_of(exported: Exported) -> bytes:
    """The file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": exported.title[:255]})
        styles = _Styles(book)
        _plan_sheet(_Page(book.add_worksheet(_("Plan")[:31]), styles), exported)
        if exported.accounts is not None:
            _money_sheet(_Page(book.add_worksheet(_("Money")[:31]), styles), exported.accounts)
            _payment_sheet(_Page(book.add_worksheet(_("Payments")[:31]), styles), exported.payments)
    return out.getvalue()


def _plan_sheet(page: _Page, exported: Exported) -> None:
    names = tuple(exported.headings)
    page.text((0, 0), exported.title, page.styles.title)
    page.text((1, 0), _("As it stood on %(day)s") % {"day": date_format(exported.on, "j F Y")}, page.styles.plain)
    for column, name in enumerate(names):
        page.text((_FIRST, column), exported.headings[name], page.styles.head)
        page.sheet.set_column(column, column, _WIDE.get(name, 15), None, {"hidden": name == "key"})
    aims = {one.key: one.text for one in exported.plan.aims}
    for row, one in enumerate(exported.plan.activities, _FIRST + 1):
        told, amounts = _told(one, exported, aims), _amounts(one, exported)
        for column, name in enumerate(names):
            if name in amounts:
                if amounts[name]:
                    page.pounds((row, column), amounts[name])
            else:
                page.cell((row, column), told[name])
    page.sheet.freeze_panes(_FIRST + 1, 2)
    page.sheet.set_landscape()
    page.sheet.fit_to_pages(1, 0)
    page.sheet.repeat_rows(_FIRST)
    if exported.accounts is not None:
        _sums(
            page,
            exported.accounts,
            exported.sums,
            place=(_FIRST + 1 + len(exported.plan.activities), names.index("cost")),
        )


def _sums(page: _Page, accounts: Accounts, words: tuple[str, str, str], *, place: tuple[int, int]) -> None:
    """The total cost against what is allocated, as schools have it below their plans."""
    total, (row, column) = accounts.total, place
    amounts = (total.planned, total.allocated, total.left_to_plan)
    for number, (said, pence) in enumerate(zip(words, amounts, strict=True)):
        page.text((row + number, 0), said, page.styles.bold)
        page.pounds((row + number, column), pence, page.styles.total)


def _told(one: PlanActivity, exported: Exported, aims: Mapping[str, str]) -> dict[str, Cell]:
    """An activity as the cells of its row, by column, its amounts apart."""
    return {
        "aim": aims.get(one.aim, ""),
        "title": one.title,
        "what": one.what,
        "part": one.part,
        "place": one.place,
        "lead_supported": one.lead_supported,
        "lead_supporting": one.lead_supporting,
        "starts": one.starts,
        "ends": one.ends,
        "days_supported": _days(one.days_supported),
        "days_supporting": _days(one.days_supporting),
        "funder": one.funder,
        "success": one.success,
        "monitored_by": one.monitored_by,
        "monitored_when": one.monitored_when,
        "monitored_how": one.monitored_how,
        "done": exported.done.get(one.key, ""),
        "evaluation": one.evaluation,
        "status": str(STATUSES[one.status]),
        "key": one.key,
    }


def _amounts(one: PlanActivity, exported: Exported) -> dict[str, int]:
    return {
        "cover_supported": one.cover_supported,
        "cover_supporting": one.cover_supporting,
        "other_pence": one.other_pence,
        "cost": cost_of(one, exported.plan.staff_day_pence).total,
    }


def _days(days: Decimal) -> float | None:
    return float(days) if days else None


def _money_sheet(page: _Page, accounts: Accounts) -> None:
    page.heads(
        (_("Funder"), _("Term"), _("Allocated"), _("Planned"), _("Left to plan"), _("Spent"), _("Left to spend"))
    )
    rows = [(funder_words(place.funder), term_words(place.term), one) for place, one in accounts.places]
    for row, (funder, term, one) in enumerate([*rows, (_("Total"), "", accounts.total)], 1):
        page.cell((row, 0), funder)
        page.cell((row, 1), term)
        style = page.styles.money if row <= len(rows) else page.styles.total
        amounts = (one.allocated, one.planned, one.left_to_plan, one.spent, one.left_to_spend)
        for column, pence in enumerate(amounts, 2):
            page.pounds((row, column), pence, style)


def _payment_sheet(page: _Page, payments: Sequence[PaymentLine]) -> None:
    page.heads((_("Day"), _("Funder"), _("What for"), _("Activity"), _("Amount")))
    for row, one in enumerate(payments, 1):
        told: tuple[Cell, ...] = (one.on, one.funder, one.what, one.activity)
        for column, value in enumerate(told):
            page.cell((row, column), value)
        page.pounds((row, 4), one.pence)
