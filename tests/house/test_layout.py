"""How the house is laid out: small files, names that say what is inside, nothing behind the front doors."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

MOST_LINES = 400
# The rooms that a contract leaves alone: they may do what it forbids to all others.
FREE = {
    "numpy": {"graph", "stability", "insight"},
    "heavy": {"catalog", "cli", "model", "report"},
    "language-model": set(),
}
NAMELESS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "handlers", "data"}


def test_no_python_file_is_over_four_hundred_lines(root: Path, tracked: tuple[Path, ...]) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text("utf-8").splitlines())
        for path in tracked
        if path.suffix == ".py"
    }

    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_no_module_is_named_for_nothing(modules: dict[Path, ast.Module]) -> None:
    assert [str(path) for path in modules if path.stem in NAMELESS or path.parent.name in NAMELESS] == []


@pytest.mark.parametrize("name", FREE)
def test_a_contract_binds_every_room_that_it_does_not_leave_alone(root: Path, name: str) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (bound,) = (contract["source_modules"] for contract in contracts if contract["id"] == name)
    package = root / "src" / "detente"
    rooms = {path.parent.name for path in package.glob("*/__init__.py")} | {path.stem for path in package.glob("*.py")}

    assert sorted(f"detente.{room}" for room in rooms - FREE[name] - {"__init__", "__main__"}) == sorted(bound)


def test_a_front_door_holds_a_docstring_names_and_lazy_imports(modules: dict[Path, ast.Module]) -> None:
    doors = {path: tree for path, tree in modules.items() if path.name == "__init__.py"}
    inside = [
        f"{path}:{statement.lineno}"
        for path, tree in doors.items()
        for statement in tree.body[1:]
        if not _is_a_name(statement)
    ]

    assert doors
    assert inside == []


def test_every_room_says_what_lives_in_it(modules: dict[Path, ast.Module]) -> None:
    docstrings = {str(path): ast.get_docstring(tree) or "" for path, tree in modules.items()}

    assert [path for path, docstring in docstrings.items() if len(docstring.split()) < 4] == []


def test_a_test_stands_alone_and_calls_our_own_code(root: Path) -> None:
    found = []
    for path in sorted((root / "tests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                found.append(f"{path.name}:{node.lineno} is a test class")
            if isinstance(node, ast.ImportFrom | ast.Import) and "mock" in ast.unparse(node):
                found.append(f"{path.name}:{node.lineno} mocks")

    assert found == []


def _is_a_name(statement: ast.stmt) -> bool:
    match statement:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return _is_literal(value)
        case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body, orelse=orelse):
            return all(_is_a_name(inner) for inner in (*body, *orelse))
        case ast.FunctionDef(name="__getattr__" | "__dir__"):
            return True
        case _:
            return False


def _is_literal(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except ValueError:
        return False
    return True
