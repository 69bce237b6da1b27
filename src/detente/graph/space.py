"""The space of a conflict in option form: every combination of levels, and those that its rules leave.

Axis order, fixed here once: options as in patterns (decision makers as listed with their options, then joint options);
`digits` has shape (options, combinations) and holds level indices; the first option is the least significant.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.errors import TooLarge
from detente.model.statement import Statement, Test, compares, evaluate, tests

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.model.conflict import Consequence, Option, Rule

    Digits = NDArray[np.uint8]
    Truth = NDArray[np.bool_]
    Index = NDArray[np.int32]

FITS_INT64 = 2**62


@dataclass(frozen=True)
class Space:
    """All combinations of the levels of the options, whether feasible or not."""

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        """Index the options by their key."""
        object.__setattr__(self, "_at", {o.key: k for k, o in enumerate(self.options)})

    @cached_property
    def radices(self) -> tuple[int, ...]:
        """How many levels each option has."""
        return tuple(len(o.levels) for o in self.options)

    @cached_property
    def combinations(self) -> int:
        """How many combinations there are, feasible or not."""
        return math.prod(self.radices)

    def at(self, key: str) -> int:
        """The position of an option in patterns."""
        position: int = self._at[key]  # type: ignore[attr-defined]
        return position

    def level(self, key: str, level: str) -> tuple[int, int]:
        """The position of an option, and the index of one of its levels."""
        k = self.at(key)
        return k, self.options[k].levels.index(level)

    def truth(self, statement: Statement, digits: Digits | Sequence[NDArray[np.uint8]]) -> Truth:
        """Where a statement holds, for each column of `digits`: shape (columns,), bool."""

        def test(part: Test) -> Truth:
            k = self.at(part.option)
            level = self.options[k].levels.index(part.level) if part.level is not None else 0
            result: Truth = compares(digits[k], part.relation, level)
            return result

        result: Truth = evaluate(statement, test, np.logical_not)
        return result

    def mentions(self, statement: Statement) -> set[int]:
        """The positions of the options that a statement names."""
        return {self.at(t.option) for t in tests(statement)}

    def codes(self, digits: Digits) -> NDArray[np.int64]:
        """One number per column that orders combinations: the first option is the least significant."""
        code = np.zeros(digits.shape[1], np.int64)
        for k in range(len(self.options) - 1, -1, -1):
            code *= self.radices[k]
            code += digits[k]
        return code

    def compact(self, digits: Digits, keep: Sequence[int]) -> NDArray[np.int64]:
        """One number per column that tells apart the settings of the options in `keep`, in the order of codes.

        Where the settings are too many for 64 bits, numbers are made dense on the way, so that they never overflow.
        """
        code = np.zeros(digits.shape[1], np.int64)
        size = 1
        for k in sorted(keep, reverse=True):
            if size * self.radices[k] >= FITS_INT64:
                values, code = np.unique(code, return_inverse=True)
                size = len(values)
            code *= self.radices[k]
            code += digits[k]
            size *= self.radices[k]
        return code


def large(number: int) -> str:
    """A number for people: in full, or as a power of two where nobody would read it.

    >>> large(1_048_576), large(2**200)
    ('1,048,576', '2^200')
    """
    power = number.bit_length() - 1
    return f"{number:,}" if number < 10**15 else f"{'' if number == 2**power else 'more than '}2^{power}"


def excludes(space: Space, rules: Sequence[Rule], consequences: Sequence[Consequence]) -> list[Exclusion]:
    """What takes combinations away: a rule where its statement holds, a consequence where it would change something."""
    found = [Exclusion(r.id, frozenset(space.mentions(r.when)), _holds(space, r.when)) for r in rules]
    for c in consequences:
        settings = [space.level(key, level) for key, level in c.set]
        options = space.mentions(c.when) | {k for k, _ in settings}
        found.append(Exclusion(c.id, frozenset(options), _would_change(space, c.when, settings)))
    return found


@dataclass(frozen=True)
class Exclusion:
    """A reason why combinations are no states: its id, the options that it looks at, and where it applies."""

    id: str
    options: frozenset[int]
    applies: Callable[[Sequence[NDArray[np.uint8]]], Truth]


def _holds(space: Space, when: Statement) -> Callable[[Sequence[NDArray[np.uint8]]], Truth]:
    return lambda digits: space.truth(when, digits)


def _would_change(
    space: Space, when: Statement, settings: list[tuple[int, int]]
) -> Callable[[Sequence[NDArray[np.uint8]]], Truth]:
    def applies(digits: Sequence[NDArray[np.uint8]]) -> Truth:
        differs = np.zeros(digits[settings[0][0]].shape, np.bool_)
        for k, level in settings:
            differs |= digits[k] != level
        return space.truth(when, digits) & differs

    return applies


def feasible(space: Space, exclusions: Sequence[Exclusion], limit: int) -> Digits:
    """The combinations that nothing excludes, in increasing code: shape (options, states), uint8.

    Options are set one after another, the last declared first, and every exclusion is applied as soon as all its
    options are set, so the work follows the feasible part and not the number of combinations.
    Raises TooLarge where more than `limit` partial combinations would have to be held at once.
    """
    n = len(space.options)
    rows: list[NDArray[np.uint8]] = [np.zeros(1, np.uint8)] * n
    count = 1
    for k in range(n - 1, -1, -1):
        if not count:
            return np.zeros((n, 0), np.uint8)
        radix = space.radices[k]
        if count * radix > limit:
            raise TooLarge(
                f"{large(space.combinations)} combinations of options; more than {limit:,} of them would have to be "
                "held at once. Raise the limit (--limit N, or limit=N), or add rules under 'infeasible'."
            )
        for later in range(k + 1, n):
            rows[later] = np.repeat(rows[later], radix)
        rows[k] = np.tile(np.arange(radix, dtype=np.uint8), count)
        count *= radix
        for exclusion in exclusions:
            if min(exclusion.options) == k:
                keep = ~exclusion.applies(rows)
                if not keep.all():
                    rows[k:] = [row[keep] for row in rows[k:]]
                    count = len(rows[k])
    return np.array(rows, np.uint8).reshape(n, count)
