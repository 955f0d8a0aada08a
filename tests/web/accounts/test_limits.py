"""Too many attempts are answered with when to try again, alike for those who have an account and those who have none."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from alongside_web.accounts.limits import address_of
from alongside_web.accounts.models import Bucket, Organisation
from alongside_web.accounts.operations_limits import (
    INVITE,
    SIGN_IN_ACCOUNT,
    SIGN_IN_ADDRESS,
    Limit,
    forget_buckets,
    take,
)
from tests.web.accounts.people import AT, PASSWORD, member, organisation, person, sign_in, signed_in

pytestmark = pytest.mark.django_db
THREE = Limit("three a minute", 3, timedelta(minutes=1))


def test_attempts_run_out_and_come_back_one_by_one() -> None:
    assert [take(THREE, "ann", at=AT) for _ in range(4)] == [0, 0, 0, 20]
    assert take(THREE, "ann", at=AT + timedelta(seconds=5)) == 15
    assert take(THREE, "ann", at=AT + timedelta(seconds=20)) == 0
    assert take(THREE, "ann", at=AT + timedelta(seconds=21)) == 19
    assert [take(THREE, "ann", at=AT + timedelta(hours=1)) for _ in range(4)] == [0, 0, 0, 20]


def test_each_has_an_own_bucket_and_a_clock_set_back_gives_nothing_away() -> None:
    assert [take(THREE, "ann", at=AT) for _ in range(4)][-1] == 20
    assert take(THREE, "bob", at=AT) == 0
    assert take(THREE, " ANN ", at=AT - timedelta(days=1)) == 20


def test_the_table_tells_nobodys_address() -> None:
    take(THREE, "ann@example.org", at=AT)

    assert "ann" not in str(list(Bucket.objects.values()))
    assert forget_buckets(AT + timedelta(days=1)) == 1


@pytest.mark.parametrize("address", ["ann@example.org", "nobody@example.org"])
@pytest.mark.usefixtures("_stopped_clock")
def test_the_sixth_sign_in_to_an_address_within_five_minutes_waits_even_with_the_right_password(
    site: Client, address: str
) -> None:
    person("ann")
    for _ in range(5):
        assert site.post("/account/sign-in/", {"login": address, "password": "wrong"}).status_code == 200

    answer = site.post("/account/sign-in/", {"login": address, "password": PASSWORD})

    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert "Try again in 1 minute" in answer.content.decode()
    assert "_auth_user_id" not in site.session


@pytest.mark.usefixtures("_stopped_clock")
def test_the_twenty_first_sign_in_from_one_place_waits(site: Client) -> None:
    for number in range(20):
        site.post("/account/sign-in/", {"login": f"p{number}@example.org", "password": "wrong"})

    assert sign_in(site, person("ann")) == 429
    assert (
        Client(REMOTE_ADDR="192.0.2.7")
        .post("/account/sign-in/", {"login": "ann@example.org", "password": PASSWORD})
        .status_code
        == 302
    )


def test_the_limits_of_signing_in_are_as_written() -> None:
    told = [(one.attempts, one.within) for one in (SIGN_IN_ACCOUNT, SIGN_IN_ADDRESS)]

    assert told == [(5, timedelta(minutes=5)), (20, timedelta(minutes=5))]


@pytest.mark.usefixtures("_stopped_clock")
def test_asking_for_passwords_is_counted_for_known_and_unknown_addresses_alike(site: Client) -> None:
    person("ann")
    for address in ("ann@example.org", "nobody@example.org"):
        codes = [site.post("/account/password/forgotten/", {"email": address}).status_code for _ in range(4)]
        assert codes == [302, 302, 302, 429]


@pytest.mark.usefixtures("_stopped_clock")
def test_proving_is_counted(site: Client) -> None:
    client = signed_in(person("ann"))

    codes = [client.post("/account/prove/password/", {"password": "wrong"}).status_code for _ in range(6)]

    assert codes == [200] * 5 + [429]


@pytest.mark.usefixtures("_stopped_clock")
def test_inviting_is_counted(site: Client) -> None:
    oakshire: Organisation = organisation()
    ann = person("ann")
    member(ann, oakshire, administers=True)
    client = signed_in(ann)

    codes = [
        client.post(f"/account/organisations/{oakshire.key}/invite/", {"email": f"p{n}@example.org", "once": str(n)})
        for n in range(INVITE.attempts + 1)
    ]

    assert [one.status_code for one in codes] == [302] * INVITE.attempts + [429]


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw() -> None:
    request = RequestFactory().get(
        "/", headers={"x-forwarded-for": "203.0.113.9, 198.51.100.4"}, REMOTE_ADDR="10.0.0.1"
    )

    with override_settings(BEHIND_PROXY=False):
        assert address_of(request) == "10.0.0.1"
    with override_settings(BEHIND_PROXY=True):
        assert address_of(request) == "198.51.100.4"
