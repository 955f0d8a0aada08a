"""Follows a school back through plain predecessors; mergers and splits are kept as links but not followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from alongside.exchange.layouts import Keeps
from alongside_store.describing import of_kind
from alongside_store.reading import Reading
from alongside_store.sheet import KEY

LONGEST = 6
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


def chains(links: pl.DataFrame) -> Iterator[tuple[int, int, int]]:
    """(school, step, predecessor), step 1 being the last predecessor.

    A tie is followed only when it is called plainly Predecessor or Successor, the school has one predecessor and that
    one has one successor: otherwise the results would belong to several schools.
    """
    before, after = defaultdict(set), defaultdict(set)
    for urn, other, kind in links.select(KEY, "other", "kind").iter_rows():
        pair = _ordered(urn, other, kind)
        if pair:
            before[pair[0]].add(pair[1])
            after[pair[1]].add(pair[0])
    for school in sorted(before):
        yield from _chain(school, before, after)


def _ordered(urn: int, other: int, kind: str) -> tuple[int, int] | None:
    """(successor, predecessor) of any tie that hands pupils on, plain or not."""
    word = kind.casefold()
    if word.startswith("predecessor") or word.startswith("result of"):
        return urn, other
    return (other, urn) if word.startswith("successor") else None


def _chain(
    school: int, before: Mapping[int, set[int]], after: Mapping[int, set[int]]
) -> Iterator[tuple[int, int, int]]:
    seen, at = {school}, school
    for step in range(1, LONGEST + 1):
        earlier = before.get(at, set())
        if len(earlier) != 1:
            return
        (one,) = earlier
        if len(after[one]) != 1 or one in seen:
            return
        yield school, step, one
        seen.add(one)
        at = one
