"""What a message tells a reader to pass is there to be passed."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import detente

# How messages name an argument of Python: of a function of the package, or of what a format is read by.
NAMED = re.compile(r"argument `(\w+)`|[ (](\w+)=N\b|pass a larger (\w+)=")
OF_FORMAT = re.compile(r"FORMATS\['(\w+)'\]\.(read|write) takes an argument `(\w+)`")


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every text in the package's Python that is no docstring, with the file that it stands in."""
    for path in sorted((root / "src" / "detente").rglob("*.py")):
        source = path.read_text("utf-8")
        if not NAMED.search(source):
            continue
        for statement in ast.walk(ast.parse(source)):
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                statement.value.value = None  # a docstring
            if isinstance(statement, ast.Constant) and isinstance(statement.value, str):
                yield path.name, statement.value


def test_every_argument_that_a_message_names_is_one_of_a_public_function(root: Path) -> None:
    public = [getattr(detente, name) for name in detente.__all__]
    known = {name for each in public if inspect.isfunction(each) for name in inspect.signature(each).parameters}
    found = {
        (file, next(filter(None, names)))
        for file, text in texts(root)
        for names in NAMED.findall(OF_FORMAT.sub("", text))
    }

    assert {"limit", "most"} <= {name for _, name in found}
    assert [] == sorted((file, name) for file, name in found if name not in known)


def test_every_argument_of_a_format_that_a_message_names_is_there(root: Path) -> None:
    found = {names for _, text in texts(root) for names in OF_FORMAT.findall(text)}

    assert {("csv", "read", "most_rows"), ("gmcr", "read", "most_options")} == found
    for key, way, name in found:
        assert name in inspect.signature(getattr(detente.FORMATS[key], way)).parameters
