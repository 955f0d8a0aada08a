"""What rounds keep of people: it is reported to them, erased with them, and deleted when its time is over."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from pytest_django import DjangoCaptureOnCommitCallbacks

from alongside.brokering.phases import Step
from alongside.brokering.plans import PlanKind
from alongside.brokering.round import Stance
from alongside_web.accounts.models import User
from alongside_web.accounts.operations import erase_person
from alongside_web.accounts.operations_address import ask_for_address, change_address
from alongside_web.accounts.reports import document_on
from alongside_web.accounts.retention import retain
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import first_break
from alongside_web.brokering.models import BrokeringRound, NeedStated
from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
from alongside_web.brokering.operations_rounds import HeadOf, do_step
from alongside_web.brokering.operations_voices import SaidOfSchool, do_begin_asking, do_change_head, do_say_of_school
from alongside_web.brokering.plan_models import PlanBasis, PlanLine, PlanMade
from alongside_web.brokering.voice_models import Voice, VoiceAnswer
from tests.web.brokering.conftest import NOW, needs, offers, person, seat


@pytest.fixture
def spoken(autumn: BrokeringRound, broker: User) -> User:
    """Ash's head, who has an account too, said something of Fern; a plan rests on it."""
    ash = person("ash-head")
    needs(seat(broker, autumn), broker, "ash")
    offers(seat(broker, autumn), broker, "fern")
    do_begin_asking(seat(broker, autumn), 1, actor=broker, at=NOW)
    voice = Voice.objects.get(email=ash.email)
    fern = Voice.objects.get(email="fern-head@example.org").school
    do_say_of_school(voice, fern, SaidOfSchool(Stance.CHOOSE.value, 1, [], "an old friend", True, None), at=NOW)
    wanted = PlanWanted(PlanKind.BEST)
    do_make_plan(seat(broker, autumn), wanted, actor=broker, at=NOW, step=lambda _done: None)
    return ash


def test_a_head_is_told_what_was_kept_of_what_they_said(spoken: User, broker: User) -> None:
    told, brokers = document_on(spoken, NOW), document_on(broker, NOW)

    assert "an old friend" in str(told["round_voice"])
    assert "an old friend" not in str(brokers)
    assert "Autumn round" in str(brokers["rounds"])


def test_words_go_with_the_person_and_the_answer_stays(spoken: User) -> None:
    erase_person(spoken, actor=None, at=NOW)

    answer = VoiceAnswer.objects.get()
    assert (answer.stance, answer.words, answer.shared) == (Stance.CHOOSE.value, "", False)
    assert not Voice.objects.filter(email="ash-head@example.org").exists()
    assert Entry.objects.get(action="spoke of school").values_kept.values == {}
    assert first_break() is None


def test_what_heads_said_goes_two_years_after_closing_and_the_rest_after_six(
    spoken: User, autumn: BrokeringRound, broker: User
) -> None:
    autumn.refresh_from_db()
    do_step(seat(broker, autumn), Step.CLOSE, autumn.version, actor=broker, at=NOW)
    two, six = NOW.date() + timedelta(days=731), NOW.date() + timedelta(days=6 * 365 + 1)

    retain(two - timedelta(days=2))
    assert VoiceAnswer.objects.exists()
    retain(two)
    assert not Voice.objects.exists()
    assert PlanBasis.objects.get().stated == ""
    assert "an old friend" not in str([one.values_kept.values for one in Entry.objects.all()])
    assert NeedStated.objects.exists()
    retain(six)
    assert not PlanMade.objects.exists()
    assert not PlanLine.objects.exists()
    assert not NeedStated.objects.exists()
    assert spoken.pk


def another_address(someone: User, address: str, committing: DjangoCaptureOnCommitCallbacks) -> None:
    """What a person does who changes the own address: asks, and opens the link that went to the new one."""
    mail.outbox.clear()
    with committing(execute=True):
        ask_for_address(someone, address, at=NOW)
    [written] = [one for one in mail.outbox if one.to == [address]]
    found = re.search(r"/account/address/([^/\s]+)/", str(written.body))
    assert found is not None
    change_address(User.objects.get(pk=someone.pk), found[1], session=None, at=NOW)
    someone.refresh_from_db()


@pytest.mark.parametrize("had_an_account", [True, False])
def test_a_head_is_told_under_whatever_address_they_sign_in_today(
    had_an_account: bool,
    autumn: BrokeringRound,
    broker: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ash = person("ash-head") if had_an_account else None
    needs(seat(broker, autumn), broker, "ash")
    offers(seat(broker, autumn), broker, "fern")
    do_begin_asking(seat(broker, autumn), 1, actor=broker, at=NOW)
    voice, fern = Voice.objects.get(email="ash-head@example.org"), Voice.objects.get(email="fern-head@example.org")
    do_say_of_school(voice, fern.school, SaidOfSchool("would choose", 1, [], "an old friend", True, None), at=NOW)
    ash = ash or person("ash-head")

    another_address(ash, "ash.new@example.org", django_capture_on_commit_callbacks)
    another_address(ash, "ash.newer@example.org", django_capture_on_commit_callbacks)

    assert "an old friend" in str(document_on(ash, NOW)["round_voice"])
    # The school gives the address to the next head, who said nothing of the kind.
    after = person("ash-head")
    assert "an old friend" not in str(document_on(after, NOW))
    erase_person(after, actor=None, at=NOW)
    assert VoiceAnswer.objects.get().words == "an old friend"
    erase_person(ash, actor=None, at=NOW)
    assert VoiceAnswer.objects.get().words == ""
    assert "ash" not in Voice.objects.get(pk=voice.pk).email


def test_a_new_head_with_an_account_is_known_by_it(autumn: BrokeringRound, broker: User) -> None:
    needs(seat(broker, autumn), broker, "ash")
    next_head = person("next")
    voice = do_change_head(
        seat(broker, autumn), Voice.objects.get(), HeadOf("Next", "Next@example.org"), actor=broker, at=NOW
    )
    assert voice.person == next_head
    assert "Ash School" in str(document_on(next_head, NOW)["round_voice"])
