"""Who writes and who reads each kind of record: every kind with a term has its row, on the page and in the document alike."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from alongside.partnerships.agreement import MAY, Act
from alongside_web.accounts.records import Record, records_shown, told, until
from alongside_web.accounts.retention import Kept, declared
from alongside_web.evidence import access as evidence_access
from alongside_web.partnerships import running
from alongside_web.partnerships.models import Participation, Role, Side
from tests.web.partnerships.agreement_world import World, world
from tests.web.partnerships.conftest import _the_tests_see_every_row  # noqa: F401  # a fixture that these tests use too

PEOPLE = {
    "broker": Role.BROKER,
    "adviser": Role.ADVISER,
    "supported": Role.HEAD,
    "manager": Role.MANAGER,
    "staff": Role.STAFF,
    "governor": Role.GOVERNOR,
    "evaluator": Role.EVALUATOR,
    "guest": Role.GUEST,
}
DOCUMENT = Path(__file__).parents[2] / "docs/explanation/privacy.md"


@pytest.fixture
def oak() -> World:
    return world()


def row(what: str) -> Record:
    (found,) = [one for one in told() if str(one.what) == what]
    return found


def roles_in(words: object) -> set[Role]:
    said = words() if callable(words) else str(words)
    listed = said.partition(";")[0].split(", ")
    return {role for role in Role if str(role.label) in listed}


def as_document() -> str:
    lines = []
    for group, rows in records_shown():
        lines += [
            f"**{group}**",
            "",
            "| what | who writes it | who reads it | how long it is kept |",
            "|---|---|---|---|",
        ]
        lines += [f"| {one.what} | {one.writes} | {one.reads} | {one.until} |" for one in rows]
        lines.append("")
    return "\n".join(lines)


def test_every_kind_with_a_term_has_its_row_and_every_row_a_term() -> None:
    assert {one.kept for one in told()} == {one.name for one in declared()}


def test_no_row_stands_twice() -> None:
    names = [str(one.what) for one in told()]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_the_page_shows_every_row_to_anybody() -> None:
    answer = Client().get("/partnerships/who-sees-what/")
    assert answer.status_code == 200
    page = unescape(re.sub(r"<[^>]+>", "|", answer.content.decode()))
    for _, rows in records_shown():
        for one in rows:
            assert re.search("[|\\s]*".join(map(re.escape, (one.what, one.writes, one.reads, one.until))), page), (
                one.what
            )


def test_the_document_says_the_same_as_the_page() -> None:
    found = re.search(r"<!-- records -->\n(.*)<!-- end -->", DOCUMENT.read_text(), re.S)
    assert found is not None
    assert found[1].strip() == as_document().strip()


def test_roles_are_those_that_the_code_asks() -> None:
    assert roles_in(row("The plan: aims and versions").writes) == set(running.WRITERS)
    assert roles_in(row("The plan: aims and versions").reads) == set(running.READERS)
    assert roles_in(row("Money and payments").reads) == set(running.OF_MONEY)
    assert roles_in(row("What became of activities").writes) == set(running.RECORDERS)
    coded = row("Evidence that was coded, and the reading worked out from it")
    assert roles_in(coded.reads) == set(evidence_access.READERS)
    assert roles_in(coded.writes) == set(evidence_access.CODERS)


READ_BY = {
    "plan/": running.READERS,
    "plan/money/": running.OF_MONEY,
    "activities/": running.READERS,
    "activities/held/": running.READERS,
    "meetings/": running.READERS,
    "learning/": running.READERS,
    "learning/practices/": running.READERS,
    "stages/": running.READERS,
    "agreement/": tuple(map(Role, MAY[Act.READ])),
    "reading/": evidence_access.READERS,
    "evidence/": evidence_access.READERS,
}


@pytest.mark.parametrize("page", READ_BY)
def test_each_page_opens_for_the_roles_of_its_row_and_for_no_others(oak: World, page: str) -> None:
    opened = {
        role
        for who, role in PEOPLE.items()
        if oak.client(who).get(f"/partnerships/{oak.made.key}/{page}").status_code == 200
    }
    assert opened == set(READ_BY[page])


def test_a_steering_group_of_neither_school_reads_as_governors_do(oak: World) -> None:
    Participation.objects.filter(role=Role.GOVERNOR).update(side=Side.NEITHER)
    for page in READ_BY:
        assert oak.client("governor").get(f"/partnerships/{oak.made.key}/{page}").status_code == 200, page


def test_how_long_is_said_in_years_or_days() -> None:
    def kept(days: int) -> str:
        return until(Kept("x", days, "it ended", "deleted", lambda _before, _now: 0))

    assert kept(2 * 365) == "2 years after it ended, then deleted"
    assert kept(365) == "1 year after it ended, then deleted"
    assert kept(1) == "1 day after it ended, then deleted"
    assert kept(30) == "30 days after it ended, then deleted"
    assert kept(0) == "Until it ended, then deleted"
