"""What heads and managers fill in about stages; every fault says what, where and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.stages import WITH_REASON, Course, NotACourse, Status, from_beginnings
from alongside.partnerships.task_lists import StageName
from alongside_web.partnerships.form_fields import choice, day
from alongside_web.partnerships.forms import Values
from alongside_web.stages.queries import Words

_LONG = {"max_length": _("Say it in at most 500 characters")}


class DaysForm(forms.Form):
    prepare = day(_("“Prepare the ground” begins"), "", _("Enter the first day of “Prepare the ground”"))
    plant = day(_("“Plant, water, nurture” begins"), "", _("Enter the first day of “Plant, water, nurture”"))
    harvest = day(_("“Harvest” begins"), "", _("Enter the first day of “Harvest”"))
    look = day(_("“Look back and forward” begins"), "", _("Enter the first day of “Look back and forward”"))
    last = day(
        _("Last day of the partnership’s last stage"),
        _("Give a later day when the partnership is extended."),
        _("Enter the last day"),
    )
    reason = forms.CharField(label=_("Why these days?"), max_length=500, required=False, error_messages=_LONG)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, course: Course | None, seen: int, given: Values = None) -> None:
        shown: Mapping[str, object] = {}
        if course is not None:
            shown = {one.stage.value: one.first.isoformat() for one in course.spans} | {"last": course.last.isoformat()}
        super().__init__(given, initial={**shown, "seen": seen})
        self.changes = seen > 0

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"].strip()
        if self.changes and not reason:
            raise forms.ValidationError(_("Say why the days are changed"))
        return reason

    def clean(self) -> dict[str, object]:
        """Days that make no course are refused where they can be put right."""
        cleaned: dict[str, object] = dict(super().clean() or {})
        days = [found for name in (*StageName, "last") if isinstance(found := cleaned.get(name), date)]
        if len(days) == len(StageName) + 1:
            try:
                from_beginnings(days[:-1], days[-1])
            except NotACourse as wrong:
                # Where a stage would end before it begins, what was given too early is the first day of the next.
                early = (*StageName, "last")[list(StageName).index(wrong.stage) + 1]
                self.add_error(early, gettext(str(wrong)) if early == "last" else _OVERLAP)
        return cleaned


_OVERLAP = _("Two stages overlap; begin this one after the last day of the one before.")
# Named once so that the catalogue holds them.
_FAULTS = (
    _("Give the days of the four stages, each once and in order."),
    _("A stage must not end before it begins; give a later last day."),
    _OVERLAP,
    _("There is a gap before this stage; begin it the day after the one before."),
)


class SayForm(forms.Form):
    status = choice(_("How does it stand?"), (), _("Choose how it stands"))
    reason = forms.CharField(
        label=_("Why, or anything else to say"),
        help_text=_("Needed when it is blocked or does not apply. Whoever may read the task can read it."),
        max_length=500,
        required=False,
        error_messages=_LONG,
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, sayable: Sequence[tuple[str, Words]], seen: int, given: Values = None) -> None:
        super().__init__(given, initial={"seen": seen})
        status = self.fields["status"]
        if isinstance(status, forms.ChoiceField):
            status.choices = [(value, str(words)) for value, words in sayable]

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        needs = {one.value for one in WITH_REASON}
        if cleaned.get("status") in needs and not str(cleaned.get("reason", "")).strip():
            self.add_error("reason", _("Say why: others will want to know"))
        return cleaned

    def said(self) -> Status:
        return Status(self.cleaned_data["status"])


class TakeListForm(forms.Form):
    version = forms.CharField(max_length=20, widget=forms.HiddenInput)
