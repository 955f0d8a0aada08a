"""What a page of the board reads does not grow with the plan: queries, rows, and the texts of JSON that are decoded."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from alongside.brokering.plans import PlanKind
from alongside_web.accounts.models import User
from alongside_web.brokering import workings
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RoundRole
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.operations_rounds import do_let_in
from alongside_web.brokering.plan_documents import Counts, counts_of
from alongside_web.brokering.plan_models import LinePart, PairPut, PairState, PlanBasis, PlanLine, PlanMade
from alongside_web.brokering.round_queries import lines, pairs_of_plan
from tests.web.brokering.conftest import NOW, needs, offers, person, school, seat, signed_in


@dataclass(frozen=True)
class Read:
    """What one page read."""

    queries: int
    rows: int
    decoded: int


class Counting:
    """Counts rows and the characters of JSON that Django takes from the database."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows = self.decoded = 0
        iterate, decode = SQLCompiler.results_iter, models.JSONField.from_db_value

        def results_iter(compiler: SQLCompiler, *args: Any, **more: Any) -> Iterator[object]:
            for row in iterate(compiler, *args, **more):
                self.rows += 1
                yield row

        def from_db_value(field: models.JSONField[Any, Any], value: Any, *more: Any) -> object:
            self.decoded += len(str(value or ""))
            return decode(field, value, *more)

        monkeypatch.setattr(SQLCompiler, "results_iter", results_iter)
        monkeypatch.setattr(models.JSONField, "from_db_value", from_db_value)

    def of(self, someone: User, path: str) -> Read:
        """What a person's page reads, once the page was opened before."""
        client = signed_in(someone)
        client.get(path)
        self.rows = self.decoded = 0
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return Read(len(asked), self.rows, self.decoded)


@pytest.fixture
def plan(autumn: BrokeringRound, broker: User) -> PlanMade:
    """A plan with a pair, a conversation and a school left over, sixty times each."""
    at = seat(broker, autumn)
    needs(at, broker, "ash")
    needs(at, broker, "birch")
    offers(at, broker, "fern")
    made = do_make_plan(at, PlanWanted(PlanKind.BEST), actor=broker, at=NOW, step=lambda _done: None)
    talk = {"need": "Ash School", "partner": "Fern School", "need_gain": 0.1, "partner_gain": 0.2}
    PlanLine.objects.create(round=autumn, plan=made, part=LinePart.TALK, place=0, need="a", partner="b", told=talk)
    grow(made, 60)
    return made


def grow(plan: PlanMade, many: int) -> None:
    """The plan with so many lines of each part, each like its first."""
    for part in LinePart:
        first = plan.lines.get(part=part, place=0)
        held = plan.lines.filter(part=part).count()
        rows = [
            PlanLine(
                round=first.round,
                plan=plan,
                part=part,
                place=place,
                need=first.need,
                partner=first.partner,
                told=first.told,
            )
            for place in range(held, many)
        ]
        PlanLine.objects.bulk_create(rows)
    counts = {"pairs": many, "covered": many, "talks": many, "left": many, "looked_at": many}
    PlanMade.objects.filter(pk=plan.pk).update(document=plan.document | {"counts": counts})


