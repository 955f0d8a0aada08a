"""The night's reminders: to whom, once, on school days, with titles and days only, and nothing of the other head."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.test.utils import override_settings

from alongside_web.accounts.models import Membership, OrganisationKind, User
from alongside_web.calendars.models import DaysClosed, ReminderSent, RhythmChosen
from alongside_web.calendars.reminding import remind
from alongside_web.jobs.nightly import ask_for
from alongside_web.partnerships.models import Participation, Partnership, Side, State
from alongside_web.partnerships.private_models import ReadinessTold, Reply
from alongside_web.plans.models import Activity, Status
from alongside_web.stages.models import StageDates
from tests.web.partnerships.agreement_world import AT, World
from tests.web.partnerships.conftest import TODAY, organisation

THURSDAY = date(2026, 12, 3)


@pytest.fixture(autouse=True)
def _nothing_else_is_due(oak: World) -> None:
    """Stages long enough that no task is overdue."""
    StageDates.objects.create(
        partnership=oak.made, number=1, prepare=date(2026, 9, 1), plant=date(2027, 9, 1), harvest=date(2028, 1, 1),
        look=date(2028, 6, 1), last=date(2028, 8, 31), by=oak.people["supported"], at=AT,
    )  # fmt: skip


def activity(oak: World, **more: object) -> Activity:
    given = {"title": "Visit", "starts": THURSDAY, "made_at": AT, "what": "SECRET", "place": "Room 3"} | more
    return Activity.objects.create(partnership=oak.made, **given)


def night(day: date, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Who was told what in one night."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: day)
    mail.outbox.clear()
    remind(day)
    return {one.to[0].split("@")[0]: str(one.body) for one in mail.outbox}


def test_a_week_and_a_day_before_each_sides_manager_or_else_its_head_is_told_once(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity(oak)
    told = {n: night(THURSDAY - timedelta(days=n), monkeypatch) for n in range(10, -1, -1)}
    assert {n: sorted(who) for n, who in told.items() if who} == {
        7: ["elm-head", "oak-elm-manager"],
        1: ["elm-head", "oak-elm-manager"],
    }
    assert "Coming up on 3 December 2026: Visit" in told[7]["elm-head"]
    assert "Next, on 3 December 2026: Visit" in told[1]["elm-head"]
    assert night(THURSDAY - timedelta(days=1), monkeypatch) == {}


def test_who_leads_by_name_is_told_instead(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    activity(oak, lead_supporting="  oak-elm-STAFF ", lead_supported="Somebody Unknown")
    assert sorted(night(THURSDAY - timedelta(days=1), monkeypatch)) == ["oak-elm-manager", "oak-elm-staff"]


def test_a_mail_holds_title_and_day_and_nothing_else_of_anybody(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    activity(oak)
    body = night(THURSDAY - timedelta(days=1), monkeypatch)["elm-head"]
    for word in ("SECRET", "Room 3", "oak", "Elm", "manager"):
        assert word not in body
    assert f"{settings.SITE_ADDRESS}/calendars/" in body


def test_two_school_days_after_the_day_it_is_asked_what_became_of_it_unless_somebody_said(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity(oak)
    held = activity(oak, title="Held")
    Activity.objects.filter(pk=held.pk).update(status=Status.HELD)
    for n in (1, 2, 3):
        assert night(THURSDAY + timedelta(days=n), monkeypatch) == {}
    told = night(THURSDAY + timedelta(days=4), monkeypatch)
    assert "What became of it? 3 December 2026: Visit" in told["elm-head"]
    assert "Held" not in told["elm-head"]


def test_what_would_fall_on_a_day_off_is_said_on_the_school_day_before(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity(oak, starts=date(2026, 12, 7))
    DaysClosed.objects.create(
        organisation=oak.made.supporting,
        name="Training",
        first=date(2026, 12, 4),
        last=date(2026, 12, 4),
        entered_at=AT,
    )
    told = {day: sorted(night(date(2026, 11, 30) + timedelta(days=day), monkeypatch)) for day in range(8)}
    both = ["elm-head", "oak-elm-manager"]
    assert {day: who for day, who in told.items() if who} == {0: both, 3: ["elm-head"], 4: ["oak-elm-manager"]}


def test_an_activity_that_moves_is_spoken_of_anew_and_a_cancelled_one_no_more(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = activity(oak)
    assert night(date(2026, 12, 2), monkeypatch)
    Activity.objects.filter(pk=made.pk).update(starts=date(2026, 12, 8), version=2)
    assert "8 December 2026" in night(date(2026, 12, 7), monkeypatch)["elm-head"]
    Activity.objects.filter(pk=made.pk).update(starts=date(2026, 12, 15), status=Status.CANCELLED)
    assert night(date(2026, 12, 14), monkeypatch) == {}


def test_an_overdue_task_is_told_to_those_whose_it_is(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    StageDates.objects.create(
        partnership=oak.made, number=2, prepare=date(2026, 9, 1), plant=date(2026, 11, 30), harvest=date(2028, 1, 1),
        look=date(2028, 6, 1), last=date(2028, 8, 31), by=oak.people["supported"], at=AT,
    )  # fmt: skip
    for side in (Side.SUPPORTED, Side.SUPPORTING):
        # Where the heads have not said whether the time is right, the agreement cannot be begun, and nobody is late with it.
        ReadinessTold.objects.create(
            partnership=oak.made,
            side=side,
            head=oak.people[side.value],
            inspection="none-near",
            in_post="longer",
            at=AT,
        )
    told = night(date(2026, 11, 30), monkeypatch)
    assert "Still to do, by 29 November 2026: Write and sign the agreement" in told["oak-head"]
    assert "Write a plan" not in told["oak-head"]
    assert "Still to do, by 29 November 2026: Write a plan" in told["oak-elm-manager"]
    assert "oak-elm-staff" not in told


def reply(oak: World, side: Side, answer: str, expires: date) -> None:
    Reply.objects.create(
        partnership=oak.made, side=side, head=oak.people[side.value], answer=answer, on=TODAY, expires=expires, at=AT
    )


@pytest.mark.parametrize("state", [State.CONSIDERED, State.RUNNING, State.PAUSED])
@pytest.mark.parametrize("other", ["yes", "no", "maybe", None])
def test_a_yes_that_runs_out_is_told_to_its_head_alone_whatever_the_other_did(
    oak: World, monkeypatch: pytest.MonkeyPatch, state: State, other: str | None
) -> None:
    reply(oak, Side.SUPPORTED, "yes", date(2027, 1, 14))
    if other:
        reply(oak, Side.SUPPORTING, other, date(2027, 11, 24))
    oak.put(state)
    told = {day: night(date(2026, 12, day), monkeypatch) for day in range(11, 19)}
    said = "Your answer counts until 14 January 2027. You can give it anew."
    assert {day: sorted(who) for day, who in told.items() if who} == {15: ["oak-head"]}
    assert said in told[15]["oak-head"]


def test_a_yes_that_was_taken_back_is_not_spoken_of(oak: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reply(oak, Side.SUPPORTED, "yes", date(2027, 1, 14))
    reply(oak, Side.SUPPORTED, "no", date(2027, 11, 24))
    assert night(date(2026, 12, 15), monkeypatch) == {}


@pytest.mark.parametrize("state", [State.CONSIDERED, State.PAUSED, State.ENDED])
def test_nothing_is_said_of_what_is_planned_while_the_partnership_is_not_running(
    oak: World, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    activity(oak)
    oak.put(state)
    assert night(date(2026, 12, 2), monkeypatch) == {}


def chose(someone: User, rhythm: str) -> None:
    RhythmChosen.objects.create(person=someone, rhythm=rhythm, at=AT)


def test_who_wants_one_mail_a_week_gets_it_on_its_first_school_day_and_who_wants_none_gets_none(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chose(oak.people["supporting"], "weekly")
    chose(oak.people["manager"], "none")
    activity(oak)
    activity(oak, title="Later", starts=date(2026, 12, 4))
    told = {day: night(date(2026, 11, 29) + timedelta(days=day), monkeypatch) for day in range(8)}
    assert [day for day, who in told.items() if who] == [1]
    body = told[1]["elm-head"]
    assert "Visit" in body
    assert "Later" in body


def test_a_mail_that_cannot_be_sent_is_tried_again_and_stops_nobody_elses(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    activity(oak)
    User.objects.filter(pk=oak.people["supporting"].pk).update(email="refused@example.org")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2026, 12, 2))
    with override_settings(EMAIL_BACKEND="tests.web.calendars.refusing.EmailBackend"):
        said = remind(date(2026, 12, 2))
    assert "1 reminder was sent. 1 could not be sent" in said
    assert set(ReminderSent.objects.values_list("person", flat=True)) == {oak.people["manager"].pk}
    User.objects.filter(pk=oak.people["supporting"].pk).update(email="new@example.org")
    assert remind(date(2026, 12, 2)) == "1 reminder was sent."


def test_the_night_asks_for_reminders() -> None:
    assert "reminders" in {one.work for one in ask_for(TODAY, AT)}


def test_a_person_chooses_how_to_be_reminded(oak: World) -> None:
    client = oak.client("staff")
    assert "each reminder as it falls due" in client.get("/calendars/").content.decode()
    assert client.post("/calendars/reminders/", {"once": uuid4().hex}).status_code == 200
    assert client.post("/calendars/reminders/", {"rhythm": "weekly", "once": uuid4().hex}).status_code == 302
    assert "one e-mail at the beginning of each week" in client.get("/calendars/").content.decode()


def close(oak: World, who: str, organisation: object, **more: str) -> int:
    given = {"name": "Half-term", "first": "2027-02-15", "last": "2027-02-19", "once": uuid4().hex} | more
    return oak.client(who).post(f"/calendars/days-off/{organisation}/add/", given).status_code


def test_a_head_enters_days_off_of_the_own_school_and_of_no_other(oak: World) -> None:
    own, other = oak.made.supported.key, oak.made.supporting.key
    assert close(oak, "supported", own) == 302
    assert close(oak, "supported", other) == 404
    for who in ("manager", "staff", "adviser", "governor", "guest"):
        assert close(oak, who, own) == 404, who
    page = oak.client("supported").get("/calendars/days-off/").content.decode()
    assert "15 February 2027 to 19 February 2027" in page
    assert "25 December 2026" in page
    assert "Half-term" not in oak.client("supporting").get("/calendars/days-off/").content.decode()


@pytest.mark.parametrize("wrong", [{"last": "2027-02-14"}, {"last": "2027-12-01"}, {"name": ""}, {"first": "soon"}])
def test_days_off_that_cannot_be_are_refused_and_stay_as_typed(oak: World, wrong: dict[str, str]) -> None:
    assert close(oak, "supported", oak.made.supported.key, **wrong) == 200
    assert not DaysClosed.objects.exists()


def test_days_off_are_removed_by_who_may_enter_them(oak: World) -> None:
    close(oak, "supported", oak.made.supported.key)
    where = f"/calendars/days-off/{DaysClosed.objects.get().key}/remove/"
    assert oak.client("supporting").post(where, {"once": uuid4().hex}).status_code == 404
    assert oak.client("supported").get(where).status_code == 200
    assert oak.client("supported").post(where, {"once": uuid4().hex}).status_code == 302
    assert DaysClosed.objects.get().removed_at is not None
    assert oak.client("supported").get(where).status_code == 404


def test_a_broker_enters_days_off_of_the_authority_and_they_count_for_schools_that_entered_none(
    oak: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    shire = organisation("Oakshire", OrganisationKind.AUTHORITY)
    broker = oak.people["broker"]
    Membership.objects.create(person=broker, organisation=shire, since=date(2026, 9, 1))
    Participation.objects.filter(person=broker).update(organisation=shire)
    Partnership.objects.update(arranged_by=shire)
    assert close(oak, "broker", shire.key, first="2026-12-02", last="2026-12-02") == 302
    activity(oak)
    assert night(date(2026, 12, 2), monkeypatch) == {}
