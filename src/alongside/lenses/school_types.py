"""What kind of school the supported one resembles, in the words of the school improvement literature; always hedged.

Types: cruising and sinking (Stoll and Fink 1996), striving and swaying (Myers 1998), sliding (Myers and Goldstein 1998),
stuck (Rosenholtz 1989), as the thesis retells them (pp. 36-37) and uses them at the end of each case study ("resembles",
"seemed", "may be viewed as"). Cultures: Hargreaves (1995), control x cohesion (p. 44).

Each type is a sketch on six facets. What the evidence says of the facets is compared with the sketches, and the shares of
resemblance sum to 1. A school is not a type: the shares are for asking questions. Interviews and records of a partnership
cannot tell how results moved over years; that is the registry's to say, and ``SILENT`` says so with every reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from alongside.evidence.perspectives import About
from alongside.lenses.reading import Axis, Item, Level, Listening, Position, Weighing, place
from alongside.sayings import Lists, Saying, Template, Word, row, say

SILENT = (
    "how results moved over years, and how they compare with schools in like circumstances: see the published figures",
    "what pupils feel about the school: few accounts tell of it",
)
_TYPES_SOURCE = "thesis pp. 36-37, after Stoll and Fink 1996, Myers 1998, Rosenholtz 1989"
_CULTURE_SOURCE = "thesis p. 44, after Hargreaves 1995"


class SchoolType(StrEnum):
    """A kind of school, as the literature sketches it."""

    CRUISING = "cruising"
    STRIVING = "striving"
    SWAYING = "swaying"
    SLIDING = "sliding"
    SINKING = "sinking"
    STUCK = "stuck"


class Culture(StrEnum):
    """A kind of culture, by social control and social cohesion."""

    FORMAL = "formal"
    WELFARIST = "welfarist"
    HOTHOUSE = "hothouse"
    SURVIVALIST = "survivalist"


Kind = SchoolType | Culture

MEANS: Mapping[Kind, str] = {
    SchoolType.CRUISING: "looks calm and well run, but rests on what it once was",
    SchoolType.STRIVING: "head and staff together are set on improving",
    SchoolType.SWAYING: "it may go either way: people come and go, spirits rise and fall",
    SchoolType.SLIDING: "low spirits, people leaving, fire-fighting, and plans that are not carried through",
    SchoolType.SINKING: "alone, blaming others, and neither ready nor able to change",
    SchoolType.STUCK: "expects little of itself and finds the causes outside",
    Culture.FORMAL: "firm control, little warmth",
    Culture.WELFARIST: "warm and easy-going, little pressure",
    Culture.HOTHOUSE: "firm control and close ties: everybody is driven",
    Culture.SURVIVALIST: "weak control and weak ties: people live a day at a time",
}


class Resembling(Template):
    """What is said of a likeness."""

    RESEMBLES = "Resembles a {kind} school ({means})."
    RESEMBLES_TWO = "Resembles a {kind} school ({means}), and not much less a {other} one."
    TOO_LITTLE = "Too little evidence: there would have to be {missing}."
    FEW_CODINGS = "at least {least} coded statements or deeds on the supported school, not {told}"
    FEW_SIDES = "something on at least {least} of {all} sides of school life, not {heard}"


def _facet(name: str, label: str, poles: tuple[str, str], *indicators: str) -> Axis:
    items = tuple(Item(one, about=About.SUPPORTED) for one in indicators)
    return Axis(f"school-{name}", label, poles[0], poles[1], items, _TYPES_SOURCE)


WILL = _facet(
    "will",
    "The will to improve",
    ("clings to the past", "set on improving"),
    "staff-willing-to-change",
    "leadership-drives-improvement",
    "accepts-challenge-and-support",
    "open-to-partnership",
)
STEADY = _facet(
    "steady",
    "Steady from day to day",
    ("fire-fighting and people leaving", "a calm school with a full staff"),
    "day-to-day-under-control",
    "load-is-manageable",
    "not-consumed-by-inspection",
)
OWNING = _facet("owning", "Owning its situation", ("blames what lies outside", "looks to itself"), "owns-its-situation")
SPIRITS = _facet("spirits", "Spirits", ("dejected", "confident"), "morale-lifted")
CARRIED = _facet(
    "carried",
    "Carrying things through",
    ("plans that come to nothing", "what is begun is carried through"),
    "practice-transferred-in",
    "organisation-changed",
    "keeps-commitments",
)
LINKED = _facet("linked", "Linked with others", ("isolated", "works with other schools"), "collaborates-with-others")
FACETS = (WILL, STEADY, OWNING, SPIRITS, CARRIED, LINKED)

# Each sketch says high (1), low (-1) or nothing (0) of each facet, in the order above, from the words that the thesis gives.
SKETCHES: Mapping[SchoolType, tuple[int, ...]] = {
    # "Appear to be doing well ... resting on their laurels".
    SchoolType.CRUISING: (-1, 1, 0, 1, 0, 0),
    # "Staff work with the headteacher and are determined to improve"; the judgement is to be proved wrong by deeds.
    SchoolType.STRIVING: (1, 0, 1, 1, 1, 1),
    # "Touch and go"; considerable turnover; spirits between enthusiasm and dejection, so neither high nor low.
    SchoolType.SWAYING: (0, -1, 0, 0, 0, 0),
    # Low morale, turnover, cynicism and resistance, the head's too; rarely carried through; constant fire-fighting.
    SchoolType.SLIDING: (-1, -1, 0, -1, -1, 0),
    # "Not prepared or able to change; isolated and blaming others".
    SchoolType.SINKING: (-1, 0, -1, 0, -1, -1),
    # "Expectations are very low and external conditions are blamed": no movement, with nothing said of isolation.
    SchoolType.STUCK: (0, 0, -1, 0, -1, 0),
}

CONTROL = Axis(
    id="culture-control",
    label="Social control",
    low_pole="little order or pressure to work",
    high_pole="firm order and pressure to work",
    items=(
        Item("day-to-day-under-control", about=About.SUPPORTED),
        Item("leadership-drives-improvement", about=About.SUPPORTED),
    ),
    source=_CULTURE_SOURCE,
)
COHESION = Axis(
    id="culture-cohesion",
    label="Social cohesion",
    # The codebook asks about a partnership, so it hears cohesion within one school only by its spirits and its staff.
    low_pole="people feel unsupported and keep to themselves",
    high_pole="people stand together and feel supported",
    items=(
        Item("morale-lifted", about=About.SUPPORTED),
        Item("staff-willing-to-change", about=About.SUPPORTED),
    ),
    source=_CULTURE_SOURCE,
)


@dataclass(frozen=True, slots=True)
class TypeParameters:
    """How resemblance is reckoned.

    ``clear`` is where on a facet a sketch's high or low lies: what two or three plain statements from one perspective come
    to. ``tolerance`` is the distance on one facet that makes a sketch fit 61 % as well. ``scale`` serves the cultures:
    how far from an even balance the odds are 73 to 27. ``codings`` and ``facets`` are the least that is read.
    """

    clear: float = 0.5
    tolerance: float = 0.35
    scale: float = 0.2
    codings: int = 6
    facets: int = 3


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Shares of resemblance that sum to 1, the evidence behind them, and what a reading would still need.

    ``nearest`` is empty where the evidence is too little.
    """

    shares: Mapping[Kind, float]
    positions: tuple[Position, ...]
    missing: tuple[Saying, ...]
    silent: tuple[str, ...] = SILENT

    @property
    def nearest(self) -> Kind | None:
        if self.missing:
            return None
        return max(self.shares.items(), key=lambda one: one[1])[0]

    @property
    def words(self) -> Saying:
        """One hedged sentence, naming a second kind where it comes close."""
        if self.missing:
            return say(Resembling.TOO_LITTLE, missing=row(self.missing, Lists.SEMICOLON))
        first, second = sorted(self.shares.items(), key=lambda one: -one[1])[:2]
        kind, means = Word(first[0]), Word(MEANS[first[0]])
        if second[1] > first[1] * _CLOSE:
            return say(Resembling.RESEMBLES_TWO, kind=kind, means=means, other=Word(second[0]))
        return say(Resembling.RESEMBLES, kind=kind, means=means)


