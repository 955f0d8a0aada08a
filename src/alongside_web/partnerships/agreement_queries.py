"""Reads an agreement for its pages: the whole of an edition, one section, suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext

from alongside.partnerships.agreement import SIDES, Act, Content, Edition
from alongside.partnerships.agreement_sections import Section, UnknownSections, section_list
from alongside.partnerships.agreement_text import Joined
from alongside_web.partnerships import agreement_rows as rows
from alongside_web.partnerships import agreement_translate as translate
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.agreement_access import allows, is_writable
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementSectionVersion,
    AgreementSignature,
    AgreementSuggestion,
    Decision,
)
from alongside_web.partnerships.agreement_operations_suggestions import joined_with, suggestion_numbered
from alongside_web.partnerships.agreement_words import clause_rows, title_of
from alongside_web.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section as a page shows it. ``number`` is its version, 0 while it is empty; ``suggestions`` counts the open ones."""

    section: Section
    title: str
    version: AgreementSectionVersion | None
    clause: tuple[tuple[str, str], ...]
    suggestions: int

    @property
    def number(self) -> int:
        return self.version.number if self.version else 0

    @property
    def text(self) -> str:
        return self.version.text if self.version else ""

    @property
    def is_missing(self) -> bool:
        return self.section.required and not (self.clause if self.section.outcome else self.text)


@dataclass(frozen=True, slots=True)
class SideSigned:
    """A side, its last signature if it gave one, and whether that counts for what the agreement says now."""

    side: str
    school: str
    signature: AgreementSignature | None
    counts: bool


@dataclass(frozen=True, slots=True)
class AgreementShown:
    """One edition of an agreement, read by one person."""

    seat: Seat
    edition: AgreementEdition
    others: Sequence[AgreementEdition]
    groups: Sequence[tuple[str, Sequence[SectionShown]]]
    signed: Sequence[SideSigned]
    engine: Edition

    @property
    def partnership(self) -> Partnership:
        return self.seat.partnership

    @property
    def hash(self) -> str:
        return self.edition.content_hash or self.engine.content.hash

    @property
    def is_open(self) -> bool:
        """Whether its words may still change."""
        return self.edition.in_force_at is None and self.edition.dropped_at is None

    @property
    def sections(self) -> Sequence[SectionShown]:
        return [one for _, listed in self.groups for one in listed]

    @property
    def missing(self) -> Sequence[SectionShown]:
        return [one for one in self.sections if one.is_missing]

    @property
    def suggestions(self) -> int:
        return sum(one.suggestions for one in self.sections)

    @property
    def may_write(self) -> bool:
        return self.is_open and is_writable(self.partnership) and allows(self.seat, Act.WRITE)

    @property
    def may_suggest(self) -> bool:
        return self.is_open and is_writable(self.partnership) and allows(self.seat, Act.SUGGEST)

    @property
    def may_sign(self) -> bool:
        return self.is_open and is_writable(self.partnership) and allows(self.seat, Act.SIGN)

    @property
    def may_amend(self) -> bool:
        in_force = self.edition.in_force_at is not None and self.edition.superseded_at is None
        alone = not any(one.in_force_at is None and one.dropped_at is None for one in self.others)
        return in_force and alone and is_writable(self.partnership) and allows(self.seat, Act.WRITE)

    @property
    def may_drop(self) -> bool:
        return self.may_write and self.edition.number > 1

    @property
    def i_signed(self) -> bool:
        return self.seat.head_side in self.engine.signed_by

    @property
    def is_paused(self) -> bool:
        return not is_writable(self.partnership)

    @property
    def state(self) -> str:
        """How the edition stands, in one sentence."""
        return _state(self)


def _state(shown: AgreementShown) -> str:
    edition = shown.edition
    if edition.dropped_at:
        return gettext("This amendment was given up. It never came into force.")
    if edition.superseded_at:
        return gettext("This agreement was in force until a later one took its place.")
    if edition.in_force_at:
        return gettext("Both heads have signed. This agreement is in force and its words are locked.")
    signed = [one.school for one in shown.signed if one.counts]
    if signed:
        return gettext("The head of %(school)s has signed. It comes into force when the other head signs too.") % {
            "school": signed[0]
        }
    if edition.number > 1:
        return gettext(
            "This amendment is being written and nobody has signed it yet. What was in force before stays so."
        )
    return gettext("This agreement is being written. Nobody has signed what it says now.")


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version of a section, and the revision to compare it with."""

    version: AgreementSectionVersion
    before: int


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section with its versions, latest first, and what was suggested."""

    agreement: AgreementShown
    shown: SectionShown
    versions: Sequence[VersionShown]
    suggestions: Sequence[AgreementSuggestion]


def schools_of(partnership: Partnership) -> Mapping[str, str]:
    """The schools' names by their sides."""
    return {"supported": partnership.supported.name, "supporting": partnership.supporting.name}


def agreement(seat: Seat) -> AgreementShown | None:
    """The edition in the making, else the one in force, else the last; None where none was begun."""
    listed = rows.editions(seat.partnership)
    kept = [one for one in listed if one.dropped_at is None] or listed
    return _shown(seat, kept[-1], listed) if kept else None


