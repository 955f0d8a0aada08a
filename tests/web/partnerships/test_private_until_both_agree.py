"""Until both heads have said yes, nothing that one head can open depends on what the other side did in private."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client, TestCase
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.evidence.perspectives import Audience
from alongside.partnerships import states
from alongside.partnerships.consent import closing_day
from alongside.partnerships.states import NotNow
from alongside_web.accounts.models import Invitation, User
from alongside_web.partnerships import operations, operations_people
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.models import Participation, Partnership, Role, Side, State
from alongside_web.partnerships.private_models import AnswerChoice, OpenPart
from tests.web.partnerships.conftest import partnership, person, takes_part

PAGES = ("", "answer/", "readiness/", "publicity/", "help/", "say/", "people/", "leave/", "history/")
DAYS_TO_ANSWER = 20
_KEYS = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CHANGING = re.compile(rb'name="(once|csrfmiddlewaretoken)" value="[^"]*"')


def made() -> Partnership:
    """Oak and Elm under consideration, with a broker."""
    one = partnership("oak-elm")
    takes_part(one, person("broker"), Role.BROKER)
    day = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
    Partnership.objects.filter(pk=one.pk).update(state=State.CONSIDERED, answer_by=day)
    return Partnership.objects.get(pk=one.pk)


def head(one: Partnership, side: Side) -> User:
    part = Participation.objects.filter(partnership=one, side=side, role=Role.HEAD).order_by("-since", "-pk").first()
    assert part is not None
    return part.person


def seat(one: Partnership, someone: User) -> Seat:
    return seat_for(someone.pk, one.key, timezone.localdate())


def said(answer: str, *, shared: bool = False, days: int = 90, again: int | None = None) -> operations.Said:
    today = timezone.localdate()
    ask_again = today + timedelta(days=again) if again else None
    return operations.Said(answer, "canary: their reason", shared, today + timedelta(days=days), ask_again)


def seen_by(someone: User, one: Partnership) -> dict[str, bytes]:
    """Every page that somebody can open of a partnership, keys of forms left out, and the e-mails that came."""
    client = Client()
    client.force_login(someone)
    pages = {"list": client.get("/partnerships/")}
    pages |= {name: client.get(f"/partnerships/{one.key}/{name}") for name in PAGES}
    seen = {name: b"%d %s" % (page.status_code, _CHANGING.sub(b"", page.content)) for name, page in pages.items()}
    return seen | {"e-mail": repr([(m.subject, m.body) for m in mail.outbox if someone.email in m.to]).encode()}


@dataclass(frozen=True)
class Act:
    """Something that the other side does in private."""

    name: str
    do: Callable[[Partnership, User], None]


def _answer(answer: str, shared: bool, days: int, again: int | None) -> Act:
    def do(one: Partnership, other: User) -> None:
        words = said(answer, shared=shared, days=days, again=again)
        operations.do_answer(seat(one, other), words, actor=other, at=timezone.now())

    return Act(f"{answer}", do)


def _ready(one: Partnership, other: User) -> None:
    told = operations.Told("just-past", "longer", 3, "canary: their time")
    operations.do_tell_readiness(seat(one, other), told, actor=other, at=timezone.now())


def _publicity(one: Partnership, other: User) -> None:
    operations.do_choose_publicity(seat(one, other), "open", actor=other, at=timezone.now())


def _manager(one: Partnership, other: User) -> None:
    address = f"manager-{OpenPart.objects.count()}@example.org"
    new = operations_people.NewPart(address, Role.MANAGER, Side.SUPPORTING)
    part = operations_people.do_bring_in(seat(one, other), new, actor=other, at=timezone.now())
    newcomer = User.objects.create_user(address, "a long enough password")
    invitation = Invitation.objects.get(pk=part.invitation)
    operations_people.take_open_part(invitation=invitation, person=newcomer, at=timezone.now())


def _note(one: Partnership, other: User) -> None:
    operations.do_say(seat(one, other), "canary: their note", Audience.BROKER.value, actor=other, at=timezone.now())


def _loud_note(one: Partnership, other: User) -> None:
    with pytest.raises(NotNow):
        operations.do_say(seat(one, other), "canary", Audience.BOTH_SIDES.value, actor=other, at=timezone.now())


def _new_head(one: Partnership, other: User) -> None:
    today = timezone.localdate()
    operations_people.end_parts(
        person=other, organisation=None, last_day=today - timedelta(days=1), at=timezone.now(), actor=None
    )
    newcomer = person(f"next-head-{User.objects.count()}")
    part = operations_people.PartOf(newcomer, Role.HEAD, Side.SUPPORTING, one.supporting, today)
    operations_people.enter(one, part, actor=None, at=timezone.now())


def _closes() -> date:
    return closing_day(timezone.localdate() + timedelta(days=DAYS_TO_ANSWER + 1))


def _nights(one: Partnership, _other: User) -> None:
    """Every night until the one in which the proposal closes."""
    day, closes = timezone.localdate(), _closes()
    while day < closes:
        operations.do_nights_work(day, at=timezone.now())
        day += timedelta(days=1)


def _call_off(one: Partnership, _other: User) -> None:
    broker = User.objects.get(email="broker@example.org")
    now = Partnership.objects.get(pk=one.pk)
    wanted = operations.Wanted(states.Act.CALL_OFF, "canary: their no", now.version)
    with pytest.raises(NotNow) if now.called_off else nullcontext():
        operations.do_act(seat(one, broker), wanted, actor=broker, at=timezone.now())


answers = st.builds(
    _answer,
    st.sampled_from(AnswerChoice.values),
    st.booleans(),
    st.integers(0, 300),
    st.none() | st.integers(1, 300),
)
quiet = st.sampled_from(
    [Act(one.__name__, one) for one in (_ready, _publicity, _manager, _note, _loud_note, _new_head, _nights, _call_off)]
)
own = st.sampled_from([None, *AnswerChoice.values])


def _do_own(one: Partnership, me: User, answer: str | None, ready: bool, at: datetime | None = None) -> None:
    at = at or timezone.now()
    if answer:
        operations.do_answer(seat(one, me), said(answer), actor=me, at=at)
    if ready:
        told = operations.Told("none-near", "longer", 1, "")
        operations.do_tell_readiness(seat(one, me), told, actor=me, at=at)
    operations.do_choose_publicity(seat(one, me), "open", actor=me, at=at)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer=own, ready=st.booleans(), acts=st.lists(answers | quiet, min_size=1, max_size=6))
def test_what_one_head_can_open_never_changes_by_what_the_other_side_does_in_private(
    answer: str | None, ready: bool, acts: Sequence[Act]
) -> None:
    with transaction.atomic():
        one = made()
        mail.outbox.clear()
        me = head(one, Side.SUPPORTED)
        _do_own(one, me, answer, ready)
        before = seen_by(me, one)
        for act in acts:
            with TestCase.captureOnCommitCallbacks(execute=True):
                act.do(one, head(one, Side.SUPPORTING))
            if Partnership.objects.get(pk=one.pk).state == State.AGREED:
                assert (answer, ready) == ("yes", True)
                break
            assert seen_by(me, one) == before, act.name
        assert b"canary" not in b"".join(seen_by(me, one).values()).replace(b"canary: their reason", b"", 2)
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer=own, acts=st.lists(answers | quiet, max_size=4), after=st.lists(answers | quiet, max_size=2))
def test_a_proposal_that_was_called_off_closes_on_the_day_and_with_the_pages_of_one_that_was_not(
    answer: str | None, acts: Sequence[Act], after: Sequence[Act]
) -> None:
    at = timezone.now()
    shown = []
    for private in ([], [*acts, Act("call-off", _call_off), *after]):
        with transaction.atomic():
            one = made()
            mail.outbox.clear()
            me = head(one, Side.SUPPORTED)
            _do_own(one, me, answer if answer != "yes" else "maybe", ready=True, at=at)
            for act in private:
                act.do(one, head(one, Side.SUPPORTING))
            mail.outbox.clear()
            with TestCase.captureOnCommitCallbacks(execute=True):
                assert operations.do_nights_work(_closes(), at=at) == 1
            shown.append({name: _KEYS.sub(b"", page) for name, page in seen_by(me, one).items()})
            transaction.set_rollback(True)
    assert shown[0] == shown[1]
    assert b"not going ahead" in shown[0]["e-mail"]
