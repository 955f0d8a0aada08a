"""What people fill in about calendars; every fault says what, where and what to do."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside_web.calendars.models import Rhythm
from alongside_web.partnerships.form_fields import choice, day

LONGEST = 100


class RhythmForm(forms.Form):
    rhythm = choice(_("How do you want to be reminded by e-mail?"), Rhythm.choices, _("Choose how to be reminded"))


class ClosedForm(forms.Form):
    name = forms.CharField(
        label=_("What is it?"),
        help_text=_("Such as: autumn half-term"),
        max_length=100,
        error_messages={
            "required": _("Say what it is, such as: autumn half-term"),
            "max_length": _("Say it in at most 100 characters"),
        },
    )
    first = day(_("First day off"), "", _("Enter the first day off"))
    last = day(_("Last day off"), "", _("Enter the last day off"))

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        first, last = cleaned.get("first"), cleaned.get("last")
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                self.add_error("last", _("The last day must not come before the first; give a later day"))
            elif (last - first).days >= LONGEST:
                self.add_error("last", _("Enter at most 100 days at once; longer times in two parts"))
        return cleaned
