"""A broker with a right in the concern register takes needs from it; nobody else learns that there is one."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.audit.models import Entry
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RoundRole
from alongside_web.brokering.operations_rounds import HeadOf, do_let_in, do_state
from alongside_web.brokering.voice_models import Voice
from alongside_web.concerns.access import case_for, desk_of
from alongside_web.concerns.models import Concern, Kind, Right
from alongside_web.concerns.operations import NewCase, give_right, open_case
from alongside_web.concerns.operations_case import NewPoint, NewRating, rate
from alongside_web.partnerships.models import Partnership, State
from tests.web.brokering.conftest import NOW, person, seat, signed_in

BUTTON = "Take needs from the concern register"


@pytest.fixture
def keeper(broker: User, authority: Organisation) -> User:
    """The broker, who keeps the authority's register of concerns as well."""
    give_right(authority, broker.email, Kind.KEEPS, actor=broker, at=NOW)
    Right.objects.update(since=date(2026, 1, 1))
    return broker


def concern(keeper: User, authority: Organisation, name: str, level: str = "intensive") -> Concern:
    desk = desk_of(keeper.pk, authority, NOW.date())
    new = NewCase(f"example:{name}", f"{name.title()} School", date(2025, 9, 1), {"finance": "SECRET debts"}, None)
    made = open_case(desk, new, actor=keeper, at=NOW)
    point = NewPoint("SECRET budget", date(2027, 7, 1), "the director")
    day = date(2026, 1, 6)
    told = NewRating(level, day, "day", known_at=day, basis="SECRET visit", rationale="SECRET why", point=point)
    rate(case_for(keeper.pk, made.key, NOW.date()), told, seen=made.version, actor=keeper, at=NOW)
    return made


def fields(client: Client, at: str, **more: str) -> dict[str, str]:
    found = re.search(r'name="once" value="([^"]+)"', client.get(at).content.decode())
    assert found is not None
    return {"once": found[1], **{name.replace("__", "-example:"): value for name, value in more.items()}}


def test_one_press_takes_the_ticked_needs_and_no_word_of_their_cases(
    autumn: BrokeringRound, keeper: User, authority: Organisation
) -> None:
    for name, level in (("ash", "intensive"), ("birch", "close-monitoring"), ("cedar", "light-watch")):
        concern(keeper, authority, name, level)
    client, at = signed_in(keeper), f"/rounds/{autumn.key}/needs/from-register/"
    assert at in client.get(f"/rounds/{autumn.key}/needs/").content.decode()
    page = client.get(at).content.decode()
    sent = fields(
        client, at, take__ash="on", head__ash="ash@example.org", take__cedar="on", head__cedar="cedar@example.org"
    )

    answers = [client.post(at, sent) for _ in range(2)]

    assert {one.status_code for one in answers} == {302}
    assert page.index("Ash School") < page.index("Birch School") < page.index("Cedar School")
    assert "Intensive support" in page
    assert "Open since 1 September 2025" in page
    assert "SECRET" not in page
    rows = NeedStated.objects.order_by("school__name")
    assert [(one.school.name, one.areas, one.urgency, one.note, one.load) for one in rows] == [
        ("Ash School", ["finance"], "now", "", None),
        ("Cedar School", ["finance"], "year", "", None),
    ]
    assert set(Voice.objects.values_list("email", flat=True)) == {"ash@example.org", "cedar@example.org"}
    assert Entry.objects.filter(action="stated need").count() == 2
    assert Entry.objects.get(action="drew needs from register").subject == "register"
    history = client.get(f"/rounds/{autumn.key}/history/").content.decode()
    assert "stated the need of Ash School" in history
    assert "into a round" not in history


