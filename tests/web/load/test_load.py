"""A school's whole load: its own people see everything, brokers what it shows them, the other school a ceiling and no name."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside_web.accounts.models import Membership
from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import declared
from alongside_web.accounts.signals import person_erased
from alongside_web.load.models import Ceiling, Commitment
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from alongside_web.plans.models import Activity, Happening
from tests.web.learning.world import World
from tests.web.partnerships.conftest import organisation, person, takes_part
from tests.web.partnerships.running_world import AT

READING = {
    "name": "READING PROGRAMME",
    "kind": "programme",
    "brought_by": "A charity",
    "days": "4",
    "first": "2026-09-01",
    "audience": "own side",
}


def school(oak: World, rest: str = "") -> str:
    return f"/load/{oak.made.supported.key}/{rest}"


def between(oak: World, rest: str = "") -> str:
    return f"/load/between/{oak.made.key}/{rest}"


def entered(oak: World, who: str = "supported", where: str = "", **more: str) -> Commitment:
    answer = oak.send(who, where or school(oak, "add/"), **(READING | more))
    assert answer.status_code == 302, answer.content.decode()
    return Commitment.objects.latest("pk")


def folded(page: str) -> str:
    return " ".join(page.split())


def agreed(oak: World, **more: str) -> Ceiling:
    fields = {"partners": "2", "days": "3"} | more
    assert oak.send("supported", between(oak, "supported/ceiling/"), **fields, version="0").status_code == 302
    row = Ceiling.objects.latest("pk")
    assert oak.send("supporting", between(oak, f"ceilings/{row.key}/accept/")).status_code == 302
    return row


def second_partnership(oak: World) -> Partnership:
    """The same supported school with another authority's partner, whose head alone has parts in both."""
    made = Partnership.objects.create(
        name="SECOND PARTNERSHIP", supported=oak.made.supported, supporting=organisation("ash"), state=State.RUNNING
    )
    takes_part(made, oak.people["supported"], Role.HEAD, Side.SUPPORTED)
    takes_part(made, person("other-broker"), Role.BROKER)
    return made


def test_a_schools_own_people_see_everything_and_nobody_else_opens_the_page(oak: World) -> None:
    entered(oak)
    for who in ("supported", "manager", "teacher"):
        page = oak.read(who, school(oak))
        assert "READING PROGRAMME" in page, who
        assert "oak-elm" in page
    for who in ("supporting", "broker", "adviser", "evaluator", "guest"):
        assert oak.get(who, school(oak)).status_code == 404, who
    assert oak.get("teacher", school(oak, "add/")).status_code == 404


def test_a_member_of_the_school_is_one_of_its_people_until_the_last_day(oak: World) -> None:
    member = person("member")
    held = Membership.objects.create(person=member, organisation=oak.made.supported, since=date(2026, 9, 1))
    oak.people["member"] = member
    assert oak.get("member", school(oak)).status_code == 200
    Membership.objects.filter(pk=held.pk).update(until=date(2026, 11, 23))
    assert oak.get("member", school(oak)).status_code == 404


def test_what_nobody_told_is_unknown_and_never_nought(oak: World) -> None:
    entered(oak)
    entered(oak, name="Sports network", kind="network", days="")

    page = folded(oak.read("supported", school(oak)))

    # The partnership itself has no activity planned, so its days are unknown too.
    assert "This term: 3 partners and plans, at least 4 staff days." in page
    assert "Of 2 of them nobody has told the days" in page


def test_activities_for_which_nobody_gave_days_leave_the_days_unknown(oak: World) -> None:
    Activity.objects.create(partnership=oak.made, title="Visit", starts=date(2026, 11, 2), made_at=AT)
    page = folded(oak.read("supported", school(oak)))
    assert "1 partner or plan this term." in page
    assert "Of 1 of them nobody has told the days" in page
    assert "0 staff days" not in page


def test_planned_days_of_the_partnership_count_in_their_term(oak: World) -> None:
    Activity.objects.create(
        partnership=oak.made, title="Visit", starts=date(2026, 11, 2), days_supported=Decimal("1.5"), made_at=AT
    )
    page = folded(oak.read("supported", school(oak)))
    assert "This term: 1 partner or plan, 1.5 staff days." in page


def test_the_other_school_reads_the_ceiling_and_whether_it_is_reached_and_no_name_nor_number(oak: World) -> None:
    entered(oak)
    second_partnership(oak)
    agreed(oak)
    for who in ("supporting", "host", "lead"):
        page = folded(oak.read(who, between(oak)))
        assert "At most 2 partners and plans; at most 3 staff days a term." in page
        assert "over the ceiling" in page
        assert "READING PROGRAMME" not in page
        assert "SECOND PARTNERSHIP" not in page
        assert "partners and plans this term" not in page
    assert "2 partners and plans this term." in folded(oak.read("teacher", between(oak)))
    assert "over the ceiling" in oak.read("supporting", f"/partnerships/{oak.made.key}/")
    assert "READING PROGRAMME" not in oak.read("supporting", f"/partnerships/{oak.made.key}/")


