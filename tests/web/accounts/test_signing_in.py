"""People sign in with address and password, prove themselves again, reset what they forgot, and sign out everywhere."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.audit.models import Entry
from tests.web.accounts.people import PASSWORD, key, link_in_mail, person, prove, sign_in, signed_in

pytestmark = pytest.mark.django_db


def test_a_person_signs_in_however_the_address_is_capitalised_and_sees_the_own_name(site: Client) -> None:
    someone = person("ann")

    answer = site.post("/account/sign-in/", {"login": "ANN@example.org", "password": PASSWORD})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/partnerships/")
    page = site.get("/account/").content.decode()
    assert "ann@example.org" in page
    assert "Sign out" in page
    assert someone.full_name in site.get("/").content.decode()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(site: Client) -> None:
    someone = person("ann")

    wrong = site.post("/account/sign-in/", {"login": someone.email, "password": "not the password"})
    unknown = site.post("/account/sign-in/", {"login": "nobody@example.org", "password": "not the password"})

    told = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", one.content.decode()).replace(address, "X")
        for one, address in ((wrong, someone.email), (unknown, "nobody@example.org"))
    ]
    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert "The e-mail address or the password is not right. Check both and try again." in told[0]
    assert told[0] == told[1]
    assert "_auth_user_id" not in site.session


def test_an_empty_sign_in_says_what_to_enter_and_keeps_the_address(site: Client) -> None:
    page = site.post("/account/sign-in/", {"login": "ann@example.org", "password": ""}).content.decode()

    assert 'href="#id_password">Enter your password' in page
    assert 'value="ann@example.org"' in page


def test_a_visitor_is_led_to_sign_in_and_back_whatever_the_address_names(site: Client) -> None:
    someone = person("ann")
    asked = "/account/organisations/00000000-0000-0000-0000-000000000000/"

    first = site.get(asked)

    assert (first.status_code, first.headers["Location"]) == (302, f"/account/sign-in/?next={asked}")
    back = site.post(first.headers["Location"], {"login": someone.email, "password": PASSWORD})
    assert back.status_code == 302


def test_signing_in_leads_nowhere_else(site: Client) -> None:
    someone = person("ann")

    answer = site.post(
        "/account/sign-in/?next=https://elsewhere.example/", {"login": someone.email, "password": PASSWORD}
    )

    assert answer.headers["Location"] == "/partnerships/"


def test_what_was_typed_is_shown_again_when_the_time_had_run_out(site: Client) -> None:
    answer = site.post("/account/name/", {"full_name": "Ann of the Long Name", "once": "k"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Ann of the Long Name</textarea>" in page
    assert "csrfmiddlewaretoken-" not in page


def test_signing_out_needs_a_form_and_ends_the_session(site: Client) -> None:
    client = signed_in(person("ann"))

    assert client.get("/account/sign-out/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/account/sign-out/").status_code == 302
    assert client.get("/account/").status_code == 302


def test_a_closed_account_opens_nothing(site: Client) -> None:
    someone = person("ann")
    client = signed_in(someone)
    User.objects.filter(pk=someone.pk).update(is_active=False)

    assert sign_in(site, someone) == 200
    assert client.get("/account/").status_code == 302


def test_a_forgotten_password_is_set_anew_by_a_link_that_works_once(site: Client) -> None:
    someone = person("ann")
    elsewhere = signed_in(someone)

    asked = site.post("/account/password/forgotten/", {"email": someone.email})
    assert asked.headers["Location"] == "/account/password/forgotten/sent/"
    where = site.get(link_in_mail(), follow=True)
    page = where.redirect_chain[-1][0]
    done = site.post(page, {"password1": "a quite different phrase"})

    assert done.status_code == 302
    assert sign_in(Client(), someone, "a quite different phrase") == 302
    assert elsewhere.get("/account/").status_code == 302
    assert "no longer works" in Client().get(link_in_mail()).content.decode()
    assert Entry.objects.filter(action="reset password", actor=someone.pk).count() == 1


def test_asking_for_a_password_tells_nobody_who_has_an_account(site: Client) -> None:
    someone = person("ann")

    known = site.post("/account/password/forgotten/", {"email": someone.email})
    unknown = site.post("/account/password/forgotten/", {"email": "nobody@example.org"})

    assert known.headers["Location"] == unknown.headers["Location"]
    assert [one.to for one in mail.outbox] == [[someone.email], ["nobody@example.org"]]
    assert "has no account" in str(mail.outbox[1].body)


def test_a_changed_password_signs_out_everywhere_else(site: Client) -> None:
    someone = person("ann")
    here, elsewhere = signed_in(someone), signed_in(someone)

    refused = here.post(
        "/account/password/", {"oldpassword": "wrong", "password1": "a quite different phrase", **key()}
    )
    assert "This is not the password you have now" in refused.content.decode()
    done = here.post("/account/password/", {"oldpassword": PASSWORD, "password1": "a quite different phrase", **key()})

    assert done.headers["Location"] == "/account/"
    assert "Your password was changed" in here.get("/account/").content.decode()
    assert elsewhere.get("/account/").status_code == 302
    assert Entry.objects.get(action="changed password").actor == someone.pk


@pytest.mark.parametrize("weak", ["short", "password1234", "ann@example.org"])
def test_a_weak_password_is_refused_and_says_why(site: Client, weak: str) -> None:
    sent = {"oldpassword": PASSWORD, "password1": weak, **key()}
    page = signed_in(person("ann")).post("/account/password/", sent)

    assert 'href="#id_password1"' in page.content.decode()


def test_a_step_that_a_stolen_session_must_not_take_asks_for_the_password_and_comes_back(site: Client) -> None:
    client = signed_in(person("ann"))

    asked = client.get("/account/about-me.json")
    assert asked.headers["Location"] == "/account/prove/password/?next=%2Faccount%2Fabout-me.json"
    wrong = client.post(asked.headers["Location"], {"password": "wrong"})
    assert "This is not your password" in wrong.content.decode()
    right = client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/account/about-me.json"})

    assert right.headers["Location"] == "/account/about-me.json"
    assert client.get("/account/about-me.json").status_code == 200


def test_a_proof_holds_for_five_minutes(site: Client) -> None:
    someone = person("ann")
    client = signed_in(someone)
    prove(client, someone)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 301
    session.save()

    assert client.get("/account/about-me/").status_code == 302


def test_who_just_signed_in_need_not_prove_it_again(site: Client) -> None:
    sign_in(site, person("ann"))

    assert site.get("/account/about-me/").status_code == 200


def test_a_person_without_password_or_code_is_asked_to_sign_in_again(site: Client) -> None:
    someone = User.objects.create_user("ann@example.org", None)

    answer = signed_in(someone).get("/account/about-me/")

    assert answer.status_code == 403
    assert "Sign in again" in answer.content.decode()


def test_a_person_changes_the_own_name_once_however_often_the_form_is_sent(site: Client) -> None:
    someone = person("ann")
    client = signed_in(someone)

    for _ in range(2):
        assert client.post("/account/name/", {"full_name": "Ann Other", "version": "1", "once": "k"}).status_code == 302

    someone.refresh_from_db()
    assert someone.full_name == "Ann Other"
    assert Entry.objects.filter(action="changed name").count() == 1


@pytest.mark.parametrize(
    "address",
    ["signup/", "email/", "confirm-email/", "2fa/", "3rdparty/", "login/", "sign-in/webauthn/", "social/signup/"],
)
def test_what_allauth_offers_beyond_this_is_not_there(site: Client, address: str) -> None:
    assert site.get(f"/account/{address}").status_code == 404


def test_no_page_of_a_signed_in_person_is_stored_and_public_pages_may_be(site: Client) -> None:
    client = signed_in(person("ann"))

    for address in ("/", "/account/", "/account/name/", "/rounds/example/"):
        assert client.get(address).headers["Cache-Control"] == "no-store, private"
    assert "no-store" not in site.get("/").headers.get("Cache-Control", "")
    assert "no-store" in site.get("/account/sign-in/").headers["Cache-Control"]


def test_the_session_cookie_is_kept_from_scripts_and_ends_after_a_working_day(site: Client) -> None:
    sign_in(site, person("ann"))

    cookie = site.cookies["sessionid"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 43_200)
