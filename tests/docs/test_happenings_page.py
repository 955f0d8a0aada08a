"""The page on what was held is true: the table of what may follow, and the worked example recomputed."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from alongside.partnerships.happenings import (
    FOLLOWS,
    LEADS_TO,
    Burden,
    Happened,
    Kind,
    Outcome,
    Planned,
    TermCount,
    by_term,
    together,
)

PAGE = (Path(__file__).parents[2] / "docs/explanation/happenings.md").read_text(encoding="utf-8")
TODAY = date(2027, 1, 20)
D = Decimal


def held(on: date, side: str = "supported", **more: object) -> Happened:
    return Happened(Kind.HELD, on, side, **more)  # type: ignore[arg-type]  # days and lessons by name


def moved(on: date, to: date) -> Happened:
    return Happened(Kind.MOVED, on, "supported", moved_to=to)


def example() -> list[Planned]:
    a, b, c, d = date(2026, 10, 6), date(2026, 10, 20), date(2026, 11, 24), date(2027, 1, 12)
    dropped = Happened(Kind.CANCELLED, b, "supported", by="supported", reason="inspection")
    return [
        Planned(a, records=(held(a, days_supported=D(1), days_supporting=D("0.5"), lessons=4),)),
        Planned(b, records=(dropped,)),
        Planned(c, None, D(1), D(1), (moved(date(2026, 11, 10), c), held(c))),
        Planned(d, records=(moved(date(2026, 12, 1), d), held(d, "supporting", days_supporting=D(2), lessons=6))),
        Planned(date(2026, 12, 8)),
        Planned(date(2027, 2, 2)),
    ]


def row(name: str, count: TermCount) -> str:
    share = count.share
    assert share is not None
    figures = [count.planned, *(count.of(one) for one in Outcome), count.moves]
    percent = f"{share.value:.0%} | {share.low:.0%} to {share.high:.0%}".replace("%", " %")
    return f"| {name} | " + " | ".join(map(str, figures)) + f" | {percent} |"


def test_the_worked_example_is_as_the_engine_counts() -> None:
    counts = by_term(example(), TODAY)
    rows = [row(str(one.term), one) for one in counts] + [row("together", together(counts))]
    assert re.findall(r"^\| (?:autumn|spring|together).*$", PAGE, re.MULTILINE) == rows


def test_what_it_cost_in_the_example_is_as_the_engine_counts() -> None:
    autumn, spring = by_term(example(), TODAY)
    assert autumn.burdens["supported"] == Burden(D(2), D(1), 4, 1)
    assert autumn.burdens["supporting"] == Burden(D("1.5"), D(1), 0, 2)
    assert spring.burdens["supported"] == Burden(D(0), D(0), 0, 1)
    assert spring.burdens["supporting"] == Burden(D(2), D(0), 6, 0)
    assert autumn.by == (("supported", 1),)
    assert autumn.reasons == (("inspection", 1),)


def test_the_page_tells_every_record_and_where_it_leads() -> None:
    told = dict(re.findall(r"^\| (held|cancelled|moved) \| .* \| (\w+)", PAGE, re.MULTILINE))
    assert told == {kind.value: LEADS_TO[kind].value for kind in Kind}
    assert set(FOLLOWS) == set(LEADS_TO.values())
