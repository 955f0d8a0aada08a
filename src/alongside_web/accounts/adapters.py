"""What allauth asks of the site: nobody signs up alone, and single sign-on opens only what an invitation opened."""

from __future__ import annotations

import base64
import hashlib
from typing import ClassVar
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts import queries
from alongside_web.accounts.limits import address_of
from alongside_web.accounts.models import User
from alongside_web.accounts.operations import Opening, open_account

_NEW_CODES = "mfa/messages/recovery_codes_generated.txt"
_SAID = {
    "account/messages/password_changed.txt": _("Your password was changed. You were signed out everywhere else."),
    "account/messages/password_set.txt": _("Your password was set."),
    "account/messages/logged_out.txt": _("You signed out."),
    "mfa/messages/totp_activated.txt": _("The second step is on."),
    "mfa/messages/totp_deactivated.txt": _("The second step is off."),
    _NEW_CODES: _("You have new recovery codes; the old ones no longer work."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    error_messages: ClassVar[dict[str, object]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right. Check both and try again."),
        "enter_current_password": _("This is not the password you have now. Type it again."),
        "incorrect_password": _("This is not your password. Type it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        return False

    def is_ajax(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def reauthenticate(self, user: User, password: str) -> bool:
        return user.check_password(password)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_others: object,
        **_more: object,
    ) -> None:
        """Says only what this site has words for; the first recovery codes replace none."""
        at = request.resolver_match.url_name if request.resolver_match else ""
        is_first = at == "mfa_activate_totp" and message_template == _NEW_CODES
        if message_template in _SAID and not is_first:
            messages.add_message(request, level, str(_SAID[message_template]))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth names it
        return reverse("accounts:account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in a letter leads to the site's own address, whatever host the request named."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return str(settings.SITE_ADDRESS) + path.replace("UID-KEY", quote(key))


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # as above
    """Keeps the secrets of the second step encrypted, so that the table alone opens nothing."""

    error_messages: ClassVar[dict[str, object]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Wait for the next one and enter that."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    digest = hashlib.sha256(f"second step\n{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


def _name_given(told: dict[str, object]) -> str:
    """The person's name in what the provider tells, or nothing."""
    for part in (told.get("userinfo"), told.get("id_token"), told):
        if isinstance(part, dict) and part.get("name"):
            return str(part["name"])[:200]
    return ""


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # as above
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - as above
        return False

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: object) -> str:  # noqa: ARG002 - as above
        return reverse("accounts:account")

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ties a first single sign-on to the account of its verified address, or opens the account it was invited to."""
        if sociallogin.is_existing:
            return
        addresses = [one.email for one in sociallogin.email_addresses if one.verified]
        person = queries.person_with_address(addresses)
        if person is None:
            invited = queries.invited_address(addresses, timezone.now())
            if invited is None:
                raise ImmediateHttpResponse(render(request, "socialaccount/not_invited.html", status=403))
            opening = Opening(invited, _name_given(sociallogin.account.extra_data))
            person = open_account(opening, actor=None, at=timezone.now())
        sociallogin.connect(request, person)
