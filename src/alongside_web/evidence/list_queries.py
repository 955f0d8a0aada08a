"""The evidence of a partnership that one person may see, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.evidence.codebook import codebook
from alongside.evidence.deeds import stage_said
from alongside.partnerships.states import State
from alongside.terms import Period, Precision
from alongside_web.evidence.access import may_code, waits_to_code
from alongside_web.evidence.models import Statement
from alongside_web.evidence.words import BASES, STAGES, STRENGTHS, SUBJECTS, WITNESSES
from alongside_web.partnerships.access import NotYours, Seat, may_see
from alongside_web.partnerships.private_models import AudienceChoice
from alongside_web.partnerships.stage_days import stages_set

PAGE = 50
_AUDIENCES = {one.value: one.label for one in AudienceChoice}
_FIELDS = (
    "key",
    "indicator",
    "direction",
    "strength",
    "basis",
    "perspective",
    "about",
    "stage",
    "occurred_first",
    "occurred_last",
    "occurred_precision",
    "sub",
    "paraphrase",
    "page",
    "audience",
    "own",
    "taken_back_at",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody looks for; empty is everything."""

    perspective: str = ""
    indicator: str = ""
    direction: str = ""

    def as_query(self) -> Q:
        """The filter of the rows."""
        wanted = Q()
        if self.perspective:
            wanted &= Q(perspective=self.perspective)
        if self.indicator:
            wanted &= Q(indicator=self.indicator)
        if self.direction:
            wanted &= Q(direction=1 if self.direction == "for" else -1)
        return wanted

    def href(self, page: int) -> str:
        """The address of a page of what is looked for."""
        asked = {"perspective": self.perspective, "indicator": self.indicator, "direction": self.direction}
        return "?" + urlencode({name: value for name, value in asked.items() if value} | {"page": page})


class Line(NamedTuple):
    """A statement in the list, in words. A tuple, for a template takes one apart cheaply."""

    words: str
    speaks: str
    told: str
    take_back: str
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """A page of the evidence, latest first."""

    rows: tuple[Line, ...]
    number: int
    previous_href: str
    next_href: str
    may_code: bool
    waits: bool
    is_over: bool


def visible(seat: Seat) -> QuerySet[Statement]:
    """The statements that the person may see, those that were taken back too."""
    return Statement.objects.filter(may_see(seat), partnership=seat.partnership)


def evidence(seat: Seat, filters: Filters, number: int) -> EvidenceList:
    """One page of the evidence that the person may see; a page after the last is empty."""
    first = (number - 1) * PAGE
    wanted = visible(seat).filter(filters.as_query()).annotate(own=F("author")).order_by("-at", "-pk")
    found = list(wanted.values_list(*_FIELDS)[first : first + PAGE + 1])
    words = _Words(seat)
    rows = tuple(words.line(dict(zip(_FIELDS, one, strict=True))) for one in found[:PAGE])
    onward = filters.href(number + 1) if len(found) > PAGE else ""
    return EvidenceList(
        rows=rows,
        number=number,
        previous_href=filters.href(number - 1) if number > 1 else "",
        next_href=onward,
        may_code=may_code(seat),
        waits=waits_to_code(seat),
        is_over=State(seat.partnership.state) is State.ENDED,
    )


class _Words:
    """The words of a list, asked once: weighing every choice anew for each row would be slow."""

    def __init__(self, seat: Seat) -> None:
        self.person = seat.person if may_code(seat) else None
        self.perspectives = {code: str(words) for code, words in WITNESSES.items()}
        self.subjects = {code: str(words) for code, words in SUBJECTS.items()}
        self.bases = {code: str(words) for code, words in BASES.items()}
        self.stages = {stage: str(words) for stage, words in STAGES.items()}
        self.stages_set = stages_set(seat.partnership, seat.today)
        self.strengths = {one: str(words).split(":")[0] for one, words in STRENGTHS.items()}
        self.audiences = {code: str(words) for code, words in _AUDIENCES.items()}
        self.labels = {one.id: _(one.label) for one in codebook().indicators.values()}
        self.ways = {1: _("speaks for"), -1: _("speaks against")}
        self.page = _("thesis p. %(page)s")
        self.audience = _("for: %(audience)s")

    def line(self, row: dict[str, object]) -> Line:
        indicator, about, audience = str(row["indicator"]), str(row["about"]), str(row["audience"])
        told = [
            self.perspectives.get(str(row["perspective"]), ""),
            self.bases.get(str(row["basis"]), ""),
            self.strengths.get(_int(row["strength"]), ""),
            self.stages.get(self._stage(row), ""),
            str(row["sub"]),
            self.page % {"page": row["page"]} if row["page"] else "",
            self.audience % {"audience": self.audiences[audience]} if audience in self.audiences else "",
        ]
        is_own = self.person is not None and row["own"] == self.person and row["taken_back_at"] is None
        return Line(
            words=str(row["paraphrase"]),
            speaks=f"{self.labels.get(indicator, indicator)} · {self.subjects.get(about, '')} · "
            f"{self.ways[_int(row['direction'])]}",
            told=", ".join(filter(None, told)),
            take_back=f"{row['key']}/take-back/" if is_own else "",
            is_taken_back=row["taken_back_at"] is not None,
        )

    def _stage(self, row: dict[str, object]) -> int:
        """The stage in which it counts: by the days that people set for the stages, where its day is known."""
        first, last = row["occurred_first"], row["occurred_last"]
        if not isinstance(first, date) or not isinstance(last, date):
            return _int(row["stage"])
        when = Period(first, last, Precision(str(row["occurred_precision"])))
        return stage_said(_int(row["stage"]), when, self.stages_set)


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def own_statement(seat: Seat, key: UUID) -> Statement:
    """A statement that the person coded and has not taken back; raises `NotYours`."""
    found = visible(seat).filter(key=key, author=seat.person).first()
    if found is None:
        raise NotYours
    return found
