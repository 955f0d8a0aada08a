"""What people fill in on the plan's pages; every fault says what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.money import NotMoney, in_pounds, pence_of
from alongside.terms import Term
from alongside_web.design.moments import day_in_words
from alongside_web.plans.operations_aims import AimTold
from alongside_web.plans.plan_words import characteristics, term_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Posted = Mapping[str, str] | None
# What was paid before this is no matter of a partnership of today: a slip of the pen.
_FIRST_PAID = date(2000, 1, 1)
_LONG = _("Say it in at most %(limit_value)d characters; now there are %(show_value)d")


def words(label: StrOrPromise, most: int, *, missing: StrOrPromise = "", hint: StrOrPromise = "") -> forms.CharField:
    """A text of at most so many characters; without ``missing`` it may be left empty."""
    said = {"required": missing, "max_length": _LONG}
    return forms.CharField(label=label, help_text=hint, max_length=most, required=bool(missing), error_messages=said)


class Money(forms.CharField):
    """An amount of money as people write it; its value is pence, or None where nothing is written."""

    def __init__(self, label: StrOrPromise, *, missing: StrOrPromise = "", hint: StrOrPromise = "") -> None:
        super().__init__(
            label=label, help_text=hint, max_length=30, required=bool(missing), error_messages={"required": missing}
        )

    def clean(self, value: object) -> int | None:
        text = str(super().clean(value))
        if not text:
            return None
        try:
            return pence_of(text)
        except NotMoney:
            raise forms.ValidationError(gettext("Write an amount of money like 1,250.50 or 1250")) from None


def in_box(pence: int | None) -> str:
    """An amount as it stands in a box to be changed."""
    return "" if pence is None else in_pounds(pence).removeprefix("£")


class AimForm(forms.Form):
    """An aim, and what it serves. ``version`` is the version that was opened."""

    text = words(_("What do the schools want to reach together?"), 500, missing=_("Write the aim"))
    priority = words(
        _("Which priority does it serve?"), 500, hint=_("For example the first priority of the agreement.")
    )
    school_plan = words(
        _("Where does it stand in the supported school’s own plan?"), 300, hint=_("For example: improvement plan, 2.3.")
    )
    authority_plan = words(_("Where does it stand in the authority’s support plan?"), 300)
    characteristics = forms.MultipleChoiceField(
        label=_("What will the partnership itself be better at?"),
        help_text=_("Characteristics of partnerships that work. Choose any that this aim serves, or none."),
        required=False,
        error_messages={"invalid_choice": _("Choose from the list")},
    )
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Posted = None, *, initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        field = self.fields["characteristics"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(characteristics())

    @property
    def told(self) -> AimTold:
        """What the form says, when it is valid."""
        said = self.cleaned_data
        texts = (said["text"], said["priority"], said["school_plan"], said["authority_plan"])
        return AimTold(*texts, tuple(said["characteristics"]))


class VersionForm(forms.Form):
    """A confirmation: the version of what was seen."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class KeepForm(forms.Form):
    why = words(
        _("Why do you keep this version?"),
        500,
        missing=_("Say why this version is kept, for example: agreed by the steering group"),
        hint=_("Everybody who reads the plan can read this."),
    )


class FunderForm(forms.Form):
    name = words(_("Who pays?"), 200, missing=_("Write the name of the funder"), hint=_("For example the authority."))


class DayForm(forms.Form):
    pence = Money(
        _("What does a day of cover cost?"),
        hint=_(
            "In pounds. It is used where an activity names days and no cost of cover. Left empty, such days cost nothing."
        ),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AllocationForm(forms.Form):
    """The money of one funder, an amount a term; beside each stands the version that was opened."""

    def __init__(
        self, terms: Sequence[Term], data: Posted = None, *, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.terms = tuple(terms)
        for term in self.terms:
            self.fields[amount_name(term)] = Money(term_words(term).capitalize())
            self.fields[version_name(term)] = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def amounts(self) -> Iterable[forms.BoundField]:
        return (self[amount_name(term)] for term in self.terms)

    @property
    def versions(self) -> Iterable[forms.BoundField]:
        return (self[version_name(term)] for term in self.terms)


def amount_name(term: Term) -> str:
    return f"amount-{term.first.isoformat()}"


def version_name(term: Term) -> str:
    return f"version-{term.first.isoformat()}"


class PaymentForm(forms.Form):
    """Money that was spent. ``confirmed`` is by how much somebody was told that it goes over."""

    pence = Money(_("How much was paid?"), missing=_("Write how much was paid, like 1,250.50"), hint=_("In pounds."))
    funder = forms.ChoiceField(
        label=_("Whose money is it?"),
        error_messages={"required": _("Choose a funder"), "invalid_choice": _("Choose a funder from the list")},
    )
    on = forms.DateField(
        label=_("On which day?"),
        help_text=_("The day on which it was paid, up to today. For example 27/3/2026."),
        input_formats=["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"],
        error_messages={
            "required": _("Write the day of the payment, like 27/3/2026"),
            "invalid": _("Write the day as day, month and year, like 27/3/2026"),
        },
    )
    what = words(_("What for?"), 300, missing=_("Say what it was paid for"))
    activity = forms.ChoiceField(
        label=_("For which activity?"),
        required=False,
        error_messages={"invalid_choice": _("Choose an activity from the list, or none")},
    )
    confirmed = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(
        self,
        funders: Sequence[tuple[str, str]],
        activities: Sequence[tuple[str, str]],
        data: Posted = None,
        *,
        today: date,
    ) -> None:
        super().__init__(data)
        self.today = today
        funder, activity = self.fields["funder"], self.fields["activity"]
        if isinstance(funder, forms.ChoiceField) and isinstance(activity, forms.ChoiceField):
            funder.choices = list(funders)
            activity.choices = [("", gettext("None of the plan")), *activities]

    def clean_pence(self) -> int:
        """The amount; nothing at all was no payment."""
        pence: int | None = self.cleaned_data["pence"]
        if not pence:
            raise forms.ValidationError(gettext("Write how much was paid, like 1,250.50"))
        return pence

    def clean_on(self) -> date:
        """The day; a payment has happened, and one of another century is a slip of the pen."""
        day: date = self.cleaned_data["on"]
        told = {"day": day_in_words(day), "first": day_in_words(_FIRST_PAID), "today": day_in_words(self.today)}
        if day > self.today:
            raise forms.ValidationError(
                gettext(
                    "%(day)s is still to come, and a payment is recorded once it is made: give a day up to today, "
                    "%(today)s, or plan the money as the cost of an activity instead"
                )
                % told
            )
        if day < _FIRST_PAID:
            raise forms.ValidationError(
                gettext("This year cannot be right; give a day from %(first)s to today, %(today)s") % told
            )
        return day
