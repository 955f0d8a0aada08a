"""Reads the rows of an agreement: its editions, and what its sections said at a revision."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from alongside_web.partnerships import agreement_translate as translate
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementSectionVersion
from alongside_web.partnerships.models import Partnership


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """An edition at one of its revisions, written 2.14 in addresses."""

    edition: int
    revision: int

    def __str__(self) -> str:
        return f"{self.edition}.{self.revision}"

    @classmethod
    def parse(cls, text: str) -> Point:
        """The point that a text names; raises `NotYours`, for an address that nobody wrote leads nowhere."""
        edition, _, revision = text.partition(".")
        if not (_number(edition) and _number(revision)):
            raise NotYours
        return cls(int(edition), int(revision))


def _number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6


def editions(partnership: Partnership) -> list[AgreementEdition]:
    """All editions, first to last."""
    return list(AgreementEdition.objects.filter(partnership=partnership).order_by("number"))


def edition_numbered(partnership: Partnership, number: int) -> AgreementEdition:
    """The edition of that number; raises `NotYours`."""
    found = AgreementEdition.objects.filter(partnership=partnership, number=number).first()
    if found is None:
        raise NotYours
    return found


def in_the_making(partnership: Partnership) -> AgreementEdition | None:
    """The edition that is being written, or None."""
    return AgreementEdition.objects.filter(partnership=partnership, in_force_at=None, dropped_at=None).first()


def in_force(partnership: Partnership) -> AgreementEdition | None:
    """The edition that both sides signed and no later one replaced, or None."""
    return AgreementEdition.objects.filter(
        partnership=partnership, in_force_at__isnull=False, superseded_at=None
    ).first()


def versions_at(edition: AgreementEdition, revision: int | None = None) -> translate.Versions:
    """What each section said at a revision of its edition (the latest without one); a section never written is missing."""
    until = edition.revision if revision is None else revision
    rows = AgreementSectionVersion.objects.filter(edition=edition, revision__lte=until)
    latest = rows.filter(name=OuterRef("name")).order_by("-number").values("pk")[:1]
    return {one.name: one for one in rows.filter(pk=Subquery(latest)).select_related("author")}


def version_numbered(edition: AgreementEdition, name: str, number: int) -> AgreementSectionVersion | None:
    """One version of a section, or None where there is none; version 0 is the empty page."""
    return AgreementSectionVersion.objects.filter(edition=edition, name=name, number=number).first()
