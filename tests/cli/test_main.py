"""A slip on the command line is answered in one sentence, like any other bad input."""

from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("similar", "100049", "--model", "x"), "'x' is not one of"),
        (("similar", "100049", "--number", "0"), "0 is not in the range"),
        (("similar",), "Missing argument 'URN'"),
        (("school", "100049", "--colour"), "No such option"),
        (("marry",), "No such command 'marry'"),
        (("--colour",), "No such option"),
        (("broker", "round.toml", "--explain", "100049"), "requires 2 arguments"),
    ],
)
def test_a_slip_on_the_command_line_is_one_sentence_that_says_where_to_look(
    run: Run, words: tuple[str, ...], told: str
) -> None:
    answer = run(*words)
    assert answer.exit_code == 2
    assert answer.stderr.startswith("alongside: ")
    assert told in answer.stderr
    assert "--help" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_help_and_the_version_still_answer_with_status_0(run: Run) -> None:
    assert run("--help").exit_code == run("similar", "--help").exit_code == run("--version").exit_code == 0
    assert "Usage" in run("similar", "--help").stdout
