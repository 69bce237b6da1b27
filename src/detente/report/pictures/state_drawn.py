"""A state in the graph of moves: its box with its name and what holds there, and the marks of what is special of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.report.pictures.lettering import room
from detente.report.pictures.markup import circle, clean, group, label, line, rectangle, text

WIDEST, NARROWEST = 160.0, 84.0
NAME, WORDS, TAG = 13.0, 11.0, 10.5
RING, TAGGED = 4.0, 16.0
LINES = 3
"""Into how many lines the words of a state go at most."""
# What a box takes beside its words; and how much longer than the box a tag may be, short of the first lane.
_INSIDE, _TAG_MORE = 16.0, 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in and over a box: the name, the words in lines, and the tags.

    `whole`: everything in words, for whoever points at it.  `start`: whether things stand there, `ringed`: whether it
    is an equilibrium, `dashed`: whether nothing leads there.
    """

    name: str
    words: Sequence[str]
    whole: str
    tags: str
    start: bool
    ringed: bool
    dashed: bool

    @property
    def wide(self) -> float:
        """How wide the box would be."""
        inside = max(room(clean(self.name), NAME), *(room(words, WORDS) for words in ("", *self.words)))
        return min(WIDEST, max(NARROWEST, inside + _INSIDE, room(clean(self.tags), TAG)))

    @property
    def high(self) -> float:
        """How high the box would be, without what stands over it."""
        return 24.0 + 14 * len(self.words)

    def drawn(self, x: float, y: float, wide: float, high: float) -> str:
        """The box, its upper left corner there."""
        found = []
        if self.ringed:
            at = (x - RING, y - RING, wide + 2 * RING, high + 2 * RING)
            found.append(rectangle(*at, fill="paper", stroke="ink", round_=9, stroke_width=1.6))
        dash: dict[str, str | float] = {"stroke_dasharray": "3 3"} if self.dashed else {}
        weight = 2.4 if self.start else 1.3
        found.append(rectangle(x, y, wide, high, fill="paper", stroke="ink", round_=6, stroke_width=weight, **dash))
        if self.start:
            found.append(circle(x - 28, y + high / 2, 5, fill="ink"))
            found.append(line([(x - 23, y + high / 2), (x - 6, y + high / 2)], width=1.6))
        if self.tags:
            found.append(label(x, y - RING - 4, self.tags, wide + _TAG_MORE, size=TAG))
        found.append(label(x + 8, y + 17, self.name, wide - _INSIDE, size=NAME))
        found += [text(x + 8, y + 32 + 14 * k, row, size=WORDS, colour="quiet") for k, row in enumerate(self.words)]
        return group(self.whole, *found)


def start_sample(x: float, y: float) -> str:
    """What stands in the key for the status quo."""
    return circle(x - 10, y, 5, fill="ink") + line([(x - 5, y), (x + 12, y)], width=1.6)


def equilibrium_sample(x: float, y: float) -> str:
    """What stands in the key for an equilibrium."""
    ring = rectangle(x - 16, y - 8, 30, 16, fill="paper", stroke="ink", round_=6, stroke_width=1.6)
    return ring + rectangle(x - 13, y - 5, 24, 10, stroke="ink", round_=4, stroke_width=1.3)


def outline_sample(x: float, y: float) -> str:
    """What stands in the key for a state that nothing leads to."""
    return rectangle(x - 14, y - 6, 26, 12, stroke="ink", round_=4, stroke_width=1.3, stroke_dasharray="3 3")
