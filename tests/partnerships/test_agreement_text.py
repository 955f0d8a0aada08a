"""Two wordings compared and joined: every word of either is there to see."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from alongside.partnerships.agreement_text import Joined, Mark, Piece, difference, join, normalised, tokens_of

TEXTS = st.text(alphabet="ab e'-.\n é", max_size=60) | st.text(max_size=40)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def kept(pieces: tuple[Piece, ...], *marks: Mark) -> str:
    return "".join(one.text for one in pieces if one.mark in marks)


@given(TEXTS)
def test_a_text_is_the_sum_of_its_tokens(text: str) -> None:
    assert "".join(tokens_of(text)) == text


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_texts_whole(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert kept(pieces, Mark.SAME, Mark.TAKEN_OUT) == before
    assert kept(pieces, Mark.SAME, Mark.PUT_IN) == after
    assert all(one.text for one in pieces)


def test_a_difference_shows_the_words_that_changed_and_no_more() -> None:
    pieces = difference(
        "The heads meet twice a term.\nMinutes go to both.", "The heads meet monthly.\nMinutes go to both."
    )
    assert [(one.mark.value, one.text) for one in pieces if one.mark is not Mark.SAME] == [
        ("taken out", "twice a term"),
        ("put in", "monthly"),
    ]


@given(TEXTS, TEXTS)
def test_what_only_one_person_changed_is_taken_over_as_it_is(base: str, changed: str) -> None:
    assert join(base, changed, base) == Joined(changed, 0)
    assert join(base, base, changed) == Joined(changed, 0)
    assert join(base, changed, changed) == Joined(changed, 0)


_BASE = st.lists(st.sampled_from(["one", "two", "three", ".", "\n"]), max_size=12)


@st.composite
def three(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text, and two people's changes of it: the first writes words in t, the second in m, and both take words out."""
    base = draw(_BASE)
    changed = []
    for letter in "tm":
        own: list[str] = []
        for word in base:
            own += [f"{letter}{number}" for number in draw(st.lists(st.integers(0, 3), max_size=2))]
            own += [word] if draw(st.booleans()) else []
        changed.append(" ".join([*own, *draw(st.lists(st.just(f"{letter}9"), max_size=1))]))
    return " ".join(base), changed[0], changed[1]


@given(three())
@example(("one", "t1", "m1"))
@example(("", "t1", "m1"))
def test_joining_loses_no_word_of_either(told: tuple[str, str, str]) -> None:
    base, theirs, mine = told
    joined = words(join(base, theirs, mine).text)
    for letter, text in (("t", theirs), ("m", mine)):
        assert [one for one in joined if one[0] == letter and one[1:].isdigit()] == [
            one for one in words(text) if one[0] == letter and one[1:].isdigit()
        ]
    assert set(joined) <= set(words(theirs)) | set(words(mine))
    for word, count in Counter(words(base)).items():
        left = [Counter(words(kept(difference(base, text), Mark.SAME)))[word] for text in (theirs, mine)]
        assert joined.count(word) >= sum(left) - count, "a word that both kept is gone"


def test_changes_in_different_places_both_stand_and_nothing_clashes() -> None:
    base = "Heads meet monthly. Travel is paid by the authority."
    assert join(base, base.replace("monthly", "weekly"), base.replace("authority", "trust")) == Joined(
        "Heads meet weekly. Travel is paid by the trust.", 0
    )


def test_changes_in_one_place_stand_one_after_the_other() -> None:
    assert join("Heads meet monthly.", "Heads meet weekly.", "Heads meet daily.") == Joined(
        "Heads meet weekly daily.", 1
    )


def test_taking_out_what_another_rewrote_keeps_what_was_written() -> None:
    joined = join(
        "Cover is paid for. The rest is not.", "Cover is paid by the trust. The rest is not.", "The rest is not."
    )
    assert "by the trust" in joined.text
    assert joined.clashes == 1


@given(TEXTS)
def test_a_kept_text_is_kept_the_same_again(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert words(once) == words(normalised(text.replace("\n", "\r\n")))


def test_long_texts_written_anew_are_compared_whole() -> None:
    before, after = "a b c d " * 1250, "a d c b " * 1250
    pieces = difference(before, after)
    assert kept(pieces, Mark.SAME, Mark.PUT_IN) == after
