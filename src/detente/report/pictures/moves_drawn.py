"""The drawing of the graph of moves: boxes for states, in columns, and ways between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.report.pictures.arrows import HEAD, Arrow, Curve, drawn
from detente.report.pictures.layers import Laid, Slot, laid
from detente.report.pictures.markup import Point, circle, clean, group, label, line, rectangle, text
from detente.report.pictures.picture import MARGIN
from detente.report.pictures.state_words import begins, in_words, shortly

if TYPE_CHECKING:
    from detente.graph.graph import Graph
    from detente.report.pictures.chosen import Chosen

BOX, GAP, LEAD = 160.0, 110.0, 34.0
NAME, WORDS, TAG = 13.0, 11.0, 10.5
RING = 4.0
_BEND, _PORT, _LINES = 12.0, 8.0, 2


@dataclass(frozen=True)
class Scheme:
    """States and arrows, and where they stand on the paper; `movers`: what those are called whose arrows they are."""

    graph: Graph
    chosen: Chosen
    equilibria: frozenset[int]
    arrows: tuple[Arrow, ...]
    movers: tuple[str, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The states of the status quo that are drawn, in the order of its readings."""
        at = dict.fromkeys(reading.state for reading in self.graph.readings)
        return tuple(state for state in at if state in self.chosen.states)

    @cached_property
    def ringed(self) -> frozenset[int]:
        """The equilibria that are drawn."""
        return self.equilibria.intersection(self.chosen.states)

    @cached_property
    def unreached(self) -> frozenset[int]:
        """The states drawn to which the moves drawn do not lead from the status quo."""
        return frozenset(self.chosen.states) - self.laid.reached

    @cached_property
    def laid(self) -> Laid:
        """Where the states stand."""
        links = dict.fromkeys(
            pair
            for each in self.arrows
            for pair, value in (((each.first, each.second), each.to), ((each.second, each.first), each.back))
            if value is not None
        )
        return laid(self.chosen.states, list(links), self.starts, high=self._high, bend=_BEND)

    @cached_property
    def width(self) -> float:
        """How wide the drawing is."""
        number = 1 + max(self.laid.column.values(), default=0)
        # Behind the last column there may be arrows between its states.
        return max(420.0, LEAD + number * BOX + (number - 1) * GAP + 60)

    @cached_property
    def _words(self) -> dict[int, list[str]]:
        return {s: shortly(self.graph, s, size=WORDS, most=BOX - 16, number=_LINES) for s in self.chosen.states}

    @property
    def _box(self) -> float:
        return 24.0 + 14 * max((len(words) for words in self._words.values()), default=0)

    @property
    def _tagged(self) -> float:
        return 16.0 if self.ringed or self.starts else 0.0

    @property
    def _high(self) -> float:
        return self._box + self._tagged + 2 * RING + 12

    def _corner(self, state: int, top: float) -> Point:
        x = MARGIN + LEAD + self.laid.column[state] * (BOX + GAP)
        return x, top + self.laid.at[state] + self._tagged / 2 - self._box / 2

    def drawing(self, top: float) -> tuple[str, float]:
        """The elements of the drawing from there on, and how far down it goes."""
        body = "".join(self._ways(top)) + "".join(self._state(s, *self._corner(s, top)) for s in self.chosen.states)
        bottom = top + self.laid.height
        if self.chosen.left_out:
            others, bottom = self._others(bottom + 10)
            body += others
        return body, bottom

    def _state(self, state: int, x: float, y: float) -> str:
        states, high = self.graph.states, self._box
        ringed, start = state in self.ringed, begins(self.graph, state)
        name = clean(states.name(state))
        found = []
        if ringed:
            found.append(
                rectangle(
                    x - RING,
                    y - RING,
                    BOX + 2 * RING,
                    high + 2 * RING,
                    fill="paper",
                    stroke="ink",
                    round_=9,
                    stroke_width=1.6,
                )
            )
        dash: dict[str, str | float] = {"stroke_dasharray": "3 3"} if state in self.unreached else {}
        found.append(
            rectangle(x, y, BOX, high, fill="paper", stroke="ink", round_=6, stroke_width=2.4 if start else 1.3, **dash)
        )
        if start:
            found += [
                circle(x - 28, y + high / 2, 5, fill="ink"),
                line([(x - 23, y + high / 2), (x - 6, y + high / 2)], width=1.6),
            ]
        tags = " · ".join(filter(None, (start, "equilibrium" if ringed else "")))
        if tags:
            found.append(label(x, y - RING - 4, tags, BOX + 20, size=TAG))
        found.append(label(x + 8, y + 17, name, BOX - 16, size=NAME))
        found += [
            text(x + 8, y + 32 + 14 * k, row, size=WORDS, colour="quiet") for k, row in enumerate(self._words[state])
        ]
        return group(f"{name}: {in_words(self.graph, state)}" + (f" ({tags})" if tags else ""), *found)

    def _others(self, y: float) -> tuple[str, float]:
        number = self.chosen.left_out
        words = f"{number:,} other state{'' if number == 1 else 's'}"
        x = MARGIN + LEAD
        stack = [
            rectangle(x + k, y + k, BOX, 26, fill="paper", stroke="quiet", round_=6, stroke_dasharray="3 3")
            for k in (6, 3, 0)
        ]
        return "".join(stack) + label(x + 8, y + 17, words, BOX - 16, size=12), y + 36

    def _ways(self, top: float) -> list[str]:
        ports = self._ports(top)
        found = []
        for number, each in enumerate(self.arrows):
            way = self._way(each)
            sides = _sides([self._column(slot) for slot in way])
            ends = [ports[number, 0], ports[number, 1]]
            points: list[tuple[Point, Point]] = [(ends[0], ends[0])]
            forward = sides[0] > 0
            for slot in way[1:-1]:
                left = MARGIN + LEAD + self._column(slot) * (BOX + GAP)
                y = top + self.laid.at[slot]
                points.append(((left, y), (left + BOX, y)) if forward else ((left + BOX, y), (left, y)))
            points.append((ends[1], ends[1]))
            bulge = 0.0
            if len(way) == 2 and sides[0] == sides[1]:
                bulge = min(18 + 0.1 * abs(ends[0][1] - ends[1][1]), GAP * 0.42)
            curves = [Curve(a[1], b[0], bulge) for a, b in pairwise(points)]
            names = self.graph.states.name(each.first), self.graph.states.name(each.second)
            found.append(group(_said(each, self.movers[each.mover], names), drawn(each, curves, ends=sides)))
        return found

    def _way(self, each: Arrow) -> Sequence[Slot]:
        forth = self.laid.ways.get((each.first, each.second))
        return forth if forth is not None else self.laid.ways[each.second, each.first][::-1]

    def _column(self, slot: Slot) -> int:
        return self.laid.column[slot] if isinstance(slot, int) else slot[1]

    def _ports(self, top: float) -> dict[tuple[int, int], Point]:
        """Where each arrow begins (0) and ends (1): along the sides of boxes, sorted by where it comes from."""
        along: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
        for number, each in enumerate(self.arrows):
            way = self._way(each)
            sides = _sides([self._column(slot) for slot in way])
            for end, (state, near) in enumerate(((each.first, way[1]), (each.second, way[-2]))):
                along.setdefault((state, sides[end]), []).append((self.laid.at[near], number, end))
        found = {}
        for (state, side), ends in along.items():
            x, y = self._corner(state, top)
            edge = RING if state in self.ringed else 0.0
            out = x + BOX + edge if side > 0 else x - edge
            step = min(_PORT, (self._box - 10) / len(ends))
            for k, (_, number, end) in enumerate(sorted(ends)):
                each = self.arrows[number]
                led = (each.back if end == 0 else each.to) is not None
                y_port = y + self._box / 2 + (k - (len(ends) - 1) / 2) * step
                found[number, end] = (out + side * HEAD * led, y_port)
        return found


