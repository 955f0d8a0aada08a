"""The nine characteristics of effective and the nine of ineffective partnerships as a profile (thesis pp. 187-188).

Each is an axis made of the indicators that the codebook gives it, all with the same weight. An indicator's positive pole
speaks against an ineffective characteristic, so there the codings are turned: high always means that the characteristic is
present. The thesis warns that they are no blueprint (pp. 186-187), so each comes with a question to ask of oneself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alongside.evidence.codebook import Characteristic, Indicator, codebook
from alongside.evidence.coding import Coding
from alongside.evidence.perspectives import About
from alongside.lenses.material import Material
from alongside.lenses.reading import Axis, Item, Level, Listening, Position, Weighing, place

EFFECTIVE = "effective"

_QUESTIONS: Mapping[str, str] = {
    "effective-selection": "If either of us were free to choose again tomorrow, would we choose each other?",
    "effective-trust-and-respect": "What have we shown each other that we would not show a visitor?",
    "effective-professional-leadership": "What has each head done for the joint work this term that nobody else could do?",
    "effective-shared-vision": "Would a teacher in either school give the same reason why we work together?",
    "effective-learning-environment": "Who asked to take part this term without being sent?",
    "effective-teaching-and-learning": "How much of our time together was spent on what pupils learn?",
    "effective-management": "Who looks at what was planned beside what was held, and when did they last do so?",
    "effective-learning-partnership": "What did the supporting school learn, and what did we change because it was not working?",
    "effective-capacity-building": "What would go on if the money stopped at the end of this term?",
    "ineffective-inept-pairing": "Could either head have said no, at no cost, and did anybody ask in private?",
    "ineffective-lip-service": "What was agreed to and has not happened, and who has said so aloud?",
    "ineffective-dysfunctional-leadership": "Do the two heads speak as well of each other apart as they do together?",
    "ineffective-unclear-vision": "Which of our activities could nobody give a reason for?",
    "ineffective-dependent-relationships": "What are we waiting for others to do that we could do ourselves?",
    "ineffective-management": "If the one person who pushes this were away for a term, what would still happen?",
    "ineffective-time-wasting": "Which journey or meeting would nobody miss?",
    "ineffective-planning-without-action": "How often has the plan been rewritten since something in it was last carried out?",
    "ineffective-learning-environment": "Who has come away tired or doubtful, and have we asked them why?",
}


def _item(indicator: Indicator) -> Item:
    """Whomever it is about; a broker's indicator is only ever about the broker."""
    return Item(indicator.id, about=About.BROKER if indicator.subject == "broker" else None)


def _axis(characteristic: Characteristic) -> Axis:
    """The axis of one characteristic, made of the indicators that speak to it; high means present."""
    return Axis(
        id=characteristic.id,
        label=characteristic.label,
        low_pole="the evidence speaks against it",
        high_pole=characteristic.definition,
        items=tuple(
            _item(one)
            for one in codebook().indicators.values()
            if characteristic.id in (*one.effective, *one.ineffective)
        ),
        source=characteristic.source,
    )


AXES: Mapping[str, Axis] = {one.id: _axis(one) for one in codebook().characteristics.values()}


@dataclass(frozen=True, slots=True)
class Present:
    """How far one characteristic is present. The position's codings are turned where the characteristic is ineffective."""

    characteristic: Characteristic
    position: Position
    question: str

    @property
    def is_effective(self) -> bool:
        return self.characteristic.side == EFFECTIVE

    @property
    def speaks_for(self) -> tuple[Coding, ...]:
        """What says that it is present, as it was coded."""
        return self._as_coded(self.position.supporting)

    @property
    def speaks_against(self) -> tuple[Coding, ...]:
        """What says that it is absent, as it was coded."""
        return self._as_coded(self.position.opposing)

    def _as_coded(self, turned: tuple[Coding, ...]) -> tuple[Coding, ...]:
        return turned if self.is_effective else _turned(turned)


def _turned(codings: tuple[Coding, ...]) -> tuple[Coding, ...]:
    return tuple(replace(one, direction=-one.direction) for one in codings)


@dataclass(frozen=True, slots=True)
class Profile:
    """Both lists, each with what is most present first and what nobody speaks of last."""

    effective: tuple[Present, ...]
    ineffective: tuple[Present, ...]


def _order(one: Present) -> tuple[bool, float, str]:
    return one.position.level is Level.TOO_LITTLE, -one.position.value, one.characteristic.id


def profile(material: Material, weighing: Weighing | None = None) -> Profile:
    """Where a partnership stands on each of the eighteen."""
    by = weighing or Weighing()
    heard = Listening(material.codings)
    turned = Listening(_turned(heard.codings))
    found = sorted(
        (
            Present(one, place(AXES[one.id], heard if one.side == EFFECTIVE else turned, by), question)
            for one, question in ((one, _QUESTIONS[one.id]) for one in codebook().characteristics.values())
        ),
        key=_order,
    )
    return Profile(tuple(one for one in found if one.is_effective), tuple(one for one in found if not one.is_effective))
