"""The page of the command line, written from the command: its verbs, arguments and options, exit codes and JSON."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

import click
from click.testing import CliRunner

from detente.cli import guard
from detente.cli.main import app

PRINTED = {
    "check": "check bridge --json",
    "solve": "solve prisoners-dilemma --concept Nash --json",
    "why": "why prisoners-dilemma s1 --for row --concept SEQ --json",
}


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Command line\n"
    yield "`detente` alone lists the verbs, `detente VERB --help` the options of one, `detente --version` the version."
    yield "What was found goes to stdout, and what is said about it, errors too, to stderr."
    for name, command in app.commands.items():
        yield from _verb(name, command)
    yield "\n## Exit codes\n"
    yield from _table(("code", "meaning"), [line.split(" ", 1) for line in _exit_codes()])
    yield "\n## JSON\n"
    yield "What `--json` prints has the version of its shape under `detente`, and the same input gives the same bytes."
    yield "Here each of the outermost keys is put on one line."
    yield "`detente schema --printed VERB` prints its JSON Schema for audit, compare, diff, play and replay."
    for verb, line in PRINTED.items():
        yield f"\n### detente {verb} --json\n"
        yield f"`detente {line}` prints:\n"
        yield f"```json\n{_flat(_run(line))}\n```"


def _verb(name: str, command: click.Command) -> Iterator[str]:
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    usage = ["detente", name, *(str(p.metavar) for p in arguments)]
    yield f"\n## detente {name}\n"
    yield inspect.cleandoc(command.help or "")
    yield f"\n```text\n{' '.join(usage)}{' [OPTIONS]' if options else ''}\n```\n"
    if options:
        yield from _table(("option", "meaning", "by default"), [(_option(p), p.help, _default(p)) for p in options])


def _option(option: click.Option) -> str:
    """The option as it is typed: its flag, and what follows it."""
    flag = option.opts[0]
    if option.is_flag:
        return f"`{flag}`"
    if isinstance(option.type, click.Choice):
        return f"`{flag} {'/'.join(option.type.choices)}`"
    return f"`{flag} {option.metavar or 'N'}`"


def _default(option: click.Option) -> str:
    chosen = isinstance(option.type, click.Choice) and isinstance(option.default, str)
    return f"`{option.default}`" if chosen else ""


def _exit_codes() -> list[str]:
    return (guard.__doc__ or "").strip().splitlines()[-1].split(" · ")


def _table(headings: tuple[str, ...], rows: list[Any]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _run(line: str) -> str:
    return CliRunner().invoke(app, line.split(), prog_name="detente").stdout


def _flat(printed: str) -> str:
    """The same JSON with each of the outermost keys on one line."""
    data = json.loads(printed)
    return "{" + ",\n ".join(f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in data.items()) + "}"
