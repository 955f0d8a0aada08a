"""What people fill in for common ground and assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alongside.partnerships.common_ground import PLACES, Question, newest
from alongside_web.brokering.ground_models import GroundAnswer, Standing
from alongside_web.brokering.ground_queries import place_words
from alongside_web.brokering.operations_ground import Assumed, Looked, Said
from alongside_web.learning.fields import choice_field, day_field, words_field
from alongside_web.partnerships.forms import Values

_UNSURE = "unsure"


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(str(place), place_words(question, place)) for place in PLACES] + [(_UNSURE, place_words(question, None))]


class GroundForm(forms.Form):
    """Of each question a place and, if wanted, words."""

    def __init__(self, mine: Mapping[str, GroundAnswer], given: Values = None) -> None:
        super().__init__(given)
        self.questions = newest().questions
        for one in self.questions:
            place = choice_field(_now(one.asks), _choices(one), _("Choose a place, or “I don’t know”"))
            words = words_field(
                _now("Why? (%(question)s)") % {"question": _now(one.asks)}, _("You may leave it empty."), most=1000
            )
            if one.name in mine:
                row = mine[one.name]
                place.initial = _UNSURE if row.place is None else str(row.place)
                words.initial = row.words
            self.fields[f"place_{one.name}"], self.fields[f"words_{one.name}"] = place, words
        self.fields["shared"] = forms.BooleanField(
            label=_("The broker may read my words, with my name"),
            required=False,
            initial=any(one.shared for one in mine.values()),
        )

    def said(self) -> list[Said]:
        """What was answered, in the order of the questions."""
        return list(self._said())

    def _said(self) -> Iterator[Said]:
        for one in self.questions:
            place = self.cleaned_data[f"place_{one.name}"]
            words = self.cleaned_data[f"words_{one.name}"]
            yield Said(one.name, None if place == _UNSURE else int(place), words)


class AssumptionForm(forms.Form):
    text = words_field(_("We assume that …"), "", _("Say what the partnership assumes"), most=500)
    wrong = words_field(
        _("What would prove it wrong?"),
        _("Something that both schools could see happen, or fail to happen."),
        _("Say what would prove it wrong"),
        most=500,
    )
    look_on = day_field(_("By when is it looked at again?"), "", _("Give the day by which it is looked at again"))

    def assumed(self) -> Assumed:
        return Assumed(**self.cleaned_data)


class LookForm(forms.Form):
    standing = choice_field(_("How does it stand?"), Standing.choices, _("Choose how it stands"))
    reason = words_field(_("Why?"), _("What was seen, and where."), _("Say why"), most=500)
    look_on = day_field(_("By when is it looked at again?"), _("Leave it empty if it need not be looked at any more."))

    def looked(self) -> Looked:
        return Looked(**self.cleaned_data)
