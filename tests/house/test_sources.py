"""Every source that the code names stands in the bibliography, and the bibliography says what was read."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from detente.table import About
from detente.terms import TERMS

KEY = re.compile(r"\[([A-Z]\w+\d{4}[a-z]?)\]")


@pytest.fixture(scope="module")
def bibliography(root: Path) -> list[tuple[str, str]]:
    """The entries of the bibliography: key and text."""
    text = (root / "docs" / "references.bib").read_text("utf-8")
    return re.findall(r"^@\w+\{(\w+),\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)


def test_every_source_in_a_docstring_is_in_the_bibliography(
    root: Path, modules: dict[Path, ast.Module], bibliography: list[tuple[str, str]]
) -> None:
    known = {key for key, _ in bibliography}
    trees = {str(path): tree for path, tree in modules.items()}
    trees |= {path.name: ast.parse(path.read_text("utf-8")) for path in (root / "tests").glob("*.py")}
    missing = [
        f"{path}: {key}"
        for path, tree in trees.items()
        for docstring in _docstrings(tree)
        for key in {*About.of(docstring).sources, *KEY.findall(docstring)} - known
    ]

    assert missing == []


def test_every_source_of_the_glossary_is_in_the_bibliography(bibliography: list[tuple[str, str]]) -> None:
    known = {key for key, _ in bibliography}

    assert [f"{term.name}: {term.source}" for term in TERMS if term.source and term.source not in known] == []


def test_every_entry_is_complete_and_says_how_far_it_was_read(bibliography: list[tuple[str, str]]) -> None:
    wanting = [
        f"{key}: {part}"
        for key, text in bibliography
        for part in (r"author\s*=", r"title\s*=", r"year\s*=", r"note\s*= \{(Read: |Not read\.)")
        if not re.search(part, text)
    ]

    assert len(bibliography) > 10
    assert wanting == []


def test_every_key_is_its_authors_and_its_year(bibliography: list[tuple[str, str]]) -> None:
    assert [key for key, times in Counter(key for key, _ in bibliography).items() if times > 1] == []
    assert [
        key for key, text in bibliography if f"= {{{key[-4:]}}}" not in text or not re.fullmatch(r"[A-Za-z]+\d{4}", key)
    ] == []


def _docstrings(tree: ast.Module) -> list[str]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found = [ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, documented)]
    return [docstring for docstring in found if docstring]
