"""A post office that does not take letters for one address."""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend as Kept

REFUSED = "refused@example.org"


class EmailBackend(Kept):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if any(REFUSED in one.to for one in messages):
            raise SMTPRecipientsRefused({REFUSED: (550, b"no such person")})
        return super().send_messages(messages)
