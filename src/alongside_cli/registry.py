"""The registry that a command reads, and the option that names it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from alongside_cli.refusing import Refused
from alongside_store.places import registry_path
from alongside_store.registry import NoSnapshot, Registry

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    help="The registry's folder; else ALONGSIDE_REGISTRY, else the user's data folder.",
)


def open_registry(store: Path | None) -> Registry:
    """The current snapshot; refuses in one sentence where there is none."""
    try:
        return Registry.open(store or registry_path(os.environ))
    except NoSnapshot as error:
        raise Refused(str(error)) from error


def open_registry_if_there(store: Path | None) -> Registry | None:
    """The current snapshot, or None: a round of invented schools needs none."""
    try:
        return Registry.open(store or registry_path(os.environ))
    except NoSnapshot:
        return None
