"""What pages of running partnerships cost on a site that holds ten thousand of them.

Run as ``python -m benchmarks.running [--partnerships N] [--activities N] [--postgres]`` from the repository: it makes a
database of its own, fills it with invented partnerships, opens every page of `benchmarks/running/pages.py` and prints the
median CPU milliseconds of twenty openings by Django's test client, and how many questions each asks the database. On
PostgreSQL the address of an empty database stands in ``DATABASE_URL``; what the server itself works is not counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from benchmarks.running.filling import Filled
    from benchmarks.running.pages import Page

_WARM, _TIMES = 3, 20


def _opened(client: Client, address: str) -> tuple[float, int]:
    """The median CPU milliseconds of opening a page, and how many questions it asks."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(_WARM):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    questions = len(asked)  # now: the next request forgets them
    spent = []
    for _ in range(_TIMES):
        begun = time.process_time()
        client.get(address)
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent), questions


def _measured(filled: Filled, page: Page) -> bool:
    """Prints one row; says whether the page is within its limit."""
    from django.test import Client

    client = Client()
    client.force_login(filled.people[page.who])
    spent, asked = _opened(client, page.address.format(key=filled.partnership.key, feed=filled.feed))
    within = spent <= page.limit
    mark = "" if within else " **over**"
    print(f"| {page.name} | {page.who} | {spent:.1f}{mark} | {page.limit:g} | {asked} |", flush=True)
    return within


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--partnerships", type=int, default=10_000)
    parser.add_argument("--activities", type=int, default=100)
    parser.add_argument("--postgres", action="store_true", help="use the empty database in DATABASE_URL")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alongside-bench.") as folder:
        if not asked.postgres:
            os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["ALONGSIDE_DATA"] = folder
        os.environ["ALLOWED_HOSTS"] = "testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "alongside_web.config.settings"
        return _run(asked.partnerships, asked.activities)


def _run(partnerships: int, activities: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from alongside_web.accounts.walls import seen_by_all
    from benchmarks.running.filling import fill
    from benchmarks.running.pages import PAGES

    call_command("collectstatic", verbosity=0, interactive=False)
    begun = time.monotonic()
    call_command("migrate", verbosity=0)
    with seen_by_all():
        filled = fill(partnerships, activities)
    seconds = time.monotonic() - begun
    print(
        f"{partnerships:,} partnerships with {activities} activities each, {connection.vendor}, filled in {seconds:.0f} s"
    )
    print("\n| page | for | CPU ms | limit | questions |\n|---|---|---|---|---|")
    over = [page.name for page in PAGES if not _measured(filled, page)]
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
