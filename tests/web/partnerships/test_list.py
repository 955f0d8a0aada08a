"""A person's list of partnerships: by name, fifty a page, in few queries, quickly; and the way to it in the menu."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside_web.accounts.models import User
from alongside_web.partnerships.models import Partnership, Role, Side
from tests.web.partnerships.conftest import organisation, person, takes_part


def adviser(partnerships: int) -> User:
    someone = person("adviser")
    for number in range(partnerships):
        made = Partnership.objects.create(
            name=f"p{number:03}", supported=organisation(f"a{number}"), supporting=organisation(f"b{number}")
        )
        takes_part(made, someone, Role.ADVISER)
    return someone


def signed_in(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def names(client: Client, at: str = "/partnerships/") -> list[str]:
    answer = client.get(at)
    assert answer.status_code == 200
    return re.findall(r'<dt class="govuk-summary-list__key"><a [^>]*>(.*?)</a>', answer.content.decode())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_many_rows(rows: int) -> None:
    client = signed_in(adviser(rows))
    with CaptureQueriesContext(connection) as captured:
        assert len(names(client)) == rows
    assert len(captured) == 5


def test_fifty_rows_are_a_page() -> None:
    client = signed_in(adviser(51))
    assert len(names(client)) == 50
    assert names(client, "/partnerships/?page=2") == ["p050"]
    assert names(client, "/partnerships/?page=9") == []
    assert names(client, "/partnerships/?page=x") == names(client)


def test_a_row_says_every_part_that_the_person_has_in_it() -> None:
    someone = adviser(1)
    takes_part(Partnership.objects.get(), someone, Role.GOVERNOR, Side.SUPPORTING)
    page = signed_in(someone).get("/partnerships/").content.decode()
    assert "adviser, a0; governor or steering group member, b0" in page


def menu(client: Client, at: str) -> list[str]:
    page = client.get(at).content.decode()
    listed = page[page.index("<nav aria-label") : page.index("</header>")]
    return re.findall(r"[A-Z][a-z]+(?: [a-z]+)*", re.sub(r"<[^>]+>", "\n", listed))


def test_who_is_signed_in_finds_their_partnerships_rounds_their_name_and_the_way_out() -> None:
    client = signed_in(person("ann"))
    for at in ("/", "/partnerships/", "/partnerships/who-sees-what/", "/account/"):
        assert menu(client, at) == [
            *("My partnerships", "Rounds", "Six partnerships", "Find a school"),
            *("Your account", "Ann", "Sign out"),
        ]
    assert menu(Client(), "/") == ["Six partnerships", "Find a school", "Example round", "Sign in"]