def test_the_number_shows_where_both_agreed_to_show_it(oak: World) -> None:
    entered(oak)
    agreed(oak, shows_number="on")
    assert "2 partners and plans this term." in folded(oak.read("supporting", between(oak)))


def test_a_broker_sees_what_the_school_shows_and_never_another_authoritys_partnership(oak: World) -> None:
    other = second_partnership(oak)
    entered(oak, name="SHOWN PLAN", kind="plan", audience="broker")
    entered(oak, name="HIDDEN PLAN", kind="plan")
    entered(oak, name="TYPED PARTNERSHIP", kind="partnership", audience="broker")
    entered(oak, name="SECOND BY NAME", kind="partnership", audience="broker", partnership=str(other.key))
    assert Commitment.objects.get(name="SECOND BY NAME").partnership == other

    for who in ("broker", "adviser"):
        page = folded(oak.read(who, between(oak, "supported/")))
        assert "SHOWN PLAN" in page
        for hidden in ("HIDDEN PLAN", "TYPED PARTNERSHIP", "SECOND"):
            assert hidden not in page
        assert "This counts what you may see" in page
        assert "This term: 2 partners and plans" in page
    assert oak.get("supported", between(oak, "supported/")).status_code == 404
    assert oak.get("evaluator", between(oak, "supported/")).status_code == 404


def test_what_a_broker_enters_the_school_reads_and_may_change(oak: World) -> None:
    row = entered(oak, "broker", between(oak, "supported/add/"), name="FROM THE BROKER")
    edit = f"/load/commitments/{row.key}/edit/"

    assert "FROM THE BROKER" in oak.read("teacher", school(oak))
    assert "FROM THE BROKER" in oak.read("broker", between(oak, "supported/"))
    assert "FROM THE BROKER" not in oak.read("adviser", between(oak, "supported/"))
    assert {who for who in oak.people if oak.get(who, edit).status_code == 200} == {"supported", "manager", "broker"}
    answer = oak.send("broker", edit, **(READING | {"days": "2"}), version="1")
    assert answer.headers["Location"] == between(oak, "supported/")
    Participation.objects.filter(person=oak.people["broker"]).update(until=date(2026, 11, 23))
    assert oak.get("broker", edit).status_code == 404


def test_two_who_change_a_commitment_at_once_lose_no_words(oak: World) -> None:
    row = entered(oak)
    edit = f"/load/commitments/{row.key}/edit/"
    assert oak.send("manager", edit, **(READING | {"asked": "FIRST WORDS"}), version="1").status_code == 302

    answer = oak.send("supported", edit, **(READING | {"asked": "SECOND WORDS"}), version="1")

    assert answer.status_code == 409
    page = answer.content.decode()
    assert "FIRST WORDS" in page
    assert "SECOND WORDS" in page
    assert oak.send("supported", f"/load/commitments/{row.key}/remove/", version="1").status_code == 302
    assert Commitment.objects.get().removed_at is None
    assert oak.send("supported", f"/load/commitments/{row.key}/remove/", version="2").status_code == 302
    assert "READING PROGRAMME" not in oak.read("supported", school(oak))


def test_one_head_proposes_the_other_accepts_and_only_then_it_holds(oak: World) -> None:
    where = between(oak, "supported/ceiling/")
    assert oak.send("supporting", where, partners="4", version="0").status_code == 302
    row = Ceiling.objects.get()
    accept = between(oak, f"ceilings/{row.key}/accept/")
    assert "No ceiling is agreed." in oak.read("supported", between(oak))
    assert oak.send("supporting", accept).status_code == 404
    assert oak.send("manager", accept).status_code == 404

    assert oak.send("supported", accept).status_code == 302

    assert "Version 1, proposed by Elm-Head" in oak.read("adviser", between(oak))
    assert oak.send("supported", accept).status_code == 409


def test_a_proposal_is_declined_taken_back_or_overtaken(oak: World) -> None:
    where = between(oak, "supported/ceiling/")
    oak.send("supporting", where, partners="4", version="0")
    first = Ceiling.objects.get()
    answer = oak.send("supported", where, partners="7", why="MY REASON", version="0")
    assert answer.status_code == 409
    assert "MY REASON" in answer.content.decode()
    assert oak.send("supported", where, partners="7", version="1").status_code == 302
    assert oak.send("supported", between(oak, f"ceilings/{first.key}/accept/")).status_code == 409
    second = Ceiling.objects.latest("pk")
    assert oak.send("supported", between(oak, f"ceilings/{second.key}/close/")).status_code == 302
    assert not Ceiling.objects.filter(closed_at=None).exists()
    oak.put(State.PAUSED)
    assert oak.get("supported", where).status_code == 409
    assert oak.send("supported", where, partners="7", version="2").status_code == 409


