"""Which pair of a round the reader asks about."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.brokering.proposals import Proposal


class PairForm(forms.Form):
    need = forms.ChoiceField(
        label=_("School that needs help"),
        error_messages={
            "required": _("Choose a school that needs help"),
            "invalid_choice": _("Choose a school that needs help in this round"),
        },
    )
    partner = forms.ChoiceField(
        label=_("School that offers help"),
        error_messages={
            "required": _("Choose a school that offers help"),
            "invalid_choice": _("Choose a school that offers help in this round"),
        },
    )

    def __init__(self, proposal: Proposal, asked: Mapping[str, str] | None = None) -> None:
        super().__init__(asked)
        board = proposal.board
        need, partner = self.fields["need"], self.fields["partner"]
        if isinstance(need, forms.ChoiceField) and isinstance(partner, forms.ChoiceField):
            need.choices = [(one.school, board.school(one.school).name) for one in board.needs]
            partner.choices = [(one.school, board.school(one.school).name) for one in board.offers]
