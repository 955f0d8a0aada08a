"""Claims: what the evidence says on one thing, how it stands, who speaks for and against it, and who is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.evidence.assumptions import Assumption
from alongside.evidence.bearings import ABOUT_BY_SUBJECT
from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import Coding
from alongside.evidence.knowers import should_know
from alongside.evidence.leaning import Leaning, lean
from alongside.evidence.perspectives import About, Audience, Perspective, SourceKind
from alongside.evidence.statuses import Material, Status, Thresholds, findings, refuted
from alongside.evidence.testimony import Stance, distinct, is_witness
from alongside.sayings import Saying

_PLACE = {perspective: place for place, perspective in enumerate(Perspective)}


class UnknownIndicator(LookupError):
    """A coding speaks to an indicator that the codebook does not have."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a claim is on: one indicator, of one side, the pair or the broker, in a partnership or a cell of it."""

    partnership: str
    sub: str
    about: About
    indicator: str

    def __str__(self) -> str:
        return "/".join((self.partnership, self.sub or "whole", self.about, self.indicator))


@dataclass(frozen=True, slots=True)
class Side:
    """What speaks for one pole. Independence is counted in people, then perspectives, then kinds of source."""

    codings: tuple[Coding, ...]
    voices: tuple[str, ...]
    perspectives: tuple[Perspective, ...]
    kinds: tuple[SourceKind, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Who speaks, one who has two voices once: a record is a source, and no person."""
        return tuple(sorted({one.who for one in self.codings if one.perspective is not Perspective.RECORD}))

    @classmethod
    def of(cls, codings: Sequence[Coding]) -> Side:
        return cls(
            tuple(codings),
            tuple(sorted({one.voice for one in codings})),
            tuple(sorted({one.perspective for one in codings}, key=_PLACE.__getitem__)),
            tuple(sorted({one.kind for one in codings if one.kind})),
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """What the evidence says on one topic.

    ``status`` is the first rule that holds and ``because`` its reason; ``also`` are further rules that hold. ``leanings`` are
    net directions by perspective. The researcher's codings stand in ``researcher`` alone: they are neither support
    nor opposition, and count nowhere. ``should_know`` are the perspectives expected to speak, ``silent`` those that do not.
    """

    topic: Topic
    status: Status
    because: Saying
    also: tuple[Status, ...]
    balance: Leaning | None
    supporting: Side
    opposing: Side
    leanings: tuple[tuple[Perspective, Leaning], ...]
    words: Leaning | None
    deeds: Leaning | None
    stances: tuple[Stance, ...]
    researcher: tuple[Coding, ...]
    should_know: tuple[Perspective, ...]
    silent: tuple[Perspective, ...]
    refuted: tuple[Assumption, ...]

    @property
    def codings(self) -> tuple[Coding, ...]:
        """All that it rests on, what the researcher makes of it included."""
        return (*self.supporting.codings, *self.opposing.codings, *self.researcher)

    @property
    def audience(self) -> Audience:
        """Who may see it: the narrowest audience of what it rests on."""
        order = list(Audience)
        return min((one.audience for one in self.codings), key=order.index, default=Audience.PUBLIC)


def _leanings(witnesses: Sequence[Coding]) -> tuple[tuple[Perspective, Leaning], ...]:
    told: dict[Perspective, list[Coding]] = defaultdict(list)
    for one in witnesses:
        told[one.perspective].append(one)
    leanings = ((perspective, lean(told[perspective])) for perspective in sorted(told, key=_PLACE.__getitem__))
    return tuple((perspective, leaning) for perspective, leaning in leanings if leaning)


def _claim(
    topic: Topic, material: Material, *, researcher: tuple[Coding, ...], expected: tuple[Perspective, ...]
) -> Claim:
    witnesses = material.codings
    (status, because), *further = findings(material)  # there is always one: see docs/explanation/claims.md
    speaking = {one.perspective for one in witnesses}
    return Claim(
        topic=topic,
        status=status,
        because=because,
        also=tuple(one for one, _ in further),
        balance=material.balance,
        supporting=Side.of([one for one in witnesses if one.direction > 0]),
        opposing=Side.of([one for one in witnesses if one.direction < 0]),
        leanings=_leanings(witnesses),
        words=material.words,
        deeds=material.deeds,
        stances=material.stances,
        researcher=researcher,
        should_know=expected,
        silent=tuple(one for one in expected if one not in speaking),
        refuted=refuted(material),
    )


def _topics(partnerships: Iterable[str], book: Codebook) -> Iterable[Topic]:
    """Everything that the codebook asks of a partnership as a whole."""
    for partnership in partnerships:
        for one in book.indicators.values():
            for about in ABOUT_BY_SUBJECT[one.subject]:
                yield Topic(partnership, "", about, one.id)


def _by_topic(codings: Iterable[Coding], book: Codebook) -> dict[Topic, list[Coding]]:
    told: dict[Topic, list[Coding]] = defaultdict(list)
    for one in distinct(codings):
        if one.indicator not in book.indicators:
            raise UnknownIndicator(
                f"coding '{one.id}' speaks to '{one.indicator}', which codebook {book.version} does not have; correct it there"
            )
        told[Topic(one.partnership, one.sub, one.about, one.indicator)].append(one)
    return told


def _bearing(topic: Topic, assumptions: Iterable[Assumption]) -> tuple[Assumption, ...]:
    """The assumptions about this, which are always of a partnership as a whole; told in the order of their numbers."""
    bearing = (
        one
        for one in assumptions
        if one.about is topic.about and one.is_meant_of(topic.partnership) and not topic.sub and one.direction
    )
    return tuple(sorted(bearing, key=lambda one: one.id))


def claims_of(
    codings: Iterable[Coding],
    *,
    book: Codebook,
    partnerships: Iterable[str] = (),
    assumptions: Iterable[Assumption] = (),
    thresholds: Thresholds | None = None,
) -> tuple[Claim, ...]:
    """Every claim on the partnerships named here or in the codings, silent ones too, by partnership, cell and codebook order.

    Each coding lands in exactly one claim. What is told of another partner makes claims under that ``sub`` and
    never enters one on the partnership itself. Silence is said of a partnership as a whole, not of the cells inside it.
    """
    told = _by_topic(codings, book)
    named = {*partnerships, *(topic.partnership for topic in told)}
    by_indicator: dict[str, list[Assumption]] = defaultdict(list)
    for one in assumptions:
        by_indicator[one.indicator].append(one)
    places = {id_: place for place, id_ in enumerate(book.indicators)}
    topics = sorted(
        {*told, *_topics(named, book)},
        key=lambda topic: (topic.partnership, topic.sub, places[topic.indicator], topic.about),
    )
    claims = []
    for topic in topics:
        spoken = told.get(topic, [])
        material = Material.of(
            [one for one in spoken if is_witness(one)],
            _bearing(topic, by_indicator.get(topic.indicator, ())),
            thresholds or Thresholds(),
        )
        researcher = tuple(one for one in spoken if not is_witness(one))
        expected = should_know(book.indicators[topic.indicator], topic.about)
        claims.append(_claim(topic, material, researcher=researcher, expected=expected))
    return tuple(claims)
