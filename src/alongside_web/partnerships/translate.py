"""Rows of a partnership as the engine's values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from alongside.partnerships.consent import Answer, Given, SideAsked, Standing
from alongside.partnerships.readiness import InPost, Inspection, Readiness
from alongside.partnerships.sitting import Sitting
from alongside.partnerships.states import State
from alongside_web.partnerships.models import Participation, Partnership, Role
from alongside_web.partnerships.private_models import ReadinessTold, Reply


def sitting(part: Participation) -> Sitting:
    return Sitting(part.person_id, part.side, part.role, part.since, part.until)


def given(reply: Reply) -> Given:
    return Given(reply.head_id, Answer(reply.answer), reply.on, reply.expires, reply.ask_again)


def readiness(told: ReadinessTold) -> Readiness:
    return Readiness(Inspection(told.inspection), InPost(told.in_post), told.plans)


def standing(partnership: Partnership, *, held: bool) -> Standing:
    return Standing(
        State(partnership.state), partnership.started, held, partnership.answer_by, called_off=partnership.called_off
    )


def head_of(parts: Iterable[Participation], side: str, today: date) -> Participation | None:
    """The part of the side's head on the day, or None."""
    heads = (one for one in parts if one.role == Role.HEAD and one.side == side and one.since <= today)
    return next((one for one in heads if one.until is None or one.until >= today), None)


def side_asked(
    side: str, head: Participation | None, *, replies: Iterable[Reply], told: Iterable[ReadinessTold]
) -> SideAsked:
    """One side as the rules of consent look at it."""
    who = head.person_id if head else None
    answers = tuple(given(one) for one in replies if one.side == side)
    return SideAsked(who, answers, any(one.side == side and one.head_id == who for one in told))
