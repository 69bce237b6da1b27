"""A graph in one order, whose improvements are shared among the worlds of that order.

Over thousands of orders the states and moves stay the same, and what is better for whom is the same in every world of
an order, whatever nobody undoes there and however attitudes filter it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np

from detente.graph.arcs import Arcs
from detente.graph.graph import Graph, Mover
from detente.graph.preference import Ranks, Relation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

Kept = TypeVar("Kept")

# Up to so many states, comparing all pairs of ranks is quicker than looking two ranks up for every move of a forum.
MOST_STATES = 1_024


@dataclass(frozen=True, eq=False, repr=False)
class StagedGraph(Graph):
    """A graph that has the same improvements as any other, but finds what worlds have in common once.

    `whole`: the movers with all their moves, by id, where nobody is kept from undoing anything.  `inside`: the states
    from which no move leads out, or None.  `shared`: what has been found in this order.
    """

    whole: tuple[Mover, ...] = ()
    inside: Mask | None = None
    shared: dict[Hashable, object] = field(default_factory=dict)

    def improvements(self, mover: Mover, arcs: Arcs) -> Arcs:
        """The moves that are better for every member, and that no member's attitude to another forbids."""
        if not arcs.count:
            return arcs
        result = self._better_moves(mover)
        if self.inside is not None:
            result = result.kept(~self.inside[result.sources] | self.inside[result.targets])
        if any(holder in mover.members for holder, _ in self.attitudes):
            result = result.kept(self.allowed(mover, result.targets, result.sources))
        return result

    def _better_moves(self, mover: Mover) -> Arcs:
        orders = [self.order(i) for i in mover.members]
        arcs = next(m for m in self.whole if m.id == mover.id).arcs
        return self._once(("moves", id(arcs), *map(id, orders)), lambda: self._found(arcs, orders))

    def _found(self, arcs: Arcs, orders: list[Ranks | Relation]) -> Arcs:
        if len(orders) == 1 or self.size > MOST_STATES:
            sources, targets = arcs.sources, arcs.targets
            return arcs.kept(np.logical_and.reduce([o.prefers(targets, sources) for o in orders]))
        better = self._better(orders[0])
        for order in orders[1:]:
            better = better & self._better(order)
        return arcs.kept(better.ravel().take(arcs.cells))

    def _better(self, order: Ranks | Relation) -> Mask:
        """Which states are preferred to which: shape (from, to), bool."""
        return self._once(("better", id(order)), lambda: _better(order))

    def _once(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        if key not in self.shared:
            self.shared[key] = make()
        return cast("Kept", self.shared[key])


def _better(order: Ranks | Relation) -> Mask:
    if isinstance(order, Relation):
        return order.better.T
    # As long as states are few their ranks fit in two bytes, and numbers of two bytes are compared quickest.
    ranks = order.ranks.astype(np.int16) if len(order.ranks) <= MOST_STATES else order.ranks
    result: Mask = ranks[None, :] > ranks[:, None]
    return result
