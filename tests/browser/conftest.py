"""The real server with the packaged extract, a second one without any data, and a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.looking import Demo

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def serving(folder: Path, registry: Path) -> Iterator[str]:
    """The site as `make demo` starts it; yields its address."""
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
    environ = {**kept, "ALONGSIDE_DATA": str(folder), "ALONGSIDE_REGISTRY": str(registry)}
    command = [sys.executable, "-m", "alongside_web", "serve", "--port", str(port), "--workers", "1"]
    with (folder / "log").open("w") as log, subprocess.Popen(command, env=environ, stdout=log, stderr=log) as server:
        try:
            deadline = time.monotonic() + 60
            while not _answers(port):
                assert server.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < deadline, "the site did not start within a minute"
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, packaged_store: Path) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("site"), packaged_store) as at:
        yield at


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("empty-site")
    with serving(folder, folder / "registry") as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = os.environ.get("ALONGSIDE_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=list(_QUIET))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@contextmanager
def peopled(folder: Path, packaged_store: Path) -> Iterator[Demo]:
    """A site with the six partnerships and the stories' own: its address and the password of everybody in them."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
    environ = {**kept, "ALONGSIDE_DATA": str(folder), "ALONGSIDE_REGISTRY": str(packaged_store)}
    site, secret = [sys.executable, "-m", "alongside_web"], folder / "password"
    for command in (
        [*site, "prepare"],
        [*site, "manage", "load_cases", "--sign-in", str(secret)],
        [*site, "manage", "load_round", "--link", str(folder / "link")],
        [sys.executable, "-m", "tests.browser.scene"],
    ):
        subprocess.run(command, env=environ, check=True, capture_output=True)
    with serving(folder, packaged_store) as at:
        link = (folder / "link").read_text(encoding="utf-8").strip()
        yield Demo(at, secret.read_text(encoding="utf-8").strip(), at + link[link.index("/rounds/") :])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, packaged_store: Path) -> Iterator[Demo]:
    """The one that tests share."""
    with peopled(tmp_path_factory.mktemp("partnerships"), packaged_store) as site:
        yield site
