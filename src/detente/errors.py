"""What can go wrong, drawn as a tree: only what cannot be computed is an error; doubts and gaps are data.

::

    DetenteError
    ├── BadInput (ValueError)     something a person wrote cannot be read; carries every problem found
    │   ├── TextError             a text or source: not there, not text, too large, outside the folder
    │   ├── StatementError        a statement, a claim or a pattern
    │   └── ConflictError         a conflict file, one read beside it, or a model that contradicts itself
    ├── UnknownName (LookupError) a decision maker, state, concept or example that is not there
    ├── Missing                   a question that needs a part which the model does not have
    └── TooLarge                  a limit, always a named argument, was met

Every message says what, where, what was allowed or is nearest, and how to mend it.
"""

from __future__ import annotations

import difflib
import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

# Comparing takes a while: with more names than this, the nearest is looked for among the first.
MOST_NAMES = 1_000


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a text that a person can go to: file, line and column (from 1), with the line itself.

    >>> print(Place("a.yaml", 2, 3, "a: bcd", 3).caret())
    a: bcd
      ^^^
    """

    file: str
    line: int
    column: int
    text: str = ""
    width: int = 1

    def __str__(self) -> str:
        """Write `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, offset: int, width: int) -> Place:
        """The same line, `offset` columns further on."""
        return Place(self.file, self.line, self.column + offset, self.text, max(1, width))

    def caret(self, limit: int = 120) -> str:
        """The source line, cut to `limit` columns around the spot, with carets under the spot."""
        start = max(0, self.column - 1)
        first = max(0, start - limit // 2) if len(self.text) > limit else 0
        # Character by character, since what is made visible is wider than it was.
        shown = [printable(c) for c in self.text[first : first + limit]]
        at = min(start - first, len(shown))
        lead = sum(_columns(c) for c in shown[:at])
        carets = max(1, sum(_columns(c) for c in shown[at : at + max(1, self.width)]))
        return f"{''.join(shown)}\n{' ' * lead}{'^' * carets}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code that `detente explain` knows, a sentence, where, and how to mend it."""

    code: str
    message: str
    place: Place | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Write the problem as people read it: place, code, sentence, the line with a caret, the hint."""
        head = f"{printable(str(self.place))}: " if self.place else ""
        lines = [f"{head}{self.code} {printable(self.message)}"]
        if self.place and self.place.text.strip():
            lines += ["    " + line for line in self.place.caret().split("\n")]
        if self.hint:
            lines.append(f"    {printable(self.hint)}")
        return "\n".join(lines)


class DetenteError(Exception):
    """The root of every error that Détente raises on purpose."""


class BadInput(DetenteError, ValueError):
    """Something a person wrote cannot be read; `problems` holds all that was found, in the order of the text."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems."""
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = tuple(problems)

    @classmethod
    def of(cls, code: str, message: str, place: Place | None = None, hint: str | None = None) -> Self:
        """Make an error of one problem."""
        return cls([Problem(code, message, place, hint)])


class TextError(BadInput):
    """A text or a source cannot be used: not there, not text, too large, or outside the folder."""


class StatementError(BadInput):
    """A statement, a claim or a pattern cannot be read; columns in its places count from the start of the statement."""


class ConflictError(BadInput):
    """A conflict file cannot be read, or one beside it, such as a chronicle; or the model contradicts itself."""


class UnknownName(DetenteError, LookupError):
    """A name that is not there, with the names that are."""

    @classmethod
    def among(cls, kind: str, name: str, known: Iterable[str]) -> Self:
        """Name the missing thing, the nearest one, and some of those that exist."""
        return cls(f"there is no {kind} {quoted(name)}{nearest(name, known)}")


class Missing(DetenteError):
    """The question needs a part that this model does not have."""


class TooLarge(DetenteError):
    """A limit was met; the message says which argument raises it."""


def nearest(name: str, known: Iterable[str], most: int = 8) -> str:
    """How a message goes on after naming something unknown: the nearest name, or what is allowed.

    >>> nearest("optoins", ["options", "name"])
    "; did you mean 'options'?"
    >>> nearest("xyz", ["options", "name"])
    '; allowed: options, name'
    """
    names = list(dict.fromkeys(itertools.islice(known, MOST_NAMES)))
    close = difflib.get_close_matches(name[:200], names, n=1, cutoff=0.6)
    if not close:
        folded = [n for n in names if n.casefold() == name.casefold()]
        close = folded[:1]
    if close:
        return f"; did you mean {quoted(close[0])}?"
    if not names:
        return "; there are none"
    more = f", … ({len(names)} in all)" if len(names) > most else ""
    return f"; allowed: {', '.join(names[:most])}{more}"


def insist(thing: object, kind: type, told: str) -> None:
    """Raise TypeError where something is not what a function takes; `told`: what it takes, and how it is called.

    >>> insist("a.yaml", dict, "this takes a mapping: {name: value}")
    Traceback (most recent call last):
    TypeError: this takes a mapping: {name: value}
    """
    if not isinstance(thing, kind):
        raise TypeError(told)


def quoted(name: str, limit: int = 60) -> str:
    """A name between quotation marks, shortened, with nothing in it that a terminal would act on."""
    shown = printable(name).replace("\n", "\\n").replace("\t", "\\t")
    return f"'{shown if len(shown) <= limit else shown[: limit - 1] + '…'}'"


def printable(text: str) -> str:
    r"""The text with control, bidirectional and other invisible characters made visible, safe for a terminal.

    >>> print(printable("a" + chr(27) + "[31m"))
    a\x1b[31m
    """
    if text.isprintable():
        return text
    return "".join(c if c in "\n\t" or _visible(c) else _escaped(c) for c in text)


def _visible(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _columns(text: str) -> int:
    widths = (0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return sum(widths)
