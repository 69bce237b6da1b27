"""What a decision maker prefers, over states: ranks, or a relation where no ranks can say it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.graph.sets import above_each, each_set, table_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.sets import Sets, SetTable

    States = NDArray[np.signedinteger[Any]] | np.signedinteger[Any] | int


@dataclass(frozen=True, eq=False)
class Ranks:
    """A weak order: a state is preferred to another iff its rank is higher.

    `ranks`: shape (states,), int32, 0 = worst.
    """

    ranks: NDArray[np.int32]

    def prefers(self, a: States, b: States) -> NDArray[np.bool_]:
        """Where the states `a` are strictly preferred to the states `b`; shapes broadcast."""
        result: NDArray[np.bool_] = self.ranks[a] > self.ranks[b]
        return result

    @cached_property
    def above_table(self) -> SetTable:
        """For each state the states that are preferred to it; for few states."""
        return above_each(self.ranks)

    @cached_property
    def below_table(self) -> SetTable:
        """For each state the states that it is preferred to; for few states."""
        return above_each(-self.ranks)

    @cached_property
    def above(self) -> Sets:
        """The states that are preferred to a state."""
        return each_set(len(self.ranks), lambda: self.above_table, lambda state: self.ranks > self.ranks[state])

    @cached_property
    def below(self) -> Sets:
        """The states that a state is preferred to."""
        return each_set(len(self.ranks), lambda: self.below_table, lambda state: self.ranks < self.ranks[state])

    def prefers_any(self) -> bool:
        """Whether some state is preferred to another."""
        return bool((self.ranks > self.ranks.min(initial=0)).any())

    def matrix(self) -> NDArray[np.bool_]:
        """The strict preference as a matrix: [a, b] is true iff a is preferred to b."""
        result: NDArray[np.bool_] = self.ranks[:, None] > self.ranks[None, :]
        return result


@dataclass(frozen=True, eq=False)
class Relation:
    """Any strict preference, perhaps intransitive or partial.

    `better`: shape (states, states), bool: [a, b] iff a is preferred to b.
    """

    better: NDArray[np.bool_]

    def prefers(self, a: States, b: States) -> NDArray[np.bool_]:
        """Where the states `a` are strictly preferred to the states `b`; shapes broadcast."""
        result: NDArray[np.bool_] = self.better[a, b]
        return result

    @cached_property
    def above_table(self) -> SetTable:
        """For each state the states that are preferred to it; for few states."""
        return table_of(self.better.T)

    @cached_property
    def below_table(self) -> SetTable:
        """For each state the states that it is preferred to; for few states."""
        return table_of(self.better)

    @cached_property
    def above(self) -> Sets:
        """The states that are preferred to a state."""
        return each_set(len(self.better), lambda: self.above_table, lambda state: self.better[:, state])

    @cached_property
    def below(self) -> Sets:
        """The states that a state is preferred to."""
        return each_set(len(self.better), lambda: self.below_table, lambda state: self.better[state])

    def prefers_any(self) -> bool:
        """Whether some state is preferred to another."""
        return bool(self.better.any())

    def matrix(self) -> NDArray[np.bool_]:
        """The strict preference as a matrix: [a, b] is true iff a is preferred to b."""
        return self.better


def dense(scores: NDArray[np.int64]) -> NDArray[np.int32]:
    """Ranks without gaps from scores: equal scores share a rank, 0 is the least.

    >>> dense(np.array([5, -2, 5, 9])).tolist()
    [1, 0, 1, 2]
    """
    if not len(scores):
        return np.zeros(0, np.int32)
    low, high = int(scores.min()), int(scores.max())
    if high - low <= 4 * len(scores):
        # A table of the scores that occur is quicker than sorting.
        present = np.zeros(high - low + 1, np.int32)
        present[scores - low] = 1
        table = np.cumsum(present, dtype=np.int32) - 1
        result: NDArray[np.int32] = table[scores - low]
        return result
    return np.unique(scores, return_inverse=True)[1].astype(np.int32)


def lexicographic(truths: list[NDArray[np.bool_]], size: int) -> NDArray[np.int32]:
    """Ranks by statements, most important first: a state that satisfies an earlier statement ranks higher.

    The score of a state is the sum of 2^(k-j) over the statements j of k that hold there; ranks are made dense every
    31 statements, so any number of statements is exact.

    >>> a, b = np.array([True, True, False]), np.array([False, True, True])
    >>> lexicographic([a, b], 3).tolist()
    [1, 2, 0]
    """
    score = np.zeros(size, np.int64)
    bits = 0
    for truth in truths:
        if bits == 31:
            score, bits = dense(score).astype(np.int64), 0
        score = score * 2 + truth
        bits += 1
    return dense(score)
