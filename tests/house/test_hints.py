"""What a message tells a reader to pass is there to be passed, in Python and at the shell."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

import detente
from detente.cli.main import VERBS, app

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


# The verbs that the files of a room serve which name an option of theirs; every other file serves all verbs.
SERVES = {
    "reanchor.py": {"trace"},
    "play.py": {"play"},
    "matching.py": {"compare", "diff"},
    "check.py": {"check"},
    "read.py": {"read", "draft"},
    "conflicts.py": {"import"},
    "other_kinds.py": {"import"},
    "processes.py": {"audit", "play"},
}
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
COMMAND = re.compile(r"detente (?P<verb>[a-z]+)\b(?P<rest>[^'`;,]*)")
VERB_NAMES = {verb.name or "" for verb in VERBS}
EVERY = {"--limit", "--limit-moves", "--limit-matrix"}


def sayings(root: Path) -> Iterator[tuple[Path, str]]:
    """Every text of the package that may be printed, the parts of one with gaps put together, and of the codes."""
    for path in sorted((root / "src" / "detente").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
        docs = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        for each in ast.walk(tree):
            if isinstance(each, ast.JoinedStr):
                yield path, "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in each.values)
            elif isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in inside | docs:
                yield path, each.value
    for path in sorted((root / "src" / "detente" / "codes").glob("*.yaml")):
        yield path, path.read_text("utf-8")


def options_of(verb: str) -> set[str]:
    """The options of a verb, each by all its names."""
    command = app.get_command(click.Context(app), verb)
    assert command is not None, verb
    return {name for option in command.params for name in option.opts} | {"--help"}


def test_every_option_that_a_message_names_with_a_verb_is_one_of_that_verb(root: Path) -> None:
    named = [
        (path.name, match["verb"], option)
        for path, text in sayings(root)
        for match in COMMAND.finditer(text)
        if match["verb"] in VERB_NAMES
        for option in OPTION.findall(match["rest"].split("\n")[0])
    ]

    assert ("truths.py", "solve", "--why-infeasible") in named
    assert [] == [each for each in named if each[2] not in options_of(each[1])]


def test_an_option_that_a_message_names_without_a_verb_is_one_of_whoever_says_it(root: Path) -> None:
    rooms = ("dossier", "exchange", "graph", "insight", "model", "stability", "text")
    bare = [
        (path.name, option)
        for path, text in sayings(root)
        if path.suffix == ".py" and path.relative_to(root / "src" / "detente").parts[0] in rooms
        for option in OPTION.findall(re.sub(r"pip install.*", "", COMMAND.sub("", text)))
        if option not in EVERY
    ]

    assert ("play.py", "--from") in bare
    serves = {file: SERVES.get(file, VERB_NAMES) for file, _ in bare}
    assert [] == [(file, option) for file, option in bare for verb in serves[file] if option not in options_of(verb)]
