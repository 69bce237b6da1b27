"""Moves stored one by one, as rows of targets: graph form, consequences, merged states, forums, attitudes.

The general storage: nothing is assumed of the moves, in particular not that two in a row could be made as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from detente.graph.sets import each_set, table_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.sets import Sets, SetTable

    Index = NDArray[np.int32]
    Values = NDArray[np.int32]

TOP = np.iinfo(np.int32).max
BOTTOM = -1


@dataclass(frozen=True, eq=False)
class Arcs:
    """The moves of one mover: from s to each of `targets[starts[s]:starts[s + 1]]`, increasing, never to s itself.

    `starts`: shape (states + 1,), int64.  `targets`: shape (arcs,), int32.
    """

    starts: NDArray[np.int64]
    targets: Index

    @classmethod
    def of(cls, size: int, sources: NDArray[np.int64], targets: NDArray[np.int64]) -> Arcs:
        """The arcs from pairs in any order; pairs that stand twice and pairs from a state to itself are left out."""
        keep = sources != targets
        keys = sources[keep].astype(np.int64) * size + targets[keep]
        # Sorting and dropping what stands twice is many times quicker here than np.unique, which hashes.
        keys.sort()
        if len(keys):
            keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
        starts = np.searchsorted(keys, np.arange(size + 1, dtype=np.int64) * size)
        return cls(starts, (keys % size if size else keys).astype(np.int32))

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.starts) - 1

    @property
    def count(self) -> int:
        """How many moves there are in all."""
        return len(self.targets)

    @cached_property
    def sources(self) -> Index:
        """The state that each arc starts from: shape (arcs,), int32."""
        return np.repeat(np.arange(self.size, dtype=np.int32), np.diff(self.starts))

    @cached_property
    def cells(self) -> NDArray[np.int64]:
        """Where each arc stands in a matrix of states by states, its rows laid end to end: shape (arcs,), int64."""
        return self.sources.astype(np.int64) * self.size + self.targets

    @cached_property
    def _rows(self) -> NDArray[np.int64]:
        # reduceat takes no empty rows: only states with a move take part.
        return np.flatnonzero(np.diff(self.starts))

    @cached_property
    def _firsts(self) -> NDArray[np.int64]:
        return self.starts[self._rows]

    def successors(self, state: int) -> Index:
        """The states that one move leads to from `state`."""
        return self.targets[self.starts[state] : self.starts[state + 1]]

    @cached_property
    def table(self) -> SetTable:
        """For each state the states that one move leads to from it; for few states."""
        return table_of(self.matrix())

    @cached_property
    def onward(self) -> Sets:
        """The states that one move leads to from a state, as a set."""
        return each_set(self.size, lambda: self.table, self._leads_to)

    def _leads_to(self, state: int) -> NDArray[np.bool_]:
        result = np.zeros(self.size, np.bool_)
        result[self.successors(state)] = True
        return result

    def kept(self, mask: NDArray[np.bool_]) -> Arcs:
        """Only the arcs where `mask` (shape (arcs,)) is true."""
        chosen = np.flatnonzero(mask)
        return Arcs(np.searchsorted(chosen, self.starts), self.targets[chosen])

    def least(self, values: Values) -> Values:
        """The least value that one move leads to: shape (…, states); TOP where there is no move."""
        result = np.full((*values.shape[:-1], self.size), TOP, np.int32)
        if not len(self._rows):
            return result
        if values.size == self.size:
            # One row of values, the common case, goes twice as quickly by itself.
            result.reshape(-1)[self._rows] = np.minimum.reduceat(values.reshape(-1).take(self.targets), self._firsts)
        else:
            result[..., self._rows] = np.minimum.reduceat(values[..., self.targets], self._firsts, axis=-1)
        return result

    def greatest(self, values: Values) -> Values:
        """The greatest value that one move leads to: shape (…, states); BOTTOM where there is no move."""
        result = np.full((*values.shape[:-1], self.size), BOTTOM, np.int32)
        if len(self._rows):
            result[..., self._rows] = np.maximum.reduceat(values[..., self.targets], self.starts[self._rows], axis=-1)
        return result

    def some(self, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Where at least one arc of the mask (shape (arcs,)) starts: shape (states,), bool."""
        result = np.zeros(self.size, np.bool_)
        if len(self._rows):
            result[self._rows] = np.logical_or.reduceat(mask, self.starts[self._rows])
        return result

    def spread(self, states: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The states, and those that one move leads to from any of them: shape (states,), bool, in and out."""
        result = states.copy()
        result[self.targets[states[self.sources]]] = True
        return result

    def matrix(self) -> NDArray[np.bool_]:
        """The same moves as a matrix: shape (from, to), bool."""
        result = np.zeros((self.size, self.size), np.bool_)
        result[self.sources, self.targets] = True
        return result
