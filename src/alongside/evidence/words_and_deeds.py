"""What was said beside what was done: on each claim, and for each head over all that the head promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alongside.evidence.claims import Claim, Topic
from alongside.evidence.codebook import Codebook
from alongside.evidence.coding import Coding
from alongside.evidence.leaning import Leaning, gap, lean
from alongside.evidence.perspectives import About, Basis, Perspective
from alongside.evidence.statuses import Thresholds
from alongside.evidence.testimony import distinct, is_witness

_HEADS = {About.SUPPORTED: Perspective.SUPPORTED_HEAD, About.SUPPORTING: Perspective.SUPPORTING_HEAD}
_OF_THE_HEAD = {"attitude", "conduct"}
_OF_THE_WORK = {"structure", "process"}


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words and deeds on one thing. ``gap`` is above nought where words are warmer than deeds, each shrunk by its weight."""

    words: Leaning
    deeds: Leaning
    gap: float
    said: tuple[Coding, ...]
    done: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class HeadContrast:
    """What the head of one side says beside what was done."""

    partnership: str
    side: About
    contrast: Contrast


def _contrast(said: Sequence[Coding], done: Sequence[Coding], shrink: float) -> Contrast | None:
    words, deeds = lean(said), lean(done)
    if words is None or deeds is None:
        return None
    return Contrast(words, deeds, gap(words, deeds, shrink=shrink), tuple(said), tuple(done))


def words_against_deeds(
    claims: Iterable[Claim], *, thresholds: Thresholds | None = None
) -> tuple[tuple[Topic, Contrast], ...]:
    """Every claim on which there are both words and deeds, the widest gap first; the researcher's are left out."""
    shrink = (thresholds or Thresholds()).shrink
    found = []
    for claim in claims:
        witnesses = [*claim.supporting.codings, *claim.opposing.codings]
        said = [one for one in witnesses if one.basis is Basis.WORD]
        done = [one for one in witnesses if one.basis is Basis.DEED]
        if contrast := _contrast(said, done, shrink):
            found.append((claim.topic, contrast))
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1].gap), str(pair[0]))))


def _is_said(coding: Coding, kind: str, side: About) -> bool:
    """What the head says of the head's own attitude and conduct, and of the work of the pair."""
    if coding.basis is not Basis.WORD or coding.perspective is not _HEADS[side]:
        return False
    return (coding.about is side and kind in _OF_THE_HEAD) or (coding.about is About.PAIR and kind in _OF_THE_WORK)


def _is_done(coding: Coding, kind: str, side: About) -> bool:
    """What anybody there tells of deeds in the joint work and in the head's conduct; writing a plan is not doing it."""
    if coding.basis is not Basis.DEED or not coding.stage:
        return False
    return (coding.about is side and kind == "conduct") or (coding.about is About.PAIR and kind == "process")


def heads_words_against_deeds(
    codings: Iterable[Coding], *, book: Codebook, partnership: str, thresholds: Thresholds | None = None
) -> tuple[HeadContrast, ...]:
    """Each head's words across indicators beside the deeds, for a head can speak warmly of one thing and do another.

    The deeds of the joint work are both sides' alike: the gap says that a head's words do not fit what happened, not who
    kept it from happening.
    """
    shrink = (thresholds or Thresholds()).shrink
    mine = [
        one
        for one in distinct(codings)
        if one.partnership == partnership and not one.is_about_another_partner and not one.sub and is_witness(one)
    ]
    found = []
    for side in _HEADS:
        said = [one for one in mine if _is_said(one, book.indicators[one.indicator].kind, side)]
        done = [one for one in mine if _is_done(one, book.indicators[one.indicator].kind, side)]
        if contrast := _contrast(said, done, shrink):
            found.append(HeadContrast(partnership, side, contrast))
    return tuple(found)
