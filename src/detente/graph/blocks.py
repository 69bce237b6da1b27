"""Moves stored as blocks: in plain option form a mover reaches every setting of its options, so no arc is kept.

A *panel* is a table of states with one column for each block: the states that can be reached, best for the mover
first.  A state belongs to exactly one column over all panels of a mover: the block of what it can reach.  Where some
options go one way only (irreversible ones, joint options that can be abandoned but not adopted), a column holds more
states than belong to it: those reached but not able to come back; `own` tells them apart.

Such moves are transitive: two in a row by the same mover can be made as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from detente.errors import TooLarge
from detente.graph.arcs import BOTTOM, TOP, Arcs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from detente.graph.moving import Reach
    from detente.graph.space import Digits, Space

    Index = NDArray[np.int32]
    Values = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Panel:
    """Blocks of about equal size, side by side.

    `states`: shape (rows, blocks), int32, best for the mover first; `size` (the number of states) fills short columns.
    `better`: shape as `states`, unsigned: how many entries of the column are strictly better for the mover.
    `own`: shape as `states`, bool, or None where every entry that is not filling belongs to its column.
    """

    states: Index
    better: NDArray[np.unsignedinteger[Any]]
    own: NDArray[np.bool_] | None


@dataclass(frozen=True, eq=False)
class Blocks:
    """The moves of one mover, as panels; `size` is the number of states."""

    size: int
    panels: tuple[Panel, ...]

    @cached_property
    def count(self) -> int:
        """How many moves there are in all."""
        total = 0
        for panel in self.panels:
            entries = panel.states < self.size
            owned = entries if panel.own is None else panel.own
            total += int((entries.sum(axis=0) * owned.sum(axis=0)).sum() - owned.sum())
        return total

    def lower(self, values: Values, *, improving: bool) -> bool:
        """Lower each value, in place, to the least that one move (or one improvement) leads to; whether any changed.

        `values`: shape (…, states + 1), contiguous; the last entry is filling and stays TOP.
        """
        changed = False
        for panel in self.panels:
            for row in values.reshape(-1, self.size + 1):
                changed |= self._lower(row, panel, improving=improving)
        return changed

    def _lower(self, values: Values, panel: Panel, *, improving: bool) -> bool:
        shown = np.take(values, panel.states)
        if improving:
            # Row k of `running` is the least of the best k entries, so `better` picks what is strictly better.
            running = np.full((shown.shape[0] + 1, shown.shape[1]), TOP, np.int32)
            if shown.shape[0] < shown.shape[1]:
                # Row by row is many times quicker here than `accumulate` down the columns.
                for k, row in enumerate(shown):
                    np.minimum(running[k], row, out=running[k + 1])
            else:
                np.minimum.accumulate(shown, axis=0, out=running[1:])
            least = np.minimum(shown, np.take_along_axis(running, panel.better, axis=0))
        else:
            least = np.broadcast_to(shown.min(axis=0), shown.shape)
        differs = least < shown
        differs &= panel.states < self.size if panel.own is None else panel.own
        if not differs.any():
            return False
        self._put(values, panel, least)
        values[-1] = TOP
        return True

    def greatest(self, values: Values) -> Values:
        """The greatest value of a state and of what one move leads to: shape (…, states)."""
        padded = np.concatenate([values, np.full((*values.shape[:-1], 1), BOTTOM, np.int32)], axis=-1)
        result = padded.copy()
        for panel in self.panels:
            best = np.take(padded, panel.states, axis=-1).max(axis=-2, keepdims=True)
            self._put(result, panel, np.broadcast_to(best, (*best.shape[:-2], *panel.states.shape)))
        return result[..., :-1]

    def spread(self, states: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The states, and those that one move leads to from any of them: shape (states,), bool, in and out."""
        padded = np.append(states, False)
        result = padded.copy()
        for panel in self.panels:
            inside = padded[panel.states] if panel.own is None else padded[panel.states] & panel.own
            result[panel.states[:, inside.any(axis=0)]] = True
        return result[:-1]

    @staticmethod
    def _put(result: Values, panel: Panel, values: Values) -> None:
        if panel.own is None:
            result[..., panel.states] = values
        else:
            result[..., panel.states[panel.own]] = values[..., panel.own]

    @cached_property
    def _column(self) -> tuple[Index, Index]:
        panel_of = np.zeros(self.size + 1, np.int32)
        column_of = np.zeros(self.size + 1, np.int32)
        for number, panel in enumerate(self.panels):
            columns = np.broadcast_to(np.arange(panel.states.shape[1], dtype=np.int32), panel.states.shape)
            own = panel.states < self.size if panel.own is None else panel.own
            panel_of[panel.states[own]] = number
            column_of[panel.states[own]] = columns[own]
        return panel_of, column_of

    def successors(self, state: int) -> Index:
        """The states that one move leads to from `state`, in increasing order."""
        panel_of, column_of = self._column
        column = self.panels[panel_of[state]].states[:, column_of[state]]
        return np.sort(column[(column < self.size) & (column != state)])

    def arcs(self) -> Arcs:
        """The same moves one by one."""
        sources, targets = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for panel in self.panels:
            own = panel.states < self.size if panel.own is None else panel.own
            for row in range(panel.states.shape[0]):
                entry = np.broadcast_to(panel.states[row], panel.states.shape)
                pairs = own & (entry < self.size)
                sources.append(panel.states[pairs].astype(np.int64))
                targets.append(entry[pairs].astype(np.int64))
        return Arcs.of(self.size, np.concatenate(sources), np.concatenate(targets))


