"""What a broker fills in about a round; every fault says what, where and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from alongside.brokering.round import AREAS, Rules
from alongside.brokering.suitability import COMPONENTS
from alongside_web.accounts.models import Organisation
from alongside_web.brokering.models import BrokeringRound, NeedStated, OfferStated, RoundRole, TieChoice, Urgency
from alongside_web.brokering.operations_rounds import HeadOf, RulesSet
from alongside_web.partnerships.private_models import ModeChoice
from alongside_web.partnerships.queries import school_named

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Values = Mapping[str, object] | None
_DAY = {"invalid": _("Give the day as year, month and day, such as 2027-07-31")}
_WHOLE = {
    "invalid": _("Enter a whole number, such as 3"),
    "min_value": _("Enter %(limit_value)s or more"),
    "max_value": _("Enter %(limit_value)s or less"),
}


def day_field(label: StrOrPromise, missing: StrOrPromise = "", hint: StrOrPromise = "") -> forms.DateField:
    told = {**_DAY, "required": missing}
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(missing),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages=told,
    )


def whole_field(label: StrOrPromise, least: int, most: int, *, missing: StrOrPromise = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=bool(missing),
        error_messages={**_WHOLE, "required": missing},
    )


def words_field(
    label: StrOrPromise, most: int, *, missing: StrOrPromise = "", hint: StrOrPromise = ""
) -> forms.CharField:
    told = {"required": missing, "max_length": _("Write at most %(limit_value)d characters")}
    return forms.CharField(label=label, max_length=most, required=bool(missing), help_text=hint, error_messages=told)


def several_field(label: StrOrPromise, choices: Sequence[tuple[str, StrOrPromise]]) -> forms.MultipleChoiceField:
    wrong = _("Choose from the list")
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, error_messages={"invalid_choice": wrong}
    )


_AREAS = [(area, _(words)) for area, words in AREAS.items()]


class RoundForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose your organisation"), "invalid_choice": _("Choose your organisation")},
    )
    name = words_field(_("What is the round called?"), 200, missing=_("Enter a name for the round"))
    scope = words_field(
        _("What is it for, and whom does it cover?"), 2000, hint=_("Everybody who is asked reads this.")
    )
    answers_by = day_field(_("Heads are asked to answer by"), _("Enter the day by which heads are asked to answer"))
    closes = day_field(_("Proposals are to be answered by"), _("Enter the day by which proposals are to be answered"))

    def __init__(self, mine: QuerySet[Organisation], today: date, given: Values = None) -> None:
        super().__init__(given)
        self.today = today
        own = self.fields["organisation"]
        if isinstance(own, forms.ModelChoiceField):
            own.queryset = mine

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        first, last = cleaned.get("answers_by"), cleaned.get("closes")
        if isinstance(first, date) and first <= self.today:
            self.add_error("answers_by", _("The day must be after today; give a later day"))
        if isinstance(first, date) and isinstance(last, date) and last <= first:
            self.add_error("closes", _("Proposals follow the answers: give a day after the one above"))
        return cleaned


class _SideForm(forms.Form):
    """What a need and an offer have in common: the school, its head, and how far it would go."""

    school = words_field(
        _("School"), 200, missing=_("Enter the school"), hint=_("Its name as on this site, or its URN (six digits)")
    )
    head_name = words_field(_("Name of its head"), 200)
    head_email = forms.EmailField(
        label=_("E-mail address of its head"),
        max_length=254,
        error_messages={
            "required": _("Enter the e-mail address of its head"),
            "invalid": _("Enter an e-mail address in the right form, such as name@school.example"),
        },
    )
    travel_limit_km = whole_field(_("How far would it go, in kilometres?"), 0, 500)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, given: Values = None, *, initial: Values = None, fixed: Organisation | None = None) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.fixed = fixed
        if fixed is not None:
            for name in ("school", "head_name", "head_email"):
                del self.fields[name]

    def clean_school(self) -> Organisation:
        found = school_named(self.cleaned_data["school"])
        if found is None:
            raise forms.ValidationError(_("No school is known by this; enter its URN, or its name as on this site"))
        return found

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        for first, last in (("starts", "ends"), ("inspection_from", "inspection_to")):
            begin, end = cleaned.get(first), cleaned.get(last)
            if isinstance(begin, date) and isinstance(end, date) and end < begin:
                self.add_error(last, _("This day is before the first; give a later day"))
        return cleaned

    @property
    def head(self) -> HeadOf:
        return HeadOf(self.cleaned_data.get("head_name", ""), self.cleaned_data.get("head_email", ""))


class NeedForm(_SideForm):
    areas = several_field(_("Where does it need help?"), _AREAS)
    urgency = forms.ChoiceField(
        label=_("How soon?"),
        choices=Urgency.choices,
        initial=Urgency.YEAR,
        error_messages={"required": _("Choose how soon"), "invalid_choice": _("Choose how soon")},
    )
    partners = whole_field(_("How many partners?"), 1, 5, missing=_("Enter how many partners"))
    modes = several_field(_("Which kinds of help does it want?"), list(ModeChoice.choices))
    load = whole_field(_("How many partners and plans does it carry already?"), 0, 99)
    load_ceiling = whole_field(_("How many did it agree to carry?"), 0, 99)
    starts = day_field(
        _("From when is help wanted?"), hint=_("Such as 2027-03-01. Work begins when proposals are answered.")
    )
    ends = day_field(
        _("Until when?"), hint=_("Empty: as long as it lasts. Partners whose dates do not meet are ruled out.")
    )
    note = words_field(_("Note for the brokers of this round"), 2000)

    def row(self, held: NeedStated | None = None) -> NeedStated:
        """The need as the form states it."""
        told = self.cleaned_data
        row = held or NeedStated(school=told["school"])
        plain = ("areas", "urgency", "partners", "modes", "load", "load_ceiling", "travel_limit_km", "note")
        for name in (*plain, "starts", "ends"):
            setattr(row, name, told[name])
        return row


class OfferForm(_SideForm):
    areas = several_field(_("What is it good at?"), _AREAS)
    partnerships = whole_field(
        _("How many partnerships can it carry?"), 0, 20, missing=_("Enter how many partnerships")
    )
    days = forms.DecimalField(
        label=_("How many staff days can it give?"),
        min_value=0,
        max_value=9999,
        decimal_places=2,
        required=False,
        error_messages={**_WHOLE, "invalid": _("Enter a number of days, such as 12 or 7.5")},
    )
    starts = day_field(_("From when does the offer hold?"))
    ends = day_field(
        _("Until when?"), hint=_("Empty: as long as it lasts. Schools whose dates do not meet are ruled out.")
    )
    live_partnerships = whole_field(_("How many partnerships does it carry already?"), 0, 99)
    inspection_from = day_field(_("Inspection expected from"))
    inspection_to = day_field(_("Inspection expected to"))
    of_concern = forms.BooleanField(label=_("It has become a concern itself"), required=False)
    conditions = words_field(_("Conditions"), 2000)

    def row(self, held: OfferStated | None = None) -> OfferStated:
        """The offer as the form states it."""
        told = self.cleaned_data
        row = held or OfferStated(school=told["school"])
        plain = ("areas", "partnerships", "days", "starts", "ends", "live_partnerships", "travel_limit_km")
        for name in (*plain, "inspection_from", "inspection_to", "of_concern", "conditions"):
            setattr(row, name, told[name])
        return row


class RulesForm(forms.Form):
    """The rules and the weights of both sides; what is left as it is stays as the engine has it."""

    same_phase = forms.BooleanField(label=_("Only schools that teach the same ages"), required=False)
    travel_limit_km = forms.FloatField(
        label=_("Farthest apart, in kilometres (empty: no limit)"), min_value=0, max_value=500, required=False
    )
    competition_km = forms.FloatField(
        label=_("Nearer than this they compete, in kilometres (empty: no limit)"),
        min_value=0,
        max_value=100,
        required=False,
    )
    minimum_suitability = forms.FloatField(label=_("Least suitable, 0 to 1"), min_value=0, max_value=1)
    candidates = forms.IntegerField(label=_("Possible partners looked at for each need"), min_value=1, max_value=500)
    overload_cost = forms.FloatField(label=_("Cost of each partnership already carried"), min_value=0, max_value=1)
    stickiness = forms.FloatField(label=_("Gain for having been shown before"), min_value=0, max_value=1)
    why = words_field(_("Why these rules?"), 1000, missing=_("Say why; it stands in the record of the round"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, given: Values = None, *, initial: Values = None) -> None:
        super().__init__(given, initial=dict(initial or {}))
        for component in COMPONENTS:
            for side, weight in (("need", component.for_need), ("partner", component.for_partner)):
                self.fields[f"{side}.{component.id}"] = forms.FloatField(
                    label=_(component.label), min_value=0, max_value=10, initial=weight
                )
        for field in self.fields.values():
            if isinstance(field, forms.FloatField | forms.IntegerField):
                field.error_messages |= {**_WHOLE, "invalid": _("Enter a number"), "required": _("Enter a number")}

    @property
    def weights(self) -> tuple[tuple[forms.BoundField, forms.BoundField], ...]:
        """The weights, for the need and for its partner."""
        return tuple((self[f"need.{one.id}"], self[f"partner.{one.id}"]) for one in COMPONENTS)

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        near, far = cleaned.get("competition_km"), cleaned.get("travel_limit_km")
        if isinstance(near, float) and isinstance(far, float) and near >= far:
            self.add_error("travel_limit_km", _("No pair would be left: make this larger than where they compete"))
        for side in ("need", "partner"):
            if not any(cleaned.get(f"{side}.{one.id}") for one in COMPONENTS):
                self.add_error(f"{side}.{COMPONENTS[0].id}", _("All weights of one side are 0; leave one above 0"))
        return cleaned

    def wanted(self) -> RulesSet:
        """The rules as they are kept: weights that differ from the engine's own are named."""
        told = self.cleaned_data
        own = {
            f"{side}.{one.id}": weight
            for one in COMPONENTS
            for side, weight in (("need", one.for_need), ("partner", one.for_partner))
        }
        weights = {name: told[name] for name, weight in own.items() if told[name] != weight}
        return RulesSet({one.name: told[one.name] for one in fields(Rules)}, weights, told["why"])


