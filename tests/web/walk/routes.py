"""Every address of the site, and what to put into it: things of one's own, of the other side, of others, and of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from alongside_web.accounts.policies import PUBLIC, policy_of
from alongside_web.partnerships.models import Partnership, State
from tests.web.walk.canaries import own_models
from tests.web.walk.world import SIDES, World

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
# What a page does with a method that it does not answer is decided before anything is looked up: those are tried on one thing
# of one's own world and one of another's; the two that are answered, on everything.
ANSWERED = ("GET", "POST")
MISSING_UUID = UUID("00000000-0000-4000-8000-000000000000")
MISSING_NUMBER = 999_999_999
MISSING_WORD = "nobody-has-this"

# What `key` or `number` alone mean, by the beginning of the address.
UNDER = {
    "partnerships/<uuid:key>/agreement/suggestions/": {"number": "partnerships.AgreementSuggestion"},
    "partnerships/<uuid:key>/agreement/": {"number": "plain", "name": "section"},
    "partnerships/": {"key": "partnerships.Partnership"},
    "rounds/<uuid:key>/": {
        "key": "brokering.BrokeringRound",
        "need": "brokering.NeedStated",
        "offer": "brokering.OfferStated",
        "tie": "brokering.TieDeclared",
        "pair": "brokering.PairPut",
    },
    "jobs/": {"key": "jobs.Progress"},
    "account/organisations/": {"key": "accounts.Organisation", "number": "accounts.Membership"},
}
# What a parameter means whose name is not a model's.
MEANT: dict[str, str] = {"job": "jobs.Progress", "part": "partnerships.Participation"}
# Public parameters, by their names: one that is there and one that is not.
PLAIN: dict[str, tuple[str, ...]] = {
    "case": ("virgo-leo",),
    "condition": ("nobody-has-this",),
    "name": ("evolve", "nobody-has-this"),
    "section": ("rationale", "nobody-has-this"),
    "number": ("1", "99"),
    "about": ("supported", "nobody-has-this"),
    "stage": ("plant", "nobody-has-this"),
    "task": ("name-managers", "nobody-has-this"),
    "indicator": ("nobody-has-this",),
    "need": ("example:a", "example:nobody"),
    "partner": ("example:b", "example:nobody"),
    "token": ("nobody-has-this", "x"),
    "uidb36": ("1", "zz"),
    "provider_id": ("nobody-has-this",),
}


@dataclass(frozen=True, slots=True)
class Route:
    """An address with its parameters; ``kinds`` says for each what it stands for: a model, or plain words."""

    pattern: str
    name: str
    is_public: bool
    kinds: tuple[tuple[str, str], ...]

    @property
    def is_keyed(self) -> bool:
        return any("." in kind for _, kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Key:
    """One value of a parameter: the row that it names, or None where there is none."""

    text: str
    row: models.Model | None = None
    world: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """One address that is asked for, and what it names."""

    route: Route
    path: str
    keys: tuple[Key, ...]
    absent: str

    @property
    def rows(self) -> tuple[models.Model, ...]:
        return tuple(one.row for one in self.keys if one.row is not None)


class CannotFill(LookupError):
    """A route has a parameter that the walk knows nothing to put into."""


def every_route() -> list[Route]:
    """Every route of the site, in order; raises `CannotFill`."""
    return [_route(prefix, entry) for prefix, entry in _entries(get_resolver(), "", "")]


def _entries(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[tuple[str, str], URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _entries(entry, prefix + str(entry.pattern), inner)
        else:
            yield (prefix + str(entry.pattern), space + str(entry.name)), entry


def _route(place: tuple[str, str], entry: URLPattern) -> Route:
    pattern, name = place
    names = list(entry.pattern.converters) or [one for one in ("uidb36", "key") if f"(?P<{one}>" in pattern]
    kinds = tuple((one, _kind(pattern, one)) for one in names)
    return Route(pattern, name, policy_of(entry.callback) is PUBLIC, kinds)


def _kind(pattern: str, name: str) -> str:
    for prefix, meant in UNDER.items():
        if pattern.startswith(prefix) and name in meant:
            return meant[name]
    if name in MEANT:
        return MEANT[name]
    if "uidb36" in pattern or name in PLAIN or (name == "key" and pattern.startswith("schools/")):
        return "plain"
    wanted = name.removesuffix("_key").removesuffix("_number").removesuffix("_id").replace("_", "")
    for model in own_models():
        if model._meta.model_name == wanted:
            return model._meta.label
    raise CannotFill(
        f"The walk cannot fill '{name}' of the address '{pattern}': name the parameter for its model, or say what it means "
        "in tests/web/walk/routes.py."
    )


def methods_for(some: list[Address]) -> list[tuple[Address, tuple[str, ...]]]:
    """Each address of a route with the methods that are tried on it."""
    met: set[str] = set()
    found = []
    for address in some:
        whose = address.keys[0].world if address.keys else ""
        again = whose in met or (address.route.is_keyed and not whose)
        found.append((address, ANSWERED if again else METHODS))
        met.add(whose)
    return found


def addresses(world: World, route: Route) -> list[Address]:
    """The addresses of a route that are asked for: every key of a parameter that stands alone, some of each where several do."""
    if not route.kinds:
        return [Address(route, "/" + route.pattern.replace("^", "").replace("$", ""), (), "")]
    choices = [_keys(world, kind, name, alone=len(route.kinds) == 1) for name, kind in route.kinds]
    found = []
    for keys in product(*choices):
        if not _worth_asking(keys, choices):
            continue
        path = _filled(route, keys)
        found.append(
            Address(
                route,
                path,
                keys,
                _filled(route, tuple(_absent(one, kind) for one, (_, kind) in zip(keys, route.kinds, strict=True))),
            )
        )
    return found


def _worth_asking(keys: tuple[Key, ...], choices: list[list[Key]]) -> bool:
    """In a running partnership of one's own everything is asked for; in any other, one thing, and one of that world's own."""
    outer, inner = keys[0].row, keys[1:]
    if not inner or not isinstance(outer, Partnership) or (keys[0].world == "a" and outer.state == State.RUNNING):
        return not inner or keys[0].row is not None or inner == tuple(some[0] for some in choices[1:])
    return inner == tuple(some[0] for some in choices[1:]) or {one.world for one in inner} == {"b"} == {keys[0].world}


def _filled(route: Route, keys: tuple[Key, ...]) -> str:
    path = "/" + route.pattern.replace("^", "").replace("$", "")
    for (name, _), key in zip(route.kinds, keys, strict=True):
        start = next(at for mark in (f":{name}>", f"<{name}>") if (at := path.find(mark)) >= 0)
        opening = max(path.rfind("<", 0, start + 1), path.rfind("(?P<", 0, start + 1))
        closing = path.find(">", start) + 1
        if path[opening : opening + 4] == "(?P<" or path[opening - 3 : opening] == "(?P":
            opening, closing = path.rfind("(?P", 0, start + 1), path.find(")", start) + 1
        path = path[:opening] + key.text + path[closing:]
    return path


def _absent(key: Key, kind: str) -> Key:
    if "." not in kind:
        return key
    return Key(str(MISSING_UUID if "-" in key.text else MISSING_NUMBER))


def _keys(world: World, kind: str, name: str, *, alone: bool) -> list[Key]:
    if "." not in kind:
        return [Key(one) for one in PLAIN.get(kind if kind != "plain" else name, ("100000", MISSING_WORD))]
    if kind == "partnerships.Partnership":
        # Of others' partnerships two states are enough: whatever the state, the answer must be that for nothing at all.
        others = {State.RUNNING.value, State.CONSIDERED.value}
        held = world.partnerships.items()
        rows: list[tuple[models.Model, str]] = [
            (row, where) for (where, state), row in held if where == "a" or state in others
        ]
    elif kind == "accounts.Organisation":
        rows = [(row, where) for (where, _), row in world.schools.items()]
    else:
        rows = _planted(world, kind)
    if not alone and kind == "partnerships.Partnership":
        rows = [one for one in rows if getattr(one[0], "state", "") in {State.RUNNING.value, State.CONSIDERED.value}]
    elif not alone:
        rows = _some(rows)
    keys = [Key(_text(row), row, where) for row, where in rows]
    return [*keys, Key(str(MISSING_UUID if "-" in keys[0].text else MISSING_NUMBER))]


def _planted(world: World, kind: str) -> list[tuple[models.Model, str]]:
    """Of both sides of a running partnership and of one that is only considered, in both worlds."""
    found = [(row, key[1]) for key, row in world.planter.rows.items() if key[0] == kind]
    states = {
        world.partnerships[where, state.value].pk for where in ("a", "b") for state in (State.RUNNING, State.CONSIDERED)
    }
    chosen = [(row, where) for row, where in found if getattr(row, "partnership_id", None) in states]
    return chosen or found


def _some(rows: list[tuple[models.Model, str]]) -> list[tuple[models.Model, str]]:
    """Two of world "a", of different sides where they have any, and one of world "b"."""
    sides: Mapping[str, list[tuple[models.Model, str]]] = {
        side: [one for one in rows if one[1] == "a" and getattr(one[0], "side", side) == side][:1] for side in SIDES
    }
    own = {id(one[0]): one for some in sides.values() for one in some}
    return [*own.values(), *[one for one in rows if one[1] == "b"][:1]]


def _text(row: models.Model) -> str:
    key = getattr(row, "key", None)
    return str(key) if isinstance(key, UUID) else str(row.pk)
