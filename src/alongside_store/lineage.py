"""Follows a school back through plain predecessors; mergers and splits are kept as links but not followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

import polars as pl

from alongside.exchange.layouts import Keeps
from alongside_store.describing import of_kind
from alongside_store.reading import Reading
from alongside_store.sheet import KEY

LONGEST = 6
_PLAIN = ("predecessor", "successor")
_LINKS = {KEY: pl.Int64, "other": pl.Int64, "other_name": pl.String, "kind": pl.String, "established": pl.String}


def links_of(readings: Sequence[Reading]) -> pl.DataFrame:
    """Every link of the latest links file, then of earlier ones, each once."""
    parts = [pl.DataFrame(schema=_LINKS)]
    for reading in of_kind(readings, Keeps.LINKS):
        absent = [pl.lit("").alias(name) for name in _LINKS if name not in reading.facts.columns]
        parts.append(reading.facts.with_columns(absent).select(list(_LINKS)))
    every = pl.concat(parts).filter(pl.col("other").is_not_null() & pl.col(KEY).is_not_null())
    return every.unique(subset=[KEY, "other", "kind"], keep="first", maintain_order=True).sort(
        KEY, "established", "other"
    )


def chains(links: pl.DataFrame, still_open: Set[int]) -> Iterator[tuple[int, int, int]]:
    """(school, step, predecessor), step 1 being the last predecessor.

    A tie is followed only when it is called plainly Predecessor or Successor, the school has one predecessor and that
    one has one successor, and not both are open: otherwise the results would belong to several schools.
    """
    before: dict[int, set[int]] = defaultdict(set)
    after: dict[int, set[int]] = defaultdict(set)
    merged = set()
    for urn, other, kind in links.select(KEY, "other", "kind").iter_rows():
        word = kind.casefold()
        pair = _ordered(urn, other, word)
        if pair:
            before[pair[0]].add(pair[1])
            after[pair[1]].add(pair[0])
            if word not in _PLAIN or {*pair} <= still_open:
                merged.add(pair)
    last = {
        school: next(iter(earlier))
        for school, earlier in before.items()
        if len(earlier) == 1 and all(len(after[one]) == 1 and (school, one) not in merged for one in earlier)
    }
    for school in sorted(last):
        yield from _chain(school, last)


def _ordered(urn: int, other: int, word: str) -> tuple[int, int] | None:
    """(successor, predecessor) of any tie that hands pupils on, plain or not."""
    if word.startswith(("predecessor", "result of")):
        return urn, other
    return (other, urn) if word.startswith("successor") else None


def _chain(school: int, last: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    seen, at = {school}, school
    for step in range(1, LONGEST + 1):
        one = last.get(at)
        if one is None or one in seen:
            return
        yield school, step, one
        seen.add(one)
        at = one
