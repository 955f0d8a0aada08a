"""Who leaves is signed out everywhere at once, and what hangs on the membership ends."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from alongside_web.accounts.models import Membership, Session, User
from alongside_web.accounts.operations import (
    LastAdministrator,
    close_account,
    end_membership,
    end_sessions,
    erase_person,
)
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.accounts.signals import person_erased, person_left
from alongside_web.audit.models import Entry, Values
from alongside_web.audit.queries import first_break
from tests.web.accounts.people import AT, member, organisation, person, proved, sign_in, signed_in

pytestmark = pytest.mark.django_db


def test_a_session_knows_whose_it_is(site: Client) -> None:
    someone, other = person("ann"), person("bob")
    sign_in(site, someone)
    signed_in(someone)
    signed_in(other)

    assert sorted(Session.objects.values_list("person", flat=True)) == [someone.pk, someone.pk, other.pk]
    assert end_sessions(someone) == 2
    assert site.get("/account/").status_code == 302


def test_a_member_whose_membership_ends_is_signed_out_everywhere_at_once(site: Client) -> None:
    oakshire, ann, bob = organisation(), person("ann"), person("bob")
    member(ann, oakshire, administers=True)
    theirs = member(bob, oakshire)
    phone, desk, administrator = signed_in(bob), signed_in(bob), signed_in(ann)
    where = f"/account/organisations/{oakshire.key}/people/{theirs.pk}/end/"
    assert "End the membership of Bob in Oakshire" in administrator.get(where).content.decode()

    answer = administrator.post(where, {"once": "k"})

    assert answer.headers["Location"] == f"/account/organisations/{oakshire.key}/"
    assert [one.get("/account/").status_code for one in (phone, desk, administrator)] == [302, 302, 200]
    assert "Bob" not in administrator.get(f"/account/organisations/{oakshire.key}/").content.decode().split("left")[-1]
    assert Entry.objects.filter(action="left organisation", actor=ann.pk).count() == 1


def test_other_parts_hear_who_left_what_and_when(site: Client) -> None:
    oakshire, ann, bob = organisation(), person("ann"), person("bob")
    member(ann, oakshire, administers=True)
    heard: list[tuple[object, object, object]] = []

    def hear(sender: object, person: User, organisation: object, last_day: date, **_: object) -> None:
        heard.append((person, organisation, last_day))

    person_left.connect(hear)
    try:
        end_membership(member(bob, oakshire), actor=ann, at=AT)
        close_account(bob, actor=bob, at=AT)
    finally:
        person_left.disconnect(hear)

    assert heard == [(bob, oakshire, date(2026, 11, 23)), (bob, None, date(2026, 11, 23))]


def test_the_last_who_may_invite_cannot_leave_before_somebody_else_may(site: Client) -> None:
    oakshire, ann = organisation(), person("ann")
    hers = member(ann, oakshire, administers=True)
    client = signed_in(ann)

    client.post(f"/account/organisations/{oakshire.key}/people/{hers.pk}/end/", {"once": "k"})

    page = client.get(f"/account/organisations/{oakshire.key}/").content.decode()
    assert "let somebody else first" in page
    with pytest.raises(LastAdministrator):
        end_membership(hers, actor=ann, at=AT)


def test_a_membership_ends_once(site: Client) -> None:
    oakshire, ann, bob = organisation(), person("ann"), person("bob")
    member(ann, oakshire, administers=True)
    his = member(bob, oakshire)

    for _ in range(2):
        end_membership(his, actor=ann, at=AT)

    assert Entry.objects.filter(action="left organisation").count() == 1


def test_a_person_closes_the_own_account_after_proving_it(site: Client) -> None:
    oakshire, ann = organisation(), person("ann")
    member(ann, oakshire, administers=True)
    unproved = signed_in(ann)
    assert unproved.post("/account/close/", {"once": "k"}).headers["Location"].startswith("/account/prove/password/")
    client = proved(ann)
    assert "Close your account" in client.get("/account/close/").content.decode()

    answer = client.post("/account/close/", {"once": "k"})

    ann.refresh_from_db()
    assert (answer.headers["Location"], ann.is_active) == ("/", False)
    assert Membership.objects.filter(person=ann, until=None).count() == 0
    assert [one.get("/account/").status_code for one in (client, unproved)] == [302, 302]
    assert sign_in(Client(), ann) == 200
    assert "Your account is closed" in client.get("/").content.decode()


def test_an_erased_person_is_named_nowhere_and_the_chain_still_holds(site: Client) -> None:
    oakshire, ann, bob = organisation(), person("ann"), person("bob")
    member(ann, oakshire, administers=True)
    invite(Invited("bob@example.org", oakshire), actor=ann, at=AT)
    member(bob, oakshire)
    signed_in(bob).post("/account/name/", {"full_name": "Robert Uncommonname", "version": "1", "once": "k"})
    bob.refresh_from_db()
    heard: list[User] = []

    def hear(sender: object, person: User, **_: object) -> None:
        heard.append(person)

    person_erased.connect(hear)
    try:
        for _ in range(2):
            erase_person(bob, actor=None, at=AT, via="command")
    finally:
        person_erased.disconnect(hear)

    bob.refresh_from_db()
    assert (bob.email, bob.full_name, bob.is_active) == (f"erased-{bob.pk}@erased.invalid", "", False)
    kept = str(list(Values.objects.values_list("values", flat=True))) + str(list(User.objects.values()))
    assert "Uncommonname" not in kept
    assert "bob@example.org" not in kept
    assert first_break() is None
    assert heard == [bob]
    assert Entry.objects.filter(action="erased person").count() == 1


def test_the_operators_commands_open_close_and_erase(site: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("open_account", "op@example.org", "--name", "Op", "--operator")
    password = capsys.readouterr().out.split("password ")[1].split(" ")[0]
    operator = User.objects.get(email="op@example.org")
    assert (operator.is_superuser, sign_in(site, operator, password)) == (True, 302)

    call_command(
        "open_organisation",
        "Oakshire",
        "--kind=authority",
        "--administrator=ann@example.org",
        "--by=op@example.org",
    )
    assert "an invitation went to ann@example.org" in capsys.readouterr().out
    person("cat")
    call_command("close_account", "cat@example.org")
    call_command("erase_person", "cat@example.org")
    assert not User.objects.filter(email="cat@example.org").exists()
    assert Entry.objects.get(action="erased person").via == "command"
    assert first_break() is None
