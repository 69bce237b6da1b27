"""What the library does not do: print, warn, swallow every error, or assert what a person wrote."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path


def test_the_library_neither_prints_nor_warns_nor_swallows_nor_asserts(modules: dict[Path, ast.Module]) -> None:
    found = [
        f"{path}:{line} {what}"
        for path, tree in modules.items()
        if path.parts[0] != "cli"
        for line, what in _bad_habits(tree)
    ]

    assert found == []


def test_the_bad_habits_are_recognised() -> None:
    written = "\n".join(  # noqa: FLY002 - one habit a line
        [
            "print(1)",
            "warnings.warn('x')",
            "try:\n    pass\nexcept Exception:\n    pass",
            "try:\n    pass\nexcept (KeyError, BaseException):\n    pass",
            "try:\n    pass\nexcept:\n    pass",
            "assert x",
        ]
    )

    assert len(list(_bad_habits(ast.parse(written)))) == 6


def test_nothing_is_left_for_later(root: Path, tracked: tuple[Path, ...]) -> None:
    later = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X])\b")
    found = [
        f"{path.relative_to(root)}:{number}"
        for path in tracked
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if later.search(line)
    ]

    assert found == []


def _bad_habits(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="print")):
                yield node.lineno, "prints"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="warnings"), attr="warn")):
                yield node.lineno, "warns"
            case ast.ExceptHandler(type=caught) if caught is None or _everything(caught):
                yield node.lineno, "swallows every error"
            case ast.Assert():
                yield node.lineno, "asserts"


def _everything(caught: ast.expr) -> bool:
    names = [node.id for node in ast.walk(caught) if isinstance(node, ast.Name)]
    return bool({"Exception", "BaseException"} & set(names))