def _sides(columns: Sequence[int]) -> tuple[int, int]:
    """On which side of its first and its last box a way ends: 1 right, -1 left."""
    first = 1 if columns[1] >= columns[0] else -1
    return first, 1 if columns[-2] >= columns[-1] else -1


def _said(each: Arrow, mover: str, names: tuple[str, str]) -> str:
    parts = []
    for (a, b), pays in ((names, each.to), (names[::-1], each.back)):
        if pays is not None:
            parts.append(f"{a} to {b}" + (", an improvement" if pays else ""))
    return f"{mover}: {'; '.join(parts)}"


def start_sample(x: float, y: float) -> str:
    """What stands in the key for the status quo."""
    return circle(x - 10, y, 5, fill="ink") + line([(x - 5, y), (x + 12, y)], width=1.6)


def equilibrium_sample(x: float, y: float) -> str:
    """What stands in the key for an equilibrium."""
    ring = rectangle(x - 16, y - 8, 30, 16, fill="paper", stroke="ink", round_=6, stroke_width=1.6)
    return ring + rectangle(x - 13, y - 5, 24, 10, stroke="ink", round_=4, stroke_width=1.3)


def outline_sample(x: float, y: float) -> str:
    """What stands in the key for a state that is not reached."""
    return rectangle(x - 14, y - 6, 26, 12, stroke="ink", round_=4, stroke_width=1.3, stroke_dasharray="3 3")
