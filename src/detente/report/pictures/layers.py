"""A layered layout: states in columns by how far away they are, those that are linked near each other.

A layer of many states takes several columns.  Lines that pass a column get a bend there, so that they run between the
states and not behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Link = tuple[int, int]
# A state by its number, or the bend of a line in a column.
Slot = int | tuple[int, int]

GRID = 8
"""What all places are multiples of, so that lines from places that differ never run on top of each other."""

_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything stands: the column of each state, and how far down each state and each bend is.

    `ways`: the slots of each line, from its first state by its bends to its second.  `height`: how far down it goes.
    """

    column: Mapping[int, int]
    at: Mapping[Slot, float]
    ways: Sequence[tuple[Slot, ...]]
    height: float

    def where(self, slot: Slot) -> int:
        """The column of a state or a bend."""
        return self.column[slot] if isinstance(slot, int) else slot[1]


def layers(
    states: Sequence[int], links: Iterable[Link], starts: Sequence[int]
) -> tuple[dict[int, int], frozenset[int]]:
    """The layer of each state, by how many links it takes from the starts, and the states that links lead to from them.

    What is not reached stands in a layer of its own, behind the others.  Without starts, what no link leads to begins,
    and all are reached.

    >>> layers([0, 1, 2, 3], [(0, 1), (1, 2)], [0])
    ({0: 0, 1: 1, 2: 2, 3: 3}, frozenset({0, 1, 2}))
    """
    onward: dict[int, list[int]] = {s: [] for s in states}
    back: dict[int, list[int]] = {s: [] for s in states}
    for a, b in links:
        onward[a].append(b)
        back[b].append(a)
    found = dict.fromkeys(starts or [s for s in states if not back[s] and onward[s]], 0)
    _spread(found, onward)
    reached = frozenset(found) if starts else frozenset(states)
    last = 1 + max(found.values(), default=-1)
    while left := [s for s in states if s not in found]:
        if starts:
            return found | dict.fromkeys(left, last), reached
        found[next((s for s in left if onward[s]), left[0])] = 0
        _spread(found, onward)
    return found, reached


def _spread(found: dict[int, int], onward: Mapping[int, Sequence[int]]) -> None:
    """Give a layer to all to which links lead from those that have one, the nearest first."""
    wave = list(found)
    while wave:
        new = []
        for state in wave:
            for other in onward[state]:
                if other not in found:
                    found[other] = found[state] + 1
                    new.append(other)
        wave = new


def wrapped(layer: Mapping[int, int], pairs: Sequence[Link], rows: int) -> tuple[dict[int, int], list[range]]:
    """The column of each state, at most so many in each, and the columns of each layer.

    Where a layer takes several, what lines begin at stands before what they lead to.
    """
    column: dict[int, int] = {}
    spans = []
    lean = dict.fromkeys(layer, 0)
    for a, b in pairs:
        if layer[a] == layer[b]:
            lean[a] -= 1
            lean[b] += 1
    at = 0
    for number in range(1 + max(layer.values(), default=-1)):
        inside = [s for s in layer if layer[s] == number]
        parts = max(1, -(-len(inside) // rows))
        if parts > 1:
            inside.sort(key=lambda s: lean[s])
        for k, state in enumerate(inside):
            column[state] = at + k * parts // len(inside)
        spans.append(range(at, at + parts))
        at += parts
    return column, spans


def laid(column: Mapping[int, int], pairs: Sequence[Link], *, high: Mapping[int, int], bend: int) -> Laid:
    """Where states stand that have their columns, given the lines between them, by their two ends.

    `high`: how much room each state takes, and `bend` a bend; all even multiples of `GRID`.  Cost: the lines, times the
    columns, times some sweeps.
    """
    ways = [_way(pair, number, column) for number, pair in enumerate(pairs)]
    place: dict[Slot, int] = dict(column.items())
    place |= {slot: slot[1] for way in ways for slot in way if not isinstance(slot, int)}
    near: dict[Slot, list[Slot]] = {slot: [] for slot in place}
    for way in ways:
        for a, b in pairwise(way):
            near[a].append(b)
            near[b].append(a)
    rows: list[list[Slot]] = [[] for _ in range(1 + max(place.values(), default=0))]
    for slot, where in place.items():
        rows[where].append(slot)

    def room(slot: Slot) -> float:
        return high[slot] if isinstance(slot, int) else bend

    at = _placed(_sorted(rows, near, place), near, room)
    least = min((y - room(slot) / 2 for slot, y in at.items()), default=0.0)
    height = max((y + room(slot) / 2 for slot, y in at.items()), default=0.0) - least
    return Laid(column, {slot: y - least for slot, y in at.items()}, ways, height)


def _way(pair: Link, number: int, column: Mapping[int, int]) -> tuple[Slot, ...]:
    a, b = pair
    step = 1 if column[a] <= column[b] else -1
    return (a, *((number, k) for k in range(column[a] + step, column[b], step)), b)


def _sorted(rows: list[list[Slot]], near: Mapping[Slot, Sequence[Slot]], place: Mapping[Slot, int]) -> list[list[Slot]]:
    """The slots of each column, sorted by where their neighbours in other columns stand, to and fro."""
    at = {slot: k - len(row) / 2 for row in rows for k, slot in enumerate(row)}

    def wanted(slot: Slot) -> float:
        others = [at[other] for other in near[slot] if place[other] != place[slot]]
        return sum(others) / len(others) if others else at[slot]

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
    # What is apart by multiples of the grid is still so when it is moved onto it.
    return {slot: GRID * ((y + GRID / 2) // GRID) for slot, y in at.items()}


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
