"""Ways of arrows between columns: levelly out of a box, up or down in a lane of their own, and levelly on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.report.pictures.markup import Point, number

LANE, ROUND, LEVEL = 8.0, 8.0, 14.0
"""How far lanes are apart, how round the corners are, and up to which difference in height a way needs no lane."""

_CLEAR = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """What a way does between two columns: it comes in at one height and leaves at another.

    `round`: whether it leaves on the side where it came in, the left one; else it came in on the left.
    """

    left: float
    right: float
    round: bool = False

    @property
    def needs_lane(self) -> bool:
        """Whether the way goes up or down so far that it has to have a lane."""
        return self.round or abs(self.left - self.right) > LEVEL


def lanes(pieces: Sequence[Piece]) -> list[int]:
    """The lane of each piece, from 0 on the left, so that no two in a lane touch; -1 for what needs none.

    What goes round stands inside, the shortest first; of what goes down the lowest, and of what goes up the highest
    comes first, so that ways that run alike do not cross.

    >>> lanes([Piece(0, 50), Piece(20, 70), Piece(90, 120), Piece(5, 5)])
    [1, 0, 0, -1]
    """
    found = [-1] * len(pieces)
    taken: list[list[tuple[float, float]]] = []
    order = sorted((k for k, piece in enumerate(pieces) if piece.needs_lane), key=lambda k: _order(pieces[k]))
    for k in order:
        low, high = sorted((pieces[k].left, pieces[k].right))
        free = (n for n, lane in enumerate(taken) if all(high + _CLEAR <= a or b + _CLEAR <= low for a, b in lane))
        found[k] = next(free, len(taken))
        if found[k] == len(taken):
            taken.append([])
        taken[found[k]].append((low, high))
    return found


def _order(piece: Piece) -> tuple[int, float]:
    if piece.round:
        return 0, abs(piece.left - piece.right)
    return (1, -piece.left) if piece.right > piece.left else (2, piece.left)


def path(points: Sequence[Point]) -> str:
    """A line through points as SVG writes it, its corners rounded; a slanted part is a gentle curve, level at its ends.

    >>> path([(0, 0), (20, 0), (20, 40)])
    'M0,0L12,0Q20,0 20,8L20,40'
    """
    found = [f"M{_at(points[0])}"]
    for k, (a, b) in enumerate(pairwise(points), 1):
        if a[0] != b[0] and a[1] != b[1]:
            half = (a[0] + b[0]) / 2
            found.append(f"C{_at((half, a[1]))} {_at((half, b[1]))} {_at(b)}")
        elif k + 1 < len(points) and _turns(a, b, points[k + 1]):
            c = points[k + 1]
            radius = min(ROUND, math.dist(a, b) / 2, math.dist(b, c) / 2)
            found.append(f"L{_at(_towards(b, a, radius))}Q{_at(b)} {_at(_towards(b, c, radius))}")
        else:
            found.append(f"L{_at(b)}")
    return "".join(found)


def _turns(a: Point, b: Point, c: Point) -> bool:
    """Whether one turns by a right angle at the middle one of three points."""
    return (a[0] == b[0] and b[1] == c[1] and a[1] != b[1]) or (a[1] == b[1] and b[0] == c[0] and a[0] != b[0])


def _towards(start: Point, end: Point, far: float) -> Point:
    part = far / (math.dist(start, end) or 1)
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def along(points: Sequence[Point], part: float) -> Point:
    """The point at so great a part of the length of a line.

    >>> along([(0, 0), (10, 0), (10, 10)], 0.75)
    (10.0, 5.0)
    """
    rest = part * sum(math.dist(a, b) for a, b in pairwise(points))
    for a, b in pairwise(points):
        long = math.dist(a, b)
        if rest <= long:
            return _towards(a, b, rest)
        rest -= long
    return points[-1]


def _at(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"
