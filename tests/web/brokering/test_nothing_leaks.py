"""What heads read of a proposal, and what a round publishes, is the same whatever any head said."""

from __future__ import annotations

import json

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.brokering.phases import Step
from alongside.brokering.plans import PlanKind
from alongside.brokering.round import Stance
from alongside_web.accounts.models import User
from alongside_web.brokering.head_panel import reasons
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated
from alongside_web.brokering.operations_pairs import Choice, do_choose, do_put_to_heads
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.operations_rounds import do_step
from alongside_web.brokering.operations_voices import (
    SaidOfSchool,
    SaidOfSelf,
    do_begin_asking,
    do_say_of_school,
    do_say_of_self,
)
from alongside_web.brokering.pair_queries import Ends, choice
from alongside_web.brokering.plan_models import PlanMade
from alongside_web.brokering.record_paper import paper_of
from alongside_web.brokering.record_queries import document_of, record_of
from alongside_web.brokering.voice_models import Voice
from alongside_web.partnerships.access import seat_for
from alongside_web.partnerships.models import Partnership, State
from tests.web.brokering.conftest import NOW, TODAY, needs, offers, seat, signed_in

NAMES = ("ash", "birch", "fern", "gorse")
levels = st.sampled_from(("low", "some", "high", ""))
stances = st.sampled_from([Stance.CHOOSE.value, Stance.ACCEPT.value, Stance.UNKNOWN.value])
said_of_others = st.dictionaries(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), stances, max_size=6)
said_of_self = st.dictionaries(st.sampled_from(NAMES), st.tuples(levels, st.integers(0, 2)), max_size=4)


class Undone(Exception):
    """What was done is taken back, so that the next run begins where this one did."""


def speak(others: dict[tuple[str, str], str], selves: dict[str, tuple[str, int]]) -> None:
    voices = {name: Voice.objects.get(email=f"{name}-head@example.org") for name in NAMES}
    for (by, about), stance in others.items():
        if by != about:
            said = SaidOfSchool(stance, None, ["trust"], f"{by} on {about}", True, None)
            do_say_of_school(voices[by], voices[about].school, said, at=NOW)
    for name, (level, load) in selves.items():
        do_say_of_self(voices[name], SaidOfSelf(True, level, level, load, 5, None, None, None, "tired", True), at=NOW)


def run(a_round: BrokeringRound, broker: User, others: object, selves: object) -> tuple[str, str, str]:
    """What comes of the round where heads say this: the record, its paper, and the page of the head of Ash."""
    found = ("", "", "")
    try:
        with transaction.atomic():
            speak(others, selves)  # type: ignore[arg-type]  # as Hypothesis drew them
            a_round.refresh_from_db()
            do_step(seat(broker, a_round), Step.STOP_ASKING, a_round.version, actor=broker, at=NOW)
            wanted = PlanWanted(PlanKind.SETTLED)
            plan = do_make_plan(seat(broker, a_round), wanted, actor=broker, at=NOW, step=lambda _done: None)
            need = NeedStated.objects.get(school__name="Ash School")
            offer = OfferStated.objects.get(school__name="Fern School")
            chosen = choice(PlanMade.objects.get(pk=plan.pk), Ends(need, offer), "near each other")
            assert chosen is not None
            do_choose(seat(broker, a_round), chosen, actor=broker, at=NOW)
            a_round.refresh_from_db()
            do_put_to_heads(seat(broker, a_round), a_round.version, actor=broker, at=NOW)
            its = seat_for(broker.pk, Partnership.objects.get().key, TODAY)
            panel = reasons(its)
            Partnership.objects.update(state=State.AGREED)
            record = record_of(seat(broker, a_round))
            found = json.dumps(document_of(record)), repr(paper_of(record)), repr(panel)
            raise Undone
    except Undone:
        return found


def test_record_and_panel_do_not_depend_on_what_heads_said(autumn: BrokeringRound, broker: User) -> None:
    for name in NAMES[:2]:
        needs(seat(broker, autumn), broker, name)
    for name in NAMES[2:]:
        offers(seat(broker, autumn), broker, name, partnerships=2)
    do_begin_asking(seat(broker, autumn), 1, actor=broker, at=NOW)
    silence = run(autumn, broker, {}, {})

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(others=said_of_others, selves=said_of_self)
    def always_the_same(others: dict[tuple[str, str], str], selves: dict[str, tuple[str, int]]) -> None:
        assert run(autumn, broker, others, selves) == silence

    assert "Fern School" in silence[0]
    assert "similar circumstances" in silence[2]
    always_the_same()


def test_a_record_names_no_pair_that_did_not_come_about_and_counts_none(autumn: BrokeringRound, broker: User) -> None:
    needs(seat(broker, autumn), broker, "ash")
    offers(seat(broker, autumn), broker, "fern")
    do_begin_asking(seat(broker, autumn), 1, actor=broker, at=NOW)
    do_step(seat(broker, autumn), Step.STOP_ASKING, 2, actor=broker, at=NOW)
    wanted = PlanWanted(PlanKind.BEST)
    plan = do_make_plan(seat(broker, autumn), wanted, actor=broker, at=NOW, step=lambda _done: None)
    before = json.dumps(document_of(record_of(seat(broker, autumn))))
    ends = Ends(NeedStated.objects.get(), OfferStated.objects.get())
    chosen = choice(PlanMade.objects.get(pk=plan.pk), ends, "private reason")
    assert isinstance(chosen, Choice)
    do_choose(seat(broker, autumn), chosen, actor=broker, at=NOW)
    autumn.refresh_from_db()
    do_put_to_heads(seat(broker, autumn), autumn.version, actor=broker, at=NOW)

    assert json.dumps(document_of(record_of(seat(broker, autumn)))) == before
    Partnership.objects.update(state=State.NOT_GOING_AHEAD)
    assert json.dumps(document_of(record_of(seat(broker, autumn)))) == before


def test_a_record_is_read_as_a_page_as_json_and_as_docx(autumn: BrokeringRound, broker: User) -> None:
    client, at = signed_in(broker), f"/rounds/{autumn.key}/record/"

    assert "Criteria and their weights" in client.get(at).content.decode()
    assert json.loads(client.get(f"{at}record.json").content)["schema"] == "alongside/round-record/1"
    assert client.get(f"{at}record.docx").content[:2] == b"PK"


def test_a_history_tells_what_was_done(autumn: BrokeringRound, broker: User) -> None:
    needs(seat(broker, autumn), broker, "ash")

    page = signed_in(broker).get(f"/rounds/{autumn.key}/history/").content.decode()

    assert "Broker stated the need of Ash School." in page
