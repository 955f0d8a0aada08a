"""Invented partnerships in the states that people meet, entered past the pages; run beside the site, it prints nothing.

Each story of the browser tests has a partnership of its own, so that no test depends on what another did.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from alongside_web.accounts.models import Organisation, User

PEOPLE = {
    "alder-head": ("head", "supported"),
    "birch-head": ("head", "supporting"),
    "alder-manager": ("manager", "supported"),
    "birch-governor": ("governor", "supporting"),
    "alder-staff": ("staff", "supported"),
    "scene-adviser": ("adviser", "neither"),
    "scene-evaluator": ("evaluator", "neither"),
    "scene-guest": ("guest", "neither"),
    "principal-adviser": ("broker", "neither"),
}
# The partnership of each story, by name.
TO_SIGN, IN_FORCE, TO_WRITE, TO_PAUSE, TO_READ = (f"Alder and Birch, {one}" for one in ("1", "2", "3", "4", "5"))
LEFT = "scene-left"
ROUND = "Spring round"
EXPIRED = "an-invitation-that-ran-out"


def _enter() -> None:
    from django.utils import timezone

    from alongside_web.accounts.models import Invitation, Organisation, OrganisationKind, User
    from alongside_web.accounts.operations_invitations import Invited, invite
    from alongside_web.accounts.queries import hash_of_token
    from alongside_web.partnerships.models import Participation, Partnership

    now, today = timezone.now(), timezone.localdate()
    known = User.objects.get(email="principal-adviser@example.org")
    people = {who: User.objects.filter(email=f"{who}@example.org").first() for who in (*PEOPLE, LEFT)}
    for who, person in people.items():
        name = who.replace("-", " ").capitalize()
        made = person or User.objects.create(email=f"{who}@example.org", full_name=name, password=known.password)
        people[who] = made
    schools = {
        side: Organisation.objects.create(kind=OrganisationKind.SCHOOL, name=f"{name} School", school=f"example:{name}")
        for side, name in (("supported", "Alder"), ("supporting", "Birch"))
    }
    authority = Organisation.objects.filter(kind=OrganisationKind.AUTHORITY).get()
    for name in (TO_SIGN, IN_FORCE, TO_WRITE, TO_PAUSE, TO_READ):
        one = Partnership.objects.create(
            name=name,
            supported=schools["supported"],
            supporting=schools["supporting"],
            arranged_by=authority,
            state="running",
            started=True,
            starts=today,
        )
        for who, (role, side) in {**PEOPLE, LEFT: ("staff", "supporting")}.items():
            Participation.objects.create(
                partnership=one,
                person=people[who],
                organisation=schools.get(side, authority),
                role=role,
                side=side,
                since=today - timedelta(days=30),
                until=today - timedelta(days=1) if who == LEFT else None,
            )
        _say_yes(name, people)
    _open_round(authority, schools, known)
    sent = invite(Invited("late@example.org", schools["supported"]), actor=known, at=now)
    Invitation.objects.filter(pk=sent.pk).update(token_hash=hash_of_token(EXPIRED), expires_at=now - timedelta(days=1))


def _open_round(authority: Organisation, schools: dict[str, Organisation], broker: User) -> None:
    """A round with a need and an offer whose dates meet in part, its plan, and two cases of concern that it may draw on."""
    from django.utils import timezone

    from alongside.brokering.plans import PlanKind
    from alongside_web.brokering.access import round_seat
    from alongside_web.brokering.models import NeedStated, OfferStated
    from alongside_web.brokering.operations_plans import PlanWanted, do_make_plan
    from alongside_web.brokering.operations_rounds import HeadOf, Opening, do_open_round, do_state
    from alongside_web.brokering.operations_voices import do_begin_asking
    from alongside_web.concerns.access import case_for, desk_of
    from alongside_web.concerns.models import Kind, Register
    from alongside_web.concerns.operations import NewCase, give_right, open_case
    from alongside_web.concerns.operations_case import NewPoint, NewRating, rate

    now, today = timezone.now(), timezone.localdate()
    answers, closes = today + timedelta(days=20), today + timedelta(days=50)
    made = do_open_round(Opening(authority, ROUND, "Secondary schools", answers, closes), actor=broker, at=now)
    seat, ends = round_seat(broker.pk, made.key, today), closes + timedelta(days=200)
    need = NeedStated(school=schools["supported"], areas=["mathematics"], starts=closes, ends=ends)
    offer = OfferStated(school=schools["supporting"], areas=["mathematics"], ends=closes + timedelta(days=90))
    for row, who in ((need, "alder-head"), (offer, "birch-head")):
        do_state(seat, row, HeadOf(who, f"{who}@example.org"), actor=broker, at=now)
    do_begin_asking(seat, 1, actor=broker, at=now)
    wanted = PlanWanted(PlanKind.SETTLED, "a first look")
    do_make_plan(round_seat(broker.pk, made.key, today), wanted, actor=broker, at=now, step=lambda _done: None)
    if not Register.objects.filter(organisation=authority, rights__person=broker).exists():
        give_right(authority, broker.email, Kind.KEEPS, actor=broker, at=now)
    desk = desk_of(broker.pk, authority, today)
    for key, name in (("example:hazel", "Hazel School"), ("example:Birch", "Birch School")):
        case = open_case(desk, NewCase(key, name, today, {"finance": "Debts"}, None), actor=broker, at=now)
        point = NewPoint("A budget that balances", today + timedelta(days=90), "the director")
        told = NewRating("intensive", today, "day", known_at=today, basis="A visit", rationale="Debts", point=point)
        rate(case_for(broker.pk, case.key, today), told, seen=case.version, actor=broker, at=now)


def _say_yes(name: str, people: dict) -> None:
    """Both heads say yes and tell of the time; the agreement is as far as the story of this name needs it."""
    from django.utils import timezone

    from alongside.partnerships.agreement_sections import NEWEST
    from alongside_web.partnerships import agreement_operations as agreement
    from alongside_web.partnerships import agreement_queries, operations
    from alongside_web.partnerships.access import seat_for
    from alongside_web.partnerships.agreement_rows import Point
    from alongside_web.partnerships.models import Partnership
    from tests.web.partnerships.agreement_world import CLAUSE

    key, now = Partnership.objects.get(name=name).key, timezone.now()
    seats = {who: seat_for(people[who].pk, key, timezone.localdate()) for who in ("alder-head", "birch-head")}
    for who, seat in seats.items():
        said = operations.Said("yes", "", shared=False, expires=None, ask_again=None)
        operations.do_answer(seat, said, actor=people[who], at=now)
        operations.do_tell_readiness(seat, operations.Told("none-near", "longer", 2, ""), actor=people[who], at=now)
    head = people["alder-head"]
    agreement.begin_agreement(seat=seats["alder-head"], actor=head, at=now)
    for section in NEWEST.names:
        written = agreement.Written(
            section,
            f"What we say of {section}: we meet each term.",
            CLAUSE if section == "outcome" else None,
            Point(1, 0),
        )
        agreement.write_section(seat=seats["alder-head"], written=written, actor=head, at=now)
    if name == IN_FORCE:
        for who, seat in seats.items():
            shown = agreement_queries.current(seat)
            seen = agreement.Seen(shown.engine.content.hash, shown.edition.revision)
            agreement.sign_agreement(seat=seat, seen=seen, actor=people[who], at=now)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside_web.config.settings")
    django.setup()
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    from alongside_web.accounts.walls import seen_by_all

    with seen_by_all():
        _enter()
