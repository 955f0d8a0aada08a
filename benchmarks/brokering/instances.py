"""Made-up national rounds of seven sizes: schools in need, partners, and for each need its best possible pairs.

Every pair carries what the need gains and what the partner gains, both 0 to 1; its weight is the root of their product, in
millionths, and every solver is judged on that whole number. Hard rules are applied before a need's list is cut: the same
phase, no competition (2 km), at most 120 km apart, a veto by chance in 3 of 100, a least suitability of 0.25. A need has 1
place (85 %) or 2; a partner 1 (60 %), 2 (30 %) or 3; a pair is made once at most.

Run as ``python -m benchmarks.brokering.instances`` to make every size; they are kept in `CACHE`.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Integers = NDArray[np.int64]
Edges = NDArray[np.int32]

# Needs, partners, and how many possible pairs a need keeps.
SIZES = {
    "xs": (60, 120, 30),
    "s": (700, 3_000, 50),
    "m": (4_000, 20_000, 50),
    "m_scarce": (4_000, 1_500, 50),
    "l": (20_000, 20_000, 100),
    "l_scarce": (20_000, 8_000, 100),
    "xl": (200_000, 200_000, 50),
}
SEED = 20060701
CACHE = Path(".bench_cache")

_LAND = (450.0, 550.0)
_LOADING = np.array([[0.9, 0], [0.5, 0.2], [-0.6, 0.1], [0, 0.8], [0.4, 0.5], [-0.7, 0.2], [0.1, 0.9], [-0.3, 0.1]])
_IMPORTANCE = np.array([1.5, 1, 1, 0.8, 0.8, 1.2, 0.5, 0.5])
_SCALE = np.sqrt(_IMPORTANCE / _IMPORTANCE.sum())
_BLOCK = 4_000
# Up to here comparing everything with everything is quick, and SciPy is not asked for.
_FEW = 5_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """A round as arrays: edges in rows by need, what they are worth, and the places of both sides."""

    indptr: Integers
    partner: Edges
    weight: Integers
    demand: Integers
    capacity: Integers
    u_need: Singles
    u_partner: Singles

    @property
    def edges(self) -> int:
        return len(self.partner)

    @property
    def need(self) -> Integers:
        """The need of each edge."""
        return np.repeat(np.arange(len(self.demand)), np.diff(self.indptr))

    @property
    def arrays(self) -> tuple[Integers, Integers, Integers, Integers, Integers]:
        """The round as `solve` takes it."""
        edges = (self.indptr, self.partner, self.weight)
        return *edges, self.demand, self.capacity  # type: ignore[return-value]  # the engine takes narrow numbers as well

    @property
    def digest(self) -> str:
        """The first sixteen signs of the hash of all arrays: the same round has the same."""
        told = hashlib.sha256()
        for one in fields(self):
            told.update(np.ascontiguousarray(getattr(self, one.name)).tobytes())
        return told.hexdigest()[:16]


@dataclass(frozen=True, slots=True, eq=False)
class _Schools:
    """One side: where they lie (km), what they are like, their phase (0 or 1), subjects, and their pull on others."""

    place: Floats
    like: Floats
    phase: Integers
    subjects: Floats
    pull: Floats


def _places(rng: np.random.Generator, many: int, towns: Floats) -> Floats:
    share = 1 / np.arange(1, len(towns) + 1)
    town = rng.choice(len(towns), size=many, p=share / share.sum())
    place: Floats = towns[town] + rng.normal(0, 8, (many, 2))
    rural = rng.random(many) < 0.25
    place[rural] = rng.uniform([0, 0], _LAND, (int(rural.sum()), 2))
    return place


def _likeness(rng: np.random.Generator, many: int) -> Floats:
    hidden = rng.normal(size=(many, 2))
    like: Floats = hidden @ _LOADING.T + 0.55 * rng.normal(size=(many, len(_LOADING)))
    return like


def _both_sides(rng: np.random.Generator, needs: int, partners: int) -> tuple[_Schools, _Schools]:
    """The schools in need and the partners. The order of the draws is part of the published rounds."""
    towns = rng.uniform([0, 0], _LAND, (80, 2))
    both = (needs, partners)
    places = [_places(rng, many, towns) for many in both]
    likes = [_likeness(rng, many) for many in both]
    phases = [(rng.random(many) < 0.22).astype(np.int64) for many in both]
    effectiveness, readiness = rng.normal(0, 1, partners), rng.normal(0, 1, needs)
    subjects = [rng.dirichlet(np.ones(4), many) for many in both]
    pulls = [1 / (1 + np.exp(-1.5 * one)) for one in (readiness, effectiveness)]
    in_need, partner = (_Schools(*parts) for parts in zip(places, likes, phases, subjects, pulls, strict=True))
    return in_need, partner


def _nearest(known: Floats, asked: Floats, many: int) -> Integers:
    """The ``many`` nearest of the known to each asked, the nearest first."""
    if len(known) * len(asked) <= _FEW:
        squares = ((asked[:, None, :] - known) ** 2).sum(-1)
        return np.argsort(squares, axis=1, kind="stable")[:, :many]
    from scipy.spatial import cKDTree  # type: ignore[import-untyped]  # SciPy carries no types

    found: Integers = cKDTree(known).query(asked, k=many, workers=-1)[1]
    return found.reshape(len(asked), many)


def _worth(
    rng: np.random.Generator, in_need: _Schools, partner: _Schools, pair: tuple[Integers, Integers]
) -> tuple[Floats, Floats, Floats]:
    """What pairs (needs, and for each need a row of partners) are worth to either side, and their weight, -1 where barred."""
    need, other = pair
    apart = np.sqrt(((in_need.place[need][:, None, :] - partner.place[other]) ** 2).sum(-1))
    unlike = (((in_need.like[need][:, None, :] - partner.like[other]) * _SCALE) ** 2).sum(-1)
    similar = np.exp(-0.5 * unlike)
    near = np.where(apart < 25, 1.0, np.exp(-(apart - 25) / 40))
    strength = (in_need.subjects[need][:, None, :] * partner.subjects[other]).sum(-1) * 2
    told_need, told_partner = rng.random(apart.shape), rng.random(apart.shape)
    pull, ready = partner.pull[other], in_need.pull[need][:, None]
    u_need = np.clip(0.30 * similar + 0.20 * near + 0.25 * pull + 0.15 * strength + 0.10 * told_need, 0, 1)
    u_partner = np.clip(0.30 * near + 0.20 * similar + 0.20 * ready + 0.30 * told_partner, 0, 1)
    weight = np.sqrt(u_need * u_partner)
    allowed = (apart >= 2) & (apart <= 120) & (rng.random(apart.shape) >= 0.03) & (weight >= 0.25)
    return u_need, u_partner, np.where(allowed, weight, -1.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    need: Integers
    partner: Integers
    u_need: Floats
    u_partner: Floats


def _best_pairs(
    rng: np.random.Generator, in_need: _Schools, partner: _Schools, pair: tuple[Integers, Integers], keep: int
) -> _Pairs:
    """The ``keep`` heaviest allowed pairs of each need, out of those looked at."""
    need, other = pair
    u_need, u_partner, weight = _worth(rng, in_need, partner, pair)
    looked_at = other.shape[1]
    if keep < looked_at:
        top = np.argpartition(-weight, keep - 1, axis=1)[:, :keep]
    else:
        top = np.tile(np.arange(looked_at), (len(need), 1))
    kept = np.take_along_axis(weight, top, 1) > 0
    return _Pairs(
        need=np.repeat(need, top.shape[1]).reshape(top.shape)[kept],
        partner=np.take_along_axis(other, top, 1)[kept],
        u_need=np.take_along_axis(u_need, top, 1)[kept],
        u_partner=np.take_along_axis(u_partner, top, 1)[kept],
    )


def _pairs(rng: np.random.Generator, in_need: _Schools, partner: _Schools, keep: int) -> _Pairs:
    """Every need's pairs, phase by phase, found by place and likeness together."""
    parts: list[_Pairs] = []
    for phase in (0, 1):
        needs, others = np.flatnonzero(in_need.phase == phase), np.flatnonzero(partner.phase == phase)
        if not len(needs) or not len(others):
            continue
        known = np.c_[partner.place[others] / 40, partner.like[others] * _SCALE]
        asked = np.c_[in_need.place[needs] / 40, in_need.like[needs] * _SCALE]
        many = min(len(others), 3 * keep)
        for first in range(0, len(needs), _BLOCK):
            block = needs[first : first + _BLOCK]
            near = others[_nearest(known, asked[first : first + _BLOCK], many)]
            parts.append(_best_pairs(rng, in_need, partner, (block, near), min(keep, many)))
    return _Pairs(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(_Pairs)))


