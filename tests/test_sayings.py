"""Sentences as a template and its parts: in English as they stand, and open to be told in another language."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alongside.sayings import Code, Lists, Template, Word, counted, listed, row, say


class Found(Template):
    """Sentences of a module that speaks."""

    SCHOOL = "{many} school near {place}, with {strength}."
    SCHOOLS = "{many} schools near {place}, with {strength}."


NAMES = st.lists(st.text("abc{}%' ", min_size=1), min_size=1, max_size=5)


def test_a_saying_reads_as_an_english_sentence() -> None:
    said = counted(Found.SCHOOL, Found.SCHOOLS, 1, place="Elm", strength=Word("mathematics"))

    assert str(said) == "1 school near Elm, with mathematics."


def test_one_and_several_are_told_by_templates_of_their_own() -> None:
    parts = {"place": Code("elm"), "strength": Word("science")}

    assert counted(Found.SCHOOL, Found.SCHOOLS, 1, **parts).template is Found.SCHOOL
    assert str(counted(Found.SCHOOL, Found.SCHOOLS, 3, **parts)) == "3 schools near elm, with science."
    assert str(counted(Found.SCHOOL, Found.SCHOOLS, 0, **parts)).startswith("0 schools")


def test_a_saying_holds_further_sayings() -> None:
    both = say(Lists.AND, before=say(Lists.COMMA, before="Ash", after="Birch"), after="Elm")

    assert str(both) == "Ash, Birch and Elm"
    assert both == listed(["Ash", "Birch", "Elm"])


@given(NAMES)
def test_a_list_reads_as_its_parts_joined_whatever_stands_in_them(names: list[str]) -> None:
    *rest, last = names

    assert str(row(names)) == ", ".join(names)
    assert str(row(names, Lists.SEMICOLON)) == "; ".join(names)
    assert str(listed(names)) == (f"{', '.join(rest)} and {last}" if rest else last)


def test_a_list_of_nothing_is_empty() -> None:
    assert row([]) == ""
