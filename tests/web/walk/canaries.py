"""Rows with a canary in every text: a word that occurs nowhere else, so that a page that shows it shows that row.

Fields are found by asking the models, so that a new text gets its canary by itself. A row that cannot be made so has a
recipe in `RECIPES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.utils import timezone

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import Organisation, User
from alongside_web.partnerships.models import Partnership

RUNNING = ("plans", "meetings", "learning", "stages", "calendars", "load", "concerns", "evidence")
OURS = ("accounts", "audit", "jobs", "partnerships", "brokering", *RUNNING)
CANARY = re.compile(r"qz[0-9a-f]{5}zq")
NOW = datetime.now(UTC)
TODAY = timezone.localdate()

# Texts without a canary, each with its reason. Whoever adds one here says why nobody's words can stand in it.
NO_CANARY: dict[str, str] = {
    "accounts.User.password": "a hash, looked for in every page by its own form",
    "accounts.Organisation.school": "the public key of a school",
    "accounts.Submission.path": "an address of this site, never shown",
    "accounts.Submission.location": "an address of this site, to which a form sent twice leads",
    "accounts.Session.session_key": "the key of a session, which only its cookie holds",
    "accounts.Session.session_data": "signed data of a session, never shown",
    "audit.Entry.hash": "a digest",
    "audit.Entry.previous": "a digest",
    "audit.Entry.digest": "a digest",
    "audit.Entry.via": "a door of the site",
    "audit.Entry.audience": "one of the audiences",
    "audit.Entry.side": "one of the sides",
    "audit.Entry.partnership": "the key of a partnership",
    "audit.Entry.subject": "a kind of thing",
    "audit.Entry.subject_key": "the key of a thing",
    "audit.Entry.action": "a name from a fixed list",
    "audit.Values.salt": "random, never shown",
    "audit.Head.last": "a digest",
    "jobs.Progress.once": "the name of what is done once, never shown",
    "jobs.Progress.work": "a name from the settings",
    "jobs.Progress.leads_to": "an address of this site",
    "jobs.Progress.arguments": "keys for the job, never shown",
    "jobs.Worker.name": "the name of a process",
    "partnerships.Partnership.case": "the name of a published case",
    "partnerships.AgreementEdition.section_list": "the name of a list that comes with the site",
    "partnerships.AgreementEdition.content_hash": "a digest",
    "partnerships.AgreementSectionVersion.name": "the name of a section of the list",
    "partnerships.AgreementSectionVersion.clause": "figures and names from closed lists; nobody's own words can stand in it",
    "partnerships.AgreementSuggestion.name": "the name of a section of the list",
    "partnerships.AgreementSignature.content_hash": "a digest",
    "partnerships.AgreementPdf.language": "the code of a language",
    "partnerships.AgreementPdf.digest": "a digest",
    "brokering.RulesVersion.rules": "figures by the names of rules",
    "brokering.RulesVersion.weights": "figures by the names of components",
    "brokering.NeedStated.areas": "areas from a fixed list",
    "brokering.NeedStated.modes": "kinds of help from a fixed list",
    "brokering.OfferStated.areas": "areas from a fixed list",
    "brokering.VoiceAnswer.motives": "motives from a fixed list",
    "brokering.PlanMade.kind": "one of three kinds",
    "brokering.PlanMade.registry_hash": "a digest",
    "brokering.PlanMade.model_version": "a name of ours",
    "brokering.PlanBasis.stated": "figures and names of schools, which have canaries of their own; read by no page",
    "brokering.PlanMade.stated_hash": "a digest",
    "brokering.PlanMade.relaxed": "names of rules",
    "brokering.PlanMade.document": "figures and names of schools, which have canaries of their own",
    "brokering.PlanLine.need": "the public key of a school",
    "brokering.PlanLine.partner": "the public key of a school",
    "brokering.PlanLine.told": "figures and names of schools, which have canaries of their own",
    "brokering.RecordPdf.language": "the code of a language",
    "brokering.RecordPdf.digest": "a digest",
    "brokering.PairPut.price": "figures, and names of rules",
    "brokering.PairPut.public": "figures",
    "brokering.GroundAnswer.question_list": "the version of the questions that come with the site",
    "brokering.GroundAnswer.question": "the name of a question of the list",
    "concerns.Concern.school": "the public key of a school",
    "concerns.Concern.scheme": "the version of a list that comes with the site",
    "concerns.Reason.name": "the name of a reason of the list",
    "concerns.Share.school": "the public key of a school",
    "stages.ListKept.task_list": "the name of a list that comes with the site",
    "stages.TaskSaid.task": "the name of a task of the list",
    "plans.Aim.characteristics": "names from the codebook",
    "plans.PlanVersion.content_hash": "a digest",
    "plans.PlanPaper.language": "the code of a language",
    "plans.PlanPaper.digest": "a digest",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs: the world ("a" or "b"), the partnership, the side, and who wrote it."""

    world: str
    partnership: Partnership
    side: str
    school: Organisation
    author: User
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Canary:
    """A word and the text that it stands in; ``place`` is None for what belongs to no partnership."""

    word: str
    field: str
    world: str
    row: models.Model
    place: Place | None = None

    @property
    def model(self) -> str:
        return self.row._meta.label


def own_models() -> list[type[models.Model]]:
    return [one for one in apps.get_models() if one._meta.app_label in OURS]


def texts(model: type[models.Model]) -> Iterator[models.Field[object, object]]:
    """The fields of a model in which somebody's words can stand."""
    for one in model._meta.concrete_fields:
        is_text = isinstance(one, models.CharField | models.TextField | models.JSONField)
        if is_text and not one.choices and f"{model._meta.label}.{one.name}" not in NO_CANARY:
            yield one


