"""The page of the public names, written from the code: how each is called, and what its docstring says."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from doctest import DocTestParser
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import detente
from detente.table import About, Table

ROOMS = ("errors", "grid", "text", "dossier", "model", "catalog", "graph", "stability", "insight", "exchange", "report")
MOST_KEYS = 20
"""A table of more rows has a page of its own, and its keys are not listed again."""

PAGES = {
    "CONCEPTS": "concepts.md",
    "CUES": "cues.md",
    "FORMATS": "../how-to/exchange.md",
    "POLICIES": "../how-to/play.md",
}
WIDTH = 110
MOST_GIVERS = 3
DOCS = Path(__file__).resolve().parents[1]
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r"(?<=[\w)`*’”'][.?!])  ?(?=[A-Z`])")


class Written:
    """An annotation as it is written in the code, without the quotes that a string would get."""

    def __init__(self, annotation: Any) -> None:
        """Keep the annotation."""
        self.annotation = annotation

    def __repr__(self) -> str:
        """Write it."""
        return self.annotation if isinstance(self.annotation, str) else inspect.formatannotation(self.annotation)


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Public names\n"
    yield "`import detente` gives these names and promises no others; they stand here by the room that each comes from."
    yield "[Use the Python API](../how-to/use-the-python-api.md) shows how they work together."
    homes = vars(detente)["_ROOMS"]
    for room in ROOMS:
        names = sorted(name for name, home in homes.items() if re.split(r"[.:]", home)[1] == room)
        if names:
            yield f"\n## {room}\n"
            yield from _sentences(inspect.getdoc(import_module(f"detente.{room}")) or "", most=1)
            for name in names:
                yield from _entry(name, getattr(detente, name))


def _entry(name: str, value: Any) -> Iterator[str]:
    yield f"\n### {name}\n"
    if isinstance(value, Table):
        yield from _table(name, value)
        return
    about = About.of(inspect.getdoc(value) or "")
    yield from _sentences(about.definition)
    if _has_signature(value):
        yield f"\n```text\n{_signature(name, value)}\n```\n"
    yield from _body(about.body)
    for heading, text in about.sections.items():
        linked = re.sub(r"\[(\w+\d{4})\]", lambda key: f"{key[0]}(bibliography.md#{key[1].lower()})", text)
        first, *rest = _sentences(linked)
        yield f"{heading}: {first}"
        yield from rest
    if inspect.isclass(value):
        yield from _members(value)
    yield from _shown(name, value)


def _table(name: str, table: Table[Any]) -> Iterator[str]:
    yield f"The table of the kind “{table.kind}”: {len(table)} rows, each a small function with its documentation."
    yield "Iterating gives the rows, `keys()` their names, and `[name]` a row."
    keys = table.keys()
    if len(keys) <= MOST_KEYS:
        yield f"The rows are {', '.join(f'`{key}`' for key in keys)}."
    if name in PAGES:
        yield f"They stand on [a page of their own]({PAGES[name]})."


def _members(kind: type) -> Iterator[str]:
    """The methods and properties that a reader may call, each with its first sentence."""
    found = {name: value for name, value in vars(kind).items() if not name.startswith("_")}
    told = [line for name, value in found.items() for line in _member(name, value)]
    if told:
        yield "\n" + "\n".join(told)


def _member(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, property | cached_property):
        called, said = name, value.fget.__doc__ if isinstance(value, property) else value.func.__doc__
    elif isinstance(value, classmethod | staticmethod) or inspect.isfunction(value):
        function = getattr(value, "__func__", value)
        called = name + _parameters(function, bound=not isinstance(value, staticmethod))
        said = function.__doc__
    else:
        return
    first, *rest = _sentences(About.of(said or "").definition) or [""]
    yield f"- `{called}`: {first}"
    yield from (f"  {sentence}" for sentence in rest)


def _shown(name: str, value: Any) -> Iterator[str]:
    """The examples of the docstring; of a class that has none, what gives one; and the page that runs it, if any."""
    own = [value, *(vars(value).values() if inspect.isclass(value) else ())]
    found = [example for each in own if (example := _examples(inspect.getdoc(each) or ""))]
    for example in found:
        yield f"\n```pycon\n{example}\n```"
    if not found and inspect.isclass(value) and (givers := _givers(name)):
        yield f"\nGiven by {', '.join(f'`{giver}`' for giver in givers[:MOST_GIVERS])}."
    if not found and (page := _running(name)):
        yield f"\nShown in [{page.read_text('utf-8').partition(chr(10))[0].lstrip('# ')}](../{page.relative_to(DOCS)})."


def _examples(docstring: str) -> str:
    """The examples of a docstring with what they print, as they stand there."""
    examples = DocTestParser().get_examples(docstring)
    lines = [line for each in examples for line in (*_typed(each.source), *each.want.splitlines())]
    return "\n".join(lines)


def _typed(source: str) -> list[str]:
    first, *rest = source.rstrip("\n").split("\n")
    return [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]


def _givers(name: str) -> list[str]:
    """The public functions that return it, then the public classes that hold it."""
    word = re.compile(rf"\b{name}\b")
    functions, classes = [], []
    for other in vars(detente)["_ROOMS"]:
        value = getattr(detente, other)
        if inspect.isfunction(value) and word.search(str(value.__annotations__.get("return"))):
            functions.append(other)
        elif inspect.isclass(value) and other != name and _means(value, name) and any(map(word.search, _held(value))):
            classes.append(other)
    return sorted(functions) + sorted(classes)


def _means(kind: type, name: str) -> bool:
    """Whether the word means the public name where the class is defined: there are two of some words."""
    ours = getattr(detente, name)
    return getattr(sys.modules[kind.__module__], name, ours) is ours


def _held(kind: type) -> list[str]:
    """What the fields and methods of a class are annotated with."""
    fields = [str(annotation) for annotation in vars(kind).get("__annotations__", {}).values()]
    methods = [str(each.__annotations__.get("return")) for each in vars(kind).values() if inspect.isfunction(each)]
    return fields + methods


@cache
def _run() -> dict[Path, str]:
    """The pages whose Python is run, with the Python of each; tutorials and how-tos before the rest."""
    pages = sorted(DOCS.rglob("*.md"), key=lambda page: (page.parent.name != "how-to", page))
    python = {page: "".join(PYTHON.findall(page.read_text("utf-8"))) for page in pages}
    return {page: code for page, code in python.items() if code and page.parent.name != "reference"}


def _running(name: str) -> Path | None:
    return next((page for page, code in _run().items() if re.search(rf"\bdetente\.{name}\b", code)), None)


def _has_signature(value: Any) -> bool:
    if inspect.isclass(value):
        return is_dataclass(value)
    return callable(value)


def _signature(name: str, value: Any) -> str:
    signature = _with_written(inspect.signature(value))
    if inspect.isclass(value):
        signature = signature.replace(return_annotation=signature.empty)
    if len(flat := f"{name}{signature}") <= WIDTH:
        return flat
    lines: list[str] = []
    keyword_only = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            lines.append("    *,")
        lines.append(f"    {parameter},")
    back = "" if signature.return_annotation is signature.empty else f" -> {signature.return_annotation!r}"
    return "\n".join([f"{name}(", *lines, f"){back}"])


def _parameters(function: Any, *, bound: bool) -> str:
    signature = inspect.signature(function)
    if bound:
        _, *parameters = signature.parameters.values()
        signature = signature.replace(parameters=parameters)
    return str(_with_written(signature))


def _with_written(signature: inspect.Signature) -> inspect.Signature:
    """The signature with its annotations as they are written in the code."""
    parameters = [
        p if p.annotation is p.empty else p.replace(annotation=Written(p.annotation))
        for p in signature.parameters.values()
    ]
    back = signature.return_annotation
    return signature.replace(
        parameters=parameters, return_annotation=back if back is signature.empty else Written(back)
    )


def _body(body: str) -> Iterator[str]:
    """The paragraphs of a docstring: prose a sentence a line, and what is laid out as it is."""
    for paragraph in filter(None, re.split(r"\n{2,}", body)):
        laid_out = any(line.startswith((" ", "- ", "|")) for line in paragraph.splitlines())
        formula = any(sign in paragraph for sign in "⇔∀∃∈⊆≻")
        yield ""
        if laid_out or formula:
            yield f"```text\n{paragraph}\n```"
        else:
            yield from _sentences(paragraph.removesuffix("::") + ":" if paragraph.endswith("::") else paragraph)
    if body:
        yield ""


def _sentences(text: str, most: int | None = None) -> list[str]:
    """The sentences, with what Markdown would take for its own made plain outside of code."""
    text = re.sub(r"\n(?!\n)", " ", text.partition("\n\n")[0] if most else text)
    parts = re.split(r"(`[^`]*`)", text)
    plain = "".join(part if part.startswith("`") else re.sub(r"([*<])", r"\\\1", part) for part in parts)
    return SENTENCE.split(plain)[:most]
