"""What decides a claim: the smallest sets of conditions under which it holds, or fails, in every order that was tried.

A condition is a comparison, `W3 > W2` (W3 is ranked above W2), or a premise, `with R3` or `without U7`.  A case is an
order of the statements, perhaps with some parts left out.  A set of conditions is *sufficient* for a verdict iff some
case meets it and every case that meets it has that verdict; it is kept if no smaller part of it is sufficient.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

import numpy as np

from detente.insight.claims.finding import Verdict
from detente.insight.orders import Order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

MOST_TOGETHER = 3


@dataclass(frozen=True, slots=True, order=True)
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


@dataclass(frozen=True, slots=True)
class Case:
    """One order of the statements, perhaps with some parts left out, and the verdicts on all claims in it."""

    order: Order
    dropped: frozenset[str]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, eq=False)
class Cases:
    """Cases as a table: which of them meet which condition.

    `conditions`: those that some cases meet and some do not.  `meets`: shape (cases, conditions), bool.
    `complete`: whether every admissible order was tried, for each choice of parts left out.
    """

    cases: tuple[Case, ...]
    conditions: tuple[Condition, ...]
    meets: Mask
    complete: bool

    @classmethod
    def of(cls, cases: Sequence[Case], compared: Iterable[tuple[str, str]], *, complete: bool) -> Cases:
        """The table of cases, with a condition for each comparison that is open and each part that was left out."""
        found: list[Condition] = []
        columns: list[Mask] = []
        above = [_ranks(case.order) for case in cases]
        for a, b in compared:
            for first, second in ((a, b), (b, a)):
                found.append(Condition("above", first, second))
                columns.append(
                    np.array([r.get(first, -1) >= 0 and r.get(second, -1) > r.get(first, -1) for r in above])
                )
        for name in sorted({name for case in cases for name in case.dropped}):
            without = np.array([name in case.dropped for case in cases])
            found += [Condition("with", name), Condition("without", name)]
            columns += [~without, without]
        meets = np.array(columns, np.bool_).T.reshape(len(cases), len(found))
        telling = meets.any(axis=0) & ~meets.all(axis=0)
        kept = tuple(found[k] for k in np.flatnonzero(telling))
        return cls(tuple(cases), kept, meets[:, telling], complete)

    def sufficient(self, claim: int, verdict: Verdict, most: int = MOST_TOGETHER) -> list[tuple[Condition, ...]]:
        """The sufficient sets of at most `most` conditions for a verdict on a claim, none containing another.

        Smallest first, then in the order of the conditions; `[()]` where the verdict is the same in every case.
        Cost: conditions to the power of `most`, times cases.
        """
        other = np.array([case.verdicts[claim] != verdict for case in self.cases])
        if not other.any():
            return [()]
        if other.all():
            return []
        return [tuple(self.conditions[k] for k in chosen) for chosen in _least_sets(self.meets, other, most)]


def _least_sets(meets: Mask, other: Mask, most: int) -> list[tuple[int, ...]]:
    """The least sets of columns such that some row has them all, and no row of `other` does."""
    there = meets.astype(np.float32)
    against = meets[other].astype(np.float32)
    found: list[tuple[int, ...]] = []
    width = meets.shape[1]
    alone = ~meets[other].any(axis=0)
    found += [(int(k),) for k in np.flatnonzero(alone)]
    left = np.flatnonzero(~alone)
    if most >= 2 and len(left):
        pairs = (against[:, left].T @ against[:, left] == 0) & (there[:, left].T @ there[:, left] > 0)
        decided = [(int(left[a]), int(left[b])) for a, b in np.argwhere(np.triu(pairs, 1))]
        found += decided
        if most >= 3:
            known = np.zeros((width, width), np.bool_)
            for a, b in decided:
                known[a, b] = known[b, a] = True
            found += _triples(there, against, left, known)
        for size in range(4, most + 1):
            found += _larger(meets, other, left, found, size)
    return found


def _triples(
    there: NDArray[np.float32], against: NDArray[np.float32], left: NDArray[np.int64], known: Mask
) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for position, a in enumerate(left):
        rest = left[position + 1 :]
        rest = rest[~known[a, rest]]
        if len(rest) < 2:
            continue
        bad = against[against[:, a] > 0][:, rest]
        good = there[there[:, a] > 0][:, rest]
        threes = (bad.T @ bad == 0) & (good.T @ good > 0) & ~known[np.ix_(rest, rest)]
        found += [(int(a), int(rest[b]), int(rest[c])) for b, c in np.argwhere(np.triu(threes, 1))]
    return found


def _larger(
    meets: Mask, other: Mask, left: NDArray[np.int64], smaller: list[tuple[int, ...]], size: int
) -> list[tuple[int, ...]]:
    known = [set(chosen) for chosen in smaller]
    found = []
    for chosen in combinations((int(k) for k in left), size):
        if any(each <= set(chosen) for each in known):
            continue
        rows = meets[:, chosen].all(axis=1)
        if rows.any() and not (rows & other).any():
            found.append(chosen)
    return found


def _ranks(order: Order) -> dict[str, int]:
    return {name: position for ids in order.values() for position, name in enumerate(ids)}
