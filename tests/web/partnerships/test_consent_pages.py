"""A partnership from the proposal to its end, as a broker and both heads do it on the site."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import DjangoCaptureOnCommitCallbacks

from alongside.partnerships.consent import closing_day
from alongside.partnerships.states import Act, State
from alongside_web.accounts.models import Invitation, Membership, OrganisationKind, User
from alongside_web.accounts.operations import close_account, erase_person
from alongside_web.accounts.operations_invitations import accept
from alongside_web.accounts.reports import document_on
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import first_break
from alongside_web.partnerships import operations, operations_people
from alongside_web.partnerships.access import seat_for
from alongside_web.partnerships.models import Participation, Partnership, Role, Side
from alongside_web.partnerships.nightly import follow_consent
from alongside_web.partnerships.operations_cases import Loading, load_cases
from alongside_web.partnerships.operations_retention import ANSWERS, HELP, NOTES, erase_values
from alongside_web.partnerships.private_models import Mode, Note, OpenPart, Reply
from tests.web.partnerships.conftest import organisation, person, takes_part
from tests.web.partnerships.test_private_until_both_agree import head, made, said, seat

TODAY = timezone.localdate()


def signed_in(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def words(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def send(client: Client, address: str, **fields: object) -> tuple[int, str]:
    """Fills in a page's form and sends it: the status, and where it leads or what it says."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(once|version)" value="([^"]*)"', page))
    answer = client.post(address, {**hidden, **fields})
    return answer.status_code, answer.headers.get("Location", "") or unescape(answer.content.decode())


@pytest.fixture
def broker() -> User:
    someone = person("broker")
    authority = organisation("Shire", OrganisationKind.AUTHORITY)
    Membership.objects.create(person=someone, organisation=authority, since=date(2026, 1, 1))
    organisation("Hazel School")
    organisation("Rowan School")
    return someone


def proposal(broker: User, **changed: object) -> dict[str, object]:
    own = Membership.objects.get(person=broker).organisation
    return {
        "arranged_by": own.pk,
        "supported": "hazel school",
        "supported_head": "hazel@example.org",
        "supporting": "Rowan School",
        "supporting_head": "rowan@example.org",
        "origin": "arranged",
        "answer_by": (TODAY + timedelta(days=30)).isoformat(),
        **changed,
    }


