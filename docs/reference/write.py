"""The reference pages, written from the code: `make docs` writes them, a test compares.

A page with much to it has a file of its own beside this one, with a function `page`.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

from detente.terms import TERMS

HERE = Path(__file__).resolve().parent
FILES = {
    "api.md": "api.py",
    "bibliography.md": "bibliography.py",
    "catalogue.md": "catalogue.py",
    "chronicle-file.md": "chronicle_file.py",
    "claims.md": "claim_forms.py",
    "command-line.md": "command_line.py",
    "concepts.md": "concepts.py",
    "conflict-file.md": "conflict_file.py",
    "cues.md": "cues.py",
    "errors.md": "errors.py",
}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    own = {"glossary.md": _page(_glossary())}
    return own | {name: runpy.run_path(str(HERE / file))["page"]() for name, file in FILES.items()}


def _glossary() -> Iterator[str]:
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


def _page(lines: Iterator[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


if __name__ == "__main__":
    for name, page in pages().items():
        (HERE / name).write_text(page, "utf-8")
