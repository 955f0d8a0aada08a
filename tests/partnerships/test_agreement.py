"""Who may do what with an agreement, what a signature binds, and when it is locked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from alongside.partnerships.agreement import (
    MAY,
    SIDES,
    Act,
    Content,
    ContentChanged,
    Edition,
    Locked,
    Signed,
    Unfinished,
)
from alongside.partnerships.agreement_outcome import (
    AGREEABLE,
    ContradictoryClause,
    OutcomeClause,
    characteristics_of,
    clause_from,
    comparison_models,
)
from alongside.partnerships.agreement_sections import NEWEST, SECTION_LISTS, UnknownSections, section_list
from alongside.schools.measures import MEASURES
from alongside.terms import AcademicYear

MODEL = comparison_models()[0]
CLAUSE = OutcomeClause(
    measure="attendance",
    baseline=AcademicYear(2025),
    first=AcademicYear(2026),
    last=AcademicYear(2028),
    schools=50,
    model=MODEL.label,
    characteristics=characteristics_of(MODEL),
    registry="ab" * 32,
)
WHOLE = Content(
    partnership="a key",
    edition=1,
    parties=("Oak", "Elm"),
    sections=NEWEST,
    texts={name: f"What we say of {name}." for name in NEWEST.names},
    outcome=CLAUSE,
)


def test_the_sections_begin_with_why_and_end_with_the_outcome() -> None:
    assert len(NEWEST.names) == len(set(NEWEST.names)) == 21
    assert (NEWEST.names[0], NEWEST.names[-1]) == ("rationale", "outcome")
    assert [one.name for one in NEWEST.sections if one.outcome] == ["outcome"]
    assert all(one.asks and one.title and one.source for one in NEWEST.sections)


def test_a_group_of_sections_stands_together() -> None:
    groups = [one.group for one in NEWEST.sections]
    assert [one for at, one in enumerate(groups) if one not in groups[:at]] == [
        one for at, one in enumerate(groups) if at == 0 or groups[at - 1] != one
    ]


def test_an_unknown_list_or_section_names_those_there_are() -> None:
    assert list(SECTION_LISTS) == ["2026.1"]
    with pytest.raises(UnknownSections, match=r"2026\.1"):
        section_list("1999")
    with pytest.raises(UnknownSections, match="rationale"):
        NEWEST.section("weather")


def test_heads_managers_and_brokers_write_governors_and_advisers_suggest_heads_sign() -> None:
    assert {act: sorted(roles) for act, roles in MAY.items()} == {
        Act.READ: ["adviser", "broker", "evaluator", "governor", "head", "manager"],
        Act.SUGGEST: ["adviser", "broker", "governor", "head", "manager"],
        Act.WRITE: ["broker", "head", "manager"],
        Act.SIGN: ["head"],
    }


@given(st.dictionaries(st.sampled_from(NEWEST.names), st.text(max_size=30)), st.data())
def test_the_hash_is_of_the_words_and_of_nothing_else(texts: dict[str, str], data: st.DataObject) -> None:
    content = replace(WHOLE, texts=texts)
    reordered = dict(reversed(texts.items()))
    spaced = {name: f"{text}  \r\n" for name, text in reordered.items()}
    assert content.hash == replace(content, texts=spaced).hash
    name = data.draw(st.sampled_from(NEWEST.names))
    changed = replace(content, texts={**texts, name: texts.get(name, "") + "x"})
    assert changed.hash != content.hash


def test_the_hash_binds_the_schools_the_edition_and_the_clause() -> None:
    others = (
        replace(WHOLE, edition=2),
        replace(WHOLE, parties=("Elm", "Oak")),
        replace(WHOLE, partnership="another key"),
        replace(WHOLE, outcome=None),
        replace(WHOLE, outcome=replace(CLAUSE, schools=49)),
        replace(WHOLE, outcome=replace(CLAUSE, registry="cd" * 32)),
    )
    assert len({WHOLE.hash, *(one.hash for one in others)}) == 7


def test_the_hash_of_an_agreement_stays_what_it_was() -> None:
    """Were it to change with a release, every signature would be void: a new form of the hash needs a new list version."""
    plain = replace(WHOLE, outcome=replace(CLAUSE, model="a model, version 1", characteristics=("fsm",)))
    assert plain.hash == "9ee1a8bd35c19fa27efc03cced121395f8e236dc121ae64c2f3e684fd0522ca8"


def test_an_agreement_with_empty_sections_cannot_be_signed() -> None:
    texts = {**WHOLE.texts, "exit": "  \n", "information": ""}
    with pytest.raises(Unfinished) as refused:
        Edition(replace(WHOLE, texts=texts, outcome=None)).signed(
            "supported", replace(WHOLE, texts=texts, outcome=None).hash
        )
    assert refused.value.sections == ("exit", "outcome")


def test_a_signature_of_other_words_is_refused() -> None:
    with pytest.raises(ContentChanged):
        Edition(WHOLE).signed("supported", replace(WHOLE, edition=2).hash)


def test_a_change_after_one_signature_asks_that_side_again() -> None:
    once = Edition(WHOLE).signed("supported", WHOLE.hash)
    changed = once.written(replace(WHOLE, texts={**WHOLE.texts, "review": "Every half term."}))
    assert (once.signed_by, changed.signed_by) == (("supported",), ())
    other = changed.signed("supporting", changed.content.hash)
    assert not other.locked
    assert other.signed("supported", other.content.hash).locked


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("measure", {"measure": "fsm"}),
        ("measure", {"measure": "ks4-national"}),
        ("first", {"baseline": AcademicYear(2026)}),
        ("last", {"last": AcademicYear(2025)}),
        ("schools", {"schools": 9}),
        ("schools", {"schools": 101}),
        ("model", {"characteristics": ()}),
        ("model", {"characteristics": ("attendance",)}),
        ("registry", {"registry": ""}),
    ],
)
def test_a_clause_that_could_not_be_evaluated_is_refused(field: str, told: dict[str, object]) -> None:
    with pytest.raises(ContradictoryClause) as refused:
        replace(CLAUSE, **told)  # type: ignore[arg-type]  # a table of single wrong fields
    assert refused.value.field == field


def test_a_clause_comes_back_from_its_plain_values() -> None:
    assert clause_from(CLAUSE.as_data()) == CLAUSE


def test_measures_to_agree_on_are_results_with_a_better_end() -> None:
    assert "progress8" in {one.id for one in AGREEABLE}
    assert not {"fsm", "roll", "ks4-national"} & {one.id for one in AGREEABLE}


def test_schools_are_compared_by_circumstances_alone() -> None:
    for model in comparison_models():
        assert all(MEASURES[one].kind == "context" for one in characteristics_of(model))


class Signing(RuleBasedStateMachine):
    """Any course of writing, signing and taking back."""

    def __init__(self) -> None:
        super().__init__()
        self.edition = Edition(WHOLE)
        self.seen = WHOLE.hash
        self.locked_as: Edition | None = None

    @rule(name=st.sampled_from(NEWEST.names), text=st.sampled_from(["one", "two"]))
    def write(self, name: str, text: str) -> None:
        content = replace(self.edition.content, texts={**self.edition.content.texts, name: text})
        if self.edition.locked:
            with pytest.raises(Locked):
                self.edition.written(content)
        else:
            self.edition = self.edition.written(content)

    @rule()
    def read(self) -> None:
        self.seen = self.edition.content.hash

    @rule(side=st.sampled_from(SIDES))
    def sign(self, side: str) -> None:
        try:
            self.edition = self.edition.signed(side, self.seen)
        except ContentChanged:
            assert self.seen != self.edition.content.hash
        except Locked:
            assert self.locked_as is not None
        else:
            assert Signed(side, self.seen) in self.edition.signatures

    @precondition(lambda self: not self.edition.locked)
    @rule(side=st.sampled_from(SIDES))
    def take_back(self, side: str) -> None:
        self.edition = self.edition.taken_back(side)
        assert side not in self.edition.signed_by

    @precondition(lambda self: self.edition.locked)
    @rule(side=st.sampled_from(SIDES))
    def take_back_too_late(self, side: str) -> None:
        with pytest.raises(Locked):
            self.edition.taken_back(side)

    @invariant()
    def locked_means_both_signed_these_very_words_and_nothing_moves_any_more(self) -> None:
        both = all(Signed(side, self.edition.content.hash) in self.edition.signatures for side in SIDES)
        assert self.edition.locked == both
        if self.locked_as is not None:
            assert self.edition == self.locked_as
        elif self.edition.locked:
            self.locked_as = self.edition


TestSigning = Signing.TestCase
