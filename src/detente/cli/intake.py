"""What the verbs take in: conflicts, texts and dossiers, from files or standard input, and how texts are to be read."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.options import options
from detente.errors import TextError, UnknownName

if TYPE_CHECKING:
    import detente

STDIN = "-"
MOST_BYTES = 5_000_000
# The log of a review grows with every act.
MOST_DOSSIER_BYTES = 100_000_000

HOW = options(
    click.option("--actors", multiple=True, metavar="TABLE", help="A table of more actors, CSV or TSV; repeatable."),
    click.option("--rules", is_flag=True, help="Read by rules alone, without the language model."),
    click.option("--parse", is_flag=True, help="Insist on the language model of the extra detente[text]."),
    click.option("--most-words", type=click.IntRange(1), help="How many words a text may have: 50,000 if not said."),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A dossier that was read or opened, the folder from which its texts count, and those that came by stdin."""

    dossier: detente.Dossier
    home: Path
    texts: Mapping[str, bytes]


def called(file: str) -> str:
    """What pages and messages call a file that was named in the shell."""
    return "<stdin>" if file == STDIN else file


def load(file: str, *, check_sources: bool = True) -> detente.Conflict:
    """The conflict of a file, of an example, or of standard input.

    `check_sources`: whether its texts must be there as they were cited; where only models are looked at, they need not.
    """
    import detente

    if file == STDIN:
        folder = Path() if check_sources else None
        conflict: detente.Conflict = detente.loads(sys.stdin.buffer.read(), name=called(file), folder=folder)
        return conflict
    return detente.load(file, check_sources=check_sources)


def chronicle_of(
    file: str, events: str | None, conflict: detente.Conflict, documents: Mapping[str, detente.Document]
) -> detente.Chronicle | None:
    """The chronicle that was named, or is on standard input, else the one that comes with an example, if one does."""
    import detente

    if events == STDIN:
        if file == STDIN:
            raise click.UsageError("standard input can be read once")
        data = stdin(MOST_BYTES)
        return detente.parse_chronicle(data, conflict, name="<stdin>", folder=Path(), documents=documents)
    path = Path(events) if events is not None else None
    if path is None and not Path(file).exists() and file in detente.examples():
        path = detente.example(file).chronicle
    return None if path is None else detente.open_chronicle(path, conflict, documents=documents)


def read_all(
    texts: Sequence[str],
    *,
    name: str,
    actors: Sequence[str],
    rules: bool,
    parse: bool,
    most_words: int | None,
) -> Taken:
    """The dossier of texts; `-` is standard input, a text that goes by `name`."""
    import detente

    if rules and parse:
        raise click.UsageError("--rules and --parse exclude each other")
    if texts.count(STDIN) > 1:
        raise click.UsageError("standard input can be read once")
    given: dict[int, bytes] = {}
    sources: list[Any] = list(texts)
    with missing_is_usage():
        if STDIN in texts:
            at = texts.index(STDIN)
            given[at] = stdin(MOST_BYTES)
            sources[at] = detente.document(given[at], name)
        limits = {} if most_words is None else {"most_words": most_words}
        with _watched() as told:
            how = True if parse else False if rules else None
            dossier = detente.read(sources, actors=actors, parse=how, progress=told, **limits)
    return Taken(dossier, Path(), {dossier.texts[at].id: data for at, data in given.items()})


def how_given(actors: Sequence[str], *, rules: bool, parse: bool) -> list[str]:
    """The options that say how texts are to be read, as they were given."""
    chosen = [*(["--rules"] if rules else []), *(["--parse"] if parse else [])]
    return [part for table in actors for part in ("--actors", table)] + chosen


def open_one(file: str) -> Taken:
    """The dossier in a file, or in standard input; the paths of its texts count from the folder of the file."""
    import detente

    with missing_is_usage():
        if file == STDIN:
            data = stdin(MOST_DOSSIER_BYTES)
            return Taken(detente.parse_dossier(data, "<stdin>", limit=MOST_DOSSIER_BYTES), Path(), {})
        return Taken(detente.open_dossier(file, limit=MOST_DOSSIER_BYTES), Path(file).parent, {})


def stdin(most: int) -> bytes:
    """The bytes of standard input, of which there may be so many."""
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        message = f"standard input is too large: more than {most:,} bytes"
        raise TextError.of("DET104", message, hint="keep the passage that matters")
    return data


@contextmanager
def missing_is_usage() -> Iterator[None]:
    """Where nothing is wrong but that files are not there, the command was called wrongly."""
    try:
        yield
    except TextError as error:
        if all(problem.code == "DET101" for problem in error.problems):
            raise UnknownName("\n".join(problem.message for problem in error.problems)) from None
        raise


@contextmanager
def _watched() -> Iterator[Callable[[int, int], None] | None]:
    """Progress on stderr, once reading has taken a second; nothing where nobody is looking."""
    if not sys.stderr.isatty():
        yield None
        return
    begun = time.monotonic()
    bar: Any = None
    task: Any = None

    def told(done: int, total: int) -> None:
        nonlocal bar, task
        if bar is None and time.monotonic() - begun > 1:
            from rich.console import Console
            from rich.progress import Progress

            bar = Progress(console=Console(stderr=True), transient=True)
            task = bar.add_task("reading", total=total)
            bar.start()
        if bar is not None:
            bar.update(task, completed=done)

    try:
        yield told
    finally:
        if bar is not None:
            bar.stop()
