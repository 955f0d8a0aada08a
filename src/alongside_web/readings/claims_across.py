"""The six partnerships side by side, condition by condition, as the cross-case pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.casebook.partnerships import case_named, case_names
from alongside.evidence.codebook import codebook
from alongside.evidence.cross_case import Condition, Table, all_conditions, cross_case
from alongside.evidence.weighing import Balance, Standing
from alongside.lenses.typology import CLASSES
from alongside_web.readings import claims_names as names
from alongside_web.readings.claims_drawing import Lines, draw_intervals
from alongside_web.readings.claims_translate import BalanceShown, balance_shown, claim_address
from alongside_web.readings.positions import placement
from alongside_web.readings.words import plain, schools, signed

CHARACTERISTICS = "characteristics"
DIFFERENCE = "difference"


class UnknownCell(LookupError):
    """The cross-case table has no such condition."""


@dataclass(frozen=True, slots=True)
class Column:
    """A partnership at the head of its column, with the class that our reading gives it."""

    case: str
    title: str
    verdict: str


@dataclass(frozen=True, slots=True)
class CellShown:
    """One condition in one partnership, short enough for a table."""

    css: str
    sign: str
    standing: str
    value: str
    codings: int
    href: str


@dataclass(frozen=True, slots=True)
class RowShown:
    label: str
    definition: str
    spread: float
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class AcrossShown:
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    rows: int
    model: str


@dataclass(frozen=True, slots=True)
class OneOfSix:
    """The same condition in another partnership, for a table beside the picture."""

    column: Column
    balance: BalanceShown
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class CellPage:
    """One condition in one partnership, opened to its codings, with the other five beside it."""

    label: str
    definition: str
    column: Column
    balance: BalanceShown
    six: tuple[OneOfSix, ...]
    picture: Lines
    claims: tuple[tuple[str, str], ...]


def by_class() -> tuple[str, ...]:
    """The partnerships by the class that our reading gives them, the striving first."""
    order = {one: place for place, one in enumerate(reversed(CLASSES))}

    def place(case: str) -> tuple[int, float, str]:
        typology = placement(case).typology
        return (order.get(typology.verdict, len(order)), -typology.expected, case)

    return tuple(sorted(case_names(), key=place))


def column(case: str) -> Column:
    """A partnership as the head of a column."""
    return Column(case, schools(case), plain(placement(case).typology.verdict))


@cache
def _table() -> Table:
    return cross_case({case: case_named(case).codings for case in case_names()}, all_conditions(codebook()))


def slug(condition: str) -> str:
    """A condition in an address: `supported:mutual-trust:+1` is `supported.mutual-trust`."""
    about, _colon, rest = condition.partition(":")
    return f"{about}.{rest.partition(':')[0]}" if rest else condition


def _label(condition: Condition) -> str:
    """The label with its side, for a characteristic the label alone."""
    known = codebook().characteristics.get(condition.id)
    if known:
        return _(known.label)
    (bearing,) = condition.bearings
    return names.with_side(codebook().indicators[bearing.indicator].label, bearing.about)


def _definition(condition: Condition) -> str:
    known = codebook().characteristics.get(condition.id)
    if known:
        return _(known.definition)
    return _(codebook().indicators[condition.bearings[0].indicator].definition)


def _heading(condition: Condition) -> tuple[str, str]:
    """The group that a condition stands in: its key and its heading."""
    known = codebook().characteristics.get(condition.id)
    if known is None:
        kind = codebook().indicators[condition.bearings[0].indicator].kind
        return kind, str(names.KINDS[kind])
    if known.side == "effective":
        return CHARACTERISTICS, _("The nine characteristics of effective partnerships")
    return CHARACTERISTICS, _("The nine characteristics of ineffective partnerships: here ▲ yes is bad news")


def _cell(balance: Balance, condition: Condition, case: str) -> CellShown:
    return CellShown(
        css=balance.standing.value,
        sign=names.SIGNS[balance.standing.value],
        standing=str(names.STANDINGS[balance.standing]),
        value="" if balance.standing is Standing.SILENT else signed(balance.value),
        codings=balance.codings,
        href=reverse("readings:across_cell", args=(slug(condition.id), case)),
    )


def _row(condition: Condition) -> RowShown:
    balances = [_table().cell(condition.id, case) for case in by_class()]
    values = [one.value for one in balances]
    return RowShown(
        label=_label(condition),
        definition=_definition(condition),
        spread=max(values) - min(values),
        cells=tuple(_cell(one, condition, case) for one, case in zip(balances, by_class(), strict=True)),
    )


@cache
def _grouped(_language: str) -> tuple[tuple[str, str, RowShown], ...]:
    """Every row with the key and the heading of its group."""
    return tuple((*_heading(one), _row(one)) for one in _table().conditions)


def across(show: str = "", order: str = "") -> AcrossShown:
    """The cross-case table, of one group if it is named, by groups or by how far the partnerships differ."""
    return _across(show, order, get_language())


@cache
def _across(show: str, order: str, language: str) -> AcrossShown:
    kept = [one for one in _grouped(language) if show in {"", one[0]}]
    if order == DIFFERENCE:
        rows = tuple(sorted((row for *_key, row in kept), key=lambda row: -row.spread))
        groups: tuple[Group, ...] = (Group(_("Where the six differ most, first"), rows),)
    else:
        headings = dict.fromkeys(heading for _key, heading, _row in kept)
        groups = tuple(
            Group(heading, tuple(row for _key, other, row in kept if other == heading)) for heading in headings
        )
    columns = tuple(map(column, by_class()))
    return AcrossShown(columns, groups, len(kept), placement(by_class()[0]).typology.model)


def cell(slugged: str, case: str) -> CellPage:
    """One condition in one partnership; raises `UnknownCell`."""
    return _cell_page(slugged, case, get_language())


@cache
def _cell_page(slugged: str, case: str, _language: str) -> CellPage:
    condition = next((one for one in _table().conditions if slug(one.id) == slugged), None)
    if condition is None:
        raise UnknownCell(f"the cross-case table has no condition '{slugged}'; its page lists them all")
    label = _label(condition)
    six = tuple(
        OneOfSix(
            column(other),
            balance_shown(_table().cell(condition.id, other), other),
            reverse("readings:across_cell", args=(slugged, other)),
            other == case,
        )
        for other in by_class()
    )
    here = next(one for one in six if one.here)
    return CellPage(
        label=label,
        definition=_definition(condition),
        column=here.column,
        balance=here.balance,
        six=six,
        picture=intervals({other: _table().cell(condition.id, other) for other in by_class()}),
        claims=tuple(
            (names.indicator(one.indicator, one.about, case), claim_address(case, one.about, one.indicator))
            for one in condition.bearings
        ),
    )


def intervals(balances: dict[str, Balance]) -> Lines:
    """The balances of several partnerships on one axis, each with its interval."""
    return draw_intervals(
        [
            (schools(case), one.low, one.value, one.high, str(names.STANDINGS[one.standing]))
            for case, one in balances.items()
        ]
    )
