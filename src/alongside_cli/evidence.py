"""alongside evidence: check a table of coded evidence, row by row."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import click

from alongside.evidence.codebook import codebook
from alongside.exchange.evidence_rows import Checked, NotEvidence, read_evidence
from alongside_cli.refusing import Refused

_LARGEST = 64 * 1024 * 1024
_SHOWN = 20


def read_codings(path: Path) -> Checked:
    """The codings of a CSV file; refuses in one sentence what is not one."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"{path} is larger than 64 MB; a table of codings is not: check that it is the right file")
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, strict=True)
            return read_evidence(table.fieldnames or [], table, book=codebook(), coder=path.stem)
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}); check the name and your access to it") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{path} is not a CSV text in UTF-8 ({error}); save it as UTF-8 CSV") from error
    except NotEvidence as error:
        raise Refused(f"{path}: {error}") from error


def faults_refused(path: Path, checked: Checked) -> None:
    """Say what is wrong with a table, row by row, and refuse it; nothing where nothing is wrong."""
    for fault in checked.faults[:_SHOWN]:
        click.echo(str(fault), err=True)
    if checked.faults:
        rest = len(checked.faults) - _SHOWN
        more = f" ({rest} more than are shown)" if rest > 0 else ""
        raise Refused(f"{path} has {len(checked.faults)} faults{more}; mend them and check again")


@click.group("evidence")
def evidence_command() -> None:
    """Work with coded evidence."""


@evidence_command.command("check")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path))
def check_command(file: Path) -> None:
    """Check a table of coded evidence against the codebook, row by row."""
    checked = read_codings(file)
    faults_refused(file, checked)
    click.echo(f"{file}: {len(checked.codings)} codings, all as the codebook (version {codebook().version}) has it.")
    for name, counted in (
        ("partnership", Counter(one.partnership for one in checked.codings)),
        ("perspective", Counter(one.perspective.value for one in checked.codings)),
        ("stage", Counter(str(one.stage) for one in checked.codings)),
    ):
        click.echo(f"by {name}: " + ", ".join(f"{key} {many}" for key, many in sorted(counted.items())))
