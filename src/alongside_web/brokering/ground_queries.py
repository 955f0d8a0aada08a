"""Reads common ground as one person may see it: the own answers, and how everybody's lie once they may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alongside.partnerships.common_ground import PLACES, Given, Question, Spread, newest, spreads
from alongside_web.brokering.ground_access import is_open, sees_shared_words, sees_spread
from alongside_web.brokering.ground_drawing import Strip, strip
from alongside_web.brokering.ground_models import GroundAnswer
from alongside_web.partnerships.access import Seat


@dataclass(frozen=True, slots=True)
class SpreadShown:
    """One sitting's answers: the row of a table, and its strip."""

    spread: Spread
    again: bool
    strip: Strip
    middle: str
    outermost: str


@dataclass(frozen=True, slots=True)
class WordsShown:
    """Why somebody answered so, as that person let the broker read it."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question, what the person answered, and the spreads that the person may see, the latest last."""

    question: Question
    mine: GroundAnswer | None
    my_place: str
    spreads: Sequence[SpreadShown]
    words: Sequence[WordsShown]

    @property
    def latest(self) -> SpreadShown | None:
        """The last spread, or None while too few have answered."""
        return self.spreads[-1] if self.spreads else None


@dataclass(frozen=True, slots=True)
class GroundShown:
    """The page of common ground. ``answered`` is the day of the person's last answers."""

    questions: Sequence[QuestionShown]
    answered: date | None
    sees_spread: bool
    may_answer: bool
    places: Sequence[int]


def place_words(question: Question, place: int | None) -> str:
    """A place in words: "2 - nearer to: low key"."""
    if place is None:
        return _("I don’t know")
    first, second = _(question.first), _(question.second)
    return {
        1: _("1 – wholly: %(pole)s") % {"pole": first},
        2: _("2 – nearer to: %(pole)s") % {"pole": first},
        3: _("3 – half way"),
        4: _("4 – nearer to: %(pole)s") % {"pole": second},
        5: _("5 – wholly: %(pole)s") % {"pole": second},
    }[place]


def own_answers(seat: Seat) -> dict[str, GroundAnswer]:
    """The person's last answer to each question."""
    rows = GroundAnswer.objects.filter(partnership=seat.partnership, author=seat.person).order_by("pk")
    return {one.question: one for one in rows}


def ground(seat: Seat) -> GroundShown:
    """The questions with the person's answers, and the spreads where the person may see them."""
    mine = own_answers(seat)
    shows = sees_spread(seat, has_answered=bool(mine))
    rows: list[GroundAnswer] = []
    if shows:
        answers = GroundAnswer.objects.filter(partnership=seat.partnership)
        rows = list(answers.select_related("author").order_by("pk"))
    reads = sees_shared_words(seat) and shows
    return GroundShown(
        questions=tuple(_question(one, mine.get(one.name), rows, reads=reads, seat=seat) for one in newest().questions),
        answered=max((one.on for one in mine.values()), default=None),
        sees_spread=shows,
        may_answer=is_open(seat.partnership),
        places=PLACES,
    )


def _question(
    question: Question, mine: GroundAnswer | None, rows: Sequence[GroundAnswer], *, reads: bool, seat: Seat
) -> QuestionShown:
    last = {one.author_id: one for one in rows if one.question == question.name} if reads else {}
    return QuestionShown(
        question=question,
        mine=mine,
        my_place=capfirst(place_words(question, mine.place)) if mine else "",
        spreads=_spreads(question, rows, seat.today),
        words=tuple(
            WordsShown(one.author.full_name, one.words)
            for one in last.values()
            if one.shared and one.words and one.author_id != seat.person
        ),
    )


def _spreads(question: Question, rows: Sequence[GroundAnswer], today: date) -> tuple[SpreadShown, ...]:
    """Those of before the launch, and those of looking again: no spread mixes the two."""
    found = []
    for again in (False, True):
        given = (Given(one.author_id, one.question, one.place, one.on) for one in rows if one.again == again)
        found += [_shown(one, again) for one in spreads(given, question.name, today)]
    return tuple(found)


def _shown(spread: Spread, again: bool) -> SpreadShown:
    outermost = spread.range
    return SpreadShown(
        spread=spread,
        again=again,
        strip=strip(spread),
        middle="–" if spread.median is None else f"{spread.median:g}",
        outermost=_("%(first)s to %(last)s") % {"first": outermost[0], "last": outermost[1]} if outermost else "–",
    )
