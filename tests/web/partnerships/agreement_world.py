"""Two invented schools that agree, with people in every part, and what they do to their agreement."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.partnerships.agreement_outcome import OutcomeClause, characteristics_of, comparison_models
from alongside.partnerships.agreement_sections import NEWEST
from alongside.terms import AcademicYear
from alongside_web.partnerships import agreement_operations as operations
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships.agreement_rows import Point
from tests.web.partnerships.running_world import AT, RunningWorld, running_partnership

MODEL = comparison_models()[0]
CLAUSE = OutcomeClause(
    measure="attendance",
    baseline=AcademicYear(2024),
    first=AcademicYear(2026),
    last=AcademicYear(2028),
    schools=50,
    model=MODEL.label,
    characteristics=characteristics_of(MODEL),
    registry="ab" * 32,
)


@dataclass(frozen=True)
class World(RunningWorld):
    """A partnership with everybody in it."""

    def at(self, rest: str = "") -> str:
        return f"/partnerships/{self.made.key}/agreement/{rest}"

    def begin(self, who: str = "supported") -> None:
        operations.begin_agreement(seat=self.seat(who), actor=self.people[who], at=AT)

    def write(self, who: str, name: str, text: str, clause: OutcomeClause | None = None) -> None:
        shown = queries.section_of(queries.current(self.seat(who)), name)
        number = queries.current(self.seat(who)).edition.number
        written = operations.Written(name, text, clause, Point(number, shown.number))
        operations.write_section(seat=self.seat(who), written=written, actor=self.people[who], at=AT)

    def write_all(self) -> None:
        for name in NEWEST.names:
            self.write("supported", name, f"What we say of {name}.", CLAUSE if name == "outcome" else None)

    def sign(self, who: str) -> bool:
        shown = queries.current(self.seat(who))
        seen = operations.Seen(shown.engine.content.hash, shown.edition.revision)
        return operations.sign_agreement(seat=self.seat(who), seen=seen, actor=self.people[who], at=AT)

    def sign_both(self) -> None:
        assert not self.sign("supported")
        assert self.sign("supporting")


def world(name: str = "oak-elm") -> World:
    return World(*running_partnership(name))
