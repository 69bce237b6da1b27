"""The page of errors: each code with an example that is run while the page is written.

An entry of `src/detente/codes` has an `example` of these keys:

- `files`: files by name.  A file `quarrel.yaml` that does not begin with `detente:` changes sections of the conflict
  file at the head of the page; bytes (`!!binary`) are written as they are.
- `run`: the command lines, one a line, each `detente …`, also behind `printf '…' |`; what the last one prints names
  the code.  Or `python`: statements the last of which raises an error with the code, or prints it.
- `besides`: the other codes that it names too, where that cannot be helped.
- `told` and `unrun`, instead: an example in words, and why it cannot be run here.

Each example runs in a folder of its own that holds `quarrel.yaml` and `news.txt` of the head of the page.

    python docs/reference/errors.py text.yaml      the entries of one file of codes, with what is wrong with them
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from ruamel.yaml import YAML

import detente
from detente.cli.main import main

CODES = Path(__file__).resolve().parents[2] / "src" / "detente" / "codes"
MOST_LINES = 14
CODE = re.compile(r"\bDET\d{3}\b")
SECTION = re.compile(r"^(?=\w+:)", re.MULTILINE)
NEWS = """\
date 2022-03-01

The company may sue if the ministry modifies the order.
The ministry said it would not modify it before May.
"""
QUARREL = """\
detente: 1
title: The quarrel over the order
sources:
  news: {file: news.txt}
decision_makers:
  company:
    cites: [news#1]
    options:
      delay: {text: delays the plant, cites: [news#2]}
      stance: {text: how loudly it objects, levels: [quiet, protests, sues], cites: [news#1]}
  ministry:
    cites: [news#2]
    options:
      modify: {text: modifies the order, cites: [news#2]}
status_quo: {holds: [company.delay], cites: [news#2]}
preferences:
  company:
    - {want: not ministry.modify, cites: [news#1]}
    - {want: not company.delay, assumed: A plant that stands still earns nothing.}
  ministry:
    - {want: not company.delay, cites: [news#2]}
claims:
  - {id: c1, text: The company sues for nothing less., says: "never(company, company.stance = sues)", cites: [news#1]}
"""


def page() -> list[str]:
    """The lines of the page, all examples run; ValueError with every example that does not show its code."""
    entries = [entry for file in sorted(CODES.glob("*.yaml")) for entry in _entries(file).items()]
    head = [
        "# Errors\n",
        "`detente explain CODE` says the same at the shell.",
        "Each example was run when this page was written, in a folder with the two files below.",
        "Where an example shows sections of `quarrel.yaml`, they take the place of those here, or are added.",
        "In Python, `dt` is the package: `import detente as dt`.\n",
        f"`news.txt`:\n\n```text\n{NEWS}```\n",
        f"`quarrel.yaml`:\n\n```yaml\n{QUARREL}```\n",
    ]
    parts: list[str] = []
    faults: list[str] = []
    for code, entry in sorted(entries):
        try:
            parts += _part(code, entry)
        except ValueError as error:
            faults.append(str(error))
    if faults:
        raise ValueError("\n".join(faults))
    return [*head, *parts]


def _entries(file: Path) -> dict[str, Any]:
    entries: dict[str, Any] = YAML(typ="safe", pure=True).load(file)
    return entries


def _part(code: str, entry: dict[str, Any]) -> Iterator[str]:
    yield f"\n## {code}: {entry['title']}\n"
    yield from _sentences(entry["means"])
    yield ""
    yield from _shown(code, entry["example"])
    yield ""
    yield from _sentences(entry["mend"])


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!]) (?=[A-Z])", " ".join(text.split()))


def _shown(code: str, example: dict[str, Any]) -> Iterator[str]:
    """What stands on the page of an example: its files, what is run, and what that prints."""
    if "told" in example:
        yield f"```text\n{example['told'].strip()}\n```\n"
        yield f"Not run: {example['unrun']}."
        return
    for name, content in example.get("files", {}).items():
        if isinstance(content, bytes):
            yield f"`{name}` holds the bytes `{content.hex(' ')}`.\n"
        else:
            yield f"`{name}`\n\n```text\n{content.rstrip() or '(only space)'}\n```\n"
    said = run(example)
    shown, due = set(CODE.findall(said)), {code, *example.get("besides", ())}
    if shown != due:
        raise ValueError(f"{code}: the example shows {sorted(shown)} and not {sorted(due)}, but this:\n{said}")
    lines = [line.rstrip() for line in said.rstrip().splitlines()]
    if len(lines) > MOST_LINES:
        first = max(0, next(place for place, line in enumerate(lines) if code in line) - 1)
        last = first + MOST_LINES
        lines = [*(["…"] if first else []), *lines[first:last], *(["…"] if lines[last:] else [])]
    if "python" in example:
        yield f"```text\n{example['python'].rstrip()}\n```\n"
        yield from ("```text", *lines, "```")
    else:
        yield from ("```text", *(f"$ {line}" for line in example["run"].strip().splitlines()), *lines, "```")


def run(example: dict[str, Any]) -> str:
    """What the last command or the statements of an example print, on either stream."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            laid(example, Path())
            if "python" in example:
                return _python(example["python"])
            said = [_command(line) for line in example["run"].strip().splitlines()]
            return said[-1].replace(os.path.realpath(folder), "").replace(folder, "")
        finally:
            os.chdir(here)


def laid(example: dict[str, Any], folder: Path) -> None:
    """Lay out the files of an example in its folder."""
    for name, content in ({"news.txt": NEWS, "quarrel.yaml": QUARREL} | example.get("files", {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif path.name == "quarrel.yaml" and not content.startswith("detente:"):
            path.write_text(_changed(content), "utf-8", newline="\n")
        else:
            path.write_text(content, "utf-8", newline="\n")


def _changed(content: str) -> str:
    """The conflict file at the head of the page with these sections in the place of its own."""
    sections = {part.partition(":")[0]: part for part in SECTION.split(QUARREL) if part}
    sections |= {part.partition(":")[0]: part for part in SECTION.split(content) if part.strip()}
    return "".join(part.rstrip("\n") + "\n" for part in sections.values())


def _command(line: str) -> str:
    typed, _, line = line.rpartition(" | ") if line.startswith("printf ") else ("", "", line)
    given = "".join(shlex.split(typed)[1:]).replace("\\n", "\n")
    out = io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(given.encode()), "utf-8")
    with (
        mock.patch.object(sys, "argv", shlex.split(line)),
        mock.patch.object(sys, "stdin", stdin),
        mock.patch.dict(os.environ),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        contextlib.suppress(SystemExit),
    ):
        os.environ.pop("COLUMNS", None)
        main()
    return out.getvalue()


def _python(text: str) -> str:
    out = io.StringIO()
    modules, path = dict(sys.modules), sys.path[:]
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(text, "the example", "exec"), {"dt": detente})  # noqa: S102  it is ours
        except (detente.BadInput, detente.Missing) as error:
            out.write(str(error))
        finally:
            # An example may play that something is not installed, or stands elsewhere; what it imported may stay.
            sys.path[:] = path
            now: dict[str, Any] = sys.modules
            for name in [name for name, module in now.items() if module is None]:
                del now[name]
            now.update(modules)
    return out.getvalue()


if __name__ == "__main__":
    for file in sys.argv[1:]:
        for code, entry in _entries(CODES / file).items():
            try:
                sys.stdout.write("\n".join(_part(code, entry)) + "\n")
            except (ValueError, AttributeError, NameError, TypeError) as error:
                sys.stdout.write(f"\n!! {error}\n")
