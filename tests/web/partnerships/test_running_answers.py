"""Words that were typed are shown to copy where nothing can be written, and what was chosen from a list is not."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from django import forms
from django.test import RequestFactory

from alongside_web import learning, load, meetings, plans, stages
from alongside_web.partnerships.running_answers import CARRIED, CHOSEN, key_in, typed

PARTS = (learning, load, meetings, plans, stages)


def every_form() -> list[type[forms.BaseForm]]:
    found: list[type[forms.BaseForm]] = []
    for part in PARTS:
        for told in pkgutil.iter_modules(part.__path__, f"{part.__name__}."):
            if "form" in told.name:
                here = vars(importlib.import_module(told.name)).values()
                found += [one for one in here if isinstance(one, type) and issubclass(one, forms.BaseForm)]
    return found


def test_whatever_is_chosen_or_carried_along_is_known_to_be_no_words() -> None:
    codes = (forms.ChoiceField, forms.ModelChoiceField, forms.BooleanField)
    named = {
        name
        for form in every_form()
        for name, one in getattr(form, "base_fields", {}).items()
        if isinstance(one, codes) or isinstance(one.widget, forms.HiddenInput)
    }
    assert len(named) > 15
    assert named <= CARRIED | CHOSEN


def test_words_stand_in_the_order_of_the_form_with_a_line_between() -> None:
    sent = {"once": "abc", "title": " A visit ", "kind": "visit", "notes": "", "reason": "It rained."}
    assert typed(RequestFactory().post("/", sent)) == "A visit\n\nIt rained."


def test_a_route_without_a_partnership_is_no_place_for_it() -> None:
    with pytest.raises(AssertionError):
        key_in({"organisation": "x"})
