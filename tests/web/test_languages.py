"""A page can be read in each language the site has a catalogue for, and is left whole in the others."""

from __future__ import annotations

import sys
from gettext import GNUTranslations
from pathlib import Path
from shutil import copytree, ignore_patterns, which
from subprocess import run

import pytest
from django.test import Client
from django.test.utils import override_settings

SITE = Path(__file__).parents[2] / "src" / "alongside_web"
CATALOGUE = Path("locale/cy/LC_MESSAGES/django.po")
BOTH = override_settings(LANGUAGES=[("en-gb", "English"), ("cy", "Welsh")])


def catalogue(path: Path) -> dict[str, str]:
    """What a compiled catalogue says, by the English."""
    with path.open("rb") as file:
        found = GNUTranslations(file)
    return {str(key): str(value) for key, value in vars(found)["_catalog"].items()}


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Welsh catalogue with every visible string of the site gathered anew."""
    if which("xgettext") is None:
        pytest.skip("GNU gettext gathers the strings, and it is not here")
    site = tmp_path_factory.mktemp("gathered") / "alongside_web"
    copytree(SITE, site, ignore=ignore_patterns("__pycache__"))
    gather = (sys.executable, "-m", "django", "makemessages", "-l", "cy", "--add-location", "file", "--no-obsolete")
    run(gather, cwd=site, check=True, capture_output=True)
    return site / CATALOGUE


@pytest.mark.parametrize("kind", ["--untranslated", "--only-fuzzy"])
def test_every_visible_string_has_a_welsh_one(gathered: Path, kind: str) -> None:
    left = run(("msgattrib", kind, "--no-obsolete", str(gathered)), check=True, capture_output=True, text=True).stdout
    _head, *entries = left.strip().split("\n\n")
    assert entries == []


def test_the_compiled_catalogue_is_the_written_one(gathered: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "cy.mo"
    run(("msgfmt", "--check-format", "-o", str(compiled), str(SITE / CATALOGUE)), check=True)
    assert catalogue(compiled) == catalogue((SITE / CATALOGUE).with_suffix(".mo"))


def test_every_welsh_string_that_no_translator_has_read_is_marked() -> None:
    written = (SITE / CATALOGUE).read_text(encoding="utf-8")
    assert "awaits a translator" in written.split("msgid", 1)[0]
    assert written.count("# to check\n") > 1_000


@pytest.mark.parametrize("address", ["/", "/readings/", "/readings/virgo-leo/", "/rounds/example/", "/schools/?q="])
def test_a_page_asked_for_in_welsh_is_in_welsh(address: str, empty_site: Client) -> None:
    page = empty_site.get(address, headers={"accept-language": "cy"}).content.decode()
    assert '<html lang="cy"' in page
    assert "Neidio i" in page


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
