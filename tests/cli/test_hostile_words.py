"""Words of files and of names of files, where a terminal might obey them; and files that cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from detente.cli.main import app

FILE = """\
detente: 1
title: "a \\x9b31m red \\u202e title"
decision_makers:
  a: {options: {x: goes}}
preferences:
  a: ["a.x"]
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_json_on_a_terminal_holds_nothing_that_the_terminal_might_obey(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  there is none on Windows

    path = tmp_path / "conflict.yaml"
    path.write_text(FILE, "utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "detente", "trace", str(path), "--json"], stdout=theirs) as run:
        os.close(theirs)
        shown = bytearray()
        while data := _read(ours):
            shown += data
    os.close(ours)

    assert 0 == run.returncode
    assert shown.isascii()
    assert "a \x9b31m red \u202e title" == json.loads(shown.decode())["title"]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # on Linux, so ends a terminal that nobody holds any more
        return b""


def test_a_name_that_was_not_expected_is_safe_for_the_terminal() -> None:
    result = CliRunner().invoke(app, ["trace", "ferry", "\x9b31m\u202e"], color=True)

    assert 2 == result.exit_code
    assert "Error: Got unexpected extra argument (\\x9b31m\\u202e)" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of a process")
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_full_disk_is_said_with_the_name_of_the_file(tmp_path: Path, force: list[str]) -> None:
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "from detente.__main__ import main; main()"
    )
    path = tmp_path / "elmira.dot"
    command = [sys.executable, "-B", "-c", code, "export", "elmira", "-o", str(path), *force]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")

    assert 2 == done.returncode, done.stderr
    assert [] == list(tmp_path.iterdir())
    assert done.stderr.endswith(f"\n{path}: File too large; nothing was written\n")
