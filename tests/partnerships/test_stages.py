"""The four stages: their days lie over the partnership's own terms, and no status contradicts a gate."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.partnerships.stages import (
    ORDER,
    SAYABLE,
    SETTLED,
    NotACourse,
    NotNowSaid,
    Seen,
    Span,
    Standing,
    Status,
    checked,
    course,
    due_day,
    from_beginnings,
    is_open,
    may_say,
    next_task,
    proposed,
    standings,
)
from alongside.partnerships.task_lists import (
    FACTS,
    TASK_LISTS,
    StageName,
    UnknownTask,
    difference,
    newest,
    parse,
    task_list,
)

PAGE = (Path(__file__).parents[2] / "docs/explanation/stages.md").read_text(encoding="utf-8")
LISTED = newest()
NAMES = st.sampled_from(LISTED.names)
FACT_SETS = st.frozensets(st.sampled_from(sorted(FACTS)))
SAID = st.dictionaries(NAMES, st.sampled_from(SAYABLE))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
FIRST, LAST = date(2026, 11, 9), date(2028, 8, 31)
OAK = proposed(FIRST, LAST)


def rows_of(heading: str) -> list[list[str]]:
    part = PAGE.split(heading)[1]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("| ")
    ]


def oak_in_february() -> tuple[Standing, ...]:
    facts = frozenset({"readiness-asked", "agreement-in-force", "manager-each-side"})
    said = {"tell-governors": Status.DONE, "visit-supported": Status.IN_PROGRESS}
    return standings(LISTED, OAK, Seen(facts, date(2028, 3, 31), said), day=date(2027, 2, 10))


def test_the_worked_example_is_what_the_engine_says() -> None:
    rows = rows_of("## 5. A worked example")
    spans = [row for row in rows if len(row) == 3 and row[0] in set(ORDER)]
    assert spans == [[one.stage.value, one.first.isoformat(), one.last.isoformat()] for one in OAK.spans]
    tasks = [row for row in rows if len(row) == 4 and row[0] in LISTED.names]
    found = oak_in_february()
    assert tasks == [
        [one.task.name, one.status.value, "yes" if one.overdue else "", ", ".join(gate.name for gate in one.closed)]
        for one in found
    ]
    following = next_task(found, OAK.present(date(2027, 2, 10)))
    assert following is not None
    assert f"Next is *{following.task.name}*" in PAGE
    assert due_day(LISTED.task("plan-the-end"), OAK, date(2028, 3, 31)) == date(2028, 3, 31)


def test_the_page_names_every_fact_and_every_gate_of_the_list() -> None:
    facts = set(re.findall(r"`([a-z-]+)`", PAGE.split("## 2. Facts")[1].split("## 3.")[0]))
    assert facts == FACTS
    gates = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE.split("## 3. Gates")[1].split("## 4.")[0], re.MULTILINE))
    assert gates == {one.name for one in LISTED.gates}


@given(DAYS, st.integers(4, 3000))
def test_proposed_stages_fill_the_days_without_gap_or_overlap(first: date, days: int) -> None:
    last = first + timedelta(days=days - 1)
    found = proposed(first, last)
    assert (found.first, found.last) == (first, last)
    assert course(found.spans) == found
    assert [sum(one.holds(first + timedelta(days=n)) for one in found.spans) for n in range(days)] == [1] * days


@given(DAYS)
def test_without_an_end_the_study_is_followed_a_term_for_a_stage(first: date) -> None:
    terms = {one.last for one in proposed(first).spans}
    assert len(terms) == 4
    assert all((one + timedelta(days=1)).day == 1 for one in terms)


def test_too_few_days_have_no_stages() -> None:
    with pytest.raises(NotACourse, match="fewer than four days"):
        proposed(FIRST, FIRST + timedelta(days=2))


@given(st.lists(DAYS, min_size=5, max_size=5))
def test_beginnings_make_a_course_only_in_order(days: list[date]) -> None:
    *beginnings, last = days
    in_order = all(a < b for a, b in pairwise(beginnings)) and beginnings[-1] <= last
    if in_order:
        assert from_beginnings(beginnings, last).last == last
    else:
        with pytest.raises(NotACourse):
            from_beginnings(beginnings, last)


@pytest.mark.parametrize(("shift", "words"), [(1, "gap"), (-1, "overlap")])
def test_a_gap_and_an_overlap_are_refused_where_they_are(shift: int, words: str) -> None:
    spans = list(OAK.spans)
    spans[2] = Span(spans[2].stage, spans[2].first + timedelta(days=shift), spans[2].last)
    with pytest.raises(NotACourse, match=words) as caught:
        course(spans)
    assert caught.value.stage is StageName.HARVEST


def test_stages_out_of_order_are_refused() -> None:
    with pytest.raises(NotACourse, match="in order"):
        course(tuple(reversed(OAK.spans)))


@given(FACT_SETS, SAID, DAYS)
def test_no_status_contradicts_a_gate(facts: frozenset[str], said: dict[str, Status], day: date) -> None:
    seen = Seen(facts, said=said)
    for one in standings(LISTED, OAK, seen, day=day):
        assert one.closed == tuple(gate for gate in LISTED.gates_of(one.task) if not is_open(gate, LISTED, seen))
        assert (one.status is Status.CANNOT_START) <= bool(one.closed)
        assert not (one.closed and one.status in {Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED})
        assert one.by_site == (bool(one.task.done_when) and one.task.done_when <= facts)
        assert not one.by_site or one.status is Status.DONE
        assert not (one.overdue and (one.is_settled or one.status is Status.CANNOT_START))


@given(FACT_SETS, SAID, DAYS)
def test_the_order_of_what_was_said_does_not_matter(facts: frozenset[str], said: dict[str, Status], day: date) -> None:
    turned = dict(sorted(said.items(), reverse=True))
    assert standings(LISTED, OAK, Seen(facts, said=said), day=day) == standings(
        LISTED, OAK, Seen(facts, said=turned), day=day
    )


@given(FACT_SETS, st.sampled_from(sorted(FACTS)), SAID)
def test_a_fact_more_never_closes_a_gate_nor_unsettles_a_task(
    facts: frozenset[str], more: str, said: dict[str, Status]
) -> None:
    before = standings(LISTED, OAK, Seen(facts, said=said), day=FIRST)
    after = standings(LISTED, OAK, Seen(facts | {more}, said=said), day=FIRST)
    for one, other in zip(before, after, strict=True):
        assert set(other.closed) <= set(one.closed)
        assert one.is_settled <= other.is_settled


@given(FACT_SETS, SAID, st.data())
def test_what_may_be_said_becomes_the_status_and_nothing_else_is_taken(
    facts: frozenset[str], said: dict[str, Status], data: st.DataObject
) -> None:
    seen = Seen(facts, said=said)
    one = data.draw(st.sampled_from(standings(LISTED, OAK, seen, day=FIRST)))
    wanted = data.draw(st.sampled_from(SAYABLE))
    if wanted not in may_say(one):
        with pytest.raises(NotNowSaid):
            checked(one, wanted, "why")
        return
    now = said | {one.task.name: checked(one, wanted, "why")}
    after = next(
        found for found in standings(LISTED, OAK, Seen(facts, said=now), day=FIRST) if found.task.name == one.task.name
    )
    reopened_behind_a_gate = one.closed and wanted is Status.NOT_STARTED
    assert after.status is (Status.CANNOT_START if reopened_behind_a_gate else wanted)


@pytest.mark.parametrize("status", [Status.BLOCKED, Status.NOT_APPLICABLE])
def test_some_statuses_need_a_reason(status: Status) -> None:
    one = next(found for found in oak_in_february() if found.task.name == "write-plan")
    with pytest.raises(NotNowSaid, match="Say why"):
        checked(one, status, "  ")
    assert checked(one, status, "because") is status


def test_without_days_nothing_is_due_and_nothing_overdue() -> None:
    found = standings(LISTED, None, Seen(said={}), day=date(2099, 1, 1))
    assert {(one.due, one.overdue) for one in found} == {(None, False)}


@pytest.mark.parametrize("version", sorted(TASK_LISTS))
def test_a_list_is_whole(version: str) -> None:
    listed = task_list(version)
    assert tuple(one.name for one in listed.stages) == ORDER
    assert len(set(listed.names)) == len(listed.names)
    assert {one.stage for one in listed.tasks} == set(ORDER)
    for one in listed.tasks:
        assert one.role in {"head", "manager", "staff"}
        assert one.side in {"both", "supported", "supporting"}
        assert "thesis" in one.source
        assert all(gate.task != one.name for gate in listed.gates_of(one))
    for stage in listed.stages:
        assert stage.exists
        assert all(stage.questions.values())


def test_every_task_can_be_settled_when_everything_was_seen_and_done() -> None:
    said: dict[str, Status] = {}
    for _ in LISTED.tasks:
        found = standings(LISTED, OAK, Seen(FACTS, said=said), day=FIRST)
        open_to = [one for one in found if Status.DONE in may_say(one)]
        said |= {one.task.name: Status.DONE for one in open_to}
    assert all(one.status in SETTLED for one in standings(LISTED, OAK, Seen(FACTS, said=said), day=FIRST))


def test_what_a_newer_list_changes_is_told_task_by_task() -> None:
    assert not difference(LISTED, LISTED)
    text = (Path(__file__).parents[2] / "src/alongside/partnerships/task_lists/2026.1.toml").read_text(encoding="utf-8")
    other = parse(text.replace('name = "meet"', 'name = "sit-down"').replace("Hold the first activities", "Begin"))
    told = difference(LISTED, other)
    assert [one.name for one in told.added] == ["sit-down"]
    assert [one.name for one in told.removed] == ["meet"]
    assert [(old.name, names) for old, _new, names in told.changed] == [("hold-first", ("title",))]


@pytest.mark.parametrize(
    ("before", "after"),
    [('["plan-kept"]', '["plan-forgotten"]'), ('gates = ["outcome"]', 'gates = ["nowhere"]')],
)
def test_a_list_that_names_what_is_not_there_is_refused(before: str, after: str) -> None:
    text = (Path(__file__).parents[2] / "src/alongside/partnerships/task_lists/2026.1.toml").read_text(encoding="utf-8")
    with pytest.raises(UnknownTask, match="names what is not there"):
        parse(text.replace(before, after))


def test_a_list_that_does_not_come_with_the_site_is_named() -> None:
    with pytest.raises(UnknownTask, match="there is no list of tasks"):
        task_list("1999.1")
    with pytest.raises(UnknownTask, match="has no task 'dance'"):
        LISTED.task("dance")