# From this share of the first on, the second is named too.
_CLOSE = 0.7


def _missing(positions: tuple[Position, ...], least: tuple[int, int]) -> tuple[Saying, ...]:
    codings, facets = least
    told = {one for position in positions for one in position.codings}
    heard = sum(position.level is not Level.TOO_LITTLE for position in positions)
    wanted = []
    if len(told) < codings:
        wanted.append(say(Resembling.FEW_CODINGS, least=codings, told=len(told)))
    if heard < facets:
        wanted.append(say(Resembling.FEW_SIDES, least=facets, all=len(positions), heard=heard))
    return tuple(wanted)


def likeness(values: tuple[float, ...], sketch: tuple[int, ...], by: TypeParameters) -> float:
    """How well a place on the six facets fits a sketch, from nought to 1."""
    distance = sum((value - by.clear * way) ** 2 for value, way in zip(values, sketch, strict=True))
    return exp(-distance / (2 * by.tolerance**2))


def school_type(heard: Listening, weighing: Weighing, parameters: TypeParameters | None = None) -> Resemblance:
    """Which of the six sketches the supported school resembles, and how much.

    As the sketches all lie at fixed points, a coding towards a facet's pole moves shares from the sketches that are lower
    on it to those that are higher, and never the other way.
    """
    by = parameters or TypeParameters()
    positions = tuple(place(facet, heard, weighing) for facet in FACETS)
    values = tuple(one.value for one in positions)
    likes = {one: likeness(values, sketch, by) for one, sketch in SKETCHES.items()}
    total = sum(likes.values())
    shares: dict[Kind, float] = {one: each / total for one, each in likes.items()}
    return Resemblance(shares, positions, _missing(positions, (by.codings, by.facets)))


def school_culture(heard: Listening, weighing: Weighing, parameters: TypeParameters | None = None) -> Resemblance:
    """Which of Hargreaves's four cultures the supported school resembles, and how much."""
    by = parameters or TypeParameters()
    positions = (place(CONTROL, heard, weighing), place(COHESION, heard, weighing))
    control, cohesion = (1 / (1 + exp(-one.value / by.scale)) for one in positions)
    shares: dict[Kind, float] = {
        Culture.FORMAL: control * (1 - cohesion),
        Culture.WELFARIST: (1 - control) * cohesion,
        Culture.HOTHOUSE: control * cohesion,
        Culture.SURVIVALIST: (1 - control) * (1 - cohesion),
    }
    return Resemblance(shares, positions, _missing(positions, (by.codings, len(positions))))
