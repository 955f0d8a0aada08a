"""Two invented schools that agree, with people in every part, and what they do to their agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.test import Client

from alongside.partnerships.agreement_outcome import OutcomeClause, characteristics_of, comparison_models
from alongside.partnerships.agreement_sections import NEWEST
from alongside.terms import AcademicYear
from alongside_web.accounts.models import User
from alongside_web.partnerships import agreement_operations as operations
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships.access import Seat, seat_for
from alongside_web.partnerships.agreement_rows import Point
from alongside_web.partnerships.models import Partnership, Role, Side, State
from tests.web.partnerships.conftest import TODAY, partnership, person, takes_part

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
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
PARTS = {
    "manager": (Role.MANAGER, Side.SUPPORTED),
    "staff": (Role.STAFF, Side.SUPPORTING),
    "broker": (Role.BROKER, Side.NEITHER),
    "adviser": (Role.ADVISER, Side.NEITHER),
    "governor": (Role.GOVERNOR, Side.SUPPORTING),
    "evaluator": (Role.EVALUATOR, Side.NEITHER),
    "guest": (Role.GUEST, Side.NEITHER),
}


@dataclass(frozen=True, slots=True)
class World:
    """A partnership with everybody in it."""

    made: Partnership
    people: dict[str, User]

    def seat(self, who: str) -> Seat:
        return seat_for(self.people[who].pk, self.made.key, TODAY)

    def client(self, who: str) -> Client:
        client = Client()
        client.force_login(self.people[who])
        return client

    def at(self, rest: str = "") -> str:
        return f"/partnerships/{self.made.key}/agreement/{rest}"

    def put(self, state: State, why: str = "") -> None:
        Partnership.objects.filter(pk=self.made.pk).update(state=state, state_reason=why)
        self.made.refresh_from_db()

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
    made = partnership(name)
    made.state = State.RUNNING
    made.save(update_fields=["state"])
    heads = {one.side: one.person for one in made.participations.select_related("person")}
    people = {"supported": heads["supported"], "supporting": heads["supporting"]}
    for who, (role, side) in PARTS.items():
        people[who] = person(f"{name}-{who}")
        takes_part(made, people[who], role, side)
    return World(made, people)
