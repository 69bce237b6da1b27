"""A layered layout: states in columns by how many moves they are away, those that are linked near each other.

Lines that pass over a column get a bend there, so that they run between the states and not behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Link = tuple[int, int]
# A state by its number, or the bend of a link in a column.
Slot = int | tuple[int, int]

_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything stands: the column of each state, and how far down each state and each bend is.

    `reached`: the states to which links lead from the starts, these included.  `ways`: the slots of each link, from its
    first state by its bends to its second.  `height`: how far down the columns go.
    """

    column: Mapping[int, int]
    at: Mapping[Slot, float]
    reached: frozenset[int]
    ways: Mapping[Link, tuple[Slot, ...]]
    height: float


def laid(states: Sequence[int], links: Sequence[Link], starts: Sequence[int], *, high: float, bend: float) -> Laid:
    """Where states stand, given the links between them and where one starts.

    `high`: how much room a state takes, and `bend` a bend.  The first column holds the starts.  Cost: the links, times
    the columns, times some sweeps.
    """
    column, reached, anchored = columns(states, links, starts)
    ways = {link: _way(link, number, column) for number, link in enumerate(links)}
    bends = {slot: slot[1] for way in ways.values() for slot in way if not isinstance(slot, int)}
    place: dict[Slot, int] = {slot: k for slots in (column, bends) for slot, k in slots.items()}
    adrift = {slot for (a, _), way in ways.items() if a not in anchored for slot in way} | (column.keys() - anchored)
    near: dict[Slot, list[Slot]] = {slot: [] for slot in place}
    for way in ways.values():
        for a, b in pairwise(way):
            near[a].append(b)
            near[b].append(a)
    rows: list[list[Slot]] = [[] for _ in range(max(place.values(), default=0) + 1)]
    for slot, where in place.items():
        rows[where].append(slot)

    def room(slot: Slot) -> float:
        return high if isinstance(slot, int) else bend

    at = _placed(_sorted(rows, near, place, adrift), near, room)
    least = min((y - room(slot) / 2 for slot, y in at.items()), default=0.0)
    height = max((y + room(slot) / 2 for slot, y in at.items()), default=0.0) - least
    return Laid(column, {slot: y - least for slot, y in at.items()}, reached, ways, height)


def columns(
    states: Sequence[int], links: Iterable[Link], starts: Sequence[int]
) -> tuple[dict[int, int], frozenset[int], frozenset[int]]:
    """The column of each state, the states that are reached from the starts, and those that are linked to these.

    What is reached stands in the column of the number of links on a shortest way; what leads there but is not reached,
    one column before where it leads, and never in the first; the rest follows its own beginnings, from the second on.
    Without starts, what no link leads to begins.
    """
    onward: dict[int, list[int]] = {s: [] for s in states}
    back: dict[int, list[int]] = {s: [] for s in states}
    for a, b in links:
        onward[a].append(b)
        back[b].append(a)
    begins = list(starts) or [s for s in states if not back[s] and onward[s]] or list(states[:1])
    column = dict.fromkeys(begins, 0)
    _spread(column, onward, 1)
    reached = frozenset(column) if starts else frozenset(states)
    _join(column, onward, back)
    anchored = frozenset(column)
    while left := [s for s in states if s not in column]:
        alone = [s for s in left if not onward[s] and not back[s]]
        if len(alone) == len(left):
            break
        first = next((s for s in left if not back[s] and onward[s]), next(s for s in left if onward[s]))
        column[first] = 1
        _join(column, onward, back)
    for state in states:
        if state not in column:
            counts = [list(column.values()).count(k) for k in range(1, max(2, max(column.values(), default=0) + 1))]
            column[state] = 1 + counts.index(min(counts))
    return column, reached, anchored


def _join(column: dict[int, int], onward: Mapping[int, Sequence[int]], back: Mapping[int, Sequence[int]]) -> None:
    """Give a column to all that is linked, by whatever way, to what has one."""
    before = 0
    while len(column) > before:
        before = len(column)
        _spread(column, onward, 1)
        _spread(column, back, -1)


def _spread(column: dict[int, int], onward: Mapping[int, Sequence[int]], step: int) -> None:
    """Give a column to all to which links lead from those that have one, the nearest first."""
    wave = list(column)
    while wave:
        found = []
        for state in wave:
            for other in onward[state]:
                if other not in column:
                    column[other] = max(1, column[state] + step)
                    found.append(other)
        wave = found


def _way(link: Link, number: int, column: Mapping[int, int]) -> tuple[Slot, ...]:
    a, b = link
    step = 1 if column[a] <= column[b] else -1
    return (a, *((number, k) for k in range(column[a] + step, column[b], step)), b)


def _sorted(
    rows: list[list[Slot]], near: Mapping[Slot, Sequence[Slot]], place: Mapping[Slot, int], adrift: Collection[Slot]
) -> list[list[Slot]]:
    """The slots of each column, sorted by where their neighbours in other columns stand, to and fro.

    What is `adrift` stands below the rest.
    """
    at = {slot: k - len(row) / 2 for row in rows for k, slot in enumerate(row)}

    def wanted(slot: Slot) -> tuple[bool, float]:
        others = [at[other] for other in near[slot] if place[other] != place[slot]]
        return slot in adrift, sum(others) / len(others) if others else at[slot]

    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            row.sort(key=wanted)  # sorting is stable, so what is equal stays
            at |= {slot: k - len(row) / 2 for k, slot in enumerate(row)}
    return rows


def _placed(
    rows: Sequence[Sequence[Slot]], near: Mapping[Slot, Sequence[Slot]], room: Callable[[Slot], float]
) -> dict[Slot, float]:
    """How far down each slot stands: near its neighbours, in its order, and without overlap."""
    at: dict[Slot, float] = {}
    for row in rows:
        y = -sum(map(room, row)) / 2
        for slot in row:
            at[slot] = y + room(slot) / 2
            y += room(slot)
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            wanted = [
                sum(at[other] for other in near[slot]) / len(near[slot]) if near[slot] else at[slot] for slot in row
            ]
            at |= dict(zip(row, apart(wanted, [room(slot) for slot in row]), strict=True))
    return at


def apart(wanted: Sequence[float], room: Sequence[float]) -> list[float]:
    """The places nearest to those wanted, in the same order, that leave everything its room.

    Neighbours that would come too close are moved as one block to the mean of what they want.

    >>> apart([0, 0, 50], [10, 10, 10])
    [-5.0, 5.0, 50.0]
    """
    shift = [0.0]
    for a, b in pairwise(room):
        shift.append(shift[-1] + (a + b) / 2)
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, shift, strict=False):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            earlier, number = blocks.pop()
            total, count = total + earlier, count + number
        blocks.append((total, count))
    bases = [total / count for total, count in blocks for _ in range(count)]
    return [base + offset for base, offset in zip(bases, shift, strict=False)]
