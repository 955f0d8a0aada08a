"""What a reading starts from: the codings of one partnership, who held which office when, its stages, wishes and modes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About, Basis, Perspective, SourceKind
from alongside.partnerships.offices import Office, heads_of
from alongside.partnerships.wishes import PreferredPartner, Relating
from alongside.terms import Period

# Years in headship at the first stage, and how firmly they speak for (or against) experience: who is in the first three
# years is new to it (thesis p. 177).
_NEW = ((1.0, -2), (3.0, -1))
_LONG = ((10.0, 2), (5.0, 1))
FROM_OFFICE = "from-office"
EXPERIENCE_AS_HEAD = "experienced-as-head"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a reading may rest on. ``stages`` says when each stage was; empty when nobody told.

    ``funding_ended`` is when the money that the partnership began with ended, None where it is not told.
    """

    name: str
    codings: tuple[Coding, ...]
    offices: tuple[Office, ...] = ()
    stages: Mapping[int, Period] = field(default_factory=dict)
    preferred: tuple[PreferredPartner, ...] = ()
    relating: tuple[Relating, ...] = ()
    funding_ended: Period | None = None

    def with_codings(self, codings: tuple[Coding, ...]) -> Material:
        """The same partnership seen from other codings."""
        return replace(self, codings=codings)


@dataclass(frozen=True, slots=True)
class Head:
    """One head of one side and the codings about that side that fall in this head's time, with what the office itself says."""

    side: About
    voice: str
    in_post: bool
    codings: tuple[Coding, ...]


def _speaks_of(coding: Coding, heads: tuple[Office, ...], stages: Mapping[int, Period]) -> str:
    """Whose time a coding falls in: that of the head who speaks, or of the head in office at the stage."""
    named = {one.voice for one in heads}
    if coding.voice in named:
        return coding.voice
    first = min(stages, default=0)
    when = stages.get(coding.stage)
    for one in reversed(heads):
        if when is None and coding.stage < first:
            # Background is the time before the first stage: whoever was in office when it began or had been by then.
            if one.start is None or one.start.first < stages[first].first:
                return one.voice
        elif when is None or one.covers(when):
            return one.voice
    return heads[-1].voice


def _of_office(office: Office, side: About, material: Material) -> tuple[Coding, ...]:
    """What the dates of an office say of experience as a head, as one coding of the record."""
    # A term as acting head tells nothing of what came before it.
    if not material.stages or "acting" in office.role:
        return ()
    years = office.years_at(material.stages[min(material.stages)])
    if years is None:
        return ()
    leaning = next((firmly for bound, firmly in _NEW if years < bound), 0)
    leaning = leaning or next((firmly for bound, firmly in _LONG if years >= bound), 0)
    return (_experience(office, side, material.name, leaning=leaning),) if leaning else ()


def _experience(office: Office, side: About, partnership: str, *, leaning: int) -> Coding:
    return Coding(
        id=f"{FROM_OFFICE}-{office.voice}",
        partnership=partnership,
        sub="",
        stage=1,
        occurred=office.start,
        known_at=None,
        voice="record",
        perspective=Perspective.RECORD,
        about=side,
        indicator=EXPERIENCE_AS_HEAD,
        direction=1 if leaning > 0 else -1,
        strength=abs(leaning),
        basis=Basis.DEED,
        kind=SourceKind.RECORD,
        paraphrase=f"In office since {office.start}",
        page="",
        coder=FROM_OFFICE,
    )


def heads(material: Material, side: About) -> tuple[Head, ...]:
    """The heads of one side, first to last; one head with all codings about that side where no office is recorded."""
    about = tuple(one for one in material.codings if one.about is side and not one.is_about_another_partner)
    offices = heads_of(side.value, material.offices)
    if not offices:
        return (Head(side, f"{side}-head", in_post=True, codings=about),)
    shares: dict[str, list[Coding]] = {one.voice: [] for one in offices}
    for coding in about:
        shares[_speaks_of(coding, offices, material.stages)].append(coding)
    for office in offices:
        told = shares[office.voice]
        shares[office.voice] = [*told, *(one for one in _of_office(office, side, material) if not _is_told(one, told))]
    return tuple(Head(side, one.voice, one is offices[-1], tuple(shares[one.voice])) for one in offices)


def _is_told(derived: Coding, told: list[Coding]) -> bool:
    """Whether the record was coded to the same effect, at least as firmly: a fact counts once."""
    return any(
        (one.indicator, one.perspective, one.direction) == (derived.indicator, derived.perspective, derived.direction)
        and one.strength >= derived.strength
        and one.stage >= derived.stage
        for one in told
    )
