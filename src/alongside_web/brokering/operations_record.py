"""Keeps a round's record as PDF, so that it is laid out once."""

from __future__ import annotations

from datetime import datetime

from alongside_web.brokering.models import BrokeringRound
from alongside_web.brokering.plan_models import RecordPdf
from alongside_web.papers.laid_out import LaidOut


def do_keep_record_pdf(a_round: BrokeringRound, laid_out: LaidOut, *, at: datetime) -> None:
    """Keeps a PDF in place of the one before in its language."""
    # unaudited: a copy of what the record says, which is made anew whenever it is missing
    RecordPdf.objects.update_or_create(
        round=a_round,
        language=laid_out.language,
        defaults={"digest": laid_out.digest, "made": laid_out.made, "at": at},
    )
