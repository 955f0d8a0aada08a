"""A table while it is read: rows are set aside or refused, and every refused cell is remembered by row, column and value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from alongside.exchange.codes import BLANKS, SUMMARY_KEYS
from alongside.exchange.layouts import Layout, plain
from alongside_store import cells
from alongside_store.refusals import Damaged
from alongside_store.sources import Refusal
from alongside_store.tables import ROW

EXAMPLES = 5
TOLERATED_ROWS, TOLERATED_SHARE = 20, 0.01
KEY = "key"


@dataclass(slots=True)
class Sheet:
    """``rows`` has the used columns in plain form; ``printed`` gives their names as the file has them."""

    name: str
    layout: Layout
    rows: pl.DataFrame
    printed: dict[str, str]
    aside: list[tuple[str, int]] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    refused_rows: set[int] = field(default_factory=set)
    disputed: dict[str, list[int]] = field(default_factory=dict)

    def column(self, names: Sequence[str]) -> pl.Series | None:
        """The first column present of ``names``, which are the names one column has had."""
        for name in names:
            if name and plain(name) in self.rows.columns:
                return self.rows[plain(name)]
        return None

    def keep(self, mask: pl.Series, otherwise: str) -> None:
        """Rows outside ``mask`` are left aside, counted as ``otherwise``."""
        lost = self.rows.height - int(mask.sum())
        if lost:
            self.aside.append((otherwise, lost))
            self.rows = self.rows.filter(mask)

    def refuse(self, column: pl.Series, mask: pl.Series, why: str) -> None:
        """Rows where ``mask`` holds are refused, for the cell in ``column``."""
        if not mask.any():
            return
        bad = self.rows.select(ROW).with_columns(cell=column).filter(mask)
        for row, cell in bad.head(EXAMPLES).iter_rows():
            if len(self.refusals) < EXAMPLES:
                self.refusals.append(Refusal(row, self.printed[column.name], cell or "", why))
        self.refused_rows.update(bad[ROW].to_list())

    def set_aside_and_key(self) -> None:
        """Leaves summary rows and unwanted rows aside, and adds the column ``KEY``: a number for a URN, else text."""
        key = self.rows[plain(self.layout.key)]
        text = key.fill_null("").str.strip_chars().str.to_lowercase()
        self.keep(~text.is_in([*BLANKS, *SUMMARY_KEYS]), f"row without {self.layout.key} (a summary)")
        for only in self.layout.only:
            column = self.column((only.column,))
            if column is not None:
                said = column.fill_null("").str.strip_chars().str.replace(r"\.0$", "")
                self.keep(said.is_in(list(only.values)), only.otherwise)
        key = self.rows[plain(self.layout.key)]
        if self.layout.key_is_urn:
            numbers, refused = cells.urns(key)
            self.refuse(key, refused, "is not a URN")
            self.rows = self.rows.with_columns(numbers.alias(KEY))
        else:
            self.rows = self.rows.with_columns(cells.words(key).alias(KEY))

    def merge_repeats(self) -> str:
        """Drops rows that repeat a key; identical ones are merged, of differing ones the first stays. Says what it did."""
        column, value = self.layout.first
        if column:
            ahead = self.rows[plain(column)].str.replace(r"\.0$", "") != value
            self.rows = (
                self.rows.with_columns(ahead.alias("\0ahead")).sort("\0ahead", maintain_order=True).drop("\0ahead")
            )
        apart = [plain(name) for name in self.layout.told_apart_by if plain(name) in self.rows.columns]
        if self.layout.dated.column:
            apart.append(plain(self.layout.dated.column))
        subset = [KEY, *dict.fromkeys(apart)]
        before = self.rows.height
        distinct = self.rows.select(pl.exclude(ROW)).n_unique()
        whole = self.rows
        self.rows = self.rows.unique(subset=subset, keep="first", maintain_order=True)
        repeated, differing = before - self.rows.height, distinct - self.rows.height
        if not repeated:
            return ""
        self.aside.append(("repeats another row", repeated))
        if differing > 0:
            self._find_disputed(whole, subset)
        differed = f"; {differing:,} of them differed, and the first was kept" if differing else ""
        return f"{repeated:,} rows repeat another{differed}"

    def _find_disputed(self, whole: pl.DataFrame, subset: Sequence[str]) -> None:
        """Remembers, by column, the kept rows that another row of the same key contradicts."""
        repeated = whole.filter(whole.select(subset).is_duplicated())
        columns = [name for name in repeated.columns if name not in {*subset, ROW}]
        counted = repeated.group_by(subset).agg(pl.col(ROW).first(), pl.col(columns).n_unique())
        for name in columns:
            self.disputed[name] = counted.filter(pl.col(name) > 1)[ROW].to_list()

    def check_tolerance(self, read: int) -> None:
        """Raises `Damaged` when more than a few rows were refused, or nothing is left."""
        bad = len(self.refused_rows)
        if bad and (bad > max(TOLERATED_ROWS, TOLERATED_SHARE * read) or bad >= self.rows.height):
            more = (
                f"; {bad:,} of {read:,} rows are like this, so the file was not imported"
                if bad > 1
                else "; no row is left"
            )
            raise Damaged(f"{self.name}, {self.refusals[0]}{more}")
        if not self.rows.height:
            raise Damaged(f"{self.name} has a header and {read:,} rows, none of which can be kept")

    def without_refused(self, frame: pl.DataFrame) -> pl.DataFrame:
        """``frame`` without the refused rows and without its row numbers."""
        if self.refused_rows:
            frame = frame.filter(~pl.col(ROW).is_in(sorted(self.refused_rows)))
        return frame.drop(ROW)
