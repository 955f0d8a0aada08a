"""A form sent twice is done once: every form carries a key, and the key remembers where its sender was led."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from alongside_web.accounts.models import Submission

FIELD = "once"
View = Callable[..., HttpResponse]


def _digest(request: HttpRequest) -> str:
    """What was sent, the token against forgery left out, for it changes from page to page.

    It is kept, so a password in it must not be guessable from it: keyed, and slow where there is one.
    """
    fields = {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}
    files = {name: [(one.name, one.size) for one in request.FILES.getlist(name)] for name in request.FILES}
    words, secret = json.dumps([fields, files], sort_keys=True).encode(), settings.SECRET_KEY.encode()
    if any("password" in name for name in fields):
        words = hashlib.scrypt(words, salt=secret, n=2**14, r=8, p=1)
    return hmac.new(secret, words, hashlib.sha256).hexdigest()


def _words(request: HttpRequest) -> tuple[str, ...]:
    """What somebody wrote, to be shown again: three words or more are a sentence, fewer are a choice or a number."""
    sent = ((name, text.strip()) for name in request.POST for text in request.POST.getlist(name))
    return tuple(text for name, text in sent if len(text.split()) > 2 and "password" not in name)


def once(view: View) -> View:
    """Answers a form that was sent before as it was answered then; another form with its key gets 409.

    The view must need a signed-in person, and lead elsewhere (redirect) when the form was done; a form that is shown again
    with faults was not done, and its key is free again.
    """

    @wraps(view)
    def sent(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = request.POST.get(FIELD, "")
        if not key or len(key) > 40 or isinstance(request.user, AnonymousUser):
            return render(request, "accounts/without_key.html", {"words": _words(request)}, status=400)
        with transaction.atomic():
            sent_now = {"path": request.path, "digest": _digest(request)}
            known, is_new = Submission.objects.get_or_create(person=request.user, key=key, defaults=sent_now)
            if not is_new and sent_now != {"path": known.path, "digest": known.digest}:
                return render(request, "accounts/sent_otherwise.html", {"words": _words(request)}, status=409)
            if not is_new:
                return HttpResponseRedirect(known.location)
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponseRedirect):
                Submission.objects.filter(pk=known.pk).update(location=response.url)
            else:
                known.delete()
        return response

    return sent
