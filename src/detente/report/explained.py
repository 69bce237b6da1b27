"""What a code, a concept or a word means, for whoever meets it in a message."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from detente.errors import UnknownName
from detente.stability.solve import CONCEPTS
from detente.terms import TERMS


@dataclass(frozen=True, slots=True)
class Explanation:
    """What something means: a title, a text, and where it helps what to do and an example."""

    name: str
    title: str
    means: str
    mend: str = ""
    example: str = ""


def explain(name: str) -> Explanation:
    """What an error code, a concept or a word of the field means; UnknownName with the nearest if nothing is known.

    >>> explain("SEQ").title
    'holds if others answer only where it pays them.'
    """
    wanted = name.strip()
    concepts = {row.key.casefold(): row.key for row in CONCEPTS}
    if wanted.casefold() in concepts:
        wanted = concepts[wanted.casefold()]
        row = CONCEPTS[wanted]
        parts = [row.about.definition, row.about.body]
        parts += [f"{heading}: {text}" for heading, text in row.about.sections.items() if heading != "Plainly"]
        return Explanation(wanted, row.about.plainly, "\n\n".join(parts))
    words = {t.name.casefold(): t for t in TERMS}
    if wanted.casefold() in words:
        term = words[wanted.casefold()]
        return Explanation(
            term.name, f"in formulas {term.symbol}" if term.symbol else "a word of the field", term.sentence
        )
    codes = _codes()
    if wanted.upper() in codes:
        entry = codes[wanted.upper()]
        return Explanation(wanted.upper(), entry["title"], entry["means"], entry["mend"], _shown(entry["example"]))
    raise UnknownName.among("code, concept or word", wanted, [*codes, *CONCEPTS.keys(), *words])


def _shown(example: dict[str, Any]) -> str:
    """An example of an error as text: its files, and what shows the error; or, where it cannot be run, in words."""
    if "told" in example:
        return str(example["told"]).rstrip()
    parts = [
        f"{name} holds the bytes {content.hex(' ')}"
        if isinstance(content, bytes)
        else f"{name}{_part_of(name, content)}:\n{_indented(content)}"
        for name, content in example.get("files", {}).items()
    ]
    commands = [f"$ {line}" for line in str(example.get("run", "")).strip().splitlines()]
    parts += ["\n".join(commands)] if commands else []
    parts += [f"import detente as dt\n{example['python'].rstrip()}"] if "python" in example else []
    return "\n\n".join(parts)


def _part_of(name: str, content: str) -> str:
    """What is said of a file of which the example shows only what it changes."""
    return ", these parts of it" if name == "quarrel.yaml" and not content.startswith("detente:") else ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines())


def _codes() -> dict[str, dict[str, Any]]:
    from ruamel.yaml import YAML  # noqa: PLC0415  heavy, and only this question needs it

    found: dict[str, dict[str, Any]] = {}
    for file in sorted(files("detente").joinpath("codes").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            found |= YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return found
