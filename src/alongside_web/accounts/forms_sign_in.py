"""Allauth's forms with this site's words and fields; what they check and do is allauth's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# For each field its label, its hint, and what is said when it is empty.
Words = Mapping[str, tuple[object, object, object]]

ADDRESS = _("E-mail address")
PASSWORD = _("Password")
CHOOSE = _("At least 12 characters. Three or four unrelated words are easy to remember and hard to guess.")


class _Worded(forms.Form):
    """Gives fields their label, their hint and what is said when they are empty; no placeholders, nothing asked twice."""

    words: ClassVar[Words] = {}
    asked_twice: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # allauth's forms take arguments of their own
        for name in self.asked_twice:
            self.fields.pop(name, None)
        for name, (label, hint, empty) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = str(label), str(hint)
            field.error_messages["required"] = str(empty)
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Worded, account.LoginForm):  # type: ignore[misc]  # allauth carries no types
    words: ClassVar[Words] = {
        "login": (ADDRESS, "", _("Enter your e-mail address")),
        "password": (PASSWORD, "", _("Enter your password")),
    }


class ChangePassword(_Worded, account.ChangePasswordForm):  # type: ignore[misc]  # as above
    asked_twice: ClassVar[tuple[str, ...]] = ("password2",)
    words: ClassVar[Words] = {
        "oldpassword": (_("Your password now"), "", _("Enter the password you have now")),
        "password1": (_("New password"), CHOOSE, _("Enter a new password")),
    }


class SetPassword(_Worded, account.SetPasswordForm):  # type: ignore[misc]  # as above
    asked_twice: ClassVar[tuple[str, ...]] = ("password2",)
    words: ClassVar[Words] = {"password1": (_("New password"), CHOOSE, _("Enter a password"))}


class ForgottenPassword(_Worded, account.ResetPasswordForm):  # type: ignore[misc]  # as above
    words: ClassVar[Words] = {"email": (ADDRESS, "", _("Enter the e-mail address of your account"))}

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        """Writes to an unknown address too, so that neither the answer nor its time tells who has an account."""
        if self.users:
            return str(super().save(request, **kwargs))
        address = str(self.cleaned_data["email"])
        get_adapter().send_mail("account/email/unknown_account", address, {})
        return address


class NewPassword(_Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    asked_twice: ClassVar[tuple[str, ...]] = ("password2",)
    words: ClassVar[Words] = {"password1": (_("New password"), CHOOSE, _("Enter a new password"))}


class ProveByPassword(_Worded, account.ReauthenticateForm):  # type: ignore[misc]  # as above
    words: ClassVar[Words] = {"password": (PASSWORD, "", _("Enter your password"))}


_CODE = (
    _("Code"),
    _("The six figures that your app shows, or one of your recovery codes."),
    _("Enter the code that your app shows"),
)


class EnterCode(_Worded, mfa.AuthenticateForm):  # type: ignore[misc]  # as above
    words: ClassVar[Words] = {"code": _CODE}


class ProveByCode(_Worded, mfa.ReauthenticateForm):  # type: ignore[misc]  # as above
    words: ClassVar[Words] = {"code": _CODE}


class TurnOnCodes(_Worded, totp.ActivateTOTPForm):  # type: ignore[misc]  # as above
    words: ClassVar[Words] = {
        "code": (_("Code"), _("The six figures that your app shows now."), _("Enter the code that your app shows"))
    }
