"""The drawing of the graph of moves: boxes for states, in columns, and ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from detente.report.pictures.arrows import HEAD, Arrow, drawn, marking
from detente.report.pictures.lanes import LANE, Piece, lanes
from detente.report.pictures.layers import GRID, Laid, Slot, laid, wrapped
from detente.report.pictures.markup import Point, clean, group, label, line, rectangle
from detente.report.pictures.picture import MARGIN
from detente.report.pictures.state_drawn import LINES, RING, TAGGED, WIDEST, WORDS, Box
from detente.report.pictures.state_words import begins, in_words, shortly

if TYPE_CHECKING:
    from detente.graph.graph import Graph
    from detente.report.pictures.chosen import Chosen

LEAD, EDGE, GUTTER = 34.0, 22.0, 60.0
"""Before the first column; beside the lanes between two columns; and from one column to the next, at least."""
LOWEST, COLUMNS = 6, 5
"""A column may have so many states before a layer takes several, or more where the columns would be more than this."""
HEADING = 30.0
_BEND, _TALLEST = 2 * GRID, 30 * GRID
_BESIDE = 24.0


@dataclass(frozen=True)
class Scheme:
    """States and arrows, and where they stand on the paper.

    `movers`: what those are called whose arrows they are.  `starts`: where things stand.  `layer`: how far away the
    states are that stand in columns; the others stand below, `apart`.  `reached`: the states to which moves lead.
    `unit`: what is counted on the way to them, moves or improvements.
    """

    graph: Graph
    chosen: Chosen
    equilibria: frozenset[int]
    arrows: tuple[Arrow, ...]
    movers: tuple[str, ...]
    starts: tuple[int, ...]
    layer: Mapping[int, int]
    reached: frozenset[int]
    unit: str

    @cached_property
    def ringed(self) -> frozenset[int]:
        """The equilibria that are drawn."""
        return self.equilibria.intersection(self.chosen.states)

    @cached_property
    def unreached(self) -> frozenset[int]:
        """The states drawn to which nothing leads from the status quo."""
        return frozenset(self.chosen.states) - self.reached

    @cached_property
    def apart(self) -> tuple[int, ...]:
        """The states that stand below, in no column."""
        return tuple(state for state in self.chosen.states if state not in self.layer)

    @cached_property
    def boxes(self) -> dict[int, Box]:
        """What stands in the box of each state."""
        return {state: self._box(state) for state in self.chosen.states}

    def _box(self, state: int) -> Box:
        start, ringed = begins(self.graph, state), state in self.ringed
        name = clean(self.graph.states.name(state))
        tags = " · ".join(filter(None, (start, "equilibrium" if ringed else "")))
        words = shortly(self.graph, state, size=WORDS, most=WIDEST - 16, number=LINES)
        whole = f"{name}: {in_words(self.graph, state)}" + (f" ({tags})" if tags else "")
        return Box(name, words, whole, tags, bool(start), ringed, state in self.unreached)

    @cached_property
    def _wide(self) -> float:
        return max((box.wide for box in self.boxes.values()), default=WIDEST)

    @cached_property
    def _least(self) -> float:
        """How high a box is at least: room for its words."""
        return max((box.high for box in self.boxes.values()), default=0.0)

    @cached_property
    def _tall(self) -> dict[int, float]:
        """How high the box of each state in a column is: room for its words, and for the ends of arrows beside it."""
        ends: dict[tuple[int, int], int] = {}
        for each in self.arrows:
            for state, side in zip((each.first, each.second), self._sides(each), strict=True):
                ends[state, side] = ends.get((state, side), 0) + 1
        most = {state: max(ends.get((state, 1), 0), ends.get((state, -1), 0)) for state in self.layer}
        return {state: max(self._least, min(_TALLEST, GRID * (1 + number))) for state, number in most.items()}

    @property
    def _over(self) -> float:
        """What stands over boxes, where something stands over any."""
        return TAGGED if self.ringed or self.starts else 0.0

    def _room(self, tall: float) -> int:
        """How much room a box of that height takes."""
        return 2 * GRID * -(-int(tall + 2 * RING + 10 + self._over) // (2 * GRID))

    @cached_property
    def _columns(self) -> tuple[dict[int, int], list[range]]:
        sizes = [list(self.layer.values()).count(k) for k in range(1 + max(self.layer.values(), default=0))]
        rows = LOWEST
        while sum(-(-size // rows) for size in sizes) > max(COLUMNS, len(sizes)):
            rows += 1
        return wrapped(self.layer, [(each.first, each.second) for each in self.arrows], rows)

    def _sides(self, each: Arrow) -> tuple[int, int]:
        """On which side of its first and its last box an arrow ends: 1 right, -1 left."""
        first, second = (self._columns[0][state] for state in (each.first, each.second))
        return 1 if second >= first else -1, 1 if first >= second else -1

    @cached_property
    def laid(self) -> Laid:
        """Where the states in columns stand."""
        pairs = [(each.first, each.second) for each in self.arrows]
        high = {state: self._room(tall) for state, tall in self._tall.items()}
        return laid(self._columns[0], pairs, high=high, bend=_BEND)

    @cached_property
    def _heights(self) -> list[list[float]]:
        """How far down each arrow leaves its first box, passes columns, and comes to its second box."""
        along: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
        found = [[self.laid.at[slot] + self._shift(slot) for slot in way] for way in self.laid.ways]
        for number, (each, way) in enumerate(zip(self.arrows, self.laid.ways, strict=True)):
            near = (way[1], way[-2])
            for end, (state, side) in enumerate(zip((each.first, each.second), self._sides(each), strict=True)):
                along.setdefault((state, side), []).append((self.laid.at[near[end]], number, end))
        for (state, side), ends in along.items():
            middle = self.laid.at[state] + self._over / 2
            for k, (_, number, end) in enumerate(sorted(ends)):
                found[number][-end] = middle + _port(k, len(ends), side, self._tall[state])
        return found

    def _shift(self, slot: Slot) -> float:
        """How far a bend is off the grid on which arrows end, one way or the other by its column."""
        return 0.0 if isinstance(slot, int) else GRID / 4 * (-1) ** slot[1]

    @cached_property
    def _pieces(self) -> list[list[tuple[int, Piece]]]:
        """The pieces of each arrow, each with the column behind which it runs."""
        found = []
        for way, heights in zip(self.laid.ways, self._heights, strict=True):
            places = [self.laid.where(slot) for slot in way]
            pieces = []
            for (here, there), (a, b) in zip(pairwise(places), pairwise(heights), strict=True):
                piece = Piece(a, b, round=here == there) if here <= there else Piece(b, a)
                pieces.append((min(here, there), piece))
            found.append(pieces)
        return found

    @cached_property
    def _lanes(self) -> list[list[int]]:
        """The lane of each piece of each arrow."""
        found = [[-1] * len(pieces) for pieces in self._pieces]
        for column in range(self._number):
            inside = [(n, k) for n, each in enumerate(self._pieces) for k, (at, _) in enumerate(each) if at == column]
            for (n, k), lane in zip(inside, lanes([self._pieces[n][k][1] for n, k in inside]), strict=True):
                found[n][k] = lane
        return found

    @property
    def _number(self) -> int:
        return 1 + max(self._columns[0].values(), default=0)

    @cached_property
    def _lefts(self) -> list[float]:
        """How far right each column begins, and where the drawing ends."""
        widest = [-1] * self._number
        for pieces, numbers in zip(self._pieces, self._lanes, strict=True):
            for (column, _), lane in zip(pieces, numbers, strict=True):
                widest[column] = max(widest[column], lane)
        between = [max(GUTTER, 2 * EDGE + LANE * most) for most in widest]
        between[-1] = EDGE + LANE * widest[-1] + 8 if widest[-1] >= 0 else RING
        lead = LEAD if self.starts else RING
        return list(accumulate((self._wide + gutter for gutter in between), initial=MARGIN + lead))

    @cached_property
    def _beside(self) -> int:
        """How many states stand beside each other below the columns."""
        fit = int((self._lefts[-1] - MARGIN + _BESIDE) // (self._wide + _BESIDE))
        return max(1, min(len(self.apart), max(fit, COLUMNS)))

    @cached_property
    def width(self) -> float:
        """How wide the drawing is."""
        below = self._beside * (self._wide + _BESIDE) if self.apart else 0.0
        return max(420.0, self._lefts[-1] - MARGIN, below)

    def drawing(self, top: float) -> tuple[str, float]:
        """The elements of the drawing from there on, and how far down it goes."""
        headings = "".join(self._headings(top))
        top += HEADING if headings else 0.0
        body = headings + "".join(self._ways(top))
        for state in self.layer:
            body += self._drawn(state, self._lefts[self._columns[0][state]], top + self.laid.at[state])
        bottom = top + self.laid.height
        if self.apart:
            below, bottom = self._below(bottom + 16)
            body += below
        if self.chosen.left_out:
            others, bottom = self._others(bottom + 10)
            body += others
        return body, bottom

    def _drawn(self, state: int, x: float, middle: float) -> str:
        """A state, the middle of its room there."""
        tall = self._tall.get(state, self._least)
        return self.boxes[state].drawn(x, middle + self._over / 2 - tall / 2, self._wide, tall)

    def _headings(self, top: float) -> Iterator[str]:
        """Over the columns of each layer how far away it is."""
        if not self.starts:
            return
        for number, span in enumerate(self._columns[1]):
            if not number or not len(self.layer):
                continue
            words = f"{number} {self.unit}{'' if number == 1 else 's'} away"
            if not self.apart and any(self.layer[state] == number for state in self.unreached):
                words = "not reached"
            left, right = self._lefts[span.start], self._lefts[span.stop - 1] + self._wide
            yield label(left, top + 11, words, right - left, size=11, colour="quiet")
            yield line([(left, top + 17), (right, top + 17)], colour="rule", width=0.8)

    def _below(self, y: float) -> tuple[str, float]:
        """The states that nothing leads to, in rows."""
        words = "No improvements lead from the status quo to these:"
        left = MARGIN + RING
        found = [label(left, y + 12, words, self.width - RING, size=12)]
        y, high = y + 22, self._room(self._least)
        for k, state in enumerate(self.apart):
            row, column = divmod(k, self._beside)
            found.append(self._drawn(state, left + column * (self._wide + _BESIDE), y + (row + 0.5) * high))
        return "".join(found), y + high * -(-len(self.apart) // self._beside)

    def _others(self, y: float) -> tuple[str, float]:
        number = self.chosen.left_out
        words = f"{number:,} other state{'' if number == 1 else 's'}"
        x = MARGIN + RING
        stack = [
            rectangle(x + k, y + k, WIDEST, 26, fill="paper", stroke="quiet", round_=6, stroke_dasharray="3 3")
            for k in (6, 3, 0)
        ]
        return "".join(stack) + label(x + 8, y + 17, words, WIDEST - 16, size=12), y + 36

    def _ways(self, top: float) -> list[str]:
        ways = [self._points(number, top) for number in range(len(self.arrows))]
        found = []
        for each, points, marked in zip(self.arrows, ways, marking(ways), strict=True):
            names = self.graph.states.name(each.first), self.graph.states.name(each.second)
            whole = _said(each, self.movers[each.mover], names)
            found.append(group(whole, drawn(each, points, marked, ends=self._sides(each))))
        return found

    def _points(self, number: int, top: float) -> list[Point]:
        """The way of an arrow: from its first box, along its lanes, to its second."""
        each, heights = self.arrows[number], [top + y for y in self._heights[number]]
        first, last = (
            self._port(state, side, led=value is not None)
            for state, side, value in zip(
                (each.first, each.second), self._sides(each), (each.back, each.to), strict=True
            )
        )
        found = [(first, heights[0])]
        for k, ((column, _), lane) in enumerate(zip(self._pieces[number], self._lanes[number], strict=True)):
            a, b = heights[k], heights[k + 1]
            if lane >= 0:
                x = self._lefts[column] + self._wide + EDGE + LANE * lane
                found += [(x, a), (x, b)]
                continue
            edges = self._lefts[column] + self._wide, self._lefts[column + 1]
            onward = self.laid.where(self.laid.ways[number][k]) == column
            start, end = edges if onward else edges[::-1]
            found += [(start, a)] * (k > 0) + [(end, b)] * (k + 2 < len(heights))
        return [*found, (last, heights[-1])]

    def _port(self, state: int, side: int, *, led: bool) -> float:
        """How far right an arrow ends at a side of a box, or its head begins where it has one."""
        x = self._lefts[self._columns[0][state]] + (self._wide if side > 0 else 0)
        return x + side * ((RING if state in self.ringed else 0.0) + HEAD * led)


def _port(k: int, number: int, side: int, tall: float) -> float:
    """How far below the middle of a side of a box an arrow ends, of so many.

    Those on the left are half a step lower than those on the right, so that no level parts of ways cover each other.
    """
    if GRID * number > tall - 4:
        return (k - (number - 1) / 2) * (tall - 10) / number
    return (
        GRID * (k - (number - 1) // 2) + (GRID / 2 if side < 0 else 0) - (GRID if side < 0 and number % 2 == 0 else 0)
    )


def _said(each: Arrow, mover: str, names: tuple[str, str]) -> str:
    parts = []
    for (a, b), pays in ((names, each.to), (names[::-1], each.back)):
        if pays is not None:
            parts.append(f"{a} to {b}" + (", an improvement" if pays else ""))
    return f"{mover}: {'; '.join(parts)}"
