"""One partnership's standpoints, claims, and words against deeds; the casebook does not change, so each is worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from alongside.casebook.assumptions import assumptions
from alongside.casebook.partnerships import case_named
from alongside.evidence.assumptions import Assumption
from alongside.evidence.claims import Claim, claims_of
from alongside.evidence.codebook import codebook
from alongside.evidence.coding import OTHER_PARTNER
from alongside.evidence.leaning import Leaning
from alongside.evidence.opposing import Opposed, side_by_side
from alongside.evidence.perspectives import About, Perspective
from alongside.evidence.statuses import Status, Thresholds
from alongside.evidence.triangulation import Cell, triangulate
from alongside_web.readings import claims_names as names
from alongside_web.readings.claims_translate import Told, all_told, claim_address, pole, sub_name, told
from alongside_web.readings.words import signed

DIVIDED = Thresholds().divided_from


class UnknownClaim(LookupError):
    """Nothing is asked of this side under this name."""


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim on a list: what it is on, how it stands, which way it leans, who is silent."""

    claim: Claim
    label: str
    inside: str
    status: str
    because: str
    also: tuple[str, ...]
    leans: str
    net: str
    voices: int
    silent: str
    href: str


@dataclass(frozen=True, slots=True)
class StatusShown:
    """One of the ten statuses with its sentence, and how many claims have it."""

    status: Status
    label: str
    sentence: str
    count: int


@dataclass(frozen=True, slots=True)
class GridCell:
    """A claim from one perspective; ``css`` names the state and ``words`` say it."""

    css: str
    sign: str
    voices: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class GridRow:
    label: str
    inside: str
    href: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True)
