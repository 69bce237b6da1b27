"""What a drawing of moves says to the eye: boxes, rings, and the arrows from box to box, by where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from drawn import SVG, parsed, texts

Point = tuple[float, float]


class Shown(NamedTuple):
    """A state as it is drawn: its box with its ring, if it has one, and whether it is ringed and dashed."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    ringed: bool
    dashed: bool


class Led(NamedTuple):
    """An arrow as it is drawn: its colour, the states at its ends, and whether its head is filled."""

    colour: str
    source: str
    target: str
    filled: bool


def groups(svg: str) -> Iterator[tuple[str, ET.Element]]:
    for group in parsed(svg).iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        yield ("" if title is None else title.text or ""), group


def states(svg: str) -> list[Shown]:
    """The states of a picture of moves."""
    found = []
    for whole, group in groups(svg):
        boxes = group.findall(f"{SVG}rect")
        if boxes:
            x, y, wide, high = (float(boxes[0].attrib[key]) for key in ("x", "y", "width", "height"))
            dashed = "stroke-dasharray" in boxes[-1].attrib
            found.append(Shown(whole.partition(":")[0], x, y, x + wide, y + high, len(boxes) == 2, dashed))
    return found


def arrows(svg: str) -> list[Led]:
    """The arrows of a picture of moves, each direction by itself, told from where lines and heads are alone."""
    shown = states(svg)
    found = []
    for _, group in groups(svg):
        way = group.find(f"{SVG}path")
        if way is None:
            continue
        colour = re.findall(r"dt-s-(\w+)", way.attrib["class"])[0]
        ends = points(way.attrib["d"])[0], points(way.attrib["d"])[-1]
        for tip, filled in heads(group):
            near, far = sorted(ends, key=lambda end: abs(end[0] - tip[0]) + abs(end[1] - tip[1]))
            assert (abs(near[0] - tip[0]) < 10, abs(near[1] - tip[1]) < 0.2) == (True, True), "a head at no end"
            found.append(Led(colour, at(far, shown), at(tip, shown), filled))
    return found


def heads(group: ET.Element) -> Iterator[tuple[Point, bool]]:
    """The tip of each head of an arrow, and whether it is filled; a mark has an edge, which a head has not."""
    for shape, filled in (("polygon", True), ("polyline", False)):
        for element in group.findall(f"{SVG}{shape}"):
            corners = [(float(x), float(y)) for x, y in (each.split(",") for each in element.attrib["points"].split())]
            if len(corners) == 3 and (not filled or "stroke" not in element.attrib):
                yield corners[1], filled


def at(point: Point, shown: list[Shown]) -> str:
    """The state at the edge of whose box a point is, or just before it where a head stands there."""
    (found,) = (
        s.name
        for s in shown
        if s.top <= point[1] <= s.bottom and min(abs(point[0] - s.left), abs(point[0] - s.right)) < 9.5
    )
    return found


def points(path: str) -> list[Point]:
    """The points that a path leads through, a curve by so many of its own that it is followed."""
    found: list[Point] = []
    for letter, rest in re.findall(r"([MLQC])([^MLQC]*)", path):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", rest)]
        through = list(zip(numbers[::2], numbers[1::2], strict=True))
        steps = [1.0] if letter in "ML" else [k / 8 for k in range(1, 9)]
        begin = found[-1:]
        found += [curved([*begin, *through] if letter in "QC" else through, part) for part in steps]
    return found


def curved(through: list[Point], part: float) -> Point:
    """The point so far along the curve of Bézier with these control points."""
    while len(through) > 1:
        through = [(a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])) for a, b in pairwise(through)]
    return through[0]


def covered(svg: str) -> list[tuple[str, str]]:
    """The arrows that run behind a box or through words, each with what it covers."""
    boxes = [(s.name, s.left, s.top, s.right, s.bottom) for s in states(svg)]
    words = [(t.words, t.left, t.top, t.right, t.bottom) for t in texts(svg, spare=1)]
    found = []
    for whole, group in groups(svg):
        way = group.find(f"{SVG}path")
        for a, b in pairwise(points(way.attrib["d"])) if way is not None else ():
            (x0, x1), (y0, y1) = sorted((a[0], b[0])), sorted((a[1], b[1]))
            found += [
                (whole, name)
                for name, left, top, right, bottom in (*boxes, *words)
                if x0 < right - 0.5 and left + 0.5 < x1 + 0.01 and y0 < bottom - 0.5 and top + 0.5 < y1 + 0.01
            ]
    return found


def doubled(svg: str) -> list[tuple[str, str]]:
    """The pairs of arrows that run on top of each other for a while."""
    level: list[tuple[str, float, float, float]] = []
    upright: list[tuple[str, float, float, float]] = []
    for whole, group in groups(svg):
        way = group.find(f"{SVG}path")
        for a, b in pairwise(points(way.attrib["d"])) if way is not None else ():
            if a[1] == b[1]:
                level.append((whole, a[1], min(a[0], b[0]), max(a[0], b[0])))
            elif a[0] == b[0]:
                upright.append((whole, a[0], min(a[1], b[1]), max(a[1], b[1])))
    return [
        (one[0], other[0])
        for pieces in (level, upright)
        for one, other in combinations(pieces, 2)
        if one[0] != other[0] and abs(one[1] - other[1]) < 1 and min(one[3], other[3]) - max(one[2], other[2]) > 4
    ]
