"""What this part holds about a person, for the report on everything about them.

What somebody wrote as keeper is theirs to read as long as they may open the register; afterwards the report says that it was
written and when, and no word of it, for the words are about a school that is still private.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside_web.accounts.models import User
from alongside_web.accounts.reports import Held, Row, add_reporter
from alongside_web.accounts.walls import seen_by_all
from alongside_web.concerns import translate
from alongside_web.concerns.access import rights_of, shared_with
from alongside_web.concerns.models import Point, Rating, Reason, Right, SchoolAnswer, Share


def _rights(person: User) -> Iterable[Row]:
    with seen_by_all():
        held = list(Right.objects.filter(person=person).select_related("register__organisation").order_by("pk"))
    for one in held:
        organisation = one.register.organisation.name
        yield {"organisation": organisation, "right": one.kind, "since": one.since, "until": one.until}


def _written(person: User) -> Iterable[Row]:
    """Ratings, reasons and points that the person wrote as keeper."""
    with seen_by_all():
        open_now = set(rights_of(person.pk, timezone.localdate()).values_list("register", flat=True))
        ratings = list(Rating.objects.filter(author=person).select_related("concern").order_by("pk"))
        reasons = list(Reason.objects.filter(author=person).select_related("concern").order_by("pk"))
        points = list(Point.objects.filter(author=person).select_related("concern").order_by("pk"))
    for rating in ratings:
        words: Row = {"level": rating.level, "basis": rating.basis, "rationale": rating.rationale}
        yield {"rated": rating.at, **_if_open(rating, open_now, words)}
    for reason in reasons:
        since = str(translate.period_of(reason.since, reason.precision))
        yield {"reason_since": since, **_if_open(reason, open_now, {"words": reason.words})}
    for point in points:
        words = {"what": point.what, "by": point.by, "decides": point.decides}
        yield {"point_written": point.at, **_if_open(point, open_now, words)}


def _if_open(row: Rating | Reason | Point, open_now: set[int], words: Row) -> Row:
    concern = row.concern
    return {"school": concern.name, **words} if concern.register_id in open_now else {}


def _as_head(person: User) -> Iterable[Row]:
    """What is shown to the person as head, and what the person answered."""
    with seen_by_all():
        shared: list[Share] = list(shared_with(person.pk, timezone.localdate()))
        answers = list(SchoolAnswer.objects.filter(author=person, said_by="").order_by("pk"))
    for one in shared:
        told = {"level": one.level, "when": one.when, "rationale": one.rationale, "point": one.point}
        yield {"school": one.name, "shown": one.shared_at, **told}
    for answer in answers:
        yield {"answered": answer.at, "stance": answer.stance, "words": answer.words}


def add_own_reporters() -> None:
    """Adds what the registers hold."""
    add_reporter(Held("rights_to_registers", _("Your rights to registers of concern"), _rights))
    add_reporter(Held("concerns_written", _("What you wrote in registers of concern"), _written))
    add_reporter(Held("concerns_as_head", _("What a register showed you as head, and your answers"), _as_head))
