"""An activity that costs more than there is: said before it is saved, and saved when somebody confirms it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.utils import timezone

from alongside.terms import Term
from alongside_web.plans.models import Activity, Allocation, Funder
from tests.web.plans.world import PlanWorld, post, text

DAY = timezone.localdate() + timedelta(days=7)
TERM = Term.of(DAY)


def _funder(oak: PlanWorld) -> Funder:
    funder = oak.funder()
    Allocation.objects.create(partnership=oak.made, funder=funder, term=TERM.first, pence=10_000)
    return funder


def _form(funder: Funder, pounds: str, **more: object) -> dict[str, object]:
    return {"title": "Visit", "starts": DAY.isoformat(), "other_pence": pounds, "funder": str(funder.key), **more}


def test_an_activity_that_goes_over_waits_to_be_confirmed(oak: PlanWorld) -> None:
    client, at = oak.client("manager"), f"/partnerships/{oak.made.key}/activities/add/"
    form = _form(_funder(oak), "100.01")
    warned = post(client, at, **form)
    assert warned.status_code == 200
    assert "£100.01 is planned and £100 allocated, £0.01 too much." in text(warned)
    assert "Save it all the same" in text(warned)
    assert not Activity.objects.exists()
    code = re.search(r'name="confirmed" value="([^"]+)"', warned.content.decode())
    assert code
    assert post(client, at, **form, confirmed=code[1]).status_code == 302
    assert Activity.objects.get().other_pence == 10_001


def test_an_activity_within_the_money_is_saved_at_once_and_only_a_dearer_one_is_told(oak: PlanWorld) -> None:
    client, at = oak.client("manager"), f"/partnerships/{oak.made.key}/activities/"
    funder = _funder(oak)
    assert post(client, f"{at}add/", **_form(funder, "100")).status_code == 302
    row = Activity.objects.get()
    where = f"{at}{row.key}/change/"
    told = post(client, where, **_form(funder, "150", version=row.version, kind="visit"))
    assert "£50 too much" in text(told)
    assert post(client, where, **_form(funder, "90", version=row.version, kind="visit")).status_code == 302
    assert date(2020, 1, 1) < Activity.objects.get().starts
    assert Activity.objects.get().other_pence == 9_000


def test_a_far_move_in_the_plan_is_asked_about_beside_what_goes_over(oak: PlanWorld) -> None:
    client, at = oak.client("manager"), f"/partnerships/{oak.made.key}/activities/"
    funder = _funder(oak)
    assert post(client, f"{at}add/", **_form(funder, "100")).status_code == 302
    row = Activity.objects.get()
    far = DAY + timedelta(days=400)
    wanted = _form(funder, "150", version=row.version, kind="visit", starts=far.isoformat(), what="My own words")
    asked = post(client, f"{at}{row.key}/change/", **wanted)
    assert "You move this by 13 months" in text(asked)
    assert "Oakshire" in text(asked)
    assert "too much." in text(asked)
    assert "My own words" in asked.content.decode()
    code = re.search(r'name="confirmed" value="([^"]+)"', asked.content.decode())
    assert code
    again = post(client, f"{at}{row.key}/change/", **wanted, confirmed=code[1])
    assert "You move this by 13 months" in text(again)
    assert f'name="confirmed" value="{code[1]}"' in again.content.decode()
    done = post(client, f"{at}{row.key}/change/", **wanted, confirmed=code[1], far=far.isoformat())
    assert done.status_code == 302
    assert Activity.objects.get().starts == far
