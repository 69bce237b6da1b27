"""Statements: what a person says about the options, as a tree that can be evaluated on one state or on all at once.

A statement is built of tests on options, `not`, `and`, `or`, `if` and `iff`.  "p if q" is satisfied when q is false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

Relation = Literal["=", "!=", "<", "<=", ">", ">="]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Test:
    """A test on one option: `dm.option` holds (is above its first level), or compares with a level.

    `relation` and `level` are both None in the bare form.  `span` is where the test stands in the written statement.
    """

    __test__: ClassVar[bool] = False  # it is no test of ours, whatever a test runner makes of the name

    option: str
    relation: Relation | None = None
    level: str | None = None
    span: Span = field(default=(0, 0), compare=False, repr=False)

    def __str__(self) -> str:
        """Write the test as the file does."""
        return self.option if self.relation is None else f"{self.option} {self.relation} {self.level}"


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Statement

    def __str__(self) -> str:
        """Write the negation as the file does."""
        return f"not {_inner(self.part, tight=(Not,))}"


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold (two or more)."""

    parts: tuple[Statement, ...]

    def __str__(self) -> str:
        """Write the conjunction as the file does."""
        return " and ".join(_inner(p, tight=(Not,)) for p in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds (two or more parts)."""

    parts: tuple[Statement, ...]

    def __str__(self) -> str:
        """Write the disjunction as the file does."""
        return " or ".join(_inner(p, tight=(Not, And)) for p in self.parts)


@dataclass(frozen=True, slots=True)
class If:
    """`then if condition`: satisfied when the condition is false, or `then` holds."""

    then: Statement
    condition: Statement

    def __str__(self) -> str:
        """Write the conditional as the file does."""
        return f"{_inner(self.then, tight=(Not, And, Or))} if {_inner(self.condition, tight=(Not, And, Or))}"


@dataclass(frozen=True, slots=True)
class Iff:
    """`left iff right`: both hold or neither does."""

    left: Statement
    right: Statement

    def __str__(self) -> str:
        """Write the equivalence as the file does."""
        return f"{_inner(self.left, tight=(Not, And, Or))} iff {_inner(self.right, tight=(Not, And, Or))}"


Statement = Test | Not | And | Or | If | Iff


def _inner(part: Statement, tight: tuple[type, ...]) -> str:
    return str(part) if isinstance(part, (Test, *tight)) else f"({part})"


def tests(statement: Statement) -> Iterator[Test]:
    """Every test on an option in the statement, from left to right."""
    match statement:
        case Test():
            yield statement
        case Not(part):
            yield from tests(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from tests(part)
        case If(first, second) | Iff(first, second):
            yield from tests(first)
            yield from tests(second)


def evaluate(statement: Statement, test: Callable[[Test], Any], negate: Callable[[Any], Any]) -> Any:
    """The truth of a statement, in whatever carries truth: `bool` for one state, a Boolean array for all at once.

    `test` gives the truth of a test on an option; `negate` is `operator.not_` or `numpy.logical_not`; truths are
    combined by `&` and `|`.  "p if q" is `p | ~q`; "p iff q" is `(p & q) | (~p & ~q)`.
    """
    match statement:
        case Test():
            return test(statement)
        case Not(part):
            return negate(evaluate(part, test, negate))
        case And(parts):
            truth = evaluate(parts[0], test, negate)
            for part in parts[1:]:
                truth = truth & evaluate(part, test, negate)
            return truth
        case Or(parts):
            truth = evaluate(parts[0], test, negate)
            for part in parts[1:]:
                truth = truth | evaluate(part, test, negate)
            return truth
        case If(then, condition):
            return evaluate(then, test, negate) | negate(evaluate(condition, test, negate))
        case Iff(left, right):
            a, b = evaluate(left, test, negate), evaluate(right, test, negate)
            return (a & b) | (negate(a) & negate(b))


def compares(index: Any, relation: Relation | None, level: int) -> Any:
    """Whether a level index (a number or an array) stands in the relation to a level; None: above the first level.

    >>> compares(1, None, 0), compares(2, ">=", 1), compares(0, "!=", 0)
    (True, True, False)
    """
    match relation:
        case None:
            return index > 0
        case "=":
            return index == level
        case "!=":
            return index != level
        case "<":
            return index < level
        case "<=":
            return index <= level
        case ">":
            return index > level
        case ">=":
            return index >= level
