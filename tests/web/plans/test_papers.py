"""The plan as DOCX and as tagged PDF, with money for those alone who answer for it."""

from __future__ import annotations

import io

from docx import Document

from alongside_web.jobs.models import Progress
from alongside_web.jobs.running import Doing
from alongside_web.plans import plan_pdf_file
from alongside_web.plans.models import PlanPaper
from tests.web.plans.test_money_pages import _payment
from tests.web.plans.world import AT, PlanWorld, filled, post


def words_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_a_docx_holds_the_plan_and_its_money(oak: PlanWorld) -> None:
    filled(oak)
    _payment(oak, 100_001)
    answer = oak.client("governor").get(oak.at("plan.docx"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan-oak-elm.docx"'
    said = words_of(answer.content)
    for words in (
        "Plan of oak-elm", "Marking that pupils can use", "Priority it serves: Priority one", "A shared purpose",
        "Heads of English visit (English)", "Ms Reed (oak); Mr Hall (elm)", "12 November 2026", "£345.50",
        "Books are marked each fortnight Checked: Deputy heads, Each half-term, Books are looked at", "planned: It began well",
        "Oakshire, autumn term 2026", "£0.01 too much",
    ):  # fmt: skip
        assert words in said, words


def test_a_docx_for_staff_holds_no_money(oak: PlanWorld) -> None:
    filled(oak)
    said = words_of(oak.client("staff").get(oak.at("plan.docx")).content)
    assert "Heads of English visit" in said
    assert "£" not in said
    assert "Oakshire" not in said


def test_a_pdf_is_laid_out_once_for_those_who_see_the_same(oak: PlanWorld) -> None:
    filled(oak)
    client = oak.client("manager")
    assert "has not been laid out yet" in client.get(oak.at("plan.pdf")).content.decode()
    asked = post(client, oak.at("plan.pdf"))
    assert asked.status_code == 302
    job = Progress.objects.get(work=plan_pdf_file.WORK)
    outcome = plan_pdf_file.write(Doing(job, AT))
    assert outcome.leads_to == oak.at("plan.pdf")
    kept = PlanPaper.objects.get()
    assert (kept.with_money, bytes(kept.made)[:5]) == (True, b"%PDF-")
    assert plan_pdf_file.kept(oak.seat("governor"), Doing(job, AT).today) is not None
    assert plan_pdf_file.kept(oak.seat("staff"), Doing(job, AT).today) is None
    oak.activity("Another")
    assert plan_pdf_file.kept(oak.seat("governor"), Doing(job, AT).today) is None
