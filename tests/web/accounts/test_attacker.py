"""What an attacker tries against accounts, each attempt with what it gets: nothing."""

from __future__ import annotations

import hashlib
import json
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.test import Client
from django.test.utils import override_settings
from django.urls import URLResolver, get_resolver
from django.utils import timezone

from alongside_web.accounts.models import Invitation, Membership, Session, Submission, User
from alongside_web.accounts.operations import close_account
from alongside_web.accounts.operations_invitations import Invited, invite
from tests.web.accounts.people import (
    PASSWORD,
    key,
    link_in_mail,
    member,
    organisation,
    person,
    proved,
    sign_in,
    signed_in,
)

pytestmark = pytest.mark.django_db
ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "https:elsewhere.example",
    "http:///elsewhere.example",
    "javascript:alert(1)",
    "\x08//elsewhere.example",
    " //elsewhere.example",
    "https://testserver@elsewhere.example/",
    "/account/\r\nX-Planted: yes",
)


def leads_here(location: str) -> bool:
    return location.startswith("/") and not location.startswith(("//", "/\\")) and "\n" not in location


@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_step_of_signing_in_or_out_leads_to_another_site(site: Client, there: str) -> None:
    ann = person("ann")
    fresh = {"login": ann.email, "password": PASSWORD, "next": there}

    signed = Client().post("/account/sign-in/", fresh, query_params={"next": there})
    already = signed_in(ann).get("/account/sign-in/", {"next": there})
    proof = signed_in(ann).post("/account/prove/password/", {"password": PASSWORD, "next": there})
    out = signed_in(ann).post("/account/sign-out/", {"next": there})
    language = Client().post("/language/", {"language": "en-gb", "next": there})

    for answer in (signed, already, proof, out, language):
        assert answer.status_code == 302
        assert leads_here(answer.headers["Location"]), answer.headers["Location"]
        assert "X-Planted" not in answer.headers


def test_a_session_that_was_planted_before_signing_in_is_not_the_one_that_is_signed_in(site: Client) -> None:
    ann = person("ann")
    site.get("/account/sign-in/")
    session = site.session
    session["planted"] = "yes"
    session.save()
    site.cookies["sessionid"] = planted = str(session.session_key)

    sign_in(site, ann)

    assert site.cookies["sessionid"].value != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert thief.get("/account/").status_code == 302
    assert not Session.objects.filter(session_key=planted).exists()


