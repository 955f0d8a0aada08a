"""Heads speak alone, by a link; what they say counts until they change it, and the broker reads why only where it is shared."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from alongside.brokering.phases import Step
from alongside.brokering.round import Stance
from alongside_web.accounts.models import User
from alongside_web.brokering import access
from alongside_web.brokering.models import BrokeringRound
from alongside_web.brokering.operations_rounds import HeadOf, do_step
from alongside_web.brokering.operations_voices import do_begin_asking, do_change_head, do_remind
from alongside_web.brokering.round_queries import stated
from alongside_web.brokering.round_translate import key_of, round_of
from alongside_web.brokering.voice_models import Voice, VoiceAnswer, VoiceSelf
from tests.web.brokering.conftest import NOW, TODAY, needs, offers, person, seat, signed_in

pytestmark = pytest.mark.django_db(transaction=False)


def link_to(address: str) -> str:
    """The newest link that was sent to an address."""
    sent = [one for one in mail.outbox if one.to == [address]]
    found = re.search(r"http://[^/]+(/rounds/voice/\S+/)", str(sent[-1].body))
    assert found is not None
    return found[1]


@pytest.fixture
def asked(autumn: BrokeringRound, broker: User, django_capture_on_commit_callbacks: object) -> BrokeringRound:
    """Oak needs help, Elm and Fir offer it, and the three heads are asked."""
    at = seat(broker, autumn)
    needs(at, broker, "oak")
    offers(at, broker, "elm")
    offers(at, broker, "fir")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
        do_begin_asking(at, 1, actor=broker, at=NOW)
    autumn.refresh_from_db()
    return autumn


def of(name: str) -> str:
    return f"{name}-head@example.org"


def about(name: str) -> str:
    return key_of(Voice.objects.get(email=of(name)).school).replace(":", "-", 1)


def say(link: str, name: str, **fields: object) -> int:
    return Client().post(f"{link}{about(name)}/", {"stance": Stance.CHOOSE.value, **fields}).status_code


def test_every_head_is_asked_at_the_same_moment_in_the_same_words(asked: BrokeringRound) -> None:
    assert sorted(one.to[0] for one in mail.outbox) == [of("elm"), of("fir"), of("oak")]
    plain = {re.sub(r"/voice/\S+/|Elm|Fir|Oak", "", str(one.body)) for one in mail.outbox}
    assert len(plain) == 1
    assert len(set(Voice.objects.values_list("token_hash", "sent_at"))) == 3
    assert len(set(Voice.objects.values_list("sent_at", flat=True))) == 1


def test_a_head_speaks_without_an_account_and_changes_their_mind(asked: BrokeringRound, broker: User) -> None:
    link = link_to(of("oak"))
    assert say(link, "elm", rank="1", words="We met", motives=["trust"]) == 302
    assert say(link, "elm", rank="1", words="We met", motives=["trust"]) == 302
    assert say(link, "elm", stance=Stance.REFUSE.value) == 302

    assert [one.stance for one in VoiceAnswer.objects.order_by("pk")] == [Stance.CHOOSE, Stance.REFUSE]
    page = Client().get(link).content.decode()
    assert "would rather not" in page
    wish = round_of(stated(seat(broker, asked)), TODAY).wishes[0]
    assert (wish.stance, wish.reason) == (Stance.REFUSE, "")


def test_two_schools_cannot_both_be_the_first_choice_and_what_was_typed_stays(asked: BrokeringRound) -> None:
    link = link_to(of("oak"))
    say(link, "elm", rank="1")
    page = Client().post(f"{link}{about('fir')}/", {"stance": Stance.CHOOSE.value, "rank": "1", "words": "Kept"})
    assert "Elm School is this choice already" in page.content.decode()
    assert "Kept" in page.content.decode()
    assert VoiceAnswer.objects.count() == 1


def test_who_does_not_take_part_is_not_paired_and_says_when_to_ask_again(asked: BrokeringRound, broker: User) -> None:
    fields = {"takes_part": "no", "ask_again": "2027-09-01", "load": "4", "load_ceiling": "5"}
    assert Client().post(f"{link_to(of('oak'))}own-school/", fields).status_code == 302
    need = round_of(stated(seat(broker, asked)), TODAY).needs[0]
    assert (need.consent_withheld, need.load, need.load_ceiling) == (True, 4, 5)
    assert str(VoiceSelf.objects.get().ask_again) == "2027-09-01"


def test_an_answer_that_has_run_out_counts_as_not_said(asked: BrokeringRound, broker: User) -> None:
    say(link_to(of("oak")), "elm", expires="2030-01-31")
    VoiceAnswer.objects.update(expires=TODAY - timedelta(days=1))
    assert round_of(stated(seat(broker, asked)), TODAY).wishes == ()


def test_the_broker_reads_the_answer_and_why_only_where_it_is_shared(asked: BrokeringRound, broker: User) -> None:
    link = link_to(of("oak"))
    say(link, "elm", words="secretreason")
    say(link, "fir", words="sharedreason", shared="on")
    voice = Voice.objects.get(email=of("oak"))
    page = signed_in(broker).get(f"/rounds/{asked.key}/voices/{voice.key}/").content.decode()
    assert "would choose it" in page
    assert "sharedreason" in page
    assert "secretreason" not in page


def test_a_link_that_is_none_or_has_run_out_leads_nowhere(asked: BrokeringRound) -> None:
    link = link_to(of("oak"))
    Voice.objects.filter(email=of("oak")).update(expires_at=NOW - timedelta(days=900))
    nowhere = "/rounds/voice/nobody-has-this/"
    first, second = Client().get(link), Client().get(nowhere)
    assert (first.status_code, second.status_code) == (404, 404)
    token = r'name="csrfmiddlewaretoken" value="[^"]*"'
    pages = [re.sub(token, "", one.content.decode()) for one in (first, second)]
    assert pages[0].replace(link, nowhere) == pages[1]


def test_a_new_head_is_asked_afresh_and_the_former_ones_answers_count_no_longer(
    asked: BrokeringRound, broker: User, django_capture_on_commit_callbacks: object
) -> None:
    former = link_to(of("oak"))
    say(former, "elm")
    voice = Voice.objects.get(email=of("oak"))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # as above
        do_change_head(seat(broker, asked), voice, HeadOf("New", "new-head@example.org"), actor=broker, at=NOW)

    assert Client().get(former).status_code == 404
    page = Client().get(link_to("new-head@example.org")).content.decode()
    assert "Elm School" not in page
    assert round_of(stated(seat(broker, asked)), TODAY).wishes == ()


def test_when_the_asking_has_ended_nothing_changes_and_no_words_are_lost(asked: BrokeringRound, broker: User) -> None:
    link = link_to(of("oak"))
    do_step(seat(broker, asked), Step.STOP_ASKING, 2, actor=broker, at=NOW)
    answer = Client().post(f"{link}{about('elm')}/", {"stance": Stance.CHOOSE.value, "words": "Too late"})
    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()
    assert not VoiceAnswer.objects.exists()


def test_only_who_said_nothing_is_reminded_and_only_once(
    asked: BrokeringRound, django_capture_on_commit_callbacks: object
) -> None:
    say(link_to(of("oak")), "elm")
    near = asked.answers_by - timedelta(days=2)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # as above
        assert (do_remind(TODAY, at=NOW), do_remind(near, at=NOW), do_remind(near, at=NOW)) == (0, 2, 0)
    assert sorted(one.to[0] for one in mail.outbox) == [of("elm"), of("fir")]


def test_voices_are_looked_after_by_brokers_alone(asked: BrokeringRound, authority: object) -> None:
    voice = Voice.objects.get(email=of("oak"))
    stranger = signed_in(person("stranger"))
    for path in ("voices/", f"voices/{voice.key}/", f"voices/{voice.key}/new-head/"):
        assert stranger.get(f"/rounds/{asked.key}/{path}").status_code == 404


def answer_link(client: Client) -> str | None:
    found = re.search(r'href="(/rounds/voice/[^"]+/)">Answer', client.get("/rounds/").content.decode())
    return found[1] if found else None


def test_a_head_with_an_account_finds_the_own_page_under_rounds_and_nobody_elses(
    asked: BrokeringRound, broker: User
) -> None:
    oak, elm = person("oak-head"), person("elm-head")

    link = answer_link(signed_in(oak))

    assert link is not None
    assert "Oak School" in Client().get(link).content.decode()
    assert say(link, "elm", rank="1") == 302
    assert VoiceAnswer.objects.get().voice.email == of("oak")
    # The link of the e-mail works on, and each head has a page of their own.
    assert Client().get(link_to(of("oak"))).status_code == 200
    other = answer_link(signed_in(elm))
    assert other is not None
    assert "Elm School" in Client().get(other).content.decode()
    assert answer_link(signed_in(broker)) is None
    assert "You are in no round." in signed_in(person("stranger")).get("/rounds/").content.decode()
    assert "no-store" in signed_in(oak).get("/rounds/").headers["Cache-Control"]


def test_what_opens_the_own_page_ends_after_a_day_and_with_the_voice(
    asked: BrokeringRound, broker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    oak = person("oak-head")
    link = answer_link(signed_in(oak))
    assert link is not None
    assert Client().get(f"{link[:-2]}x/").status_code == 404

    monkeypatch.setattr(access, "OWN_LASTS", timedelta(seconds=-1))
    assert Client().get(link).status_code == 404
    monkeypatch.undo()
    assert Client().get(link).status_code == 200

    voice = Voice.objects.get(email=of("oak"))
    do_change_head(seat(broker, asked), voice, HeadOf("New", "new@example.org"), actor=broker, at=NOW)
    assert Client().get(link).status_code == 404
    assert answer_link(signed_in(oak)) is None


def test_who_was_not_asked_yet_or_is_asked_no_more_finds_no_link(autumn: BrokeringRound, broker: User) -> None:
    oak = person("oak-head")
    needs(seat(broker, autumn), broker, "oak")
    assert answer_link(signed_in(oak)) is None
    do_begin_asking(seat(broker, autumn), 1, actor=broker, at=NOW)
    assert answer_link(signed_in(oak)) is not None
    do_step(seat(broker, autumn), Step.STOP_ASKING, 2, actor=broker, at=NOW)
    assert answer_link(signed_in(oak)) is None


def test_rounds_are_in_the_menu_and_on_the_start_page_of_who_is_signed_in(asked: BrokeringRound, broker: User) -> None:
    client = signed_in(broker)
    start, board = client.get("/").content.decode(), client.get(f"/rounds/{asked.key}/board/").content.decode()
    assert start.count('href="/rounds/"') == 2
    assert 'href="/rounds/" aria-current="true"' in board
    assert 'href="/rounds/"' not in Client().get("/").content.decode()
    assert 'href="/rounds/example/"' in client.get("/rounds/").content.decode()
