"""What higher parts of the site may listen for; a listener runs in the transaction of the change."""

from __future__ import annotations

from django.dispatch import Signal

# invitation, person, at: somebody accepted an invitation.
invitation_accepted = Signal()
# person, organisation (None: every organisation, the account was closed), last_day, actor, at: somebody left.
person_left = Signal()
# person, former (the address before), at: somebody has another address.
address_changed = Signal()
# person, email (as it was), at: everything that names the person is to be erased.
person_erased = Signal()
