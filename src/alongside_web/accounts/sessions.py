"""The session store: Django's own in the database, with the person's number beside each session."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from alongside_web.accounts.models import Session


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, object]) -> Session:
        made = super().create_model_instance(data)
        assert isinstance(made, Session)
        person = data.get(SESSION_KEY)
        made.person = int(str(person)) if person else None
        return made
