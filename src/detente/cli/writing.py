"""What the verbs hand out: data to stdout as it is, files in one step and never over others unasked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.errors import TextError, UnknownName, printable, quoted
from detente.report.in_one_step import write_in_one_step

if TYPE_CHECKING:
    import detente


def emit(text: str) -> None:
    """Put a text on stdout as it is, in UTF-8 for another program, or made safe where a person looks at a terminal."""
    if sys.stdout.isatty():
        print(printable(text.replace("\r\n", "\n")), end="")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def dump(data: object) -> None:
    """Print data for programs, the same bytes for the same data; beyond ASCII only where the stream takes it.

    On a terminal it is ASCII alone: there, an unseen character of a text might be one that the terminal obeys.
    """
    unicode = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf") and not sys.stdout.isatty()
    print(json.dumps(data, ensure_ascii=not unicode, indent=1))


def tell(text: str) -> None:
    """Tell something on stdout, safe for a terminal."""
    print(printable(text))


def say(text: str) -> None:
    """Say something on stderr, safe for a terminal."""
    print(printable(text), file=sys.stderr)


def named(output: str | None) -> Path | None:
    """The file that -o names, if it was said; an empty name is refused, as of a variable that was never set."""
    if output == "":
        raise click.UsageError("-o names no file: what was given is empty")
    return Path(output) if output is not None else None


def refuse_taken(path: Path, *, made_from: Iterable[str] = (), force: bool) -> None:
    """Refuse to write where there is no folder, over a file that is there (DET461), and over an input (DET465)."""
    if not path.parent.is_dir():
        raise UnknownName(f"there is no folder {quoted(str(path.parent), 200)} to write into")
    if any(each != "-" and _same(path, Path(each)) for each in made_from):
        message = f"{quoted(str(path), 200)} is one of the files to be read"
        raise TextError.of("DET465", message, None, "choose another name")
    if os.path.lexists(path) and not force:
        raise _taken(path)


def refuse_source(path: Path, conflict: detente.Conflict) -> None:
    """Refuse to write over a text that the conflict cites (DET465), even where one may write over others."""
    home = Path() if conflict.path is None else conflict.path.parent
    refuse_taken(path, made_from=[str(home / each.file) for each in conflict.sources], force=True)


def write(path: Path, data: bytes, *, force: bool = True) -> None:
    """Write a file in one step, so that no half file is ever there; who may read one written over still may.

    `force`: whether a file may be written over; otherwise one that has come to be there since it was last looked for is
    refused (DET461).
    """
    try:
        write_in_one_step(path, data, over=force)
    except FileExistsError:
        raise _taken(path) from None


def _taken(path: Path) -> TextError:
    message = f"there is already a file {quoted(str(path), 200)}"
    return TextError.of("DET461", message, None, "choose another name, or write over it: --force")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
