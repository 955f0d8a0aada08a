"""The page of a partnership, to which every part adds a panel, asks no more however much has been recorded."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside_web.meetings.models import Meeting
from alongside_web.plans.models import Happening
from tests.web.partnerships.conftest import TODAY
from tests.web.partnerships.running_world import AT
from tests.web.plans.world import PlanWorld

MOST = 45


@pytest.mark.parametrize("who", ["supported", "manager", "adviser", "broker"])
def test_the_page_asks_the_same_number_of_questions_however_much_was_done(oak: PlanWorld, who: str) -> None:
    client, address = oak.client(who), f"/partnerships/{oak.made.key}/"
    asked = []
    for more in (1, 2):
        for number in range(more):
            visit = oak.activity(f"Visit {more}{number}", oak.aim(f"Aim {more}{number}"), starts=date(2027, 1, 5))
            Happening.objects.create(
                partnership=oak.made, activity=visit, kind="held", on=TODAY, side="supported", at=AT
            )
            Meeting.objects.create(
                partnership=oak.made,
                side="neither",
                audience="both sides",
                author=oak.people["manager"],
                kind="heads",
                title=f"Meeting {more}{number}",
                on=TODAY,
                at=AT,
            )
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        asked.append(len(captured))
    assert asked[0] == asked[1] <= MOST
