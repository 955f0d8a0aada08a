"""Where the registry lies on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def registry_path(environ: Mapping[str, str]) -> Path:
    """ALONGSIDE_REGISTRY, else ``alongside/registry`` in the XDG data home, else in ~/.local/share."""
    named = environ.get("ALONGSIDE_REGISTRY", "")
    if named:
        return Path(named).expanduser()
    home = environ.get("XDG_DATA_HOME", "")
    base = Path(home) if home else Path(environ.get("HOME", "~")).expanduser() / ".local" / "share"
    return base / "alongside" / "registry"
