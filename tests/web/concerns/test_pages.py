"""The pages of a register: forms with faults, lists that stay quick, the file, and what is private everywhere."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside_web.accounts.models import Organisation, User
from alongside_web.accounts.reports import document_on
from alongside_web.concerns.access import Desk
from alongside_web.concerns.models import Concern, Point, Rating, Reason
from alongside_web.concerns.operations import NewCase, open_case
from alongside_web.jobs.models import Progress
from tests.web.accounts.people import proved
from tests.web.concerns.conftest import AT, OPENED, rated, signed_in

TODAY = timezone.localdate()
RATING = {
    "level": "intensive",
    "rationale": "why so",
    "basis": "a visit",
    "occurred": "2025-01-06",
    "precision": "day",
    "known_at": "2025-01-06",
    "stated": "",
    "corrects": "",
    "what": "a full staff",
    "by": "2027-07-01",
    "decides": "the director",
    "review_on": "",
    "version": "1",
    "once": "k",
}


def fill(desk: Desk, keeper: User, cases: int) -> None:
    for number in range(cases):
        new = NewCase(f"example:s{number:03}", f"School {number:03}", OPENED, {"finance": "", "teaching": ""}, None)
        made = open_case(desk, new, actor=keeper, at=AT)
        for turn, level in enumerate(("intensive", "close-monitoring", "light-watch")):
            rated(made, keeper, level, date(2025, 1 + turn, 6))


def names(page: str) -> list[str]:
    return re.findall(r'alongside-rowhead"><a [^>]*>(.*?)</a>', page)


def get(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_many_cases(desk: Desk, keeper: User, rows: int) -> None:
    fill(desk, keeper, rows)
    client = signed_in(keeper)
    with CaptureQueriesContext(connection) as captured:
        assert len(names(get(client, f"/concerns/registers/{desk.register.key}/"))) == rows
    assert len(captured) == 6


def test_fifty_cases_are_a_page(desk: Desk, keeper: User) -> None:
    fill(desk, keeper, 51)
    client, at = signed_in(keeper), f"/concerns/registers/{desk.register.key}/"
    assert len(names(get(client, at))) == 50
    assert names(get(client, f"{at}?page=2")) == ["School 050"]
    assert names(get(client, f"{at}?page=9")) == []


def test_overdue_reviews_come_first_and_filters_narrow_the_list(desk: Desk, keeper: User) -> None:
    fill(desk, keeper, 3)
    Concern.objects.filter(name="School 002").update(review_on=TODAY - timedelta(days=3), level="intensive")
    Concern.objects.filter(name="School 001").update(review_on=TODAY + timedelta(days=90))
    Reason.objects.filter(concern__name="School 000", name="finance").update(until=TODAY)
    client, at = signed_in(keeper), f"/concerns/registers/{desk.register.key}/"

    page = get(client, at)
    assert names(page) == ["School 002", "School 001", "School 000"]
    assert page.count(": overdue</span>") == 1
    assert names(get(client, f"{at}?level=intensive")) == ["School 002"]
    assert names(get(client, f"{at}?reason=finance")) == ["School 002", "School 001"]
    assert names(get(client, f"{at}?review=overdue")) == ["School 002"]
    assert names(get(client, f"{at}?cases=closed")) == []
    assert names(get(client, f"{at}?level=nonsense&reason=none-such&page=x")) == names(page)


def test_a_case_is_opened_rated_and_shown(desk: Desk, keeper: User, hazel: Organisation) -> None:
    client = signed_in(keeper)
    form = {"school": "Hazel Bank School", "opened": "2024-09-01", "review_on": "2027-01-15", "is_staffing": "on"}
    answer = client.post(f"/concerns/registers/{desk.register.key}/open/", form | {"once": "1"})
    assert answer.status_code == 302
    assert client.post(answer.headers["Location"], RATING).status_code == 302

    page = get(client, reverse("concerns:case", args=(Concern.objects.get().key,)))
    assert "Too few ratings to tell" in page
    assert "a full staff" in page
    assert "Posts cannot be filled" in page
    assert "<svg" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"school": "No such school"}, "No school is known by this"),
        ({"school": "example:nobody-has-this"}, "No school is known by this"),
        ({"school": "999999"}, "No school is known by this"),
        ({"opened": "2099-01-01"}, "This day has not come yet"),
        ({"is_staffing": ""}, "Choose at least one reason"),
        ({"is_other": "on"}, "Say in words what the other reason is"),
        ({"review_on": ""}, "Enter the day of the first review"),
    ],
)
def test_a_case_with_a_fault_is_not_opened_and_says_what_to_do(
    desk: Desk, keeper: User, hazel: Organisation, wrong: dict[str, str], says: str
) -> None:
    form = {"school": "Hazel Bank School", "opened": "2024-09-01", "review_on": "2027-01-15", "is_staffing": "on"}
    page = signed_in(keeper).post(f"/concerns/registers/{desk.register.key}/open/", form | wrong | {"once": "1"})
    assert page.status_code == 200
    assert says in page.content.decode()
    assert "<title>Error:" in page.content.decode()
    assert not Concern.objects.exists()


def test_the_same_school_opened_twice_leads_to_the_case_that_is_open(
    desk: Desk, keeper: User, concern: Concern, hazel: Organisation
) -> None:
    form = {"school": hazel.name, "opened": "2024-09-01", "review_on": "2027-01-15", "is_staffing": "on", "once": "1"}
    page = signed_in(keeper).post(f"/concerns/registers/{desk.register.key}/open/", form).content.decode()
    assert "There is an open case of this school already" in page
    assert f"/concerns/cases/{concern.key}/" in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"rationale": " "}, "Say why: a level without a reason helps nobody"),
        ({"occurred": "2024-08-31", "known_at": "2024-08-31"}, "The case was not open yet"),
        ({"known_at": "2099-01-01"}, "This day has not come yet"),
        ({"corrects": "5"}, "There is no such rating in this case"),
        ({"what": "", "by": "", "decides": ""}, "Write what must be true for the level to go down"),
        ({"level": "dire"}, "Choose the level"),
        ({"level": "none", "what": "", "by": "2027-01-01", "decides": ""}, "Write who decides whether it is so"),
    ],
)
def test_a_rating_with_a_fault_is_not_given_and_keeps_what_was_typed(
    concern: Concern, keeper: User, wrong: dict[str, str], says: str
) -> None:
    page = signed_in(keeper).post(f"/concerns/cases/{concern.key}/rate/", RATING | wrong)
    assert page.status_code == 200
    assert says in page.content.decode()
    assert "a visit" in page.content.decode()
    assert not Rating.objects.exists()


def test_the_second_of_two_who_rate_at_once_sees_the_other_s_and_loses_no_word(concern: Concern, keeper: User) -> None:
    rated(concern, keeper, "light-watch")
    answer = signed_in(keeper).post(f"/concerns/cases/{concern.key}/rate/", RATING | {"rationale": "MY OWN WORDS"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "MY OWN WORDS" in page
    assert "SECRET why light-watch" in page
    assert Rating.objects.count() == 1


def test_every_form_of_a_case_does_what_it_says(concern: Concern, keeper: User) -> None:
    rated(concern, keeper)
    client, at = signed_in(keeper), f"/concerns/cases/{concern.key}"
    version = {"version": "2"}
    assert client.post(f"{at}/reasons/", {"is_staffing": "on", "once": "1", **version}).status_code == 302
    review = {"review_on": "2099-01-15", "why": "after the visit", "once": "2", "version": "3"}
    assert client.post(f"{at}/review/", review).status_code == 302
    settled = {"state": "reached", "why": "seen on a visit", "once": "3"}
    assert client.post(f"/concerns/points/{Point.objects.get().key}/", settled).status_code == 302
    said = {"number": "1", "stance": "agrees", "words": "so it is", "said_by": "the head, in May", "once": "4"}
    assert client.post(f"{at}/answer/", said).status_code == 302
    correction = RATING | {"corrects": "1", "level": "light-watch", "version": "5", "once": "5"}
    assert client.post(f"{at}/rate/", correction).status_code == 302
    page = get(client, f"{at}/")
    for words in ("seen on a visit", "15 January 2099", "so it is", "corrected by rating 2", "No longer"):
        assert words in page
    closing = {"outcome": "improved", "words": "all is well", "version": "6", "once": "6"}
    assert client.post(f"{at}/close/", closing).status_code == 302
    assert "all is well" in get(client, f"{at}/")
    assert "Give a rating" not in get(client, f"{at}/")
    assert client.get(f"{at}/rate/").status_code == 409
    history = get(client, f"/concerns/registers/{concern.register.key}/history/")
    assert "Keeper closed a case: Hazel Bank School, the reasons are gone." in history


def test_two_reviews_set_at_once_do_not_undo_each_other(concern: Concern, keeper: User) -> None:
    client, at = signed_in(keeper), f"/concerns/cases/{concern.key}/review/"
    review = {"review_on": "2099-01-15", "why": "MY OWN WORDS", "version": "1"}
    assert client.post(at, review | {"once": "1"}).status_code == 302
    second = client.post(at, review | {"once": "2"})
    assert second.status_code == 409
    assert "MY OWN WORDS" in second.content.decode()


def test_words_of_one_s_own_for_levels_show_everywhere(concern: Concern, keeper: User) -> None:
    rated(concern, keeper)
    client, register = signed_in(keeper), f"/concerns/registers/{concern.register.key}/"
    assert (
        client.post(f"{register}levels/", {"intensive": "Category A", "version": "1", "once": "1"}).status_code == 302
    )
    assert "Category A" in get(client, register)
    assert "Category A" in get(client, f"/concerns/cases/{concern.key}/")
    assert client.post(f"{register}levels/", {"intensive": "B", "version": "1", "once": "2"}).status_code == 409


def test_the_file_is_asked_for_and_fetched_only_after_proving_again(
    concern: Concern, keeper: User, django_capture_on_commit_callbacks: object
) -> None:
    rated(concern, keeper, rationale="=1+1", basis="@SUM")
    at = f"/concerns/registers/{concern.register.key}/file/"
    assert signed_in(keeper).get(at).headers["Location"].startswith("/account/prove/")
    client = proved(keeper)
    assert client.get(at).status_code == 200
    assert client.post(at, {"once": "1"}).status_code == 302
    from alongside_web.jobs.running import run

    job = Progress.objects.get()
    run.func(str(job.key), keeper.pk)
    job.refresh_from_db()

    assert signed_in(keeper).get(job.leads_to).headers["Location"].startswith("/account/prove/")
    rows = list(csv.reader(io.StringIO(client.get(job.leads_to).content.decode())))
    assert len(rows) == 2
    assert rows[1][0] == "Hazel Bank School"
    assert {"'=1+1", "'@SUM", "Intensive support"} <= set(rows[1])
    assert len(rows[0]) == len(rows[1])


def test_the_file_says_of_a_date_what_is_known_of_it_and_no_more(
    concern: Concern, keeper: User, django_capture_on_commit_callbacks: object
) -> None:
    rated(concern, keeper)
    Concern.objects.update(opened=date(2019, 1, 1), opened_precision="year")
    Rating.objects.update(
        occurred=date(2019, 5, 1), precision="month", known_at=date(2019, 5, 1), known_precision="term"
    )
    Reason.objects.update(since=date(2019, 5, 1), precision="month", author=keeper)
    client = proved(keeper)
    assert client.post(f"/concerns/registers/{concern.register.key}/file/", {"once": "1"}).status_code == 302
    from alongside_web.jobs.running import run

    job = Progress.objects.get()
    run.func(str(job.key), keeper.pk)
    job.refresh_from_db()
    (line,) = csv.DictReader(io.StringIO(client.get(job.leads_to).content.decode()))
    assert (line["Opened"], line["When it was so"], line["Known"]) == ("2019", "2019-05", "summer 2019")
    since = {str(row.get("reason_since", "")) for row in document_on(keeper, timezone.now())["concerns_written"]}  # type: ignore[attr-defined]  # a list of rows
    assert since == {"", "2019-05"}


def test_a_search_for_the_school_and_its_profile_say_nothing_of_a_case(concern: Concern, keeper: User) -> None:
    Concern.objects.update(school="example:virgo", name="The Virgo School")
    rated(concern, keeper)
    client = signed_in(keeper)
    for address in ("/schools/?q=virgo", "/schools/example-virgo/", "/partnerships/", "/account/"):
        page = get(client, address)
        assert "SECRET" not in page
        assert "Intensive support" not in page
