"""Puts into the audit what allauth changes: passwords and second steps."""

from __future__ import annotations

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.utils import timezone

from alongside_web.accounts.models import User
from alongside_web.audit.operations import Change, record

_TOLD = {
    account.password_changed: "changed password",
    account.password_set: "set password",
    account.password_reset: "reset password",
    mfa.authenticator_added: "added second step",
    mfa.authenticator_removed: "removed second step",
    mfa.authenticator_reset: "renewed second step",
}


_KINDS = {"totp": "codes of an app", "recovery_codes": "recovery codes"}


def _tell(signal: object, user: User, authenticator: Authenticator | None = None, **_others: object) -> None:
    change = Change(_TOLD[signal], "person", str(user.pk), about=user.pk)
    told = {"kind": _KINDS[authenticator.type]} if authenticator else {}
    record(change, told, actor=user.pk, at=timezone.now())


def listen() -> None:
    """Connects; called once when the site starts."""
    for signal in _TOLD:
        signal.connect(_tell, dispatch_uid="audit of accounts")
