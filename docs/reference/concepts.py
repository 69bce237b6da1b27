"""The page of the concepts, written from their table: the definition of each, and a state that it judges."""

from __future__ import annotations

from collections.abc import Iterator

from click.testing import CliRunner

from detente.cli.main import app
from detente.stability import classic as _rows  # noqa: F401 - enters the rows of the table
from detente.stability.concept import CONCEPTS, Concept

EXAMPLES = {
    "Nash": "elmira s1 --for local",
    "GMR": "northkorea-baseline s4 --for nk",
    "SMR": "chicken s1 --for row",
    "SEQ": "northkorea-baseline s10 --for nk",
    "SSEQ": "prisoners-dilemma s1 --for row",
}
"""What `detente why` is asked for an example of each; of a concept that has none of its own, the last."""


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Concepts\n"
    yield "Each says when a decision maker stays."
    yield "[One sentence](../explanation/one-sentence.md) shows how they belong together."
    yield "[Answers that hold back](../explanation/theory/sanctions.md) comes to them from a conflict."
    for row in CONCEPTS:
        yield from _entry(row)


def _entry(row: Concept) -> Iterator[str]:
    yield f"\n## {row.key}\n"
    yield row.about.definition
    yield f"\n```text\n{row.about.body}\n```\n"
    yield f"Plainly: {row.about.plainly}"
    yield f"Also called: {row.about.also_called}"
    if row.implies:
        yield f"Implies: {', '.join(row.implies)}."
    yield "Source: " + ", ".join(f"[{key}](bibliography.md#{key.lower()})" for key in row.about.sources) + "."
    asked = f"why {EXAMPLES.get(row.key, EXAMPLES['SSEQ'])} --concept {row.key}"
    ran = CliRunner(env={"COLUMNS": None}).invoke(app, asked.split(), catch_exceptions=False)
    yield f"\n```console\n$ detente {asked}\n{ran.stdout}```"
