"""CPU time of every kind of page, on a database of its own with fifty rows in every list.

Run as ``python -m benchmarks.site [PART ...]`` from the repository. The median of twenty requests after five, through Django's
test client, in CPU milliseconds of this process; a page over its limit makes it end with 1.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

WARM_UP, ROUNDS = 5, 20
DONE = frozenset({200, 404, 409})


class NotAPage(RuntimeError):
    """An address did not answer with a page, so that there is nothing to measure."""


def measured(client: Client, address: str) -> tuple[float, int]:
    """CPU milliseconds of the page and its size in bytes. Raises `NotAPage`."""
    taken: list[float] = []
    size = 0
    for number in range(WARM_UP + ROUNDS):
        start = time.process_time()
        answer = client.get(address)
        spent = time.process_time() - start
        if answer.status_code not in DONE:
            raise NotAPage(f"{address} answered {answer.status_code} {answer.headers.get('Location', '')}")
        size = len(b"".join(answer)) if answer.streaming else len(answer.content)
        taken += [spent * 1000] if number >= WARM_UP else []
    return median(taken), size


def main(parts: list[str]) -> int:
    """Prints a table a part; returns how many pages cost more than they may."""
    from django.test import Client
    from django.urls import reverse

    from benchmarks.site.pages import PAGES
    from benchmarks.site.world import PASSWORD, load

    world = load()
    clients = {"": Client()}
    for who, person in world.people.items():
        clients[who] = Client()
        # Signed in by the form, not by force: pages that ask who was quiet for long for the password again shall open.
        clients[who].post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    over = 0
    for part in parts or PAGES:
        print(f"\n| {part} | CPU ms | limit | kB |\n|---|---|---|---|")
        for page in PAGES[part]:
            spent, size = measured(clients[page.who], page.address(world))
            over += spent > page.limit
            said = f"{page.name}{' (over)' if spent > page.limit else ''}"
            print(f"| {said} | {spent:.1f} | {page.limit:.0f} | {size / 1024:.0f} |", flush=True)
    return over


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        kept = {"ALONGSIDE_DATA": folder, "ALONGSIDE_REGISTRY": f"{folder}/registry"}
        os.environ.update(kept, DJANGO_SETTINGS_MODULE="alongside_web.config.settings", ALLOWED_HOSTS="testserver")
        import django
        from django.core.management import call_command

        django.setup()
        from django.conf import settings

        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        logging.disable(logging.WARNING)  # pages that say "not now" are measured too
        over = main(sys.argv[1:])
    sys.exit(f"{over} pages cost more than they may" if over else 0)
