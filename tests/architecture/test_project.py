"""What the project says of itself: dependencies with a reason, no address of a machine, no registry's host."""

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.splitlines()]


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)
    wanted = list(declared["project"]["dependencies"])
    for group in (*declared["project"]["optional-dependencies"].values(), *declared["dependency-groups"].values()):
        wanted += group
    for one in wanted:
        lines = [line for line in text.splitlines() if line.strip().startswith(f'"{one}"')]
        assert lines, one
        assert all(re.search(r'",\s+# \w', line) for line in lines), f"{one} does not say why"


def test_every_locked_package_is_pinned_with_its_hash() -> None:
    for path in REQUIREMENTS:
        entries = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
        for entry in entries:
            assert re.match(r"[\w.\[\],-]+==\S+", entry), entry.splitlines()[0]
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_no_default_package_is_under_the_gpl() -> None:
    from importlib.metadata import distribution

    for entry in re.findall(
        r"^([\w.-]+)==[^\\;]+(;[^\\]*)?", (ROOT / "requirements/run.txt").read_text(), re.MULTILINE
    ):
        name, marker = entry
        if marker:
            continue
        meta = distribution(name).metadata
        told = " ".join([meta.get("License-Expression") or "", *(meta.get_all("Classifier") or [])])
        if "Mozilla Public License" in told:
            continue  # offered under several licences, of which we take the Mozilla one
        assert not re.search(r"(?<!L)(?<!Lesser )\bA?GPL|GNU (Affero )?General Public", told), name


def test_no_file_names_a_machine_or_a_registrys_host() -> None:
    forbidden = re.compile(r"/root/|/work/|index-url|registry\.npmjs|files\.pythonhosted|pypi\.org/simple")
    for path in tracked():
        if path.suffix in {".gz", ".png", ".woff2"} or path == Path(__file__) or not path.exists():
            continue
        found = forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
        assert not found, f"{path.relative_to(ROOT)} says '{found and found[0]}'"
