"""Prepares the site (tables, static files), serves it with Granian on this machine's own address, and keeps a worker beside it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext

import django
from django.core.management import call_command
from granian.constants import Interfaces
from granian.server import Server

from alongside_web.config.worker import BesideServer

_TARGET = "alongside_web.config.wsgi:application"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `serve`, `work`, `prepare` or `manage ...`, as the arguments say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside_web.config.settings")
    asked = _parser().parse_args(arguments)
    if asked.command == "serve":
        os.environ["PORT"] = str(asked.port)  # links in e-mails and calendars begin with it, the worker's too
    django.setup()
    if asked.command == "manage":
        call_command(*asked.words)
        return
    if asked.command == "work":
        from alongside_web.jobs.working import work  # noqa: PLC0415 - needs Django set up

        work(asked.beside)
        return
    prepare()
    if asked.command == "serve":
        with nullcontext() if asked.no_worker else BesideServer():
            serve(asked.host, asked.port, asked.workers)


def prepare() -> None:
    """Makes or upgrades the tables and collects the static files."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def serve(host: str, port: int, workers: int) -> None:
    """Serves until interrupted."""
    sys.stdout.write(f"Alongside is at http://{host}:{port}/ (stop it with Ctrl+C)\n")
    sys.stdout.flush()
    Server(
        _TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        log_enabled=False,
    ).serve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m alongside_web", description="Run the Alongside site.")
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve", help="prepare the database and static files, then serve")
    serving.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    serving.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serving.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    serving.add_argument("--no-worker", action="store_true", help="another process does the background jobs")
    working = commands.add_parser("work", help="do background jobs until stopped; `serve` starts one by itself")
    working.add_argument("--with", dest="beside", type=int, metavar="PID", help="stop when this parent process is gone")
    commands.add_parser("prepare", help="prepare the database and static files only")
    managing = commands.add_parser("manage", help="run a Django management command")
    managing.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND")
    return parser
