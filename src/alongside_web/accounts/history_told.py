"""What each act upon accounts, organisations and invitations is called in a history, and who may know of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alongside_web.audit.actions import ADMINISTRATORS, Told, tell

# What a person does with the own account is nobody else's to know.
OWN = (
    Told("opened account", _("{who} opened an account with the address {email}: {about}.")),
    Told("changed name", _("{who} changed the name from “{from}” to “{to}”.")),
    Told("asked for another address", _("{who} asked for another e-mail address.")),
    Told("took back another address", _("{who} kept the e-mail address as it was.")),
    Told("changed address", _("{who} changed the e-mail address from {from} to {to}.")),
    Told("changed password", _("{who} changed the password.")),
    Told("set password", _("{who} set a password.")),
    Told("reset password", _("{who} set a new password by a link in an e-mail.")),
    Told("added second step", _("{who} turned on for the second step: {kind}.")),
    Told("removed second step", _("{who} turned off for the second step: {kind}.")),
    Told("renewed second step", _("{who} renewed for the second step: {kind}.")),
    Told("closed account", _("{who} closed an account: {about}.")),
    Told("erased person", _("{who} erased a name, an address and the values of {values} entries: {about}.")),
    Told("erased what was due", _("{who} erased the records that had been kept long enough.")),
)
# What higher parts erase when retention or the erasure of a person, which start here, ask them to.
ERASED = (
    Told("forgot what was private", _("{who} erased {records} records of partnerships that were long over.")),
    Told("erased words", _("{who} erased the words in {records} records: {about}.")),
)
OF_ORGANISATIONS = tuple(
    Told(action, sentence, ADMINISTRATORS)
    for action, sentence in (
        ("opened organisation", _("{who} entered the organisation {name}.")),
        ("joined organisation", _("{who} began a membership in {organisation}: {about}. May invite: {administers}.")),
        ("left organisation", _("{who} ended a membership in {organisation}: {about}. The last day was {until}.")),
        ("invited", _("{who} invited {email} into {organisation}.")),
        ("sent invitation again", _("{who} sent {email} the invitation into {organisation} again.")),
        ("took invitation back", _("{who} took back the invitation of {email} into {organisation}.")),
        ("accepted invitation", _("{who} accepted the invitation of {email} into {organisation}.")),
    )
)


def tell_all() -> None:
    """Tells the audit of the acts of this part."""
    tell(*OWN, *ERASED, *OF_ORGANISATIONS)
