"""A plan is asked for, shown, chosen from, put to the heads, mended; and what nobody may learn from it."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from alongside.brokering.changes import pairs_of
from alongside.brokering.phases import Phase, Step
from alongside.brokering.plans import PlanKind
from alongside.brokering.round import Stance
from alongside_web.accounts.models import Organisation, User
from alongside_web.audit.models import Entry
from alongside_web.brokering import operations_pairs, operations_plans, pair_queries, workings
from alongside_web.brokering.access import NotYourRound
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RoundRole
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.operations_rounds import (
    HeldByPairs,
    RoundChanged,
    do_let_in,
    do_restate,
    do_step,
    do_withdraw,
)
from alongside_web.brokering.operations_voices import do_begin_asking
from alongside_web.brokering.plan_models import LinePart, PairPut, PairState, PlanLine, PlanMade
from alongside_web.brokering.round_queries import pairs_of_plan
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf
from alongside_web.jobs.models import Progress
from alongside_web.jobs.running import run
from alongside_web.partnerships.models import Partnership, State
from tests.web.brokering.conftest import NOW, needs, offers, person, seat, signed_in

NEEDS, OFFERS = ("ash", "birch"), ("fern", "gorse", "heath")


@pytest.fixture
def stated(autumn: BrokeringRound, broker: User) -> BrokeringRound:
    """Two schools need help, three offer it, and the asking has ended."""
    at = seat(broker, autumn)
    for name in NEEDS:
        needs(at, broker, name)
    for name in OFFERS:
        offers(at, broker, name, days=Decimal(6))
    do_begin_asking(at, 1, actor=broker, at=NOW)
    do_step(seat(broker, autumn), Step.STOP_ASKING, 2, actor=broker, at=NOW)
    autumn.refresh_from_db()
    return autumn


def made(a_round: BrokeringRound, broker: User, **wanted: object) -> PlanMade:
    asked = PlanWanted(PlanKind(str(wanted.pop("kind", "settled"))), **wanted)  # type: ignore[arg-type]  # texts alone
    return do_make_plan(seat(broker, a_round), asked, actor=broker, at=NOW, step=lambda _done: None)


def pair_of(plan: PlanMade, number: int = 0) -> tuple[NeedStated, OfferStated]:
    asking, giving = pairs_of_plan(plan)[number]
    need = NeedStated.objects.get(school__key=asking.removeprefix("example:site-"))
    return need, OfferStated.objects.get(school__key=giving.removeprefix("example:site-"))


def choose(a_round: BrokeringRound, broker: User, plan: PlanMade, *ends: NeedStated | OfferStated) -> PairPut:
    need, offer = ends or pair_of(plan)
    assert isinstance(need, NeedStated)
    assert isinstance(offer, OfferStated)
    choice = pair_queries.choice(plan, pair_queries.Ends(need, offer), "They know each other")
    assert choice is not None
    return operations_pairs.do_choose(seat(broker, a_round), choice, actor=broker, at=NOW)


def once_in(client: Client, at: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', client.get(at).content.decode())
    assert found is not None
    return found[1]


def do_jobs() -> None:
    """What a worker would do now, in this test's own transaction."""
    for one in Progress.objects.filter(work="round-plan", ended_at=None):
        run.call(str(one.key), one.owner_id)


def put(a_round: BrokeringRound, broker: User) -> int:
    a_round.refresh_from_db()
    return operations_pairs.do_put_to_heads(seat(broker, a_round), a_round.version, actor=broker, at=NOW)


def test_a_plan_is_kept_with_what_it_rests_on_and_made_again_from_it(stated: BrokeringRound, broker: User) -> None:
    plan = PlanMade.objects.get(pk=made(stated, broker).pk)

    again = workings.again(workings.recipe_of(plan))

    pairs = tuple((one.need, one.partner) for one in pairs_of(again))
    assert pairs == pairs_of_plan(plan)
    assert len(pairs) == len(NEEDS)


def test_a_broker_asks_for_a_plan_and_reads_it_on_the_board(stated: BrokeringRound, broker: User) -> None:
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"

    answer = client.post(f"{at}propose/", {"kind": "best", "why": "first look", "once": once_in(client, at)})
    do_jobs()
    job = Progress.objects.get(work="round-plan")

    assert answer.headers["Location"] == f"/jobs/{job.key}/"
    assert (job.state, job.leads_to) == ("done", at)
    assert client.get(f"/jobs/{job.key}/").headers["Location"] == at
    page = client.get(at).content.decode()
    assert "helps Ash School" in page
    assert "first look" in page
    assert "In the plan" in page


