"""The map of a plan: where schools lie on it, and what a page of it reads of a long plan."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.brokering.plans import PlanKind
from alongside_web.accounts.models import User
from alongside_web.brokering.board_map import NAMED, MapPage, map_page
from alongside_web.brokering.models import BrokeringRound
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.plan_models import LinePart, PlanLine, PlanMade
from tests.web.brokering.conftest import NOW, needs, offers, seat, signed_in

Spot = tuple[float, float] | None


@pytest.fixture
def plan(autumn: BrokeringRound, broker: User) -> PlanMade:
    at = seat(broker, autumn)
    needs(at, broker, "ash")
    offers(at, broker, "fern")
    return do_make_plan(at, PlanWanted(PlanKind.BEST), actor=broker, at=NOW, step=lambda _done: None)


def with_pairs(plan: PlanMade, pairs: list[tuple[Spot, Spot]], km: float | None = None) -> PlanMade:
    plan.lines.filter(part=LinePart.PAIR).delete()
    rows = [
        PlanLine(
            round=plan.round,
            plan=plan,
            part=LinePart.PAIR,
            place=place,
            need=f"n{place}",
            partner=f"p{place}",
            told={
                "need": {"key": f"n{place}", "name": f"Need {place}"},
                "partner": {"key": f"p{place}", "name": f"Partner {place}"},
                "km": km,
                "spots": {"need": spots[0], "partner": spots[1]},
            },
        )
        for place, spots in enumerate(pairs)
    ]
    PlanLine.objects.bulk_create(rows)
    plan.document = plan.document | {"counts": plan.document["counts"] | {"pairs": len(pairs)}}
    plan.save(update_fields=["document"])
    return plan


def marks(page: MapPage) -> tuple[int, int, int]:
    return page.lines.count("M"), page.needs.count("M"), page.offers.count("M")


def test_west_is_left_and_north_is_up(plan: PlanMade) -> None:
    page = map_page(with_pairs(plan, [((400_000.0, 500_000.0), (430_000.0, 520_000.0))], km=36.1), 1)

    # 696 units for 30 km across; the need lies in the lower left corner, the partner in the upper right one.
    assert page.lines == "M12.0,476.0L708.0,12.0"
    assert page.height == 488.0
    assert page.needs == "M8.0,472.0h8v8h-8z"
    assert [(one.text, one.x, one.y, one.anchor) for one in page.names] == [
        ("Need 0", 12.0, 476.0, "start"),
        ("Partner 0", 708.0, 12.0, "end"),
    ]
    assert [(one.offer, one.need, one.km) for one in page.rows] == [("Partner 0", "Need 0", "36")]


def test_a_school_without_a_place_is_counted_and_has_no_mark(plan: PlanMade) -> None:
    page = map_page(with_pairs(plan, [((1.0, 1.0), None), (None, None), ((1.0, 1.0), (1.0, 1.0))]), 1)

    assert marks(page) == (1, 2, 1)
    assert page.placeless == 3
    assert page.rows[0].km == "–"


def test_without_any_place_there_is_no_picture_and_still_the_table(
    plan: PlanMade, autumn: BrokeringRound, broker: User
) -> None:
    with_pairs(plan, [(None, None)])

    page = signed_in(broker).get(f"/rounds/{autumn.key}/board/map/").content.decode()

    assert 'class="alongside-plan"' not in page
    assert "2 schools have no place on the map." in page
    assert "Partner 0" in page


def test_a_long_plan_is_three_paths_without_names_and_a_table_by_pages(
    plan: PlanMade, autumn: BrokeringRound, broker: User
) -> None:
    with_pairs(plan, [((float(one), 0.0), (0.0, float(one))) for one in range(120)])
    client, at = signed_in(broker), f"/rounds/{autumn.key}/board/map/"
    client.get(at)

    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{at}?page=3").content.decode()
    long = len(asked)
    assert len(re.findall(r"<path class=\"alongside-plan__", page)) == 3
    assert "<text" not in page
    assert len(re.findall("<tr class", page)) == 1 + 20
    assert "?page=2" in page
    assert "?page=4" not in page
    whole = map_page(PlanMade.objects.get(pk=plan.pk), 1)
    assert marks(whole) == (120, 120, 120)
    assert len(whole.rows) == 50

    with_pairs(plan, [((0.0, 0.0), (1.0, 1.0))] * (NAMED // 2))
    with CaptureQueriesContext(connection) as asked:
        page = client.get(at).content.decode()
    assert len(asked) == long
    assert page.count("<text") == NAMED
