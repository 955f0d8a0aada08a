"""Two wordings side by side in one text: of a section, of two versions, of two whole editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.partnerships.agreement_sections import section_list
from alongside.partnerships.agreement_text import Piece, difference
from alongside_web.partnerships import agreement_rows as rows
from alongside_web.partnerships import agreement_translate as translate
from alongside_web.partnerships.access import NotYours, Seat
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementSectionVersion
from alongside_web.partnerships.agreement_queries import AgreementShown, current, schools_of, section_of
from alongside_web.partnerships.agreement_rows import Point
from alongside_web.partnerships.agreement_words import clause_text, title_of

# A page that lists more points than that is not chosen from; older ones are reached from a section's own page.
_MOST_POINTS = 60


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section that two points say differently."""

    name: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PointShown:
    """A point that can be chosen: who wrote what, and when; ``version`` None is the beginning of an edition."""

    point: Point
    edition: AgreementEdition
    version: AgreementSectionVersion | None
    title: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two points, the sections they say differently, and the points that could be chosen instead."""

    agreement: AgreementShown
    before: Point
    after: Point
    sections: Sequence[SectionDifference]
    points: Sequence[PointShown]
    only: str


def told(version: AgreementSectionVersion | None) -> str:
    """All that a version says, its clause as lines below its words."""
    if version is None:
        return ""
    return "\n".join(one for one in (version.text, clause_text(translate.clause(version))) if one)


def compared(seat: Seat, *, before: str, after: str, only: str) -> Compared:
    """Two points of an agreement compared, in one section ``only`` or in all; raises `NotYours`."""
    shown = current(seat)
    if only:
        section_of(shown, only)
    points = _points(shown)
    last = Point(shown.edition.number, shown.edition.revision)
    first = Point.parse(before) if before else _before(points, last)
    second = Point.parse(after) if after else last
    return Compared(shown, first, second, between(seat, first, second, only=only), points, only)


def between(seat: Seat, before: Point, after: Point, *, only: str = "") -> Sequence[SectionDifference]:
    """The sections that two points say differently, in the order of the later one's list; raises `NotYours`."""
    first, second = _at(seat, before), _at(seat, after)
    listed = section_list(rows.edition_numbered(seat.partnership, after.edition).section_list)
    schools = schools_of(seat.partnership)
    found = []
    for one in listed.sections:
        old, new = told(first.get(one.name)), told(second.get(one.name))
        if old != new and only in {"", one.name}:
            found.append(SectionDifference(one.name, title_of(one, schools), difference(old, new)))
    return found


def _at(seat: Seat, point: Point) -> translate.Versions:
    edition = rows.edition_numbered(seat.partnership, point.edition)
    if point.revision > edition.revision:
        raise NotYours
    return rows.versions_at(edition, point.revision)


def _before(points: Sequence[PointShown], last: Point) -> Point:
    """What the latest is compared with unless somebody chooses: the edition before it, else the empty page."""
    former = [one.point for one in points if one.point.edition < last.edition]
    return max(former) if former else Point(last.edition, 0)


def _points(shown: AgreementShown) -> Sequence[PointShown]:
    """The points to choose from, latest first."""
    listed = {one.pk: one for one in (shown.edition, *shown.others)}
    written = AgreementSectionVersion.objects.filter(edition__in=listed, revision__gt=0).select_related("author")
    titles = {one.section.name: one.title for one in shown.sections}
    points = [
        PointShown(Point(listed[one.edition_id].number, one.revision), listed[one.edition_id], one, titles[one.name])
        for one in written.defer("text", "clause").order_by("-edition__number", "-revision")[:_MOST_POINTS]
        if one.name in titles
    ]
    begun = [PointShown(Point(one.number, 0), one, None, "") for one in listed.values()]
    return sorted([*points, *begun], key=lambda one: one.point, reverse=True)