def test_a_round_that_cannot_be_ends_as_one_sentence_on_the_job_and_on_the_board(
    stated: BrokeringRound, broker: User
) -> None:
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"
    NeedStated.objects.filter(round=stated).update(areas=["juggling"])

    client.post(f"{at}propose/", {"kind": "best", "once": once_in(client, at)})
    do_jobs()

    job = Progress.objects.get(work="round-plan")
    assert "names the area 'juggling'" in job.outcome
    assert "names the area &#x27;juggling&#x27;" in client.get(f"/jobs/{job.key}/").content.decode()
    assert "names the area &#x27;juggling&#x27;" in client.get(at).content.decode()
    assert not PlanMade.objects.exists()


def test_a_broker_reads_why_and_chooses_and_takes_back(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    need, offer = pair_of(plan)
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"
    its = f"{at}pairs/{need.key}/{offer.key}/"

    page = client.get(its).content.decode()
    client.post(its, {"plan": plan.number, "why": "near", "once": once_in(client, its)})
    pair = PairPut.objects.get()

    assert f"{offer.school} for {need.school}: why, or why not" in page
    assert (pair.state, pair.is_override, pair.price, pair.why) == (PairState.CHOSEN, False, {}, "near")
    assert ">chosen<" in client.get(f"{at}chosen/").content.decode()
    client.post(f"{at}chosen/{pair.key}/take-back/", {"once": once_in(client, f"{at}chosen/")})
    pair.refresh_from_db()
    assert pair.state == PairState.DROPPED


def test_a_choice_against_the_plan_needs_a_reason_and_keeps_its_price(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    need, taken = pair_of(plan, 0)
    _other, offer = pair_of(plan, 1)
    client, its = signed_in(broker), f"/rounds/{stated.key}/board/pairs/{need.key}/{offer.key}/"

    read = client.get(its).content.decode()
    silent = client.post(its, {"plan": plan.number, "why": "", "once": once_in(client, its)})
    client.post(its, {"plan": plan.number, "why": "the heads asked", "once": once_in(client, its)})

    assert "The plan has it otherwise" in read
    assert silent.status_code == 200
    assert "Say why" in silent.content.decode()
    pair = PairPut.objects.get()
    assert pair.is_override
    assert set(pair.price) == {"schools", "fit"}
    assert taken != offer


def test_a_price_read_from_a_plan_that_stands_no_more_is_not_taken(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    need, offer = pair_of(plan)
    client, its = signed_in(broker), f"/rounds/{stated.key}/board/pairs/{need.key}/{offer.key}/"
    key = once_in(client, its)
    made(stated, broker)

    answer = client.post(its, {"plan": plan.number, "why": "my own words", "once": key})

    assert answer.status_code == 409
    assert "my own words" in answer.content.decode()
    assert not PairPut.objects.exists()


def test_no_more_heads_are_proposed_to_a_school_than_it_has_places(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    first, offer = pair_of(plan, 0)
    second, _its = pair_of(plan, 1)
    choose(stated, broker, plan, first, offer)

    with pytest.raises(operations_pairs.CannotChoose, match="no place left"):
        choose(stated, broker, plan, second, offer)


def test_chosen_pairs_are_put_to_all_their_heads_at_once(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    for number in range(2):
        choose(stated, broker, plan, *pair_of(plan, number))

    assert put(stated, broker) == 2

    stated.refresh_from_db()
    assert stated.phase == Phase.CONSIDERING
    assert {one.state for one in PairPut.objects.all()} == {PairState.PUT}
    held = Partnership.objects.all()
    assert {one.state for one in held} == {State.CONSIDERED}
    assert {one.answer_by for one in held} == {stated.closes}
    assert {one.key for one in held} == {one.partnership for one in PairPut.objects.all()}


def test_where_one_pair_cannot_be_put_nobody_is_written_to(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    for number in range(2):
        choose(stated, broker, plan, *pair_of(plan, number))
    need, offer = pair_of(plan, 1)
    shared = Voice.objects.get(school=need.school).email
    Voice.objects.filter(school=offer.school).update(email=shared)
    mail.outbox.clear()

    with pytest.raises(operations_pairs.CannotPut, match=need.school.name):
        put(stated, broker)

    stated.refresh_from_db()
    assert stated.phase == Phase.PROPOSING
    assert not Partnership.objects.exists()
    assert not mail.outbox


def test_of_two_brokers_who_put_pairs_at_once_one_is_told(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    choose(stated, broker, plan)
    seen = stated.version
    put(stated, broker)

    with pytest.raises(RoundChanged):
        operations_pairs.do_put_to_heads(seat(broker, stated), seen, actor=broker, at=NOW)


@pytest.mark.parametrize(
    ("at", "is_in_time"),
    [(datetime(2027, 6, 1, 22, 59, tzinfo=UTC), True), (datetime(2027, 6, 1, 23, 0, tzinfo=UTC), False)],
)
def test_the_last_day_ends_at_midnight_where_the_schools_are(
    at: datetime, is_in_time: bool, stated: BrokeringRound, broker: User
) -> None:
    BrokeringRound.objects.filter(pk=stated.pk).update(closes="2027-06-01")
    choose(stated, broker, made(stated, broker))
    stated.refresh_from_db()

    def puts() -> int:
        return operations_pairs.do_put_to_heads(seat(broker, stated), stated.version, actor=broker, at=at)

    if is_in_time:
        assert puts() == 1
    else:
        with pytest.raises(operations_pairs.CannotPut, match="has passed"):
            puts()


def test_looking_for_another_calls_off_in_the_same_words_and_mends_the_plan(
    stated: BrokeringRound, broker: User
) -> None:
    plan = made(stated, broker)
    pair = choose(stated, broker, plan)
    put(stated, broker)
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"
    pair.refresh_from_db()

    client.post(f"{at}chosen/{pair.key}/look/", {"version": pair.version, "once": once_in(client, f"{at}chosen/")})
    page = client.get(f"{at}mend/").content.decode()
    client.post(f"{at}mend/", {"plan": plan.number, "once": once_in(client, f"{at}mend/")})

    pair.refresh_from_db()
    partnership = Partnership.objects.get()
    assert pair.state == PairState.NOT_GOING_AHEAD
    # Until the Friday after the answers were due the heads' page stays as it was.
    assert (partnership.state, partnership.called_off) == (State.CONSIDERED, True)
    assert "1 pairs stay, 0 are gone, 1 are new" in page
    newest = PlanMade.objects.order_by("-number")[0]
    assert newest.number == plan.number + 1
    assert pairs_of_plan(plan)[0] not in pairs_of_plan(newest)
    assert len(pairs_of_plan(newest)) == 2


def test_a_pair_looked_for_anew_twice_at_once_tells_the_second_broker(stated: BrokeringRound, broker: User) -> None:
    pair = choose(stated, broker, made(stated, broker))
    put(stated, broker)
    pair.refresh_from_db()
    at = seat(broker, stated)
    operations_pairs.do_look_for_another(at, pair.key, pair.version, actor=broker, at=NOW)

    with pytest.raises(RoundChanged):
        operations_pairs.do_look_for_another(at, pair.key, pair.version, actor=broker, at=NOW)


def test_a_pair_follows_its_partnership(stated: BrokeringRound, broker: User) -> None:
    pair = choose(stated, broker, made(stated, broker))
    put(stated, broker)
    Partnership.objects.update(state=State.AGREED)

    page = signed_in(broker).get(f"/rounds/{stated.key}/board/").content.decode()
    operations_pairs.do_follow(stated, at=NOW)

    pair.refresh_from_db()
    assert "agreed: 1" in page
    assert pair.state == PairState.AGREED


def test_capacity_is_not_cut_below_what_is_promised(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    need, offer = pair_of(plan)
    choose(stated, broker, plan)
    offer.partnerships = 0

    with pytest.raises(HeldByPairs, match="enter 1 or more"):
        do_restate(seat(broker, stated), offer, offer.version, actor=broker, at=NOW)

    offer.refresh_from_db()
    assert offer.partnerships == 1
    assert need.school.name


def test_a_school_leaves_the_round_with_its_chosen_pair_but_not_while_heads_are_asked(
    stated: BrokeringRound, broker: User
) -> None:
    plan = made(stated, broker)
    first, second = choose(stated, broker, plan, *pair_of(plan, 0)), pair_of(plan, 1)[0]
    put(stated, broker)
    chosen = choose(stated, broker, plan, *pair_of(plan, 1))

    do_withdraw(seat(broker, stated), second, actor=broker, at=NOW)
    with pytest.raises(HeldByPairs, match="Look for another"):
        do_withdraw(seat(broker, stated), first.need, actor=broker, at=NOW)

    chosen.refresh_from_db()
    assert chosen.state == PairState.DROPPED


def test_a_plan_is_mended_after_a_school_left_and_refuses_where_more_changed(
    stated: BrokeringRound, broker: User
) -> None:
    plan = PlanMade.objects.get(pk=made(stated, broker).pk)
    need, offer = pair_of(plan)
    do_withdraw(seat(broker, stated), offer, actor=broker, at=NOW)
    mended = operations_plans.mended_now(seat(broker, stated), plan)
    other = OfferStated.objects.filter(withdrawn_at=None).first()
    assert other is not None
    other.partnerships = 4
    do_restate(seat(broker, stated), other, other.version, actor=broker, at=NOW)

    assert len(mended.matches) == 2
    with pytest.raises(operations_plans.CannotMend, match="make a new plan"):
        operations_plans.mended_now(seat(broker, stated), plan)
    assert need.school.name


def test_a_trial_stands_beside_the_plan_and_what_is_chosen_from_it_says_so(
    stated: BrokeringRound, broker: User
) -> None:
    OfferStated.objects.filter(round=stated).update(of_concern=True)
    plan = made(stated, broker)
    trial = PlanMade.objects.get(pk=made(stated, broker, relaxed="concern").pk)

    page = signed_in(broker).get(f"/rounds/{stated.key}/board/?plan={trial.number}").content.decode()
    pair = choose(stated, broker, trial)

    assert not pairs_of_plan(plan)
    assert "This plan sets a rule aside" in page
    assert pair.is_override
    assert pair.price == {"relaxed": ["concern"]}
    assert "Trial" not in signed_in(broker).get(f"/rounds/{stated.key}/board/").content.decode()


def test_who_reads_a_round_reads_no_fit_no_conversation_and_no_reason(
    stated: BrokeringRound, broker: User, authority: Organisation
) -> None:
    reader = person("reader", authority)
    do_let_in(seat(broker, stated), reader, RoundRole.READER, actor=broker, at=NOW)
    plan = made(stated, broker)
    need, offer = pair_of(plan)
    client, at = signed_in(reader), f"/rounds/{stated.key}/board/"

    page = client.get(at).content.decode()

    assert "suits" in page
    for private in ("fit ", "Total fit", "openness", "Conversations", "Make the plan"):
        assert private not in page
    for path in ("rules/", "chosen/", "mend/", f"pairs/{need.key}/{offer.key}/"):
        assert client.get(f"{at}{path}").status_code == 404
    for path in ("load/", "left/", "map/"):
        assert client.get(f"{at}{path}").status_code == 200


def test_partnerships_that_run_between_schools_of_the_round_are_named_first(
    stated: BrokeringRound, broker: User, authority: Organisation
) -> None:
    need, offer = NeedStated.objects.first(), OfferStated.objects.first()
    assert need is not None
    assert offer is not None
    Partnership.objects.create(
        name="Old", supported=need.school, supporting=offer.school, arranged_by=authority, state=State.RUNNING
    )

    page = signed_in(broker).get(f"/rounds/{stated.key}/board/").content.decode()

    assert f"{offer.school} helps {need.school} (running)" in page


def test_the_board_asks_the_database_as_often_for_three_pairs_as_for_one(autumn: BrokeringRound, broker: User) -> None:
    counts = []
    for batch in (("ash",), ("birch", "cedar")):
        for name in batch:
            needs(seat(broker, autumn), broker, name)
            offers(seat(broker, autumn), broker, f"{name}-offer")
        made(autumn, broker)
        client = signed_in(broker)
        client.get(f"/rounds/{autumn.key}/board/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"/rounds/{autumn.key}/board/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_plan_of_three_schools_asks_the_database_as_often_as_of_one(autumn: BrokeringRound, broker: User) -> None:
    counts = []
    for batch in (("ash",), ("birch", "cedar")):
        for name in batch:
            need, offer = needs(seat(broker, autumn), broker, name), offers(seat(broker, autumn), broker, f"{name}-o")
            voice = Voice.objects.get(school=need.school)
            VoiceAnswer.objects.create(
                round=autumn, voice=voice, about=offer.school, stance=Stance.ACCEPT.value, at=NOW
            )
            VoiceSelf.objects.create(round=autumn, voice=voice, openness="high", at=NOW)
        with CaptureQueriesContext(connection) as asked:
            made(autumn, broker)
        counts.append(len(asked))

    # The second plan also reads the pairs of the first.
    assert counts[1] - counts[0] == 1


def test_a_large_plan_is_brought_into_memory_beside_the_page(
    stated: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workings, "AT_ONCE", 0)
    plan = made(stated, broker)
    need, offer = pair_of(plan)
    monkeypatch.setattr(workings, "_kept", workings._Kept())
    client, its = signed_in(broker), f"/rounds/{stated.key}/board/pairs/{need.key}/{offer.key}/"

    first = client.get(its)
    until = time.monotonic() + 20
    while workings._kept.get(plan.key) is None and time.monotonic() < until:
        time.sleep(0.05)

    assert "Being worked out" in first.content.decode()
    assert first.headers["Refresh"] == "1"
    assert "why, or why not" in client.get(its).content.decode()


def test_a_plan_made_from_other_official_data_says_so(stated: BrokeringRound, broker: User) -> None:
    plan = made(stated, broker)
    need, offer = pair_of(plan)
    PlanMade.objects.update(registry_hash="of another snapshot", key=uuid4())

    answer = signed_in(broker).get(f"/rounds/{stated.key}/board/pairs/{need.key}/{offer.key}/")

    assert answer.status_code == 409
    assert "official data have changed" in answer.content.decode()


def test_a_reader_of_welsh_reads_the_sentences_of_a_kept_plan_in_welsh(stated: BrokeringRound, broker: User) -> None:
    OfferStated.objects.filter(round=stated).update(of_concern=True)
    plan = PlanMade.objects.get(pk=made(stated, broker).pk)
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"
    rule, nothing = "the offering school is itself in need or of concern", "Nothing is known of {component}"

    english = client.get(f"{at}left/").content.decode() + client.get(at).content.decode()
    welsh = client.get(f"{at}left/", headers={"accept-language": "cy"}).content.decode()
    welsh += client.get(at, headers={"accept-language": "cy"}).content.decode()

    left = PlanLine.objects.filter(plan=plan, part=LinePart.LEFT).order_by("place").first()
    assert left is not None
    assert left.told["reason"]["with"]["rule"] == {"word": rule}
    assert rule in english
    assert "No head&#x27;s wishes are stated" in english
    assert rule not in welsh
    with override("cy"):
        assert gettext(rule) in unescape(welsh)
    assert "No head&#x27;s wishes are stated" not in welsh
    assert nothing not in welsh


def test_a_plan_that_was_kept_with_english_sentences_is_still_read(stated: BrokeringRound, broker: User) -> None:
    plan = PlanMade.objects.get(pk=made(stated, broker).pk)
    one = {"need": {"key": "example:x", "name": "Ash School"}, "missing": 1, "candidates": 0, "rule": None}
    counts = {**plan.document["counts"], "left": 1}
    old = {"standing": "Old standing.", "not_known": ["Old doubt."], "counts": counts}
    PlanMade.objects.filter(pk=plan.pk).update(document={**plan.document, **old})
    PlanLine.objects.filter(plan=plan, part=LinePart.LEFT).delete()
    PlanLine.objects.create(
        round=stated, plan=plan, part=LinePart.LEFT, place=0, need="example:x", told={**one, "reason": "Old reason."}
    )
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"

    page = client.get(at).content.decode()

    assert "Old standing." in page
    assert "Old doubt." in page
    assert "Old reason." in client.get(f"{at}left/").content.decode()


def test_an_offer_that_is_over_before_help_is_wanted_is_not_proposed_and_says_so(
    autumn: BrokeringRound, broker: User
) -> None:
    at = seat(broker, autumn)
    # Proposals are answered by 15 February 2027: no work begins before.
    need = needs(at, broker, "ash", starts=date(2027, 1, 1), ends=date(2027, 7, 31))
    over = offers(at, broker, "fern", ends=date(2027, 2, 14))
    short = offers(at, broker, "gorse", starts=date(2027, 1, 1), ends=date(2027, 4, 30), days=Decimal(12))
    plan = made(autumn, broker)
    client, board = signed_in(broker), f"/rounds/{autumn.key}/board/"

    why_not = client.get(f"{board}pairs/{need.key}/{over.key}/").content.decode()
    page = client.get(board).content.decode()

    assert pair_of(plan) == (need, short)
    assert "no day in common" in why_not
    assert "Gorse School can help until 30 April 2027, and Ash School wants help until 31 July 2027" in page
    assert "Of the 12 staff days that Gorse School offers, 7.5 fall into" in page
    assert "until 30 April 2027" in client.get(f"{board}pairs/{need.key}/{short.key}/").content.decode()
    assert "until 14 February 2027" in client.get(f"/rounds/{autumn.key}/offers/").content.decode()
    assert "1 January 2027 to 31 July 2027" in client.get(f"/rounds/{autumn.key}/needs/").content.decode()


def test_another_broker_of_the_round_calls_off_mends_and_puts(
    stated: BrokeringRound, broker: User, authority: Organisation
) -> None:
    other = person("other", authority)
    do_let_in(seat(broker, stated), other, RoundRole.BROKER, actor=broker, at=NOW)
    plan = made(stated, broker)
    pair = choose(stated, broker, plan)
    put(stated, broker)
    pair.refresh_from_db()
    client, at = signed_in(other), f"/rounds/{stated.key}/board/"
    chosen = client.get(f"{at}chosen/").content.decode()

    answer = client.post(
        f"{at}chosen/{pair.key}/look/", {"version": pair.version, "once": once_in(client, f"{at}chosen/")}
    )
    client.post(f"{at}mend/", {"plan": plan.number, "once": once_in(client, f"{at}mend/")})
    newest = PlanMade.objects.get(pk=PlanMade.objects.latest("number").pk)
    choose(stated, other, newest)
    put(stated, other)

    assert answer.status_code == 302
    partnership, again = Partnership.objects.order_by("pk")
    assert (partnership.called_off, partnership.state) == (True, State.CONSIDERED)
    assert again.state == State.CONSIDERED
    assert Entry.objects.get(action="call-off").actor == other.pk
    assert Entry.objects.get(action="looked for another").actor == other.pk
    history = client.get(f"/rounds/{stated.key}/history/").content.decode()
    assert "Other looked for another partner" in history
    # To call off is not to take part: what the heads say of it stays with the broker who put it.
    assert f"/partnerships/{partnership.key}/" not in chosen
    assert client.get(f"/partnerships/{partnership.key}/").status_code == 404
    assert f"/partnerships/{partnership.key}/" not in client.get(f"{at}chosen/").content.decode()
    assert f"/partnerships/{again.key}/" in client.get(f"{at}chosen/").content.decode()


def test_what_both_heads_agreed_to_is_called_off_by_no_broker(
    stated: BrokeringRound, broker: User, authority: Organisation
) -> None:
    other = person("other", authority)
    do_let_in(seat(broker, stated), other, RoundRole.BROKER, actor=broker, at=NOW)
    pair = choose(stated, broker, made(stated, broker))
    put(stated, broker)
    pair.refresh_from_db()
    Partnership.objects.update(state=State.AGREED)

    for someone in (broker, other):
        with pytest.raises(operations_pairs.CannotCallOff, match="both heads have agreed"):
            operations_pairs.do_look_for_another(seat(someone, stated), pair.key, pair.version, actor=someone, at=NOW)
    assert not Partnership.objects.get().called_off


def test_who_reads_a_round_calls_nothing_off(stated: BrokeringRound, broker: User, authority: Organisation) -> None:
    reader = person("reader", authority)
    do_let_in(seat(broker, stated), reader, RoundRole.READER, actor=broker, at=NOW)
    pair = choose(stated, broker, made(stated, broker))
    put(stated, broker)
    pair.refresh_from_db()

    with pytest.raises(NotYourRound):
        operations_pairs.do_look_for_another(seat(reader, stated), pair.key, pair.version, actor=reader, at=NOW)
    assert not Partnership.objects.get().called_off


def test_asking_for_a_plan_holds_no_transaction_open_while_it_waits(
    stated: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the transaction of the form no worker sees the job, so whoever waited there would wait in vain."""
    waited: list[str] = []
    monkeypatch.setattr("alongside_web.jobs.queries.time.sleep", lambda _seconds: waited.append("waited"))
    client, at = signed_in(broker), f"/rounds/{stated.key}/board/"

    client.post(f"{at}propose/", {"kind": "best", "once": once_in(client, at)})

    assert waited == []
