"""The compiled search where Numba is installed; None where it is not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from alongside.brokering.matching.augmenting import augment

Integers = NDArray[np.int64]
Search = Callable[..., int]


def _compile() -> Search | None:
    try:
        from numba import njit  # noqa: PLC0415 - optional: installed with the 'fast' extra
    except ImportError:
        return None
    compiled: Search = njit(cache=True, nogil=True)(augment)
    return compiled


compiled_augment: Search | None = _compile()
