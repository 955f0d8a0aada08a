"""Headers, encodings and rows are checked before any cell is read."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside_store.opening import Opened
from alongside_store.refusals import Damaged, NotReadable
from alongside_store.tables import ROW, rows_of, text_of


def opened(content: bytes | str) -> Opened:
    return Opened("a.csv", content.encode() if isinstance(content, str) else content, "0" * 64)


def rows(content: bytes | str) -> list[tuple[object, ...]]:
    text = text_of(opened(content))
    return rows_of(text, text.header).rows()


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("URN,NAME\n900001,Ébène\n".encode(), ""),
        (b"\xef\xbb\xbf" + "URN,NAME\n900001,Ébène\n".encode(), ""),
        ("URN,NAME\n900001,Ébène\n".encode("utf-16"), "read as UTF-16"),
        (
            "URN,NAME\n900001,Ébène\n".encode("cp1252"),
            "read as Windows-1252; its first letter beyond ASCII is in 'Ébène'",
        ),
    ],
)
def test_every_published_encoding_is_read_and_an_inferred_one_shown(content: bytes, note: str) -> None:
    text = text_of(opened(content))
    assert text.note == note
    assert rows_of(text, text.header).rows() == [(2, "900001", "Ébène")]


def test_bytes_that_are_no_encoding_are_refused_with_their_line() -> None:
    with pytest.raises(NotReadable, match="neither UTF-8 nor Windows-1252 \\(line 2\\)"):
        text_of(opened(b"URN,NAME\n900001,\x81\x8d\n"))


def test_a_column_named_twice_is_refused() -> None:
    with pytest.raises(Damaged, match="the column 'NOR' more than once"):
        text_of(opened("URN,NOR,nor \n900001,1,2\n"))


def test_a_blank_header_is_refused_but_one_unnamed_column_is_not() -> None:
    with pytest.raises(Damaged, match="no header"):
        text_of(opened(",,\n1,2,3\n"))
    assert text_of(opened(",URN\n0,900001\n")).header == ("(unnamed column 1)", "URN")


@pytest.mark.parametrize("short", ["900002", "900002,2,3,4", '"900002,2",7'])
def test_a_row_with_more_or_fewer_cells_is_named_by_its_number(short: str) -> None:
    text = text_of(opened(f"URN,NAME,NOR\n900001,one,1\n{short}\n900003,three,3\n"))
    with pytest.raises(Damaged, match=r"a.csv, row 3: it has \d cells where the header has 3"):
        rows_of(text, text.header)


def test_a_file_cut_in_the_middle_of_a_row_is_damaged() -> None:
    text = text_of(opened("URN,NAME,NOR\n900001,one,1\n900002,tw"))
    with pytest.raises(Damaged, match="row 3: it has 2 cells"):
        rows_of(text, text.header)


def test_a_quotation_mark_never_closed_is_refused() -> None:
    text = text_of(opened('URN,NAME\n900001,one\n900002,"two\n900003,three\n'))
    with pytest.raises(Damaged, match="never closed"):
        rows_of(text, text.header)


def test_json_that_is_cut_off_or_is_no_list_of_records_is_refused() -> None:
    for content in ('[{"URN": "900001"}, {"U', '{"a": 1}', "[]", "[1, 2]"):
        with pytest.raises(NotReadable):
            text_of(opened(content))


CELLS = st.text(st.sampled_from('ab ,"\né'), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8), st.data())
def test_whatever_a_csv_writer_writes_is_read_back_and_a_lost_cell_is_noticed(
    table: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    def written(rows: list[tuple[str, ...]]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("URN", "NAME", "NOR"), *rows])
        return out.getvalue()

    assert [row[1:] for row in rows(written([*table]))] == table
    lost = data.draw(st.integers(0, len(table) - 1))
    with pytest.raises(Damaged, match="it has 2 cells"):
        rows(written([*table[:lost], table[lost][:2], *table[lost + 1 :]]))


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    text = text_of(opened("URN\n900001\n900002\n"))
    assert rows_of(text, text.header)[ROW].to_list() == [2, 3]


def test_lines_ended_as_on_an_old_macintosh_are_lines() -> None:
    assert rows("URN,NAME\r900001,one\r900002,two\r") == [(2, "900001", "one"), (3, "900002", "two")]
