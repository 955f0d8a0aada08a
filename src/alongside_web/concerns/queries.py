"""A case as its readers see it, what is shared with a head, and the needs that a register holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from alongside.schools.concern import (
    PointState,
    Review,
    SchoolNeed,
    Travel,
    differ,
    is_past,
    latest,
    needs,
    review,
    travel,
)
from alongside.schools.concern_scheme import NEWEST, Scheme, scheme_of
from alongside_web.accounts.models import Organisation, OrganisationKind, User
from alongside_web.accounts.queries import memberships_of
from alongside_web.concerns import drawing, translate, words
from alongside_web.concerns.access import Opened, rights_of, shared_with
from alongside_web.concerns.models import (
    Concern,
    Kind,
    Point,
    Rating,
    Reason,
    Register,
    Right,
    SchoolAnswer,
    Share,
    Stated,
)


@dataclass(frozen=True, slots=True)
class RatingShown:
    """A rating in words, with what the school said to it."""

    row: Rating
    level: str
    tag: str
    when: str
    known: str
    who: str
    stated: str
    corrected_by: int | None
    holds: bool
    answers: tuple[SchoolAnswer, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class PointShown:
    """A de-escalation point and whether its day has gone by unanswered."""

    row: Point
    is_past: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything that the page of a case shows."""

    concern: Concern
    keeps: bool
    opened: str
    level: str
    tag: str
    means: str
    direction: str
    travel: Travel
    stated: str
    differs: bool
    review: Review
    ratings: tuple[RatingShown, ...]
    reasons: tuple[tuple[str, str, Reason], ...]
    gone_reasons: tuple[tuple[str, str, Reason], ...]
    points: tuple[PointShown, ...]
    picture: drawing.Picture | None

    @property
    def is_open(self) -> bool:
        return self.concern.closed is None

    @property
    def may_write(self) -> bool:
        return self.keeps and self.is_open

    @property
    def in_order(self) -> tuple[RatingShown, ...]:
        """The ratings as they were numbered."""
        return self.ratings[::-1]

    @property
    def rests_on(self) -> str:
        """The numbers of the ratings that the direction rests on."""
        return ", ".join(str(one.number) for one in self.travel.rests_on)

    @property
    def aside(self) -> str:
        """The numbers of the ratings whose place in time nobody can tell."""
        return ", ".join(str(one.number) for one in self.travel.aside)


def case_page(opened: Opened) -> CasePage:
    """The page of a case."""
    concern, today = opened.concern, opened.desk.today
    scheme = scheme_of(concern.scheme)
    labels = words.level_words(scheme, opened.desk.register.labels)
    rows = list(concern.ratings.select_related("author").order_by("-number"))
    told = translate.case(concern, rows)
    way, holds = travel(told.ratings, today, scheme), latest(told.ratings, today)
    points = tuple(concern.points.select_related("author", "settled_by").order_by("-pk"))
    ratings = _ratings(concern, rows, labels, holds=holds.number if holds else 0)
    reasons = _reasons(concern, scheme)
    return CasePage(
        concern=concern,
        keeps=opened.desk.keeps,
        opened=words.when(translate.period_of(concern.opened, concern.opened_precision)),
        level=labels[holds.level] if holds else "",
        tag=words.level_tags(scheme)[holds.level] if holds else "",
        means=gettext(scheme.level(holds.level).means) if holds else "",
        direction=words.direction_words(way.direction),
        travel=way,
        stated=words.direction_words(holds.stated) if holds and holds.stated else "",
        differs=differ(way.direction, holds.stated if holds else None),
        review=review(concern.review_on, today) if concern.closed is None else Review.NONE,
        ratings=ratings,
        reasons=tuple(one for one in reasons if one[2].until is None),
        gone_reasons=tuple((title, _times(one), one) for title, _, one in reasons if one.until is not None),
        points=tuple(PointShown(one, is_past(PointState(one.state), one.by, today)) for one in points),
        picture=drawing.picture(told.ratings, [(one.by, one.state) for one in points], labels),
    )


def _ratings(
    concern: Concern, rows: Sequence[Rating], labels: Mapping[str, str], *, holds: int
) -> tuple[RatingShown, ...]:
    tags = words.level_tags(scheme_of(concern.scheme))
    corrected = {one.corrects: one.number for one in rows}
    answers = list(concern.answers.select_related("author").order_by("pk"))
    shares = list(concern.shares.select_related("head", "shared_by").order_by("pk"))
    return tuple(
        RatingShown(
            row=one,
            level=labels[one.level],
            tag=tags[one.level],
            when=_when(one),
            known=words.when(translate.period_of(one.known_at, one.known_precision)),
            who=named(one.author),
            stated=str(Stated(one.stated).label) if one.stated else "",
            corrected_by=corrected.get(one.number),
            holds=one.number == holds,
            answers=tuple(answer for answer in answers if answer.number == one.number),
            shares=tuple(share for share in shares if share.number == one.number),
        )
        for one in rows
    )


