"""Nothing escapes the walk: every text has its canary and its rule, every address can be filled."""

from __future__ import annotations

import pytest

from tests.web.walk.canaries import CANARY, NO_CANARY, own_models, texts
from tests.web.walk.routes import CannotFill, _kind, every_route
from tests.web.walk.sight import RULES
from tests.web.walk.world import World, walker_names

pytestmark = pytest.mark.django_db

EVERY_TEXT = sorted(f"{model._meta.label}.{one.name}" for model in own_models() for one in texts(model))
# Rows of visits, made by the site as it is used; the walk itself makes them.
OF_VISITS = {"accounts.Submission", "accounts.Bucket"}


def test_every_text_has_a_rule_that_says_who_may_see_it() -> None:
    missing = [one for one in EVERY_TEXT if one not in RULES]
    assert missing == [], "say in tests/web/walk/sight.py who may see them"


def test_no_rule_and_no_exception_is_for_a_text_that_is_gone() -> None:
    fields = {f"{model._meta.label}.{one.name}" for model in own_models() for one in model._meta.concrete_fields}
    assert set(RULES) | set(NO_CANARY) <= fields
    assert set(RULES).isdisjoint(NO_CANARY)


def test_every_text_has_a_canary_in_both_worlds(world: World) -> None:
    planted = {(f"{one.model}.{one.field}", one.world) for one in world.planter.known.values()}
    wanted = [one for one in EVERY_TEXT if one.rpartition(".")[0] not in OF_VISITS]
    missing = [(one, name) for one in wanted for name in ("a", "b") if (one, name) not in planted]
    assert missing == [], "plant them in tests/web/walk/world.py"


def test_a_text_of_one_side_has_a_canary_on_each_side_of_every_partnership(world: World) -> None:
    for label in {one.rpartition(".")[0] for one in EVERY_TEXT}:
        places = {
            (one.place.world, one.place.partnership.pk, one.place.side)
            for one in world.planter.known.values()
            if one.model == label and one.place
        }
        assert len(places) in {0, len(world.partnerships), 2 * len(world.partnerships)}, label


def test_the_canaries_are_in_the_database(world: World) -> None:
    held: set[str] = set()
    for model in own_models():
        names = [one.attname for one in texts(model)]
        for row in model._base_manager.values_list(*names) if names else ():
            held |= {word for text in row for word in CANARY.findall(str(text))}
    assert held == set(world.planter.known)


def test_every_address_can_be_filled() -> None:
    assert len(every_route()) > 50


def test_an_address_that_cannot_be_filled_fails_with_a_sentence() -> None:
    with pytest.raises(CannotFill, match="cannot fill 'thing' of the address 'things/<uuid:thing>/'"):
        _kind("things/<uuid:thing>/", "thing")


def test_everybody_who_is_said_to_walk_does(world: World) -> None:
    assert sorted(world.walkers) == sorted(walker_names())
