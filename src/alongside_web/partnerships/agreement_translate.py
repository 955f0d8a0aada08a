"""Rows of an agreement as the engine's values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from alongside.partnerships.agreement import Content, Edition, Signed
from alongside.partnerships.agreement_outcome import OutcomeClause, clause_from
from alongside.partnerships.agreement_sections import section_list
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementSectionVersion,
    AgreementSignature,
)
from alongside_web.partnerships.models import Partnership

Versions = Mapping[str, AgreementSectionVersion]


def clause(version: AgreementSectionVersion | None) -> OutcomeClause | None:
    """The outcome clause that a version holds, or None."""
    return clause_from(version.clause) if version and version.clause else None


def content(partnership: Partnership, edition: AgreementEdition, versions: Versions) -> Content:
    """What an edition says."""
    listed = section_list(edition.section_list)
    clauses = [clause(versions.get(one.name)) for one in listed.sections if one.outcome]
    return Content(
        partnership=str(partnership.key),
        edition=edition.number,
        parties=(partnership.supported.name, partnership.supporting.name),
        sections=listed,
        texts={name: one.text for name, one in versions.items()},
        outcome=next(iter(clauses), None),
    )


def signed(told: Content, signatures: Iterable[AgreementSignature]) -> Edition:
    """What an edition says, with the signatures that were not taken back."""
    given = (Signed(one.side, one.content_hash) for one in signatures if one.taken_back_at is None)
    return Edition(told, frozenset(given))