def test_faults_are_said(oak: World) -> None:
    page = oak.send("supported", school(oak, "add/"), days="many", people="x", first="2026-12-01", last="2026-11-01")
    for said in ("Name it", "Choose what it is", "Enter a number", "Enter a whole number", "before the first"):
        assert said in page.content.decode()
    page = oak.send("supported", between(oak, "supported/ceiling/"), version="0")
    assert "Say how many, or how many days, or both" in page.content.decode()


def test_days_planned_and_used_are_told_by_side_and_cover_to_those_who_see_money(oak: World) -> None:
    visit = Activity.objects.create(
        partnership=oak.made,
        title="Visit",
        starts=date(2026, 11, 2),
        days_supported=2,
        days_supporting=1,
        cover_supported=30000,
        made_at=AT,
    )
    Happening.objects.create(
        partnership=oak.made,
        activity=visit,
        kind="held",
        on=date(2026, 11, 3),
        days_supported=Decimal("1.5"),
        lessons_lost=6,
        side="supported",
        at=AT,
    )
    page = folded(oak.read("governor", between(oak)))
    assert "autumn term 2026" in page
    assert "1.5" in page
    assert "£300" in page
    assert "not told" in page
    assert "£300" not in oak.read("teacher", between(oak))


def test_an_activity_without_planned_days_is_told_as_such_and_not_as_nought(oak: World) -> None:
    Activity.objects.create(partnership=oak.made, title="Visit", starts=date(2026, 11, 2), days_supported=2, made_at=AT)
    page = oak.read("governor", between(oak))
    cells = re.findall(r'<td class="govuk-table__cell govuk-table__cell--numeric">([^<]*)</td>', page)
    planned = [cells[row] for row in range(0, len(cells), 4)]
    assert planned == ["2", "none planned"]


def test_nothing_of_a_partnership_is_there_before_both_said_yes(oak: World) -> None:
    oak.put(State.CONSIDERED)
    for who in ("supported", "broker"):
        for rest in ("", "supported/", "supported/add/", "supported/ceiling/"):
            assert oak.get(who, between(oak, rest)).status_code == 404
    page = oak.read("supported", school(oak))
    assert "oak-elm" not in page
    assert oak.read("supported", "/load/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_same_number_of_questions_however_many_rows(oak: World, rows: int) -> None:
    for number in range(rows):
        entered(oak, name=f"PLAN {number}")
    client = oak.client("supported")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(school(oak)).content.decode()
    assert page.count('<br><span class="govuk-hint">programme</span>') == rows
    assert len(captured) == 9


def test_fifty_commitments_are_a_page(oak: World) -> None:
    Commitment.objects.bulk_create(
        Commitment(
            organisation=oak.made.supported,
            author=oak.people["supported"],
            audience="own side",
            name=f"PLAN {n:02}",
            kind="plan",
            at=AT,
        )
        for n in range(51)
    )
    assert "PLAN 50" not in oak.read("supported", school(oak))
    assert "PLAN 50" in oak.read("supported", school(oak, "?page=2"))
    assert "There are no more." in oak.read("supported", school(oak, "?page=3"))


def test_what_is_kept_is_reported_erased_and_forgotten_in_time(oak: World) -> None:
    entered(oak, asked="HEADS OF YEAR", last="2026-10-30")
    agreed(oak, why="WE ARE FEW")
    told = json.dumps(document_on(oak.people["supported"], timezone.now()), default=str)
    assert "HEADS OF YEAR" in told
    assert "WE ARE FEW" in told
    assert "WE ARE FEW" not in json.dumps(document_on(oak.people["supporting"], timezone.now()), default=str)
    assert "HEADS OF YEAR" not in oak.read("broker", f"/partnerships/{oak.made.key}/history/")
    assert "accepted a ceiling" in oak.read("broker", f"/partnerships/{oak.made.key}/history/")

    person_erased.send(sender=None, person=oak.people["supported"], at=timezone.now())
    assert (Commitment.objects.get().asked, Ceiling.objects.get().why) == ("", "")
    assert Commitment.objects.get().name == "READING PROGRAMME"

    kept = next(one for one in declared() if one.name == "commitments and ceilings")
    Partnership.objects.filter(pk=oak.made.pk).update(state=State.ENDED, ends=date(2026, 10, 1))
    later = timezone.now() + timedelta(days=kept.days + 60)
    assert kept.erase(later - timedelta(days=kept.days + 120), later) == 0
    assert kept.erase(later - timedelta(days=kept.days), later) == 2
