"""Our list of similar schools beside the one that was published."""

from alongside.schools.similar.neighbours import Closeness, Neighbour
from alongside.schools.similar.published import Agreement, agreement


def neighbour(key: str, rank: int) -> Neighbour:
    return Neighbour(key, rank, 0.1 * rank, Closeness.CLOSE, mutual=True, lists=1, compared=1.0)


def test_schools_on_both_lists_are_counted_and_those_at_the_same_rank() -> None:
    ours = [neighbour("example:a", 1), neighbour("example:b", 2), neighbour("example:c", 3)]
    theirs = [("example:a", 0.1, 1), ("example:c", 0.2, 2), ("example:d", 0.4, 3), ("example:e", 0.5, 4)]
    assert agreement(ours, theirs) == Agreement(
        shown=3,
        listed=2,
        same_rank=1,
        published=4,
        ranks={"example:a": 1, "example:c": 2, "example:d": 3, "example:e": 4},
    )


def test_a_school_without_a_published_list_has_no_agreement() -> None:
    assert agreement([neighbour("example:a", 1)], []) is None
