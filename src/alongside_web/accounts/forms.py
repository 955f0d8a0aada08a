"""The forms about people: who is invited, who joins, what somebody is called."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.forms_sign_in import CHOOSE
from alongside_web.accounts.models import User


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Enter the e-mail address of the person you invite"),
            "invalid": _("Enter an e-mail address in the right form, such as name@example.org"),
        },
    )
    administers = forms.BooleanField(label=_("May invite other people and end their membership"), required=False)


class NameForm(forms.Form):
    full_name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        help_text=_("The name that others see beside what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your full name")},
    )


class OwnNameForm(NameForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter the new e-mail address"),
            "invalid": _("Enter an e-mail address in the right form, such as name@example.org"),
        },
    )


class JoinForm(NameForm):
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=CHOOSE,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Enter a password")},
    )

    def __init__(self, address: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        self.address = address

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        named = str(self.cleaned_data.get("full_name", ""))
        validate_password(password, User(email=self.address, full_name=named))
        return password
