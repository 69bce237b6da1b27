"""The states in the order of somebody's preference, tied ones together, for formats that list them so."""

from __future__ import annotations

from detente.graph.graph import Graph
from detente.graph.preference import Ranks


def ranked(graph: Graph, i: int) -> tuple[tuple[int, ...], ...] | None:
    """The states by number, best first, tied ones in one group; None where no order with ties says the preference.

    Where nothing is said of what decision maker i prefers, all states are one group.

    >>> import detente as dt
    >>> ranked(dt.unfold(dt.load("prisoners-dilemma")), 0)
    ((1,), (0,), (3,), (2,))
    """
    order = graph.orders[i]
    if order is None:
        return (tuple(range(graph.size)),)
    if isinstance(order, Ranks):
        worth = order.ranks.tolist()
    else:
        better = order.matrix()
        below = better.sum(axis=1)
        # A weak order is one in which whoever has more below it is preferred, and nobody else.
        if not (better == (below[:, None] > below[None, :])).all():
            return None
        worth = below.tolist()
    groups: dict[int, list[int]] = {}
    for state, value in enumerate(worth):
        groups.setdefault(value, []).append(state)
    return tuple(tuple(groups[value]) for value in sorted(groups, reverse=True))


def numbered(groups: tuple[tuple[int, ...], ...]) -> list[int]:
    """The rank of each state, 0 = worst, from the groups of all states, best first.

    >>> numbered(((1,), (0, 2)))
    [0, 1, 0]
    """
    ranks = {state: rank for rank, group in enumerate(reversed(groups)) for state in group}
    return [ranks[state] for state in range(len(ranks))]
