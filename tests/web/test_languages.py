"""A page can be read in each language the site has a catalogue for, and is left whole in the others."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

BOTH = override_settings(LANGUAGES=[("en-gb", "English"), ("cy", "Welsh")])


def test_a_language_without_a_catalogue_is_neither_offered_nor_half_given() -> None:
    page = Client(headers={"accept-language": "cy"}).get("/rounds/example/").content.decode()

    assert [code for code, _ in settings.LANGUAGES] == ["en-gb"]
    assert '<html lang="en-gb"' in page
    assert "/language/" not in page


@BOTH
def test_a_reader_changes_the_language_and_comes_back_to_the_same_page() -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/schools/?q=").content.decode()
    assert 'lang="cy">Cymraeg</button>' in page
    token = client.cookies["csrftoken"].value

    answer = client.post("/language/", {"language": "cy", "next": "/rounds/example/", "csrfmiddlewaretoken": token})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/rounds/example/")
    assert '<html lang="cy"' in client.get("/rounds/example/").content.decode()


@BOTH
def test_the_choice_of_language_leads_nowhere_else() -> None:
    answer = Client().post("/language/", {"language": "cy", "next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"


def test_a_form_that_did_not_come_from_our_page_is_refused_in_the_same_design() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "en-gb"})

    assert answer.status_code == 403
    assert "This form has gone stale" in answer.content.decode()
