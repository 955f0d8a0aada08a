"""What each act in a partnership is called in its history, and who may know of it.

What one head or one side says in private keeps the narrowest audience: its author alone learns that there is an entry.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside.evidence.perspectives import Audience
from alongside_web.audit.actions import Told, tell

_ALL = Audience.BOTH_SIDES.value

PRIVATE = (
    Told("answered", _("{who} answered whether the two schools should work together: {answer}.")),
    Told("told readiness", _("{who} told of the school’s readiness.")),
    Told("chose publicity", _("{who} chose whether the partnership may be spoken of in public: {choice}.")),
    # Whom a note is for differs from note to note, and is not told by an entry about it.
    Told("said", _("{who} wrote a note.")),
    # A proposal that is called off comes to nothing for all alike, in the night, and nobody is named.
    Told("call-off", _("{who} called the proposal off.")),
)
FOR_ALL = (
    Told("proposed", _("{who} proposed the partnership."), _ALL),
    Told("put", _("{who} put the proposal to both heads."), _ALL),
    Told("start", _("{who} started the partnership."), _ALL),
    Told("pause", _("{who} paused the partnership. Reason: {reason}"), _ALL),
    Told("go-on", _("{who} ended a pause. Reason: {reason}"), _ALL),
    Told("leave", _("{who} left the partnership; it has ended. Reason: {reason}"), _ALL),
    Told("end", _("{who} ended the partnership. Reason: {reason}"), _ALL),
    Told("considered", _("Both heads are asked."), _ALL),
    Told("agreed", _("Both heads have said yes: the partnership is agreed."), _ALL),
    Told("running", _("The partnership is running."), _ALL),
    Told("paused", _("The partnership is paused."), _ALL),
    Told("ended", _("The partnership has ended."), _ALL),
    Told("not-going-ahead", _("The partnership is not going ahead."), _ALL),
    Told("offered help", _("{who} offered a kind of help: {mode}."), _ALL),
    Told("accepted help", _("{who} accepted a kind of help: {mode}."), _ALL),
    Told("wrote history file", _("{who} wrote the history to a file.")),
)
# An agreement is no business of staff and guests: heads and governors read of it, and who did it.
AGREEMENT = tuple(
    Told(f"agreement {action}", sentence, Audience.STEERING_GROUP.value)
    for action, sentence in (
        ("begun", _("{who} began the agreement.")),
        ("amendment begun", _("{who} began to amend the agreement.")),
        ("amendment dropped", _("{who} dropped the amendment of the agreement.")),
        ("section written", _("{who} wrote in the agreement.")),
        ("signed", _("{who} signed the agreement.")),
        ("signature taken back", _("{who} took a signature back.")),
        ("in force", _("The agreement is in force: both sides have signed it.")),
        ("suggested", _("{who} suggested other words for the agreement.")),
        ("suggestion accepted", _("{who} accepted a suggestion.")),
        ("suggestion declined", _("{who} declined a suggestion.")),
    )
)
# Their audience is named with each entry: who comes and goes on a side is not for the other side to know.
PEOPLE = (
    Told("invited into partnership", _("{who} invited somebody: {role}.")),
    Told("took part", _("{who} took a part: {role}.")),
    Told("ended part", _("{who} ended a part: {role}.")),
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*PRIVATE, *FOR_ALL, *AGREEMENT, *PEOPLE)
