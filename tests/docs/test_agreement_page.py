"""The page on agreements is true: its sections, who does what, and the words that pages print."""

import re
from pathlib import Path

from alongside.partnerships.agreement import MAY
from alongside.partnerships.agreement_sections import NEWEST, SECTION_LISTS
from alongside_web.partnerships import agreement_words

PAGE = (Path(__file__).parents[2] / "docs/reference/agreement.md").read_text(encoding="utf-8")


def test_the_page_lists_the_sections_in_their_order() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (yes|no) \|", PAGE, re.MULTILINE)
    assert rows == [(one.name, one.title, "yes" if one.required else "no") for one in NEWEST.sections]


def test_the_page_says_who_does_what() -> None:
    rows = dict(re.findall(r"^\| (read|suggest|write|sign) \| ([a-z, ]+) \|$", PAGE, re.MULTILINE))
    assert rows == {act.value: ", ".join(sorted(roles)) for act, roles in MAY.items()}


def test_the_catalogue_holds_every_word_of_the_sections() -> None:
    sections = [one for listed in SECTION_LISTS.values() for one in listed.sections]
    assert set(agreement_words.GROUPS) == {one.group for one in sections}
    assert set(agreement_words.TITLES) == {one.title for one in sections}
    assert set(agreement_words.GUIDANCE) == {one.asks for one in sections}