class TieForm(forms.Form):
    one = forms.ModelChoiceField(
        label=_("One school"), queryset=Organisation.objects.none(), error_messages={"required": _("Choose a school")}
    )
    other = forms.ModelChoiceField(
        label=_("The other school"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Choose a school")},
    )
    tie = forms.ChoiceField(
        label=_("What stands between them?"),
        choices=TieChoice.choices,
        error_messages={"required": _("Choose what stands between them")},
    )
    words = words_field(_("In words"), 500)

    def __init__(self, a_round: BrokeringRound, given: Values = None) -> None:
        super().__init__(given)
        live = {"withdrawn_at": None}
        keys = [
            *NeedStated.objects.filter(round=a_round, **live).values_list("school", flat=True),
            *OfferStated.objects.filter(round=a_round, **live).values_list("school", flat=True),
        ]
        for name in ("one", "other"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = Organisation.objects.filter(pk__in=keys).order_by("name", "pk")

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        if cleaned.get("one") and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", _("Choose another school: something stands between two"))
        return cleaned


class LetInForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Enter an e-mail address"),
            "invalid": _("Enter an e-mail address in the right form, such as name@school.example"),
        },
    )
    role = forms.ChoiceField(
        label=_("Part"), choices=RoundRole.choices, error_messages={"required": _("Choose a part")}
    )


class HeadForm(forms.Form):
    name = words_field(_("Name of the new head"), 200)
    email = forms.EmailField(
        label=_("E-mail address of the new head"),
        max_length=254,
        error_messages={
            "required": _("Enter an e-mail address"),
            "invalid": _("Enter an e-mail address in the right form, such as name@school.example"),
        },
    )


class StepForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
