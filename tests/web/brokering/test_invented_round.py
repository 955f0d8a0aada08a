"""The demonstration's round: invented schools alone, through the doors of the site, with something left to decide and to answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from alongside.casebook.schools import SCHOOLS
from alongside_web.accounts.models import Organisation, User
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import first_break
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RoundPart
from alongside_web.brokering.operations_invented_round import SILENT
from alongside_web.brokering.plan_documents import counts_of
from alongside_web.brokering.plan_models import PairPut, PlanMade
from alongside_web.brokering.voice_models import Voice
from alongside_web.jobs.models import Progress
from alongside_web.jobs.working import Working

# The mails leave when the asking is committed, and a job is done by a worker: both need real transactions.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The round as `make demo` enters it, twice, with its plan made; the silent head's address."""
    call_command("load_cases")
    for _time in range(2):
        call_command("load_round", "--link", str(tmp_path / "link"))
    Working().live(until_idle=True)
    told = capsys.readouterr().out
    kept = (tmp_path / "link").read_text(encoding="utf-8")
    assert told.count(kept) == 2
    assert told.count("principal-adviser@example.org brokers it") == 2
    return kept[kept.index("/rounds/") :]


def test_entered_twice_it_is_there_once_and_asks_for_one_plan(link: str) -> None:
    assert BrokeringRound.objects.count() == 1
    assert {one.role for one in RoundPart.objects.all()} == {"broker", "reader"}
    assert Progress.objects.get(work="round-plan").state == "done"
    assert PlanMade.objects.get().by == User.objects.get(email="principal-adviser@example.org")


def test_every_school_in_it_is_invented_and_no_school_of_the_study_is(link: str) -> None:
    schools = {one.school for one in (*NeedStated.objects.all(), *OfferStated.objects.all())}

    assert len(schools) == 28
    assert all(one.school.startswith("example:") and one.school not in SCHOOLS for one in schools)


def test_it_has_something_to_decide_and_some_heads_were_heard(link: str) -> None:
    counts = counts_of(PlanMade.objects.get())
    heard = Voice.objects.exclude(told_of_self=None).count()

    assert (counts.pairs, counts.covered, counts.left) == (8, 7, 3)
    assert 0 < heard < Voice.objects.count()
    assert not PairPut.objects.exists()
    assert Entry.objects.filter(action="opened round").count() == 1
    assert Entry.objects.filter(action="spoke of school").exists()
    assert first_break() is None


def test_one_head_has_said_nothing_and_their_page_opens(link: str) -> None:
    silent = Voice.objects.get(school__school=SILENT)
    page = Client().get(link)

    assert not silent.answers.exists()
    assert not silent.told_of_self.exists()
    assert page.status_code == 200
    assert "Otterstead School" in page.content.decode()


def test_without_the_cases_it_says_what_to_run_first() -> None:
    with pytest.raises(CommandError, match="run the command load_cases first"):
        call_command("load_round")
    assert not Organisation.objects.exists()
