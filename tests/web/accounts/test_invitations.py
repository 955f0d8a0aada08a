"""An invitation goes to one address, works once and for fourteen days, and says clearly when it does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from alongside_web.accounts.models import Invitation, Membership, Organisation, User
from alongside_web.accounts.operations_invitations import (
    ForAnotherAddress,
    InvitationClosed,
    InvitationUnknown,
    Invited,
    accept,
    invite,
    resend,
    revoke,
)
from alongside_web.accounts.signals import invitation_accepted
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import first_break
from tests.web.accounts.people import AT, link_in_mail, member, organisation, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def oakshire() -> Organisation:
    return organisation()


@pytest.fixture
def ann(oakshire: Organisation) -> User:
    someone = person("ann")
    member(someone, oakshire, administers=True)
    return someone


def sent(invited: Invited, by: User) -> tuple[Invitation, str]:
    """An invitation sent now, and the address in its e-mail."""
    made = invite(invited, actor=by, at=timezone.now())
    return made, link_in_mail()


def token_of(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[-1]


def test_an_administrator_invites_and_the_e_mail_says_who_and_what_for(
    site: Client, ann: User, oakshire: Organisation
) -> None:
    where = f"/account/organisations/{oakshire.key}/"

    answer = signed_in(ann).post(f"{where}invite/", {"email": "bob@example.org", "once": "k"})

    assert answer.headers["Location"] == where
    assert mail.outbox[0].to == ["bob@example.org"]
    assert "Ann invites you into Oakshire" in str(mail.outbox[0].body)
    assert "It runs out on" in str(mail.outbox[0].body)
    page = signed_in(ann).get(where).content.decode()
    assert "bob@example.org" in page


def test_only_the_hash_of_the_link_is_kept(ann: User, oakshire: Organisation) -> None:
    made, link = sent(Invited("bob@example.org", oakshire), ann)

    assert token_of(link) not in str(list(Invitation.objects.values()))
    assert token_of(link) not in str(list(Entry.objects.values("values_kept__values")))
    assert len(made.token_hash) == 64


def test_the_invited_opens_an_account_becomes_a_member_and_is_signed_in(
    site: Client, ann: User, oakshire: Organisation
) -> None:
    _, link = sent(Invited("bob@example.org", oakshire, for_what="To take part as head."), ann)
    page = site.get(link)
    assert "To take part as head." in page.content.decode()
    # With "no-referrer" a browser sends no origin either, and the form would be refused as not ours.
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store, private", "same-origin")

    answer = site.post(link, {"full_name": "Bob Head", "password": "lantern gravel sister"})

    bob = User.objects.get(email="bob@example.org")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/partnerships/")
    assert site.session["_auth_user_id"] == str(bob.pk)
    assert [one.organisation for one in bob.memberships.all()] == [oakshire]
    assert site.get("/account/second-step/on/").status_code == 200  # the password is not asked for again at once
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["invited", "opened account", "joined organisation", "accepted invitation"]
    assert first_break() is None


def test_a_faulty_form_keeps_what_was_typed_and_uses_nothing_up(
    site: Client, ann: User, oakshire: Organisation
) -> None:
    _, link = sent(Invited("bob@example.org", oakshire), ann)

    page = site.post(link, {"full_name": "Bob Head", "password": "short"}).content.decode()

    assert 'value="Bob Head"' in page
    assert "There is a problem" in page
    assert "short" not in page.replace("too short", "").replace("in a short", "")
    assert Invitation.objects.get().accepted_at is None


def test_who_has_an_account_signs_in_and_accepts(site: Client, ann: User, oakshire: Organisation) -> None:
    bob = person("bob")
    _, link = sent(Invited("Bob@Example.org", oakshire), ann)
    assert f"/account/sign-in/?next={link}" in site.get(link).content.decode()
    client = signed_in(bob)
    assert "Accept the invitation" in client.get(link).content.decode()

    for _ in range(2):
        assert client.post(f"{link}accept/", {"once": "k"}).headers["Location"] == "/partnerships/"

    assert Membership.objects.filter(person=bob, organisation=oakshire, until=None).count() == 1
    assert "You accepted this invitation" in client.get(link).content.decode()


def test_another_person_cannot_accept_and_is_not_told_for_whom_it_is(
    site: Client, ann: User, oakshire: Organisation
) -> None:
    eve = person("eve")
    _, link = sent(Invited("bob@example.org", oakshire), ann)
    client = signed_in(eve)

    page = client.get(link)

    assert page.status_code == 403
    assert "for another address" in page.content.decode()
    assert "bob@example.org" not in page.content.decode()
    assert "Oakshire" not in page.content.decode()
    client.post(f"{link}accept/", {"once": "k"})
    assert not eve.memberships.exists()
    with pytest.raises(ForAnotherAddress):
        accept(token_of(link), person=eve, at=timezone.now())


def test_an_invitation_runs_out_after_fourteen_days(site: Client, ann: User, oakshire: Organisation) -> None:
    made, link = sent(Invited("bob@example.org", oakshire), ann)
    assert made.expires_at - made.sent_at == timedelta(days=14)
    Invitation.objects.update(expires_at=timezone.now())

    page = site.get(link)

    assert page.status_code == 410
    assert "has run out" in page.content.decode()
    assert site.post(link, {"full_name": "Bob", "password": "lantern gravel sister"}).status_code == 410
    assert not User.objects.filter(email="bob@example.org").exists()


def test_an_invitation_works_once(site: Client, ann: User, oakshire: Organisation) -> None:
    _, link = sent(Invited("bob@example.org", oakshire), ann)
    typed = {"full_name": "Bob", "password": "lantern gravel sister"}
    site.post(link, typed)

    second = Client().post(link, typed)

    assert second.status_code == 410
    assert "was used already" in second.content.decode()
    assert User.objects.filter(email="bob@example.org").count() == 1


def test_an_invitation_sent_again_has_a_new_link_and_new_time(site: Client, ann: User, oakshire: Organisation) -> None:
    made, old = sent(Invited("bob@example.org", oakshire), ann)
    Invitation.objects.update(expires_at=AT)
    where = f"/account/organisations/{oakshire.key}/invitations/{made.key}/again/"

    assert signed_in(ann).post(where, {"once": "k"}).status_code == 302

    assert site.get(old).status_code == 404
    assert "Open your account" in site.get(link_in_mail()).content.decode()


def test_an_invitation_taken_back_is_dead(site: Client, ann: User, oakshire: Organisation) -> None:
    made, link = sent(Invited("bob@example.org", oakshire), ann)
    where = f"/account/organisations/{oakshire.key}/invitations/{made.key}/take-back/"

    assert signed_in(ann).post(where, {"once": "k"}).status_code == 302

    assert "was taken back" in site.get(link).content.decode()
    with pytest.raises(InvitationClosed, match="taken back"):
        resend(made, actor=ann, at=timezone.now())


def test_an_accepted_invitation_cannot_be_taken_back(ann: User, oakshire: Organisation) -> None:
    bob = person("bob")
    made, link = sent(Invited("bob@example.org", oakshire), ann)
    accept(token_of(link), person=bob, at=timezone.now())

    with pytest.raises(InvitationClosed, match="accepted already"):
        revoke(made, actor=ann, at=timezone.now())


def test_a_link_that_was_never_sent_is_not_there(site: Client, ann: User) -> None:
    page = site.get("/account/invitation/no-such-token/")

    assert page.status_code == 404
    assert "No invitation has this link" in page.content.decode()
    with pytest.raises(InvitationUnknown):
        accept("no-such-token", person=ann, at=timezone.now())


def test_a_closed_account_cannot_be_opened_by_an_invitation(site: Client, ann: User, oakshire: Organisation) -> None:
    User.objects.filter(pk=person("bob").pk).update(is_active=False)
    _, link = sent(Invited("bob@example.org", oakshire), ann)

    assert "The account of this address is closed" in site.get(link).content.decode()


def test_other_parts_hear_of_an_acceptance_in_its_transaction(ann: User, oakshire: Organisation) -> None:
    heard: list[tuple[Invitation, User]] = []

    def hear(sender: object, invitation: Invitation, person: User, **_: object) -> None:
        heard.append((invitation, person))

    bob = person("bob")
    made, link = sent(Invited("bob@example.org", oakshire), ann)
    invitation_accepted.connect(hear)
    try:
        accept(token_of(link), person=bob, at=timezone.now())
    finally:
        invitation_accepted.disconnect(hear)

    assert heard == [(made, bob)]


def test_a_member_who_accepts_again_stays_one_member_and_may_gain_the_right_to_invite(
    ann: User, oakshire: Organisation
) -> None:
    bob = person("bob")
    member(bob, oakshire)
    _, link = sent(Invited("bob@example.org", oakshire, administers=True), ann)

    accept(token_of(link), person=bob, at=timezone.now())

    assert [one.administers for one in bob.memberships.all()] == [True]


def test_an_invitation_without_an_address_says_so(site: Client, ann: User, oakshire: Organisation) -> None:
    page = signed_in(ann).post(f"/account/organisations/{oakshire.key}/invite/", {"email": "bob", "once": "k"})

    assert "Enter an e-mail address in the right form" in page.content.decode()
    assert 'value="bob"' in page.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", ["member", "stranger", "left"])
def test_who_does_not_look_after_an_organisation_does_not_find_it(
    site: Client, ann: User, oakshire: Organisation, who: str
) -> None:
    eve = person("eve")
    if who == "member":
        member(eve, oakshire)
    if who == "left":
        Membership.objects.filter(pk=member(eve, oakshire, administers=True).pk).update(until=AT.date().replace(day=1))
    made, _ = sent(Invited("bob@example.org", oakshire), ann)
    where = f"/account/organisations/{oakshire.key}/"
    client = signed_in(eve)

    there = client.get(where)
    nowhere = client.get(where.replace(str(oakshire.key)[:8], "00000000"))

    assert (there.status_code, nowhere.status_code) == (404, 404)
    for number, action in enumerate(
        ("invite/", f"invitations/{made.key}/again/", f"invitations/{made.key}/take-back/")
    ):
        assert client.post(where + action, {"email": "x@example.org", "once": str(number)}).status_code == 404
    assert client.post(f"{where}people/{ann.memberships.get().pk}/end/", {"once": "e"}).status_code == 404
    assert Invitation.objects.count() == 1


def test_another_organisations_invitation_or_member_is_not_there(
    site: Client, ann: User, oakshire: Organisation
) -> None:
    other = organisation("Elmshire")
    eve = person("eve")
    theirs = member(eve, other, administers=True)
    made, _ = sent(Invited("bob@example.org", other), eve)
    where = f"/account/organisations/{oakshire.key}/"
    client = signed_in(ann)

    assert client.post(f"{where}invitations/{made.key}/again/", {"once": "1"}).status_code == 404
    assert client.post(f"{where}invitations/{made.key}/take-back/", {"once": "2"}).status_code == 404
    assert client.post(f"{where}people/{theirs.pk}/end/", {"once": "3"}).status_code == 404


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_of_people_asks_the_same_number_of_questions_for_any_number_of_them(
    site: Client, ann: User, oakshire: Organisation, people: int, django_assert_num_queries: object
) -> None:
    for number in range(people):
        member(person(f"p{number}"), oakshire)
        sent(Invited(f"i{number}@example.org", oakshire), ann)
    client = signed_in(ann)

    with django_assert_num_queries(7):  # type: ignore[operator]  # pytest-django's fixture
        page = client.get(f"/account/organisations/{oakshire.key}/")

    assert page.content.decode().count("Send again") == people
