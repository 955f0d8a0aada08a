"""The history of a partnership: what each may read, in sentences, and the same as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, erase_values_about, record
from alongside_web.jobs.models import Progress
from alongside_web.jobs.running import run
from alongside_web.partnerships.history_file import safe_cell
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from tests.web.partnerships.conftest import person, takes_part

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def head(made: Partnership, side: Side) -> User:
    return Participation.objects.get(partnership=made, side=side, role=Role.HEAD).person


def happened(made: Partnership, action: str, actor: User, **values: str) -> None:
    key = str(made.key)
    record(Change(action, "partnership", key, partnership=key, about=actor.pk), values, actor=actor.pk, at=NOW)


def history(client: Client, made: Partnership, someone: User) -> str:
    client.force_login(someone)
    return client.get(f"/partnerships/{made.key}/history/").content.decode()


@pytest.fixture
def running(oak_elm: Partnership) -> Partnership:
    Partnership.objects.filter(pk=oak_elm.pk).update(state=State.RUNNING)
    oak_elm.refresh_from_db()
    return oak_elm


def test_an_act_of_the_whole_is_told_to_all_with_who_and_why(running: Partnership, client: Client) -> None:
    happened(running, "pause", head(running, Side.SUPPORTING), reason="Inspectors come on Monday.")
    told = history(client, running, head(running, Side.SUPPORTED))
    assert "Elm-Head paused the partnership. Reason: Inspectors come on Monday." in told
    assert "24 November 2026, 09:30" in told


def test_a_private_answer_is_in_nobodys_history_but_its_authors(running: Partnership, client: Client) -> None:
    mine, other = head(running, Side.SUPPORTED), head(running, Side.SUPPORTING)
    broker = person("broker")
    takes_part(running, broker, Role.BROKER)
    before = {someone.pk: history(client, running, someone) for someone in (other, broker)}
    happened(running, "answered", mine, answer="no", reason="I do not trust them.")
    told = history(client, running, mine)
    assert "Oak-Head answered whether the two schools should work together: no." in told
    assert "only you see this" in told
    assert "I do not trust them." not in told
    for someone in (other, broker):
        assert neutral(history(client, running, someone)) == neutral(before[someone.pk])


def neutral(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and 'name="once"' not in line]


def test_before_both_have_said_yes_the_other_head_is_not_named(oak_elm: Partnership, client: Client) -> None:
    happened(oak_elm, "put", head(oak_elm, Side.SUPPORTING))
    told = history(client, oak_elm, head(oak_elm, Side.SUPPORTED))
    assert "Somebody put the proposal to both heads." in told
    assert "Elm-Head" not in told


def test_an_entry_whose_values_were_erased_is_told_without_them(running: Partnership, client: Client) -> None:
    happened(running, "pause", head(running, Side.SUPPORTING), reason="Inspectors come on Monday.")
    erase_values_about(head(running, Side.SUPPORTING).pk, at=NOW)
    assert "paused the partnership. Reason: –" in history(client, running, head(running, Side.SUPPORTED))


@pytest.mark.parametrize("entries", [1, 3])
def test_a_longer_history_asks_the_database_no_more(
    running: Partnership, client: Client, entries: int, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for number in range(entries):
        happened(running, "pause", head(running, Side.SUPPORTING), reason=str(number))
    history(client, running, head(running, Side.SUPPORTED))
    with django_assert_max_num_queries(9):
        client.get(f"/partnerships/{running.key}/history/")


def test_the_history_is_written_to_a_file_that_only_who_asked_can_open(running: Partnership, client: Client) -> None:
    happened(running, "pause", head(running, Side.SUPPORTING), reason="=1+1")
    client.force_login(head(running, Side.SUPPORTED))
    address = f"/partnerships/{running.key}/history/file/"
    first = client.post(address, {"once": "a"})
    assert client.post(address, {"once": "a"}).headers["Location"] == first.headers["Location"]
    job = Progress.objects.get()
    run.call(str(job.key), job.owner_id)
    job.refresh_from_db()
    assert "Elm-Head paused the partnership. Reason: =1+1" in client.get(job.leads_to).content.decode()
    client.force_login(head(running, Side.SUPPORTING))
    assert client.get(job.leads_to).status_code == 404


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_becomes_text(start: str) -> None:
    assert safe_cell(f"{start}SUM(A1)") == f"'{start}SUM(A1)"
    assert safe_cell("plain") == "plain"
