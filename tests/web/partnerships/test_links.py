"""No page of a partnership shows anybody a link that does not open for them, and none is without a way back."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.utils import timezone

from alongside_web.accounts import proving
from alongside_web.accounts.models import Membership, Organisation, OrganisationKind
from alongside_web.partnerships import agreement_operations, operations
from alongside_web.partnerships.agreement_models import AgreementEdition
from alongside_web.partnerships.models import Partnership, State
from tests.web.partnerships.agreement_world import World, world
from tests.web.partnerships.conftest import TODAY
from tests.web.partnerships.running_world import AT, PARTS
from tests.web.partnerships.test_agreement_pages import suggest

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
WHO = ("supported", "supporting", *PARTS)


def _draft(oak: World) -> None:
    oak.begin()
    oak.write("supported", "review", "We meet each term.")
    suggest(oak, "governor", "We meet each half term.")


def _signed(oak: World) -> None:
    oak.begin()
    oak.write_all()
    suggest(oak, "adviser", "We meet each half term.")
    oak.sign_both()


def _amended(oak: World) -> None:
    _signed(oak)
    agreement_operations.amend_agreement(seat=oak.seat("broker"), why="Later.", actor=oak.people["broker"], at=AT)


def _dropped(oak: World) -> None:
    _amended(oak)
    agreement_operations.drop_amendment(seat=oak.seat("broker"), actor=oak.people["broker"], at=AT)


def _said(oak: World) -> None:
    """Notes, kinds of help and answers, so that every kind of row is on the page."""
    both = [(oak.seat(who), oak.people[who]) for who in ("supported", "supporting")]
    for seat, actor in both:
        operations.do_tell_readiness(seat, operations.Told("ahead", "longer", 6, ""), actor=actor, at=timezone.now())
        operations.do_answer(seat, operations.Said("yes", "", False, None, None), actor=actor, at=timezone.now())
    for seat, actor in both:
        operations.do_state_mode(seat, operations.HelpStated("offered", "mentor", ""), actor=actor, at=timezone.now())
        operations.do_say(seat, "Well begun.", "both sides", actor=actor, at=timezone.now())


STANDS = {
    "proposed": (State.PROPOSED, None),
    "considered": (State.CONSIDERED, None),
    "agreed": (State.AGREED, None),
    "running, much said": (State.RUNNING, _said),
    "a draft": (State.RUNNING, _draft),
    "signed": (State.RUNNING, _signed),
    "amended": (State.RUNNING, _amended),
    "amendment dropped": (State.RUNNING, _dropped),
    "paused, signed": (State.PAUSED, _signed),
    "paused, a draft": (State.PAUSED, _draft),
    "ended": (State.ENDED, _signed),
    "not going ahead": (State.NOT_GOING_AHEAD, None),
}


def links(page: str, at: str) -> set[str]:
    """Where a page leads within the site."""
    found = {urljoin(at, unescape(one)).partition("#")[0] for one in _LINK.findall(page)}
    return {one for one in found if one.startswith("/")}


def crawl(client: Client, begin: str) -> tuple[list[str], int]:
    """Every link that can be reached, and what was wrong; pages beside partnerships are opened and not followed."""
    seen, waiting, wrong = {begin}, [begin], []
    while waiting:
        at = waiting.pop()
        answer = client.get(at)
        if answer.status_code != 200:
            wrong.append(f"{at}: {answer.status_code}")
        if not at.startswith("/partnerships/") or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        if at != "/partnerships/" and not re.search(r'class="govuk-(back-link|breadcrumbs)"', page):
            wrong.append(f"{at}: no way back")
        new = links(page, at) - seen
        seen |= new
        waiting += sorted(new)
    return wrong, len([one for one in seen if one.startswith("/partnerships/")])


@pytest.fixture
def proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "has_proved", lambda _request, _now: True)


@pytest.mark.parametrize("stand", STANDS)
def test_every_link_on_every_page_opens_for_whoever_sees_it(stand: str, site: Client, proved: None) -> None:
    state, prepare = STANDS[stand]
    oak = world()
    authority = Organisation.objects.create(kind=OrganisationKind.AUTHORITY, name="Oakshire")
    Membership.objects.create(person=oak.people["broker"], organisation=authority, since=TODAY)
    if prepare:
        prepare(oak)
    Partnership.objects.filter(pk=oak.made.pk).update(state=state, answer_by=TODAY, starts=TODAY)
    reached = {}
    for who in WHO:
        wrong, reached[who] = crawl(oak.client(who), "/partnerships/")
        assert wrong == [], who
    assert reached["supported"] >= reached["guest"] >= 4
    assert not AgreementEdition.objects.exists() or reached["governor"] > 30
