import csv
import re
from pathlib import Path

from alongside.evidence.codebook import codebook
from tests.casebook.shingles import kept_shingles, shingles

PAGE = Path(__file__).parents[2] / "docs/reference/codebook.md"
KINDS = {"attitude", "fact", "conduct", "relation", "structure", "process", "capacity", "effect", "brokering"}


def test_the_second_codebook_keeps_every_indicator_of_the_first() -> None:
    indicators = codebook().indicators
    assert len(indicators) == 45
    assert {"open-to-partnership", "mutual-trust", "activities-take-place", "broker-follows-through"} <= set(indicators)
    assert {one.kind for one in indicators.values()} == KINDS


def test_every_indicator_says_what_it_is_what_belongs_and_what_does_not() -> None:
    for one in codebook().indicators.values():
        assert one.label
        for text in (one.definition, one.positive_pole, one.negative_pole, one.include, one.exclude, one.example):
            assert text.strip(), one.id


def test_nine_and_nine_characteristics_are_each_reached_by_two_indicators_at_least() -> None:
    book = codebook()
    sides = [one.side for one in book.characteristics.values()]
    assert (sides.count("effective"), sides.count("ineffective")) == (9, 9)
    for id_, characteristic in book.characteristics.items():
        reaching = [one.id for one in book.indicators.values() if id_ in (*one.effective, *one.ineffective)]
        assert len(reaching) >= 2, characteristic.label


def test_no_indicator_speaks_to_a_characteristic_that_is_not_there_or_of_the_wrong_side() -> None:
    book = codebook()
    for one in book.indicators.values():
        assert {book.characteristics[id_].side for id_ in one.effective} <= {"effective"}
        assert {book.characteristics[id_].side for id_ in one.ineffective} <= {"ineffective"}


def test_the_page_lists_every_indicator_with_both_its_poles() -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index("## Indicators") :]
    for one in codebook().indicators.values():
        row = re.search(rf"^\|\s*`?{re.escape(one.id)}`?\s*\|.*$", table, re.MULTILINE)
        assert row, one.id
        assert one.positive_pole in row[0]
        assert one.negative_pole in row[0]


def test_the_tables_are_whole() -> None:
    folder = Path(__file__).parents[2] / "src/alongside/evidence"
    for name in ("codebook.csv", "characteristics.csv"):
        rows = list(csv.reader((folder / name).read_text(encoding="utf-8").splitlines()))
        assert {len(row) for row in rows} == {len(rows[0])}, name


def test_no_run_of_eight_words_of_the_thesis_is_copied() -> None:
    kept = kept_shingles()
    for one in codebook().indicators.values():
        for text in (one.definition, one.include, one.exclude, one.example):
            assert not shingles(text) & kept, one.id
    for characteristic in codebook().characteristics.values():
        assert not shingles(characteristic.definition) & kept, characteristic.id
