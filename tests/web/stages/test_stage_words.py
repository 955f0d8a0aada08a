"""The catalogue of translations holds every word of the packaged lists of tasks."""

from alongside.partnerships.stages import Status
from alongside.partnerships.task_lists import TASK_LISTS, Asked
from alongside_web.stages import words


def test_the_catalogue_holds_every_word_of_the_lists() -> None:
    lists = TASK_LISTS.values()
    assert set(words.STAGES) == {said for one in lists for stage in one.stages for said in (stage.title, stage.time)}
    assert set(words.EXISTS) == {said for one in lists for stage in one.stages for said in stage.exists}
    asked = {said for one in lists for stage in one.stages for some in stage.questions.values() for said in some}
    assert set(words.QUESTIONS) == asked
    assert set(words.GATES) == {gate.says for one in lists for gate in one.gates}
    assert set(words.TASKS) == {task.title for one in lists for task in one.tasks}
    assert set(words.ASKS) == {task.asks for one in lists for task in one.tasks}


def test_every_status_whose_and_asked_has_words() -> None:
    assert set(words.STATUSES) == set(words.TAGS) == set(Status)
    assert set(words.WHOSE) >= {(task.role, task.side) for one in TASK_LISTS.values() for task in one.tasks}
    assert set(words.ASKED) == set(Asked)
