"""What the page of an invitation shows to whoever opens its link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from alongside_web.accounts import queries
from alongside_web.accounts.models import Invitation, InvitationState, User


class Answer(Enum):
    """What can be done with the link."""

    NOTHING = "nothing"
    JOIN = "join"
    SIGN_IN = "sign in"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Opened:
    """An invitation as its page shows it; ``why`` names the reason when nothing can be done."""

    answer: Answer
    status: int = 200
    invitation: Invitation | None = None
    why: str = ""


def opened(token: str, person: User | None, at: datetime) -> Opened:
    """What the link shows at a moment to a signed-in person, or to a visitor (None)."""
    invitation = queries.invitation_with(token)
    if invitation is None:
        return Opened(Answer.NOTHING, 404, None, "unknown")
    state = invitation.state_at(at)
    if state == InvitationState.ACCEPTED and person and invitation.accepted_by_id == person.pk:
        return Opened(Answer.NOTHING, 200, invitation, "yours")
    if state != InvitationState.OPEN:
        return Opened(Answer.NOTHING, 410, None, state)
    return _for_visitor(invitation) if person is None else _for_person(invitation, person)


def _for_person(invitation: Invitation, person: User) -> Opened:
    if person.email.casefold() != invitation.email.casefold():
        return Opened(Answer.NOTHING, 403, None, "another")
    return Opened(Answer.ACCEPT, 200, invitation)


def _for_visitor(invitation: Invitation) -> Opened:
    known = queries.has_account(invitation.email)
    if known is None:
        return Opened(Answer.JOIN, 200, invitation)
    if not known.is_active:
        return Opened(Answer.NOTHING, 410, None, "closed")
    return Opened(Answer.SIGN_IN, 200, invitation)
