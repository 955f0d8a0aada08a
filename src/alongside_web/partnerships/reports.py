"""What this part holds about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.models import Participation
from alongside_web.partnerships.private_models import Mode, Note, Pause, PublicityWish, ReadinessTold, Reply


def _parts(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(
            Participation.objects.filter(person=person).select_related("partnership", "organisation").order_by("pk")
        )
    for one in held:
        yield {
            "partnership": one.partnership.name,
            "organisation": one.organisation.name,
            "role": one.role,
            "side": one.side,
            "standing": one.standing,
            "since": one.since,
            "until": one.until,
        }


def _said(person: User) -> Iterable[Row]:
    """Everything that the person said in private, of every kind."""
    with seen_by_all():
        replies = list(Reply.objects.filter(head=person).select_related("partnership").order_by("pk"))
        told = list(ReadinessTold.objects.filter(head=person).select_related("partnership").order_by("pk"))
        wishes = list(PublicityWish.objects.filter(head=person).select_related("partnership").order_by("pk"))
        modes = list(Mode.objects.filter(by=person).select_related("partnership").order_by("pk"))
        pauses = list(Pause.objects.filter(by=person).select_related("partnership").order_by("pk"))
    for reply in replies:
        yield {
            "partnership": reply.partnership.name,
            "answer": reply.answer,
            "why": reply.reason,
            "broker_may_read_why": reply.shared,
            "given": reply.at,
            "counts_until": reply.expires,
            "ask_again": reply.ask_again,
        }
    for one in told:
        yield {
            "partnership": one.partnership.name,
            "inspection": one.inspection,
            "in_post": one.in_post,
            "other_plans": one.plans,
            "note": one.note,
            "told": one.at,
        }
    for wish in wishes:
        yield {"partnership": wish.partnership.name, "publicity": wish.choice, "chosen": wish.at}
    for mode in modes:
        yield {"partnership": mode.partnership.name, mode.stance: mode.mode, "words": mode.words, "since": mode.since}
    for pause in pauses:
        yield {"partnership": pause.partnership.name, "paused": pause.since, "until": pause.until, "why": pause.reason}


def _notes(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(Note.objects.filter(author=person).select_related("partnership").order_by("pk"))
    for one in held:
        yield {"partnership": one.partnership.name, "text": one.text, "for": one.audience, "written": one.at}


def add_own_reporters() -> None:
    """Adds what the partnerships hold."""
    add_reporter(Held("partnerships", _("Your parts in partnerships"), _parts))
    add_reporter(Held("said_in_private", _("What you said in private, as head"), _said))
    add_reporter(Held("notes", _("Notes you wrote"), _notes))
