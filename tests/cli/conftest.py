from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alongside_cli.main import main


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Run the command with a registry folder of the test's own."""

    def run_it(*words: object) -> Result:
        return CliRunner(env={"ALONGSIDE_REGISTRY": str(tmp_path / "registry")}).invoke(
            main, [str(word) for word in words]
        )

    return run_it
