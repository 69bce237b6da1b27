"""The reference pages, written from the code: `make docs` writes them, a test compares.

A page with much to it has a file of its own beside this one, with a function `page`.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from detente.terms import TERMS

HERE = Path(__file__).resolve().parent
FILES = {
    "api.md": "api.py",
    "catalogue.md": "catalogue.py",
    "chronicle-file.md": "chronicle_file.py",
    "claims.md": "claim_forms.py",
    "command-line.md": "command_line.py",
    "concepts.md": "concepts.py",
    "conflict-file.md": "conflict_file.py",
    "cues.md": "cues.py",
}
CODES = HERE.parents[1] / "src" / "detente" / "codes"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    own = {"glossary.md": _page(_glossary()), "errors.md": _page(_errors())}
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
            yield f"Source: [{term.source}](../references.bib)."


def _errors() -> Iterator[str]:
    yield "# Errors\n"
    yield "`detente explain CODE` says the same at the shell."
    found = [entry for page in CODES.glob("*.yaml") for entry in YAML(typ="safe", pure=True).load(page).items()]
    for code, entry in sorted(found):
        yield f"\n## {code}: {entry['title']}\n"
        yield from _sentences(entry["means"])
        yield f"\n```text\n{str(entry['example']).strip() or '(only space)'}\n```\n"
        yield from _sentences(entry["mend"])


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!]) (?=[A-Z])", " ".join(text.split()))


def _page(lines: Iterator[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


if __name__ == "__main__":
    for name, page in pages().items():
        (HERE / name).write_text(page, "utf-8")
