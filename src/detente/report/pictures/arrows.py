"""Arrows between states: whose move it is, by dash, mark and colour; and whether it pays, by weight and head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente.report.pictures.markup import Point, element, line, mark, number, polygon
from detente.report.pictures.palette import colour_of, dash_of, paint

HEAD = 9.0
_WEIGHT, _THIN = 2.2, 0.9
# How far along its way an arrow has its mark, by mover, so that marks of several movers do not hide each other.
_ALONG = (0.5, 0.36, 0.64, 0.43, 0.57)


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

    @property
    def improving(self) -> Arrow:
        """The same arrow, the improvement alone, led from where it begins."""
        if self.to:
            return replace(self, back=self.back or None)
        return Arrow(self.second, self.first, self.mover, to=True, back=None)


@dataclass(frozen=True, slots=True)
class Curve:
    """A piece of a way: from a point to another, leaving and arriving levelly.

    `bulge`: how far it goes out to the right, where the points lie one above the other.
    """

    start: Point
    end: Point
    bulge: float = 0.0

    @property
    def controls(self) -> tuple[Point, Point]:
        """The control points of the curve."""
        (x0, y0), (x1, y1) = self.start, self.end
        if self.bulge:
            out = max(x0, x1) + self.bulge * 4 / 3
            return (out, y0), (out, y1)
        half = (x0 + x1) / 2
        return (half, y0), (half, y1)

    def at(self, part: float) -> Point:
        """The point so far along the curve."""
        (ax, ay), (bx, by) = self.controls
        rest = 1 - part
        weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
        xs, ys = (self.start[0], ax, bx, self.end[0]), (self.start[1], ay, by, self.end[1])
        return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(
            w * y for w, y in zip(weights, ys, strict=True)
        )

    @property
    def path(self) -> str:
        """The curve as SVG writes it, from where the last piece ended."""
        (ax, ay), (bx, by) = self.controls
        return f"C{_at(ax, ay)} {_at(bx, by)} {_at(*self.end)}"


def drawn(each: Arrow, curves: Sequence[Curve], *, ends: tuple[int, int]) -> str:
    """An arrow along its way; `ends`: on which side of their boxes it begins and ends, 1 right and -1 left."""
    colour = colour_of(each.mover)
    first, last = curves[0], curves[-1]
    path = f"M{_at(*first.start)}" + "".join(
        (f"L{_at(*curve.start)}" if k and curve.start != curves[k - 1].end else "") + curve.path
        for k, curve in enumerate(curves)
    )
    weight = _WEIGHT if each.pays else _THIN
    found = element("path", {"d": path, **paint(stroke=colour), "stroke-width": weight, **dash_of(each.mover)})
    if each.to is not None:
        found += head(last.end, ends[1], colour, pays=each.to)
    if each.back is not None:
        found += head(first.start, ends[0], colour, pays=each.back)
    middle = curves[len(curves) // 2]
    return found + mark(each.mover, *middle.at(_ALONG[each.mover % len(_ALONG)]))


def head(tail: Point, side: int, colour: str, *, pays: bool) -> str:
    """The head of an arrow that comes from that side, `HEAD` beyond the end of its line: filled where the move pays."""
    x, y = tail
    tip = (x - side * HEAD, y)
    if pays:
        return polygon([(x, y - 4.5), tip, (x, y + 4.5)], fill=colour)
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


def _at(x: float, y: float) -> str:
    return f"{number(x)},{number(y)}"
