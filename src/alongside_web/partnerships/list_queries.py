"""A person's partnerships, a page at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from alongside_web.partnerships.access import partnerships_of, parts_of
from alongside_web.partnerships.models import Role, Standing, State

PAGE = 50
# Django's own words for a choice weigh every choice of the field anew for each row; a dictionary is asked once.
_STATES = {one.value: one.label for one in State}
_TAGS = {
    State.RUNNING.value: " govuk-tag--green",
    State.PAUSED.value: " govuk-tag--yellow",
    State.ENDED.value: " govuk-tag--grey",
    State.NOT_GOING_AHEAD.value: " govuk-tag--grey",
}
_ROLES = {one.value: one.label for one in Role}
_STANDINGS = {one.value: "" if one is Standing.SUBSTANTIVE else one.label for one in Standing}


class Mine(NamedTuple):
    """A partnership in somebody's list, with the parts that the person has in it, in words.

    A tuple, for a template takes one apart at a third of what it costs to ask a value for five names.
    """

    href: str
    name: str
    tag: str
    state: str
    parts: str


@dataclass(frozen=True, slots=True)
class MyList:
    """A page of somebody's partnerships, by name."""

    rows: tuple[Mine, ...]
    number: int
    previous_href: str
    next_href: str


def mine(person: int, today: date, number: int) -> MyList:
    """One page of the partnerships that a person is in today; a page after the last is empty."""
    first = (number - 1) * PAGE
    known = partnerships_of(person, today).order_by("name", "pk").values_list("pk", "key", "name", "state")
    found = list(known[first : first + PAGE + 1])
    parts = _parts(person, today, [one[0] for one in found[:PAGE]])
    states = {value: str(words) for value, words in _STATES.items()}
    rows = tuple(
        Mine(f"{key}/", name, _TAGS.get(state, ""), states[state], parts[pk]) for pk, key, name, state in found[:PAGE]
    )
    onward = f"?page={number + 1}" if len(found) > PAGE else ""
    return MyList(rows, number, f"?page={number - 1}" if number > 1 else "", onward)


def _parts(person: int, today: date, partnerships: list[int]) -> dict[int, str]:
    """In which parts the person is in each of them: "head, Oak School; governor, Elm School"."""
    roles = {value: str(words) for value, words in _ROLES.items()}
    standings = {value: f" ({words})" if words else "" for value, words in _STANDINGS.items()}
    held = parts_of(person, today).filter(partnership__in=partnerships).order_by("pk")
    told: defaultdict[int, list[str]] = defaultdict(list)
    for partnership, role, standing, of in held.values_list("partnership", "role", "standing", "organisation__name"):
        told[partnership].append(f"{roles[role]}{standings[standing]}, {of}")
    return {partnership: "; ".join(some) for partnership, some in told.items()}
