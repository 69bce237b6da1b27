"""Which states a picture shows: all of few, and of many those on which a reader's eye should fall."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from detente.errors import Missing, TooLarge
from detente.insight.outcomes import outcomes

if TYPE_CHECKING:
    from detente.graph.graph import Graph, Mover
    from detente.stability.solve import Stability

MOST = 40
SEARCHED = 5_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """The states that are shown, in the order of states, and what can be said of the others.

    `left_out`: how many states are not shown, and `held` how many of these are equilibria.  `searched`: whether ways
    were followed to their end, and not only among the states that were to be looked at.  `came`: of the states to which
    ways were followed, whence a shortest one comes; None where it begins.
    """

    states: tuple[int, ...]
    left_out: int
    held: int
    searched: bool = True
    came: Mapping[int, int | None] = field(default_factory=dict)

    @property
    def steps(self) -> dict[int, int]:
        """How many steps the shortest way to each state takes to which ways were followed."""
        found: dict[int, int] = {}
        for state, before in self.came.items():  # in the order in which they were come to
            found[state] = 0 if before is None else found[before] + 1
        return found


def followed(graph: Graph) -> tuple[list[Mover], list[str]]:
    """The decision makers and those forums whose moves can be listed, and the ids of the other forums.

    Of forums with the same members, who can do the same, the first counts.
    """
    found, lacking = list(graph.movers), []
    seen: set[frozenset[int]] = set()
    for forum in graph.forums:
        if frozenset(forum.members) in seen:
            continue
        seen.add(frozenset(forum.members))
        try:
            forum.moves  # noqa: B018  built when first asked for
        except TooLarge:
            lacking.append(forum.id)
        else:
            found.append(forum)
    return found, lacking


def improving(graph: Graph, mover: Mover, state: int) -> frozenset[int]:
    """The states that an improvement of a mover leads to from a state; none where wants are missing."""
    try:
        return frozenset(graph.improving(mover, state).tolist())
    except Missing:
        return frozenset()


def best(graph: Graph, mover: Mover, state: int, among: Collection[int]) -> frozenset[int]:
    """Of the improvements that a mover has in a state, to states among some, those than which it has none better.

    For several who move together that is one than which no other is better for all of them.
    """
    found = sorted(improving(graph, mover, state).intersection(among))
    if len(found) < 2:
        return frozenset(found)
    moves = mover.moves.successors(state)
    targets = moves[[target in found for target in moves.tolist()]]
    return frozenset(target for target in found if not graph.wanted(mover, targets, target).any())


def along_ways(
    graph: Graph, equilibria: Sequence[int], onward: Callable[[int], Iterator[int]], *, most: int, searched: int
) -> Chosen:
    """Of many states the status quo, equilibria, and what lies on a shortest way from the one to the others.

    The nearest equilibria come first, each with the way to it; then those to which no way leads, while there is room;
    and where that leaves more than half of the room, states near the status quo.
    `onward`: the states that a move of those counted leads to.  `searched`: how many states are looked at for ways.
    """
    if graph.size <= most:
        return Chosen(tuple(range(graph.size)), 0, 0)
    starts = list(dict.fromkeys(reading.state for reading in graph.readings))
    came: dict[int, int | None] = dict.fromkeys(starts)
    wave, whole = starts, True
    while wave and whole:
        new = []
        for state in wave:
            for other in onward(state):
                if other not in came:
                    came[other] = state
                    new.append(other)
        wave, whole = new, len(came) < searched
    holding = set(equilibria)
    kept = dict.fromkeys(starts[:most])
    for state in (*(s for s in came if s in holding), *(s for s in equilibria if s not in came)):
        way = list(_way(came, state))
        if len(kept.keys() | way) <= most:
            kept |= dict.fromkeys(way)
    for state in islice(came, most // 2):
        if len(kept) >= most // 2:
            break
        kept[state] = None
    shown = tuple(sorted(kept))
    ways = {state: before for state, before in came.items() if state in kept}
    return Chosen(shown, graph.size - len(shown), len(holding - kept.keys()), whole or not wave, ways)


def _way(came: dict[int, int | None], state: int) -> Iterator[int]:
    at: int | None = state
    while at is not None:
        yield at
        at = came.get(at)


def for_rows(graph: Graph, stability: Stability | None, names: Sequence[str] | None, most: int) -> Chosen:
    """The states for the rows of a table: those named, else the status quo, then the equilibria, then the others.

    Equilibria, under any concept that was asked for, stand in the order of `outcomes`.  Raises UnknownName for a state
    that is not there.
    """
    if names is not None:
        asked = tuple(dict.fromkeys(graph.states.index(name) for name in names))
        return Chosen(asked, graph.size - len(asked), 0)
    found = outcomes(stability, most=most) if stability is not None else None
    holding = [graph.states.index(each.state) for each in found.listed] if found is not None else []
    others = range(min(graph.size, most + len(holding) + len(graph.readings)))
    order = dict.fromkeys((*(reading.state for reading in graph.readings), *holding, *others))
    shown = tuple(order)[:most]
    held = found.total - len(set(holding) & set(shown)) if found is not None else 0
    return Chosen(shown, graph.size - len(shown), held)
