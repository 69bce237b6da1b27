"""The page of the glossary, written from the table of terms."""

from __future__ import annotations

from collections.abc import Iterator

from detente.terms import TERMS


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Glossary\n"
    yield "The words, in the order in which a reader meets them; the codes and the symbols are those of the package."
    for term in TERMS:
        yield f"\n## {term.name}\n"
        yield term.sentence
        if term.symbol:
            yield f"Symbol: {term.symbol}."
        if term.never:
            yield f"Not called: {', '.join(term.never)}."
        if term.source:
            yield f"Source: [{term.source}](bibliography.md#{term.source.lower()})."
