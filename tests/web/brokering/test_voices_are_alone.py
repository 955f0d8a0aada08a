"""Until proposals issue, what a head sees depends on public facts and the head's own answers alone: pages, messages, timing.

Two rounds are run that differ only in what everybody else says and in what the broker reads; what one head sees of them,
byte for byte, must be the same, and asked of the database in as many questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.brokering.round import Stance
from alongside_web.accounts.models import User
from alongside_web.brokering.models import BrokeringRound
from alongside_web.brokering.operations_rounds import HeadOf
from alongside_web.brokering.operations_voices import (
    SaidOfSchool,
    SaidOfSelf,
    do_begin_asking,
    do_change_head,
    do_remind,
    do_say_of_school,
    do_say_of_self,
)
from alongside_web.brokering.round_queries import stated
from alongside_web.brokering.round_translate import round_of
from alongside_web.brokering.voice_models import Voice
from tests.web.brokering.conftest import NOW, TODAY, needs, offers, seat, signed_in
from tests.web.brokering.test_voices import about, link_to, of

OTHERS = ("ash", "elm", "fir")
_CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')

Act = tuple[str, str, str]
acts = st.lists(
    st.tuples(
        st.sampled_from(("stance", "self", "new head", "broker reads")),
        st.sampled_from(OTHERS),
        st.sampled_from([one.value for one in Stance]),
    ),
    max_size=6,
)


def do(act: Act, made: BrokeringRound, broker: User) -> None:
    """What somebody else does meanwhile."""
    what, who, stance = act
    voice = Voice.objects.filter(school__name=f"{who.title()} School", ended_at=None).get()
    oak = Voice.objects.get(email=of("oak")).school
    if what == "stance":
        do_say_of_school(voice, oak, SaidOfSchool(stance, None, ["trust"], "of oak", True, None), at=NOW)
    elif what == "self":
        takes_part = stance != Stance.REFUSE
        told = SaidOfSelf(takes_part, "low", "high", 3, 4, None, None, None, "busy", True)
        do_say_of_self(voice, told, at=NOW)
    elif what == "new head":
        do_change_head(seat(broker, made), voice, HeadOf("New", f"{who}-new@example.org"), actor=broker, at=NOW)
    else:
        signed_in(broker).get(f"/rounds/{made.key}/voices/{voice.key}/")
        round_of(stated(seat(broker, made)), TODAY)


def seen(link: str, said: str) -> tuple[list[bytes], list[int], list[str]]:
    """All that Oak's head sees, and how many questions it took."""
    client, pages, questions = Client(), [], []
    client.post(f"{link}{about('elm')}/", {"stance": said})
    for path in ("", "?q=elm", "?q=School", "own-school/", f"{about('elm')}/", f"{about('fir')}/"):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(link + path)
        pages.append(str(answer.status_code).encode() + _CHANGING.sub(b"", answer.content))
        questions.append(len(captured))
    messages = [f"{one.subject}\n{one.body}" for one in mail.outbox if one.to == [of("oak")]]
    return pages, questions, messages


class _Undo(Exception):
    """Takes a round back, so that the next one starts from the same place."""


def run(others: Sequence[Act], said: str, made: BrokeringRound, *, broker: User, link: str) -> object:
    told: object = None
    sent = len(mail.outbox)
    try:
        with transaction.atomic():
            for act in others:
                do(act, made, broker)
            do_remind(made.answers_by - timedelta(days=2), at=NOW)
            told = seen(link, said)
            raise _Undo
    except _Undo:
        del mail.outbox[sent:]
    return told


@pytest.fixture
def asked(autumn: BrokeringRound, broker: User, django_capture_on_commit_callbacks: object) -> BrokeringRound:
    at = seat(broker, autumn)
    needs(at, broker, "oak")
    for name in OTHERS:
        offers(at, broker, name)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        do_begin_asking(at, 1, actor=broker, at=NOW)
    autumn.refresh_from_db()
    return autumn


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(others=acts, said=st.sampled_from([one.value for one in Stance]))
def test_what_a_head_sees_is_the_same_whatever_everybody_else_says(
    others: list[Act], said: str, asked: BrokeringRound, broker: User
) -> None:
    link = link_to(of("oak"))
    alone = run([], said, asked, broker=broker, link=link)
    among_others = run(others, said, asked, broker=broker, link=link)
    assert among_others == alone


def test_the_comparison_would_notice_a_page_that_tells(asked: BrokeringRound, broker: User) -> None:
    """A page that named what somebody else said would differ: here the broker's own does."""
    before = signed_in(broker).get(f"/rounds/{asked.key}/").content
    do(("stance", "elm", Stance.REFUSE.value), asked, broker)
    assert signed_in(broker).get(f"/rounds/{asked.key}/").content != before
