"""Two changes at the same moment: both are kept, and the chain does not fork."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from alongside_web.accounts.walls import seen_by_all
from alongside_web.audit.models import Entry
from alongside_web.audit.queries import end_of_chain, first_break
from tests.web.audit.conftest import written

WRITERS, EACH = 4, 12


@pytest.mark.django_db(transaction=True)
def test_four_connections_that_write_at_once_make_one_chain() -> None:
    if connection.vendor == "sqlite" and not Path(str(connection.settings_dict["NAME"])).is_file():
        pytest.skip("a database in memory has one connection; on PostgreSQL this runs with four")
    begin = threading.Barrier(WRITERS)
    wrong: list[Exception] = []

    def write(actor: int) -> None:
        try:
            begin.wait()
            for _ in range(EACH):
                with seen_by_all(), transaction.atomic():
                    written(actor=actor)
        except Exception as error:  # whatever it is, the test must say it
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(1, WRITERS + 1)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert wrong == []
    with seen_by_all():
        assert first_break() is None
        assert end_of_chain()[0] == WRITERS * EACH
        previous = list(Entry.objects.values_list("previous", flat=True))
    assert len(set(previous)) == len(previous)
