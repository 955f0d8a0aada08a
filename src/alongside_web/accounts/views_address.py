"""A person's own e-mail address: asking for another one, and confirming it by the link that went there."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside_web.accounts import operations_address
from alongside_web.accounts.forms import AddressForm
from alongside_web.accounts.limits import limited, signed_in_person
from alongside_web.accounts.once import once
from alongside_web.accounts.operations_limits import ASK_FOR_ADDRESS
from alongside_web.accounts.policies import SIGNED_IN, access
from alongside_web.accounts.proving import recently_proved
from alongside_web.accounts.views import signed_in


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@limited((ASK_FOR_ADDRESS, signed_in_person))
@recently_proved
@once
def address(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["email"]
        try:
            operations_address.ask_for_address(signed_in(request), wanted, at=timezone.now())
        except operations_address.SameAddress as same:
            form.add_error("email", str(same))
        else:
            messages.success(request, _("A link was sent to %(address)s. Open it within a day.") % {"address": wanted})
            return redirect("accounts:account")
    return render(request, "accounts/address.html", {"form": form})


@access(SIGNED_IN)
@require_POST
@once
def keep_address(request: HttpRequest) -> HttpResponse:
    operations_address.forget_asking(signed_in(request), at=timezone.now())
    messages.success(request, _("Your address stays as it is; the link that was sent no longer works."))
    return redirect("accounts:account")


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new_address(request: HttpRequest, token: str) -> HttpResponse:
    person, now = signed_in(request), timezone.now()
    try:
        wanted = operations_address.wanted_by(token, person, at=now)
        if request.method != "POST":
            return render(request, "accounts/new_address.html", {"address": wanted})
        request.session.cycle_key()
        operations_address.change_address(person, token, session=request.session.session_key, at=now)
    except operations_address.LinkDead:
        return render(request, "accounts/new_address.html", status=410)
    messages.success(request, _("You sign in with %(address)s from now on.") % {"address": wanted})
    return redirect("accounts:account")
