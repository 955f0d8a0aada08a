"""What a plan keeps of people: reported, erased with them, and gone six years after the partnership was over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from alongside_web.accounts.reports import report_on
from alongside_web.accounts.signals import person_erased
from alongside_web.partnerships.models import State
from alongside_web.plans import models, plan_models
from alongside_web.plans.operations_plan_retention import forget_imports, forget_plans
from tests.web.plans.test_money_pages import _payment
from tests.web.plans.test_spreadsheets import SCHOOL, send, workbook
from tests.web.plans.test_versions import keep
from tests.web.plans.world import AT, PlanWorld, filled, plan_world, post, text


def everything(oak: PlanWorld) -> None:
    """A plan with a version, a payment and a file that waits, by the manager."""
    filled(oak)
    keep(oak, why="Agreed by us")
    _payment(oak, activity=models.Activity.objects.filter(partnership=oak.made).first())
    send(oak, workbook(SCHOOL))


def test_the_report_on_a_person_tells_versions_payments_and_files(oak: PlanWorld) -> None:
    everything(oak)
    said = str([one.rows for one in report_on(oak.people["manager"], most=9)])
    for words in ("'why': 'Agreed by us'", "'amount': '£50'", "'what': 'Coach'", "'rows': 3"):
        assert words in said
    assert "Coach" not in str([one.rows for one in report_on(oak.people["supported"], most=9)])


def test_the_words_of_who_is_erased_go_and_the_plan_stays(oak: PlanWorld) -> None:
    everything(oak)
    person_erased.send(sender=None, person=oak.people["manager"], at=AT)
    version = models.PlanVersion.objects.get()
    assert (version.why, version.content["aims"][0]["text"]) == ("", "Marking that pupils can use")
    assert models.Payment.objects.get().what == "Coach"
    assert not plan_models.PlanImport.objects.exists()


@pytest.mark.parametrize(("years", "gone"), [(5, False), (6, True)])
def test_a_plan_goes_six_years_after_its_partnership_was_over(oak: PlanWorld, years: int, gone: bool) -> None:
    ash = plan_world("ash-birch")
    for one in (oak, ash):
        everything(one)
    type(oak.made).objects.filter(pk=oak.made.pk).update(state=State.ENDED, ends=date(2027, 7, 31))
    now = datetime(2027 + years, 8, 5, tzinfo=UTC)
    forget_plans(now - timedelta(days=6 * 365), now)
    kinds = (models.Aim, models.Funder, models.Allocation, models.Payment, models.PlanVersion, models.Plan)
    left = {kind.__name__ for kind in kinds if kind.objects.filter(partnership=oak.made).exists()}
    assert (left == set()) == gone
    assert all(kind.objects.filter(partnership=ash.made).exists() for kind in kinds if kind is not models.Plan)
    assert models.Activity.objects.filter(partnership=oak.made, aim=None).exists() == gone


def test_a_file_that_nobody_confirmed_goes_after_a_day(oak: PlanWorld) -> None:
    send(oak, workbook(SCHOOL))
    at = plan_models.PlanImport.objects.get().at
    assert forget_imports(at - timedelta(seconds=1), at) == 0
    assert forget_imports(at + timedelta(seconds=1), at) == 1


def test_the_history_tells_every_act_and_none_of_the_plans_words_to_a_guest(oak: PlanWorld) -> None:
    client = oak.client("manager")
    post(client, oak.at("aims/add/"), text="Secret aim", priority="", school_plan="", authority_plan="")
    post(client, oak.at("versions/keep/"), why="Secret why")
    post(client, oak.at("money/funders/add/"), name="Secret funder")
    page = f"/partnerships/{oak.made.key}/history/"
    guest, head = (text(oak.client(who).get(page)) for who in ("guest", "supported"))
    assert "added an aim to the plan" in guest
    assert "kept version 1 of the plan" in guest
    assert "added a funder" not in guest
    assert "added a funder" in head
    assert "Secret" not in guest + head