def test_a_need_that_stands_is_marked_and_not_offered_again(
    autumn: BrokeringRound, keeper: User, authority: Organisation
) -> None:
    concern(keeper, authority, "ash")
    concern(keeper, authority, "birch")
    client, at = signed_in(keeper), f"/rounds/{autumn.key}/needs/from-register/"
    sent = fields(client, at, take__ash="on", head__ash="ash@example.org")
    client.post(at, sent)

    page = client.get(at).content.decode()
    again = client.post(
        at, fields(client, at, take__ash="on", head__ash="x@example.org", take__birch="on", head__birch="b@example.org")
    )

    assert page.count("already in the round") == 1
    assert 'name="take-example:ash"' not in page
    assert 'name="take-example:birch"' in page
    # Another broker was quicker: nothing of it is done, and what was typed stays.
    assert again.status_code == 409
    assert "Nothing was added" in again.content.decode()
    assert "b@example.org" in again.content.decode()
    assert NeedStated.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Tick at least one school"),
        ({"take__ash": "on"}, "Enter the e-mail address of the head of Ash School"),
        ({"take__ash": "on", "head__ash": "nonsense"}, "Enter an e-mail address in the right form"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence_and_nothing_is_added(
    sent: dict[str, str], sentence: str, autumn: BrokeringRound, keeper: User, authority: Organisation
) -> None:
    concern(keeper, authority, "ash")
    client, at = signed_in(keeper), f"/rounds/{autumn.key}/needs/from-register/"

    page = client.post(at, fields(client, at, **sent)).content.decode()

    assert sentence in page
    assert not NeedStated.objects.exists()


def test_what_the_authority_arranged_already_is_the_load_that_is_taken(
    autumn: BrokeringRound, keeper: User, authority: Organisation
) -> None:
    concern(keeper, authority, "ash")
    ash, fern = (
        Organisation.objects.create(kind=OrganisationKind.SCHOOL, name=f"{one} School", school=f"example:{one.lower()}")
        for one in ("Ash", "Fern")
    )
    elsewhere = Organisation.objects.create(kind=OrganisationKind.AUTHORITY, name="Elsewhere")
    for by, state in ((authority, State.RUNNING), (authority, State.CONSIDERED), (elsewhere, State.RUNNING)):
        Partnership.objects.create(name="P", supported=ash, supporting=fern, arranged_by=by, state=state)
    client, at = signed_in(keeper), f"/rounds/{autumn.key}/needs/from-register/"

    page = client.get(at).content.decode()
    client.post(at, fields(client, at, take__ash="on", head__ash="ash@example.org"))

    assert "carries 1 partnership" in page
    need = NeedStated.objects.get()
    assert (need.load, need.school) == (1, ash)


def test_without_a_right_in_the_register_there_is_no_button_and_no_page(
    autumn: BrokeringRound, broker: User, authority: Organisation
) -> None:
    keeper = person("keeper", authority)
    give_right(authority, keeper.email, Kind.READS, actor=keeper, at=NOW)
    Right.objects.update(since=date(2026, 1, 1))
    do_let_in(seat(broker, autumn), keeper, RoundRole.READER, actor=broker, at=NOW)
    at = f"/rounds/{autumn.key}/needs/"

    for someone in (broker, keeper):
        client = signed_in(someone)
        assert BUTTON not in client.get(at).content.decode()
        assert client.get(f"{at}from-register/").status_code == 404
        assert client.post(f"{at}from-register/", {"once": "x"}).status_code == 404

    do_let_in(seat(broker, autumn), keeper, RoundRole.BROKER, actor=broker, at=NOW)
    client = signed_in(keeper)
    assert BUTTON in client.get(at).content.decode()
    assert "No open case asks for help." in client.get(f"{at}from-register/").content.decode()


def test_a_right_in_another_register_opens_nothing(autumn: BrokeringRound, broker: User) -> None:
    trust = Organisation.objects.create(kind=OrganisationKind.TRUST, name="A Trust")
    broker.memberships.create(organisation=trust, since=date(2026, 1, 1))
    give_right(trust, broker.email, Kind.KEEPS, actor=broker, at=NOW)
    Right.objects.update(since=date(2026, 1, 1))
    assert signed_in(broker).get(f"/rounds/{autumn.key}/needs/from-register/").status_code == 404


def test_an_offer_that_becomes_a_concern_is_told_to_who_has_the_right_alone(
    autumn: BrokeringRound, keeper: User, authority: Organisation
) -> None:
    other = person("other", authority)
    do_let_in(seat(keeper, autumn), other, RoundRole.BROKER, actor=keeper, at=NOW)
    fern = Organisation.objects.create(kind=OrganisationKind.SCHOOL, name="Fern School", school="example:fern")
    offer = OfferStated(school=fern, areas=["finance"])
    do_state(seat(keeper, autumn), offer, HeadOf("", "fern@example.org"), actor=keeper, at=NOW)
    at, told = f"/rounds/{autumn.key}/", "the concern register has an open case"
    before = signed_in(keeper).get(at).content.decode()
    concern(keeper, authority, "fern")

    page = signed_in(keeper).get(at).content.decode()

    assert told not in before
    assert told in page
    assert f"/rounds/{autumn.key}/offers/{offer.key}/" in page
    assert told not in signed_in(other).get(at).content.decode()
    assert "It offers help in this round" in signed_in(keeper).get(f"{at}needs/from-register/").content.decode()
    OfferStated.objects.update(of_concern=True)
    assert told not in signed_in(keeper).get(at).content.decode()
    assert "became a concern" in signed_in(other).get(f"{at}offers/").content.decode()


@pytest.mark.parametrize("names", [("ash",), ("ash", "birch", "cedar")])
def test_the_list_asks_the_same_number_of_questions_however_many_cases(
    names: tuple[str, ...], autumn: BrokeringRound, keeper: User, authority: Organisation
) -> None:
    for name in names:
        concern(keeper, authority, name)
    client = signed_in(keeper)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(f"/rounds/{autumn.key}/needs/from-register/").content.decode()
    assert page.count("Add to the round") == len(names)
    assert len(captured) == 11
