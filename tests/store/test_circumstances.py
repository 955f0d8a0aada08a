import numpy as np
import pytest

from alongside.brokering.proposals import propose
from alongside.casebook.invented import invented_round
from alongside.exchange.round_file import parse_round
from alongside.schools.similar.models import model_named
from alongside.schools.similar.neighbours import Closeness, Neighbourhood
from alongside_store.circumstances import for_round, population
from alongside_store.registry import Registry

PUBLISHED_LISTS = 82


@pytest.fixture(scope="module")
def dfe(packaged_registry: Registry) -> Neighbourhood:
    return population(packaged_registry, model_named("dfe-secondary-2023"))


@pytest.fixture(scope="module")
def ours(packaged_registry: Registry) -> Neighbourhood:
    return population(packaged_registry, model_named("alongside-secondary"))


def published(registry: Registry, hood: Neighbourhood) -> dict[str, tuple[tuple[str, float, int], ...]]:
    lists = {key: registry.published_neighbours(key) for key in hood.keys}
    return {key: listed for key, listed in lists.items() if listed}


def test_the_dfe_preset_gives_the_published_distances(packaged_registry: Registry, dfe: Neighbourhood) -> None:
    lists = published(packaged_registry, dfe)
    assert len(lists) == PUBLISHED_LISTS
    errors = [
        np.abs(dfe.distances_from(key, [other for other, _, _ in listed]) - [distance for _, distance, _ in listed])
        for key, listed in lists.items()
    ]
    assert sum(map(len, errors)) == 4100
    assert np.concatenate(errors).max() <= 1e-6


def test_the_fifty_schools_published_are_exactly_the_fifty_nearest(
    packaged_registry: Registry, dfe: Neighbourhood
) -> None:
    for key, listed in published(packaged_registry, dfe).items():
        assert {one.key for one in dfe.of(key)} == {other for other, _, _ in listed}


def test_our_model_compares_all_open_state_secondaries_and_uses_every_variable(ours: Neighbourhood) -> None:
    assert 3_200 < len(ours.keys) < 3_500
    assert ours.unused == ()


def test_a_rank_hides_how_far_an_unusual_schools_neighbours_are(ours: Neighbourhood) -> None:
    last = {key: listed[-1] for key in ours.keys if len(listed := ours.of(key)) == 50}
    closeness = {one.closeness for one in last.values()}
    assert {Closeness.SIMILAR, Closeness.LOOSE, Closeness.NOT_SIMILAR} <= closeness
    lists = ours.lists
    assert lists.max() > 2 * np.median(lists)


def test_invented_schools_join_the_nation_only_when_a_real_school_is_in_the_round(packaged_registry: Registry) -> None:
    text = invented_round(3, 5, seed=1)
    invented = for_round(parse_round(text), packaged_registry)
    assert all(key.startswith("example:") for hood in invented.neighbourhoods for key in hood.keys)
    assert not any("snapshot" in one for one in invented.rests_on)


def test_real_schools_can_be_laid_out_with_what_the_registry_knows_of_them(packaged_registry: Registry) -> None:
    text = '[round]\nname = "Look-up"\ndate = 2026-09-01\n[[offers]]\nschool = 100049\n[[offers]]\nschool = 100050\n'
    a_round = parse_round(text)
    known = for_round(a_round, packaged_registry)
    assert known.results_of("urn:100049").years[-1].first == 2018
    assert known.rests_on[0] == f"registry snapshot {packaged_registry.hash}"
    assert propose(a_round, known).matches == ()
