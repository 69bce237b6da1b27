"""What every test stands on: the Hypothesis profiles, the folders, and no network."""

from __future__ import annotations

import ast
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# A slow machine is no failure of the code: no deadlines.
settings.register_profile("all", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
_ALL = settings.get_profile("all")
settings.register_profile("default", _ALL, derandomize=True, database=None, max_examples=60)
settings.register_profile("long", _ALL, max_examples=5000)
settings.load_profile(os.environ.get("DETENTE_PROFILE", "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evidence and known results beside the checkout; the project does not ship it."""
    folder = ROOT.parent / "shared"
    if not (folder / "design.md").is_file():
        pytest.skip("there is no folder 'shared' beside the checkout, and its data are not ours to ship")
    return folder


@pytest.fixture(scope="session")
def tracked() -> tuple[Path, ...]:
    """Every text file that is ours: what git knows or would take up; in an unpacked sdist, every file."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listing.returncode == 0:
        files = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if _MADE.isdisjoint(path.relative_to(ROOT).parts)]
    return tuple(path for path in files if path.is_file() and b"\0" not in path.read_bytes())


_MADE = {".git", ".venv", "__pycache__", "build", "dist", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


@pytest.fixture(scope="session")
def modules() -> dict[Path, ast.Module]:
    """Every module of the package, parsed, by its path from the package's folder."""
    package = ROOT / "src" / "detente"
    return {path.relative_to(package): ast.parse(path.read_text("utf-8")) for path in sorted(package.rglob("*.py"))}


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let no test reach out; a test that needs a real installation runs it in a process of its own."""

    def refuse(_self: socket.socket, address: Any) -> NoReturn:
        pytest.fail(f"a test tried to connect to {address!r}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket.socket, "connect_ex", refuse)
        yield
