"""Arrows between states: whose move it is, by dash, mark and colour; and whether it pays, by weight and head."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.report.pictures.lanes import along, path
from detente.report.pictures.markup import Point, element, line, mark, polygon
from detente.report.pictures.palette import colour_of, dash_of, paint

HEAD = 9.0
_WEIGHT, _THIN = 2.2, 1.0
# How far along its way an arrow may have its mark, the best place first, and how far marks are kept apart.
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
_APART = 14.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """The moves of one mover between two states: `to` from the first to the second, `back` the other way.

    Each is None where there is no such move, and else whether it is an improvement.
    """

    first: int
    second: int
    mover: int
    to: bool | None
    back: bool | None

    @property
    def pays(self) -> bool:
        """Whether a move, in either direction, is an improvement."""
        return bool(self.to or self.back)


def drawn(each: Arrow, points: Sequence[Point], marked: Point, *, ends: tuple[int, int]) -> str:
    """An arrow along its way, with its mark there.

    `ends`: on which side of their boxes it begins and ends, 1 right and -1 left.
    """
    colour = colour_of(each.mover)
    weight = _WEIGHT if each.pays else _THIN
    found = element("path", {"d": path(points), **paint(stroke=colour), "stroke-width": weight, **dash_of(each.mover)})
    if each.to is not None:
        found += head(points[-1], ends[1], colour, pays=each.to)
    if each.back is not None:
        found += head(points[0], ends[0], colour, pays=each.back)
    return found + mark(each.mover, *marked)


def marking(ways: Sequence[Sequence[Point]]) -> list[Point]:
    """Where each arrow has its mark: near its middle, and away from the marks of the others."""
    found: list[Point] = []
    for points in ways:
        places = [along(points, part) for part in _ALONG]
        free = [min((math.dist(place, other) for other in found), default=_APART) for place in places]
        found.append(
            next((p for p, far in zip(places, free, strict=True) if far >= _APART), places[free.index(max(free))])
        )
    return found


def head(tail: Point, side: int, colour: str, *, pays: bool) -> str:
    """The head of an arrow that comes from that side, `HEAD` beyond the end of its line: filled where the move pays."""
    x, y = tail
    tip = (x - side * HEAD, y)
    if pays:
        return polygon([(x, y - 4), tip, (x, y + 4)], fill=colour)
    return line([tip, (x, y)], colour=colour, width=_THIN) + line(
        [(x, y - 3.5), tip, (x, y + 3.5)], colour=colour, width=1.2
    )


def sample(mover: int) -> Callable[[float, float], str]:
    """What stands in the key for a mover: its dash, its colour and its mark."""

    def at(x: float, y: float) -> str:
        return line([(x - 16, y), (x + 16, y)], colour=colour_of(mover), width=_WEIGHT, dash=dash_of(mover)) + mark(
            mover, x, y
        )

    return at


def arrow(*, pays: bool) -> Callable[[float, float], str]:
    """What stands in the key for a move that pays, or does not."""

    def at(x: float, y: float) -> str:
        weight = _WEIGHT if pays else _THIN
        return line([(x - 16, y), (x + 7, y)], width=weight) + head((x + 7, y), -1, "ink", pays=pays)

    return at
