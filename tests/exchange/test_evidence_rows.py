import pytest

from alongside.evidence.codebook import codebook
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.exchange.evidence_rows import Checked, NotEvidence, read_evidence
from alongside.terms import Period

GOOD = {
    "id": "X-1",
    "partnership": "ash-fern",
    "sub": "",
    "stage": "2",
    "occurred": "2002 autumn",
    "known_at": "2003-01",
    "voice": "ash-head",
    "perspective": "supported-head",
    "about": "pair",
    "indicator": "mutual-trust",
    "direction": "+1",
    "strength": "3",
    "basis": "word",
    "paraphrase": "Feels safe to show what goes wrong",
}


def read(*rows: dict[str, str]) -> Checked:
    return read_evidence(list(rows[0]), rows, book=codebook(), coder="second")


def test_a_row_becomes_a_coding_with_both_its_dates() -> None:
    (coding,) = read(GOOD).codings
    assert (coding.perspective, coding.about, coding.basis) == (Perspective.SUPPORTED_HEAD, About.PAIR, Basis.WORD)
    assert (coding.direction, coding.strength, coding.stage) == (1, 3, 2)
    assert (coding.occurred, coding.known_at) == (Period.parse("autumn 2002"), Period.parse("2003-01"))
    assert coding.coder == "second"


@pytest.mark.parametrize(
    ("column", "value", "wanted"),
    [
        ("indicator", "mutual-trusts", "'mutual-trust'?"),
        ("perspective", "suported-head", "'supported-head'?"),
        ("about", "both", "supported"),
        ("about", "supported", "pair, because 'mutual-trust' is of a pair"),
        ("basis", "action", "word, deed"),
        ("direction", "0", "one of 1, -1"),
        ("strength", "4", "one of 1, 2, 3"),
        ("stage", "5", "one of 0, 1, 2, 3, 4"),
        ("occurred", "soon", "a time like 2002 summer"),
        ("partnership", "", "the partnership's name"),
    ],
)
def test_a_slip_is_named_by_row_column_and_value_and_gives_no_coding(column: str, value: str, wanted: str) -> None:
    checked = read(GOOD, {**GOOD, "id": "X-2", column: value})
    (fault,) = checked.faults
    assert (fault.row, fault.column, fault.value) == (2, column, value)
    assert wanted in str(fault)
    assert [one.id for one in checked.codings] == ["X-1"]


def test_every_fault_of_a_table_is_told_at_once() -> None:
    wrong = {**GOOD, "id": "X-2", "stage": "9", "basis": "hearsay"}
    assert [fault.column for fault in read(GOOD, wrong).faults] == ["basis", "stage"]


def test_two_rows_cannot_have_one_id() -> None:
    (fault,) = read(GOOD, GOOD).faults
    assert (fault.column, fault.row) == ("id", 2)


def test_rows_without_ids_are_numbered_by_their_coder() -> None:
    bare = {name: value for name, value in GOOD.items() if name != "id"}
    assert [one.id for one in read(bare, bare).codings] == ["second-1", "second-2"]


def test_a_table_of_something_else_is_refused_with_the_columns_it_lacks() -> None:
    with pytest.raises(NotEvidence, match="no column stage, perspective"):
        read_evidence(["partnership", "about"], [], book=codebook(), coder="x")
