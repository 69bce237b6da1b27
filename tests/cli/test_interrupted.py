"""What an interruption does before there is anything to keep: the command ends quietly with 130."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Raises what Ctrl-C raises, once a module of that name is about to be imported.
WHEN = """\
import sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
sys.argv = ["detente", {verb}]
from detente.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("detente.cli.main", ""),
        ("click", ""),
        ("detente.cli.tracing", '"solve", "ferry"'),
        ("numpy", '"solve", "ferry"'),
        ("detente.report.words", '"check", "ferry"'),
    ],
)
def test_an_interruption_while_python_still_imports_is_quiet(name: str, verb: str) -> None:
    code = WHEN.format(name=name, verb=verb)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")

    assert (130, "") == (done.returncode, done.stdout)
    assert "Traceback" not in done.stderr
    assert done.stderr in {"", "interrupted; nothing was written\n"}


def test_an_interruption_outside_of_any_verb_is_quiet() -> None:
    code = """\
import io, sys
class Interrupts(io.StringIO):
    def write(self, text):
        raise KeyboardInterrupt
sys.stdout, sys.argv = Interrupts(), ["detente"]
from detente.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")

    assert (130, "") == (done.returncode, done.stderr)


def test_the_package_can_be_run_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "detente", "--version"], capture_output=True, check=False)

    assert (0, b"detente ") == (done.returncode, done.stdout[:8])