class ClaimsShown:
    """Every claim of a partnership, or those of one status; ``total`` counts all that there are."""

    case: str
    statuses: tuple[StatusShown, ...]
    chosen: StatusShown | None
    groups: tuple[Group, ...]
    silent: tuple[ClaimShown, ...]
    columns: tuple[str, ...]
    grid: tuple[GridRow, ...]
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class FromPerspective:
    """What one perspective says for and against a claim, or that it should know and is silent."""

    code: str
    name: str
    net: str
    supporting: tuple[Told, ...]
    opposing: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two codings that oppose each other and why they are set side by side."""

    supporting: Told
    opposing: Told
    why: str


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """One claim opened: of the partnership as a whole, of a cell inside it, or of another partner."""

    shown: ClaimShown
    anchor: str
    sentence: str
    perspectives: tuple[FromPerspective, ...]
    pairs: tuple[PairShown, ...]
    researcher: tuple[Told, ...]
    refuted: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    case: str
    label: str
    definition: str
    positive: str
    negative: str
    parts: tuple[ClaimPart, ...]


@cache
def claims_on(case: str) -> tuple[Claim, ...]:
    """Every claim of one partnership, silent ones too."""
    return claims_of(case_named(case).codings, book=codebook(), partnerships=[case], assumptions=assumptions())


def claim_shown(claim: Claim) -> ClaimShown:
    """A claim for a list."""
    topic, case = claim.topic, claim.topic.partnership
    net = claim.balance.net if claim.balance else 0.0
    return ClaimShown(
        claim=claim,
        label=names.indicator(topic.indicator, topic.about, case),
        inside=sub_name(topic.sub),
        status=str(names.STATUSES[claim.status][0]),
        because=names.spoken(claim.because, case),
        also=tuple(str(names.STATUSES[one][0]) for one in claim.also),
        leans=pole(topic.indicator, net) if claim.balance else "",
        net=signed(net) if claim.balance else "",
        voices=claim.balance.voices if claim.balance else 0,
        silent="" if topic.sub else ", ".join(names.perspective(one, case) for one in claim.silent),
        href=claim_address(case, topic.about, topic.indicator) + (f"#{topic.sub}" if topic.sub else ""),
    )


@cache
def _all_shown(case: str, _language: str) -> tuple[ClaimShown, ...]:
    return tuple(map(claim_shown, claims_on(case)))


def _in_groups(claims: Sequence[ClaimShown]) -> tuple[Group, ...]:
    """By kind of indicator, what is told of cells and other partners apart and last."""
    book = codebook().indicators
    found: dict[str, list[ClaimShown]] = {}
    for kind in names.KINDS:
        for one in claims:
            if book[one.claim.topic.indicator].kind == kind and not one.claim.topic.sub:
                found.setdefault(str(names.KINDS[kind]), []).append(one)
    for one in claims:
        if one.claim.topic.sub:
            found.setdefault(one.inside[0].upper() + one.inside[1:], []).append(one)
    return tuple(Group(heading, tuple(members)) for heading, members in found.items())


def _grid_cell(cell: Cell, case: str, href: str) -> GridCell:
    leaning = cell.leaning
    if leaning is None:
        silent = cell.is_silent
        return GridCell(
            "silent" if silent else "none", "○" if silent else "", 0, _("should know, is silent") if silent else "", ""
        )
    css = _state(leaning)
    said = {"for": _("%s for it"), "against": _("%s against it"), "divided": _("%s, divided")}[css]
    voices = ngettext("%s voice", "%s voices", leaning.voices) % leaning.voices
    who = names.perspective(cell.perspective, case)
    return GridCell(css, names.SIGNS[css], leaning.voices, f"{who}: {said % voices}", href)


def _state(leaning: Leaning) -> str:
    if leaning.smaller_share >= DIVIDED:
        return "divided"
    return "for" if leaning.net > 0 else "against"


def _grid(claims: Sequence[ClaimShown]) -> tuple[GridRow, ...]:
    rows = triangulate(one.claim for one in claims)
    return tuple(
        GridRow(
            shown.label,
            shown.inside,
            shown.href,
            tuple(
                _grid_cell(cell, shown.claim.topic.partnership, _at_perspective(shown, cell.perspective))
                for cell in row.cells
            ),
        )
        for shown, row in zip(claims, rows, strict=True)
    )


def _at_perspective(shown: ClaimShown, perspective: Perspective) -> str:
    return f"{shown.href.partition('#')[0]}#{shown.claim.topic.sub or 'whole'}-{perspective}"


def claims(case: str, status: str = "") -> ClaimsShown:
    """The claims of a partnership, of one status if it is named; raises `ValueError` for what is no status."""
    return _claims(case, status, get_language())


@cache
def _claims(case: str, status: str, language: str) -> ClaimsShown:
    every = _all_shown(case, language)
    chosen = Status(status) if status else None
    kept = [one for one in every if chosen in {None, one.claim.status}]
    counts = {one: sum(each.claim.status is one for each in every) for one in Status}
    statuses = {
        one: StatusShown(one, str(label), str(sentence), counts[one])
        for one, (label, sentence) in names.STATUSES.items()
    }
    return ClaimsShown(
        case=case,
        statuses=tuple(statuses.values()),
        chosen=statuses[chosen] if chosen else None,
        groups=_in_groups([one for one in kept if one.claim.status is not Status.SILENT]),
        silent=tuple(one for one in kept if one.claim.status is Status.SILENT),
        columns=tuple(names.perspective(one, case) for one in Perspective),
        grid=_grid(kept),
        shown=len(kept),
        total=len(every),
    )


def claim(case: str, about: str, indicator: str) -> ClaimPage:
    """One claim opened to its codings, those on cells inside the partnership below; raises `UnknownClaim`."""
    return _claim(case, about=about, indicator=indicator, language=get_language())


@cache
def _claim(case: str, *, about: str, indicator: str, language: str) -> ClaimPage:
    found = [
        one
        for one in _all_shown(case, language)
        if one.claim.topic.about == about and one.claim.topic.indicator == indicator
    ]
    if not found:
        raise UnknownClaim(f"nothing is asked of '{about}' under '{indicator}'; the page of claims lists what is")
    known = codebook().indicators[indicator]
    return ClaimPage(
        case=case,
        label=names.indicator(indicator, About(about), case),
        definition=_(known.definition),
        positive=_(known.positive_pole),
        negative=_(known.negative_pole),
        parts=tuple(map(_part, found)),
    )


def _part(shown: ClaimShown) -> ClaimPart:
    claim, case = shown.claim, shown.claim.topic.partnership
    speaking = {one.perspective for one in (*claim.supporting.codings, *claim.opposing.codings)}
    leanings = dict(claim.leanings)
    return ClaimPart(
        shown=shown,
        anchor=claim.topic.sub or "whole",
        sentence=str(names.STATUSES[claim.status][1]),
        perspectives=tuple(
            FromPerspective(
                one,
                names.perspective(one, case),
                signed(leanings[one].net),
                all_told(each for each in claim.supporting.codings if each.perspective is one),
                all_told(each for each in claim.opposing.codings if each.perspective is one),
            )
            for one in Perspective
            if one in speaking
        ),
        pairs=tuple(map(_pair, side_by_side(claim))),
        researcher=all_told(claim.researcher),
        refuted=claim.refuted,
    )


def _pair(one: Opposed) -> PairShown:
    distances = {
        0: _("one voice against itself"),
        1: _("two voices of one perspective"),
        2: _("two on the same side"),
        3: _("from two sides"),
        4: _("one from each school"),
    }
    time = _("of the same time") if one.same_time else _("of different times")
    return PairShown(told(one.supporting), told(one.opposing), f"{distances[one.distance]}, {time}")


def is_of_this_partnership(claim: Claim) -> bool:
    """Whether it is on the partnership or a cell of it, and not on another partner."""
    return not claim.topic.sub.startswith(OTHER_PARTNER)
