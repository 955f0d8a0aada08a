"""Who opens a register: those with a right in it today, and nobody else by any other way."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from alongside_web.accounts.models import Membership, Organisation, User
from alongside_web.accounts.operations import close_account, end_membership
from alongside_web.concerns.access import Desk, case_for, desk_for, keepers_case, rights_of, share_for_head
from alongside_web.concerns.models import Concern, Kind, Point, Right, Share
from alongside_web.concerns.operations import HasItAlready, NoSuchMember, give_right, take_right_back
from alongside_web.concerns.operations_share import Shown, share, take_back
from alongside_web.partnerships.access import NotYours
from tests.web.concerns.conftest import AT, opened, organisation, person, rated, right, signed_in

NOW = timezone.now
# What differs between any two pages: tokens and addresses.
_CHANGING = re.compile(rb'(?:csrfmiddlewaretoken|next)" value="[^"]*"')


def pages(concern: Concern) -> list[str]:
    register = concern.register.key
    of_register = [f"/concerns/registers/{register}/{one}" for one in ("", "open/", "levels/", "history/", "file/")]
    doing = ("", "rate/", "reasons/", "review/", "close/", "share/", "answer/")
    points = [f"/concerns/points/{one.key}/" for one in Point.objects.filter(concern=concern)]
    return of_register + [f"/concerns/cases/{concern.key}/{one}" for one in doing] + points


def not_there(client: Client, address: str) -> bool:
    """Whether the answer is that for what is not there."""
    missing = "/concerns/cases/00000000-0000-4000-8000-000000000000/"
    answers = [(client.get(one), one.encode()) for one in (address, missing)]
    bodies = {_CHANGING.sub(b"", one.content.replace(path, b"PATH")) for one, path in answers}
    return answers[0][0].status_code == 404 and len(bodies) == 1


@pytest.fixture
def case(concern: Concern, keeper: User) -> Concern:
    rated(concern, keeper)
    return Concern.objects.get()


@pytest.fixture
def _proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alongside_web.accounts.proving.has_proved", lambda *_: True)


@pytest.mark.usefixtures("_proved")
def test_a_keeper_opens_every_page_of_the_register(case: Concern, keeper: User) -> None:
    client = signed_in(keeper)
    assert {address: client.get(address).status_code for address in pages(case)} == dict.fromkeys(pages(case), 200)


@pytest.mark.usefixtures("_proved")
def test_to_colleagues_administrators_the_head_partners_and_operators_it_is_not_there(
    case: Concern, oakshire: Organisation, head: User
) -> None:
    operator = person("operator")
    operator.is_superuser = True
    operator.save()
    others = (
        person("colleague", oakshire),
        person("chief", oakshire, administers=True),
        head,
        person("other"),
        operator,
    )
    for someone in others:
        client = signed_in(someone)
        assert [one for one in pages(case) if not not_there(client, one)] == [], someone


def test_a_reader_reads_and_writes_nothing(case: Concern, oakshire: Organisation) -> None:
    reader = person("reader", oakshire)
    right(oakshire, reader, Kind.READS)
    client = signed_in(reader)

    assert client.get(f"/concerns/cases/{case.key}/").status_code == 200
    assert not_there(client, f"/concerns/cases/{case.key}/rate/")
    assert not_there(client, f"/concerns/registers/{case.register.key}/open/")
    assert "Give a rating" not in client.get(f"/concerns/cases/{case.key}/").content.decode()


def test_a_right_taken_back_opens_nothing_from_that_moment(case: Concern, keeper: User, oakshire: Organisation) -> None:
    take_right_back(Right.objects.get(), actor=keeper, at=NOW())
    assert not_there(signed_in(keeper), f"/concerns/cases/{case.key}/")


def test_a_keeper_who_left_the_organisation_opens_nothing_and_the_right_is_over(case: Concern, keeper: User) -> None:
    end_membership(Membership.objects.get(person=keeper), actor=keeper, at=NOW())

    assert list(rights_of(keeper.pk, timezone.localdate())) == []
    assert Right.objects.get().until == timezone.localdate() - timedelta(days=1)
    with pytest.raises(NotYours):
        case_for(keeper.pk, case.key, timezone.localdate())


def test_a_closed_account_has_no_right(case: Concern, keeper: User) -> None:
    close_account(keeper, actor=keeper, at=NOW())
    assert Right.objects.get().until is not None


def test_without_belonging_to_the_organisation_a_right_alone_opens_nothing(case: Concern, keeper: User) -> None:
    Membership.objects.filter(person=keeper).update(until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotYours):
        desk_for(keeper.pk, case.register.key, timezone.localdate())


def test_a_keeper_of_one_register_does_not_find_a_case_of_another(case: Concern) -> None:
    elmshire = organisation("Elmshire")
    other = person("other", elmshire)
    right(elmshire, other)
    for find in (case_for, keepers_case):
        with pytest.raises(NotYours):
            find(other.pk, case.key, timezone.localdate())


def test_nobody_signed_out_is_led_anywhere_but_to_sign_in(case: Concern) -> None:
    assert Client().get(f"/concerns/cases/{case.key}/").headers["Location"].startswith("/account/sign-in/")


def test_rights_are_given_to_members_once(oakshire: Organisation, keeper: User, desk: Desk) -> None:
    with pytest.raises(NoSuchMember, match="Nobody who belongs"):
        give_right(oakshire, "nobody@example.org", Kind.KEEPS, actor=keeper, at=NOW())
    with pytest.raises(HasItAlready):
        give_right(oakshire, keeper.email, Kind.KEEPS, actor=keeper, at=NOW())
    give_right(oakshire, keeper.email, Kind.READS, actor=keeper, at=NOW())
    assert list(Right.objects.order_by("pk").values_list("kind", "until")) == [
        ("keeps", timezone.localdate() - timedelta(days=1)),
        ("reads", None),
    ]


@pytest.mark.usefixtures("_proved")
def test_an_administrator_gives_and_takes_back_rights_and_the_organisation_s_history_says_so(
    oakshire: Organisation,
) -> None:
    chief, ann = person("chief", oakshire, administers=True), person("ann", oakshire)
    client, at = signed_in(chief), f"/concerns/rights/{oakshire.key}/"

    assert client.post(at, {"email": ann.email, "kind": "keeps", "once": "1"}).status_code == 302
    assert client.post(at, {"email": ann.email, "kind": "keeps", "once": "2"}).status_code == 200
    given = Right.objects.get()
    assert client.post(f"/concerns/rights/take-back/{given.key}/", {"once": "3"}).status_code == 302

    told = client.get(f"/account/organisations/{oakshire.key}/history/").content.decode()
    assert "Chief gave a right to the register of concerns: Ann, keeps concerns." in told
    assert "Chief took back a right to the register of concerns: Ann, keeps concerns." in told
    assert signed_in(ann).get(at).status_code == 404


@pytest.mark.usefixtures("_proved")
def test_a_school_keeps_no_register(hazel: Organisation) -> None:
    chief = person("chief", hazel, administers=True)
    assert not_there(signed_in(chief), f"/concerns/rights/{hazel.key}/")


def test_rights_are_given_only_after_proving_again_who_one_is(oakshire: Organisation) -> None:
    chief = person("chief", oakshire, administers=True)
    answer = signed_in(chief).get(f"/concerns/rights/{oakshire.key}/")
    assert answer.headers["Location"].startswith("/account/prove/")


def shown(case: Concern, keeper: User, *, reason: bool = False) -> Share:
    now = opened(case, keeper)
    return share(now, Shown(case.ratings.get(), "head@example.org", reason, with_point=False), actor=keeper, at=AT)


def test_a_head_sees_exactly_what_is_shared_and_answers(case: Concern, keeper: User, head: User) -> None:
    made = shown(case, keeper)
    client, at = signed_in(head), f"/concerns/shared/{made.key}/"

    page = client.get(at).content.decode()
    assert "Intensive support" in page
    assert "SECRET" not in page
    assert "Two terms" not in page
    assert client.post(at, {"stance": "disagrees", "words": "We are three now", "once": "1"}).status_code == 302
    assert "We are three now" in client.get(at).content.decode()
    assert "We are three now" in signed_in(keeper).get(f"/concerns/cases/{case.key}/").content.decode()
    assert client.get(f"/concerns/cases/{case.key}/").status_code == 404


def test_what_was_ticked_is_shown_too(case: Concern, keeper: User, head: User) -> None:
    made = shown(case, keeper, reason=True)
    assert "SECRET why intensive" in signed_in(head).get(f"/concerns/shared/{made.key}/").content.decode()


def test_what_is_taken_back_or_belongs_to_a_former_head_is_not_there(
    case: Concern, keeper: User, head: User, hazel: Organisation
) -> None:
    made, again = shown(case, keeper), shown(case, keeper)
    take_back(made, opened(case, keeper), actor=keeper, at=NOW())
    today = timezone.localdate()
    with pytest.raises(NotYours):
        share_for_head(head.pk, made.key, today)
    assert share_for_head(head.pk, again.key, today) == again

    Membership.objects.filter(person=head).update(until=today - timedelta(days=1))
    with pytest.raises(NotYours):
        share_for_head(head.pk, again.key, today)
    with pytest.raises(NotYours):
        share_for_head(keeper.pk, again.key, today)


def test_the_index_says_the_same_to_everybody_who_may_open_nothing(case: Concern, head: User) -> None:
    texts = {
        signed_in(one).get("/concerns/").content.split(b"main>")[0].split(b"<main")[1]
        for one in (head, person("other"))
    }
    assert len(texts) == 1
