"""E-mails about a partnership: the same words to both heads and the brokers, at the same moment, and never a who or why."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from alongside.partnerships.states import State
from alongside_web.partnerships.access import current
from alongside_web.partnerships.models import Partnership, Role

_WORDS = {
    State.CONSIDERED: "Both heads are asked whether the two schools should work together.",
    State.AGREED: "Both schools have said yes. The partnership is agreed.",
    State.RUNNING: "The partnership is running.",
    State.PAUSED: "The partnership is paused. It can be read, and nothing can be written in it for now.",
    State.ENDED: "The partnership has ended.",
    State.NOT_GOING_AHEAD: "The partnership is not going ahead. Nothing more is asked of anybody.",
}


def tell_moved(partnership: Partnership, today: date) -> None:
    """Tells heads and brokers of a new state, once it is kept; addresses are never shown to each other."""
    parts = partnership.participations.filter(current(today), role__in=(Role.HEAD, Role.BROKER))
    addresses = sorted(set(parts.filter(person__is_active=True).values_list("person__email", flat=True)))
    subject = _("Alongside: news of %(name)s") % {"name": partnership.name}
    body = _(_WORDS[State(partnership.state)]) + "\n\n" + _("Sign in to Alongside to read more.") + "\n"
    for address in addresses:
        transaction.on_commit(partial(send_mail, subject, body, None, [address]))
