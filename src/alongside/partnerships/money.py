"""Money in whole pence, so that every sum is right to the penny."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"£?\s*(?P<pounds>\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(?P<pence>\d{1,2}))?")


class NotMoney(ValueError):
    """The text is no amount of money."""


def pence_of(text: str) -> int:
    """The pence of an amount as people write it; raises `NotMoney`.

    >>> pence_of("£1,250.50"), pence_of("45000"), pence_of(" 3.5 ")
    (125050, 4500000, 350)
    """
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise NotMoney(f"'{text.strip()[:40]}' is no amount of money; write it like 1,250.50 or 1250")
    return int(found["pounds"].replace(",", "")) * 100 + int((found["pence"] or "0").ljust(2, "0"))


def in_pounds(pence: int) -> str:
    """An amount as it is printed.

    >>> in_pounds(125050), in_pounds(-350), in_pounds(4500000)
    ('£1,250.50', '−£3.50', '£45,000')
    """
    pounds, rest = divmod(abs(pence), 100)
    written = f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
    return f"−{written}" if pence < 0 else written
