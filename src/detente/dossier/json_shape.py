"""Shapes of JSON: a small language that says what a text may hold, from which both the check and the schema are made.

`what` names in a message what was expected: "expected a list of actors".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from detente.dossier.json_places import Piece, Span
from detente.errors import nearest, quoted

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `pattern`, if given, is what all of it must match, in the dialect that Python and JSON Schema share."""

    what: str = "a text"
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, not below `least`; `only`: that one alone."""

    least: int = 0
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, written as year, month and day: 2022-01-17."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of things of one shape, from `least` to `most`."""

    item: Shape
    what: str
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object: the shape of its value and one sentence on it; `null`: there may also be none.

    A key that is not `required` may be left out.
    """

    name: str
    shape: Shape
    says: str
    required: bool = True
    null: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An object with known keys."""

    what: str
    keys: tuple[Key, ...]


Shape = Text | Choice | Whole | Truth | Day | Anything | Listed | Record
Kind = Literal["type", "unknown key", "missing key", "word", "form"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not have its shape: of which kind, on which path, where, and what is to be done."""

    kind: Kind
    path: str
    span: Span
    message: str
    hint: str


def misfits(piece: Piece, shape: Shape, path: str = "") -> Iterator[Misfit]:
    """All that does not fit the shape, in the order of the text; missing keys come where their object begins.

    >>> from detente.dossier.json_places import scan
    >>> [m.message for m in misfits(scan('{"n": "x"}', "a.json")[0], Record("a count", (Key("n", Whole(), "."),)))]
    ["n: expected a whole number, and this is the text 'x'"]
    """
    match shape, piece.value:
        case (Anything(), _) | (Truth(), bool()):
            return
        case Whole(least, only), int() as number if not isinstance(number, bool):
            if number < least or (only is not None and number != only):
                allowed = f"a whole number from {least} on" if only is None else str(only)
                yield _misfit("form", path, piece, f"expected {allowed}, and this is {number}", f"write {allowed}")
        case Text(what, pattern), str() as text:
            if pattern is not None and not re.fullmatch(pattern.removeprefix("^").removesuffix("$"), text):
                yield _misfit("form", path, piece, f"{quoted(text)} is not {what}", f"write {what}")
        case Day(), str() as text:
            if not _is_day(text):
                yield _misfit("form", path, piece, f"{quoted(text)} is no date", "write it as 2022-01-17")
        case Choice(words, what), str() as text:
            if text not in words:
                message = f"{quoted(text)} is not {what}{nearest(text, words, len(words))}"
                yield _misfit("word", path, piece, message, f"use one of: {', '.join(words)}")
        case Listed(), tuple() as items:
            yield from _in_list(piece, items, shape, path)
        case Record(), dict() as values:
            yield from _in_record(piece, values, shape, path)
        case _:
            wanted = expected(shape)
            message = f"expected {wanted}, and this is {_called(piece)}"
            yield _misfit("type", path, piece, message, f"write {wanted}")


def expected(shape: Shape) -> str:
    """What a message calls a thing of this shape."""
    match shape:
        case Whole(_, only):
            return "a whole number" if only is None else f"the number {only}"
        case Truth():
            return "true or false"
        case Day():
            return "a date such as 2022-01-17 in double quotes"
        case Anything():
            return "any value"
        case Text(what) | Listed(_, what):
            return what
        case Choice(_, what) | Record(what, _):
            return what


def schema_of(shape: Shape) -> Schema:
    """The JSON Schema of a shape.

    >>> schema_of(Listed(Whole(), "a span", least=2, most=2))
    {'type': 'array', 'items': {'type': 'integer', 'minimum': 0}, 'minItems': 2, 'maxItems': 2}
    """
    match shape:
        case Text(_, pattern):
            return {"type": "string"} if pattern is None else {"type": "string", "pattern": pattern}
        case Choice(words):
            return {"enum": list(words)}
        case Whole(least, only):
            return {"type": "integer", "minimum": least} if only is None else {"const": only}
        case Truth():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}
        case Anything():
            return {}
        case Listed(item, _, least, most):
            listed: Schema = {"type": "array", "items": schema_of(item)}
            if least:
                listed["minItems"] = least
            return listed if most is None else {**listed, "maxItems": most}
        case Record(_, keys):
            return {
                "type": "object",
                "properties": {key.name: _described(key) for key in keys},
                "required": [key.name for key in keys if key.required],
                "additionalProperties": False,
            }


def _described(key: Key) -> Schema:
    inner = schema_of(key.shape)
    if not key.null:
        return {"description": key.says, **inner}
    if "enum" in inner:
        return {"description": key.says, "enum": [*inner["enum"], None]}
    return {"description": key.says, **inner, "type": [inner["type"], "null"]}


def _in_list(piece: Piece, items: tuple[Piece, ...], shape: Listed, path: str) -> Iterator[Misfit]:
    most = len(items) if shape.most is None else shape.most
    if not shape.least <= len(items) <= most:
        yield _misfit("form", path, piece, f"expected {shape.what}, and these are {len(items)}", f"give {shape.what}")
    for number, item in enumerate(items):
        yield from misfits(item, shape.item, f"{path}[{number}]")


def _in_record(piece: Piece, values: dict[str, Piece], shape: Record, path: str) -> Iterator[Misfit]:
    known = {key.name: key for key in shape.keys}
    for key in shape.keys:
        if key.required and key.name not in values:
            message = f"{shape.what} needs the key {quoted(key.name)}"
            opening = Piece(None, piece.start, piece.start + 1)
            yield _misfit("missing key", path, opening, message, f"{quoted(key.name)}: {key.says}")
    for name, value in values.items():
        below = f"{path}.{name}" if path else name
        if name not in known:
            message = f"{shape.what} has no key {quoted(name)}{nearest(name, known, len(known))}"
            yield Misfit("unknown key", path, piece.keys[name], _on(path, message), "take it out, or correct its name")
        elif value.value is not None or not known[name].null:
            yield from misfits(value, known[name].shape, below)


def _misfit(kind: Kind, path: str, piece: Piece, message: str, hint: str) -> Misfit:
    return Misfit(kind, path, piece.span, _on(path, message), hint)


def _on(path: str, message: str) -> str:
    return f"{path}: {message}" if path else message


def _called(piece: Piece) -> str:
    match piece.value:
        case bool() | None:
            return {True: "true", False: "false", None: "null"}[piece.value]
        case str() as text:
            return f"the text {quoted(text, 30)}"
        case dict():
            return "an object"
        case tuple():
            return "a list"
        case number:
            return f"the number {number}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
