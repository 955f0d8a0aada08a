"""The texts of the questions of common ground, named once so that the catalogue holds them; a test compares them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TEXTS = (
    _("How much choice do the two schools have?"),
    _("it is a firm intervention"),
    _("it is wholly voluntary"),
    _("How much is to be heard of it outside the two schools?"),
    _("a high profile"),
    _("low key"),
    _("What is the supporting school there for?"),
    _("to drive improvement, with pressure"),
    _("to stand by the school while it improves, with support"),
    _("Must the two heads like each other and think well of each other’s work?"),
    _("it cannot work otherwise"),
    _("it can work without"),
    _("Which way is help to flow?"),
    _("one way, to the supported school"),
    _("both ways"),
)
