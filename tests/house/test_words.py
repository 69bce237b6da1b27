"""The words of the glossary are the words of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from detente.terms import TERMS

NEVER = {never: term.name for term in TERMS for never in term.never}
SPOKEN = re.compile(r"\b(" + "|".join(NEVER) + r")(s|es)?\b", re.IGNORECASE)


def test_public_docstrings_use_the_words_of_the_glossary(modules: dict[Path, ast.Module]) -> None:
    found = [
        f"{path}: {name} says '{spoken[0]}', the glossary '{NEVER[spoken[1].casefold()]}'"
        for path, tree in modules.items()
        for name, docstring in _public_docstrings(tree)
        for spoken in SPOKEN.finditer(docstring)
    ]

    assert found == []


def test_a_forbidden_word_would_be_found() -> None:
    tree = ast.parse('"""Two Players meet."""')

    assert [SPOKEN.search(docstring) is not None for _, docstring in _public_docstrings(tree)] == [True]


def _public_docstrings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    yield "the module", ast.get_docstring(tree) or ""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name, ast.get_docstring(node) or ""
