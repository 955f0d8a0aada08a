"""One partnership from each standpoint, and what was said of it beside what was done, as their pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alongside.casebook.partnerships import case_named
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import STAGES
from alongside.evidence.landscape import Apart, Item, Landscape, Position, landscape
from alongside.evidence.perspectives import About, Perspective
from alongside.evidence.words_and_deeds import Contrast, heads_words_against_deeds, words_against_deeds
from alongside_web.readings import claims_names as names
from alongside_web.readings.claims_drawing import Lines, Strip, draw_dumbbells, draw_strip
from alongside_web.readings.claims_queries import claims_on, is_of_this_partnership
from alongside_web.readings.claims_translate import Told, all_told, claim_address, sub_name
from alongside_web.readings.words import short_stage, signed, stage


@dataclass(frozen=True, slots=True)
class PositionShown:
    """Where a standpoint lies, how many codings it rests on, and which way that is."""

    at: str
    codings: int
    css: str
    sign: str


@dataclass(frozen=True, slots=True)
class StandpointShown:
    name: str
    stages: tuple[PositionShown | None, ...]
    whole: PositionShown


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One thing from every standpoint that speaks."""

    label: str
    href: str
    cells: tuple[PositionShown | None, ...]


@dataclass(frozen=True, slots=True)
class ApartShown:
    one: str
    other: str
    distance: str
    shared: int


@dataclass(frozen=True, slots=True)
class LandscapeShown:
    """A partnership from each standpoint; ``widest`` are the two farthest apart, if any two meet on one item."""

    case: str
    strip: Strip
    stages: tuple[str, ...]
    standpoints: tuple[StandpointShown, ...]
    items: tuple[ItemShown, ...]
    apart: tuple[ApartShown, ...]
    silent: tuple[str, ...]
    highest: StandpointShown
    lowest: StandpointShown

    @property
    def widest(self) -> ApartShown | None:
        return self.apart[0] if self.apart else None


@dataclass(frozen=True, slots=True)
class ContrastShown:
    """Words and deeds on one thing, or of one head over all."""

    label: str
    href: str
    words: str
    deeds: str
    gap: str
    which: str
    said: tuple[Told, ...]
    done: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class WordsAndDeedsShown:
    case: str
    heads: tuple[ContrastShown, ...]
    heads_picture: Lines
    rows: tuple[ContrastShown, ...]
    picture: Lines


def _position(position: Position | None) -> PositionShown | None:
    if position is None:
        return None
    css = "divided" if not position.at else "for" if position.at > 0 else "against"
    return PositionShown(signed(position.at), position.leaning.codings, css, names.SIGNS[css])


def _shown(position: Position) -> PositionShown:
    shown = _position(position)
    assert shown is not None
    return shown


def _apart(one: Apart, case: str) -> ApartShown:
    return ApartShown(
        names.perspective(one.one, case), names.perspective(one.other, case), f"{one.distance:.2f}", one.shared
    )


def _items(seen: Landscape) -> tuple[ItemShown, ...]:
    """Each thing from every standpoint, in the order of the codebook."""
    places = {id_: place for place, id_ in enumerate(codebook().indicators)}
    by_item: dict[Item, Mapping[Perspective, Position]] = {}
    for point in seen.standpoints:
        for item, position in point.items:
            by_item[item] = {**by_item.get(item, {}), point.perspective: position}
    ordered = sorted(by_item, key=lambda item: (places[item.indicator], item.about))
    return tuple(
        ItemShown(
            names.indicator(item.indicator, item.about, seen.partnership),
            claim_address(seen.partnership, item.about, item.indicator),
            tuple(_position(by_item[item].get(point.perspective)) for point in seen.standpoints),
        )
        for item in ordered
    )


def standpoints(case: str) -> LandscapeShown:
    """The partnership from each standpoint."""
    return _standpoints(case, get_language())


@cache
def _standpoints(case: str, _language: str) -> LandscapeShown:
    seen = landscape(case_named(case).codings, book=codebook(), partnership=case)
    by_stage = [dict(point.stages) for point in seen.standpoints]
    shown = tuple(
        StandpointShown(
            names.perspective(point.perspective, case),
            tuple(_position(stages.get(number)) for number in STAGES),
            _shown(point.position),
        )
        for point, stages in zip(seen.standpoints, by_stage, strict=True)
    )
    rows = [
        (
            one.name,
            [
                None if place is None else (place.at, signed(place.at))
                for place in (*(stages.get(number) for number in STAGES), point.position)
            ],
        )
        for one, point, stages in zip(shown, seen.standpoints, by_stage, strict=True)
    ]
    ordered = sorted(zip(seen.standpoints, shown, strict=True), key=lambda pair: pair[0].position.at)
    return LandscapeShown(
        case=case,
        strip=draw_strip(rows, [*(_column(number) for number in STAGES), _("all told")]),
        stages=tuple(stage(number) for number in STAGES),
        standpoints=shown,
        items=_items(seen),
        apart=tuple(_apart(one, case) for one in seen.apart),
        silent=tuple(names.perspective(one, case) for one in seen.silent),
        highest=ordered[-1][1],
        lowest=ordered[0][1],
    )


def _column(number: int) -> str:
    return _("stage %s") % short_stage(number) if number else short_stage(number)


def _which(contrast: Contrast) -> str:
    """The gap in words; where both lean the same way, that comes first."""
    if contrast.words.net * contrast.deeds.net > 0:
        return _("both for it") if contrast.words.net > 0 else _("both against it")
    if contrast.gap > 0:
        return _("words warmer than deeds")
    return _("deeds warmer than words") if contrast.gap < 0 else _("words and deeds alike")


def _contrast(contrast: Contrast, label: str, href: str) -> ContrastShown:
    return ContrastShown(
        label=label,
        href=href,
        words=signed(contrast.words.net),
        deeds=signed(contrast.deeds.net),
        gap=signed(contrast.gap),
        which=_which(contrast),
        said=all_told(contrast.said),
        done=all_told(contrast.done),
    )


def _picture(contrasts: tuple[tuple[str, Contrast], ...]) -> Lines:
    return draw_dumbbells([(label, one.words.net, one.deeds.net, signed(one.gap)) for label, one in contrasts])


def words_and_deeds(case: str) -> WordsAndDeedsShown:
    """What was said beside what was done, by head and by claim, the widest gap first."""
    return _words_and_deeds(case, get_language())


@cache
def _words_and_deeds(case: str, _language: str) -> WordsAndDeedsShown:
    heads = tuple(
        (names.perspective(f"{one.side}-head", case), one.contrast)
        for one in heads_words_against_deeds(case_named(case).codings, book=codebook(), partnership=case)
    )
    on_claims = words_against_deeds(one for one in claims_on(case) if is_of_this_partnership(one))
    labelled = tuple(
        (_label(topic.indicator, topic.about, case=case, sub=topic.sub), contrast) for topic, contrast in on_claims
    )
    addresses = [
        claim_address(case, topic.about, topic.indicator) + f"#{topic.sub or 'whole'}" for topic, _ in on_claims
    ]
    return WordsAndDeedsShown(
        case=case,
        heads=tuple(_contrast(contrast, label, "") for label, contrast in heads),
        heads_picture=_picture(heads),
        rows=tuple(
            _contrast(contrast, label, href) for (label, contrast), href in zip(labelled, addresses, strict=True)
        ),
        picture=_picture(labelled),
    )


def _label(indicator: str, about: About, *, case: str, sub: str) -> str:
    label = names.indicator(indicator, about, case)
    return f"{label}, {sub_name(sub)}" if sub else label
