from alongside.casebook.schools import OBSERVATIONS, SCHOOLS
from alongside.schools.measures import MEASURES
from alongside.schools.school import Observation, Standing


def of(key: str, measure: str) -> Observation:
    (one,) = [observation for observation in OBSERVATIONS[key] if observation.measure == measure]
    return one


def test_there_are_twelve_schools_each_with_the_same_eight_measures() -> None:
    assert len(SCHOOLS) == 12
    assert set(OBSERVATIONS) == set(SCHOOLS)
    assert {len(observations) for observations in OBSERVATIONS.values()} == {8}


def test_every_measure_is_one_that_alongside_knows() -> None:
    assert {one.measure for observations in OBSERVATIONS.values() for one in observations} <= set(MEASURES)


def test_cancers_free_school_meals_are_disputed_between_table_and_text() -> None:
    disputed = of("example:cancer", "fsm")
    assert disputed.standing is Standing.DISPUTED
    assert disputed.value == 14
    assert "23 %" in disputed.note


def test_a_cell_of_the_damaged_table_on_which_the_text_is_silent_is_unknown() -> None:
    unknown = of("example:pisces", "ks3-national")
    assert (unknown.standing, unknown.value, unknown.printed_band) == (Standing.UNKNOWN, None, "")


def test_the_printed_letter_of_a_school_is_kept_as_printed() -> None:
    assert of("example:virgo", "sen").printed_band == "A"
    assert of("example:virgo", "sen").value == 40


def test_no_real_reference_number_is_kept_with_a_pseudonym() -> None:
    assert all(school.urn is None and school.is_example for school in SCHOOLS.values())
