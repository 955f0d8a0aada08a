"""What is kept of learning: the partnership's page, its history, the report on oneself, erasure and terms of keeping."""

from __future__ import annotations

import json
from datetime import date, timedelta

from django.utils import timezone

from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import declared
from alongside_web.accounts.signals import person_erased
from alongside_web.learning.models import ExchangeReport, Gift, Marking, Practice, PracticeStep, Promise
from alongside_web.partnerships.models import Partnership, State
from tests.web.learning.test_ledger import give, mark, promised
from tests.web.learning.test_practices import followed
from tests.web.learning.test_reports import written
from tests.web.learning.world import World


def everything(oak: World) -> None:
    """Something of each kind, by the teacher and the manager."""
    report = written(oak, send=True)
    oak.send("host", oak.at(f"reports/{report.key}/add/"), text="ADDED BY THE HOST")
    written(oak)
    followed(oak)
    promise = promised(oak, "manager")
    give(oak, promise, "teacher")
    mark(oak, promise, "manager", "part kept", "MARKED BECAUSE")


def test_the_page_of_the_partnership_says_what_we_give_and_get(oak: World) -> None:
    everything(oak)
    page = " ".join(oak.read("supported", f"/partnerships/{oak.made.key}/").split())
    assert 'We give</dt><dd class="govuk-summary-list__value">nothing promised yet' in page
    assert 'We get</dt><dd class="govuk-summary-list__value">4 of 10 days given' in page
    assert "1 seen" in page
    assert "elm gives" in oak.read("adviser", f"/partnerships/{oak.made.key}/")
    assert "Give, get and learn" not in oak.read("guest", f"/partnerships/{oak.made.key}/")
    assert "Give, get and learn" in oak.read("teacher", f"/partnerships/{oak.made.key}/")


def test_the_first_page_brings_it_together(oak: World) -> None:
    everything(oak)
    page = oak.read("governor", oak.at())
    assert "Two science teachers" in page
    assert "So far only elm has given something." in page


def test_history_tells_of_it_to_those_who_may_know(oak: World) -> None:
    everything(oak)
    where = f"/partnerships/{oak.made.key}/history/"
    assert "sent a report on an exchange" in oak.read("broker", where)
    assert "began a report on an exchange" not in oak.read("broker", where)
    assert "began a report on an exchange" in oak.read("teacher", where)
    assert "marked how a school sees a promise: part kept" in oak.read("supporting", where)
    assert "MARKED BECAUSE" not in oak.read("supporting", where)


def test_the_report_on_oneself_holds_ones_own_words_and_nobody_elses(oak: World) -> None:
    everything(oak)
    told = json.dumps(document_on(oak.people["teacher"], timezone.now()), default=str)
    assert "LESSON OPENINGS" in told
    assert "A calm start" in told
    assert "A week in two classes" in told
    assert "ADDED BY THE HOST" not in told
    assert "MARKED BECAUSE" not in told


def test_the_words_of_who_is_erased_go_and_the_schools_own_stay(oak: World) -> None:
    everything(oak)
    person_erased.send(sender=None, person=oak.people["teacher"], at=timezone.now())
    person_erased.send(sender=None, person=oak.people["manager"], at=timezone.now())
    assert ExchangeReport.objects.get().saw == ""
    assert PracticeStep.objects.get().words == ""
    assert Gift.objects.get().words == ""
    assert Marking.objects.get().words == ""
    assert Practice.objects.get().name == "How lessons begin"
    assert Promise.objects.get().what == "Science lessons taught"
    assert oak.read("supported", oak.at())


def test_all_of_it_goes_six_years_after_the_end(oak: World) -> None:
    everything(oak)
    kept = next(one for one in declared() if one.name == "exchange reports, practices and ledgers")
    Partnership.objects.filter(pk=oak.made.pk).update(state=State.ENDED, ends=date(2020, 1, 1))
    now = timezone.now()
    assert kept.days == 6 * 365
    assert kept.erase(now - timedelta(days=3650), now) == 0
    assert kept.erase(now - timedelta(days=kept.days), now) == 8
    assert (ExchangeReport.objects.count(), Promise.objects.count(), Practice.objects.count()) == (0, 0, 0)
