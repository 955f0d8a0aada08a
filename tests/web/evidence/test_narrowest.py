"""A reading has the narrowest audience of its inputs: what somebody may not see moves nothing that this person can open."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.evidence.perspectives import Audience
from alongside_web.evidence.models import RecordedEvent, Statement, Surrounding
from alongside_web.partnerships.access import may_see, may_see_one
from alongside_web.partnerships.models import Partnership, Side
from tests.web.evidence.conftest import AT, client, codes, happens, named, seat

PAGES = ("reading/", "reading/why/", "evidence/", "evidence/?direction=against", "history/", "")
_CHANGING = re.compile(rb'name="(once|csrfmiddlewaretoken)" value="[^"]*"')
EVERYBODY = (
    *("broker", "adviser", "evaluator", "oak-head", "elm-head", "oak-manager", "elm-manager"),
    *("oak-governor", "elm-governor", "steering"),
)


def opened(made: Partnership, name: str) -> list[tuple[bytes, dict[str, str], int]]:
    """Every page that somebody can open: body with keys of forms left out, headers, and how many questions it asked."""
    found = []
    for page in PAGES:
        someone = client(name)
        with CaptureQueriesContext(connection) as asked:
            answer = someone.get(f"/partnerships/{made.key}/{page}")
        assert answer.status_code == 200
        headers = {key: value for key, value in answer.headers.items() if key not in ("Set-Cookie", "Content-Length")}
        found.append((_CHANGING.sub(b"", answer.content), headers, len(asked)))
    return found


@pytest.mark.parametrize(
    ("audience", "knowing"),
    [
        (Audience.AUTHOR_AND_EVALUATOR, {"adviser", "evaluator"}),
        (Audience.BROKER, {"adviser", "broker"}),
        (Audience.STEERING_GROUP, {"adviser", "oak-head", "elm-head", "oak-governor", "elm-governor", "steering"}),
    ],
)
def test_a_private_coding_moves_nothing_for_those_who_may_not_see_it(
    oak_elm: Partnership, audience: Audience, knowing: set[str]
) -> None:
    codes(oak_elm, "adviser")
    happens(oak_elm, "Maths visit")
    before = {name: opened(oak_elm, name) for name in EVERYBODY}

    codes(oak_elm, "adviser", direction=-1, strength=3, audience=audience.value, paraphrase="A private judgement.")

    after = {name: opened(oak_elm, name) for name in EVERYBODY}
    assert {name for name in EVERYBODY if after[name] != before[name]} == knowing


@pytest.mark.parametrize("side", [Side.SUPPORTED, Side.SUPPORTING])
def test_what_one_side_keeps_to_itself_moves_nothing_for_the_other(oak_elm: Partnership, side: Side) -> None:
    own = {
        Side.SUPPORTED: {"oak-head", "oak-manager", "oak-governor"},
        Side.SUPPORTING: {"elm-head", "elm-manager", "elm-governor"},
    }[side]
    before = {name: opened(oak_elm, name) for name in EVERYBODY}

    common = {"partnership": oak_elm, "audience": Audience.OWN_SIDE.value, "side": side, "at": AT}
    days = {"occurred_first": AT.date(), "occurred_last": AT.date(), "occurred_precision": "day"}
    RecordedEvent.objects.create(code="E1", kind="activity-held", by="both", summary="A visit", **days, **common)
    Surrounding.objects.create(kind="preferred-partner-of-head", subject=f"{side}-head", text="Another", **common)

    after = {name: opened(oak_elm, name) for name in EVERYBODY}
    assert {name for name in EVERYBODY if after[name] != before[name]} == own


def test_one_statement_is_judged_as_the_filter_judges_rows(oak_elm: Partnership) -> None:
    wrote = named("adviser")
    for audience, side, author in product(Audience, Side, (None, wrote)):
        row = codes(oak_elm, "adviser")
        Statement.objects.filter(pk=row.pk).update(audience=audience.value, side=side, author=author)

    for name in (*EVERYBODY, "guest", "oak-staff"):
        one = seat(oak_elm, name)
        every = Statement.objects.all()
        judged = {row.pk for row in every if may_see_one(one, row.audience, side=row.side, author=row.author_id)}
        assert judged == set(every.filter(may_see(one)).values_list("pk", flat=True))
