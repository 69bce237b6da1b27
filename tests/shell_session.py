"""The command run in this process: what it is given, what it prints on either stream, and how it ends."""

from __future__ import annotations

import io
import signal
import sys
from typing import NamedTuple

import pytest

from detente.cli.main import main

# A quarrel that never was, between states that every table knows.
FISH = """\
date 2021-05-04

Norway demands that Iceland close the northern grounds to foreign boats. Iceland rejected the demand on Monday. \
Norway may seize Icelandic trawlers if the talks fail. Nothing else is known.
"""
COD = "Iceland denies that it plans to attack Norwegian patrol boats. Both sides want to continue the talks.\n"


class Ran(NamedTuple):
    """The exit code of a command, and what it printed."""

    code: int
    out: str
    err: str


def run(*arguments: str, stdin: str | bytes = b"") -> Ran:
    """Run `detente` with these arguments."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["detente", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.delenv("COLUMNS", raising=False)
        before = signal.getsignal(signal.SIGPIPE) if hasattr(signal, "SIGPIPE") else None
        with pytest.raises(SystemExit) as ended:
            main()
        if before is not None:  # the command lets a broken pipe end it, which is not for the tests
            signal.signal(signal.SIGPIPE, before)
        out.flush()
        err.flush()
    code = ended.value.code
    assert code is None or isinstance(code, int)
    return Ran(code or 0, *(stream.buffer.getvalue().decode() for stream in (out, err)))
