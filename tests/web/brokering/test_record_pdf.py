"""A round's record as tagged PDF: laid out once in the background, for who reads the round, without a private word."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from alongside.brokering.phases import Step
from alongside.brokering.plans import PlanKind
from alongside.brokering.round import Stance
from alongside_web.accounts.models import User
from alongside_web.accounts.operations import erase_person
from alongside_web.brokering import record_pdf_file
from alongside_web.brokering.models import BrokeringRound, RoundRole
from alongside_web.brokering.operations_pairs import do_choose, do_put_to_heads
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.operations_rounds import do_let_in, do_step
from alongside_web.brokering.operations_voices import (
    SaidOfSchool,
    SaidOfSelf,
    do_begin_asking,
    do_say_of_school,
    do_say_of_self,
)
from alongside_web.brokering.pair_queries import Ends, choice
from alongside_web.brokering.plan_models import PlanMade, RecordPdf
from alongside_web.brokering.voice_models import Voice
from alongside_web.jobs.models import Progress
from alongside_web.jobs.running import Doing
from alongside_web.papers.pdf import NoPdfLibraries
from alongside_web.partnerships.models import Partnership, State
from tests.web.brokering.conftest import NOW, needs, offers, person, seat, signed_in
from tests.web.brokering.test_board import once_in
from tests.web.papers.test_papers import text_of, unpacked

PRIVATE = ("zebra words of ash", "zebra words of self", "zebra note", "zebra conditions", "ash-head@example.org")


@pytest.fixture
def agreed(autumn: BrokeringRound, broker: User) -> BrokeringRound:
    """A round with one pair agreed, in which heads and schools said what is nobody else's."""
    at = seat(broker, autumn)
    need, offer = needs(at, broker, "ash", note="zebra note"), offers(at, broker, "fern", conditions="zebra conditions")
    do_begin_asking(at, 1, actor=broker, at=NOW)
    voice = Voice.objects.get(school=need.school)
    do_say_of_school(
        voice, offer.school, SaidOfSchool(Stance.CHOOSE.value, 1, [], "zebra words of ash", True, None), at=NOW
    )
    told = SaidOfSelf(True, "high", "low", 3, 5, None, None, None, "zebra words of self", True)
    do_say_of_self(voice, told, at=NOW)
    do_step(seat(broker, autumn), Step.STOP_ASKING, 2, actor=broker, at=NOW)
    wanted = PlanWanted(PlanKind.BEST)
    plan = do_make_plan(seat(broker, autumn), wanted, actor=broker, at=NOW, step=lambda _done: None)
    chosen = choice(PlanMade.objects.get(pk=plan.pk), Ends(need, offer), "near each other")
    assert chosen is not None
    do_choose(seat(broker, autumn), chosen, actor=broker, at=NOW)
    autumn.refresh_from_db()
    do_put_to_heads(seat(broker, autumn), autumn.version, actor=broker, at=NOW)
    Partnership.objects.update(state=State.AGREED)
    return autumn


def laid_out(a_round: BrokeringRound, someone: User) -> bytes:
    """What a person gets who asks for the PDF and comes back when it is made."""
    client, at = signed_in(someone), f"/rounds/{a_round.key}/record/record.pdf"
    assert "has not been laid out yet" in client.get(at).content.decode()
    asked = client.post(at, {"once": once_in(client, at)})
    job = Progress.objects.get(work=record_pdf_file.WORK)
    assert asked.headers["Location"] == f"/jobs/{job.key}/"
    assert record_pdf_file.write(Doing(job, NOW)).leads_to == at
    answer = client.get(at)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="record-autumn-round.pdf"'
    return answer.content


def test_the_pdf_is_tagged_has_title_and_language_and_no_private_word(agreed: BrokeringRound, broker: User) -> None:
    told = unpacked(laid_out(agreed, broker))

    assert re.search(r"/MarkInfo\s*<<\s*/Marked true", told)
    assert re.search(r"pdfuaid:part[^>]*>?=?\"?1|<pdfuaid:part>1<", told)
    assert re.search(r"/Lang\s*\(en-GB\)", told)
    assert "/DisplayDocTitle true" in told
    assert "Record of the round" in told.split("/Title", 1)[1][:400] or "<dc:title>" in told
    assert len(re.findall(r"/S\s*/H1\b", told)) == 1
    assert re.search(r"/S\s*/TH\b", told)
    words = text_of(told)
    for public in (
        "Record of the round",
        "Criteria and their weights",
        "Fern School helps Ash School",
        "near each other",
    ):
        assert public in words
    for private in PRIVATE:
        assert private not in words


def test_it_is_laid_out_once_for_all_who_read_the_round_and_anew_when_it_changes(
    agreed: BrokeringRound, broker: User
) -> None:
    reader, other = person("reader", agreed.organisation), person("other", agreed.organisation)
    do_let_in(seat(broker, agreed), reader, RoundRole.READER, actor=broker, at=NOW)
    made, at = laid_out(agreed, broker), f"/rounds/{agreed.key}/record/record.pdf"

    assert signed_in(reader).get(at).content == made
    assert signed_in(other).get(at).status_code == 404
    assert signed_in(reader).post(at, {"once": "asked again"}).headers["Location"] == at
    assert Progress.objects.filter(work=record_pdf_file.WORK).count() == 1
    with translation.override("cy"):
        assert record_pdf_file.kept(seat(broker, agreed)) is None
    BrokeringRound.objects.update(scope="Other schools")
    assert record_pdf_file.kept(seat(broker, agreed)) is None


def test_no_copy_stays_when_somebody_of_the_round_is_erased(agreed: BrokeringRound, broker: User) -> None:
    laid_out(agreed, broker)

    erase_person(broker, actor=None, at=NOW)

    assert not RecordPdf.objects.exists()


def test_without_the_libraries_the_job_says_what_to_install_and_leads_to_the_docx(
    agreed: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_paper: object) -> bytes:
        raise NoPdfLibraries("install libpango")

    monkeypatch.setattr(record_pdf_file, "pdf_of", missing)
    job = record_pdf_file.ask_for(seat(broker, agreed), "once", at=NOW)
    outcome = record_pdf_file.write(Doing(job, NOW))

    assert outcome.sentence == "install libpango"
    assert outcome.leads_to == f"/rounds/{agreed.key}/record/record.docx"
    assert not RecordPdf.objects.exists()
