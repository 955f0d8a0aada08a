"""What people write into an agreement: a section, its outcome clause, a suggestion, an answer, a reason."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.agreement_outcome import (
    AGREEABLE,
    FEWEST,
    MOST,
    ContradictoryClause,
    OutcomeClause,
    characteristics_of,
    comparison_models,
)
from alongside.terms import AcademicYear, NotAnAcademicYear
from alongside_web.partnerships.agreement_words import CLAUSE_FAULTS

LONGEST = 10_000
Given = dict[str, object] | None


def _too_long(most: int) -> str:
    return gettext("Write at most %(most)d characters; now there are %%(show_value)d") % {"most": most}


class Words(forms.CharField):
    """Text of some length, kept as it was typed."""

    def __init__(self, label: object, *, most: int = LONGEST, hint: object = "", empty: object = "") -> None:
        super().__init__(
            label=str(label) if isinstance(label, str) else label,  # type: ignore[arg-type]  # lazy words are words
            max_length=most,
            required=bool(empty),
            strip=False,
            help_text=hint,  # type: ignore[arg-type]  # as above
            error_messages={"required": str(empty), "max_length": _too_long(most)},
            widget=forms.Textarea,
        )


class SectionForm(forms.Form):
    """The words of a section. ``seen`` is the version that was opened, ``suggestion`` one that is put in by hand."""

    text = Words(_("Words of this section"))
    seen = forms.RegexField(r"^[0-9]{1,6}\.[0-9]{1,6}$", widget=forms.HiddenInput)
    suggestion = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class SchoolYear(forms.CharField):
    """A school year as people write it."""

    def clean(self, value: object) -> AcademicYear:
        text = str(super().clean(value))
        try:
            return AcademicYear.parse(text)
        except NotAnAcademicYear:
            raise forms.ValidationError(gettext("Write a school year like 2026/27")) from None


class OutcomeForm(SectionForm):
    """The section on the outcome: its words and its clause. ``registry`` is the hash of the data that the site has now."""

    measure = forms.ChoiceField(
        label=_("Measure"),
        error_messages={"required": _("Choose a measure"), "invalid_choice": _("Choose a measure of the list")},
    )
    baseline = SchoolYear(
        label=_("School year you start from"),
        help_text=_("For example 2024/25"),
        error_messages={"required": _("Write the school year you start from, like 2024/25")},
    )
    first = SchoolYear(
        label=_("First school year that counts"),
        error_messages={"required": _("Write the first school year that counts, like 2026/27")},
    )
    last = SchoolYear(
        label=_("Last school year that counts"),
        error_messages={"required": _("Write the last school year that counts, like 2028/29")},
    )
    schools = forms.IntegerField(
        label=_("How many similar schools"),
        min_value=FEWEST,
        max_value=MOST,
        initial=50,
        error_messages={
            "required": _("Write how many similar schools you compare with"),
            "invalid": _("Write the number of similar schools in digits, like 50"),
            "min_value": _("Compare with at least %(limit_value)s schools"),
            "max_value": _("Compare with at most %(limit_value)s schools"),
        },
    )
    model = forms.ChoiceField(
        label=_("Similar in what"),
        error_messages={"required": _("Choose how schools are compared"), "invalid_choice": _("Choose from the list")},
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, registry: str = "", initial: Given = None) -> None:
        super().__init__(data, initial=initial)
        self.registry = registry
        self.clause: OutcomeClause | None = None
        measure, model = self.fields["measure"], self.fields["model"]
        if isinstance(measure, forms.ChoiceField) and isinstance(model, forms.ChoiceField):
            measure.choices = [("", gettext("Choose a measure")), *((one.id, gettext(one.label)) for one in AGREEABLE)]
            model.choices = [(one.name, f"{gettext(one.title)} ({one.version})") for one in comparison_models()]

    def clean(self) -> dict[str, object]:
        told = dict(super().clean() or {})
        if self.errors:
            return told
        model = next(one for one in comparison_models() if one.name == told["model"])
        try:
            self.clause = OutcomeClause(
                **{name: told[name] for name in ("measure", "baseline", "first", "last", "schools")},
                model=model.label,
                characteristics=characteristics_of(model),
                registry=self.registry,
            )
        except ContradictoryClause as wrong:
            self.add_error(
                wrong.field if wrong.field in self.fields else "measure", gettext(CLAUSE_FAULTS[wrong.field])
            )
        return told


class SuggestionForm(forms.Form):
    text = Words(_("The words you suggest"), hint=_("Change the words below. Leave them as they are to make a remark."))
    remark = Words(_("Why"), most=2000, empty=_("Say why, so that the others can answer"))
    seen = forms.RegexField(r"^[0-9]{1,6}\.[0-9]{1,6}$", widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    """Accept or decline. Whoever declines says why."""

    decision = forms.ChoiceField(
        label=_("Your answer"),
        choices=(("accept", _("Accept")), ("decline", _("Decline"))),
        error_messages={"required": _("Choose accept or decline"), "invalid_choice": _("Choose accept or decline")},
    )
    answer = Words(
        _("Reason"), most=2000, hint=_("Needed when you decline. Everybody who reads the agreement can read it.")
    )

    def clean(self) -> dict[str, object]:
        told = dict(super().clean() or {})
        if told.get("decision") == "decline" and not str(told.get("answer", "")).strip():
            self.add_error("answer", gettext("Say why you decline"))
        return told


class AmendmentForm(forms.Form):
    why = forms.CharField(
        label=_("Why the agreement is to change"),
        max_length=500,
        error_messages={"required": _("Say why the agreement is to change")},
    )


class SignatureForm(forms.Form):
    """What is signed: the hash of the words, the revision at which they were read, and that they were."""

    hash = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    revision = forms.IntegerField(min_value=0, max_value=999_999, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("I have read this agreement and sign it for my school"),
        error_messages={"required": _("Tick the box to sign")},
    )
