"""What we hand out works where nothing of ours lies about: wheel and sdist, in a fresh environment."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import detente

# One worker, so that wheel and environment are made once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of the checkout and the wheel made of that sdist."""
    folder = tmp_path_factory.mktemp("made")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root)
    return folder


@pytest.fixture(scope="module")
def installed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `detente` command of an environment that holds the wheel and what it asks for, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = made.glob("*.whl")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return programs / "detente"


def test_the_wheel_holds_the_code_its_data_and_the_licence(root: Path, made: Path) -> None:
    (wheel,) = made.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = root / "src"
    ours = {
        path.relative_to(package).as_posix()
        for path in (package / "detente").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert sorted(ours - names) == []
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "detente/py.typed" in names


def test_the_sdist_holds_what_testing_and_reading_need_and_no_environment(made: Path) -> None:
    (sdist,) = made.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    needed = {"Makefile", "constraints.txt", "tests/conftest.py", "docs/references.bib", "pyproject.toml", "LICENSE"}
    assert sorted(needed - names) == []
    assert sorted(name for name in names if name.startswith((".venv", ".git/")) or "__pycache__" in name) == []


def test_an_installed_detente_tells_its_version(installed: Path) -> None:
    assert detente.__version__ in run(installed, "--version")


def test_an_installed_detente_solves_a_conflict_of_the_catalogue(installed: Path) -> None:
    solved = json.loads(run(installed, "solve", "elmira", "--json"))

    assert solved["detente"] == 1
    assert solved["equilibria"]["SEQ"]


def run(*command: str | Path) -> str:
    """What the command prints; its complaint, if it fails."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(sys.prefix))
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}"
    return ran.stdout
