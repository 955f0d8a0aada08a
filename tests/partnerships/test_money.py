"""Money is counted in pence and read as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.money import NotMoney, in_pounds, pence_of


@given(st.integers(0, 999_999_999_99))
def test_what_is_printed_is_read_back_to_the_penny(pence: int) -> None:
    assert pence_of(in_pounds(pence)) == pence


@pytest.mark.parametrize("text", ["", "12,34", "-5", "1.234", "five", "£", "1e3", "1,250.5.0", "=5"])
def test_what_is_no_amount_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotMoney, match="write it like"):
        pence_of(text)
