"""The verb replay: dated moves checked against a conflict, one by one and together."""

from __future__ import annotations

from pathlib import Path

import click

from detente.cli.auditing import estimate
from detente.cli.guard import guarded
from detente.cli.solving import (
    CSV,
    FILE,
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
    load,
    options,
    tell_size,
)
from detente.cli.writing import emit


@click.command()
@options(FILE)
@click.argument("events", metavar="[EVENTS]", required=False)
@click.option("--concept", metavar="CONCEPT", default="SEQ", help="Who stays and who leaves, SEQ by default.")
@click.option("--status-quo", metavar="ID", default="base", help="Begin in this reading of the status quo.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a move is impossible, unexplained or unsaid.")
@options(JSON, CSV, READINGS, LIMIT, LIMIT_MOVES)
@guarded
def replay(
    file: str,
    events: str | None,
    *,
    concept: str,
    status_quo: str,
    strict: bool,
    as_json: bool,
    as_csv: bool,
    sequences: Sequences,
    ties: Ties,
    returns: Returns,
    limit: int | None,
    limit_moves: int | None,
) -> None:
    """Follow dated moves through a conflict: possible, explained, expected, and what they reveal.

    FILE is a conflict file, an example by name, or - for standard input; EVENTS a chronicle, as YAML or CSV, by default
    the one that comes with the example.
    """
    import detente
    from detente.report import replay_page, replay_printed, terminal

    if as_csv and as_json:
        raise click.UsageError("--csv or --json, one at a time")
    conflict = load(file)
    texts = detente.sources(conflict)
    chronicle = detente.open_chronicle(_chronicle(file, events), conflict, documents=texts)
    with estimate("moves", kept=False) as told:
        found = detente.replay(
            conflict,
            chronicle,
            status_quo=status_quo,
            concept=(keys((concept,)) or [concept])[0],
            reading=detente.Reading(sequences, ties, returns),
            documents=texts,
            sized=tell_size,
            progress=told,
            **given(limit=limit, limit_moves=limit_moves),
        )
    if as_json:
        dump(replay_printed.of_replay(found))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        out = terminal.console()
        out.width = min(out.width, replay_page.WIDTH)
        replay_page.show_replay(out, found, conflict)
    if strict and not found.clean:
        raise SystemExit(1)


def _chronicle(file: str, events: str | None) -> Path:
    """The chronicle that was named, else the one that comes with an example."""
    import detente

    if events is not None:
        return Path(events)
    shipped = None
    if not Path(file).exists() and file in detente.examples():
        shipped = detente.example(file).chronicle
    if shipped is None:
        raise click.UsageError("name a chronicle, a file of dated moves, as EVENTS; only some examples come with one")
    return shipped
