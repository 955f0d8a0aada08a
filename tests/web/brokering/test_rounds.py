"""Opening a round, stating needs and offers, setting rules, and who may."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.brokering.phases import NotInThisPhase, Phase, Step
from alongside_web.accounts.models import Organisation, User
from alongside_web.audit.models import Entry
from alongside_web.brokering.models import BrokeringRound, NeedStated, RoundPart, RulesVersion
from alongside_web.brokering.operations_rounds import (
    HeadOf,
    RoundChanged,
    StatedTwice,
    do_state,
    do_step,
    do_withdraw,
)
from alongside_web.brokering.voice_models import Voice
from tests.web.brokering.conftest import NOW, needs, offers, person, school, seat, signed_in


def once_in(client: Client, at: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', client.get(at).content.decode())
    assert found is not None
    return found[1]


def send(client: Client, at: str, fields: dict[str, object], page: str = "") -> int:
    return client.post(at, {**fields, "once": once_in(client, page or at)}).status_code


def test_somebody_of_an_authority_opens_a_round_and_brokers_it(authority: Organisation, broker: User) -> None:
    client = signed_in(broker)
    fields = {
        "organisation": authority.pk,
        "name": "Spring",
        "scope": "",
        "answers_by": "2030-01-10",
        "closes": "2030-02-10",
    }

    assert send(client, "/rounds/open/", fields) == 302

    made = BrokeringRound.objects.get()
    assert (made.name, made.phase) == ("Spring", Phase.OPEN)
    assert RoundPart.objects.get().person == broker
    assert Entry.objects.get(action="opened round").actor == broker.pk
    assert "Spring" in client.get("/rounds/").content.decode()


def test_a_round_that_ends_before_it_began_is_refused_and_what_was_typed_stays(
    authority: Organisation, broker: User
) -> None:
    client = signed_in(broker)
    fields = {"organisation": authority.pk, "name": "Spring", "answers_by": "2030-01-10", "closes": "2030-01-01"}

    page = client.post("/rounds/open/", {**fields, "once": once_in(client, "/rounds/open/")}).content.decode()

    assert "give a day after the one above" in page
    assert 'value="Spring"' in page
    assert not BrokeringRound.objects.exists()


@pytest.mark.parametrize("path", ["", "needs/", "offers/", "needs/add/", "rules/", "interests/", "people/"])
def test_a_round_is_not_there_for_who_has_no_part_in_it(
    path: str, autumn: BrokeringRound, authority: Organisation
) -> None:
    colleague = signed_in(person("colleague", authority))
    assert colleague.get(f"/rounds/{autumn.key}/{path}").status_code == 404


def test_a_reader_reads_and_changes_nothing(autumn: BrokeringRound, broker: User, authority: Organisation) -> None:
    reader = person("reader", authority)
    send(signed_in(broker), f"/rounds/{autumn.key}/people/", {"email": reader.email, "role": "reader"})
    client = signed_in(reader)

    assert client.get(f"/rounds/{autumn.key}/").status_code == 200
    assert "Set rules" not in client.get(f"/rounds/{autumn.key}/").content.decode()
    assert client.get(f"/rounds/{autumn.key}/needs/add/").status_code == 404
    assert client.post(f"/rounds/{autumn.key}/ask/", {"version": 1, "once": "x"}).status_code == 404


def test_nobody_of_another_organisation_is_let_in(autumn: BrokeringRound, broker: User) -> None:
    stranger = person("stranger")
    client, at = signed_in(broker), f"/rounds/{autumn.key}/people/"
    page = client.post(at, {"email": stranger.email, "role": "broker", "once": once_in(client, at)}).content.decode()
    assert "invite them into it first" in page
    assert RoundPart.objects.count() == 1


def test_a_need_is_stated_with_its_head_who_has_a_voice(autumn: BrokeringRound, broker: User) -> None:
    school("oak")
    client = signed_in(broker)
    fields = {
        "school": "Oak School",
        "head_name": "Ann",
        "head_email": "ann@example.org",
        "areas": ["mathematics"],
        "urgency": "term",
        "partners": 1,
    }

    assert send(client, f"/rounds/{autumn.key}/needs/add/", fields) == 302

    row, voice = NeedStated.objects.get(), Voice.objects.get()
    assert (row.school.name, row.areas, row.urgency) == ("Oak School", ["mathematics"], "term")
    assert (voice.email, voice.token_hash) == ("ann@example.org", "")
    assert "mathematics" in client.get(f"/rounds/{autumn.key}/needs/").content.decode()


def test_a_school_stands_on_one_side_once(autumn: BrokeringRound, broker: User) -> None:
    at = seat(broker, autumn)
    first = needs(at, broker, "oak")
    with pytest.raises(StatedTwice, match="stands on this side of the round already"):
        do_state(at, NeedStated(school=first.school), HeadOf("", "x@example.org"), actor=broker, at=NOW)


def test_of_two_brokers_who_change_a_need_the_second_is_told_and_loses_no_words(
    autumn: BrokeringRound, broker: User
) -> None:
    row = needs(seat(broker, autumn), broker, "oak")
    client, at = signed_in(broker), f"/rounds/{autumn.key}/needs/{row.key}/"
    fields = {"urgency": "now", "partners": 1, "version": 1}
    assert send(client, at, {**fields, "note": "first"}) == 302

    answer = client.post(at, {**fields, "note": "second words", "once": once_in(client, at)})

    assert answer.status_code == 409
    assert "second words" in answer.content.decode()
    assert NeedStated.objects.get().note == "first"
    assert send(client, at, {**fields, "version": 2, "note": "second words"}) == 302


def test_a_need_that_was_withdrawn_is_gone_and_can_be_stated_anew(autumn: BrokeringRound, broker: User) -> None:
    at = seat(broker, autumn)
    row = needs(at, broker, "oak")
    do_withdraw(at, row, actor=broker, at=NOW)
    do_withdraw(at, row, actor=broker, at=NOW)
    assert Entry.objects.filter(action="withdrew need").count() == 1
    do_state(at, NeedStated(school=row.school), HeadOf("", "x@example.org"), actor=broker, at=NOW)


def test_rules_are_versions_with_reasons_and_of_two_who_set_them_at_once_one_is_told(
    autumn: BrokeringRound, broker: User
) -> None:
    client, at = signed_in(broker), f"/rounds/{autumn.key}/rules/"
    page = client.get(at).content.decode()
    fields: dict[str, object] = dict(re.findall(r'name="([^"]+)" type="text"[^>]*value="([^"]*)"', page))
    fields |= {"same_phase": "on", "seen": 1, "why": "The county is wide", "travel_limit_km": "90"}

    assert send(client, at, fields) == 302
    assert send(client, at, fields) == 409

    last = RulesVersion.objects.order_by("number").last()
    assert last is not None
    assert (last.number, last.rules, last.weights, last.why) == (2, {"travel_limit_km": 90.0}, {}, "The county is wide")


def test_the_round_goes_from_step_to_step_and_two_brokers_cannot_take_one_twice(
    autumn: BrokeringRound, broker: User
) -> None:
    at = seat(broker, autumn)
    do_step(at, Step.ASK, 1, actor=broker, at=NOW)
    with pytest.raises(RoundChanged):
        do_step(at, Step.STOP_ASKING, 1, actor=broker, at=NOW)
    with pytest.raises(NotInThisPhase):
        do_step(at, Step.ASK, 2, actor=broker, at=NOW)
    autumn.refresh_from_db()
    assert autumn.phase == Phase.GATHERING


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("side", ["needs", "offers"])
def test_lists_ask_the_same_number_of_questions_however_many_rows(
    side: str, rows: int, autumn: BrokeringRound, broker: User
) -> None:
    at = seat(broker, autumn)
    for number in range(rows):
        (needs if side == "needs" else offers)(at, broker, f"school{number}")
    client = signed_in(broker)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(f"/rounds/{autumn.key}/{side}/").content.decode()
    assert page.count('scope="row"') == rows
    # Of needs, whether the broker may take some from the concern register is asked as well.
    assert len(captured) == (6 if side == "needs" else 5)


def test_dates_are_stated_of_a_need_and_must_not_end_before_they_begin(autumn: BrokeringRound, broker: User) -> None:
    row = needs(seat(broker, autumn), broker, "oak")
    client, at = signed_in(broker), f"/rounds/{autumn.key}/needs/{row.key}/"
    fields = {"urgency": "now", "partners": 1, "version": 1, "starts": "2027-03-01"}

    page = client.post(at, {**fields, "ends": "2027-02-01", "once": once_in(client, at)}).content.decode()

    assert "This day is before the first; give a later day" in page
    assert 'value="2027-03-01"' in page
    assert send(client, at, {**fields, "ends": "2027-07-31"}) == 302
    row.refresh_from_db()
    assert (row.starts, row.ends) == (date(2027, 3, 1), date(2027, 7, 31))