def edition(seat: Seat, number: int) -> AgreementShown:
    """One edition; raises `NotYours`."""
    listed = rows.editions(seat.partnership)
    found = next((one for one in listed if one.number == number), None)
    if found is None:
        raise NotYours
    return _shown(seat, found, listed)


def current(seat: Seat) -> AgreementShown:
    """As `agreement`; raises `NotYours` where none was begun."""
    shown = agreement(seat)
    if shown is None:
        raise NotYours
    return shown


def _shown(seat: Seat, row: AgreementEdition, listed: Sequence[AgreementEdition]) -> AgreementShown:
    versions = rows.versions_at(row)
    signatures = list(row.signatures.filter(taken_back_at=None).select_related("person").order_by("pk"))
    content = translate.content(seat.partnership, row, versions)
    sections = sections_shown(content, versions, _open_suggestions(row))
    engine = translate.signed(content, signatures)
    return AgreementShown(
        seat=seat,
        edition=row,
        others=[one for one in listed if one.pk != row.pk],
        groups=[(gettext(name), list(part)) for name, part in groupby(sections, lambda one: one.section.group)],
        signed=_sides(seat.partnership, signatures, engine),
        engine=engine,
    )


def sections_shown(
    content: Content, versions: translate.Versions, suggestions: Mapping[str, int]
) -> Sequence[SectionShown]:
    """Every section of a content, written or not."""
    schools = dict(zip(SIDES, content.parties, strict=True))
    rows_of = clause_rows(content.outcome) if content.outcome else ()
    return [
        SectionShown(
            section=one,
            title=title_of(one, schools),
            version=versions.get(one.name),
            clause=rows_of if one.outcome else (),
            suggestions=suggestions.get(one.name, 0),
        )
        for one in content.sections.sections
    ]


def _open_suggestions(row: AgreementEdition) -> Mapping[str, int]:
    found = AgreementSuggestion.objects.filter(edition=row, decision=Decision.OPEN)
    return dict(found.values_list("name").annotate(Count("pk")).order_by())


def _sides(partnership: Partnership, signatures: Sequence[AgreementSignature], engine: Edition) -> Sequence[SideSigned]:
    last = {one.side: one for one in signatures}
    now = {one.side: one for one in signatures if one.content_hash == engine.content.hash}
    schools = schools_of(partnership)
    return [
        SideSigned(side, schools[side], now.get(side) or last.get(side), side in engine.signed_by) for side in SIDES
    ]


def section_page(seat: Seat, name: str, number: int | None = None) -> SectionPage:
    """One section of an edition (the current one without a number); raises `NotYours`."""
    shown = current(seat) if number is None else edition(seat, number)
    one = section_of(shown, name)
    rows_of = AgreementSectionVersion.objects.filter(edition=shown.edition, name=name).select_related("author")
    versions = list(rows_of.defer("text", "clause").order_by("-number"))
    before = [*(row.revision for row in versions[1:]), 0]
    suggestions = AgreementSuggestion.objects.filter(edition=shown.edition, name=name)
    return SectionPage(
        shown,
        one,
        [VersionShown(row, revision) for row, revision in zip(versions, before, strict=False)],
        list(suggestions.select_related("author", "decided_by").order_by("-pk")),
    )


def section_of(shown: AgreementShown, name: str) -> SectionShown:
    """A section of an edition; raises `NotYours` where its list has none of that name."""
    try:
        section_list(shown.edition.section_list).section(name)
    except UnknownSections:
        raise NotYours from None
    return next(one for one in shown.sections if one.section.name == name)


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """A suggestion, its section, and the section with it put in."""

    agreement: AgreementShown
    shown: SectionShown
    suggestion: AgreementSuggestion
    joined: Joined


def suggestion_page(seat: Seat, number: int) -> SuggestionPage:
    """A suggestion on the edition in the making; raises `NotYours`."""
    shown = current(seat)
    row = suggestion_numbered(shown.edition, number)
    return SuggestionPage(shown, section_of(shown, row.name), row, joined_with(row))


def base_of(page: SectionPage, opened: rows.Point) -> str:
    """What a section said when somebody opened it; raises `NotYours` for an edition that is not there."""
    edition_then = rows.edition_numbered(page.agreement.partnership, opened.edition)
    version = rows.version_numbered(edition_then, page.shown.section.name, opened.revision)
    return version.text if version else ""


def suggested_on(row: AgreementSuggestion) -> str:
    """What the section said when the suggestion was made."""
    version = rows.version_numbered(row.edition, row.name, row.on_version)
    return version.text if version else ""


@dataclass(frozen=True, slots=True)
class NotBegun:
    """A partnership without an agreement, and whether the person may begin one."""

    partnership: Partnership
    may_begin: bool


def not_begun(seat: Seat) -> NotBegun:
    return NotBegun(seat.partnership, is_writable(seat.partnership) and allows(seat, Act.WRITE))
