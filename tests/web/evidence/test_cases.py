"""The six partnerships of the thesis read the same from the database as from the casebook."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from alongside.casebook.assumptions import assumptions
from alongside.casebook.partnerships import Case, case_named, case_names, material_of
from alongside.evidence.claims import claims_of
from alongside.evidence.codebook import codebook
from alongside.lenses.argument import argument
from alongside.lenses.cells import cells
from alongside.lenses.characteristics import profile
from alongside.lenses.continuum import continuum
from alongside.lenses.material import Material
from alongside.lenses.reading import Listening
from alongside.lenses.relationship_mode import relationship_modes
from alongside.lenses.school_types import school_culture, school_type
from alongside.lenses.sensitivity import left_out, lift, smallest_removal
from alongside.lenses.whole import Parameters, placed, through_stages
from alongside_web.evidence.models import Statement
from alongside_web.evidence.queries import known_to, material_for
from alongside_web.partnerships.access import seat_for
from alongside_web.partnerships.models import Participation, Partnership, Role
from alongside_web.partnerships.operations_cases import Loading, load_cases

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
PARAMETERS = Parameters()


@pytest.fixture
def _loaded(db: None) -> None:
    load_cases(Loading(None, AT))


def _from_database(case: str, known: date = TODAY) -> Material:
    made = Partnership.objects.get(case=case)
    part = Participation.objects.filter(partnership=made, role=Role.EVALUATOR).first()
    part = part or Participation.objects.filter(partnership=made).exclude(role=Role.STAFF).order_by("-until", "pk")[0]
    return material_for(seat_for(part.person_id, made.key, part.since), known)


def _everything(about: Material) -> list[object]:
    """The whole reading of a partnership: every lens, the class with its probabilities, why, how firm, and the claims."""
    weighing, heard = PARAMETERS.weighing, Listening(about.codings)
    placement = placed(about, PARAMETERS)
    return [
        about,
        placement,
        argument(about.name, placement.typology, weighing=weighing, book=codebook()),
        through_stages(about, PARAMETERS),
        left_out(about, PARAMETERS),
        smallest_removal(about, PARAMETERS),
        lift(about, PARAMETERS),
        continuum(about, weighing),
        profile(about, weighing),
        cells(about, weighing),
        school_type(heard, weighing),
        school_culture(heard, weighing),
        relationship_modes(about, about.funding_ended),
        claims_of(about.codings, book=codebook(), partnerships=[about.name], assumptions=assumptions()),
    ]


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("case", case_names())
def test_a_case_reads_the_same_from_the_database_as_from_the_casebook(case: str) -> None:
    assert _everything(_from_database(case)) == _everything(material_of(case_named(case)))


@pytest.mark.usefixtures("_loaded")
def test_everything_of_a_case_is_in_the_database() -> None:
    made = Partnership.objects.get(case="virgo-leo")
    part = Participation.objects.filter(partnership=made, role=Role.HEAD).order_by("-since")[0]

    known = known_to(seat_for(part.person_id, made.key, TODAY), TODAY)

    held = Case("virgo-leo", known.codings, known.events, known.offices, known.around)
    assert held == case_named("virgo-leo")


@pytest.mark.usefixtures("_loaded")
def test_loading_twice_loads_once() -> None:
    before = Statement.objects.count()

    assert load_cases(Loading(None, AT)) == 0
    assert Statement.objects.count() == before == sum(len(case_named(one).codings) for one in case_names())


@pytest.mark.usefixtures("_loaded")
def test_a_day_in_the_past_knows_no_head_who_came_later_nor_who_would_leave() -> None:
    then = _from_database("virgo-leo", date(2002, 6, 30))

    heads = {one.voice: one.end for one in then.offices if one.perspective == "supported-head"}
    assert set(heads) == {"virgo-head-1"}
    assert str(heads["virgo-head-1"]) == "summer 2002"
    assert _from_database("virgo-leo", date(2002, 1, 31)).offices[0].end is None


@pytest.mark.usefixtures("_loaded")
def test_a_day_in_the_past_knows_nothing_of_what_was_told_later() -> None:
    then = _from_database("virgo-leo", date(2002, 12, 31))

    told = [one.known_at or one.occurred for one in then.codings]
    assert 0 < len(then.codings) < len(material_of(case_named("virgo-leo")).codings)
    assert all(one is None or one.last <= date(2002, 12, 31) for one in told)
