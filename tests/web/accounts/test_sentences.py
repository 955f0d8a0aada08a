"""Every action that the site records anywhere has a sentence, and histories are read in plain words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

import alongside_web
from alongside.brokering.phases import Step
from alongside_web.accounts import history_told, listening
from alongside_web.accounts.models import Organisation, OrganisationKind
from alongside_web.accounts.operations import close_account, end_membership, open_organisation, take_in
from alongside_web.accounts.operations_invitations import Invited, accept, invite, resend, revoke
from alongside_web.audit.actions import ADMINISTRATORS, Told, in_words, told
from alongside_web.audit.models import Entry
from tests.web.accounts.people import AT, link_in_mail, member, organisation, person, signed_in

WEB = Path(alongside_web.__file__).parent
# How an entry is begun: the function, and where among its arguments the action stands.
BEGIN = {"Change": 0, "_about": 0, "change_of": 1, "_private": 1, "_of_voice": 1, "_change": None}
# An action that is no plain text in the code, and what it can be.
OPEN = {
    "action": (),  # passed on by one of the functions above
    "_TOLD[signal]": tuple(listening._TOLD.values()),
    "wanted.act": ("start", "pause", "go-on", "leave", "end", "call-off"),
    "Act.CALL_OFF": ("call-off",),
    "after.value": ("considered", "agreed", "running", "paused", "ended", "not-going-ahead"),
    "f'{help_stated.stance} help'": ("offered help", "accepted help"),
    "f'round {step.value}'": tuple(f"round {one}" for one in Step),
    "f'stated {_kind(row)}'": ("stated need", "stated offer"),
    "f'changed {_kind(row)}'": ("changed need", "changed offer"),
    "f'withdrew {_kind(row)}'": ("withdrew need", "withdrew offer"),
    "f'agreement {action}'": (),
    "f'suggestion {now}'": ("suggestion accepted", "suggestion declined"),
}


class UnknownAction(LookupError):
    """The code records an action that this test cannot read."""


def action_in(call: ast.Call) -> ast.expr | None:
    name = getattr(call.func, "id", "")
    if name not in BEGIN:
        return None
    place = BEGIN[name]
    if place is not None:
        return call.args[place]
    return next((one for one in call.args if isinstance(one, ast.Constant | ast.JoinedStr)), None)


def actions_of(path: Path) -> set[str]:
    found: set[str] = set()
    for call in (one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Call)):
        action = action_in(call)
        if action is None:
            continue
        if isinstance(action, ast.Constant):
            words: tuple[str, ...] = (str(action.value),)
        elif ast.unparse(action) in OPEN:
            words = OPEN[ast.unparse(action)]
        elif isinstance(action, ast.IfExp | ast.Name):
            words = tuple(str(one.value) for one in ast.walk(action) if isinstance(one, ast.Constant))
        else:
            raise UnknownAction(f"{path.name}: {ast.unparse(action)}; say in OPEN what it can be.")
        prefix = "agreement " if path.name.startswith("agreement_") else ""
        found |= {one if one.startswith(prefix) else prefix + one for one in words}
    return found


RECORDED = sorted(set().union(*(actions_of(one) for one in WEB.rglob("*.py"))))


def test_the_search_finds_the_actions_of_every_part() -> None:
    assert {"invited", "changed address", "answered", "agreement signed", "erased what was due"} <= set(RECORDED)
    assert len(RECORDED) > 40


@pytest.mark.parametrize("action", RECORDED)
def test_every_action_has_a_sentence(action: str) -> None:
    assert told(action) is not None, f"Tell of the action '{action}' in the part that records it."


@pytest.mark.parametrize("one", [*history_told.OWN, *history_told.ERASED, *history_told.OF_ORGANISATIONS], ids=str)
def test_a_sentence_is_whole_and_survives_erased_values(one: Told) -> None:
    said = in_words(one.action, {}, who="Ann", about="Bob")

    assert said.startswith("Ann ")
    assert said.endswith(".")
    assert "{" not in said


def test_a_day_and_a_yes_are_said_in_full() -> None:
    values = {"organisation": "Oakshire", "until": "2026-11-23"}
    assert in_words("left organisation", values, who="ann", about="Bob") == (
        "Ann ended a membership in Oakshire: Bob. The last day was 23 November 2026."
    )
    joined = in_words("joined organisation", {"organisation": "Oakshire", "administers": True}, who="Ann", about="Ann")
    assert joined == "Ann began a membership in Oakshire: Ann. May invite: yes."
    assert in_words("invited", {"email": "<b>x</b>"}, who="Ann").startswith("Ann invited x into –")
    assert in_words("changed password", {}, who="ann@example.org") == "ann@example.org changed the password."
    assert in_words("never told", {}, who="Ann") == "Ann changed something (never told)."


@pytest.mark.django_db
def test_an_organisations_history_is_told_to_who_looks_after_it_and_to_nobody_else(site: Client) -> None:
    ann, bob = person("ann"), person("bob")
    oakshire = open_organisation(Organisation(kind=OrganisationKind.AUTHORITY, name="Oakshire"), actor=None, at=AT)
    other = organisation("Elmshire")
    take_in(ann, oakshire, administers=True, actor=ann, at=AT)
    made = invite(Invited("bob@example.org", oakshire, for_what="SECRET PURPOSE"), actor=ann, at=timezone.now())
    resend(made, actor=ann, at=timezone.now())
    accept(link_in_mail().rstrip("/").rsplit("/", 1)[-1], person=bob, at=timezone.now())
    revoke(invite(Invited("cat@example.org", oakshire), actor=ann, at=timezone.now()), actor=ann, at=timezone.now())
    invite(Invited("dan@example.org", other), actor=bob, at=timezone.now())
    end_membership(bob.memberships.get(), actor=ann, at=AT)
    close_account(bob, actor=bob, at=AT)
    where = f"/account/organisations/{oakshire.key}/history/"

    page = signed_in(ann).get(where).content.decode()

    said = re.findall(r"<br>([^<]+)</li>", page)
    assert said == [
        "Ann ended a membership in Oakshire: Bob. The last day was 23 November 2026.",
        "Ann took back the invitation of cat@example.org into Oakshire.",
        "Ann invited cat@example.org into Oakshire.",
        "Bob accepted the invitation of bob@example.org into Oakshire.",
        "Bob began a membership in Oakshire: Bob. May invite: no.",
        "Ann sent bob@example.org the invitation into Oakshire again.",
        "Ann invited bob@example.org into Oakshire.",
        "Ann began a membership in Oakshire: Ann. May invite: yes.",
        "The site entered the organisation Oakshire.",
    ]
    assert "SECRET" not in page
    assert set(Entry.objects.filter(action="invited").values_list("audience", flat=True)) == {ADMINISTRATORS}
    member(eve := person("eve"), oakshire)
    assert signed_in(eve).get(where).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("invitations", [1, 3])
def test_the_history_asks_the_same_number_of_questions_for_any_number_of_entries(
    site: Client, invitations: int, django_assert_num_queries: object
) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    for number in range(invitations):
        invite(Invited(f"p{number}@example.org", oakshire), actor=ann, at=timezone.now())
    client = signed_in(ann)

    with django_assert_num_queries(6):  # type: ignore[operator]  # pytest-django's fixture
        page = client.get(f"/account/organisations/{oakshire.key}/history/?page=x")

    assert page.content.decode().count("Ann invited p") == invitations


@pytest.mark.django_db
def test_a_long_history_is_paged_by_fifty(site: Client) -> None:
    ann, oakshire = person("ann"), organisation()
    member(ann, oakshire, administers=True)
    for number in range(51):
        invite(Invited(f"p{number}@example.org", oakshire), actor=ann, at=timezone.now())
    client, where = signed_in(ann), f"/account/organisations/{oakshire.key}/history/"

    first, second = (client.get(f"{where}?page={n}").content.decode() for n in (1, 2))

    assert (first.count("Ann invited"), second.count("Ann invited")) == (50, 1)
    assert 'href="?page=2"' in first
    assert 'href="?page=1"' in second
