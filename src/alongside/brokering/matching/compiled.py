"""The inner loops compiled where Numba is installed; None where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from alongside.brokering.matching.arranging import arrange, price, turn
from alongside.brokering.matching.augmenting import augment
from alongside.brokering.matching.proposing import propose_in_turn


@dataclass(frozen=True, slots=True)
class Compiled:
    """The compiled loops, under the names of the plain ones."""

    augment: Callable[..., int]
    arrange: Callable[..., None]
    turn: Callable[..., None]
    price: Callable[..., int]
    propose_in_turn: Callable[..., None]


@cache
def compiled() -> Compiled | None:
    """The compiled loops, loaded when first wanted: small rounds never wait for the compiler."""
    try:
        from numba import njit  # noqa: PLC0415 - optional (the 'fast' extra), and half a second to load
    except ImportError:
        return None
    ready = njit(cache=True, nogil=True)
    return Compiled(ready(augment), ready(arrange), ready(turn), ready(price), ready(propose_in_turn))
