"""The verb import: a conflict from another program's file into one of ours."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

import click

from detente.cli.guard import guarded
from detente.cli.intake import STDIN, missing_is_usage, stdin
from detente.cli.options import FILE, FORCE, LIMIT, given, options
from detente.cli.writing import emit, named, refuse_taken, say, tell, write
from detente.errors import quoted

# What is larger makes no conflict file that could be read: this is five times what one of ours may have.
MOST_BYTES = 5_000_000
MOST_CHARACTERS = 1_000_000


@click.command("import")
@options(FILE)
@click.option("-o", "--output", metavar="CONFLICT.yaml", help="Where to write the conflict; else it goes to stdout.")
@click.option("--from", "form", metavar="FORMAT", help="The format, where no suffix tells it: gmcr, csv, tsv.")
@options(FORCE, LIMIT)
@guarded
def import_(file: str, *, output: str | None, form: str | None, force: bool, limit: int | None) -> None:
    """Make a conflict file of another program's: a save-file of GMCR+, or an option table.

    FILE is that file, or - for standard input, which needs --from.  What has no counterpart here is told.
    """
    import detente

    if file == STDIN and form is None:
        raise click.UsageError(f"standard input has no suffix: say --from {' or '.join(_readable())}")
    path = named(output)
    if path:
        refuse_taken(path, made_from=[file], force=force)
    with missing_is_usage():
        source = stdin(MOST_BYTES) if file == STDIN else file
        name = "<stdin>" if file == STDIN else file
        found = detente.import_conflict(source, form, name=name, most_bytes=MOST_BYTES, **given(limit=limit))
    text = detente.dumps(found.conflict)
    if len(text) > MOST_CHARACTERS:
        message = f"what {quoted(name, 200)} holds would be a conflict file of {len(text):,} characters"
        raise detente.TooLarge(f"{message}; the limit is {MOST_CHARACTERS:,}. Nothing was written.")
    # What is handed out can be read: a conflict that is no file of ours is refused here, and not later.
    detente.loads(text, name=output or "<stdout>")
    tell_lost(found.lost)
    if path is None:
        emit(text)
        return
    write(path, text.encode(), force=force)
    tell(f"Written: {path}\nNext: detente check {shlex.quote(str(path))}")


def tell_lost(lost: Sequence[str]) -> None:
    """Say on stderr what a format does not hold."""
    if lost:
        say("\n".join(["Not the same as before:", *(f"  {sentence}" for sentence in lost)]))


def _readable() -> list[str]:
    import detente

    return [row.key for row in detente.FORMATS if row.read is not None]
