"""What the thesis prints of its schools' places on a register, and nothing beside it."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from alongside.casebook.concerns import printed_cases
from alongside.casebook.schools import SCHOOLS
from alongside.schools.concern import Direction
from alongside.schools.concern_scheme import NEWEST
from alongside_web.accounts.models import Organisation, User
from alongside_web.concerns.access import case_for
from alongside_web.concerns.models import Concern, Rating
from alongside_web.concerns.queries import case_page, needs_from
from alongside_web.partnerships.operations_cases import AUTHORITY, Loading, address_of, load_cases


def test_six_schools_are_on_it_and_the_six_that_supported_them_are_not() -> None:
    assert [one.school.removeprefix("example:") for one in printed_cases()] == [
        *("capricorn", "cancer", "virgo", "aries", "libra", "pisces"),
    ]
    assert {one.school for one in printed_cases()} <= set(SCHOOLS)


def test_every_level_and_reason_is_of_the_list_and_every_time_fits() -> None:
    for case in printed_cases():
        for rating in case.ratings:
            assert NEWEST.level(rating.level)
            assert case.opened.first <= rating.occurred.first <= rating.known.last
        for reason in case.reasons:
            assert NEWEST.reason(reason.name)
            assert reason.until is None or reason.since.first < reason.until.last


def test_without_the_partnerships_the_command_says_what_to_do_first() -> None:
    with pytest.raises(CommandError, match="run the command load_cases first"):
        call_command("load_concerns")


def test_the_register_is_entered_once_and_read_as_far_as_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    load_cases(Loading(None, timezone.now()))
    call_command("load_concerns")
    call_command("load_concerns")
    assert capsys.readouterr().out.count("6 cases of concern were entered.") == 1
    assert Concern.objects.count() == 6
    assert Rating.objects.count() == sum(len(one.ratings) for one in printed_cases()) == 7

    keeper = User.objects.get(email=address_of("principal-adviser"))
    today = timezone.localdate()
    virgo = case_page(case_for(keeper.pk, Concern.objects.get(school="example:virgo").key, today))
    assert (virgo.level, virgo.opened, virgo.travel.direction) == ("Close monitoring", "2002", Direction.UP)
    assert [one.known for one in virgo.ratings] == ["2006", "2006"]
    pisces = case_page(case_for(keeper.pk, Concern.objects.get(school="example:pisces").key, today))
    assert (pisces.opened, pisces.travel.direction) == ("2001", Direction.TOO_FEW)

    found = needs_from(Organisation.objects.get(name=AUTHORITY), today)
    assert [one.school.removeprefix("example:") for one in found] == ["aries", "capricorn", "libra", "pisces", "virgo"]
    assert needs_from(Organisation.objects.get(name=AUTHORITY), date(2005, 1, 1)) == ()
