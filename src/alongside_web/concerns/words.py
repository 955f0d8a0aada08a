"""What levels, reasons, directions and times are called on pages, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy

from alongside.schools.concern import Direction, Review
from alongside.schools.concern_scheme import Scheme
from alongside.terms import Period, Precision, Season, Term

_DIRECTIONS = {
    Direction.UP: gettext_lazy("Up: less concern than before"),
    Direction.STEADY: gettext_lazy("Steady"),
    Direction.DOWN: gettext_lazy("Down: more concern than before"),
    Direction.TOO_FEW: gettext_lazy("Too few ratings to tell"),
}
_SHORT = {
    Direction.UP: gettext_lazy("up"),
    Direction.STEADY: gettext_lazy("steady"),
    Direction.DOWN: gettext_lazy("down"),
    Direction.TOO_FEW: gettext_lazy("too few ratings"),
}
_SEASONS = {
    Season.SPRING: gettext_lazy("spring term %(year)d"),
    Season.SUMMER: gettext_lazy("summer term %(year)d"),
    Season.AUTUMN: gettext_lazy("autumn term %(year)d"),
}
_REVIEWS = {
    Review.OVERDUE: ("govuk-tag alongside-fits govuk-tag--red", gettext_lazy("overdue")),
    Review.SOON: ("govuk-tag alongside-fits", gettext_lazy("soon")),
}
_TAGS = {3: " govuk-tag--red", 2: " govuk-tag--orange", 1: " govuk-tag--yellow", 0: " govuk-tag--grey"}


def level_words(scheme: Scheme, labels: Mapping[str, str]) -> dict[str, str]:
    """What each level is called here: the organisation's own words, or those of the list."""
    return {one.name: labels.get(one.name) or gettext(one.title) for one in scheme.levels}


def level_tags(scheme: Scheme) -> dict[str, str]:
    """The colour of each level's tag."""
    return {one.name: _TAGS[one.rank] for one in scheme.levels}


def reason_words(scheme: Scheme) -> dict[str, str]:
    """What each reason is called."""
    return {one.name: gettext(one.title) for one in scheme.reasons}


def direction_words(direction: Direction) -> str:
    """A direction in a sentence's words."""
    return str(_DIRECTIONS[direction])


def directions_in_short() -> dict[Direction, str]:
    """Every direction in a word or two, for lists."""
    return {one: str(words) for one, words in _SHORT.items()}


def review_words() -> dict[Review, tuple[str, str]]:
    """The look and the word of a review that wants attention."""
    return {one: (tag, str(words)) for one, (tag, words) in _REVIEWS.items()}


def day(value: date) -> str:
    """A date in full."""
    return date_format(value, "j F Y")


def when(period: Period) -> str:
    """A time in words, as exactly as it is known."""
    if period.precision is Precision.TERM:
        return str(_SEASONS[Term.of(period.first).season]) % {"year": period.first.year}
    formats = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}
    return date_format(period.first, formats[period.precision])
