"""The verb diff: what was added, removed and changed from one conflict to another, and what that did to results."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from detente.cli.guard import guarded
from detente.cli.intake import STDIN, called
from detente.cli.options import ALL_LIMITS, CONCEPTS, CSV, JSON, READING, options
from detente.cli.waiting import tell_size
from detente.cli.writing import dump, emit

if TYPE_CHECKING:
    import detente

MOST = 20


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--only", type=click.Choice(["model", "results"]), help="Only the parts, or only what they come to.")
@click.option("--map", "map_file", metavar="FILE", help="What parts of A are called in B: {west: nato, W3: N7}.")
@options(CONCEPTS)
@click.option("--all", "everything", is_flag=True, help="List every equilibrium that differs, not only the first 20.")
@click.option("--strict", is_flag=True, help="Exit with 1 where the two differ.")
@options(JSON, CSV, READING, ALL_LIMITS)
@guarded
def diff(
    a: str,
    b: str,
    *,
    only: Literal["model", "results"] | None,
    map_file: str | None,
    concepts: list[str] | None,
    everything: bool,
    strict: bool,
    as_json: bool,
    as_csv: bool,
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Say what was added, removed and changed from one conflict to another, and what that did to results.

    A and B are conflict files, examples by name, or one of them - for standard input.
    """
    import detente
    from detente.report import diff_page, diff_printed, terminal

    if a == b == STDIN:
        raise click.UsageError("A and B cannot both be read from standard input")
    if as_csv and as_json:
        raise click.UsageError("--csv or --json, one at a time")
    first, second = _taken(a), _taken(b)
    found = detente.diff(
        first.conflict,
        second.conflict,
        only=only,
        mapping=detente.open_mapping(map_file) if map_file else {},
        concepts=concepts,
        concept=concepts[0] if concepts and len(concepts) == 1 else "SEQ",
        reading=reading,
        most=None if everything or as_json or as_csv else MOST,
        sized=tell_size,
        **limits,
    )
    if as_json:
        dump(diff_printed.of_diff(found))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        out = terminal.console()
        same = first.data == second.data
        diff_page.show_diff(out, found, files=(first.file, second.file), same_bytes=same)
        if found.results is not None and found.results.turned and found.matching == "by part" and STDIN not in (a, b):
            mapped = f" --map {shlex.quote(map_file)}" if map_file else ""
            named = f"{shlex.quote(a)} {shlex.quote(b)}{mapped}"
            terminal.show(out, f"Which of these explain a verdict: detente compare {named}")
    if found.results is not None and found.results.limit:
        raise detente.TooLarge(found.results.limit)
    if strict and not found.same:
        raise SystemExit(1)


@dataclass(frozen=True)
class Taken:
    """A conflict, what its file is called, and the bytes that it was read from."""

    conflict: detente.Conflict
    file: str
    data: bytes


def _taken(file: str) -> Taken:
    """A conflict, even where its texts have changed or are gone: what is compared are the models."""
    import detente

    if file == STDIN:
        data = sys.stdin.buffer.read()
        return Taken(detente.loads(data, name=called(file)), called(file), data)
    conflict: detente.Conflict = detente.load(file, check_sources=False)
    path = conflict.path or Path(file)
    return Taken(conflict, str(path) if Path(file).is_dir() else file, path.read_bytes())