@pytest.mark.parametrize("path", ["", "?page=2", "left/", "load/"])
@pytest.mark.parametrize("reads", ["broker", "reader"])
def test_a_plan_ten_times_as_long_costs_a_page_nothing(
    path: str, reads: str, plan: PlanMade, autumn: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = person("reader", autumn.organisation)
    do_let_in(seat(broker, autumn), reader, RoundRole.READER, actor=broker, at=NOW)
    someone = broker if reads == "broker" else reader
    counting = Counting(monkeypatch)
    grow(plan, 110)

    short = counting.of(someone, f"/rounds/{autumn.key}/board/{path}")
    grow(plan, 1100)
    long = counting.of(someone, f"/rounds/{autumn.key}/board/{path}")

    # The figures of the counts themselves are a digit longer.
    assert (long.queries, long.rows) == (short.queries, short.rows)
    assert long.decoded - short.decoded < 20


def test_pairs_chosen_elsewhere_in_the_plan_cost_a_page_nothing(
    plan: PlanMade, autumn: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting, at = Counting(monkeypatch), f"/rounds/{autumn.key}/board/"
    offer = OfferStated.objects.get()

    def choose(*names: str) -> None:
        for name in names:
            need = NeedStated.objects.create(round=autumn, school=school(name), areas=[])
            PairPut.objects.create(
                round=autumn, plan=plan, need=need, offer=offer, state=PairState.CHOSEN, by=broker, at=NOW
            )

    choose("oak")
    few = counting.of(broker, at)
    choose(*(f"oak {number}" for number in range(30)))

    assert counting.of(broker, at) == few
    assert "chosen: 31" in signed_in(broker).get(at).content.decode()


def test_a_page_has_the_lines_of_its_place_in_order(plan: PlanMade, autumn: BrokeringRound, broker: User) -> None:
    PlanLine.objects.filter(plan=plan, part=LinePart.PAIR, place=50).update(
        told={**lines(plan, LinePart.PAIR)[0]} | {"need": {"key": "example:x", "name": "Fifty-first School"}}
    )
    client, at = signed_in(broker), f"/rounds/{autumn.key}/board/"

    assert "Fifty-first School" not in client.get(at).content.decode()
    assert "Fern School helps Fifty-first School" in client.get(f"{at}?page=2").content.decode()


def test_what_a_plan_rests_on_is_read_once_a_process(
    plan: PlanMade, autumn: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workings, "_kept", workings._Kept())
    at = f"/rounds/{autumn.key}/board/pairs/{NeedStated.objects.all()[0].key}/{OfferStated.objects.get().key}/"
    client = signed_in(broker)
    asked = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at).status_code == 200
        asked.append(sum("brokering_planbasis" in one["sql"] for one in queries))

    assert asked == [1, 0]


def test_a_plan_whose_basis_was_deleted_in_its_time_says_so(
    plan: PlanMade, autumn: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workings, "_kept", workings._Kept())
    PlanBasis.objects.update(stated="")
    ends = NeedStated.objects.all()[0].key, OfferStated.objects.get().key

    answer = signed_in(broker).get(f"/rounds/{autumn.key}/board/pairs/{ends[0]}/{ends[1]}/")

    assert answer.status_code == 409
    assert "was deleted in its time" in answer.content.decode()


def test_plans_made_before_keep_every_line(autumn: BrokeringRound, broker: User) -> None:
    """The migration's own step, on a plan whose document still held everything."""
    moved = importlib.import_module("alongside_web.brokering.migrations.0015_plan_lines_kept")
    match = {"need": {"key": "a", "name": "A"}, "partner": {"key": "b", "name": "B"}, "km": 3.0}
    before = {
        "standing": "It stands.",
        "matches": [match],
        "conversations": [{"need": "a", "partner": "c", "need_gain": 0.1, "partner_gain": 0.2}],
        "unserved": [{"need": {"key": "d", "name": "D"}, "missing": 1, "candidates": 0, "reason": "Nobody."}],
        "places": {"a": [1.0, 2.0]},
        "names": {"a": "A", "c": "C"},
        "pairs": [{"need": "a", "partner": "b"}],
        "churn": {"kept": [{"need": "a", "partner": "b"}], "gone": [], "new": []},
    }
    numbered = {"round": autumn, "number": 1, "kind": "best", "rules_version": 1, "model_version": "m"}
    plan = PlanMade.objects.create(**numbered, stated_hash="h", document=before, by=broker, at=NOW)

    for part, name in moved._PARTS.items():
        told = [moved._line(part, one, before) for one in before[name]]
        PlanLine.objects.bulk_create(
            PlanLine(round=autumn, plan=plan, part=part, place=place, **one) for place, one in enumerate(told)
        )
    plan.document = moved._summary(before, {"needs": [1, 2], "offers": [1, 2, 3]})

    assert pairs_of_plan(plan) == (("a", "b"),)
    assert lines(plan, LinePart.PAIR) == (match | {"spots": {"need": [1.0, 2.0], "partner": None}},)
    assert lines(plan, LinePart.TALK)[0]["partner"] == "C"
    assert counts_of(plan) == Counts(pairs=1, covered=1, talks=1, left=1, looked_at=6)
    assert plan.document["churn"] == {"kept": 1, "gone": 0, "new": 0}
    assert not {"matches", "pairs", "places", "unserved"} & set(plan.document)
