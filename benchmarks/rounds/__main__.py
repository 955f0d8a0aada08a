"""From the click to the plan on the board, and what mending and the pages cost, on a database of its own.

Run as ``python -m benchmarks.rounds [NEEDS OFFERS]`` from the repository; 700 needs and 3,000 offers without more words. The
worker is a process of its own, as on the site.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

TIMES = 5
WORKER = (
    "import django; django.setup(); from benchmarks.rounds.placed import place_schools; place_schools(); "
    "from alongside_web.jobs.working import work; work()"
)


def taken(act: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """Median seconds on the clock and of this process's CPU."""
    clock, cpu = [], []
    for _ in range(times):
        begun, spent = time.perf_counter(), time.process_time()
        act()
        clock.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - spent)
    return median(clock), median(cpu)


def _plan(client: Client, at: str, once: int) -> None:
    """Asks for a plan and follows where it leads until the board is there, as a browser would."""
    answer = client.post(f"{at}propose/", {"kind": "settled", "once": f"measured-{once}"})
    for _ in range(600):
        if answer.status_code == 302:
            answer = client.get(answer["Location"])
        elif "Refresh" in answer.headers:
            time.sleep(float(answer.headers["Refresh"]))
            answer = client.get(answer.request["PATH_INFO"])
        else:
            return
    raise TimeoutError("the plan was not made; is the worker running?")


def main(needs: int, offers: int) -> None:
    """Prints the figures as a table."""
    from django.test import Client

    from alongside.brokering.mending import Change, mended
    from alongside.brokering.round import Pair
    from alongside_web.accounts.walls import seen_by_all
    from alongside_web.brokering.plan_models import PlanMade
    from alongside_web.brokering.round_queries import pairs_of_plan
    from alongside_web.brokering.workings import worked
    from benchmarks.rounds.world import round_of

    with seen_by_all():
        made, broker = round_of(needs, offers)
    client, at = Client(), f"/rounds/{made.key}/board/"
    client.force_login(broker)
    print(f"| {needs:,} needs, {offers:,} offers | seconds | CPU |\n|---|---|---|", flush=True)
    count = iter(range(100))
    click = taken(lambda: _plan(client, at, next(count)), 3)
    print("| from the click to the plan on the board | {:.2f} | {:.2f} |".format(*click), flush=True)
    with seen_by_all():
        plan = PlanMade.objects.order_by("-number")[0]
        begun = time.perf_counter()
        proposal = worked(plan)
        print(f"| the plan worked out again from what was kept | {time.perf_counter() - begun:.2f} | |", flush=True)
        change = Change(declined=(Pair(*pairs_of_plan(plan)[0]),))
        print("| mended after a no | {:.3f} | {:.3f} |".format(*taken(lambda: mended(proposal, change))), flush=True)
    pages = {"board": "", "ledger": "load/", "left over": "left/", "map": "map/", "chosen pairs": "chosen/"}
    for name, path in pages.items():
        client.get(f"{at}{path}")
        print("| {} | {:.3f} | {:.3f} |".format(name, *taken(lambda path=path: client.get(f"{at}{path}"))), flush=True)


if __name__ == "__main__":
    sizes = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else (700, 3000)
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
        worker = subprocess.Popen([sys.executable, "-c", WORKER])
        time.sleep(3)
        try:
            main(*sizes)
        finally:
            worker.terminate()
            worker.wait()
