"""What activities tell other modules: that one was saved, so that its cost can be set against the money there is."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with ``activity`` and ``at``, within the transaction, after an activity was planned or changed.
activity_saved = Signal()
