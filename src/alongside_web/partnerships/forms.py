"""What heads and brokers fill in; every fault says what, where and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.consent import ASKED_DAYS
from alongside_web.accounts.models import Organisation
from alongside_web.partnerships.form_fields import choice as _choice
from alongside_web.partnerships.form_fields import day as _day
from alongside_web.partnerships.models import Origin, Role, Side, Standing
from alongside_web.partnerships.private_models import (
    AnswerChoice,
    AudienceChoice,
    InPostChoice,
    InspectionChoice,
    ModeChoice,
    PublicityChoice,
    Stance,
)
from alongside_web.partnerships.queries import school_named

Values = Mapping[str, str] | None
_EMAIL = {
    "required": _("Enter an e-mail address"),
    "invalid": _("Enter an e-mail address in the right form, such as name@school.example"),
}


class AnswerForm(forms.Form):
    answer = _choice(
        _("Should the two schools work together?"), AnswerChoice.choices, _("Choose one of the four answers")
    )
    reason = forms.CharField(
        label=_("Why? (if you want to say)"),
        help_text=_("Only you can read this, unless you tick the box below."),
        max_length=2000,
        required=False,
        error_messages={"max_length": _("Say why in at most 2,000 characters")},
    )
    shared = forms.BooleanField(label=_("The broker may read why"), required=False)
    expires = _day(_("Until when does your answer count?"), _("Left empty, it counts for a year."))
    ask_again = _day(_("Ask me again on"), _("If you would rather decide later. Left empty, nobody asks before."))


class ReadinessForm(forms.Form):
    inspection = _choice(
        _("How near is an inspection?"), InspectionChoice.choices, _("Choose how near an inspection is")
    )
    in_post = _choice(
        _("How long have you been head of this school?"), InPostChoice.choices, _("Choose how long you have been head")
    )
    plans = forms.IntegerField(
        label=_("How many other partners and support plans does your school have?"),
        help_text=_("Leave it empty if you do not know."),
        required=False,
        min_value=0,
        max_value=99,
        error_messages={
            "invalid": _("Enter a whole number, such as 3, or leave it empty"),
            "min_value": _("Enter 0 or more"),
            "max_value": _("Enter 99 or fewer"),
        },
    )
    note = forms.CharField(
        label=_("Anything else about the time"),
        max_length=2000,
        required=False,
        error_messages={"max_length": _("Say it in at most 2,000 characters")},
    )


class PublicityForm(forms.Form):
    choice = _choice(
        _("May the partnership be spoken of in public?"),
        PublicityChoice.choices,
        _("Choose whether it may be spoken of"),
    )


class ActForm(forms.Form):
    reason = forms.CharField(
        label=_("Why? (if you want to say)"),
        help_text=_("Everybody in the partnership can read this."),
        max_length=500,
        required=False,
        error_messages={"max_length": _("Say why in at most 500 characters")},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ModeForm(forms.Form):
    stance = _choice(_("Do you offer or accept it?"), Stance.choices, _("Choose whether you offer or accept it"))
    mode = _choice(_("Which kind of help?"), ModeChoice.choices, _("Choose the kind of help"))
    words = forms.CharField(
        label=_("In your own words"),
        max_length=500,
        required=False,
        error_messages={"max_length": _("Say it in at most 500 characters")},
    )


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("What do you have to say?"),
        max_length=5000,
        error_messages={
            "required": _("Write what you have to say"),
            "max_length": _("Say it in at most 5,000 characters"),
        },
    )
    audience = _choice(_("Who may read it?"), AudienceChoice.choices, _("Choose who may read it"))

    def __init__(self, open_to: Sequence[str], given: Values = None) -> None:
        super().__init__(given)
        audience = self.fields["audience"]
        if isinstance(audience, forms.ChoiceField):
            audience.choices = [(value, words) for value, words in AudienceChoice.choices if value in open_to]


class PartForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254, error_messages=_EMAIL)
    role = _choice(_("Part"), Role.choices, _("Choose the part"))
    side = _choice(_("For which school?"), Side.choices, _("Choose the school, or neither"))
    standing = _choice(_("In post or acting"), Standing.choices, _("Choose whether the person is in post or acting"))
    until = _day(_("Last day, if it is known"), _("For somebody who is acting or seconded."))

    def __init__(self, roles: Sequence[Role], sides: Sequence[tuple[str, str]], given: Values = None) -> None:
        super().__init__(given, initial={"side": sides[0][0]})
        role, side = self.fields["role"], self.fields["side"]
        if isinstance(role, forms.ChoiceField) and isinstance(side, forms.ChoiceField):
            role.choices = [(one.value, one.label) for one in roles]
            side.choices = list(sides)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        role, side = cleaned.get("role"), cleaned.get("side")
        if role in {Role.HEAD, Role.MANAGER, Role.STAFF} and side == Side.NEITHER:
            self.add_error("side", _("Choose one of the two schools: this part belongs to a school"))
        elif role in {Role.BROKER, Role.ADVISER, Role.EVALUATOR, Role.GUEST} and side not in {None, Side.NEITHER}:
            self.add_error("side", _("Choose “neither school”: this part belongs to neither"))
        return cleaned


class EndPartForm(forms.Form):
    last_day = _day(_("Last day"), "", _("Enter the last day"))


class ProposeForm(forms.Form):
    arranged_by = forms.ModelChoiceField(
        label=_("For which organisation do you arrange it?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose your organisation"), "invalid_choice": _("Choose your organisation")},
    )
    supported = forms.CharField(
        label=_("School that is to be supported"),
        help_text=_("Its name as on this site, or its URN (six digits)"),
        max_length=200,
        error_messages={"required": _("Enter the school that is to be supported")},
    )
    supported_head = forms.EmailField(label=_("E-mail address of its head"), max_length=254, error_messages=_EMAIL)
    supporting = forms.CharField(
        label=_("School that is to support it"),
        help_text=_("Its name as on this site, or its URN (six digits)"),
        max_length=200,
        error_messages={"required": _("Enter the school that is to support it")},
    )
    supporting_head = forms.EmailField(label=_("E-mail address of its head"), max_length=254, error_messages=_EMAIL)
    origin = _choice(_("Have they worked together before?"), Origin.choices, _("Choose whether they have"))
    answer_by = _day(
        _("Answers by"),
        _("Within half a year. Without two yeses by this day, it closes on the Friday after, called off or not."),
        _("Enter the day by which you ask for answers"),
    )

    def __init__(self, arrangers: QuerySet[Organisation], today: date, given: Values = None) -> None:
        super().__init__(given)
        self.today = today
        own = self.fields["arranged_by"]
        if isinstance(own, forms.ModelChoiceField):
            own.queryset = arrangers

    def clean_supported(self) -> Organisation:
        return self._school("supported")

    def clean_supporting(self) -> Organisation:
        return self._school("supporting")

    def _school(self, field: str) -> Organisation:
        found = school_named(self.cleaned_data[field])
        if found is None:
            raise forms.ValidationError(_("No school is known by this; enter its URN, or its name as on this site"))
        return found

    def clean_answer_by(self) -> date:
        day: date = self.cleaned_data["answer_by"]
        if day <= self.today:
            raise forms.ValidationError(_("The day for answers must be after today; give a later day"))
        if day > self.today + timedelta(days=ASKED_DAYS):
            raise forms.ValidationError(_("The day for answers must be within half a year; give an earlier day"))
        return day

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        one, other = cleaned.get("supported"), cleaned.get("supporting")
        if isinstance(one, Organisation) and isinstance(other, Organisation) and _same(one, other):
            self.add_error("supporting", _("A school cannot partner itself; enter another school"))
        return cleaned


def _same(one: Organisation, other: Organisation) -> bool:
    return one == other or (one.school != "" and one.school == other.school)
