"""Which needs of the register a broker takes into a round, and who heads each school."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside_web.brokering.operations_rounds import HeadOf
from alongside_web.brokering.register_queries import Drawn

_TAKE = "take-"


@dataclass(frozen=True, slots=True)
class Line:
    """A need of the register with its fields; one that stands in the round already has none."""

    need: Drawn
    take: forms.BoundField | None
    head: forms.BoundField | None


def asked_for(sent: Mapping[str, object]) -> frozenset[str]:
    """The schools that were ticked, by key."""
    return frozenset(name.removeprefix(_TAKE) for name in sent if name.startswith(_TAKE))


class DrawForm(forms.Form):
    """A box for each need that does not stand in the round yet, and a line for its head's address."""

    def __init__(self, needs: Sequence[Drawn], given: Mapping[str, str] | None = None) -> None:
        super().__init__(given)
        self.needs = needs
        for one in needs:
            if one.is_stated:
                continue
            self.fields[f"{_TAKE}{one.school}"] = forms.BooleanField(label=one.name, required=False)
            self.fields[f"head-{one.school}"] = forms.EmailField(
                label=_("E-mail address of the head of %(school)s") % {"school": one.name},
                max_length=254,
                required=False,
                initial=one.head,
                error_messages={"invalid": _("Enter an e-mail address in the right form, such as name@school.example")},
            )

    @property
    def lines(self) -> tuple[Line, ...]:
        """The needs with their fields."""
        return tuple(
            Line(one, None, None)
            if one.is_stated
            else Line(one, self[f"{_TAKE}{one.school}"], self[f"head-{one.school}"])
            for one in self.needs
        )

    @property
    def gone(self) -> bool:
        """Whether something was ticked that is not to be had any more: its case was closed, or it stands in the round."""
        return not {f"{_TAKE}{school}" for school in asked_for(self.data)} <= set(self.fields)

    @property
    def chosen(self) -> tuple[tuple[Drawn, HeadOf], ...]:
        """What was ticked, with the address of each head."""
        told = self.cleaned_data
        return tuple(
            (one, HeadOf("", told[f"head-{one.school}"])) for one in self.needs if told.get(f"{_TAKE}{one.school}")
        )

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = dict(super().clean() or {})
        ticked = [one for one in self.needs if cleaned.get(f"{_TAKE}{one.school}")]
        for one in ticked:
            if not cleaned.get(f"head-{one.school}") and f"head-{one.school}" not in self.errors:
                self.add_error(f"head-{one.school}", _("Enter the e-mail address of the head of %s") % one.name)
        boxes = [name for name in self.fields if name.startswith(_TAKE)]
        if boxes and not ticked and not self.gone:
            self.add_error(boxes[0], _("Tick at least one school"))
        return cleaned
