"""The verb report: a conflict with all that was found about it, as one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from detente.cli.guard import guarded
from detente.cli.intake import chronicle_of, load
from detente.cli.options import FILE, FORCE, LIMITS, READING, WORKERS, concept, options
from detente.cli.waiting import estimate
from detente.cli.writing import emit, named, refuse_source, refuse_taken, tell, write

if TYPE_CHECKING:
    import detente

Quotes = Literal["full", "short", "none"]


@click.command()
@options(FILE)
@click.option("-o", "--output", metavar="PAGE", help="Where to write the page, .html; by default it goes to stdout.")
@click.option("--orders", type=click.IntRange(1), default=50, help="How many orders of the statements the audit tries.")
@click.option("--seed", type=int, default=0, help="Which orders are drawn; the same seed gives the same report.")
@concept()
@click.option("--no-audit", is_flag=True, help="Only whether each claim stands, not on what; much faster.")
@click.option(
    "--quotes",
    type=click.Choice(["full", "short", "none"]),
    default="full",
    help="How much of the sources is quoted: whole sentences that are cited, how they begin, or nothing.",
)
@click.option("--redact", is_flag=True, help="Leave out names, quotes, paths and hashes; dates stay.")
@click.option("--marking", metavar="TEXT", default="", help="What stands on top and on every printed page.")
@click.option("--events", metavar="EVENTS", help="What was done, a chronicle, by default that of the example.")
@options(FORCE, WORKERS, READING, LIMITS)
@guarded
def report(
    file: str,
    *,
    output: str | None,
    orders: int,
    seed: int,
    concept: str,
    no_audit: bool,
    quotes: Quotes,
    redact: bool,
    marking: str,
    events: str | None,
    force: bool,
    workers: int,
    reading: detente.Reading,
    limits: dict[str, Any],
) -> None:
    """Write a report: one HTML file that opens from disk, prints, and fetches and runs nothing.

    FILE is a conflict file, an example by name, or - for standard input.
    """
    import detente

    path = named(output)
    if path is not None:
        if path.suffix.lower() not in {".html", ".htm"}:
            raise click.UsageError("-o names a page of HTML, .html")
        refuse_taken(path, made_from=[each for each in (file, events) if each is not None], force=force)
    conflict = load(file)
    if path is not None:
        refuse_source(path, conflict)
    texts = detente.sources(conflict)
    chronicle = chronicle_of(file, events, conflict, texts)
    with estimate(kept=False) as told:
        page = detente.report_html(
            conflict,
            orders=orders,
            seed=seed,
            concept=concept,
            reading=reading,
            audited=not no_audit,
            quotes=quotes,
            redact=redact,
            marking=marking,
            chronicle=chronicle,
            documents=texts,
            workers=workers,
            progress=told,
            **limits,
        )
    if path is None:
        emit(page)
        return
    write(path, page.encode(), force=force)
    tell(f"Written: {path}")
