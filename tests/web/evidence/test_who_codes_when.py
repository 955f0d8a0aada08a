"""Who adds evidence as a partnership stands: never while it is paused, and for its evaluation when it has ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.evidence.codebook import codebook
from alongside.partnerships.states import NotNow
from alongside_web.accounts.walls import seen_by_all
from alongside_web.evidence.access import KEPT
from alongside_web.evidence.models import Statement
from alongside_web.evidence.operations_retention import forget_evidence
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.models import Partnership, State
from tests.web.evidence.conftest import client, codes, named, seat
from tests.web.evidence.test_pages import FORM, OTHERS, READERS, _once, at, read, sent

ADD, OF_TRUST = "evidence/add/", "evidence/add/?indicator=mutual-trust"
EVERYBODY = (*READERS, *OTHERS)


def put(made: Partnership, state: State, ends: date | None = None) -> None:
    Partnership.objects.filter(pk=made.pk).update(state=state, ends=ends)
    made.refresh_from_db()


@pytest.mark.parametrize(
    ("state", "answers"),
    [
        (State.AGREED, {"evaluator": 200, "adviser": 200}),
        (State.RUNNING, {"evaluator": 200, "adviser": 200}),
        (State.PAUSED, {"evaluator": 409, "adviser": 409}),
        (State.ENDED, {"evaluator": 200, "adviser": 200, "broker": 200}),
        (State.NOT_GOING_AHEAD, {}),
    ],
)
def test_each_role_finds_the_form_where_it_codes(oak_elm: Partnership, state: State, answers: dict[str, int]) -> None:
    put(oak_elm, state)
    seen = {name: client(name).get(at(oak_elm, OF_TRUST)).status_code for name in EVERYBODY}
    assert seen == {name: answers.get(name, 404) for name in EVERYBODY}


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED, State.ENDED])
def test_the_operation_holds_the_same_rule(oak_elm: Partnership, name: str, state: State) -> None:
    put(oak_elm, state)
    may = {
        State.RUNNING: {"evaluator", "adviser"},
        State.PAUSED: set(),
        State.ENDED: {"evaluator", "adviser", "broker"},
    }[state]
    if name in may:
        assert codes(oak_elm, name).author == named(name)
        return
    with pytest.raises(NotNow if state is State.PAUSED and name in {"evaluator", "adviser"} else NotYours):
        codes(oak_elm, name)
    assert not Statement.objects.exists()


@pytest.mark.parametrize("name", ["evaluator", "adviser", "broker"])
def test_what_is_coded_after_the_end_counts_from_that_day_on_and_can_be_taken_back(
    oak_elm: Partnership, name: str
) -> None:
    put(oak_elm, State.ENDED, timezone.localdate() - timedelta(days=30))
    page = read(name, oak_elm, "evidence/")
    assert "Evidence of what was so can still be added, for its evaluation" in page
    assert sent(client(name), at(oak_elm, OF_TRUST), **FORM) == 302
    assert "1 of what was said" in read(name, oak_elm)
    earlier = timezone.localdate() - timedelta(days=1)
    assert "0 of what was said" in read(name, oak_elm, f"reading/?known={earlier}")
    row = Statement.objects.get()
    assert sent(client(name), at(oak_elm, f"evidence/{row.key}/take-back/")) == 302


def test_a_broker_never_judges_the_brokers_part(oak_elm: Partnership) -> None:
    put(oak_elm, State.ENDED)
    broker, evaluator = client("broker"), client("evaluator")
    assert "Who brokers and advises" in evaluator.get(at(oak_elm, ADD)).content.decode()
    assert "Who brokers and advises" not in broker.get(at(oak_elm, ADD)).content.decode()
    of_broker = next(one.id for one in codebook().indicators.values() if one.subject == "broker")
    # Another indicator is offered instead of a form for one that is not the broker's to code.
    assert "What does it speak of?" in broker.get(at(oak_elm, f"{ADD}?indicator={of_broker}")).content.decode()
    with pytest.raises(NotYours):
        codes(oak_elm, "broker", indicator=of_broker, about="broker")
    assert codes(oak_elm, "evaluator", indicator=of_broker, about="broker").about == "broker"


@pytest.mark.parametrize("name", ["evaluator", "adviser"])
def test_a_pause_is_told_where_the_button_would_be(oak_elm: Partnership, name: str) -> None:
    row = codes(oak_elm, name)
    assert "Add evidence" in read(name, oak_elm, "evidence/")
    put(oak_elm, State.PAUSED)
    page = read(name, oak_elm, "evidence/")
    assert "While the partnership is paused no evidence is added or taken back." in page
    assert "Add evidence" not in page
    assert "take-back/" not in page
    assert client(name).get(at(oak_elm, f"evidence/{row.key}/take-back/")).status_code == 409
    assert "While the partnership is paused no evidence" not in read("oak-head", oak_elm, "evidence/")


def test_a_form_that_was_opened_while_it_ran_is_taken_after_the_end(oak_elm: Partnership) -> None:
    adviser = client("adviser")
    once = _once(adviser, at(oak_elm, OF_TRUST))
    put(oak_elm, State.ENDED)
    assert adviser.post(at(oak_elm, OF_TRUST), FORM | {"once": once}).status_code == 302


def test_what_is_due_to_go_is_not_added_to(oak_elm: Partnership) -> None:
    put(oak_elm, State.ENDED, timezone.localdate() - KEPT)
    codes(oak_elm)
    assert _forget() == 0
    put(oak_elm, State.ENDED, timezone.localdate() - KEPT - timedelta(days=1))
    assert client("evaluator").get(at(oak_elm, OF_TRUST)).status_code == 409
    with pytest.raises(NotNow):
        codes(oak_elm)
    assert _forget() == 1


def _forget() -> int:
    now = timezone.now()
    with seen_by_all():
        return forget_evidence(now - KEPT, now)


def test_everybody_who_reads_still_reads_after_the_end(oak_elm: Partnership) -> None:
    codes(oak_elm)
    put(oak_elm, State.ENDED)
    for name in READERS:
        assert "They rely on each other." in read(name, oak_elm, "evidence/")
    assert seat(oak_elm, "oak-head").joined()
