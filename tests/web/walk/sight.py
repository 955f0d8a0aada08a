"""Who may see which text: written down here a second time, apart from the code that the pages ask.

Every text of ours has a line. A new one without a line fails the build: say in it who may see the words.
"""

from __future__ import annotations

from collections.abc import Callable

from alongside.evidence.perspectives import Audience
from alongside_web.accounts.models import Invitation
from alongside_web.audit.models import Values
from alongside_web.concerns.history_told import KEEPERS
from alongside_web.concerns.models import Share
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
        ("keeper", "a"),
    }


def keeper(_world: World, walker: Walker, canary: Canary) -> bool:
    """Who has a right in the register of world "a": nobody else, whatever their part or their organisation."""
    return (walker.name, canary.world) == ("keeper", "a")


def shown_to_head(world: World, walker: Walker, canary: Canary) -> bool:
    """Keepers, and the head to whom exactly this was shown."""
    assert isinstance(canary.row, Share)
    return keeper(world, walker, canary) or walker.pk == canary.row.head_id


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
    """As its author chose; what is told of a register, to those with a right in it."""
    if isinstance(canary.row, Values) and canary.row.entry.audience == KEEPERS:
        return keeper(world, walker, canary)
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
    # A row that was planted because another refers to it has an audience of its own, and its place has none.
    return allowed[canary.place.audience or getattr(canary.row, "audience", "")]


def once_joined(world: World, walker: Walker, canary: Canary) -> bool:
    """The own side always, others in it once both heads have said yes."""
    joined = canary.place is not None and canary.place.partnership.state in JOINED
    return own_side(world, walker, canary) or (joined and in_it(world, walker, canary))


AGREEMENT_READERS = {Role.HEAD, Role.MANAGER, Role.BROKER, Role.GOVERNOR, Role.ADVISER, Role.EVALUATOR}


def agreement(world: World, walker: Walker, canary: Canary) -> bool:
    """Those whose work it is, once both heads have said yes; neither staff nor guests."""
    joined = canary.place is not None and canary.place.partnership.state in JOINED
    return joined and in_it(world, walker, canary) and walker.role in AGREEMENT_READERS


def ground_words(world: World, walker: Walker, canary: Canary) -> bool:
    """Why somebody answered so for common ground: the author's own, and the broker's where it was shared."""
    shared: bool = getattr(canary.row, "shared", False)
    return author(world, walker, canary) or (shared and in_it(world, walker, canary) and walker.role == Role.BROKER)


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


READERS = AGREEMENT_READERS | {Role.STAFF}


def running(world: World, walker: Walker, canary: Canary) -> bool:
    """Those who may read what a running partnership plans and does: all but guests, once both heads have said yes."""
    joined = canary.place is not None and canary.place.partnership.state in JOINED
    return joined and in_it(world, walker, canary) and walker.role in READERS


def running_by_audience(world: World, walker: Walker, canary: Canary) -> bool:
    """The same, as far as its author chose them; what hangs on a row of one's own side is one's own side's."""
    chosen = own_side if canary.place is not None and not canary.place.audience else by_audience
    return running(world, walker, canary) and (chosen(world, walker, canary) or author(world, walker, canary))


def of_school(world: World, walker: Walker, canary: Canary) -> bool:
    """The school's own people; brokers and advisers, what it shows them; and whoever wrote it."""
    place = canary.place
    if place is None or author(world, walker, canary):
        return place is not None
    members = walker.side == place.side or (walker.name == "administrator" and place.side == "supported")
    if canary.world == "a" and members:
        return True
    if (walker.name, canary.world, place.side) == ("other administrator", "b", "supported"):
        return True
    shown = place.audience == Audience.BROKER.value and walker.role in {Role.BROKER, Role.ADVISER}
    return in_it(world, walker, canary) and shown


def head_of_school(world: World, walker: Walker, canary: Canary) -> bool:
    """The head of the school to which it belongs."""
    return own_side(world, walker, canary) and walker.role == Role.HEAD


def money(world: World, walker: Walker, canary: Canary) -> bool:
    """As a plan, and staff left out."""
    return running(world, walker, canary) and walker.role != Role.STAFF


def own_import(world: World, walker: Walker, canary: Canary) -> bool:
    """Who took the file in, while it may be confirmed."""
    return running(world, walker, canary) and author(world, walker, canary)


READS_EVIDENCE = {Role.BROKER, Role.ADVISER, Role.EVALUATOR, Role.HEAD, Role.MANAGER, Role.GOVERNOR}


def evidence_of_all(_world: World, walker: Walker, canary: Canary) -> bool:
    """Those who may see readings at all, once both heads have said yes; neither staff nor guests."""
    joined = canary.place is not None and canary.place.partnership.state in JOINED
    return joined and walker.takes_part and canary.world == "a" and walker.role in READS_EVIDENCE


