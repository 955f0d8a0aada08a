"""What has been kept long enough is erased at night, and the audit proves it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from alongside_web.accounts.models import Invitation, Submission, User
from alongside_web.accounts.operations import close_account
from alongside_web.accounts.operations_invitations import Invited, invite
from alongside_web.accounts.retention import DeclaredTwice, Kept, declare, declared, erase_what_is_due, retain
from alongside_web.audit.models import Entry
from alongside_web.audit.operations import Change, record
from alongside_web.audit.queries import first_break
from tests.web.accounts.people import AT, organisation, person

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[3] / "docs/how-to/people-and-access.md"


def test_forms_sent_are_forgotten_after_thirty_days() -> None:
    ann = person("ann")
    for number, age in enumerate((29, 31)):
        one = Submission.objects.create(person=ann, key=str(number), path="/", digest="")
        Submission.objects.filter(pk=one.pk).update(at=datetime(2026, 11, 24, tzinfo=UTC) - timedelta(days=age))

    done = retain(date(2026, 11, 24))

    assert done["forms sent"] == 1
    assert list(Submission.objects.values_list("key", flat=True)) == ["0"]


def test_an_invitation_loses_its_address_a_year_after_its_end() -> None:
    ann = person("ann")
    invite(Invited("bob@example.org", organisation()), actor=ann, at=AT)

    assert retain(date(2027, 12, 8))["invitations"] == 0
    assert retain(date(2027, 12, 10))["invitations"] == 1
    assert retain(date(2027, 12, 11))["invitations"] == 0
    assert Invitation.objects.get().email == "erased@erased.invalid"


def test_a_closed_account_is_erased_after_three_years_and_an_open_one_is_not() -> None:
    ann, bob = person("ann"), person("bob")
    close_account(bob, actor=bob, at=AT)

    assert retain(date(2029, 11, 23))["closed accounts"] == 0
    assert retain(date(2029, 11, 25))["closed accounts"] == 1

    ann.refresh_from_db()
    assert ann.email == "ann@example.org"
    assert User.objects.get(pk=bob.pk).full_name == ""
    assert first_break() is None


def test_the_address_of_an_invitation_goes_from_the_audit_too_and_the_chain_holds() -> None:
    ann = person("ann")
    invite(Invited("bob@example.org", organisation()), actor=ann, at=AT)

    retain(date(2027, 12, 10))

    assert Entry.objects.get(action="invited").values_kept.values == {}
    assert first_break() is None


def test_what_a_change_said_is_erased_after_six_years_and_that_it_was_made_stays() -> None:
    record(Change("changed name", "person", "1"), {"from": "Ann", "to": "Anne"}, actor=None, at=AT)
    record(Change("pause", "partnership", "k", partnership="k"), {"reason": "a quiet word"}, actor=None, at=AT)
    six_years = AT.date() + timedelta(days=6 * 365)

    assert retain(six_years)["values of changes"] == 0
    assert retain(six_years + timedelta(days=1))["values of changes"] == 1
    assert retain(six_years + timedelta(days=1))["values of changes"] == 0

    kept = {one.action: one.values_kept.values for one in Entry.objects.filter(subject__in=("person", "partnership"))}
    assert kept == {"changed name": {}, "pause": {"reason": "a quiet word"}}
    assert first_break() is None


def test_each_night_leaves_its_proof_in_the_audit() -> None:
    retain(date(2026, 11, 24))

    proof = Entry.objects.select_related("values_kept").get(action="erased what was due")

    assert (proof.subject_key, proof.via, proof.actor) == ("2026-11-24", "job", None)
    assert set(proof.values_kept.values) == {one.name for one in declared()}


def test_every_term_stands_in_the_guide(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("retain", "--list")
    listed = capsys.readouterr().out
    guide = PAGE.read_text(encoding="utf-8")

    for kept in declared():
        assert f"{kept.name}: {kept.days} days" in listed
        assert re.search(rf"^\| {re.escape(kept.name)} \| {kept.days} \|", guide, re.MULTILINE), kept.name


def test_the_operator_can_erase_as_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("retain", "--day", "2026-11-24")

    assert "forms sent: 0" in capsys.readouterr().out


def test_a_kind_of_record_has_one_term() -> None:
    with pytest.raises(DeclaredTwice, match="'sessions' is kept is declared already"):
        declare(Kept("sessions", 1, "", "", lambda _before, _now: 0))


def test_the_night_says_how_many_records_it_erased() -> None:
    one = Submission.objects.create(person=person("ann"), key="k", path="/", digest="")
    Submission.objects.filter(pk=one.pk).update(at=datetime(2026, 1, 1, tzinfo=UTC))

    assert settings.NIGHTLY_JOBS["retention"] == "alongside_web.accounts.retention.erase_what_is_due"
    assert erase_what_is_due(date(2026, 11, 24)) == "1 records were erased."
