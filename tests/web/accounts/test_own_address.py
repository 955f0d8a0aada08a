"""A person changes the own address by a link to the new one; two edits of the own name are not lost in one another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.accounts.operations_address import LinkDead, ask_for_address, change_address, wanted_by
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import first_break
from tests.web.accounts.people import AT, PASSWORD, key, link_in_mail, person, proved, sign_in, signed_in

pytestmark = pytest.mark.django_db
NEW = "ann.new@example.org"


def asked(client: Client, address: str = NEW, once: str = "ask") -> str:
    """Asks for another address, and returns the link that went to it."""
    answer = client.post("/account/address/", {"email": address, **key(once)})
    assert answer.headers["Location"] == "/account/"
    return link_in_mail(-2)


def test_a_person_changes_the_own_address_by_a_link_that_went_to_the_new_one(site: Client) -> None:
    ann = person("ann")
    EmailAddress.objects.create(user=ann, email=ann.email, verified=True, primary=True)
    here, elsewhere = proved(ann), signed_in(ann)

    link = asked(here)
    assert [one.to for one in mail.outbox] == [[NEW], ["ann@example.org"]]
    assert "change your password now" in str(mail.outbox[1].body)
    assert NEW not in str(mail.outbox[1].body)
    assert "Another address waits" in here.get("/account/").content.decode()
    assert "ann@example.org" in here.get(link).content.decode()
    answer = here.post(link, key("confirm"))

    ann.refresh_from_db()
    assert (answer.headers["Location"], ann.email) == ("/account/", NEW)
    assert [one.get("/account/").status_code for one in (here, elsewhere)] == [200, 302]
    assert mail.outbox[2].to == ["ann@example.org"]
    assert NEW not in str(mail.outbox[2].body)
    assert sign_in(Client(), User(email="ann@example.org")) == 200
    assert sign_in(Client(), ann) == 302
    assert not EmailAddress.objects.filter(email="ann@example.org").exists()
    actions = list(Entry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["asked for another address", "changed address"]
    assert first_break() is None


def test_asking_for_another_address_needs_the_password_again(site: Client) -> None:
    answer = signed_in(person("ann")).post("/account/address/", {"email": NEW, **key()})

    assert answer.headers["Location"].startswith("/account/prove/password/")
    assert mail.outbox == []


def test_the_link_alone_opens_nothing_and_opens_nothing_for_another_person(site: Client) -> None:
    ann, eve = person("ann"), person("eve")
    link = asked(proved(ann))

    assert site.get(link).headers["Location"].startswith("/account/sign-in/?next=/account/address/")
    other = signed_in(eve)
    assert other.get(link).status_code == 410
    assert other.post(link, key()).status_code == 410
    assert "ann" not in other.get(link).content.decode().replace(link, "")
    assert {one.email for one in User.objects.all()} == {"ann@example.org", "eve@example.org"}


@pytest.mark.parametrize("how", ["used", "kept", "newer", "password", "old", "forged"])
def test_a_link_is_dead_once_it_was(site: Client, how: str) -> None:
    ann = person("ann")
    client = proved(ann)
    link = asked(client)
    if how == "used":
        client.post(link, key("1"))
    if how == "kept":
        client.post("/account/address/keep/", key("1"))
    if how == "newer":
        asked(client, "third@example.org", "again")
    if how == "password":
        ann.refresh_from_db()
        ann.set_password("a quite different phrase")
        ann.save()
        client.force_login(ann)
    if how == "old":
        User.objects.update(address_asked_at=AT - timedelta(days=400))
    if how == "forged":
        link = link[:-3] + ("x/" if link[-3] != "x" else "y/")
    before = User.objects.get(pk=ann.pk).email

    assert client.get(link).status_code == 410
    assert client.post(link, key("2")).status_code == 410
    assert User.objects.get(pk=ann.pk).email == before


def test_whether_an_address_has_an_account_is_told_to_nobody_but_its_owner(site: Client) -> None:
    ann = person("ann")
    person("bob")
    client = proved(ann)

    free = client.post("/account/address/", {"email": NEW, **key("1")})
    taken = client.post("/account/address/", {"email": "Bob@example.org", **key("2")})

    assert (free.status_code, free.headers["Location"]) == (taken.status_code, taken.headers["Location"])
    assert [one.to for one in mail.outbox] == [[NEW], ["ann@example.org"], ["Bob@example.org"], ["ann@example.org"]]
    assert "/account/address/" not in str(mail.outbox[2].body)
    assert mail.outbox[1].body == mail.outbox[3].body


def test_an_address_that_somebody_took_meanwhile_is_not_given_twice(site: Client) -> None:
    ann = person("ann")
    link = asked(proved(ann))
    ann.refresh_from_db()
    token = link.rstrip("/").rsplit("/", 1)[-1]
    assert ann.address_asked_at is not None
    assert wanted_by(token, ann, at=ann.address_asked_at) == NEW
    User.objects.create_user(NEW.upper(), PASSWORD)

    with pytest.raises(LinkDead):
        change_address(ann, token, session=None, at=ann.address_asked_at)


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Enter the new"), ("x", "right form"), ("ANN@example.org", "have now")]
)
def test_an_address_that_will_not_do_says_why_and_is_kept_in_the_form(site: Client, typed: str, said: str) -> None:
    page = proved(person("ann")).post("/account/address/", {"email": typed, **key()}).content.decode()

    assert said in page
    assert f'value="{typed}"' in page
    assert mail.outbox == []


def test_asking_is_counted(site: Client) -> None:
    client = proved(person("ann"))

    codes = [client.post("/account/address/", {"email": f"p{n}@example.org", **key(str(n))}) for n in range(6)]

    assert [one.status_code for one in codes] == [302] * 5 + [429]


def test_asking_writes_nobody_elses_address_into_the_audit(site: Client) -> None:
    ask_for_address(person("ann"), NEW, at=AT)

    assert NEW not in str(list(Entry.objects.values("values_kept__values")))


def test_of_two_edits_of_a_name_the_later_is_told_of_the_earlier_and_keeps_its_own(site: Client) -> None:
    ann = person("ann")
    client = signed_in(ann)
    assert 'name="version" value="1"' in client.get("/account/name/").content.decode()
    client.post("/account/name/", {"full_name": "Ann One", "version": "1", **key("1")})

    late = client.post("/account/name/", {"full_name": "Ann Two", "version": "1", **key("2")})

    page = late.content.decode()
    assert late.status_code == 409
    assert "changed in another window" in page
    assert "<strong>Ann One</strong>" in page
    assert 'value="Ann Two"' in page
    ann.refresh_from_db()
    assert ann.full_name == "Ann One"
    assert 'name="version" value="2"' in page
    client.post("/account/name/", {"full_name": "Ann Two", "version": "2", **key("3")})
    ann.refresh_from_db()
    assert (ann.full_name, ann.version) == ("Ann Two", 3)


def test_a_name_sent_without_the_version_that_was_seen_changes_nothing(site: Client) -> None:
    ann = person("ann")

    for version in ("", "x", "-1"):
        sent = {"full_name": "Ann Two", "version": version, **key(f"k{version}")}
        assert signed_in(ann).post("/account/name/", sent).status_code in {200, 409}

    ann.refresh_from_db()
    assert ann.full_name == "Ann"
