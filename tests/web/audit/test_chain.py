"""The audit only grows: the database refuses what would alter it, and the chain shows what got past the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.models import Entry, Head, Values
from alongside_web.audit.operations import Change, digest_of, erase_values_about, kept, record
from alongside_web.audit.queries import Broken, end_of_chain, first_break
from alongside_web.audit.seals import LIFT, NO_DELETING
from tests.web.audit.conftest import NOW, written

TRIGGERS = {
    "audit_entry": "audit_entry_is_final",
    "audit_values": "audit_values_are_erased_or_stay",
    "audit_head": "audit_head_goes_on",
}


@contextmanager
def past_the_seals() -> Iterator[None]:
    """As somebody would who holds the database itself."""
    with connection.cursor() as cursor:
        for statement in LIFT[connection.vendor]:
            cursor.execute(statement)
        for table, trigger in TRIGGERS.items():
            cursor.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
    yield


def test_a_chain_of_entries_holds(five: list[Entry]) -> None:
    assert first_break() is None
    assert end_of_chain() == (5, five[-1].hash)
    assert [one.previous for one in five[1:]] == [one.hash for one in five[:-1]]


@pytest.mark.parametrize(
    "change",
    [
        {"action": "praised"},
        {"actor": 8},
        {"at": NOW + timedelta(seconds=1)},
        {"audience": "public"},
        {"digest": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_altered_entry_is_found(five: list[Entry], change: dict[str, object]) -> None:
    with past_the_seals():
        Entry.objects.filter(pk=five[2].pk).update(**change)
    assert first_break() == Broken(five[2].pk, "the entry was altered")


def test_altered_values_are_found(five: list[Entry]) -> None:
    with past_the_seals():
        Values.objects.filter(pk=five[3].pk).update(values={"text": "number 30"})
    assert first_break() == Broken(five[3].pk, "its values were altered")


def test_an_entry_taken_out_is_found(five: list[Entry]) -> None:
    with past_the_seals():
        Values.objects.filter(pk=five[1].pk).delete()
        Entry.objects.filter(pk=five[1].pk).delete()
    assert first_break() == Broken(five[2].pk, "the entry before it is missing or was altered")


def test_values_taken_out_are_found(five: list[Entry]) -> None:
    with past_the_seals():
        Values.objects.filter(pk=five[4].pk).delete()
    assert first_break() == Broken(five[4].pk, "its values are missing")


def test_an_end_cut_off_is_found(five: list[Entry]) -> None:
    with past_the_seals():
        Values.objects.filter(pk=five[4].pk).delete()
        Entry.objects.filter(pk=five[4].pk).delete()
    assert first_break() == Broken(None, "entries at the end are missing")


def test_an_end_cut_off_with_its_mark_is_found_by_the_hash_that_was_written_down(five: list[Entry]) -> None:
    written_down = end_of_chain()[1]
    with past_the_seals():
        Values.objects.filter(pk=five[4].pk).delete()
        Entry.objects.filter(pk=five[4].pk).delete()
        Head.objects.update(last=five[3].hash, entries=4)
    assert first_break() is None
    assert first_break(written_down) == Broken(None, "the hash that was written down is not in it")
    assert first_break(five[2].hash) is None


def test_a_mark_taken_away_is_found(five: list[Entry]) -> None:
    with past_the_seals():
        Head.objects.all().delete()
    assert first_break() == Broken(None, "entries at the end are missing")


def test_a_persons_values_can_be_erased_and_the_chain_holds(five: list[Entry]) -> None:
    written(actor=9)
    assert erase_values_about(7, at=NOW) == 5
    assert first_break() is None
    assert set(Values.objects.exclude(erased_at=None).values_list("salt", flat=True)) == {""}
    assert [one.values for one in Values.objects.filter(erased_at=None)] == [{"text": "quiet words"}]


def test_values_that_come_back_after_they_were_erased_are_found(five: list[Entry]) -> None:
    erase_values_about(7, at=NOW)
    with past_the_seals():
        Values.objects.filter(pk=five[0].pk).update(values={"text": "number 0"})
    assert first_break() == Broken(five[0].pk, "its values are said to be erased and are there")


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("audit_entry", "action = 'praised'"),
        ("audit_values", "salt = 'x'"),
        ("audit_values", "erased_at = NULL"),
        ("audit_head", "entries = entries - 1"),
    ],
)
def test_the_database_refuses_to_alter_the_audit(five: list[Entry], table: str, change: str) -> None:
    with pytest.raises(DatabaseError, match="audit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("table", TRIGGERS)
def test_the_database_refuses_to_delete_from_the_audit(five: list[Entry], table: str) -> None:
    with connection.cursor() as cursor:
        for statement in LIFT[connection.vendor] + NO_DELETING[connection.vendor]:
            cursor.execute(statement)
        with pytest.raises(DatabaseError, match="audit"), transaction.atomic():
            cursor.execute(f"DELETE FROM {table}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL can empty a table at one stroke")
def test_postgresql_refuses_to_empty_the_audit(five: list[Entry]) -> None:
    with connection.cursor() as cursor:
        for statement in LIFT[connection.vendor] + NO_DELETING[connection.vendor]:
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="deleted from the audit"), transaction.atomic():
            cursor.execute("TRUNCATE audit_entry CASCADE")


def test_an_entry_of_any_time_zone_holds(db: None) -> None:
    with seen_by_all():
        record(
            Change("said", "note", "1"),
            {},
            actor=None,
            at=datetime(2026, 7, 1, 9, 0, tzinfo=timezone(timedelta(hours=1))),
        )
        record(Change("said", "note", "2"), {}, actor=None, at=datetime(2026, 7, 1, 9, 0, 0, 123456, tzinfo=UTC))
        assert first_break() is None


def test_an_action_that_nobody_told_of_is_for_its_author_alone(db: None) -> None:
    with seen_by_all():
        assert written(action="something new").audience == "author"


def test_the_command_says_where_the_chain_ends(five: list[Entry], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_audit", holds=five[2].hash)
    assert capsys.readouterr().out == f"The audit holds: 5 entries, the last is {five[-1].hash}.\n"


def test_the_command_fails_where_the_chain_does(five: list[Entry]) -> None:
    with past_the_seals():
        Entry.objects.filter(pk=five[2].pk).update(actor=8)
    with pytest.raises(CommandError, match=f"does not hold at entry {five[2].pk}: the entry was altered"):
        call_command("verify_audit")


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


class Kept(TestCase):
    @given(values=st.dictionaries(TEXT, VALUES, max_size=4))
    @settings(max_examples=60)
    def test_whatever_is_said_comes_back_from_the_database_with_its_digest(self, values: dict[str, object]) -> None:
        with seen_by_all():
            entry = written(values=values or {"": ""})
            back = Values.objects.get(pk=entry.pk)
            assert digest_of(back.salt, back.values) == entry.digest
            assert first_break() is None

    def test_the_digest_needs_the_salt(self) -> None:
        assert digest_of("a", kept({"answer": "no"})) != digest_of("b", kept({"answer": "no"}))
