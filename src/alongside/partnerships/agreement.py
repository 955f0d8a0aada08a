"""The rules of an agreement: who may do what, what a signature binds, when it is locked.

A signature binds to the hash of the content. It counts while the content is the very one that was signed, and no longer; when
both sides' signatures count the agreement is locked, and only a new edition, signed anew by both, takes its place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from alongside.partnerships.agreement_outcome import OutcomeClause
from alongside.partnerships.agreement_sections import SectionList
from alongside.partnerships.agreement_text import normalised

SIDES = ("supported", "supporting")


class Act(StrEnum):
    """What somebody does with an agreement."""

    READ = "read"
    SUGGEST = "suggest"
    WRITE = "write"
    SIGN = "sign"


_WRITERS = frozenset({"head", "manager", "broker"})
_SUGGESTERS = _WRITERS | {"governor", "adviser"}
MAY: Mapping[Act, frozenset[str]] = {
    Act.READ: _SUGGESTERS | {"evaluator"},
    Act.SUGGEST: _SUGGESTERS,
    Act.WRITE: _WRITERS,
    Act.SIGN: frozenset({"head"}),
}


class Locked(ValueError):
    """Both sides signed: the words stand until a new edition takes their place."""


class ContentChanged(ValueError):
    """What was signed is not what the agreement says now."""


class Unfinished(ValueError):
    """Sections that the agreement needs are empty; ``sections`` names them."""

    def __init__(self, sections: tuple[str, ...]) -> None:
        super().__init__(f"write these sections before anybody signs: {', '.join(sections)}")
        self.sections = sections


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the two sides agree to. ``parties`` names the schools; ``texts`` holds the sections' words by name."""

    partnership: str
    edition: int
    parties: tuple[str, str]
    sections: SectionList
    texts: Mapping[str, str]
    outcome: OutcomeClause | None = None

    @property
    def hash(self) -> str:
        """The same for the same words, however they came about."""
        told = {
            "partnership": self.partnership,
            "edition": self.edition,
            "parties": list(self.parties),
            "list": self.sections.version,
            "sections": [[name, normalised(self.texts.get(name, ""))] for name in self.sections.names],
            "outcome": self.outcome.as_data() if self.outcome else None,
        }
        text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def unfinished(self) -> tuple[str, ...]:
        """The sections that must be written before anybody signs."""
        return tuple(
            one.name
            for one in self.sections.sections
            if one.required and not (self.outcome if one.outcome else normalised(self.texts.get(one.name, "")))
        )


@dataclass(frozen=True, slots=True)
class Signed:
    """A side's signature, and the hash of what was signed."""

    side: str
    hash: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An agreement's content with the signatures given so far."""

    content: Content
    signatures: frozenset[Signed] = frozenset()

    @property
    def signed_by(self) -> tuple[str, ...]:
        """The sides whose signature counts for what it says now."""
        given = self.content.hash
        return tuple(side for side in SIDES if Signed(side, given) in self.signatures)

    @property
    def locked(self) -> bool:
        return self.signed_by == SIDES

    def written(self, content: Content) -> Edition:
        """The edition with other content; signatures of other words stay on record and do not count. Raises `Locked`."""
        if self.locked:
            raise Locked("both sides signed this agreement; begin an amendment to change it")
        return replace(self, content=content)

    def signed(self, side: str, seen: str) -> Edition:
        """The edition with a side's signature of what it ``seen``; raises `Locked`, `ContentChanged`, `Unfinished`."""
        if self.locked:
            raise Locked("both sides signed this agreement already")
        if seen != self.content.hash:
            raise ContentChanged("the agreement was changed after you opened it; read the difference and sign again")
        if missing := self.content.unfinished:
            raise Unfinished(missing)
        return replace(self, signatures=self.signatures | {Signed(side, seen)})

    def taken_back(self, side: str) -> Edition:
        """The edition without a side's signatures; raises `Locked`."""
        if self.locked:
            raise Locked("both sides signed; a signature cannot be taken back any more, but either side may leave")
        return replace(self, signatures=frozenset(one for one in self.signatures if one.side != side))
