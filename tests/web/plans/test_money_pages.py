"""The money of a plan as people use it: allocated, planned, spent to the penny, and what goes over said before it is saved."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.partnerships.plan import PlanActivity
from alongside_web.audit.models import Entry
from alongside_web.design.moments import day_in_words
from alongside_web.partnerships.models import Partnership, State
from alongside_web.plans.models import Allocation, Funder, Payment, Plan
from alongside_web.plans.money_queries import activity_warning
from tests.web.plans.world import AT, PlanWorld, filled, plan_world, post, text


def test_money_is_for_those_who_answer_for_it(oak: PlanWorld) -> None:
    funder = oak.funder()
    seen = {who: oak.client(who).get(oak.at("money/")).status_code for who in oak.people}
    assert {who for who, status in seen.items() if status == 404} == {"staff", "guest"}
    assert "Money:" not in text(oak.client("staff").get(oak.at()))
    for who in ("staff", "guest", "governor", "broker"):
        for rest in ("money/funders/add/", f"money/funders/{funder.key}/", "money/day/", "money/pay/"):
            assert oak.client(who).get(oak.at(rest)).status_code == 404, (who, rest)


def test_what_belongs_to_another_partnership_is_not_there(oak: PlanWorld) -> None:
    ash = plan_world("ash-birch")
    funder, payment = ash.funder(), _payment(ash)
    client = oak.client("manager")
    assert client.get(oak.at(f"money/funders/{funder.key}/")).status_code == 404
    assert client.get(oak.at(f"money/payments/{payment.key}/take-back/")).status_code == 404
    answer = post(client, oak.at("money/pay/"), **(PAY | {"funder": str(funder.key)}))
    assert "Choose a funder from the list" in text(answer)


def _payment(oak: PlanWorld, pence: int = 5_000, **more: object) -> Payment:
    funder = Funder.objects.filter(partnership=oak.made).first() or oak.funder()
    told = {"on": date(2026, 11, 2), "what": "Coach", "at": AT, "recorded_by": oak.people["manager"], **more}
    return Payment.objects.create(partnership=oak.made, funder=funder, pence=pence, **told)


def test_planned_and_spent_stand_against_what_was_allocated_to_the_penny(oak: PlanWorld) -> None:
    filled(oak)
    oak.activity("A loose end", other_pence=701)
    _payment(oak, 30_001)
    said = text(oak.client("governor").get(oak.at("money/")))
    assert "Oakshire, autumn term 2026 £1,000 £345.50 £654.50 £300.01 £699.99" in said
    assert "no funder named yet, no day yet £0 £7.01 −£7.01 £0 £0" in said
    assert "All the money £1,000 £352.51 £647.49 £300.01 £699.99" in said
    assert "2 November 2026 Coach Oakshire £300.01 Oak-Elm-Manager" in said


def test_money_of_no_funder_is_over_nothing(oak: PlanWorld) -> None:
    oak.activity("A loose end", other_pence=701)
    client = oak.client("governor")
    page = client.get(oak.at("money/"))
    assert "no funder named yet, no day yet £0 £7.01" in text(page)
    assert "govuk-tag--orange" not in page.content.decode()
    assert "alongside-bar__value--wide" not in page.content.decode()
    assert "All the money £0 £7.01" in text(page)
    oak.activity("Paid by nobody it knows", funder=oak.funder(autumn_2026=100), other_pence=200)
    over = client.get(oak.at("money/"))
    assert "Oakshire, no day yet over £0 £2" in text(over)
    assert "no funder named yet, no day yet £0 £7.01" in text(over)


def test_an_overspend_is_said_by_funder_term_and_amount(oak: PlanWorld) -> None:
    oak.funder(autumn_2026=1_000, spring_2027=50_000)
    _payment(oak, 1_050)
    said = text(oak.client("manager").get(oak.at("money/")))
    assert "More than there is Oakshire, autumn term 2026: £10.50 is spent and £10 allocated, £0.50 too much." in said
    assert "all terms:" not in said


def test_a_funder_is_added_once_and_leads_to_its_amounts(oak: PlanWorld) -> None:
    client = oak.client("manager")
    answer = post(client, oak.at("money/funders/add/"), name="Oakshire")
    funder = Funder.objects.get()
    assert answer.headers["Location"] == oak.at(f"money/funders/{funder.key}/")
    again = post(client, oak.at("money/funders/add/"), name="oakshire")
    assert again.status_code == 200
    assert "There is a funder of this name already" in text(again)


def test_amounts_are_entered_term_by_term_as_people_write_them(oak: PlanWorld) -> None:
    funder = oak.funder()
    client, where = oak.client("manager"), oak.at(f"money/funders/{funder.key}/")
    page = client.get(where).content.decode()
    terms = re.findall(r'name="amount-([\d-]+)"', page)
    assert (terms[0], terms[-1], len(terms)) == ("2026-09-01", "2028-05-01", 6)
    form = {f"amount-{one}": "" for one in terms} | {f"version-{one}": "0" for one in terms}
    bad = post(client, where, **(form | {"amount-2026-09-01": "much"}))
    assert "Write an amount of money like 1,250.50 or 1250" in text(bad)
    assert post(client, where, **(form | {"amount-2026-09-01": "£1,250.50"})).status_code == 302
    assert Allocation.objects.values_list("pence", "version").get() == (125_050, 1)
    assert 'value="1,250.50"' in client.get(where).content.decode()


def test_a_long_partnership_is_given_money_for_this_term_and_its_first(oak: PlanWorld) -> None:
    oak.activity(starts=date(2014, 2, 3))
    Partnership.objects.filter(pk=oak.made.pk).update(starts=date(2002, 5, 1), ends=None)
    page = oak.client("manager").get(oak.at(f"money/funders/{oak.funder().key}/")).content.decode()
    terms = re.findall(r'name="amount-([\d-]+)"', page)
    assert (terms[0], terms[-1], len(terms)) == ("2002-05-01", "2027-09-01", 19)
    assert {"2014-01-01", "2026-09-01"} <= set(terms)


def test_two_people_enter_amounts_and_the_second_keeps_the_own(oak: PlanWorld) -> None:
    funder = oak.funder(autumn_2026=1_000)
    where = oak.at(f"money/funders/{funder.key}/")
    terms = re.findall(r'name="amount-([\d-]+)"', oak.client("manager").get(where).content.decode())
    form = {f"amount-{one}": "" for one in terms} | {f"version-{one}": "0" for one in terms}
    form |= {"version-2026-09-01": "1"}
    assert post(oak.client("supported"), where, **(form | {"amount-2026-09-01": "20"})).status_code == 302
    second = post(oak.client("manager"), where, **(form | {"amount-2026-09-01": "30"}))
    assert second.status_code == 409
    assert "Autumn term 2026: £20" in text(second)
    assert 'value="30"' in second.content.decode()
    assert 'name="version-2026-09-01" value="2"' in second.content.decode()
    assert Allocation.objects.get().pence == 2_000


def test_what_a_day_of_cover_costs_is_kept_and_counts(oak: PlanWorld) -> None:
    oak.activity("Visit", days_supported=2)
    client = oak.client("manager")
    assert post(client, oak.at("money/day/"), pence="187.50", version=1).status_code == 302
    assert "£375" in text(client.get(oak.at()))
    late = post(client, oak.at("money/day/"), pence="200", version=1)
    assert late.status_code == 409
    assert "It says £187.50 now" in text(late)
    assert Plan.objects.get().staff_day_pence == 18_750


PAY = {"pence": "12.50", "on": "2/11/2026", "what": "Coach to Elm", "activity": ""}


def test_a_payment_within_the_money_is_recorded_at_once(oak: PlanWorld) -> None:
    funder, visit = oak.funder(autumn_2026=2_000), oak.activity("Visit")
    told = PAY | {"funder": str(funder.key), "activity": str(visit.key)}
    assert post(oak.client("manager"), oak.at("money/pay/"), **told).status_code == 302
    payment = Payment.objects.get()
    assert (payment.pence, payment.on, payment.activity, payment.recorded_by) == (
        1_250, date(2026, 11, 2), visit, oak.people["manager"],
    )  # fmt: skip
    assert Entry.objects.get(action="recorded payment").audience == "steering group"


def test_a_payment_that_goes_over_says_by_how_much_and_waits_to_be_confirmed(oak: PlanWorld) -> None:
    funder = oak.funder(autumn_2026=1_000)
    told, client = PAY | {"funder": str(funder.key)}, oak.client("manager")
    warned = post(client, oak.at("money/pay/"), **told)
    assert warned.status_code == 200
    assert "Oakshire, autumn term 2026: £12.50 is spent and £10 allocated, £2.50 too much." in text(warned)
    assert "Nothing is recorded yet" in text(warned)
    assert not Payment.objects.exists()
    code = re.search(r'name="confirmed" value="([^"]+)"', warned.content.decode())[1]
    more = post(client, oak.at("money/pay/"), **(told | {"pence": "20", "confirmed": code}))
    assert "£10 too much" in text(more)
    assert post(client, oak.at("money/pay/"), **told, confirmed=code).status_code == 302
    assert Payment.objects.get().pence == 1_250


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pence", "", "Write how much was paid"),
        ("pence", "0", "Write how much was paid"),
        ("pence", "ten", "Write an amount of money like"),
        ("on", "yesterday", "Write the day as day, month and year"),
        ("on", "2/11/1026", "This year cannot be right; give a day from 1 January 2000 to today, "),
        ("what", "", "Say what it was paid for"),
        ("funder", "", "Choose a funder"),
        ("activity", "rubbish", "Choose an activity from the list"),
    ],
)
def test_a_fault_in_a_payment_is_told_and_nothing_is_lost(oak: PlanWorld, field: str, value: str, said: str) -> None:
    funder = oak.funder(autumn_2026=2_000)
    answer = post(oak.client("manager"), oak.at("money/pay/"), **(PAY | {"funder": str(funder.key), field: value}))
    assert answer.status_code == 200
    assert said in text(answer)
    assert not Payment.objects.exists()


def test_a_payment_on_a_day_to_come_is_refused_and_can_be_planned_instead(oak: PlanWorld) -> None:
    funder, today = oak.funder(autumn_2026=2_000), timezone.localdate()
    tomorrow = today + timedelta(days=1)
    told, client = PAY | {"funder": str(funder.key)}, oak.client("manager")
    answer = post(client, oak.at("money/pay/"), **(told | {"on": tomorrow.isoformat()}))
    assert answer.status_code == 200
    assert (
        f"{day_in_words(tomorrow)} is still to come, and a payment is recorded once it is made: give a day up to today, "
        f"{day_in_words(today)}, or plan the money as the cost of an activity instead"
    ) in text(answer)
    assert 'value="Coach to Elm"' in answer.content.decode()
    assert not Payment.objects.exists()
    assert post(client, oak.at("money/pay/"), **(told | {"on": today.isoformat()})).status_code == 302


def test_a_payment_is_taken_back_once_and_stays_in_the_list(oak: PlanWorld) -> None:
    payment = _payment(oak)
    client, where = oak.client("manager"), oak.at(f"money/payments/{payment.key}/take-back/")
    assert "£50 on 2 November 2026: Coach" in text(client.get(where))
    assert [post(client, where).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(action="took payment back").count() == 1
    page = oak.client("manager").get(oak.at("money/")).content.decode()
    assert "<del>£50</del>" in page
    assert "No money is entered yet" in page


def test_an_activity_that_goes_over_is_told_before_it_is_saved(oak: PlanWorld) -> None:
    oak.funder(autumn_2026=1_000)
    wanted = PlanActivity("new", "Visit", starts=date(2026, 11, 2), other_pence=1_001, funder="Oakshire")
    warned = activity_warning(oak.seat("manager"), wanted)
    assert warned is not None
    assert "£10.01 is planned and £10 allocated, £0.01 too much" in warned.sentences[0]
    assert activity_warning(oak.seat("manager"), PlanActivity("new", "Visit", starts=date(2026, 11, 2))) is None


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_money_of_a_paused_partnership_is_read_only(oak: PlanWorld, state: State) -> None:
    funder, payment = oak.funder(autumn_2026=1), _payment(oak)
    oak.put(state)
    client = oak.client("manager")
    assert "Record a payment" not in text(client.get(oak.at("money/")))
    for rest in ("funders/add/", f"funders/{funder.key}/", "day/", "pay/", f"payments/{payment.key}/take-back/"):
        assert client.get(oak.at(f"money/{rest}")).status_code == 409
    answer = post(client, oak.at("money/pay/"), **PAY, funder=str(funder.key))
    assert answer.status_code == 409
    assert "Coach to Elm" in text(answer)


def test_the_page_asks_as_often_for_three_payments_as_for_one(oak: PlanWorld) -> None:
    client, asked = oak.client("manager"), []
    for more in (1, 2):
        for number in range(more):
            _payment(oak, activity=oak.activity(f"Visit {more}{number}", oak.aim()))
            oak.funder(f"Funder {more}{number}", autumn_2026=100)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(oak.at("money/")).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 18