def make(name: str) -> Instance:
    """The published round of that size."""
    needs, partners, keep = SIZES[name]
    rng = np.random.default_rng(SEED + needs + partners)
    in_need, partner = _both_sides(rng, needs, partners)
    demand = rng.choice([1, 2], needs, p=[0.85, 0.15]).astype(np.int64)
    capacity = rng.choice([1, 2, 3], partners, p=[0.6, 0.3, 0.1]).astype(np.int64)
    pairs = _pairs(rng, in_need, partner, keep)
    order = np.lexsort((pairs.partner, pairs.need))
    u_need, u_partner = pairs.u_need[order].astype(np.float32), pairs.u_partner[order].astype(np.float32)
    weight = np.rint(1e6 * np.sqrt(u_need.astype(np.float64) * u_partner)).astype(np.int64)
    return Instance(
        indptr=np.r_[0, np.cumsum(np.bincount(pairs.need, minlength=needs))].astype(np.int64),
        partner=pairs.partner[order].astype(np.int32),
        weight=np.maximum(1, weight),
        demand=demand,
        capacity=capacity,
        u_need=u_need,
        u_partner=u_partner,
    )


def load(name: str) -> Instance:
    """The published round of that size, from the cache where it has been made before."""
    kept = CACHE / f"round_{name}.npz"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        made = make(name)
        np.savez(kept, **{one.name: getattr(made, one.name) for one in fields(Instance)})
    with np.load(kept) as arrays:
        return Instance(*(arrays[one.name] for one in fields(Instance)))


def main(names: list[str]) -> None:
    """Makes the rounds and says what is in them."""
    for name in names:
        one = load(name)
        places = f"{one.demand.sum():,} places wanted, {one.capacity.sum():,} offered"
        without = int((np.diff(one.indptr) == 0).sum())
        print(f"{name:<9}{one.edges:>11,} edges  {places}, {without:,} needs without a candidate, {one.digest}")


if __name__ == "__main__":
    main(sys.argv[1:] or list(SIZES))
