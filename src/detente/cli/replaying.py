"""The verb replay: dated moves checked against a conflict, one by one and together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import guarded
from detente.cli.intake import chronicle_of, load
from detente.cli.options import CSV, FILE, JSON, LIMITS, READING, concept, options
from detente.cli.waiting import estimate, tell_size
from detente.cli.writing import dump, emit

if TYPE_CHECKING:
    import detente


@click.command()
@options(FILE)
@click.argument("events", metavar="[EVENTS]", required=False)
@concept("Who stays and who leaves, SEQ by default.")
@click.option("--status-quo", metavar="ID", default="base", help="Begin in this reading of the status quo.")
@click.option("--strict", is_flag=True, help="Exit with 1 where a move is impossible, unexplained or unsaid.")
@options(JSON, CSV, READING, LIMITS)
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
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Follow dated moves through a conflict: possible, explained, expected, and what they reveal.

    FILE is a conflict file, an example by name, or - for standard input; EVENTS a chronicle, as YAML or CSV, or - as
    well, by default the one that comes with the example.
    """
    import detente
    from detente.report import replay_page, replay_printed, terminal

    if as_csv and as_json:
        raise click.UsageError("--csv or --json, one at a time")
    conflict = load(file)
    texts = detente.sources(conflict)
    chronicle = chronicle_of(file, events, conflict, texts)
    if chronicle is None:
        raise click.UsageError("name a chronicle, a file of dated moves, as EVENTS; only some examples come with one")
    with estimate("moves", kept=False) as told:
        found = detente.replay(
            conflict,
            chronicle,
            status_quo=status_quo,
            concept=concept,
            reading=reading,
            documents=texts,
            sized=tell_size,
            progress=told,
            **limits,
        )
    if as_json:
        dump(replay_printed.of_replay(found))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        out = terminal.page()
        replay_page.show_replay(out, found, conflict)
    if strict and not found.clean:
        raise SystemExit(1)
