"""The key that signs cookies and forms: from the environment, or made once and kept beside the database."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

_FILE = "secret-key"


def secret_key(environ: Mapping[str, str], folder: Path) -> str:
    """SECRET_KEY from the environment, else the key in ``folder``, which is made (mode 600) when there is none."""
    given = environ.get("SECRET_KEY", "")
    if given:
        return given
    path = folder / _FILE
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{_FILE}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
    try:
        os.link(fresh, path)  # the first process to arrive names the key; the others read it
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
