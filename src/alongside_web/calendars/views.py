"""A person's own calendar address and reminders, and the feed that the address leads to."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from alongside_web.accounts.limits import address_of
from alongside_web.accounts.once import once
from alongside_web.accounts.operations_limits import Limit, take
from alongside_web.accounts.policies import PUBLIC, SIGNED_IN, access
from alongside_web.calendars import operations, queries
from alongside_web.calendars.forms import RhythmForm
from alongside_web.calendars.models import FeedAddress
from alongside_web.partnerships.views import FORM, who

FETCH = Limit("fetch a calendar", 60, timedelta(hours=1))
GUESS = Limit("guess calendar addresses", 60, timedelta(minutes=5))


@access(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    shown = queries.mine(who(request), timezone.localdate())
    return render(request, "calendars/mine.html", {"mine": shown})


@access(SIGNED_IN)
@require_safe
def address(request: HttpRequest) -> HttpResponse:
    return render(request, "calendars/address.html", {"address": queries.own_address(who(request))})


@access(SIGNED_IN)
@require_POST
@once
def new_address(request: HttpRequest) -> HttpResponse:
    operations.do_make_address(who(request), at=timezone.now())
    return redirect("calendars:address")


@access(SIGNED_IN)
@require_POST
@once
def address_off(request: HttpRequest) -> HttpResponse:
    person = who(request)
    operations.do_end_address(person, actor=person, at=timezone.now())
    return redirect("calendars:mine")


@access(SIGNED_IN)
@FORM
@once
def reminders(request: HttpRequest) -> HttpResponse:
    person = who(request)
    initial = {"rhythm": queries.rhythm_of(person)}
    form = RhythmForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        operations.do_choose_rhythm(person, form.cleaned_data["rhythm"], at=timezone.now())
        return redirect("calendars:mine")
    return render(request, "calendars/reminders.html", {"form": form})


@access(PUBLIC)
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The secret is the access: whoever holds it reads what its person may read, and nothing tells a wrong one from none."""
    found = queries.address_with(token)
    limit, subject = (GUESS, address_of(request)) if found is None else (FETCH, str(found.pk))
    wait = take(limit, subject, at=timezone.now())
    if wait:
        return HttpResponse(status=429, headers={"Retry-After": str(wait), "Cache-Control": "no-store"})
    if found is None:
        # The same few bytes for every address that leads nowhere: a page would repeat what was asked for.
        return HttpResponseNotFound(gettext("There is no such calendar."), content_type="text/plain; charset=utf-8")
    return _answer(request, found)


def _answer(request: HttpRequest, found: FeedAddress) -> HttpResponse:
    made = queries.feed(found.person_id, timezone.localdate())
    changed = operations.do_note_sent(found, made.digest, at=timezone.now())
    headers = {
        "ETag": f'"{made.digest}"',
        "Last-Modified": http_date(changed.timestamp()),
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex",
    }
    if _is_known(request, headers["ETag"], int(changed.timestamp())):
        return HttpResponseNotModified(headers=headers)
    kind = "text/calendar; charset=utf-8"
    return HttpResponse(made.file, content_type=kind, headers=headers | {"Content-Disposition": "inline"})


def _is_known(request: HttpRequest, tag: str, changed: int) -> bool:
    """Whether who asks has these very bytes already; the tag counts before the date."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        return tags.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in tags.split(",")}
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and changed <= since
