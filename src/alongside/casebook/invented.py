"""Invented rounds for trying things out: no school in them exists, so no real one is shown in need of help."""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib.resources import files
from itertools import product

from alongside.brokering.round import AREAS, Level, Stance, Tie

# fmt: off
_FIRST = (
    "Alder", "Beck", "Birch", "Bracken", "Cedar", "Copper", "Dove", "Elder", "Fern", "Finch", "Gorse",
    "Hazel", "Heron", "Ivy", "Jay", "Juniper", "Kestrel", "Larch", "Linnet", "Maple", "Marsh", "Otter",
    "Pebble", "Quarry", "Rowan", "Saffron", "Tansy", "Thistle", "Wren", "Yarrow",
)
_SECOND = (
    "bridge", "croft", "dale", "end", "field", "gate", "holt", "hurst", "leigh", "mere", "moor", "side",
    "stead", "thorpe", "wick", "wold", "worth",
)
# fmt: on
_TOWNS = ((430_000, 320_000), (455_000, 345_000), (470_000, 310_000), (440_000, 365_000))
_PRIMARY_SHARE = 0.3


class TooManySchools(ValueError):
    """More invented schools are wanted than there are invented names."""


def example_round_text() -> str:
    """The packaged example round, as its file stands."""
    return files(__package__).joinpath("example_round.toml").read_text(encoding="utf-8")


def thesis_round_text() -> str:
    """The six pairings of the thesis as a round, from Tables 1a, 4 and 12 alone."""
    return files(__package__).joinpath("thesis_round.toml").read_text(encoding="utf-8")


def invented_round(needs: int, offers: int, *, seed: int) -> str:
    """The text of a round file with invented schools; the same numbers and seed give the same text.

    About a third are primary schools. Raises `TooManySchools` above 510 schools.
    """
    names = [first + second for first, second in product(_FIRST, _SECOND)]
    if needs < 0 or offers < 0 or needs + offers > len(names):
        raise TooManySchools(
            f"{needs} needs and {offers} offers were asked for; there are names for 0 to {len(names)} schools"
        )
    rng = random.Random(seed)  # noqa: S311 - an example that must come out the same, not a secret
    chosen = rng.sample(names, needs + offers)
    keys = [f"example:{name.casefold()}" for name in chosen]
    phases = ["primary" if rng.random() < _PRIMARY_SHARE else "secondary" for _ in chosen]
    lines = [
        "# An invented round: no school in it exists. Its fields are described in docs/reference/round-file.md.",
        "[round]",
        f'name = "Invented round of {needs} needs and {offers} offers"',
        "date = 2026-09-01",
        f"seed = {seed}",
    ]
    helping = range(needs, needs + offers)
    for place, (key, name, phase) in enumerate(zip(keys, chosen, phases, strict=True)):
        lines += _school(rng, key=key, name=name, phase=phase, helping=place in helping)
    for key in keys[:needs]:
        lines += _need(rng, key)
    for key in keys[needs:]:
        lines += _offer(rng, key)
    same = {
        phase: [key for place, key in enumerate(keys) if place >= needs and phases[place] == phase]
        for phase in set(phases)
    }
    for key, phase in zip(keys[:needs], phases[:needs], strict=True):
        lines += _wishes(rng, key, same.get(phase, []))
    return "\n".join(lines) + "\n"


def _school(rng: random.Random, *, key: str, name: str, phase: str, helping: bool) -> list[str]:
    town = rng.choice(_TOWNS)
    hardship = min(1.0, max(0.0, rng.gauss(0.35 if helping else 0.6, 0.2)))
    values = {
        "fsm6": 8 + 50 * hardship,
        "eal": max(0.0, rng.gauss(4 + 20 * hardship, 8)),
        "sen-support": 8 + 10 * hardship + rng.random() * 4,
        "ehcp": 1 + 3 * rng.random(),
        "imd-decile": max(1, round(10 - 9 * hardship)),
        "roll": round(rng.uniform(150, 500) if phase == "primary" else rng.uniform(500, 1600)),
    }
    if phase == "secondary":
        values["ks2-prior"] = 30.5 - 4 * hardship + rng.gauss(0, 0.4)
        measures = {"progress8": (0.35, 0.25)}
    else:
        measures = {"ks2-reading-progress": (1.6, 1.0), "ks2-maths-progress": (1.7, 1.1)}
    lines = [
        "",
        "[[schools]]",
        f'key = "{key}"',
        f'name = "{name} School"',
        f'phase = "{phase}"',
        f"easting = {round(rng.gauss(town[0], 12_000))}",
        f"northing = {round(rng.gauss(town[1], 12_000))}",
        "values = { " + ", ".join(f"{measure} = {value:.4g}" for measure, value in values.items()) + " }",
    ]
    for measure, (strong, spread) in measures.items():
        start = rng.gauss(0 if helping else -strong / 2, spread)
        end = start + rng.gauss(strong / 2 if helping else -strong / 3, spread / 2)
        by_year = (
            f'"{year}/{year - 1999}" = {start + (end - start) * (year - 2015) / 3:.2f}' for year in range(2015, 2019)
        )
        lines.append(f"results.{measure} = {{ {', '.join(by_year)} }}")
    return lines


def _areas(rng: random.Random, most: int) -> str:
    return ", ".join(f'"{area}"' for area in sorted(rng.sample(sorted(AREAS), rng.randint(1, most))))


def _head(rng: random.Random) -> list[str]:
    """Readiness is told by some heads only; nobody asked the others."""
    if rng.random() < 0.3:
        return []
    return [f'head_openness = "{rng.choice(list(Level))}"', f'head_experience = "{rng.choice(list(Level))}"']


def _need(rng: random.Random, key: str) -> list[str]:
    load = rng.randint(0, 4)
    return [
        "",
        "[[needs]]",
        f'school = "{key}"',
        f"areas = [{_areas(rng, 3)}]",
        f"partners = {2 if rng.random() < 0.15 else 1}",
        f"load = {load}",
        f"load_ceiling = {max(load + rng.randint(0, 3), 2)}",
        *_head(rng),
    ]


def _offer(rng: random.Random, key: str) -> list[str]:
    lines = [
        "",
        "[[offers]]",
        f'school = "{key}"',
        f"areas = [{_areas(rng, 6)}]",
        f"partnerships = {rng.choices((1, 2, 3), (60, 30, 10))[0]}",
        f"live_partnerships = {rng.randint(0, 2)}",
        *_head(rng),
    ]
    if rng.random() < 0.08:
        lines += ["inspection_from = 2026-08-15", "inspection_to = 2026-10-31"]
    return lines


def _wishes(rng: random.Random, key: str, others: Sequence[str]) -> list[str]:
    if len(others) < 4 or rng.random() < 0.4:
        return []
    lines = []
    named = rng.sample(others, 4)
    for rank, other in enumerate(named[:2], start=1):
        lines += [
            "",
            "[[wishes]]",
            f'by = "{key}"',
            f'about = "{other}"',
            f'says = "{Stance.CHOOSE}"',
            f"rank = {rank}",
        ]
    for other, stance in zip(named[2:], (Stance.ACCEPT, Stance.REFUSE), strict=True):
        lines += ["", "[[wishes]]", f'by = "{key}"', f'about = "{other}"', f'says = "{stance}"']
    if rng.random() < 0.2:
        lines += ["", "[[between]]", f'schools = ["{key}", "{named[1]}"]', f'tie = "{rng.choice(list(Tie))}"']
    return lines
