"""Keeps a plan's PDF, so that it is laid out once, and drops it when a person in it is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from alongside_web.accounts.models import User
from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.models import Partnership
from alongside_web.plans.plan_models import PlanPaper


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A PDF, its language, whether it holds money, and the digest of the paper that it shows."""

    language: str
    with_money: bool
    digest: str
    made: bytes


def do_keep_paper(partnership: Partnership, laid_out: LaidOut, *, at: datetime) -> None:
    """Keeps a PDF in place of the one before of its kind."""
    # unaudited: a copy of what the plan says, which is made anew whenever it is missing
    PlanPaper.objects.update_or_create(
        partnership=partnership,
        language=laid_out.language,
        with_money=laid_out.with_money,
        defaults={"digest": laid_out.digest, "made": laid_out.made, "at": at},
    )


def drop_papers(*, person: User, **_others: object) -> None:
    """Listens for people who are erased: no copy keeps their name."""
    # unaudited: a copy of what the plan says; that the person was erased is recorded where it is done
    with seen_by_all():
        PlanPaper.objects.filter(partnership__participations__person=person).delete()
