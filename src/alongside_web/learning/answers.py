"""What pages of this part answer when a form cannot be done: not now, or changed meanwhile; nobody's words are lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside_web.learning.fields import Filled
from alongside_web.partnerships.access import Seat


def seen(request: HttpRequest) -> int:
    """The version that a form was loaded with; what is no number was never seen."""
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def filled(request: HttpRequest, seat: Seat, page: Filled) -> HttpResponse:
    """A form to fill in; with 409 where somebody else changed the same thing meanwhile."""
    shown = {"seat": seat, "form": page.form, "version": page.version, "theirs": page.theirs, **page.more}
    return render(request, page.template, shown, status=409 if page.theirs else 200)
