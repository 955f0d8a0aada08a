"""A person with an account is known by e-mail address."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from alongside_web.accounts.models import NoEmailAddress, User

pytestmark = pytest.mark.django_db


def test_an_account_is_opened_with_an_address_and_found_however_it_is_capitalised() -> None:
    opened = User.objects.create_user("Ann.Broker@Authority.example", "a long pass phrase", full_name="Ann Broker")

    assert User.objects.get_by_natural_key("ann.broker@authority.example") == opened
    assert authenticate(username="ANN.BROKER@authority.example", password="a long pass phrase") == opened
    assert (str(opened), opened.is_superuser) == ("Ann Broker", False)


def test_one_address_has_one_account_whatever_its_capitals() -> None:
    User.objects.create_user("ann@authority.example")

    with pytest.raises(IntegrityError):
        User.objects.create_user("ANN@authority.example")


def test_an_account_without_an_address_is_refused() -> None:
    with pytest.raises(NoEmailAddress, match="needs an e-mail address"):
        User.objects.create_user("")


def test_the_operators_account_may_do_everything() -> None:
    assert User.objects.create_superuser("op@authority.example", "a long pass phrase").is_superuser is True