@dataclass
class Planter:
    """Makes rows and remembers every canary in them."""

    known: dict[str, Canary] = field(default_factory=dict)
    rows: dict[tuple[str, str, int, str, str], models.Model] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def word(self) -> str:
        return f"qz{next(self.numbers):05x}zq"

    def remember(self, row: models.Model, world: str, place: Place | None = None) -> models.Model:
        """Notes the canaries that stand in a row."""
        for one in texts(type(row)):
            for found in CANARY.findall(str(getattr(row, one.attname))):
                self.known[found] = Canary(found, one.name, world, row, place)
        return row

    def plant(self, model: type[models.Model], place: Place) -> models.Model:
        """A row of a model at a place, made from what its fields are."""
        # A row that there is once for a partnership belongs to no side.
        side = (
            ""
            if any(one.one_to_one and one.related_model is Partnership for one in model._meta.concrete_fields)
            else place.side
        )
        key = (model._meta.label, place.world, place.partnership.pk, side, place.audience)
        if key in self.rows:
            return self.rows[key]
        given: dict[str, object] = dict(RECIPES.get(model._meta.label, lambda _place: {})(place))
        for one in model._meta.concrete_fields:
            if one.name not in given and not isinstance(one, models.AutoField):
                value = self._value(model, one, place)
                if value is not _AS_IT_IS:
                    given[one.name] = value
        row = model._base_manager.create(**given)
        self.rows[key] = row
        self.remember(row, place.world, place)
        return row

    def _value(self, model: type[models.Model], one: models.Field[object, object], place: Place) -> object:
        known = {"side": place.side, "audience": place.audience or Audience.OWN_SIDE.value}
        if one.is_relation:
            return self._related(model, one, place)
        if one.name in known:
            return known[one.name]
        if one.choices:
            return next(iter(dict(one.flatchoices)))
        if one in set(texts(model)):
            return self._text(one)
        return _AS_IT_IS if one.has_default() else self._plain(one)

    def _text(self, one: models.Field[object, object]) -> object:
        word = self.word()
        if isinstance(one, models.JSONField):
            return {"words": word}
        if isinstance(one, models.EmailField):
            return f"{word}@example.org"
        longest = getattr(one, "max_length", None)
        assert longest is None or longest >= len(word), (
            f"{one} is too short for a canary; add it to NO_CANARY with a reason"
        )
        return word

    def _related(self, model: type[models.Model], one: models.Field[object, object], place: Place) -> object:
        to = one.related_model
        known = {Partnership: place.partnership, User: place.author, Organisation: place.school}
        if to in known:
            return known[to]
        if to is model:
            return None
        assert isinstance(to, type)
        return self.plant(to, place)

    def _plain(self, one: models.Field[object, object]) -> object:
        if one.null:
            return None
        if isinstance(one, models.CharField | models.TextField):
            return uuid4().hex[: one.max_length or 32]
        for kind, value in _PLAIN:
            if isinstance(one, kind):
                return value
        return next(self.numbers)


# In this order: a moment is a day too, as Django has it.
_PLAIN: tuple[tuple[type, object], ...] = (
    (models.DateTimeField, NOW),
    (models.DateField, TODAY - timedelta(days=3)),
    (models.BooleanField, False),
    (models.DecimalField, Decimal(1)),
    (models.BinaryField, b""),
)
_AS_IT_IS = object()
_SECTIONS = {"supported": "rationale", "supporting": "needs-supporting"}
_STAGES = {
    name: TODAY + timedelta(days=30 * number)
    for number, name in enumerate(("prepare", "plant", "harvest", "look", "last"), start=-1)
}
_SIGNED = {"running", "paused", "ended"}


def _edition(place: Place) -> dict[str, object]:
    signed = place.partnership.state in _SIGNED
    number = 1 if place.side == "supported" else 2
    return {
        "number": number,
        "section_list": "2026.1",
        "in_force_at": NOW if signed and number == 1 else None,
        "dropped_at": NOW if not signed and number == 2 else None,
    }


# Two rows belong to one task: of each side one, the later of the supporting school.
_NUMBERS = {"supported": 1, "supporting": 2}
RECIPES: Mapping[str, Callable[[Place], dict[str, object]]] = {
    "partnerships.AgreementEdition": _edition,
    "partnerships.AgreementSectionVersion": lambda place: {"name": _SECTIONS[place.side], "number": 1, "revision": 0},
    "brokering.GroundAnswer": lambda _place: {"question": "force", "question_list": "2026.1", "place": 2},
    "calendars.FeedAddress": lambda _place: {"ended_at": NOW},
    "calendars.DaysClosed": lambda _place: {"last": TODAY},
    "stages.ListKept": lambda place: {"number": _NUMBERS[place.side], "task_list": "2026.1"},
    "stages.StageDates": lambda place: {"number": _NUMBERS[place.side]} | _STAGES,
    "stages.TaskSaid": lambda place: {"task": "name-managers", "number": _NUMBERS[place.side], "status": "done"},
    "evidence.Statement": lambda _place: {"stage": 1, "direction": 1, "strength": 2},
    "evidence.StageTold": lambda place: {"stage": 1 if place.side == "supported" else 2},
    "partnerships.AgreementSuggestion": lambda place: {"name": _SECTIONS[place.side], "on_version": 1},
    # Sent, for a draft is its author's alone and would show the walk little.
    "learning.ExchangeReport": lambda _place: {"sent_at": NOW},
}
