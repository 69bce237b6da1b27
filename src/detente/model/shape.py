"""Shapes: a small language that says what a file may hold, from which both the check and the JSON Schema are made.

A shape is one of the kinds below.  `what` names in a message what was expected: "expected a list of statements".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ShortKind = Literal["leaf", "list"]


@dataclass(frozen=True, slots=True)
class Text:
    """Any text; `pattern`, if given, is for the JSON Schema alone, since the reader says it in better words.

    `names`: the text is or holds a name, and comes out in NFC like every name.
    """

    what: str = "a text"
    pattern: str | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name: letters, digits and underscores, no digit first, and none of the words that join statements.

    `numbered`: a name, a dot and a number may also stand there, as parts are named by their position.
    """

    what: str = "a name"
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """The name of a level: a name or a number; with `truth` also true and false, which mean yes and no."""

    what: str = "a level"
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, one of `among` if that is given."""

    what: str = "a whole number"
    among: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number, exact as written: 3, -0.1, or a fraction in quotes, 1/3."""

    what: str = "a number"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    what: str = "one of a few words"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of things of one shape, from `least` to `most`; `single`: one alone may stand for a list of one."""

    item: Shape
    what: str
    least: int = 0
    most: int | None = None
    single: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping, of at least `least` keys that the author names; `names`: a list of bare names will also do."""

    value: Shape
    what: str
    key: Identifier | Text = field(default_factory=Identifier)
    names: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a record knows: the shape of its value, and one sentence on what it means."""

    name: str
    shape: Shape
    says: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys.

    `short` says for which key a bare text or a bare list may stand.  `one_of`: exactly one of these keys; `at_most`:
    never two of one group.  `empty`: nothing at all may stand for an empty mapping.
    """

    what: str
    keys: tuple[Key, ...]
    short: Mapping[ShortKind, str] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()
    at_most: tuple[tuple[str, ...], ...] = ()
    empty: bool = False

    def key(self, name: str) -> Key | None:
        """The key of that name, or None."""
        return next((key for key in self.keys if key.name == name), None)


Shape = Text | Identifier | Level | Whole | Number | Choice | Listed | Keyed | Record
