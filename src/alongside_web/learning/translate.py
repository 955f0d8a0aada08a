"""Rows of what is learned as the engine's values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from alongside.partnerships.ledger import Given, Mark, Promise, Unit
from alongside.partnerships.practices import Basis, Step, Taken
from alongside_web.learning import models


class StepTold(Protocol):
    """What a step says, whether it is kept already or about to be."""

    @property
    def step(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def basis(self) -> str: ...
    @property
    def again(self) -> str: ...


def stepped(told: StepTold, who: int, side: str) -> Taken:
    return Taken(Step(told.step), told.on, Basis(told.basis), who, side, told.again)


def taken(row: models.PracticeStep) -> Taken:
    return Taken(Step(row.step), row.on, Basis(row.basis), row.author_id, row.side, row.again)


def promise(row: models.Promise, gifts: Iterable[models.Gift], markings: Iterable[models.Marking]) -> Promise:
    """A promise with what was given and how each side sees it; of each side's markings the last counts."""
    given = tuple(Given(one.on, one.amount) for one in gifts)
    marks = {one.side: Mark(one.mark) for one in markings}
    return Promise(row.side, Unit(row.unit), row.amount, row.by, given, marks)
