import numpy as np

from benchmarks.brokering.instances import make


def test_the_smallest_made_up_round_is_the_published_one() -> None:
    one = make("xs")
    assert (len(one.demand), len(one.capacity), one.edges) == (60, 120, 867)
    assert (int(one.demand.sum()), int(one.capacity.sum())) == (71, 177)
    assert one.digest == "4092153886eb9a13"


def test_in_a_made_up_round_no_pair_stands_twice_and_one_need_has_no_candidate() -> None:
    one = make("xs")
    pairs = set(zip(one.need.tolist(), one.partner.tolist(), strict=True))
    assert len(pairs) == one.edges
    assert int((np.diff(one.indptr) == 0).sum()) == 1
    assert one.demand.max() > 1
    assert one.capacity.max() > 1
    assert 250_000 <= int(one.weight.min()) <= int(one.weight.max()) <= 1_000_000
