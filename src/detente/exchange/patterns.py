"""Patterns: statements and sets of states over yes/no signs, as disjunctions of conjunctions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from detente.model.conflict import Option
from detente.model.statement import And, If, Iff, Not, Or, Statement, Test, compares

Term = Mapping[int, bool]
"""A conjunction: for some signs, by number, whether each is set; what is not named may be either way."""

Terms = tuple[Term, ...]
"""A disjunction of conjunctions; none of them: never true; an empty one among them: always true."""

Levels = Callable[[Test], tuple[Sequence[int], Sequence[bool]]]
"""For a test on an option: the signs of the option, lowest threshold first, and at which levels the test holds."""


class _TooMany(Exception):
    """There are more terms than were allowed; it never leaves this file."""


def terms(statement: Statement, levels: Levels, *, most: int = 300) -> Terms | None:
    """The statement as a disjunction of conjunctions of signs; None where that takes more than `most` of them.

    An option with the levels l₀ < l₁ < … has a sign for each level above the first: "at least l₁", "at least l₂", ….
    "q if p" of two signs becomes p∧q ∨ ¬p∧q ∨ ¬p∧¬q, and "q iff p" becomes p∧q ∨ ¬p∧¬q, as in `.gmcr` files.  Terms
    that others contain are left out.
    """
    try:
        return _Spread(levels, most).terms(statement, holds=True)
    except _TooMany:
        return None


def level_test(option: Option, test: Test) -> list[bool]:
    """At which levels of its option a test holds.

    >>> level_test(Option("a.b", levels=("low", "mid", "high")), Test("a.b", ">=", "mid"))
    [False, True, True]
    """
    level = option.levels.index(test.level) if test.level is not None else 0
    return [bool(compares(index, test.relation, level)) for index in range(len(option.levels))]


class _Spread:
    """The spreading out of one statement."""

    def __init__(self, levels: Levels, most: int) -> None:
        self.levels = levels
        self.most = most

    def terms(self, statement: Statement, *, holds: bool) -> Terms:
        """The terms under which the statement holds, or does not."""
        match statement:
            case Test():
                return self._of_test(statement, holds=holds)
            case Not(part):
                return self.terms(part, holds=not holds)
            case And(parts) | Or(parts):
                each = [self.terms(part, holds=holds) for part in parts]
                return self._all(each) if isinstance(statement, And) == holds else self._any(each)
            case If(then, condition):
                q, p = self.terms(then, holds=holds), self.terms(condition, holds=True)
                if not holds:
                    return self._all([p, q])
                not_p = self.terms(condition, holds=False)
                if _is_sign(q) and _is_sign(p) and _apart(p[0], q[0]):
                    not_q = self.terms(then, holds=False)
                    return (*self._all([p, q]), *self._all([not_p, q]), *self._all([not_p, not_q]))
                return self._any([q, not_p])
            case Iff(left, right):
                return self._any(
                    [
                        self._all([self.terms(right, holds=True), self.terms(left, holds=holds)]),
                        self._all([self.terms(right, holds=False), self.terms(left, holds=not holds)]),
                    ]
                )

    def _of_test(self, test: Test, *, holds: bool) -> Terms:
        signs, levels = self.levels(test)
        wanted = [level == holds for level in levels]
        found = []
        start = None
        for index, here in enumerate([*wanted, False]):
            if here and start is None:
                start = index
            elif not here and start is not None:
                low = {signs[start - 1]: True} if start else {}
                found.append(low | ({signs[index - 1]: False} if index <= len(signs) else {}))
                start = None
        return tuple(found)

    def _all(self, parts: Sequence[Terms]) -> Terms:
        found: Terms = ({},)
        for part in parts:
            joined: list[Term] = []
            for one in found:
                for other in part:
                    if all(one.get(sign, value) == value for sign, value in other.items()):
                        joined.append({**one, **other})
                        self._bound(len(joined))
            found = _absorbed(joined)
        return found

    def _any(self, parts: Sequence[Terms]) -> Terms:
        found = [term for part in parts for term in part]
        self._bound(len(found))
        return _absorbed(found)

    def _bound(self, count: int) -> None:
        if count > self.most:
            raise _TooMany


def _is_sign(found: Terms) -> bool:
    return len(found) == 1 and len(found[0]) == 1


def _apart(one: Term, other: Term) -> bool:
    return one.keys().isdisjoint(other)


def _absorbed(found: Sequence[Term]) -> Terms:
    """The terms without those that another one contains, in their order."""
    kept: list[Term] = []
    for number, term in enumerate(found):
        items = term.items()
        if not any(
            other.items() <= items and (other.items() != items or place < number)
            for place, other in enumerate(found)
            if place != number
        ):
            kept.append(term)
    return tuple(kept)


def outside(rows: Sequence[int], signs: int) -> Iterator[Term]:
    """Disjoint patterns that cover all settings of `signs` signs but the given ones.

    A setting is the sum of 2^k over the signs k that are set; `rows` are in increasing order, each once.  Cost: at
    most one pattern and one step for each given setting and sign.

    >>> list(outside([0, 1], 2))
    [{1: True}]
    """
    waiting: list[tuple[int, int, int, dict[int, bool]]] = [(0, len(rows), signs, {})]
    while waiting:
        start, end, left, prefix = waiting.pop()
        if start == end:
            yield prefix
            continue
        if end - start == 1 << left:
            continue
        low, high = start, end
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if rows[middle] >> (left - 1) & 1 else (middle + 1, high)
        waiting.append((low, end, left - 1, {**prefix, left - 1: True}))
        waiting.append((start, low, left - 1, {**prefix, left - 1: False}))
