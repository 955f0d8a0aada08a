"""A person's own account, the people of an organisation, and invitations."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside_web.accounts import history_queries, operations, operations_invitations, queries, reports
from alongside_web.accounts.answering import Answer, Opened, opened
from alongside_web.accounts.forms import InviteForm, JoinForm, OwnNameForm
from alongside_web.accounts.limits import address_of, limited, signed_in_person
from alongside_web.accounts.models import User
from alongside_web.accounts.once import once
from alongside_web.accounts.operations_limits import ANSWER_INVITATION, INVITE
from alongside_web.accounts.policies import PUBLIC, SIGNED_IN, access
from alongside_web.accounts.proving import proved_by_password, recently_proved

PER_PAGE = 50
OF_A_KIND = 20
# There are some sixty kinds of record, and the download has every row.
TOLD_OF_A_KIND = 10
MOST_FIGURES = 7
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(request: HttpRequest) -> User:
    """The person behind a request that the policy admitted."""
    assert isinstance(request.user, User)
    return request.user


@access(SIGNED_IN)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    held = queries.memberships_of(person.pk, timezone.localdate())
    waits = queries.address_waits(person, timezone.now())
    shown = {"person": person, "memberships": held, "address_waits": waits}
    shown["has_codes"] = queries.has_second_step(person)
    return render(request, "accounts/account.html", shown)


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def name(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    form = OwnNameForm(request.POST or None, initial={"full_name": person.full_name})
    if request.method != "POST" or not form.is_valid():
        version = request.POST.get("version", person.version)
        return render(request, "accounts/name.html", {"form": form, "version": version})
    told = form.cleaned_data
    try:
        operations.rename(person, told["full_name"], seen=told["version"] or 0, at=timezone.now())
    except operations.NameChanged as changed:
        shown = {"form": form, "version": changed.held.version, "changed": changed}
        return render(request, "accounts/name.html", shown, status=409)
    messages.success(request, _("Your name was changed."))
    return redirect("accounts:account")


@access(SIGNED_IN)
@require_safe
@recently_proved
def about_me(request: HttpRequest) -> HttpResponse:
    shown = reports.report_on(signed_in(request), most=TOLD_OF_A_KIND)
    return render(request, "accounts/about_me.html", {"sections": shown})


@access(SIGNED_IN)
@require_safe
@recently_proved
def about_me_json(request: HttpRequest) -> HttpResponse:
    document = reports.document_on(signed_in(request), timezone.now())
    answer = JsonResponse(document, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer.headers["Content-Disposition"] = 'attachment; filename="about-me.json"'
    return answer


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@recently_proved
@once
def close(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    if request.method != "POST":
        return render(request, "accounts/close.html")
    operations.close_account(person, actor=person, at=timezone.now())
    logout(request)
    messages.success(request, _("Your account is closed and you are signed out."))
    return redirect("home")


@access(PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
@limited((ANSWER_INVITATION, address_of))
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    person = request.user if isinstance(request.user, User) else None
    seen = opened(token, person, timezone.now())
    form = JoinForm(seen.invitation.email if seen.invitation else "", request.POST or None)
    if request.method == "POST" and seen.answer == Answer.JOIN and form.is_valid():
        return _join(request, token, form)
    return _invitation_page(request, seen, {"form": form, "token": token})


def _invitation_page(request: HttpRequest, seen: Opened, more: dict[str, object]) -> HttpResponse:
    shown = {"seen": seen, **more}
    answer = render(request, "accounts/invitation.html", shown, status=seen.status)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def _join(request: HttpRequest, token: str, form: JoinForm) -> HttpResponse:
    opening = operations.Opening("", form.cleaned_data["full_name"], form.cleaned_data["password"])
    try:
        person = operations_invitations.join(token, opening, at=timezone.now())
    except (operations_invitations.InvitationClosed, operations.AddressTaken):
        return redirect("accounts:invitation", token)
    login(request, person, _BACKEND)
    proved_by_password(request, person)
    messages.success(request, _("Welcome. Your account is open and the invitation is accepted."))
    return redirect(settings.LOGIN_REDIRECT_URL)


@access(SIGNED_IN)
@require_POST
@once
def accept(request: HttpRequest, token: str) -> HttpResponse:
    closed = (operations_invitations.InvitationClosed, operations_invitations.InvitationUnknown)
    try:
        operations_invitations.accept(token, person=signed_in(request), at=timezone.now())
    except (*closed, operations_invitations.ForAnotherAddress):
        return redirect("accounts:invitation", token)
    messages.success(request, _("The invitation is accepted."))
    return redirect(settings.LOGIN_REDIRECT_URL)


@access(SIGNED_IN)
@require_safe
def people(request: HttpRequest, key: UUID) -> HttpResponse:
    return _people(request, key, InviteForm())


def _people(request: HttpRequest, key: UUID, form: InviteForm) -> HttpResponse:
    today, now = timezone.localdate(), timezone.now()
    organisation = queries.administered(request.user.pk, key, today)
    page = Paginator(queries.members_of(organisation, today), PER_PAGE).get_page(request.GET.get("page"))
    sent = Paginator(queries.invitations_into(organisation), OF_A_KIND).get_page(request.GET.get("invitations"))
    shown = {"organisation": organisation, "page": page, "form": form, "sent": sent}
    shown |= {"members": queries.members(page), "invitations": queries.standing(sent, now)}
    return render(request, "accounts/people.html", shown)


@access(SIGNED_IN)
@require_safe
def history(request: HttpRequest, key: UUID) -> HttpResponse:
    organisation = queries.administered(request.user.pk, key, timezone.localdate())
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < MOST_FIGURES else 1
    page = history_queries.history(organisation, max(1, number))
    return render(request, "accounts/history.html", {"organisation": organisation, "page": page})


@access(SIGNED_IN)
@require_POST
@limited((INVITE, signed_in_person))
@once
def invite(request: HttpRequest, key: UUID) -> HttpResponse:
    organisation = queries.administered(request.user.pk, key, timezone.localdate())
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _people(request, key, form)
    told = form.cleaned_data
    invited = operations_invitations.Invited(told["email"], organisation, told["administers"])
    operations_invitations.invite(invited, actor=signed_in(request), at=timezone.now())
    messages.success(request, _("An invitation was sent to %(address)s.") % {"address": told["email"]})
    return redirect("accounts:people", key)


@access(SIGNED_IN)
@require_POST
@limited((INVITE, signed_in_person))
@once
def resend(request: HttpRequest, key: UUID, invitation_key: UUID) -> HttpResponse:
    organisation = queries.administered(request.user.pk, key, timezone.localdate())
    held = queries.invitation_in(organisation, invitation_key)
    try:
        operations_invitations.resend(held, actor=signed_in(request), at=timezone.now())
        messages.success(request, _("The invitation was sent again. The link in the earlier e-mail no longer works."))
    except operations_invitations.InvitationClosed as closed:
        messages.error(request, str(closed))
    return redirect("accounts:people", key)


@access(SIGNED_IN)
@require_POST
@once
def revoke(request: HttpRequest, key: UUID, invitation_key: UUID) -> HttpResponse:
    organisation = queries.administered(request.user.pk, key, timezone.localdate())
    held = queries.invitation_in(organisation, invitation_key)
    try:
        operations_invitations.revoke(held, actor=signed_in(request), at=timezone.now())
        messages.success(request, _("The invitation was taken back. Its link no longer works."))
    except operations_invitations.InvitationClosed as closed:
        messages.error(request, str(closed))
    return redirect("accounts:people", key)


@access(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def end(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    organisation = queries.administered(request.user.pk, key, timezone.localdate())
    membership = queries.membership_in(organisation, number, timezone.localdate())
    if request.method != "POST":
        return render(request, "accounts/end.html", {"organisation": organisation, "membership": membership})
    try:
        operations.end_membership(membership, actor=signed_in(request), at=timezone.now())
    except operations.LastAdministrator as last:
        messages.error(request, str(last))
        return redirect("accounts:people", key)
    messages.success(request, _("%(person)s has left and is signed out.") % {"person": membership.person})
    if membership.person == request.user:
        return redirect("home")
    return redirect("accounts:people", key)
