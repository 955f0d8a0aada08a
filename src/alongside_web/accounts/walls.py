"""The second wall: on PostgreSQL the database itself shows a person only the rows of that person's own partnerships.

The first wall is the access functions. Should one be forgotten, the row-level policies still hold. Two settings of the
connection tell the database who looks: `alongside.person` is a person's number, `alongside.wide` is on for the few doors
that need every row (migrations, jobs, operators' commands, opening a partnership). Neither is set by default: then the
database shows no private row at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import connection
from django.http import HttpRequest, HttpResponse

_UNSEEN = ("", "")


def _look_as(person: str, wide: str) -> None:
    # Through the driver, so that it is no query of the page's.
    connection.ensure_connection()
    assert connection.connection is not None
    connection.connection.execute(
        "SELECT set_config('alongside.person', %s, false), set_config('alongside.wide', %s, false)", (person, wide)
    )


@contextmanager
def _looking_as(person: str, wide: str) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    before: tuple[str, str] = getattr(connection, "alongside_scope", _UNSEEN)
    if (person, wide) == before:
        yield  # a public page asks the database nothing, not even this
        return
    _look_as(person, wide)
    connection.alongside_scope = (person, wide)  # type: ignore[attr-defined]  # kept with the connection it is true of
    try:
        yield
    finally:
        connection.alongside_scope = before  # type: ignore[attr-defined]  # as above
        _look_as(*before)


def seen_by(person: int | None) -> AbstractContextManager[None]:
    """The database shows what this person may see, and nothing to nobody."""
    return _looking_as("" if person is None else str(person), "")


def seen_by_all() -> AbstractContextManager[None]:
    """The database shows every row: for jobs, operators' commands and the opening of a partnership."""
    return _looking_as("", "on")


class WallMiddleware:
    """Tells the database who looks, for the length of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if connection.vendor != "postgresql":
            return self.get_response(request)
        person = request.user.pk if request.user.is_authenticated else None
        with seen_by(person):
            return self.get_response(request)
