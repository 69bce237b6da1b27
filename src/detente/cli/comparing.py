"""The verb compare: what differs between two conflicts, and what of it explains the different verdicts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from detente.cli.guard import guarded
from detente.cli.intake import STDIN
from detente.cli.solving import (
    CSV,
    JSON,
    LIMIT,
    LIMIT_MOVES,
    READINGS,
    Returns,
    Sequences,
    Ties,
    dump,
    given,
    keys,
    options,
)
from detente.cli.writing import emit, say
from detente.errors import BadInput, Missing

if TYPE_CHECKING:
    import detente

PATIENCE = 1.0


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--map", "map_file", metavar="FILE", help="What parts of A are called in B: {west: nato, W3: N7}.")
@click.option("--claim", multiple=True, metavar="ID", help="Only this claim, by its id in A; repeatable.")
@click.option("--concept", metavar="CONCEPT", default="SEQ", help="The concept that says what lasts, SEQ by default.")
@click.option("--tries", type=click.IntRange(1), help="How many conflicts between the two to judge in each direction.")
@click.option("--strict", is_flag=True, help="Exit with 1 where the two differ; with --claim, in its verdict.")
@options(JSON, CSV, READINGS, LIMIT, LIMIT_MOVES)
@guarded
def compare(
    a: str,
    b: str,
    *,
    map_file: str | None,
    claim: tuple[str, ...],
    concept: str,
    tries: int | None,
    strict: bool,
    as_json: bool,
    as_csv: bool,
    sequences: Sequences,
    ties: Ties,
    returns: Returns,
    limit: int | None,
    limit_moves: int | None,
) -> None:
    """Find what differs between two conflicts, and the fewest differences that explain different verdicts.

    A and B are conflict files, examples by name, or one of them - for standard input.
    """
    import detente
    from detente.report import compare_page, compare_printed, terminal

    if a == b == STDIN:
        raise click.UsageError("A and B cannot both be read from standard input")
    if as_csv and (as_json or claim):
        raise click.UsageError("--csv lists all differences: not with --json or --claim")
    first, second = _read(a), _read(b)
    texts = _texts(first, "A"), _texts(second, "B")
    with counting() as told:
        found = detente.compare(
            first,
            second,
            mapping=detente.open_mapping(map_file) if map_file else {},
            concept=(keys((concept,)) or [concept])[0],
            reading=detente.Reading(sequences, ties, returns),
            documents_a=texts[0],
            documents_b=texts[1],
            progress=told,
            **given(tries=tries, limit=limit, limit_moves=limit_moves),
        )
    for name in () if found.unjudged else claim:
        if name not in {each.id for each in found.claims}:
            raise detente.UnknownName.among("claim of both", name, (each.id for each in found.claims))
    if as_json:
        dump(compare_printed.of_comparison(found, only=claim))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        out = terminal.console()
        out.width = min(out.width, compare_page.WIDTH)
        compare_page.show_comparison(out, found, first, *texts, files=(a, b), only=claim)
    if found.unjudged:
        raise detente.TooLarge(found.unjudged)
    differs = any(found[name].differs for name in claim) if claim else not found.same
    if strict and differs:
        raise SystemExit(1)


def _read(file: str) -> detente.Conflict:
    """A conflict, even where its texts have changed or are gone: what is compared are the models."""
    import detente

    conflict: detente.Conflict
    if file == STDIN:
        conflict = detente.loads(sys.stdin.buffer.read(), name="<stdin>")
    else:
        conflict = detente.load(file, check_sources=False)
    return conflict


def _texts(conflict: detente.Conflict, which: str) -> dict[str, detente.Document]:
    """The texts that a conflict cites; none where they cannot be used, and then why, on stderr."""
    import detente

    try:
        found: dict[str, detente.Document] = detente.sources(conflict)
    except (BadInput, Missing) as error:
        say(f"The texts of {which} are left out: {error}")
        return {}
    return found


class counting:  # noqa: N801  reads as a verb in `with`
    """How many conflicts have been judged, on stderr, where that is a terminal and it takes over a second."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = False

    def __enter__(self) -> Callable[[int, int], None]:
        return self._tell

    def _tell(self, done: int, total: int) -> None:
        """Tell how many are done, of how many there may be."""
        if time.monotonic() - self._began < PATIENCE or not sys.stderr.isatty():
            return
        self._shown = True
        print(
            f"\r\x1b[K{done:,} conflicts judged between the two, some {total:,} at most",
            end="",
            file=sys.stderr,
            flush=True,
        )

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
