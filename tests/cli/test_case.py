from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_the_six_cases_are_listed_with_how_much_is_known_of_each(run: Run) -> None:
    lines = run("case").stdout.splitlines()
    assert len(lines) == 6
    assert all("codings" in line and "events" in line for line in lines)


def test_a_case_shows_its_people_events_and_context_in_order(run: Run) -> None:
    told = run("case", "virgo-leo").stdout
    assert "People and their time in office" in told
    assert told.index("summer 2002") < told.index("summer 2003")
    assert "codings by perspective: " in told
    assert "Evidence, in our own words" not in told


def test_the_evidence_of_a_case_comes_with_its_page_when_asked_for(run: Run) -> None:
    told = run("case", "pisces-scorpio", "--evidence").stdout
    assert "Evidence, in our own words" in told
    assert "Mutual trust" in told


def test_a_case_that_is_not_there_is_refused_with_the_names_there_are(run: Run) -> None:
    answer = run("case", "leo-virgo")
    assert (answer.exit_code, "choose from: aries-gemini" in answer.stderr) == (2, True)
