"""The agreement's pages as people use them: writing at once, suggesting, comparing, signing, reading only, in few queries."""

from __future__ import annotations

import io
import re
import secrets
from html import unescape

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from alongside_web.accounts import proving
from alongside_web.partnerships.agreement_models import AgreementEdition, AgreementSectionVersion, AgreementSignature
from alongside_web.partnerships.models import State
from tests.web.partnerships.agreement_world import CLAUSE, World, world


@pytest.fixture
def oak(db: None) -> World:
    made = world()
    made.begin()
    return made


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if everybody had just given their password."""
    monkeypatch.setattr(proving, "has_proved", lambda _request, _now: True)


def post(client: Client, at: str, **fields: str | int) -> HttpResponse:
    return client.post(at, {"once": secrets.token_urlsafe(24), **fields})


def text(response: HttpResponse) -> str:
    plain = re.sub(r"<[^>]+>", "", response.content.decode())
    return " ".join(unescape(plain).split())


def main(response: HttpResponse) -> str:
    return text(response).split("Where", 1)[-1]


def test_a_visitor_is_asked_to_sign_in_and_a_stranger_finds_nothing(oak: World) -> None:
    assert Client().get(oak.at()).status_code in {302, 403}
    stranger = world("ash-birch").client("supported")
    there, nowhere = stranger.get(oak.at()), stranger.get(oak.at().replace(str(oak.made.key)[:4], "0000"))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert text(there) == text(nowhere)


@pytest.mark.parametrize("who", ["staff", "guest"])
def test_who_does_not_read_the_agreement_finds_nothing(oak: World, who: str) -> None:
    client = oak.client(who)
    for rest in ("", "compare/", "sections/review/", "editions/1/", "editions/1/agreement.docx", "sign/"):
        assert client.get(oak.at(rest)).status_code == 404, rest


@pytest.mark.parametrize(
    "rest",
    ["sections/weather/", "sections/weather/edit/", "editions/2/", "suggestions/99/", "compare/?from=9.9", "compare/?to=x",
     "compare/?section=weather", "editions/7/agreement.pdf", "compare/?from=1.99"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(oak: World, rest: str) -> None:
    assert oak.client("supported").get(oak.at(rest)).status_code == 404


def test_the_agreement_is_begun_by_those_who_write(db: None) -> None:
    made = world()
    assert "Begin the agreement" in text(made.client("manager").get(made.at()))
    assert "Begin the agreement" not in text(made.client("governor").get(made.at()))
    assert post(made.client("governor"), made.at("begin/")).status_code == 404
    assert post(made.client("manager"), made.at("begin/")).status_code == 302
    assert AgreementEdition.objects.count() == 1
    assert post(made.client("supported"), made.at("begin/")).status_code == 302
    assert AgreementEdition.objects.count() == 1


def test_a_section_is_written_and_read_by_the_other_side(oak: World) -> None:
    form = {"text": "We meet <each> term.\n\nIn person.", "seen": "1.0"}
    answer = post(oak.client("supported"), oak.at("sections/review/edit/"), **form)
    assert answer.headers["Location"] == oak.at("sections/review/")
    read = oak.client("supporting").get(oak.at("sections/review/"))
    assert "We meet &lt;each&gt; term." in read.content.decode()
    assert "Version 1" in text(read)


def test_two_people_write_one_section_and_nobodys_words_are_lost(oak: World) -> None:
    """The thesis's partners rewrote each other's plans; here the second sees the difference and keeps the own words."""
    oak.write("supported", "review", "We meet each term. The adviser comes.")
    page = oak.client("supporting")
    oak.write("supported", "review", "We meet each month. The adviser comes.")
    form = {"text": "We meet each term. The adviser and governors come.", "seen": "1.1"}
    answer = post(page, oak.at("sections/review/edit/"), **form)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Somebody else wrote here meanwhile" in told
    assert form["text"] in told
    assert re.search(r"<ins><span[^>]*>\[put in: </span>month<span", told)
    assert re.search(r"<del><span[^>]*>\[taken out: </span>comes<span", told)
    assert 'name="seen" value="1.2"' in told
    joined = post(page, oak.at("sections/review/edit/"), **form, opened="1.1", join="1")
    assert joined.status_code == 200
    assert "We meet each month. The adviser and governors come.</textarea>" in joined.content.decode()
    kept = post(page, oak.at("sections/review/edit/"), text=form["text"], seen="1.2")
    assert kept.status_code == 302
    assert [one.text for one in AgreementSectionVersion.objects.order_by("number")] == [
        "We meet each term. The adviser comes.",
        "We meet each month. The adviser comes.",
        form["text"],
    ]


def test_the_same_form_sent_twice_is_one_version(oak: World) -> None:
    client, once = oak.client("supported"), secrets.token_urlsafe(24)
    form = {"once": once, "text": "Each term.", "seen": "1.0"}
    first, second = (client.post(oak.at("sections/review/edit/"), form) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert AgreementSectionVersion.objects.count() == 1


def test_a_text_that_is_too_long_is_refused_and_kept_in_the_form(oak: World) -> None:
    answer = post(oak.client("supported"), oak.at("sections/review/edit/"), text="word " * 2001, seen="1.0")
    assert answer.status_code == 200
    assert "Write at most 10000 characters; now there are 10005" in text(answer)
    assert "word " * 2000 in answer.content.decode()


CLAUSE_FORM = {
    "text": "Attendance shows it first.",
    "seen": "1.0",
    "measure": "attendance",
    "baseline": "2024/25",
    "first": "2026-27",
    "last": "2028/29",
    "schools": 50,
    "model": CLAUSE.model.split(", ")[0],
}


def test_the_outcome_clause_names_the_official_data_of_the_site(oak: World, site: Client) -> None:
    answer = post(oak.client("manager"), oak.at("sections/outcome/edit/"), **CLAUSE_FORM)
    assert answer.status_code == 302
    kept = AgreementSectionVersion.objects.get(name="outcome").clause
    assert (kept["first"], kept["schools"], len(kept["registry"])) == ("2026/27", 50, 64)
    read = text(oak.client("evaluator").get(oak.at()))
    assert "Attendance (higher is better)" in read
    assert "the 50 schools with the most similar circumstances" in read
    again = oak.client("manager").get(oak.at("sections/outcome/edit/")).content.decode()
    assert '<option value="attendance" selected>' in again


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("measure", "", "Choose a measure"),
        ("measure", "fsm", "Choose a measure of the list"),
        ("baseline", "soon", "Write a school year like 2026/27"),
        ("first", "2024/25", "The first school year that counts must come after the year you start from"),
        ("last", "2025/26", "The last school year must not come before the first"),
        ("schools", 5, "Compare with at least 10 schools"),
        ("schools", "many", "Write the number of similar schools in digits, like 50"),
        ("model", "results", "Choose from the list"),
    ],
)
def test_a_clause_that_could_not_be_evaluated_says_why(
    oak: World, site: Client, field: str, value: str | int, said: str
) -> None:
    answer = post(oak.client("manager"), oak.at("sections/outcome/edit/"), **{**CLAUSE_FORM, field: value})
    assert answer.status_code == 200
    assert said in text(answer)
    assert "Attendance shows it first." in answer.content.decode()
    assert not AgreementSectionVersion.objects.exists()


def test_without_official_data_the_clause_waits(oak: World, empty_site: Client) -> None:
    answer = post(oak.client("manager"), oak.at("sections/outcome/edit/"), **CLAUSE_FORM)
    assert "The site has no official data, which the clause must name" in text(answer)


def suggest(oak: World, who: str, words: str) -> int:
    form = {"text": words, "remark": "So it is clear.", "seen": "1.1"}
    assert post(oak.client(who), oak.at("sections/review/suggest/"), **form).status_code == 302
    return int(AgreementEdition.objects.get().suggestions.latest("pk").pk)


def test_a_governor_suggests_and_a_head_accepts(oak: World) -> None:
    oak.write("supported", "review", "We meet each term.")
    number = suggest(oak, "governor", "We meet each half term.")
    assert "1 suggestion waits for an answer" in text(oak.client("supporting").get(oak.at()))
    page = oak.client("supporting").get(oak.at(f"suggestions/{number}/"))
    assert re.search(r"<ins><span[^>]*>\[put in: </span>half <span", page.content.decode())
    assert oak.client("governor").get(oak.at(f"suggestions/{number}/")).status_code == 404
    post(oak.client("supporting"), oak.at(f"suggestions/{number}/"), decision="accept", answer="")
    assert "We meet each half term." in text(oak.client("governor").get(oak.at("sections/review/")))


def test_who_declines_says_why_and_everybody_reads_it(oak: World) -> None:
    oak.write("supported", "review", "We meet each term.")
    number = suggest(oak, "adviser", "We meet each week.")
    at = oak.at(f"suggestions/{number}/")
    assert "Say why you decline" in text(post(oak.client("supported"), at, decision="decline", answer=" "))
    post(oak.client("supported"), at, decision="decline", answer="Nobody has the time.")
    assert "Nobody has the time." in text(oak.client("adviser").get(oak.at("sections/review/")))
    late = post(oak.client("supporting"), at, decision="accept", answer="")
    assert late.status_code == 409


def test_a_suggestion_that_clashes_is_put_in_by_hand(oak: World) -> None:
    oak.write("supported", "review", "We meet each term.")
    number = suggest(oak, "adviser", "We meet each week.")
    oak.write("supporting", "review", "We meet each month.")
    client = oak.client("supported")
    answer = post(client, oak.at(f"suggestions/{number}/"), decision="accept", answer="")
    assert answer.headers["Location"] == oak.at(f"sections/review/edit/?suggestion={number}")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "We meet each month week.</textarea>" in page
    post(client, answer.headers["Location"], text="We meet each week in May.", seen="1.2", suggestion=number)
    read = text(client.get(oak.at("sections/review/")))
    assert "We meet each week in May." in read
    assert "accepted" in read


def test_any_two_versions_are_compared(oak: World) -> None:
    oak.write("supported", "review", "Each term.")
    oak.write("supported", "conflict", "We talk.")
    oak.write("supported", "review", "Each month.")
    client = oak.client("evaluator")
    whole = text(client.get(oak.at("compare/")))
    assert "Each month." in whole
    assert "We talk." in whole
    some = client.get(oak.at("compare/?from=1.2&to=1.3")).content.decode()
    assert re.search(r"<del>.*term.*</del><ins>.*month.*</ins>", some)
    assert "We talk." not in some
    assert "Both say the same" in text(client.get(oak.at("compare/?from=1.2&to=1.2")))
    backwards = client.get(oak.at("compare/?from=1.3&to=1.1&section=review")).content.decode()
    assert re.search(r"<del>.*month.*</del><ins>.*term.*</ins>", backwards)


def signing_form(client: Client, oak: World) -> dict[str, str]:
    page = client.get(oak.at("sign/")).content.decode()
    return {name: re.search(rf'name="{name}" value="(\w+)"', page)[1] for name in ("hash", "revision")}  # type: ignore[index]


def test_signing_asks_for_a_password_first(oak: World) -> None:
    oak.write_all()
    answer = oak.client("supported").get(oak.at("sign/"))
    assert answer.status_code in {302, 403}
    assert not AgreementSignature.objects.exists()


def test_both_heads_sign_and_the_words_are_locked(oak: World, proved: None) -> None:
    oak.write_all()
    for who in ("supported", "supporting"):
        client = oak.client(who)
        form = signing_form(client, oak)
        assert "Tick the box to sign" in text(post(client, oak.at("sign/"), **form))
        assert post(client, oak.at("sign/"), **form, agreed="on").status_code == 302
    read = text(oak.client("governor").get(oak.at()))
    assert "This agreement is in force and its words are locked." in read
    late = post(oak.client("supported"), oak.at("sections/review/edit/"), text="Never.", seen="1.7")
    assert late.status_code == 409
    assert "Never." in late.content.decode()


def test_signing_a_changed_version_is_refused_with_the_difference(oak: World, proved: None) -> None:
    oak.write_all()
    client = oak.client("supported")
    form = signing_form(client, oak)
    oak.write("supporting", "exit", "What we say of leaving.")
    answer = post(client, oak.at("sign/"), **form, agreed="on")
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "You have not signed: the words were changed meanwhile" in told
    assert re.search(r"<del>.*exit.*</del><ins>.*leaving.*</ins>", told)
    assert not AgreementSignature.objects.exists()
    again = re.search(r'name="hash" value="(\w+)"', told)
    assert again
    assert again[1] != form["hash"]


def test_nobody_signs_what_is_unfinished(oak: World, proved: None) -> None:
    oak.write("supported", "review", "Each term.")
    page = text(oak.client("supported").get(oak.at("sign/")))
    assert "Nobody can sign yet" in page
    assert "I have read this agreement" not in page


def test_an_agreement_is_amended_while_the_former_stays_in_force(oak: World) -> None:
    oak.write_all()
    oak.sign_both()
    client = oak.client("broker")
    assert "Say why the agreement is to change" in text(post(client, oak.at("amend/"), why=""))
    assert post(client, oak.at("amend/"), why="The money ends earlier.").status_code == 302
    read = text(client.get(oak.at()))
    assert "Why it is amended: The money ends earlier." in read
    assert "Edition 1 (in force)" in read
    assert "This agreement is in force" in text(client.get(oak.at("editions/1/")))
    assert post(client, oak.at("amend/"), why="Again.").status_code == 409
    assert post(client, oak.at("amend/drop/")).status_code == 302
    assert "This agreement is in force" in text(client.get(oak.at()))


def test_a_paused_partnerships_agreement_is_read_only_with_the_reason(oak: World, proved: None) -> None:
    oak.write("supported", "review", "Each term.")
    oak.put(State.PAUSED, "An inspection is due.")
    client = oak.client("supported")
    read = text(client.get(oak.at()))
    assert "An inspection is due." in read
    assert "Write this section" not in read
    for rest in ("sections/review/edit/", "sections/review/suggest/", "sign/"):
        refused = client.get(oak.at(rest))
        assert refused.status_code == 409, rest
        assert "An inspection is due." in text(refused)
    late = post(client, oak.at("sections/review/edit/"), text="My long words.", seen="1.1")
    assert late.status_code == 409
    assert "My long words." in late.content.decode()
    assert post(client, oak.at("sign/take-back/")).status_code == 409


def test_the_agreement_is_taken_away_as_docx(oak: World) -> None:
    oak.write_all()
    oak.sign_both()
    answer = oak.client("evaluator").get(oak.at("editions/1/agreement.docx"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="agreement-oak-elm-1.docx"'
    document = Document(io.BytesIO(answer.content))
    assert "Agreement between oak and elm" in [one.text for one in document.paragraphs]


def queries_of(client: Client, at: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(at).status_code == 200
    return len(captured)


@pytest.mark.parametrize("rest", ["", "sections/review/", "compare/", "sections/review/edit/"])
def test_a_page_asks_as_often_for_three_versions_as_for_one(oak: World, rest: str) -> None:
    client = oak.client("supported")
    oak.write("supported", "review", "Once.")
    suggest(oak, "governor", "Else.")
    one = queries_of(client, oak.at(rest))
    for word in ("Twice.", "Thrice."):
        oak.write("supporting", "review", word)
        oak.write("supporting", "conflict", word)
        suggest(oak, "adviser", word)
    assert queries_of(client, oak.at(rest)) == one <= 15


def test_pages_of_a_long_agreement_ask_no_more_than_those_of_a_short_one(oak: World) -> None:
    client, rests = oak.client("supported"), ("", "sections/review/", "compare/", "sections/review/edit/")
    oak.write("supported", "outcome", "Attendance.", CLAUSE)
    for name in ("rationale", "exit", "review", "resources"):
        oak.write("supported", name, "Short.")
    short = [queries_of(client, oak.at(rest)) for rest in rests]
    for name in ("rationale", "exit", "review", "resources"):
        for turn in range(5):
            oak.write("supported", name, " ".join(f"word{(turn * 7 + at) % 900}" for at in range(900)))
    assert [queries_of(client, oak.at(rest)) for rest in rests] == short
