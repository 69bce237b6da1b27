"""Sets of states as whole numbers: state s is in the set iff bit s is 1.

Where only a few of the states are looked at, one after another, `|`, `&` and `& ~` on such numbers take a fraction of
what arrays take.  A *table* holds a set for each state, 64 states to a word: shape (states, words), uint64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    SetTable = NDArray[np.uint64]

StateSet = int
Sets = Callable[[int], StateSet]

# Up to so many states, a table takes no more than 128 KB, and no longer to make than a few of its sets one by one.
FEW = 1_024


def as_set(mask: Mask) -> StateSet:
    """The states where a mask, shape (states,), is true.

    >>> bin(as_set(np.array([True, False, True])))
    '0b101'
    """
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")


def as_mask(states: StateSet, size: int) -> Mask:
    """Where states of a set are: shape (size,), bool.

    >>> as_mask(0b101, 4).tolist()
    [True, False, True, False]
    """
    held = np.frombuffer(states.to_bytes((size + 7) // 8, "little"), np.uint8)
    return np.unpackbits(held, count=size, bitorder="little").view(np.bool_)


def members(states: StateSet) -> Iterator[int]:
    """The states of a set, in increasing order.

    >>> list(members(0b10110))
    [1, 2, 4]
    """
    while states:
        lowest = states & -states
        yield lowest.bit_length() - 1
        states ^= lowest


def table_of(matrix: Mask) -> SetTable:
    """The table of a matrix, shape (states, states): for each state, where its row is true."""
    size = len(matrix)
    wide = np.zeros((size, -(-size // 64) * 64), np.bool_)
    wide[:, :size] = matrix
    return np.packbits(wide, axis=1, bitorder="little").view(np.uint64)


def above_each(ranks: NDArray[np.int32]) -> SetTable:
    """For each state the states of higher rank, as a table.

    >>> [list(members(each)) for each in map(in_table(above_each(np.array([1, 0, 1, 2]))), range(4))]
    [[3], [0, 2, 3], [3], []]
    """
    size = len(ranks)
    best_last = np.argsort(ranks)
    # Row k holds the k best states; those above a state are so many of the best.
    best = np.zeros((size + 1, -(-size // 64)), np.uint64)
    np.bitwise_or.accumulate(_singles(size)[best_last[::-1]], axis=0, out=best[1:])
    result: SetTable = best[size - np.searchsorted(ranks[best_last], ranks, "right")]
    return result


@lru_cache(maxsize=4)
def _singles(size: int) -> SetTable:
    """For each state the set of it alone."""
    return table_of(np.eye(size, dtype=np.bool_))


def in_table(table: SetTable) -> Sets:
    """The set of each state, from a table."""
    wide, held = table.shape[1] * 8, table.tobytes()
    return lambda state: int.from_bytes(held[state * wide : state * wide + wide], "little")


def each_set(size: int, table: Callable[[], SetTable], one: Callable[[int], Mask]) -> Sets:
    """The set of each state: from a table where there are few states, else from where it is, one state at a time."""
    return in_table(table()) if size <= FEW else lambda state: as_set(one(state))