def blocks(space: Space, digits: Digits, reach: Reach, ranks: Values, *, limit: int, who: str) -> Blocks:
    """The moves of a mover that sets some options at will and others up or down only, and needs no condition for it.

    `digits`: the states, shape (options, states).  `ranks`: the mover's ranks, by which columns are sorted.
    Raises TooLarge where the panels would hold more than `limit` entries, as many one-way options may make them.
    """
    size = digits.shape[1]
    fixed = [k for k in range(digits.shape[0]) if k not in reach.options]
    key = space.compact(digits, fixed)
    panels: list[Panel] = []
    entries = 0
    for reached, own in _levels(space, digits, reach.one_way):
        entries += len(reached)
        if entries > limit:
            raise TooLarge(
                f"the moves of {who} would fill more than {limit:,} entries (--limit-moves N, limit_moves=N)."
            )
        panels += _panels(size, key, ranks, reached, own)
    return Blocks(size, tuple(panels))


def _levels(
    space: Space, digits: Digits, one_way: Mapping[int, int]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.bool_] | None]]:
    """For each setting of the one-way options: the states at it or beyond it, and which of them are at it."""
    size = digits.shape[1]
    if not one_way:
        yield np.arange(size), None
        return
    setting = space.compact(digits, list(one_way))
    for value in np.unique(setting):
        sample = int(np.argmax(setting == value))
        beyond = np.ones(size, np.bool_)
        for k, direction in one_way.items():
            level = digits[k, sample]
            beyond &= digits[k] >= level if direction > 0 else digits[k] <= level
        reach = np.flatnonzero(beyond)
        yield reach, setting[reach] == value


def _panels(
    size: int, key: NDArray[np.int64], ranks: Values, reach: NDArray[np.int64], own: NDArray[np.bool_] | None
) -> Iterator[Panel]:
    order = np.lexsort((-ranks[reach], key[reach]))
    states, keys = reach[order], key[reach][order]
    owned = None if own is None else own[order]
    if owned is not None:
        alive = np.isin(keys, keys[owned])
        states, keys, owned = states[alive], keys[alive], owned[alive]
    if not len(states):
        return
    new = np.concatenate([[True], keys[1:] != keys[:-1]])
    block = np.cumsum(new) - 1
    first = np.flatnonzero(new)
    row = np.arange(len(states)) - first[block]
    tie = np.concatenate([[True], new[1:] | (ranks[states][1:] != ranks[states][:-1])])
    better = row[np.maximum.accumulate(np.where(tie, np.arange(len(states)), 0))]
    lengths = np.diff(np.append(first, len(states)))
    # Blocks whose lengths differ by less than a factor of two share a panel, so filling never doubles the memory.
    kind = np.ceil(np.log2(lengths)).astype(np.int64)
    for each in np.unique(kind):
        chosen = np.flatnonzero(kind == each)
        column = np.zeros(len(lengths), np.int64)
        column[chosen] = np.arange(len(chosen))
        inside = kind[block] == each
        at = (row[inside], column[block[inside]])
        shape = (int(lengths[chosen].max()), len(chosen))
        table = np.full(shape, size, np.int32)
        table[at] = states[inside]
        above = np.zeros(shape, np.min_scalar_type(shape[0]))
        above[at] = better[inside]
        mine = None
        if owned is not None:
            mine = np.zeros(shape, np.bool_)
            mine[at] = owned[inside]
        yield Panel(table, above, mine)
