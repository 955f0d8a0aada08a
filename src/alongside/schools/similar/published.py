"""How a list of similar schools agrees with the one that the Department for Education published for the same school."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alongside.schools.similar.neighbours import Neighbour


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of ``shown`` schools, ``listed`` stand on the published list of ``published``, ``same_rank`` of them at our rank.

    ``ranks`` gives the published rank of every school on the published list.
    """

    shown: int
    listed: int
    same_rank: int
    published: int
    ranks: Mapping[str, int]


def agreement(shown: Sequence[Neighbour], published: Sequence[tuple[str, float, int]]) -> Agreement | None:
    """The agreement of the schools shown with a published list of (key, distance, rank); None where none was published."""
    if not published:
        return None
    ranks = {key: rank for key, _, rank in published}
    return Agreement(
        shown=len(shown),
        listed=sum(one.key in ranks for one in shown),
        same_rank=sum(ranks.get(one.key) == one.rank for one in shown),
        published=len(ranks),
        ranks=ranks,
    )
