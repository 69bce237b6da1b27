"""Table: an ordered, documented table of functions, the shape that concepts, claims, cues and questions share.

A row is one small pure function with its key and its facts.  The docstring of the function is the documentation of
the row, everywhere: on the reference pages, at the shell, in a report.  A room makes its table and one decorator::

    CONCEPTS: Table[Concept] = Table("concept")

    def concept(key: str, *, implies: tuple[str, ...] = ()) -> Callable[[Judge], Judge]:
        return CONCEPTS.adding(key, lambda judge, about: Concept(key, judge, about, implies))

Whoever wants one more row calls the same decorator, in a file of the room or in a notebook.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from detente.errors import UnknownName, quoted

Row = TypeVar("Row")
Function = TypeVar("Function", bound=Callable[..., Any])

_HEADING = re.compile(r"^([A-Z][a-z]+(?: [a-z]+)*):(?:\s+|$)")
_KEY = re.compile(r"\[([^\W\d]\w*)\]")


@dataclass(frozen=True, slots=True)
class About:
    r"""What a docstring says, in parts: the defining sentence, the body, and the sections such as `Plainly:`.

    A section begins with a capitalised heading and a colon at the left margin, and ends at an empty line or at the
    next heading; a heading used twice continues the first.

    >>> about = About.of("A mover can do no better.\n\nR(s) is empty.\n\nPlainly: it stays\nput.\nSource: [Nash1950].")
    >>> about.definition, about.body, about.plainly, about.sources
    ('A mover can do no better.', 'R(s) is empty.', 'it stays put.', ('Nash1950',))
    """

    definition: str
    body: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, docstring: str) -> About:
        """Read a docstring."""
        definition, _, rest = inspect.cleandoc(docstring).partition("\n\n")
        body: list[str] = []
        sections: dict[str, list[str]] = {}
        lines = body
        for line in rest.split("\n"):
            heading = _HEADING.match(line)
            if line.startswith(">>> "):
                lines = []  # an example is for whoever reads the code, with what it prints, up to the next empty line
            elif heading:
                lines = sections.setdefault(heading[1], [])
                lines.append(line[heading.end() :])
            elif not line.strip():
                lines = body
                lines.append("")
            else:
                lines.append(line)
        joined = {name: " ".join(" ".join(parts).split()) for name, parts in sections.items()}
        return cls(" ".join(definition.split()), "\n".join(body).strip("\n"), joined)

    @property
    def plainly(self) -> str:
        """The sentence for a reader who knows no formula, from `Plainly:`."""
        return self.sections.get("Plainly", "")

    @property
    def also_called(self) -> str:
        """Other names in the literature, from `Also called:`."""
        return self.sections.get("Also called", "")

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the bibliography named in `Source:`, in order."""
        return tuple(_KEY.findall(self.sections.get("Source", "")))


class Table(Generic[Row]):
    """An ordered table of documented functions, looked up by key; iterating gives the rows in the order of entry.

    >>> greetings: Table[tuple[str, str]] = Table("greeting")
    >>> @greetings.adding("hello", lambda function, about: (function(), about.definition))
    ... def hello() -> str:
    ...     '''A greeting for any hour.'''
    ...     return "Hello"
    >>> greetings["hello"], list(greetings.keys())
    (('Hello', 'A greeting for any hour.'), ['hello'])
    """

    def __init__(self, kind: str) -> None:
        """Begin an empty table; `kind` is what messages call a row, such as 'concept'."""
        self.kind = kind
        self._rows: dict[str, Row] = {}
        self._homes: dict[str, str] = {}

    def adding(self, key: str, make: Callable[[Function, About], Row]) -> Callable[[Function], Function]:
        """A decorator that enters the row which `make` builds of a function and its documentation.

        The function itself is left as it is.  A function without a docstring, or a key that another function has, is
        a ValueError; the same function defined again (a notebook cell run twice) takes its old place.
        """

        def enter(function: Function) -> Function:
            home = f"{function.__module__}.{function.__qualname__}"
            if not function.__doc__:
                raise ValueError(f"{self.kind} {quoted(key)} ({home}) has no docstring, and that is its documentation")
            if self._homes.setdefault(key, home) != home:
                raise ValueError(f"there is already a {self.kind} {quoted(key)}: {self._homes[key]}")
            self._rows[key] = make(function, About.of(function.__doc__))
            return function

        return enter

    def __repr__(self) -> str:
        """Name the keys, in one line."""
        return f"<Table of {self.kind}s: {', '.join(self._rows)}>"

    def __getitem__(self, key: str) -> Row:
        """The row of that key; UnknownName, with the nearest key, if there is none."""
        if key not in self._rows:
            raise UnknownName.among(self.kind, key, self._rows)
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a row of that key."""
        return key in self._rows

    def __iter__(self) -> Iterator[Row]:
        """The rows, in the order of entry."""
        return iter(self._rows.values())

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def keys(self) -> tuple[str, ...]:
        """The keys, in the order of entry."""
        return tuple(self._rows)
