"""Keeps an edition's PDF, so that it is laid out once, and drops it when a person in it is erased."""

from __future__ import annotations

from datetime import datetime

from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.papers.laid_out import LaidOut
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementPdf


def do_keep_pdf(edition: AgreementEdition, laid_out: LaidOut, *, at: datetime) -> None:
    """Keeps a PDF in place of the one before in its language."""
    # unaudited: a copy of what the agreement says, which is made anew whenever it is missing
    AgreementPdf.objects.update_or_create(
        edition=edition,
        language=laid_out.language,
        defaults={
            "partnership": edition.partnership,
            "digest": laid_out.digest,
            "made": laid_out.made,
            "at": at,
        },
    )


def drop_pdfs(*, person: User, **_others: object) -> None:
    """Listens for people who are erased: no copy keeps their name."""
    # unaudited: a copy of what the agreement says; that the person was erased is recorded where it is done
    with seen_by_all():
        AgreementPdf.objects.filter(partnership__participations__person=person).delete()
