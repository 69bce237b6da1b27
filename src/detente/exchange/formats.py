"""The formats of other programs that hold a conflict, as a table: a row each, with what writes it and what reads it.

A row is entered by a function without arguments, in a file of its own that `detente.exchange.rows` imports::

    @conflict_format("dot", suffixes=(".dot", ".gv"))
    def dot() -> Ways:
        \"\"\"A drawing of states and moves for Graphviz.\"\"\"
        return Ways(write=write_dot)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.model.conflict import Conflict
from detente.table import About, Table


@dataclass(frozen=True, slots=True)
class Written:
    """A conflict in another program's format: the bytes of the file, and what of the conflict is not in it.

    `lost`: a plain sentence for each kind of thing that the format cannot hold, or that it holds otherwise; each once.
    """

    data: bytes
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A conflict that came from another program's format, and what of the file is not in it.

    `lost`: a plain sentence for each thing that was dropped, or that means something else here; each once.
    """

    conflict: Conflict
    lost: tuple[str, ...] = ()


class Write(Protocol):
    """What writes a conflict.

    `limit`: how many states the file may list, TooLarge above it; each format has a default of its own.
    ConflictError where the conflict is of a kind that the format cannot hold at all.
    """

    def __call__(self, conflict: Conflict, /, *, limit: int = ...) -> Written:
        """The conflict as a file of the format."""


class WriteJudged(Protocol):
    """What writes a conflict with its stability under the `concepts` alone, by key; under none where it is empty."""

    def __call__(self, conflict: Conflict, /, *, limit: int = ..., concepts: Sequence[str] | None = None) -> Written:
        """The conflict as a file of the format."""


class Read(Protocol):
    """What reads the bytes of a file, which `name` stands for in messages.

    `limit`: how many combinations of options may be held at once, where states have to be counted; TooLarge above it.
    ConflictError or TextError with the problems found.
    """

    def __call__(self, data: bytes, name: str, /, *, limit: int = ...) -> Imported:
        """The conflict that the bytes hold."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How a format goes out and comes in; None where it does not.

    `judged` writes as `write` does, where the format holds stability, so that concepts can be chosen.
    """

    write: Write | None = None
    read: Read | None = None
    judged: WriteJudged | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table: its key, how the names of its files end, what it is, and what writes and reads it."""

    key: str
    suffixes: tuple[str, ...]
    about: About
    write: Write | None
    read: Read | None
    judged: WriteJudged | None

    @property
    def sentence(self) -> str:
        """What the format is, in one sentence."""
        return self.about.definition


FORMATS: Table[Format] = Table("format")
"""Every format that holds a conflict."""


def conflict_format(key: str, *, suffixes: tuple[str, ...]) -> Callable[[Callable[[], Ways]], Callable[[], Ways]]:
    """The decorator that enters a format; `suffixes` with their dots, in lower case."""

    def make(ways: Callable[[], Ways], about: About) -> Format:
        there = ways()
        return Format(key, suffixes, about, there.write, there.read, there.judged)

    return FORMATS.adding(key, make)
