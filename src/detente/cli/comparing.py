"""The verb compare: what differs between two conflicts, and what of it explains the different verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from detente.cli.guard import guarded
from detente.cli.intake import STDIN, called, load
from detente.cli.options import CSV, JSON, LIMITS, READING, concept, given, options
from detente.cli.waiting import counting
from detente.cli.writing import dump, emit, say
from detente.errors import BadInput, Missing

if TYPE_CHECKING:
    import detente


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--map", "map_file", metavar="FILE", help="What parts of A are called in B: {west: nato, W3: N7}.")
@click.option("--claim", multiple=True, metavar="ID", help="Only this claim, by its id in A; repeatable.")
@concept()
@click.option("--tries", type=click.IntRange(1), help="How many conflicts between the two to judge in each direction.")
@click.option("--strict", is_flag=True, help="Exit with 1 where the two differ; with --claim, in its verdict.")
@options(JSON, CSV, READING, LIMITS)
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
    reading: detente.Reading,
    limits: dict[str, Any],
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
    first, second = load(a, check_sources=False), load(b, check_sources=False)
    texts = _texts(first, "A"), _texts(second, "B")
    with counting() as told:
        found = detente.compare(
            first,
            second,
            mapping=detente.open_mapping(map_file) if map_file else {},
            concept=concept,
            reading=reading,
            documents_a=texts[0],
            documents_b=texts[1],
            progress=told,
            **given(tries=tries),
            **limits,
        )
    for name in () if found.unjudged else claim:
        if name not in {each.id for each in found.claims}:
            raise detente.UnknownName.among("claim of both", name, (each.id for each in found.claims))
    if as_json:
        dump(compare_printed.of_comparison(found, only=claim))
    elif as_csv:
        emit(detente.tabulate(found).to_csv())
    else:
        out = terminal.page()
        compare_page.show_comparison(out, found, first, *texts, files=(called(a), called(b)), only=claim)
    if found.unjudged:
        raise detente.TooLarge(found.unjudged)
    differs = any(found[name].differs for name in claim) if claim else not found.same
    if strict and differs:
        raise SystemExit(1)


def _texts(conflict: detente.Conflict, which: str) -> dict[str, detente.Document]:
    """The texts that a conflict cites; none where they cannot be used, and then why, on stderr."""
    import detente

    try:
        found: dict[str, detente.Document] = detente.sources(conflict)
    except (BadInput, Missing) as error:
        say(f"The texts of {which} are left out: {error}")
        return {}
    return found
