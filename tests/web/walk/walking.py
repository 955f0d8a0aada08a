"""Sends requests straight through the site's middleware and views, and looks at every answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import got_request_exception
from django.db import connection, models, transaction
from django.http import HttpResponseBase
from django.utils import timezone

from tests.web.walk.canaries import CANARY
from tests.web.walk.sight import may_see
from tests.web.walk.world import Walker, World

SAFE = {"GET", "HEAD", "OPTIONS"}
# Written by every visit, and by no means anybody's record.
VISITS = ("accounts_session", "accounts_bucket", "django_session")
_WRITES = re.compile(r"""^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+["`]?(\w+)""", re.IGNORECASE)
_CHANGING = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|name="once" value="[^"]*"|nonce-[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}|\b\d{9}\b'
)
_HASHES = re.compile(rb"md5\$|pbkdf2_sha256\$|argon2\$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, as far as it can be compared."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    def same(self, path: str) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
        """The answer without what differs by chance, and without the address that was asked for."""
        headers = {name: text for name, text in self.headers.items() if name not in {"Content-Length", "Set-Cookie"}}
        told = sorted((name, _neutral(text.encode(), path).decode()) for name, text in headers.items())
        return self.status, _neutral(self.body, path), tuple(told)


def _neutral(text: bytes, path: str) -> bytes:
    for form in {path, urlencode({"": path})[1:]}:
        text = text.replace(form.encode(), b"PATH")
    return _CHANGING.sub(b"", text)


@dataclass
class Walking:
    """A walk by one person: counts what was asked, and keeps what was wrong with the answers.

    ``opened`` are the pages of the walker's own that were asked for once already; ``spared`` counts what need not be asked again.
    """

    world: World
    walker: Walker
    asked: int = 0
    spared: int = 0
    faults: list[str] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    raised: list[BaseException] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    near: dict[models.Model, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.cookie = _cookie(self.walker)
        self.before: dict[str, int] = {}

    def ask(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> Answer:
        """Asks once; whatever is written meanwhile is taken back."""
        self.asked += 1
        self.written.clear()
        request = _request(method, path, self.cookie, fields)
        if self.walker.person is not None:
            # What the session would lead to, without two queries a request; the session itself is there for who reads it.
            request._cached_user = copy(self.walker.person)  # type: ignore[attr-defined]  # where Django keeps it
        with transaction.atomic():
            response = self.handler.get_response(request)
            body = _body(response)
            self._changed_unasked(method, path, response.status_code)
            transaction.set_rollback(True)
        answer = Answer(response.status_code, body, dict(response.headers))
        self._look(method, path, answer, dict(response.cookies.items()))
        return answer

    def _look(self, method: str, path: str, answer: Answer, cookies: Mapping[str, object]) -> None:
        where = f"{self.walker.name}: {method} {path} -> {answer.status}"
        if answer.status >= 500:
            raised = f": {self.raised[-1]!r}" if self.raised else ""
            self.fault(f"{where} broke{raised}")
        text = answer.body.decode(errors="replace") + " ".join(map(str, (*answer.headers.values(), *cookies.values())))
        for word in sorted(set(CANARY.findall(text))):
            canary = self.world.planter.known.get(word)
            if canary is None or not may_see(self.world, self.walker, canary, path):
                self.fault(f"{where} shows {_called(canary)}")
        if _HASHES.search(answer.body):
            self.fault(f"{where} shows a password's hash")

    def _changed_unasked(self, method: str, path: str, status: int) -> None:
        """A request that was refused, or that may change nothing, has changed nothing."""
        refused = method in SAFE or status >= 400
        touched = self.written.difference(VISITS)
        if not refused or not touched:
            return
        for table in sorted(touched):
            if _state(table) != self.before.get(table):
                self.fault(f"{self.walker.name}: {method} {path} -> {status} changed the table {table}")

    def fault(self, sentence: str) -> None:
        if len(self.faults) < 200:
            self.faults.append(sentence)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Sees every statement that writes, and every error that a page hides."""
        self.before = {table: _state(table) for table in connection.introspection.table_names()}

        def caught(sender: object, **_: object) -> None:
            error = sys.exc_info()[1]
            if error is not None:
                self.raised.append(error)

        def execute(run: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
            found = _WRITES.match(sql)
            if found:
                self.written.add(found[1])
            return run(sql, params, many, context)

        got_request_exception.connect(caught)
        try:
            with connection.execute_wrapper(execute):
                yield
        finally:
            got_request_exception.disconnect(caught)


def _called(canary: object) -> str:
    if canary is None:
        return "a canary that nobody planted"
    model, name, world = (getattr(canary, one) for one in ("model", "field", "world"))
    place = getattr(canary, "place", None)
    if place is None:
        return f"{model}.{name} of world '{world}'"
    return f"{model}.{name} of world '{world}', {place.partnership.state}, {place.side} {place.audience}".rstrip()


def _state(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return hash(frozenset(map(repr, cursor.fetchall())))


def _body(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response)  # type: ignore[arg-type]  # streams of this site are not asynchronous
    return response.content  # type: ignore[attr-defined]  # as above: it is whole


def _cookie(walker: Walker) -> str:
    if walker.person is None:
        return ""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(walker.person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = walker.person.get_session_auth_hash()
    # As after a sign-in this minute, however long the walk takes, so that pages which ask for a fresh proof are walked too.
    store["account_authentication_methods"] = [{"method": "password", "at": timezone.now().timestamp() + 3600}]
    store["account_authentication_methods_user"] = str(walker.person.pk)
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def _request(method: str, path: str, cookie: str, fields: Mapping[str, str] | None) -> WSGIRequest:
    body = urlencode(fields or {}).encode()
    route, _, query = path.partition("?")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": route,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_COOKIE": cookie,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
            "SCRIPT_NAME": "",
            "SERVER_PROTOCOL": "HTTP/1.1",
        }
    )
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # as Django's own test client does
    return request


class Forms(HTMLParser):
    """The forms of a page that change something: where they are sent, and what a person who changes nothing would send."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.found: list[tuple[str, dict[str, str]]] = []
        self.form: dict[str, str] | None = None
        self.area = self.choosing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: text or "" for name, text in attrs}
        if tag == "form" and given.get("method", "").lower() == "post":
            self.form = {}
            self.found.append((given.get("action") or self.path, self.form))
        if self.form is None or ("name" not in given and tag != "option"):
            return
        if tag in {"input", "button"}:
            self._input(given)
        elif tag == "textarea":
            self.area = given["name"]
            self.form[self.area] = "words of the walk"
        elif tag == "select":
            self.choosing = given["name"]
        elif tag == "option" and self.choosing and given.get("value"):
            self.form.setdefault(self.choosing, given["value"])

    def _input(self, given: Mapping[str, str]) -> None:
        assert self.form is not None
        if given.get("type") in {"radio", "checkbox"}:
            self.form.setdefault(given["name"], given.get("value", "on"))
        else:
            self.form.setdefault(given["name"], given.get("value") or "words of the walk")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None


def forms_of(body: bytes, path: str) -> list[tuple[str, dict[str, str]]]:
    """The forms of a page."""
    parser = Forms(path)
    parser.feed(body.decode(errors="replace"))
    return parser.found
