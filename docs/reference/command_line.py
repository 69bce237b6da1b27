"""The page of the command line, written from the command: its verbs, arguments and options, exit codes and JSON."""

from __future__ import annotations

import inspect
import json
import re
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from detente.cli import guard
from detente.cli.main import app

PRINTED = {
    "check": "check bridge --json",
    "solve": "solve prisoners-dilemma --concept Nash --json",
    "why": "why prisoners-dilemma s1 --for row --concept SEQ --json",
}
VALUES = {int: "N", str: "TEXT", Path: "FOLDER"}


def page() -> str:
    """The whole page."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines())) + "\n"


def _lines() -> Iterator[str]:
    yield "# Command line\n"
    yield "`detente` alone lists the verbs, `detente VERB --help` the options of one, `detente --version` the version."
    yield "What was found goes to stdout, and what is said about it, errors too, to stderr."
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for registered, (name, command) in zip(app.registered_commands, commands.items(), strict=True):
        if registered.callback is not None:
            yield from _verb(name, registered.callback, command)
    yield "\n## Exit codes\n"
    yield from _table(("code", "meaning"), [line.split(" ", 1) for line in _exit_codes()])
    yield "\n## JSON\n"
    yield "What `--json` prints has the version of its shape under `detente`, and the same input gives the same bytes."
    yield "Here each of the outermost keys is put on one line."
    yield "The JSON Schema of the conflict file is printed by `detente schema`."
    for verb, line in PRINTED.items():
        yield f"\n### detente {verb} --json\n"
        yield f"`detente {line}` prints:\n"
        yield f"```json\n{_flat(_run(line))}\n```"


def _verb(name: str, function: Callable[..., Any], command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = ["detente", name, *(p.metavar if p.required else f"[{p.metavar}]" for p in arguments)]
    yield f"\n## detente {name}\n"
    yield inspect.getdoc(function) or ""
    yield f"\n```text\n{' '.join(usage)}{' [OPTIONS]' if options else ''}\n```\n"
    if command.params:
        known = inspect.signature(function, eval_str=True).parameters
        rows = [(f"`{p.metavar}`", p.help, _default(known[p.name])) for p in arguments]
        rows += [(f"`{_option(p.opts[0], known[p.name])}`", p.help, _default(known[p.name])) for p in options]
        yield from _table(("argument or option", "meaning", "by default"), rows)


def _option(flag: str, parameter: inspect.Parameter) -> str:
    """The option as it is typed: its flag, and what follows it."""
    kind = typing.get_args(parameter.annotation)[0]
    alternatives = typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    kind = next(k for k in alternatives if k is not types.NoneType)
    if kind is bool:
        return flag
    if typing.get_origin(kind) is typing.Literal:
        return f"{flag} {'/'.join(typing.get_args(kind))}"
    return f"{flag} {VALUES[next(iter(typing.get_args(kind)), kind)]}"


def _default(parameter: inspect.Parameter) -> str:
    if parameter.default in (None, False):
        return ""
    return "required" if parameter.default is inspect.Parameter.empty else f"`{parameter.default}`"


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