def test_joining_by_an_invitation_begins_a_new_session_too(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    invite(Invited("bob@example.org", oakshire), actor=ann, at=timezone.now())
    session = site.session
    session["planted"] = "yes"
    session.save()
    site.cookies["sessionid"] = planted = str(session.session_key)

    site.post(link_in_mail(), {"full_name": "Bob", "password": "lantern gravel sister"})

    assert site.cookies["sessionid"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_a_forged_host_is_refused_and_no_letter_names_it(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    for header in ({"host": "elsewhere.example"}, {"x-forwarded-host": "elsewhere.example"}):
        site.post("/account/password/forgotten/", {"email": ann.email}, headers=header)
        client = proved(ann)
        client.post("/account/address/", {"email": "new@example.org", **key("a")}, headers=header)
        where = f"/account/organisations/{oakshire.key}/invite/"
        client.post(where, {"email": "bob@example.org", **key("b")}, headers=header)

    assert mail.outbox
    assert "elsewhere" not in "".join(str(one.message()) for one in mail.outbox)


@override_settings(ALLOWED_HOSTS=["*"], SITE_ADDRESS="https://alongside.example")
def test_even_where_any_host_is_let_in_letters_lead_to_the_sites_own_address(site: Client) -> None:
    ann = person("ann")

    site.post("/account/password/forgotten/", {"email": ann.email}, headers={"host": "elsewhere.example"})

    assert "https://alongside.example/account/password/forgotten/" in str(mail.outbox[0].body)
    assert "elsewhere" not in str(mail.outbox[0].message())


@pytest.mark.parametrize("kind", ["open", "closed", "without password", "unknown"])
@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])
def test_a_wrong_password_costs_and_reads_the_same_whatever_the_account(
    site: Client, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(hasher: PBKDF2PasswordHasher, password: str, salt: str, iterations: int | None = None) -> str:
        hashed.append(password)
        return encode(hasher, password, salt, iterations)

    monkeypatch.setattr("django.contrib.auth.hashers.PBKDF2PasswordHasher.encode", counted)
    if kind != "unknown":
        ann = User.objects.create_user("ann@example.org", None if kind == "without password" else PASSWORD)
        if kind == "closed":
            close_account(ann, actor=ann, at=timezone.now())
    hashed.clear()

    answer = site.post("/account/sign-in/", {"login": "ann@example.org", "password": "not the password"})

    assert len(hashed) == 1
    assert answer.status_code == 200
    assert "The e-mail address or the password is not right" in answer.content.decode()


@pytest.mark.parametrize("address", ["ann@example.org", "closed@example.org", "nobody@example.org"])
def test_asking_for_a_password_answers_alike_and_writes_one_letter_whoever_it_is(site: Client, address: str) -> None:
    person("ann")
    close_account(closed := person("closed"), actor=closed, at=timezone.now())

    answer = site.post("/account/password/forgotten/", {"email": address})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/password/forgotten/sent/")
    assert [one.to for one in mail.outbox] == [[address]]
    assert ("/password/forgotten/" in str(mail.outbox[0].body)) == (address == "ann@example.org")


def test_inviting_answers_alike_whether_or_not_the_address_has_an_account(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    person("bob")
    client = signed_in(ann)
    pages = []
    for address in ("bob@example.org", "new@example.org"):
        client.post(f"/account/organisations/{oakshire.key}/invite/", {"email": address, **key(address)})
        page = client.get(f"/account/organisations/{oakshire.key}/").content.decode()
        pages.append(page.split("Invitations without an answer")[1].split("<li")[1].replace(address, "X"))

    known, unknown = (one.split("Send again")[0].split("formaction")[0] for one in pages)
    assert known == unknown
    assert str(mail.outbox[0].body).split("http")[0] == str(mail.outbox[1].body).split("http")[0]


@pytest.mark.usefixtures("_stopped_clock")
def test_guessing_links_is_counted_and_a_guess_tells_nothing(site: Client) -> None:
    oakshire = organisation()
    invite(Invited("bob@example.org", oakshire), actor=person("ann"), at=timezone.now())
    link = link_in_mail()

    guesses = [site.post(f"/account/invitation/guess-{number}/", {"full_name": "Eve"}) for number in range(61)]

    assert {one.status_code for one in guesses} == {404, 429}
    assert "Oakshire" not in guesses[0].content.decode()
    assert len(link.rstrip("/").rsplit("/", 1)[-1]) >= 43


@pytest.mark.usefixtures("_stopped_clock")
def test_many_accounts_from_one_place_are_tried_twenty_times_and_one_account_from_many_places_five(
    site: Client,
) -> None:
    ann = person("ann")
    spray = [
        Client().post("/account/sign-in/", {"login": f"p{number}@example.org", "password": "winter2026"})
        for number in range(21)
    ]
    spread = [
        Client(REMOTE_ADDR=f"192.0.2.{number}").post("/account/sign-in/", {"login": ann.email, "password": "winter"})
        for number in range(6)
    ]

    assert [one.status_code for one in spray] == [200] * 20 + [429]
    assert [one.status_code for one in spread] == [200] * 5 + [429]


@pytest.mark.parametrize("written", ["ANN@example.org", " ann@example.org ", "ann@EXAMPLE.org", "\tann@example.org"])
@pytest.mark.usefixtures("_stopped_clock")
def test_writing_an_address_otherwise_gives_no_more_attempts(site: Client, written: str) -> None:
    for _ in range(5):
        site.post("/account/sign-in/", {"login": "ann@example.org", "password": "wrong"})

    assert site.post("/account/sign-in/", {"login": written, "password": "wrong"}).status_code == 429


@pytest.mark.usefixtures("_stopped_clock")
def test_naming_another_place_in_a_header_gives_no_more_attempts(site: Client) -> None:
    codes = [
        Client()
        .post(
            "/account/sign-in/",
            {"login": f"p{number}@example.org", "password": "wrong"},
            headers={"x-forwarded-for": f"192.0.2.{number}", "x-real-ip": f"192.0.2.{number}"},
        )
        .status_code
        for number in range(21)
    ]

    assert codes[-1] == 429


@pytest.mark.usefixtures("_stopped_clock")
def test_codes_are_counted_for_the_person_and_not_for_the_session(site: Client) -> None:
    ann = person("ann")
    Authenticator.objects.create(user=ann, type="totp", data={"secret": "not a secret"})
    codes = []
    for number in range(6):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        session = client.session
        session["account_login"] = {"user_pk": str(ann.pk), "at": time.time()}
        session.save()
        client.cookies["sessionid"] = str(session.session_key)
        codes.append(client.post("/account/sign-in/code/", {"code": "000000"}).status_code)

    assert codes[-1] == 429
    assert 429 not in codes[:5]


def test_every_form_of_accounts_refuses_what_did_not_come_from_our_page(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    hers = member(ann, oakshire, administers=True)
    made = invite(Invited("ann@example.org", oakshire), actor=ann, at=timezone.now())
    token = link_in_mail().rstrip("/").rsplit("/", 1)[-1]
    client = Client(enforce_csrf_checks=True)
    client.force_login(ann)
    filled = {
        "<str:token>": token,
        "<uuid:key>": str(oakshire.key),
        "<uuid:invitation_key>": str(made.key),
        "<int:number>": str(hers.pk),
        "<str:provider_id>": "sso",
    }
    tried = 0
    for address in addresses_of_accounts():
        path = address
        for name, value in filled.items():
            path = path.replace(name, value)
        if "(?P" in path:
            path = "account/password/forgotten/1-x/"
        answer = client.post(f"/{path}", {**key(str(tried)), "full_name": "X", "email": "x@example.org"})
        tried += 1
        assert answer.status_code in {403, 404, 405}, path

    assert tried > 35
    ann.refresh_from_db()
    assert (ann.full_name, ann.is_active, Invitation.objects.count()) == ("Ann", True, 1)


def addresses_of_accounts() -> list[str]:
    found = []
    for part in get_resolver().url_patterns:
        if isinstance(part, URLResolver) and str(part.pattern) == "account/":
            found += [f"account/{one.pattern}".replace("^", "").replace("$", "") for one in part.url_patterns]
    return found


def test_no_field_of_a_form_gives_more_than_the_page_offers(site: Client) -> None:
    ann, bob, oakshire, elmshire = person("ann"), person("bob"), organisation(), organisation("Elmshire")
    member(ann, oakshire, administers=True)
    member(bob, oakshire)
    more = {
        "is_superuser": "1",
        "is_active": "1",
        "is_staff": "1",
        "administers": "on",
        "organisation": str(elmshire.pk),
        "invited_by": str(bob.pk),
        "person": str(ann.pk),
        "pk": str(ann.pk),
        "id": str(ann.pk),
        "email": "new@example.org",
        "user": str(ann.pk),
    }
    signed_in(bob).post("/account/name/", {**more, "full_name": "Bob Other", "version": "1", **key("1")})
    signed_in(ann).post(f"/account/organisations/{oakshire.key}/invite/", {**more, **key("2")})
    made = Invitation.objects.get()
    link = link_in_mail()
    Invitation.objects.update(administers=False)
    site.post(link, {**more, "full_name": "New", "password": "lantern gravel sister"})

    bob.refresh_from_db()
    ann.refresh_from_db()
    assert (bob.email, bob.full_name, bob.is_superuser, ann.full_name) == ("bob@example.org", "Bob Other", False, "Ann")
    assert (made.organisation, made.invited_by, made.email) == (oakshire, ann, "new@example.org")
    new = User.objects.get(email="new@example.org")
    assert (new.is_superuser, [one.administers for one in new.memberships.all()]) == (False, [False])
    assert not Membership.objects.filter(organisation=elmshire).exists()


def test_a_member_cannot_let_himself_look_after_the_organisation(site: Client) -> None:
    ann, bob, oakshire = person("ann"), person("bob"), organisation()
    hers = member(ann, oakshire, administers=True)
    his = member(bob, oakshire)
    client, where = signed_in(bob), f"/account/organisations/{oakshire.key}/"

    for number, path in enumerate(("invite/", f"people/{hers.pk}/end/", f"people/{his.pk}/end/", "")):
        sent = {"email": "bob@example.org", "administers": "on", **key(str(number))}
        assert client.post(where + path, sent).status_code in {404, 405}

    his.refresh_from_db()
    assert (his.administers, his.until, Invitation.objects.count()) == (False, None, 0)


def test_an_invitation_cannot_be_used_by_two_who_send_it_at_once_or_for_another_address(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    invite(Invited("bob@example.org", oakshire), actor=ann, at=timezone.now())
    sent = {"full_name": "Eve", "password": "lantern gravel sister", "email": "eve@example.org"}

    site.post(link_in_mail(), sent)

    assert set(User.objects.values_list("email", flat=True)) == {"ann@example.org", "bob@example.org"}


def test_the_keys_of_forms_that_carry_a_password_do_not_help_to_guess_it(site: Client) -> None:
    client = signed_in(person("ann"))
    sent = {"oldpassword": PASSWORD, "password1": "a quite different phrase", **key("k")}

    first = client.post("/account/password/", sent)
    again = client.post("/account/password/", sent)
    other = client.post("/account/password/", {**sent, "password1": "another phrase instead"})

    assert (first.headers["Location"], again.headers["Location"], other.status_code) == ("/account/", "/account/", 409)
    kept = str(list(Submission.objects.values()))
    assert PASSWORD not in kept
    fields = {name: [text] for name, text in sent.items()}
    quick = hashlib.sha256(json.dumps([fields, {}], sort_keys=True).encode()).hexdigest()
    assert quick not in kept


def test_a_second_click_makes_no_second_set_of_recovery_codes(site: Client) -> None:
    client = proved(ann := person("ann"))
    Authenticator.objects.create(user=ann, type="totp", data={"secret": "x"})

    client.post("/account/recovery-codes/new/", key("k"))
    first = client.get("/account/recovery-codes.txt").content
    client.post("/account/recovery-codes/new/", key("k"))

    assert client.get("/account/recovery-codes.txt").content == first


def test_cookies_are_kept_from_scripts_from_other_sites_and_in_production_from_plain_connections(site: Client) -> None:
    sign_in(site, person("ann"))

    for name in ("sessionid", "csrftoken"):
        cookie = site.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Lax", "/", "")
    assert settings.SESSION_COOKIE_SECURE is settings.CSRF_COOKIE_SECURE is settings.PRODUCTION


def test_signing_out_ends_the_session_itself_and_not_only_its_cookie(site: Client) -> None:
    sign_in(site, person("ann"))
    kept = site.cookies["sessionid"].value

    site.post("/account/sign-out/")

    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/account/").status_code == 302


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "Ann\r\nBcc: eve@example.org", '" onfocus="x', "{{ 7|add:7 }}"]
)
def test_a_name_is_text_wherever_it_is_shown_or_sent(site: Client, name: str) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    client = signed_in(ann)
    client.post("/account/name/", {"full_name": name, "version": "1", **key("1")})
    where = f"/account/organisations/{oakshire.key}/"
    client.post(f"{where}invite/", {"email": "bob@example.org", **key("2")})

    pages = [client.get(one).content.decode() for one in (where, f"{where}history/", "/account/", link_in_mail())]

    assert all("<script>alert" not in one and '" onfocus="x' not in one for one in pages)
    assert mail.outbox[0].recipients() == ["bob@example.org"]
    assert "\n" not in mail.outbox[0].subject


def test_a_stolen_session_without_the_password_cannot_take_the_account_over(site: Client) -> None:
    ann = person("ann")
    steps = (
        "/account/address/",
        "/account/second-step/on/",
        "/account/recovery-codes/new/",
        "/account/close/",
        "/account/about-me/",
        "/account/about-me.json",
    )
    thief = signed_in(ann)

    for number, path in enumerate(steps):
        answer = thief.get(path)
        assert answer.headers["Location"].startswith("/account/prove/"), path
        sent = {"email": "eve@example.org", "code": "000000", **key(str(number))}
        assert thief.post(path, sent).status_code in {302, 405}, path
    wrong = {"oldpassword": "guess", "password1": "a phrase of the thief", **key("pw")}
    assert thief.post("/account/password/", wrong).status_code == 200

    ann.refresh_from_db()
    assert (ann.email, ann.is_active, ann.check_password(PASSWORD)) == ("ann@example.org", True, True)
    assert not Authenticator.objects.exists()
    assert mail.outbox == []


def test_a_link_for_a_new_password_dies_with_the_address_it_went_to(site: Client) -> None:
    ann = person("ann")
    site.post("/account/password/forgotten/", {"email": ann.email})
    link = link_in_mail()
    User.objects.filter(pk=ann.pk).update(email="new@example.org")

    page = Client().get(link, follow=True).content.decode()

    assert "This link no longer works" in page


def test_a_session_older_than_a_working_day_is_nobodys(site: Client) -> None:
    sign_in(site, person("ann"))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert site.get("/account/").status_code == 302
