"""Codings, balances and grid cells as the pages on claims show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.evidence.codebook import codebook
from alongside.evidence.coding import OTHER_PARTNER, Coding
from alongside.evidence.perspectives import About, Basis
from alongside.evidence.weighing import Balance, Standing
from alongside_web.readings import claims_names as names
from alongside_web.readings.words import signed, stage

_SHORT = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice says or shows: the paraphrase, whose it is, when, how firmly, and where it stands in the source."""

    id: str
    paraphrase: str
    voice: str
    perspective: str
    indicator: str
    stage: str
    when: str
    basis: str
    firmly: str
    page: str
    inside: str
    is_against: bool


@dataclass(frozen=True, slots=True)
class BalanceShown:
    """A balance in words and figures, with how much speaks either way; ``css`` names how it stands."""

    css: str
    sign: str
    standing: str
    value: str
    interval: str
    rests_on: str
    supporting: tuple[Told, ...]
    opposing: tuple[Told, ...]
    perspectives: str


def page_words(page: str) -> str:
    """Where it stands in the thesis."""
    return (_("thesis p. %s") if page.isdigit() else _("thesis pp. %s")) % page.replace("-", "–")


def sub_name(sub: str) -> str:
    """A partnership inside the partnership, or another partner, by its name."""
    if not sub:
        return ""
    other = sub.startswith(OTHER_PARTNER)
    name = sub.removeprefix(f"{OTHER_PARTNER}-").replace("-", " ")
    named = _(name.upper() if len(name) <= _SHORT else name)
    return (_("with another partner: %s") if other else _("inside it: %s")) % named


def told(coding: Coding) -> Told:
    """One coding for a page."""
    case = coding.partnership
    firmly = {1: _("slightly"), 2: _("plainly"), 3: _("strongly")}
    return Told(
        id=coding.id,
        paraphrase=coding.paraphrase,
        voice=names.voice(coding.voice, case),
        perspective=names.perspective(coding.perspective, case),
        indicator=names.indicator(coding.indicator, coding.about, case),
        stage=stage(coding.stage),
        when=str(coding.known_at or coding.occurred or ""),
        basis=_("said") if coding.basis is Basis.WORD else _("done"),
        firmly=firmly[coding.strength],
        page=page_words(coding.page),
        inside=sub_name(coding.sub),
        is_against=coding.direction < 0,
    )


def all_told(codings: Iterable[Coding]) -> tuple[Told, ...]:
    """Codings for a page, in the order of the stages."""
    return tuple(told(one) for one in sorted(codings, key=lambda one: (one.stage, one.id)))


def balance_shown(balance: Balance, case: str) -> BalanceShown:
    """A balance for a page."""
    people = _people(balance)
    spoke = sorted({*balance.supporting.perspectives, *balance.opposing.perspectives})
    silent = balance.standing is Standing.SILENT
    return BalanceShown(
        css=balance.standing.value,
        sign=names.SIGNS[balance.standing.value],
        standing=str(names.STANDINGS[balance.standing]),
        value="–" if silent else signed(balance.value),
        interval=_("%(low)s to %(high)s") % {"low": signed(balance.low), "high": signed(balance.high)},
        rests_on=people,
        supporting=all_told(balance.supporting.codings),
        opposing=all_told(balance.opposing.codings),
        perspectives=", ".join(names.perspective(one, case) for one in spoke),
    )


def _people(balance: Balance) -> str:
    if not balance.codings:
        return _("nothing said")
    return _("%(supporting)s for, %(opposing)s against, %(people)s") % {
        "supporting": len(balance.supporting.codings),
        "opposing": len(balance.opposing.codings),
        "people": ngettext("%s person", "%s people", balance.people) % balance.people
        if balance.people
        else _("records alone"),
    }


def claim_address(case: str, about: About, indicator: str) -> str:
    """Where the codings for and against a claim stand."""
    return reverse("readings:claim", args=(case, about.value, indicator))


def pole(indicator: str, net: float) -> str:
    """Which way a claim leans, in the words of the codebook."""
    known = codebook().indicators[indicator]
    if net == 0:
        return _("evenly divided")
    return _(known.positive_pole) if net > 0 else _(known.negative_pole)
