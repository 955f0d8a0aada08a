"""Who may see which text: written down here a second time, apart from the code that the pages ask.

Every text of ours has a line. A new one without a line fails the build: say in it who may see the words.
"""

from __future__ import annotations

from collections.abc import Callable

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import Invitation
from alongside_web.partnerships.models import Role, State
from tests.web.walk.canaries import Canary
from tests.web.walk.world import Walker, World

Rule = Callable[[World, Walker, Canary], bool]
JOINED = {State.AGREED.value, State.RUNNING.value, State.PAUSED.value, State.ENDED.value}
HEADS_AND_GOVERNORS = {Role.HEAD, Role.GOVERNOR}


def nobody(_world: World, _walker: Walker, _canary: Canary) -> bool:
    return False


def in_it(_world: World, walker: Walker, canary: Canary) -> bool:
    """Everybody who takes part today; the worlds' partnerships share their people."""
    return walker.takes_part and canary.world == "a"


def tied(world: World, walker: Walker, canary: Canary) -> bool:
    """Those who take part, and the administrators of the world's organisations."""
    return in_it(world, walker, canary) or (walker.name, canary.world) in {
        ("administrator", "a"),
        ("other administrator", "b"),
    }


def person(world: World, walker: Walker, canary: Canary) -> bool:
    return walker.pk == canary.row.pk or tied(world, walker, canary)


def organisation(world: World, walker: Walker, canary: Canary) -> bool:
    return tied(world, walker, canary)


def invitation(_world: World, walker: Walker, canary: Canary) -> bool:
    assert isinstance(canary.row, Invitation)
    return (walker.name, canary.world) in {("administrator", "a"), ("other administrator", "b")}


def author(_world: World, walker: Walker, canary: Canary) -> bool:
    return canary.place is not None and walker.pk == canary.place.author.pk


def own_side(world: World, walker: Walker, canary: Canary) -> bool:
    return in_it(world, walker, canary) and canary.place is not None and walker.side == canary.place.side


def own_side_and_broker(world: World, walker: Walker, canary: Canary) -> bool:
    return own_side(world, walker, canary) or (in_it(world, walker, canary) and walker.role == Role.BROKER)


def by_audience(world: World, walker: Walker, canary: Canary) -> bool:
    """As its author chose."""
    if author(world, walker, canary):
        return True
    if not in_it(world, walker, canary) or canary.place is None:
        return False
    allowed = {
        "author": False,
        Audience.AUTHOR_AND_EVALUATOR.value: walker.role == Role.EVALUATOR,
        Audience.OWN_SIDE.value: walker.side == canary.place.side,
        Audience.BROKER.value: walker.role == Role.BROKER,
        Audience.STEERING_GROUP.value: walker.role in HEADS_AND_GOVERNORS,
        Audience.BOTH_SIDES.value: True,
        Audience.PUBLIC.value: True,
    }
    return allowed[canary.place.audience]


def once_joined(world: World, walker: Walker, canary: Canary) -> bool:
    """The own side always, others in it once both heads have said yes."""
    joined = canary.place is not None and canary.place.partnership.state in JOINED
    return own_side(world, walker, canary) or (joined and in_it(world, walker, canary))


AGREEMENT_READERS = {Role.HEAD, Role.MANAGER, Role.BROKER, Role.GOVERNOR, Role.ADVISER, Role.EVALUATOR}


def agreement(world: World, walker: Walker, canary: Canary) -> bool:
    """Those whose work it is, once both heads have said yes; neither staff nor guests."""
    joined = canary.place is not None and canary.place.partnership.state in JOINED
    return joined and in_it(world, walker, canary) and walker.role in AGREEMENT_READERS


ROUND_PEOPLE = {Role.BROKER, Role.ADVISER}


def round_people(world: World, walker: Walker, canary: Canary) -> bool:
    """Who brokers the round, and who reads it."""
    return in_it(world, walker, canary) and walker.role in ROUND_PEOPLE


def round_broker(world: World, walker: Walker, canary: Canary) -> bool:
    return in_it(world, walker, canary) and walker.role == Role.BROKER


def voice_words(world: World, walker: Walker, canary: Canary) -> bool:
    """What a head said is the voice's own, whose link nobody here has; the broker reads what was shared."""
    shared: bool = getattr(canary.row, "shared", False)
    return shared and round_broker(world, walker, canary)


RULES: dict[str, Rule] = {
    "brokering.BrokeringRound.name": round_people,
    "brokering.BrokeringRound.scope": round_people,
    "brokering.RulesVersion.why": round_people,
    "brokering.NeedStated.note": round_broker,
    "brokering.OfferStated.conditions": round_broker,
    "brokering.TieDeclared.words": round_people,
    "brokering.Voice.name": round_broker,
    "brokering.Voice.email": round_broker,
    "brokering.Voice.token_hash": nobody,
    "brokering.VoiceAnswer.words": voice_words,
    "brokering.VoiceSelf.words": voice_words,
    "brokering.PlanMade.why": round_people,
    "brokering.PairPut.why": round_broker,
    "brokering.PairPut.preferred": round_broker,
    "accounts.User.email": person,
    "accounts.User.full_name": person,
    "accounts.Organisation.name": organisation,
    "accounts.Invitation.email": invitation,
    "accounts.Invitation.for_what": invitation,
    "accounts.Invitation.token_hash": nobody,
    "accounts.Submission.key": nobody,
    "accounts.Submission.digest": nobody,
    "accounts.Bucket.key": nobody,
    "audit.Values.values": by_audience,
    "jobs.Progress.what": author,
    "jobs.Progress.outcome": author,
    "jobs.Progress.made": author,
    "partnerships.Partnership.name": in_it,
    "partnerships.Partnership.state_reason": in_it,
    "partnerships.Reply.reason": author,
    "partnerships.ReadinessTold.note": own_side_and_broker,
    "partnerships.Pause.reason": in_it,
    "partnerships.Mode.words": once_joined,
    "partnerships.Note.text": by_audience,
    "partnerships.AgreementEdition.why": agreement,
    "partnerships.AgreementSectionVersion.text": agreement,
    "partnerships.AgreementSuggestion.text": agreement,
    "partnerships.AgreementSuggestion.remark": agreement,
    "partnerships.AgreementSuggestion.answer": agreement,
}


# The report on oneself names where one had a part or will have one, and nothing else of it; and it gives one's own words
# in agreements, whatever has become of the partnership.
REPORT = "/account/about-me"
ONE_HAS_OR_HAD_A_PART = {"former manager", "coming staff"}
NAMED_IN_REPORT = {"partnerships.Partnership.name", "accounts.Organisation.name"}


def may_see(world: World, walker: Walker, canary: Canary, path: str = "") -> bool:
    """Whether this walker may see this text, on the page at this address."""
    text = f"{canary.model}.{canary.field}"
    if (
        path.startswith(REPORT)
        and walker.name in ONE_HAS_OR_HAD_A_PART
        and canary.world == "a"
        and text in NAMED_IN_REPORT
    ):
        return True
    if path.startswith(REPORT) and text.startswith("partnerships.Agreement") and author(world, walker, canary):
        return True
    return RULES[text](world, walker, canary)
