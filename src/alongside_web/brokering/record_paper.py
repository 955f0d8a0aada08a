"""The record of a round as a paper, to take away as DOCX and as tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django.utils.translation import get_language, gettext

from alongside_web.brokering.record_queries import Decision, RoundRecord
from alongside_web.design.moments import day_in_words
from alongside_web.papers.paper import Block, Heading, Paper, Table, Text


def paper_of(found: RoundRecord) -> Paper:
    """The paper, in the reader's language."""
    language, _sign, region = (get_language() or "en-gb").partition("-")
    return Paper(
        title=gettext("Record of the round “%(name)s”") % {"name": found.name},
        subtitle=found.organisation,
        language=f"{language}-{region.upper()}" if region else language,
        author=found.organisation,
        foot=found.name,
        page=(gettext("Page"), gettext("of")),
        blocks=tuple(_blocks(found)),
    )


def digest_of(paper: Paper) -> str:
    """What identifies a paper: the same for the same words, in one language."""
    return sha256(repr(paper).encode()).hexdigest()


def _blocks(found: RoundRecord) -> Iterator[Block]:
    yield Text(gettext("%(needs)d schools asked for help; %(offers)d offered it.") % _numbers(found))
    if found.scope:
        yield Text(found.scope)
    yield Heading(gettext("Criteria and their weights"))
    columns = (gettext("Criterion"), gettext("For the school in need"), gettext("For its partner"))
    rows = tuple((gettext(label), f"{own:g}", f"{theirs:g}") for label, own, theirs in found.criteria)
    yield Table(gettext("Criteria and their weights"), columns, rows)
    yield Heading(gettext("Rules"))
    for one in found.rules:
        yield Heading(gettext("Version %(number)d, %(day)s") % {"number": one.number, "day": _day(one.on)}, 3)
        if one.why:
            yield Text(one.why)
        yield Table(gettext("Rules"), (gettext("Rule"), gettext("Set to")), one.lines)
    yield Heading(gettext("Pairs agreed"))
    for decision in found.decisions:
        yield from _decision(decision)
    if not found.decisions:
        yield Text(gettext("None yet."))
    yield Heading(gettext("What was declared to stand between schools"))
    for tie in found.conflicts:
        yield Text(f"{tie.one} – {tie.other}: {tie.what}")
    if not found.conflicts:
        yield Text(gettext("Nothing was declared."))
    yield Text(gettext("Matching: %(model)s, seed %(seed)d. Official data: %(registry)s.") % _rests(found), quiet=True)


def _numbers(found: RoundRecord) -> dict[str, int]:
    return {"needs": found.needs, "offers": found.offers}


def _rests(found: RoundRecord) -> dict[str, object]:
    return {"model": found.model, "seed": found.seed, "registry": found.registry[:12] or gettext("none")}


def _day(text: str) -> str:
    return day_in_words(date.fromisoformat(text))


def _decision(one: Decision) -> Iterator[Block]:
    yield Heading(gettext("%(partner)s helps %(need)s") % {"partner": one.partner, "need": one.need}, 3)
    rows = tuple((bar.label, bar.words) for bar in one.bars)
    yield Table(gettext("Public reasons"), (gettext("Reason"), gettext("0 to 1")), rows)
    others = ", ".join(f"{value:.2f}" for value in one.others) or "–"
    told = {"suits": f"{one.suits:.2f}", "others": others}
    yield Text(gettext("By these reasons it suits %(suits)s; the best others suit %(others)s.") % told)
    if one.why:
        yield Text(one.why)
