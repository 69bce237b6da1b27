"""Pieces: what a YAML file says, as plain data that knows where it stands: texts, lists and mappings."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from detente.errors import Place, printable

Kind = Literal["text", "whole number", "number", "yes or no", "nothing"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_ESCAPE = re.compile(r"\\(?:x..|u....|U........|.)|[^\\]", re.DOTALL)
_RESOLVED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("nothing", re.compile(r"~|null|Null|NULL|")),
    ("yes or no", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("whole number", re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")),
    ("number", re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")),
    ("number", re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")),
)
_MAY_RESOLVE = frozenset("0123456789+-.~nNtTfF")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A piece of text as YAML understood it: `text` without quotes, what it resolves to, and where it stands.

    `style` is the quotation mark, `|` or `>` for a block, or empty for plain text; `raw` is how it stands in the file.
    """

    text: str
    kind: Kind
    style: str
    place: Place
    raw: str

    def at(self, line: int, column: int, width: int) -> Place:
        """The place in the file of a spot in the text, both counted from 1.

        Exact in text on one line and in a `|` block; elsewhere the place of the whole.
        """
        lines = self.text.split("\n")
        if not 1 <= line <= len(lines):
            return self.place
        if self.style == "|":
            return self._in_block(lines[line - 1], line, column, width)
        if _LINE_END.search(self.raw):
            return self.place
        start = sum(len(passed) + 1 for passed in lines[: line - 1]) + column - 1
        first, last = self._written(start), self._written(start + width)
        return self.place.shifted(first, last - first)

    def _in_block(self, said: str, line: int, column: int, width: int) -> Place:
        written = _LINE_END.split(self.raw)
        indent = written[line].find(said) if line < len(written) else -1
        if indent < 0:
            return self.place
        return Place(self.place.file, self.place.line + line, indent + column, written[line], width)

    def _written(self, index: int) -> int:
        """The offset in `raw` of a character of `text`."""
        opening = self.raw.find(self.style) + 1 if self.style else len(self.raw) - len(self.text)
        if self.style == "'":
            return opening + index + self.text.count("'", 0, index)
        if self.style == '"':
            signs = [match.group() for match in _ESCAPE.finditer(self.raw, opening, len(self.raw) - 1)]
            return opening + sum(len(sign) for sign in signs[:index])
        return opening + index


@dataclass(frozen=True, slots=True)
class Broken:
    """A part whose problem has been noted already, so that nothing more is said about it."""

    place: Place


@dataclass(frozen=True, slots=True)
class Series:
    """A list of pieces."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping with its value."""

    key: Leaf
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping: entries with distinct keys, in the order of the file."""

    entries: tuple[Entry, ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value of that key, or None if it is not there."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Leaf | Series | Table | Broken


def kind_of(text: str, style: str) -> Kind:
    """What plain text resolves to by the YAML 1.2 core schema: `no`, `yes` and dates stay text.

    >>> kind_of("012", ""), kind_of("012", "'"), kind_of("no", ""), kind_of("", "")
    ('whole number', 'text', 'text', 'nothing')
    """
    if style or (text and text[0] not in _MAY_RESOLVE):
        return "text"
    return next((kind for kind, pattern in _RESOLVED if pattern.fullmatch(text)), "text")


def described(node: Node, limit: int = 40) -> str:
    """What a piece is, in plain words, for messages.

    >>> described(Leaf("12", "whole number", "", Place("a.yaml", 1, 1), "12"))
    'the number 12'
    """
    match node:
        case Series(items):
            return f"a list of {len(items)}" if items else "an empty list"
        case Table(entries):
            return (
                f"a mapping with the key '{printable(entries[0].key.text[:limit])}'" if entries else "an empty mapping"
            )
        case Leaf(text, kind):
            shown = printable(text if len(text) <= limit else text[: limit - 1] + "…").replace("\n", "\\n")
            words = {"nothing": "nothing", "yes or no": shown, "text": f"the text '{shown}'"}
            return words.get(kind, f"the number {shown}")
        case Broken():
            return "something unreadable"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, to tell where the characters at an index stand."""

    file: str
    text: str
    starts: tuple[int, ...]
    rows: tuple[str, ...]

    @classmethod
    def of(cls, text: str, file: str) -> Lines:
        """Cut a text into its lines."""
        starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        return cls(file, text, starts, tuple(_LINE_END.split(text)))

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from `start` to `end`, as far as they stand on one line."""
        number = bisect_right(self.starts, start)
        begin, line = self.starts[number - 1], self.rows[number - 1]
        return Place(self.file, number, start - begin + 1, line, max(1, min(end, begin + len(line)) - start))
