"""What this part holds about a person, for the report on everything about them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementSectionVersion,
    AgreementSignature,
    AgreementSuggestion,
)
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


def _agreements(person: User) -> Iterable[Row]:
    """Editions that the person opened, words written, suggestions made or answered, and signatures."""
    of = "edition__partnership"
    with seen_by_all():
        opened = list(AgreementEdition.objects.filter(opened_by=person).select_related("partnership").order_by("pk"))
        written = list(AgreementSectionVersion.objects.filter(author=person).select_related(of).order_by("pk"))
        theirs = Q(author=person) | Q(decided_by=person)
        suggested = list(AgreementSuggestion.objects.filter(theirs).select_related(of).order_by("pk"))
        signed = list(AgreementSignature.objects.filter(person=person).select_related(of).order_by("pk"))
    for edition in opened:
        yield {**_which(edition), "begun": edition.opened_at, "why": edition.why}
    for version in written:
        words = {"section": version.name, "version": version.number, "text": version.text, "clause": version.clause}
        yield {**_which(version.edition), **words, "written": version.at}
    for one in suggested:
        yield {**_which(one.edition), **_suggestion(one, person)}
    for signature in signed:
        given = {"signed": signature.at, "taken_back": signature.taken_back_at, "fingerprint": signature.content_hash}
        yield {**_which(signature.edition), **given}


def _which(edition: AgreementEdition) -> Row:
    return {"partnership": edition.partnership.name, "edition": edition.number}


def _suggestion(one: AgreementSuggestion, person: User) -> Row:
    """The words of who suggested and of who answered belong to each of them alone."""
    told: dict[str, object] = {"section": one.name, "decision": one.decision}
    if one.author_id == person.pk:
        told |= {"suggested": one.at, "text": one.text, "remark": one.remark}
    if one.decided_by_id == person.pk:
        told |= {"answered": one.decided_at, "answer": one.answer}
    return told


def add_own_reporters() -> None:
    """Adds what the partnerships hold."""
    add_reporter(Held("partnerships", _("Your parts in partnerships"), _parts))
    add_reporter(Held("said_in_private", _("What you said in private, as head"), _said))
    add_reporter(Held("agreements", _("What you wrote, suggested and signed in agreements"), _agreements))
    add_reporter(Held("notes", _("Notes you wrote"), _notes))
