"""Where the site keeps its database, its signing key and its collected static files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def site_folder(environ: Mapping[str, str]) -> Path:
    """The folder that ALONGSIDE_DATA names, else ``alongside`` in the XDG data home, else in ~/.local/share."""
    named = environ.get("ALONGSIDE_DATA", "")
    if named:
        return Path(named).expanduser().absolute()
    home = environ.get("XDG_DATA_HOME", "")
    base = Path(home) if home else Path(environ.get("HOME", "~")).expanduser() / ".local" / "share"
    return base / "alongside"
