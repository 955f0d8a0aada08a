"""An agreement is written by both sides without losing a word, signed by both heads, and locked; each act is audited."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from alongside.partnerships.agreement import MAY, Act, ContentChanged, Locked, Unfinished
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import first_break
from alongside_web.partnerships import agreement_operations as operations
from alongside_web.partnerships import agreement_operations_suggestions as suggesting
from alongside_web.partnerships import agreement_queries as queries
from alongside_web.partnerships import agreement_rows as rows
from alongside_web.partnerships.access import NotYours
from alongside_web.partnerships.agreement_access import agreement_seat
from alongside_web.partnerships.agreement_models import (
    AgreementEdition,
    AgreementSectionVersion,
    AgreementSignature,
    Decision,
)
from alongside_web.partnerships.agreement_rows import Point
from alongside_web.partnerships.models import Role, State
from tests.web.partnerships.agreement_world import AT, CLAUSE, World, world
from tests.web.partnerships.conftest import TODAY


@pytest.fixture
def oak(db: None) -> World:
    made = world()
    made.begin()
    return made


def written(name: str, text: str, seen: Point) -> operations.Written:
    return operations.Written(name, text, None, seen)


def text_of(oak: World, name: str) -> str:
    return queries.section_of(queries.current(oak.seat("supported")), name).text


def suggested(oak: World, who: str, text: str, version: int = 1) -> int:
    made = suggesting.Suggested("review", text, "Clearer so.", Point(1, version))
    return suggesting.suggest(seat=oak.seat(who), suggested=made, actor=oak.people[who], at=AT).pk


def decide(oak: World, who: str, number: int, accepted: bool, answer: str = "") -> None:
    decided = suggesting.Decided(number, accepted, answer)
    suggesting.decide(seat=oak.seat(who), decided=decided, actor=oak.people[who], at=AT)


def test_the_engines_roles_are_the_rows_roles() -> None:
    assert set().union(*MAY.values()) <= {one.value for one in Role}


@pytest.mark.parametrize(
    ("act", "who"),
    [
        (Act.READ, {"supported", "supporting", "manager", "broker", "adviser", "governor", "evaluator"}),
        (Act.SUGGEST, {"supported", "supporting", "manager", "broker", "adviser", "governor"}),
        (Act.WRITE, {"supported", "supporting", "manager", "broker"}),
        (Act.SIGN, {"supported", "supporting"}),
    ],
)
def test_each_part_does_what_it_may_and_to_others_there_is_no_agreement(oak: World, act: Act, who: set[str]) -> None:
    allowed = set()
    for name, someone in oak.people.items():
        try:
            agreement_seat(someone.pk, oak.made.key, TODAY, act=act)
        except NotYours:
            continue
        allowed.add(name)
    assert allowed == who


@pytest.mark.parametrize("state", [State.PROPOSED, State.CONSIDERED, State.NOT_GOING_AHEAD])
def test_before_both_schools_said_yes_there_is_no_agreement_for_anybody(oak: World, state: State) -> None:
    oak.put(state)
    for someone in oak.people.values():
        with pytest.raises(NotYours):
            agreement_seat(someone.pk, oak.made.key, TODAY)


def test_a_section_that_is_written_is_kept_as_a_version_with_its_author(oak: World) -> None:
    oak.write("supported", "review", "Each half term.")
    oak.write("broker", "review", "Each half term, with the adviser.")
    versions = AgreementSectionVersion.objects.filter(name="review").order_by("number")
    assert [(one.number, one.revision, one.text, one.author) for one in versions] == [
        (1, 1, "Each half term.", oak.people["supported"]),
        (2, 2, "Each half term, with the adviser.", oak.people["broker"]),
    ]


def test_saving_what_stands_there_already_makes_no_version(oak: World) -> None:
    oak.write("supported", "review", "Each half term.")
    seat, actor = oak.seat("supporting"), oak.people["supporting"]
    again = written("review", "Each half term.  \r\n", Point(1, 0))
    kept = operations.write_section(seat=seat, written=again, actor=actor, at=AT)
    assert kept is not None
    assert kept.number == 1
    assert rows.editions(oak.made)[0].revision == 1


def test_the_second_of_two_writers_is_refused_and_shown_both_wordings(oak: World) -> None:
    oak.write("supported", "review", "Each half term.")
    oak.write("supported", "review", "Each term.")
    late = written("review", "Each half term, in person.", Point(1, 1))
    with pytest.raises(operations.SectionChanged) as refused:
        operations.write_section(seat=oak.seat("supporting"), written=late, actor=oak.people["supporting"], at=AT)
    assert refused.value.base is not None
    assert refused.value.current is not None
    assert (refused.value.base.text, refused.value.current.text) == ("Each half term.", "Each term.")
    assert text_of(oak, "review") == "Each term."


def test_an_unfinished_agreement_is_not_signed(oak: World) -> None:
    with pytest.raises(Unfinished):
        oak.sign("supported")
    assert not AgreementSignature.objects.exists()


def test_both_signatures_put_the_agreement_in_force_and_lock_it(oak: World) -> None:
    oak.write_all()
    oak.sign_both()
    edition = rows.editions(oak.made)[0]
    assert edition.in_force_at == AT
    assert {one.content_hash for one in edition.signatures.all()} == {edition.content_hash}
    with pytest.raises(Locked):
        oak.write("supported", "review", "Never.")
    with pytest.raises(Locked):
        operations.take_signature_back(seat=oak.seat("supported"), actor=oak.people["supported"], at=AT)
    with pytest.raises(operations.BegunAlready):
        oak.begin()


def test_signing_what_was_changed_meanwhile_is_refused(oak: World) -> None:
    oak.write_all()
    shown = queries.current(oak.seat("supported"))
    seen = operations.Seen(shown.hash, shown.edition.revision)
    oak.write("supporting", "review", "Each week.")
    with pytest.raises(ContentChanged):
        operations.sign_agreement(seat=oak.seat("supported"), seen=seen, actor=oak.people["supported"], at=AT)


def test_a_change_after_one_signature_asks_that_head_again(oak: World) -> None:
    oak.write_all()
    oak.sign("supported")
    oak.write("supporting", "review", "Each week.")
    assert not oak.sign("supporting")
    assert oak.sign("supported")
    assert AgreementSignature.objects.filter(side="supported").count() == 2


def test_a_signature_given_twice_is_one(oak: World) -> None:
    oak.write_all()
    oak.sign("supported")
    oak.sign("supported")
    assert AgreementSignature.objects.count() == 1


def test_a_signature_taken_back_no_longer_counts(oak: World) -> None:
    oak.write_all()
    oak.sign("supported")
    operations.take_signature_back(seat=oak.seat("supported"), actor=oak.people["supported"], at=AT)
    assert not oak.sign("supporting")
    assert oak.sign("supported")


def test_only_heads_sign_and_only_for_their_own_side(oak: World) -> None:
    oak.write_all()
    for who in ("manager", "broker", "governor", "adviser"):
        with pytest.raises(NotYours):
            oak.sign(who)
    oak.sign("supporting")
    assert [one.side for one in AgreementSignature.objects.all()] == ["supporting"]


def test_an_amendment_begins_with_the_words_in_force_which_stay_in_force_until_both_sign_anew(oak: World) -> None:
    oak.write_all()
    oak.sign_both()
    seat, actor = oak.seat("broker"), oak.people["broker"]
    operations.amend_agreement(seat=seat, why="The money ends earlier.", actor=actor, at=AT)
    first, second = rows.editions(oak.made)
    assert (rows.in_force(oak.made), rows.in_the_making(oak.made)) == (first, second)
    assert text_of(oak, "exit") == "What we say of exit."
    oak.write("manager", "funding-end", "It ends in March.")
    oak.sign("supported")
    assert rows.in_force(oak.made) == first
    oak.sign("supporting")
    former, now = rows.editions(oak.made)
    assert (former.superseded_at, rows.in_force(oak.made)) == (AT, now)
    assert former.content_hash != now.content_hash
    assert queries.edition(oak.seat("evaluator"), 1).hash == former.content_hash


def test_an_amendment_can_be_given_up_and_the_former_stays(oak: World) -> None:
    oak.write_all()
    oak.sign_both()
    for _ in range(2):
        operations.amend_agreement(seat=oak.seat("broker"), why="Try.", actor=oak.people["broker"], at=AT)
        with pytest.raises(operations.BegunAlready):
            operations.amend_agreement(seat=oak.seat("broker"), why="Try.", actor=oak.people["broker"], at=AT)
        operations.drop_amendment(seat=oak.seat("manager"), actor=oak.people["manager"], at=AT)
    assert [one.number for one in rows.editions(oak.made)] == [1, 2, 3]
    assert queries.current(oak.seat("supported")).edition.number == 1


def test_the_first_agreement_is_not_given_up(oak: World) -> None:
    with pytest.raises(Locked):
        operations.drop_amendment(seat=oak.seat("manager"), actor=oak.people["manager"], at=AT)


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_while_the_partnership_rests_its_agreement_is_read_only(oak: World, state: State) -> None:
    oak.write_all()
    oak.put(state, "An inspection is due.")
    with pytest.raises(operations.ReadOnly, match="An inspection is due"):
        oak.write("supported", "review", "Later.")
    with pytest.raises(operations.ReadOnly):
        oak.sign("supported")
    with pytest.raises(operations.ReadOnly):
        suggested(oak, "governor", "Later.")


def test_a_suggestion_is_accepted_and_its_words_join_what_was_written_since(oak: World) -> None:
    oak.write("supported", "review", "We meet each term. The adviser comes.")
    number = suggested(oak, "governor", "We meet each term. The adviser and a governor come.")
    oak.write("supporting", "review", "We meet each half term. The adviser comes.")
    decide(oak, "supported", number, accepted=True)
    assert text_of(oak, "review") == "We meet each half term. The adviser and a governor come."
    with pytest.raises(suggesting.DecidedAlready):
        decide(oak, "supporting", number, accepted=False, answer="No.")


def test_a_suggestion_that_clashes_is_left_to_be_put_in_by_hand(oak: World) -> None:
    oak.write("supported", "review", "We meet each term.")
    number = suggested(oak, "adviser", "We meet each week.")
    oak.write("supporting", "review", "We meet each month.")
    with pytest.raises(suggesting.Clashes):
        decide(oak, "supported", number, accepted=True)
    assert text_of(oak, "review") == "We meet each month."
    page = queries.suggestion_page(oak.seat("supported"), number)
    assert page.suggestion.decision == Decision.OPEN
    assert page.joined.text == "We meet each month week."


def test_a_remark_changes_no_words(oak: World) -> None:
    oak.write("supported", "review", "We meet each term.")
    number = suggested(oak, "governor", "We meet each term.")
    decide(oak, "manager", number, accepted=True, answer="Thank you.")
    assert AgreementSectionVersion.objects.count() == 1


def test_whoever_suggests_does_not_decide(oak: World) -> None:
    number = suggested(oak, "governor", "Each week.", 0)
    with pytest.raises(NotYours):
        decide(oak, "governor", number, accepted=True)


def test_a_suggestion_of_another_partnership_is_not_there(oak: World) -> None:
    other = world("ash-birch")
    other.begin()
    number = suggested(other, "governor", "Each week.", 0)
    with pytest.raises(NotYours):
        decide(oak, "supported", number, accepted=True)


def test_every_act_has_its_entry_in_the_audit(oak: World) -> None:
    oak.write_all()
    number = suggested(oak, "governor", "Each week.")
    decide(oak, "supported", number, accepted=False, answer="Too often.")
    oak.sign("supported")
    operations.take_signature_back(seat=oak.seat("supported"), actor=oak.people["supported"], at=AT)
    oak.sign_both()
    operations.amend_agreement(seat=oak.seat("broker"), why="Try.", actor=oak.people["broker"], at=AT)
    operations.drop_amendment(seat=oak.seat("broker"), actor=oak.people["broker"], at=AT)
    entries = Entry.objects.filter(partnership=str(oak.made.key)).order_by("pk")
    actions = [one.action.removeprefix("agreement ") for one in entries]
    assert actions == [
        "begun",
        *["section written"] * 21,
        "suggested",
        "suggestion declined",
        "signed",
        "signature taken back",
        "signed",
        "signed",
        "in force",
        "amendment begun",
        "amendment dropped",
    ]
    assert first_break() is None


def test_the_database_itself_takes_one_edition_in_the_making(oak: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementEdition.objects.create(
            partnership=oak.made, number=2, section_list="2026.1", opened_by=oak.people["broker"], opened_at=AT
        )


def test_the_outcome_clause_is_kept_as_data(oak: World) -> None:
    oak.write("supported", "outcome", "Attendance shows it first.", CLAUSE)
    version = AgreementSectionVersion.objects.get(name="outcome")
    assert version.clause == CLAUSE.as_data()
    assert queries.current(oak.seat("evaluator")).engine.content.outcome == CLAUSE