def test_a_partnership_goes_from_proposal_to_running_and_either_head_ends_it_alone(
    broker: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert send(signed_in(broker), "/partnerships/propose/", **proposal(broker))[0] == 302
    one = Partnership.objects.get()
    assert sorted(m.to[0] for m in mail.outbox) == ["hazel@example.org", "rowan@example.org"]
    links = {m.to[0]: re.search(r"invitations?/([^/\s]+)", str(m.body)) for m in mail.outbox}
    heads = {}
    for address, link in links.items():
        heads[address] = User.objects.create_user(address, "a long enough password")
        assert link is not None
        accept(link[1], person=heads[address], at=timezone.now())
    hazel, rowan = (signed_in(heads[f"{name}@example.org"]) for name in ("hazel", "rowan"))
    page = f"/partnerships/{one.key}/"
    assert "Nobody has been asked yet" in words(hazel, page)

    assert send(signed_in(broker), f"{page}put/") == (302, page)
    for client in (hazel, rowan):
        assert send(client, f"{page}readiness/", inspection="none-near", in_post="longer", plans="2") == (302, page)
    assert send(hazel, f"{page}answer/", answer="yes") == (302, page)
    assert "Both heads are asked" in words(hazel, page)
    assert send(rowan, f"{page}answer/", answer="yes", reason="we like them") == (302, page)
    assert "Both schools have said yes" in words(hazel, page)
    assert send(hazel, f"{page}start/") == (302, page)
    assert "has been running since" in words(rowan, page)

    assert send(rowan, f"{page}pause/", reason="an inspection") == (302, page)
    assert "an inspection" in words(hazel, page)
    assert "While the partnership is paused it can be read" in words(hazel, f"{page}say/", 409)
    late = hazel.post(f"{page}say/", {"once": "k", "text": "my long words", "audience": "both sides"})
    assert (late.status_code, "my long words" in late.content.decode()) == (409, True)
    assert words(hazel, f"{page}go-on/", 409)
    assert send(rowan, f"{page}go-on/") == (302, page)
    assert Partnership.objects.get().state == State.RUNNING
    assert send(hazel, f"{page}leave/") == (302, page)
    assert f"ended on {TODAY:%-d %B %Y}" in words(rowan, page)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"supporting_head": "HAZEL@example.org"}, "Nobody can be head of both schools"),
        ({"supported_head": "broker@example.org"}, "cannot be head of a school in it"),
        ({"supporting": "Hazel School"}, "A school cannot partner itself"),
        ({"supported": "Nowhere"}, "No school is known by this"),
        ({"answer_by": "2020-01-01"}, "must be after today"),
        ({"answer_by": "soon"}, "such as 2027-07-31"),
        ({"answer_by": "2099-07-31"}, "must be within half a year"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_with_one_sentence_and_keeps_what_was_typed(
    broker: User, changed: dict[str, object], sentence: str
) -> None:
    status, page = send(signed_in(broker), "/partnerships/propose/", **proposal(broker, **changed))
    assert (status, sentence in page, "hazel" in page.lower()) == (200, True, True)
    assert not Partnership.objects.exists()


def test_only_people_of_an_authority_or_trust_may_propose(broker: User) -> None:
    assert signed_in(person("somebody")).get("/partnerships/propose/").status_code == 404
    assert "Propose a partnership" in words(signed_in(broker), "/partnerships/")


def test_the_broker_reads_both_answers_and_a_reason_only_if_shared() -> None:
    one = made()
    for side, shared in ((Side.SUPPORTED, False), (Side.SUPPORTING, True)):
        someone = head(one, side)
        told = operations.Said("maybe", f"reason of {side}", shared, None, None)
        operations.do_answer(seat(one, someone), told, actor=someone, at=timezone.now())
    brokers = words(signed_in(User.objects.get(email="broker@example.org")), f"/partnerships/{one.key}/")
    assert brokers.count("Maybe , given on") == 2
    assert ("reason of supporting" in brokers, "reason of supported " in brokers) == (True, False)


@pytest.mark.parametrize("role", [Role.ADVISER, Role.EVALUATOR, Role.GUEST, Role.MANAGER, Role.GOVERNOR])
def test_nobody_else_reads_an_answer_or_may_give_one(role: Role) -> None:
    one = made()
    other = head(one, Side.SUPPORTING)
    operations.do_answer(seat(one, other), said("no", shared=True), actor=other, at=timezone.now())
    someone = person("somebody")
    takes_part(one, someone, role, Side.SUPPORTED if role in {Role.MANAGER, Role.GOVERNOR} else Side.NEITHER)
    page = words(signed_in(someone), f"/partnerships/{one.key}/")
    assert "canary" not in page
    assert "Answer:" not in page
    for name in ("answer", "readiness", "publicity", "help", "people", "pause", "leave", "end", "put"):
        assert signed_in(someone).get(f"/partnerships/{one.key}/{name}/").status_code == 404


def test_what_was_called_off_stands_for_the_broker_alone_until_its_day_and_is_never_put_again() -> None:
    one = made()
    page = f"/partnerships/{one.key}/"
    broker, me = signed_in(User.objects.get(email="broker@example.org")), signed_in(head(one, Side.SUPPORTED))
    closes = date_format(closing_day(TODAY + timedelta(days=21)), "j F Y")
    assert f"It closes on {closes}" in words(broker, f"{page}call-off/")
    assert send(broker, f"{page}call-off/") == (302, page)
    assert f"It closes on {closes}" in words(broker, page)
    assert "Call it off" not in words(broker, page)
    assert "called it off" not in words(me, page)
    for again in ("put", "call-off"):
        assert words(broker, f"{page}{again}/", 409)


def test_words_sent_again_under_a_used_key_or_without_one_are_shown_to_copy() -> None:
    one = agreed()
    client, page = signed_in(head(one, Side.SUPPORTED)), f"/partnerships/{one.key}/say/"
    sent = {"once": "k", "audience": "both sides", "text": "what I said first"}
    assert client.post(page, sent).status_code == 302
    for again, status in ({"once": "k"}, 409), ({"once": ""}, 400):
        answer = client.post(page, sent | {"text": "and <i>quite</i> other words"} | again)
        told = answer.content.decode()
        assert (answer.status_code, "and &lt;i&gt;quite&lt;/i&gt; other words" in told) == (status, True)
    assert list(Note.objects.values_list("text", flat=True)) == ["what I said first"]


def test_a_no_ends_on_the_day_that_was_set_and_in_the_same_words_as_silence(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    one = made()
    other = head(one, Side.SUPPORTING)
    operations.do_answer(seat(one, other), said("no"), actor=other, at=timezone.now())
    friday = closing_day(TODAY + timedelta(days=21))
    for night in range((friday - TODAY).days):
        assert follow_consent(TODAY + timedelta(days=night)) == ""
    with django_capture_on_commit_callbacks(execute=True):
        assert follow_consent(friday).startswith("1 partnerships")
    assert Partnership.objects.get(pk=one.pk).state == State.NOT_GOING_AHEAD
    assert len({(m.subject, m.body) for m in mail.outbox}) == 1
    assert all("not going ahead" in m.body for m in mail.outbox)
    assert follow_consent(friday + timedelta(days=7)) == ""


def agreed() -> Partnership:
    one = made()
    for side in (Side.SUPPORTED, Side.SUPPORTING):
        someone = head(one, side)
        ready = operations.Told("unknown", "longer", None, "")
        operations.do_tell_readiness(seat(one, someone), ready, actor=someone, at=timezone.now())
        operations.do_answer(seat(one, someone), said("yes"), actor=someone, at=timezone.now())
    one.refresh_from_db()
    assert one.state == State.AGREED
    return one


def test_a_yes_that_runs_out_and_a_head_who_leaves_pause_it_in_the_same_words() -> None:
    one = agreed()
    follow_consent(TODAY + timedelta(days=91))
    one.refresh_from_db()
    assert (one.state, one.state_reason) == (State.PAUSED, "Both schools are being asked again")
    follow_consent(TODAY)
    one.refresh_from_db()
    assert one.state == State.AGREED
    close_account(head(one, Side.SUPPORTED), actor=None, at=timezone.now())
    one.refresh_from_db()
    assert (one.state, one.state_reason) == (State.PAUSED, "Both schools are being asked again")


def test_it_is_said_to_be_public_only_when_both_heads_chose_so() -> None:
    one = agreed()
    first, second = head(one, Side.SUPPORTED), head(one, Side.SUPPORTING)
    operations.do_choose_publicity(seat(one, first), "open", actor=first, at=timezone.now())
    assert "spoken of" not in words(signed_in(second), f"/partnerships/{one.key}/").replace(
        "whether it may be spoken of", ""
    )
    operations.do_choose_publicity(seat(one, second), "open", actor=second, at=timezone.now())
    assert "Both schools are glad to have it spoken of" in words(signed_in(first), f"/partnerships/{one.key}/")


def test_help_is_offered_and_accepted_apart_and_both_schools_read_it() -> None:
    one = agreed()
    first, second = head(one, Side.SUPPORTED), head(one, Side.SUPPORTING)
    page = f"/partnerships/{one.key}/"
    assert send(signed_in(second), f"{page}help/", stance="offered", mode="mentor") == (302, page)
    assert send(signed_in(first), f"{page}help/", stance="accepted", mode="practical-help", words="in maths") == (
        302,
        page,
    )
    for someone in (first, second):
        told = words(signed_in(someone), page)
        assert "offers: Mentor" in told
        assert "accepts: Practical help, “in maths”" in told


def test_of_two_who_act_at_once_the_second_is_told_and_nothing_changes() -> None:
    one = agreed()
    client = signed_in(head(one, Side.SUPPORTED))
    address = f"/partnerships/{one.key}/leave/"
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(once|version)" value="([^"]*)"', page))
    assert send(signed_in(head(one, Side.SUPPORTING)), f"/partnerships/{one.key}/start/")[0] == 302
    assert client.post(address, hidden).status_code == 409
    assert Partnership.objects.get(pk=one.pk).state == State.RUNNING


def test_a_head_brings_in_people_of_the_own_school_only_and_ends_their_part() -> None:
    one = agreed()
    me = head(one, Side.SUPPORTED)
    page = f"/partnerships/{one.key}/"
    status, _ = send(
        signed_in(me), f"{page}people/", email="m@example.org", role="manager", side="supported", standing="acting"
    )
    assert status == 302
    waiting = OpenPart.objects.get()
    newcomer = User.objects.create_user("m@example.org", "a long enough password")
    invitation = Invitation.objects.get(pk=waiting.invitation)
    operations_people.take_open_part(invitation=invitation, person=newcomer, at=timezone.now())
    part = Participation.objects.get(person=newcomer)
    assert (part.role, part.side, part.standing) == (Role.MANAGER, Side.SUPPORTED, "acting")
    assert (
        send(signed_in(me), f"{page}people/", email="h@example.org", role="head", side="supporting", standing="acting")[
            0
        ]
        == 200
    )
    theirs = Participation.objects.get(person=head(one, Side.SUPPORTING))
    assert signed_in(me).get(f"{page}people/{theirs.key}/end/").status_code == 404
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    assert send(signed_in(me), f"{page}people/{part.key}/end/", last_day=yesterday) == (302, page)
    assert signed_in(newcomer).get(page).status_code == 404


def test_a_note_is_read_by_those_whom_its_author_chose() -> None:
    one = agreed()
    first, second = head(one, Side.SUPPORTED), head(one, Side.SUPPORTING)
    brokers = User.objects.get(email="broker@example.org")
    for audience in ("own side", "broker", "both sides"):
        text = f"for {audience}!"
        assert send(signed_in(first), f"/partnerships/{one.key}/say/", text=text, audience=audience)[0] == 302
    page = f"/partnerships/{one.key}/"
    shown = {who.email: re.findall(r"for ([a-z ]+)!", words(signed_in(who), page)) for who in (first, second, brokers)}
    assert shown[first.email] == ["both sides", "broker", "own side"]
    assert shown[second.email] == ["both sides"]
    assert shown[brokers.email] == ["both sides", "broker"]


def test_the_six_partnerships_are_loaded_once_with_people_in_their_parts() -> None:
    loading = Loading(None, timezone.now())
    assert (load_cases(loading), load_cases(loading)) == (7, 0)
    running = Partnership.objects.exclude(case="").filter(state=State.RUNNING).order_by("case")
    assert [one.case for one in running] == ["cancer-aquarius", "virgo-leo"]
    assert Partnership.objects.filter(case__gt="", state=State.ENDED).count() == 4
    assert follow_consent(TODAY) == ""
    cancer = Participation.objects.filter(partnership__case="cancer-aquarius", role=Role.HEAD, side=Side.SUPPORTED)
    assert list(cancer.order_by("since").values_list("standing", flat=True)) == ["substantive", "acting", "substantive"]
    virgo = User.objects.get(email="virgo-head-2@example.org")
    page = Partnership.objects.get(case="virgo-leo")
    assert "has been running since 1 May 2002" in words(signed_in(virgo), f"/partnerships/{page.key}/")
    adviser = User.objects.get(email="adviser-1@example.org")
    assert words(signed_in(adviser), "/partnerships/").count("running") == 1


def test_everything_said_is_in_the_persons_own_report_and_goes_two_years_after_the_end() -> None:
    one = made()
    me = head(one, Side.SUPPORTED)
    operations.do_answer(seat(one, me), said("no"), actor=me, at=timezone.now())
    operations.do_say(seat(one, me), "my note", "own side", actor=me, at=timezone.now())
    report = document_on(me, timezone.now())
    assert ("canary: their reason" in str(report["said_in_private"]), "my note" in str(report["notes"])) == (True, True)
    follow_consent(closing_day(TODAY + timedelta(days=60)))
    now, later = timezone.now(), timezone.now() + timedelta(days=60)
    assert ANSWERS.forget(now, now) == 0
    assert ANSWERS.forget(later, now) == 1
    assert (Reply.objects.count(), Note.objects.count()) == (0, 1)
    assert _kept_in_the_audit(one, "answered", "said") == [{}, {"audience": "own side", "text": "my note"}]
    assert NOTES.forget(later, now) == 1
    assert _kept_in_the_audit(one, "answered", "said") == [{}, {}]
    assert Note.objects.count() == 0


def _kept_in_the_audit(one: Partnership, *actions: str) -> list[dict[str, object]]:
    entries = Entry.objects.filter(partnership=str(one.key), action__in=actions).order_by("pk")
    return [entry.values_kept.values for entry in entries.select_related("values_kept")]


def test_kinds_of_help_go_two_years_after_the_end_and_their_words_when_the_person_is_erased() -> None:
    one = agreed()
    me, other = head(one, Side.SUPPORTED), head(one, Side.SUPPORTING)
    for someone in (me, other):
        stated = operations.HelpStated("offered", "coach", f"words of {someone}")
        operations.do_state_mode(seat(one, someone), stated, actor=someone, at=timezone.now())
    now, later = timezone.now(), timezone.now() + timedelta(days=2)
    erase_person(me, actor=None, at=now)
    assert list(Mode.objects.order_by("pk").values_list("words", flat=True)) == ["", f"words of {other}"]
    assert HELP.forget(later, now) == 0
    leave = operations.Wanted(Act.LEAVE, "", Partnership.objects.get(pk=one.pk).version)
    operations.do_act(seat(one, other), leave, actor=other, at=now)
    assert HELP.forget(later, now) == 2
    assert _kept_in_the_audit(one, "offered help") == [{}, {}]
    assert first_break() is None


def test_all_values_of_a_partnership_go_six_years_after_its_end_and_its_history_still_stands() -> None:
    one = agreed()
    me = head(one, Side.SUPPORTED)
    now, later = timezone.now(), timezone.now() + timedelta(days=2)
    assert erase_values(later, now) == 0
    leave = operations.Wanted(Act.LEAVE, "we have learnt enough", Partnership.objects.get(pk=one.pk).version)
    operations.do_act(seat(one, me), leave, actor=me, at=now)
    entries = Entry.objects.filter(partnership=str(one.key)).count()
    assert erase_values(later, now) == entries
    assert erase_values(later, now) == 0
    assert first_break() is None
    told = words(signed_in(me), f"/partnerships/{one.key}/history/")
    assert ("left the partnership" in told, "learnt enough" in told) == (True, False)


def test_every_act_is_in_the_audit_and_a_private_one_for_its_author_alone() -> None:
    one = agreed()
    private = Entry.objects.filter(partnership=str(one.key), action__in=("answered", "told readiness"))
    assert set(private.values_list("audience", flat=True)) == {"author"}
    assert Entry.objects.filter(partnership=str(one.key), action="agreed", audience="both sides").count() == 1
    assert seat_for(head(one, Side.SUPPORTED).pk, one.key, TODAY).joined()