def _reasons(concern: Concern, scheme: Scheme) -> list[tuple[str, str, Reason]]:
    return [
        (gettext(scheme.reason(one.name).title), gettext(scheme.reason(one.name).means), one)
        for one in concern.reasons.order_by("pk")
    ]


def _times(reason: Reason) -> str:
    """Since when a reason held and until when, as exactly as that is known."""
    since = words.when(translate.period_of(reason.since, reason.precision))
    until = words.when(translate.period_of(reason.until or reason.since, reason.until_precision))
    return f"{since} – {until}"


def named(person: User | None) -> str:
    """Who did something; what was entered from a published source was entered by the site."""
    return str(person) if person is not None else gettext("entered by the site")


@dataclass(frozen=True, slots=True)
class Index:
    """What a person finds under the register's own address: registers, and what was shared with them as head."""

    registers: tuple[tuple[str, str, str], ...]
    shared: tuple[Share, ...]
    gives_rights: tuple[Organisation, ...]


def index(person: User, today: date) -> Index:
    """The registers that a person may open today, and the rest that is theirs."""
    kinds = {one.value: str(one.label) for one in Kind}
    held = tuple(
        (str(one.register.key), one.register.organisation.name, kinds[one.kind])
        for one in rights_of(person.pk, today).order_by("register__organisation__name", "pk")
    )
    looked_after = memberships_of(person.pk, today).filter(administers=True)
    organisations = tuple(one.organisation for one in looked_after if one.organisation.kind != OrganisationKind.SCHOOL)
    return Index(held, tuple(shared_with(person.pk, today)), organisations)


def rights_in(organisation: Organisation) -> QuerySet[Right]:
    """Everybody who has or had a right in an organisation's register, those who have it first."""
    held = Right.objects.filter(register__organisation=organisation).select_related("person")
    return held.order_by("until", "person__full_name", "pk")


def open_rights(organisation: Organisation) -> tuple[list[Right], list[Right]]:
    """The rights that hold, and those that were taken back."""
    held = list(rights_in(organisation))
    return [one for one in held if one.until is None], [one for one in held if one.until is not None]


def own_answers(share: Share) -> QuerySet[SchoolAnswer]:
    """What a head answered to what was shared."""
    mine = SchoolAnswer.objects.filter(concern=share.concern_id, number=share.number, author=share.head_id)
    return mine.order_by("pk")


def open_point(concern: Concern) -> Point | None:
    """The de-escalation point that waits, or None."""
    return concern.points.filter(state=PointState.OPEN.value).order_by("pk").last()


def open_case_of(register: Register, school: str) -> Concern | None:
    """The open case of a school, or None."""
    return Concern.objects.filter(register=register, school=school, closed=None).first()


def needs_from(organisation: Organisation, today: date) -> tuple[SchoolNeed, ...]:
    """The needs that an organisation's register holds on a day, the most urgent first.

    The caller must have opened the register by a right in it (`access.desk_for`): nothing here asks again.
    """
    held = Concern.objects.filter(Q(closed=None) | Q(closed__gt=today), register__organisation=organisation)
    cases = list(held.prefetch_related("ratings", "reasons"))
    told = [
        translate.case(one, one.ratings.all(), [why.name for why in one.reasons.all() if _holds(why, today)])
        for one in cases
    ]
    return needs(told, today, NEWEST)


def _holds(reason: Reason, today: date) -> bool:
    return reason.since <= today and (reason.until is None or reason.until > today)


def reasons_held(concern: Concern) -> dict[str, str]:
    """The reasons that hold, with their words."""
    return dict(concern.reasons.filter(until=None).order_by("pk").values_list("name", "words"))


def rating_choices(concern: Concern, register: Register) -> tuple[tuple[str, str], ...]:
    """The ratings of a case as a list to choose from, the latest first."""
    labels = words.level_words(scheme_of(concern.scheme), register.labels)
    return tuple(
        (str(one.number), f"{one.number}: {labels[one.level]}, {_when(one)}")
        for one in concern.ratings.order_by("-number")
    )


def _when(row: Rating) -> str:
    return words.when(translate.period_of(row.occurred, row.precision))


def rating_numbered(concern: Concern, number: str) -> Rating:
    """One rating of a case, of a number that was chosen from its list."""
    return concern.ratings.get(number=int(number))
