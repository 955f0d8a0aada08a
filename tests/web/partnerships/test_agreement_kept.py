"""What is kept of an agreement: its PDF laid out once, what a person wrote in it, and how long it all stays."""

from __future__ import annotations

import secrets
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import declared
from alongside_web.accounts.signals import person_erased
from alongside_web.jobs.models import JobState, Progress
from alongside_web.jobs.running import run
from alongside_web.papers import pdf
from alongside_web.partnerships import agreement_pdf_file
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementPdf, AgreementSuggestion
from alongside_web.partnerships.models import Partnership, State
from tests.web.partnerships.agreement_world import AT, World, world
from tests.web.partnerships.test_agreement_pages import suggest

PDF = "editions/1/agreement.pdf"


@pytest.fixture
def oak(db: None) -> World:
    made = world()
    made.begin()
    made.write_all()
    return made


def ask(client: Client, oak: World) -> HttpResponse:
    return client.post(oak.at(PDF), {"once": secrets.token_urlsafe(20)})


def laid_out(client: Client, oak: World) -> Progress:
    """Asks for the PDF and lets a worker do it."""
    answer = ask(client, oak)
    job = Progress.objects.latest("pk")
    assert answer.headers["Location"] == f"/jobs/{job.key}/"
    run.call(str(job.key), job.owner_id)
    return Progress.objects.get(pk=job.pk)


def test_a_pdf_is_laid_out_in_the_background_and_then_taken_by_everybody_who_reads(oak: World) -> None:
    oak.sign_both()
    head, evaluator = oak.client("supported"), oak.client("evaluator")
    assert "not laid out as PDF yet" in head.get(oak.at(PDF)).content.decode()
    job = laid_out(head, oak)
    assert (job.state, job.done, job.total, job.leads_to) == (JobState.DONE, 3, 3, oak.at(PDF))
    for client in (head, evaluator):
        answer = client.get(oak.at(PDF))
        assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="agreement-oak-elm-1.pdf"'
    assert ask(evaluator, oak).headers["Location"] == oak.at(PDF)
    assert (Progress.objects.count(), AgreementPdf.objects.count()) == (1, 1)
    assert oak.client("guest").get(oak.at(PDF)).status_code == 404


def test_a_word_or_a_signature_more_is_another_paper(oak: World) -> None:
    client = oak.client("supported")
    laid_out(client, oak)
    first = client.get(oak.at(PDF)).content
    oak.sign("supported")
    assert "not laid out as PDF yet" in client.get(oak.at(PDF)).content.decode()
    laid_out(client, oak)
    assert client.get(oak.at(PDF)).content != first
    assert AgreementPdf.objects.count() == 1


def test_each_language_has_its_own_pdf(oak: World) -> None:
    english, welsh = oak.client("supported"), oak.client("supported")
    laid_out(english, oak)
    welsh.cookies["django_language"] = "cy"
    laid_out(welsh, oak)
    assert sorted(AgreementPdf.objects.values_list("language", flat=True)) == ["cy", "en-gb"]
    assert english.get(oak.at(PDF)).content != welsh.get(oak.at(PDF)).content


def test_without_the_libraries_the_job_says_what_is_missing_and_leads_to_the_docx(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_paper: object) -> bytes:
        raise pdf.NoPdfLibraries("Install Pango.")

    monkeypatch.setattr(agreement_pdf_file, "pdf_of", none)
    job = laid_out(oak.client("supported"), oak)
    assert (job.outcome, job.leads_to) == ("Install Pango.", oak.at("editions/1/agreement.docx"))


def test_who_left_meanwhile_gets_no_pdf(oak: World) -> None:
    ask(oak.client("governor"), oak)
    job = Progress.objects.latest("pk")
    yesterday = timezone.localdate() - timedelta(days=1)
    oak.made.participations.filter(person=oak.people["governor"]).update(until=yesterday)
    with pytest.raises(agreement_pdf_file.queries.NotYours):
        run.call(str(job.key), job.owner_id)
    assert (Progress.objects.get(pk=job.pk).state, AgreementPdf.objects.count()) == (JobState.FAILED, 0)


def told(oak: World, who: str) -> str:
    return str(document_on(oak.people[who], AT)["agreements"])


def test_everything_that_a_person_wrote_suggested_and_signed_is_in_their_report(oak: World) -> None:
    suggest(oak, "governor", "We meet each half term.")
    AgreementSuggestion.objects.update(decided_by=oak.people["supporting"], decided_at=AT, answer="We cannot.")
    oak.sign("supported")
    assert "What we say of rationale." in told(oak, "supported")
    assert "fingerprint" in told(oak, "supported")
    assert ("half term" in told(oak, "governor"), "We cannot." in told(oak, "governor")) == (True, False)
    assert ("half term" in told(oak, "supporting"), "We cannot." in told(oak, "supporting")) == (False, True)
    assert told(oak, "adviser") == "[]"


def test_who_is_erased_leaves_no_suggestion_and_no_copy_with_their_name(oak: World) -> None:
    suggest(oak, "governor", "We meet each half term.")
    laid_out(oak.client("supported"), oak)
    person_erased.send(None, person=oak.people["governor"], at=AT)
    row = AgreementSuggestion.objects.get()
    assert (row.text, row.remark, AgreementPdf.objects.count()) == ("", "", 0)


def test_suggestions_go_after_two_years_and_agreements_after_six(oak: World) -> None:
    suggest(oak, "governor", "We meet each half term.")
    laid_out(oak.client("supported"), oak)
    oak.sign_both()
    now = timezone.now()
    Partnership.objects.update(state=State.ENDED, ends=timezone.localdate(now) - timedelta(days=3 * 365))
    terms = {one.name: one for one in declared()}
    for name, years, left in (("suggestions on agreements", 2, (1, 0)), ("agreements and pauses", 6, (1, 0))):
        assert terms[name].days == years * 365
        terms[name].erase(now - timedelta(days=terms[name].days), now)
        assert (AgreementEdition.objects.count(), AgreementSuggestion.objects.count()) == left
    Partnership.objects.update(ends=timezone.localdate(now) - timedelta(days=7 * 365))
    assert terms["agreements and pauses"].erase(now - timedelta(days=6 * 365), now) > 20
    assert not AgreementEdition.objects.exists()
