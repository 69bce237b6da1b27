"""Conditions on cases, and the search for the sets of them under which something is always so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.insight.deciding.trying import Choice, places
from detente.insight.orders import Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Words = NDArray[np.uint64]
    Sets = NDArray[np.int64]
    Index = NDArray[np.intp]

# How many words are worked on at once, whatever the number of cases: 2 MB.
WORDS_AT_ONCE = 2**18


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

    def sufficient(self, wanted: Mask, most: int, least: int) -> list[tuple[tuple[int, ...], int]]:
        """The sets of at most `most` pairs that at least `least` cases meet, all of them wanted; none holds another.

        `wanted`: shape (cases,), bool.  Each set comes with how many cases meet it.  The empty set is not among them.
        Cost: pairs to the power of `most`, and more by the cases over 64 for what the first unwanted cases do not tell.
        """
        ours, theirs = _packed(self.meets[:, wanted]), _packed(self.meets[:, ~wanted])
        at_once = max(1, WORDS_AT_ONCE // max(1, self.meets.size // 64))
        found: dict[tuple[int, ...], int] = {}
        spoilt: Sets = np.zeros((1, 0), np.int64)
        for size in range(1, most + 1):
            larger = [np.zeros((0, size), np.int64)]
            for first in range(0, len(spoilt), at_once):
                sets = spoilt[first : first + at_once]
                row, pair, bad = _one_more(sets, theirs)
                grown = np.column_stack([sets[row[~bad]], pair[~bad]])
                number = _met(grown, ours)
                enough = number >= max(1, least)
                found.update(zip(map(tuple, grown[enough].tolist()), number[enough].tolist(), strict=True))
                if size < most:
                    grown = np.column_stack([sets[row[bad]], pair[bad]])
                    larger.append(grown[_met(grown, ours) + _met(grown, theirs) >= least])
            spoilt = np.concatenate(larger)
        return [
            (chosen, met)
            for chosen, met in found.items()
            if not any(part in found for size in range(1, len(chosen)) for part in combinations(chosen, size))
        ]

    def meeting(self, chosen: Collection[int]) -> Mask:
        """Which cases meet all those pairs: shape (cases,), bool."""
        result: Mask = np.logical_and.reduce(self.meets[list(chosen)], axis=0)
        return result


def _packed(rows: Mask) -> Words:
    """The rows, 64 cases to a word, one word at least."""
    bits = np.packbits(rows, axis=1)
    padded = np.zeros((len(rows), max(1, -(-bits.shape[1] // 8)) * 8), np.uint8)
    padded[:, : bits.shape[1]] = bits
    return padded.view(np.uint64)


def _one_more(sets: Sets, theirs: Words) -> tuple[Index, Index, Mask]:
    """Each set with each later pair: which set, which pair, and whether some of the cases meets both."""
    last = sets[:, -1:] if sets.shape[1] else np.full((1, 1), -1)
    row, pair = np.nonzero(last < np.arange(len(theirs)))
    met = np.bitwise_and.reduce(theirs[sets], axis=1)
    # Mostly one of the first 64 cases tells already.
    both = (met[:, :1] & theirs[:, 0])[row, pair] != 0
    close = np.flatnonzero(~both)
    both[close] = (met[row[close]] & theirs[pair[close]]).any(axis=1)
    return row, pair, both


def _met(sets: Sets, words: Words) -> NDArray[np.int64]:
    """How many cases meet each set."""
    result: NDArray[np.int64] = np.bitwise_count(np.bitwise_and.reduce(words[sets], axis=1)).sum(axis=1, dtype=np.int64)
    return result


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
