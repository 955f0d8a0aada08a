"""What pages of this part answer when a form cannot be done: not now, or changed meanwhile; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside_web.learning.fields import Filled
from alongside_web.partnerships.access import Seat

_NOT_WORDS = {"csrfmiddlewaretoken", "once", "version", "send"}


def typed(request: HttpRequest, chosen: Iterable[str] = ()) -> str:
    """What was typed into a form, to copy; what was chosen from a list is left out."""
    skipped = _NOT_WORDS.union(chosen)
    words = (text.strip() for name, text in request.POST.items() if name not in skipped and isinstance(text, str))
    return "\n\n".join(one for one in words if one)


def not_now(request: HttpRequest, seat: Seat, form: forms.Form | None = None) -> HttpResponse:
    """The partnership is paused or over, or became so meanwhile: what was typed is shown to copy, and nothing was changed."""
    seat.partnership.refresh_from_db(fields=("state", "state_reason", "starts", "ends", "answer_by"))
    chosen = [] if form is None else [name for name, one in form.fields.items() if isinstance(one, forms.ChoiceField)]
    shown = {"seat": seat, "form": "running", "words": typed(request, chosen)}
    return render(request, "partnerships/not_now.html", shown, status=409)


def seen(request: HttpRequest) -> int:
    """The version that a form was loaded with; what is no number was never seen."""
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def filled(request: HttpRequest, seat: Seat, page: Filled) -> HttpResponse:
    """A form to fill in; with 409 where somebody else changed the same thing meanwhile."""
    shown = {"seat": seat, "form": page.form, "version": page.version, "theirs": page.theirs, **page.more}
    return render(request, page.template, shown, status=409 if page.theirs else 200)
