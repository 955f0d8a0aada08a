"""Where the site keeps its database, its signing key and its collected static files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def site_folder(environ: Mapping[str, str]) -> Path:
    """The folder that ALONGSIDE_SITE names, else ``alongside/site`` in the user's data folder."""
    given = environ.get("ALONGSIDE_SITE", "")
    if given:
        return Path(given)
    data = environ.get("XDG_DATA_HOME", "") or str(Path.home() / ".local" / "share")
    return Path(data) / "alongside" / "site"
