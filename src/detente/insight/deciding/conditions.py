"""Conditions on cases, and the search for the sets of them under which something is always so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.insight.deciding.trying import Choice, places
from detente.insight.orders import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison of two statements of one decision maker, or a premise that is there or is not.

    >>> str(Condition("above", "W3", "W2")), str(Condition("without", "U7"))
    ('W3 > W2', 'without U7')
    """

    kind: Literal["above", "with", "without"]
    first: str
    second: str = ""

    def __str__(self) -> str:
        """Write the condition as people read it."""
        return f"{self.first} > {self.second}" if self.kind == "above" else f"{self.kind} {self.first}"


@dataclass(frozen=True, eq=False)
class Table:
    """Which cases of a choice meet which comparison.

    `pairs`: those comparisons that some cases meet and some do not, in the listed order of the statements.
    `meets`: shape (pairs, cases), bool.
    """

    pairs: tuple[Pair, ...]
    meets: Mask

    @classmethod
    def of(cls, choice: Choice) -> Table:
        """The table of a choice: both ways round for each pair of statements that its tiers leave open."""
        if "table" not in choice.kept:
            choice.kept["table"] = cls._made(choice)
        table: Table = choice.kept["table"]
        return table

    @classmethod
    def _made(cls, choice: Choice) -> Table:
        compared = choice.orders.open
        names = list(dict.fromkeys(name for pair in compared for name in pair))
        at = [places(case.order) for case in choice.cases]
        where = np.array([[place[name] for place in at] for name in names], np.int32).reshape(len(names), len(at))
        row = {name: k for k, name in enumerate(names)}
        found: list[Pair] = []
        meets: list[Mask] = []
        for a, b in compared:
            above = where[row[a]] < where[row[b]]
            if above.any() and not above.all():
                found += [(a, b), (b, a)]
                meets += [above, ~above]
        return cls(tuple(found), np.array(meets, np.bool_).reshape(len(found), len(at)))

    @cached_property
    def _words(self) -> Words:
        return _packed(self.meets)

    def sufficient(self, wanted: Mask, most: int, least: int) -> list[tuple[tuple[int, ...], int]]:
        """The sets of at most `most` pairs that at least `least` cases meet, all of them wanted; none holds another.

        `wanted`: shape (cases,), bool.  Each set comes with how many cases meet it.  The empty set is not among them.
        Cost: pairs to the power of `most`, times cases over 64.
        """
        found: dict[tuple[int, ...], int] = {}
        everywhere = _packed(np.ones((1, len(wanted)), np.bool_))[0]
        self._extend((), everywhere, _packed(~wanted[None, :])[0], most, max(1, least), found)
        return [
            (chosen, met)
            for chosen, met in found.items()
            if not any(part in found for size in range(1, len(chosen)) for part in combinations(chosen, size))
        ]

    def _extend(
        self,
        chosen: tuple[int, ...],
        there: Words,
        other: Words,
        most: int,
        least: int,
        found: dict[tuple[int, ...], int],
    ) -> None:
        start = chosen[-1] + 1 if chosen else 0
        met = self._words[start:] & there
        number = np.bitwise_count(met).sum(axis=1)
        spoilt = (met & other).any(axis=1)
        for k in np.flatnonzero((number >= least) & ~spoilt).tolist():
            found[*chosen, start + k] = int(number[k])
        if len(chosen) + 1 < most:
            for k in np.flatnonzero((number >= least) & spoilt).tolist():
                self._extend((*chosen, start + k), met[k], other, most, least, found)

    def meeting(self, chosen: Collection[int]) -> Mask:
        """Which cases meet all those pairs: shape (cases,), bool."""
        result: Mask = np.logical_and.reduce(self.meets[list(chosen)], axis=0)
        return result


def _packed(rows: Mask) -> Words:
    """The rows, 64 cases to a word."""
    bits = np.packbits(rows, axis=1)
    padded = np.zeros((len(rows), -(-bits.shape[1] // 8) * 8), np.uint8)
    padded[:, : bits.shape[1]] = bits
    return padded.view(np.uint64)


def implied(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The comparisons that follow from some: x > z wherever x > y and y > z.

    >>> sorted(implied([("a", "b"), ("b", "c")]))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    known = set(pairs)
    while True:
        new = {(a, d) for a, b in known for c, d in known if b == c} - known
        if not new:
            return frozenset(known)
        known |= new


def weakest(sets: Sequence[tuple[frozenset[Pair], frozenset[str]]]) -> list[bool]:
    """For each set of comparisons and parts left out, whether it says more than none of the others.

    A set says more than another iff its comparisons imply those of the other, and it leaves out all that the other
    leaves out.
    """
    known = set(sets)
    most = max((len(pairs) for pairs, _ in sets), default=0)
    apart = list(dict.fromkeys(names for _, names in sets))
    kept = []
    for pairs, names in sets:
        follows = sorted(implied(pairs))
        fewer = [other for other in apart if other <= names]
        kept.append(
            not any(
                (frozenset(part), other) in known and (frozenset(part), other) != (pairs, names)
                for size in range(min(most, len(follows)) + 1)
                for part in combinations(follows, size)
                for other in fewer
            )
        )
    return kept