def evidence(world: World, walker: Walker, canary: Canary) -> bool:
    """Of those, whom its author chose."""
    return evidence_of_all(world, walker, canary) and by_audience(world, walker, canary)


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
    **{
        f"evidence.Statement.{one}": evidence
        for one in ("code", "sub", "voice", "person", "paraphrase", "page", "coder")
    },
    **{f"evidence.RecordedEvent.{one}": evidence for one in ("code", "sub", "summary", "page")},
    **{f"evidence.Surrounding.{one}": evidence for one in ("kind", "subject", "text", "page")},
    **{
        f"evidence.OfficeTold.{one}": evidence_of_all
        for one in ("voice", "person", "of_side", "role", "perspective", "note")
    },
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
    "calendars.FeedAddress.seed": nobody,
    "calendars.FeedAddress.token_hash": nobody,
    "calendars.FeedAddress.digest": nobody,
    "calendars.ReminderSent.uid": author,
    "calendars.DaysClosed.name": head_of_school,
    "stages.StageDates.reason": running,
    "stages.TaskSaid.reason": agreement,
    "partnerships.AgreementEdition.why": agreement,
    "partnerships.AgreementSectionVersion.text": agreement,
    "partnerships.AgreementSuggestion.text": agreement,
    "partnerships.AgreementSuggestion.remark": agreement,
    "partnerships.AgreementSuggestion.answer": agreement,
    **dict.fromkeys(
        (
            *(f"plans.Activity.{name}" for name in ("title", "what", "part", "place", "success", "evaluation")),
            *(f"plans.Activity.{name}" for name in ("lead_supported", "lead_supporting")),
            *(f"plans.Activity.monitored_{name}" for name in ("by", "when", "how")),
            *(f"plans.Happening.{name}" for name in ("reason", "who_came", "words", "next_step")),
        ),
        running,
    ),
    **dict.fromkeys(
        (
            *(f"meetings.Body.{name}" for name in ("name", "others")),
            *(f"meetings.Meeting.{name}" for name in ("title", "place", "others", "minutes")),
            *(f"meetings.MeetingAction.{name}" for name in ("text", "who", "words")),
            "meetings.MeetingDecision.text",
        ),
        running_by_audience,
    ),
    **dict.fromkeys(
        (
            *(f"meetings.NetworkMeeting.{name}" for name in ("place", "topic", "outcome")),
            *(f"meetings.NetworkMeeting.came_{side}" for side in ("supported", "supporting")),
        ),
        running,
    ),
    "brokering.GroundAnswer.words": ground_words,
    "brokering.Assumption.text": agreement,
    "brokering.Assumption.wrong": agreement,
    "brokering.AssumptionLook.reason": agreement,
    "learning.ExchangeReport.who": running_by_audience,
    "learning.ExchangeReport.did": running_by_audience,
    "learning.ExchangeReport.saw": running_by_audience,
    "learning.ExchangeReport.will_use": running_by_audience,
    "learning.ExchangeReport.surprised": running_by_audience,
    "learning.ExchangeReport.could_learn": running_by_audience,
    "learning.HostContext.text": running_by_audience,
    "learning.Practice.name": running_by_audience,
    "learning.Practice.what": running_by_audience,
    "learning.Practice.part": running_by_audience,
    "learning.PracticeStep.words": running_by_audience,
    "learning.PracticeStep.again": running_by_audience,
    "learning.Promise.what": running,
    "learning.Gift.words": running,
    "learning.Marking.words": running,
    "load.Commitment.name": of_school,
    "load.Commitment.brought_by": of_school,
    "load.Commitment.asked": of_school,
    "load.Commitment.source": of_school,
    "load.Ceiling.why": running,
    "concerns.Register.labels": keeper,
    "concerns.Concern.name": keeper,
    "concerns.Concern.outcome_words": keeper,
    "concerns.Reason.words": keeper,
    "concerns.Rating.basis": keeper,
    "concerns.Rating.rationale": keeper,
    "concerns.Point.what": keeper,
    "concerns.Point.decides": keeper,
    "concerns.Point.settled_why": keeper,
    "concerns.Share.name": shown_to_head,
    "concerns.Share.level": shown_to_head,
    "concerns.Share.when": shown_to_head,
    "concerns.Share.rationale": shown_to_head,
    "concerns.Share.point": shown_to_head,
    "concerns.SchoolAnswer.words": keeper,
    "concerns.SchoolAnswer.said_by": keeper,
    "plans.Aim.text": running,
    "plans.Aim.priority": running,
    "plans.Aim.school_plan": running,
    "plans.Aim.authority_plan": running,
    "plans.Funder.name": money,
    "plans.Activity.title": running,
    "plans.Activity.what": running,
    "plans.Activity.part": running,
    "plans.Activity.place": running,
    "plans.Activity.lead_supported": running,
    "plans.Activity.lead_supporting": running,
    "plans.Activity.success": running,
    "plans.Activity.monitored_by": running,
    "plans.Activity.monitored_when": running,
    "plans.Activity.monitored_how": running,
    "plans.Activity.evaluation": running,
    "plans.Happening.reason": running,
    "plans.Happening.who_came": running,
    "plans.Happening.words": running,
    "plans.Happening.next_step": running,
    "plans.Payment.what": money,
    "plans.PlanVersion.content": running,
    "plans.PlanVersion.why": running,
    "plans.PlanImport.rows": own_import,
    "plans.PlanImport.said": own_import,
}


# The report on oneself names where one had a part or will have one, and nothing else of it; and it gives one's own words
# in agreements, whatever has become of the partnership.
REPORT = "/account/about-me"
ONE_HAS_OR_HAD_A_PART = {"former manager", "coming staff"}
OWN_WORDS = (
    "brokering.Assumption",
    "partnerships.Agreement",
    "plans.",
    "meetings.",
    "learning.",
    "load.",
    "stages.",
    "evidence.Statement",
)
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
    if path.startswith(REPORT) and text.startswith(OWN_WORDS) and author(world, walker, canary):
        return True
    return RULES[text](world, walker, canary)
