"""A person sees and takes away everything that is held about them, and nobody else's."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.test import Client

from alongside_web.accounts.operations import rename
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.accounts.reports import Held, ReportedTwice, add_reporter
from tests.web.accounts.people import AT, member, organisation, person, proved

pytestmark = pytest.mark.django_db


def test_the_page_shows_account_memberships_invitations_forms_and_changes(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    invite(Invited("bob@example.org", oakshire), actor=ann, at=AT)
    client = proved(ann)
    client.post("/account/name/", {"full_name": "Ann Other", "version": "1", "once": "k"})

    page = client.get("/account/about-me/").content.decode()

    for told in (
        "ann@example.org",
        "Oakshire",
        "bob@example.org",
        "/account/name/",
        "You changed the name from “Ann” to “Ann Other”",
    ):
        assert told in page, told
    assert "24 November 2026" in page


def test_the_download_has_all_and_nobody_elses(site: Client) -> None:
    ann, bob = person("ann"), person("bob")
    rename(bob, "Robert Uncommonname", seen=1, at=AT)
    rename(ann, "Ann Other", seen=1, at=AT)

    answer = proved(ann).get("/account/about-me.json")
    document = json.loads(answer.content)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="about-me.json"'
    assert {"account", "memberships", "invitations", "sessions", "forms_sent", "changes"} <= set(document)
    assert document["account"][0]["full_name"] == "Ann Other"
    assert document["changes"][0]["what"] == "You changed the name from “Ann” to “Ann Other”."
    assert document["changes"][0]["values"] == {"from": "Ann", "to": "Ann Other"}
    assert "Uncommonname" not in answer.content.decode()


def test_the_page_shows_ten_of_a_kind_and_says_that_there_is_more(site: Client) -> None:
    ann = person("ann")
    for number in range(11):
        rename(ann, f"Ann {number}", seen=number + 1, at=AT)

    page = proved(ann).get("/account/about-me/").content.decode()

    assert page.count("You changed the name") == 10
    assert "There is more than the page shows" in page


def test_the_operator_gets_the_same_document(site: Client, capsys: pytest.CaptureFixture[str]) -> None:
    person("ann")

    call_command("report_person", "ann@example.org")

    assert json.loads(capsys.readouterr().out)["account"][0]["email"] == "ann@example.org"


def test_two_parts_cannot_report_under_one_name() -> None:
    with pytest.raises(ReportedTwice, match="'account' already"):
        add_reporter(Held("account", "Again", lambda _person: ()))
