"""What a head sees who speaks in a round: public facts, and the head's own answers; nothing that anybody else said or did."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside.brokering.phases import SPEAKING, Phase
from alongside.schools.similar.models import default_model
from alongside.schools.similar.neighbours import Closeness
from alongside_store.registry import NoSnapshot, UnknownSchool
from alongside_web.accounts.models import Organisation, OrganisationKind
from alongside_web.accounts.walls import seen_by_all
from alongside_web.brokering.access import NotYourRound
from alongside_web.brokering.round_translate import key_of
from alongside_web.brokering.voice_models import StanceChoice, Voice, VoiceAnswer, VoiceSelf
from alongside_web.schools.queries.candidates import Wanted, candidates
from alongside_web.schools.snapshot import current_snapshot

FOUND, SUGGESTED, WITHIN_KM = 20, 12, 60
_STANCES = {one.value: one.label for one in StanceChoice}


@dataclass(frozen=True, slots=True)
class SchoolNamed:
    """A school that can be spoken of: its key, its name, and what tells it from others of that name."""

    key: str
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A school that the head has spoken of, and the last answer."""

    key: str
    name: str
    stance: str
    answer: VoiceAnswer


@dataclass(frozen=True, slots=True)
class VoicePage:
    """Everything on a head's page in a round."""

    voice: Voice
    is_open: bool
    about_self: VoiceSelf | None
    spoken: Sequence[Spoken]
    asked: str
    found: Sequence[SchoolNamed]
    suggested: Sequence[SchoolNamed]


def is_open(voice: Voice) -> bool:
    """Whether heads are being asked now."""
    return Phase(voice.round.phase) in SPEAKING


def voice_page(voice: Voice, asked: str) -> VoicePage:
    """The head's page; ``asked`` is what the head looks for."""
    spoken = _spoken(voice)
    done = {one.key for one in spoken}
    return VoicePage(
        voice=voice,
        is_open=is_open(voice),
        about_self=last_about_self(voice),
        spoken=spoken,
        asked=asked,
        found=_found(asked, voice) if asked else (),
        suggested=tuple(one for one in _suggested(voice) if one.key not in done),
    )


def _spoken(voice: Voice) -> Sequence[Spoken]:
    last: dict[int, VoiceAnswer] = {}
    with seen_by_all():
        for one in VoiceAnswer.objects.filter(voice=voice).select_related("about").order_by("pk"):
            last[one.about_id] = one
    shown = (Spoken(key_of(one.about), one.about.name, str(_STANCES[one.stance]), one) for one in last.values())
    return tuple(sorted(shown, key=lambda one: one.name))


def last_about_self(voice: Voice) -> VoiceSelf | None:
    """What the head said last of the own school."""
    with seen_by_all():
        return VoiceSelf.objects.filter(voice=voice).order_by("pk").last()


def last_answer(voice: Voice, about: Organisation) -> VoiceAnswer | None:
    """What the head said last of another school."""
    with seen_by_all():
        return VoiceAnswer.objects.filter(voice=voice, about=about.pk).order_by("pk").last()


def _unregistered() -> QuerySet[Organisation]:
    """Schools of this site that no register knows."""
    return Organisation.objects.filter(kind=OrganisationKind.SCHOOL).exclude(school__startswith="urn:")


def _found(asked: str, voice: Voice) -> Sequence[SchoolNamed]:
    own = key_of(voice.school)
    known = _unregistered().filter(name__icontains=asked[:100]).order_by("name", "pk")[:FOUND]
    found = [SchoolNamed(key_of(one), one.name, "") for one in known]
    try:
        registered = current_snapshot().registry.search(asked[:100], limit=FOUND, offset=0).schools
    except NoSnapshot:
        registered = ()
    found += [SchoolNamed(one.key, one.name, one.town or one.la_name) for one in registered]
    return tuple(one for one in found if one.key != own)[:FOUND]


def _suggested(voice: Voice) -> Sequence[SchoolNamed]:
    """Schools within reach in similar circumstances, in an order drawn for this head; public facts alone."""
    try:
        snapshot = current_snapshot()
        school = snapshot.registry.school(voice.school.school)
    except (NoSnapshot, UnknownSchool):
        return ()
    model = default_model(school.phase)
    if model is None:
        return ()
    near = candidates(snapshot, school, model, wanted=Wanted(WITHIN_KM, Closeness.SIMILAR, same_phase=True)).entries
    drawn = sorted(near[:SUGGESTED], key=lambda one: hashlib.sha256(f"{voice.key}{one.school.key}".encode()).digest())
    return tuple(SchoolNamed(one.school.key, one.school.name, one.school.town) for one in drawn)


def school_of(key: str, voice: Voice) -> Organisation:
    """The school that is spoken of, not yet kept if the site does not know it; raises `NotYourRound`."""
    found = Organisation.objects.filter(kind=OrganisationKind.SCHOOL, school=key).first() or _own_key(key)
    if found is None:
        try:
            named = current_snapshot().registry.school(key)
        except (NoSnapshot, UnknownSchool):
            raise NotYourRound from None
        found = Organisation(kind=OrganisationKind.SCHOOL, name=named.name, school=key)
    if found.pk == voice.school_id:
        raise NotYourRound
    return found


def _own_key(key: str) -> Organisation | None:
    """The school of this site that a key of its own names."""
    try:
        own = UUID(key.removeprefix("example:site-"))
    except ValueError:
        return None
    return _unregistered().filter(key=own, school="").first()
