import numpy as np
import pytest

from alongside.schools.school import Phase
from alongside.schools.similar.models import (
    MODELS,
    OutcomeInModel,
    SimilarityModel,
    UnknownModel,
    default_model,
    model_named,
    parse_model,
)
from alongside.schools.similar.neighbours import Closeness, Neighbourhood, NotCompared, neighbourhood


def three_variables(roll: list[float], fsm: list[float], eal: list[float]) -> Neighbourhood:
    variables = "".join(
        f'[[variables]]\nmeasure = "{measure}"\nweight = {weight}\nscale = 1.0\n'
        for measure, weight in (("roll", 0.5), ("fsm", 0.3), ("eal", 0.2))
    )
    return neighbourhood(model(variables), [f"example:{row}" for row in range(len(roll))], np.array([roll, fsm, eal]).T)


def model(variables: str) -> SimilarityModel:
    return parse_model(
        'name = "trial"\nversion = "1"\ntitle = "A trial"\nphases = ["secondary"]\npopulation = "register"\n'
        f'minimum_shared = 0.7\nsource = "here"\nwhy = "for the test"\n{variables}'
    )


def test_the_parts_of_a_distance_add_up_and_name_what_differs_most() -> None:
    schools = three_variables([1, 2, 9], [1, 1, 1], [0, 2, 9])
    parts = schools.components("example:0", "example:1")
    assert [part.share for part in parts] == pytest.approx([0.5 / 1.3, 0, 0.8 / 1.3])
    assert [(part.own, part.other) for part in parts] == [(1, 2), (1, 1), (0, 2)]


def test_being_on_anothers_list_need_not_be_mutual() -> None:
    line = [float(place) for place in range(60)]
    far_off = [*line, 500.0]
    schools = three_variables(far_off, [0.0] * 61, [0.0] * 61)
    outlier = schools.of("example:60")
    assert {one.mutual for one in outlier} == {False}
    assert outlier[0].closeness is Closeness.NOT_SIMILAR
    assert schools.of("example:0")[0].closeness is Closeness.CLOSE
    assert outlier[0].lists > 0


def test_a_missing_value_is_left_out_and_the_rest_counts_for_more() -> None:
    schools = three_variables([1, 2, 4], [1, 2, 1], [np.nan, 5, 5])
    assert schools.compared("example:0", "example:1") == pytest.approx(0.8)
    assert schools.distances_from("example:0", ["example:1"])[0] == pytest.approx((0.8 / 0.8) ** 0.5)


def test_a_variable_in_which_all_are_alike_is_set_aside_and_named() -> None:
    alike = model('[[variables]]\nmeasure = "roll"\nweight = 0.5\n[[variables]]\nmeasure = "fsm"\nweight = 0.5\n')
    schools = neighbourhood(alike, ["example:a", "example:b"], np.array([[5.0, 1.0], [5.0, 2.0]]))
    assert [variable.measure for variable in schools.unused] == ["roll"]
    assert [one.key for one in schools.of("example:a")] == ["example:b"]


def test_nothing_known_gives_empty_lists_not_an_error() -> None:
    schools = three_variables([np.nan] * 3, [np.nan] * 3, [np.nan] * 3)
    assert schools.of("example:1") == ()


def test_a_school_outside_the_population_is_refused_by_name() -> None:
    with pytest.raises(NotCompared, match="example:nobody is not among the 3 schools"):
        three_variables([1, 2, 3], [1, 2, 3], [1, 2, 3]).of("example:nobody")


def test_results_are_refused_in_a_model() -> None:
    with pytest.raises(OutcomeInModel, match="progress8"):
        model('[[variables]]\nmeasure = "progress8"\nweight = 1.0\n')


def test_an_unknown_model_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(UnknownModel, match="alongside-primary, alongside-secondary, dfe-secondary-2023"):
        model_named("nonsense")


def test_each_packaged_model_has_weights_that_add_to_one() -> None:
    for packaged in MODELS.values():
        assert sum(variable.weight for variable in packaged.variables) == pytest.approx(1.0)


def test_our_models_cover_primary_and_secondary_and_say_when_a_phase_has_none() -> None:
    names = [getattr(default_model(phase), "name", None) for phase in (Phase.PRIMARY, Phase.SECONDARY, Phase.NURSERY)]
    assert names == ["alongside-primary", "alongside-secondary", None]
