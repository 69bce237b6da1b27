"""SVG as text, element by element: what comes from outside is escaped, and nothing is looked up elsewhere."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape as _escape

from detente.errors import printable
from detente.report.pictures.lettering import fitted, lines
from detente.report.pictures.palette import colour_of, paint

Point = tuple[float, float]

# What XML cannot hold though it is no control character, and what is half a character.
_UNHOLDABLE: Final = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
# The corners of the marks of movers, in parts of the radius; the first mover's is a circle.
_CORNERS: Final = (0, 4, 3, -4, -3, 5, 6, 1)
MARKS: Final = len(_CORNERS)


def clean(text: str) -> str:
    r"""The text on one line, with characters made visible that would act on what is around them.

    >>> print(clean("a\n\x00b\u202ec"))
    a \x00b\u202ec
    """
    return _UNHOLDABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", printable(" ".join(text.split())))


def escaped(text: str) -> str:
    """A text as it stands between elements."""
    return _escape(clean(text))


def number(value: float) -> str:
    """A coordinate, to a tenth, without needless zeros.

    >>> number(12.04), number(0.14), number(-0.01)
    ('12', '0.1', '0')
    """
    tenth = round(value * 10)
    whole, rest = divmod(abs(tenth), 10)
    return f"{'-' if tenth < 0 else ''}{whole}{f'.{rest}' if rest else ''}"


def element(name: str, attributes: Mapping[str, str | float], *inside: str) -> str:
    """An element with its attributes, and what is inside, which is markup already."""
    written = "".join(
        f' {key}="{number(value) if isinstance(value, int | float) else _escape(value, {chr(34): "&quot;"})}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def hint(text: str) -> str:
    """What is shown when one points at an element."""
    return f"<title>{escaped(text)}</title>"


def group(whole: str, *inside: str) -> str:
    """Elements that belong together, with what is shown when one points at them."""
    return element("g", {}, *([hint(whole)] if whole else []), *inside)


def text(
    x: float, y: float, words: str, *, size: float = 12, colour: str = "ink", anchor: str = "start", whole: str = ""
) -> str:
    """Words that begin, are centred or end at x, with their foot at y; `whole`: what was cut, if anything was."""
    place: dict[str, str | float] = {"x": x, "y": y, "font-size": size}
    if anchor != "start":
        place["text-anchor"] = anchor
    return element("text", {**place, **paint(colour)}, *([hint(whole)] if whole else []), escaped(words))


def label(
    x: float, y: float, words: str, most: float, *, size: float = 12, colour: str = "ink", anchor: str = "start"
) -> str:
    """Words in so much room: where they do not fit they are cut, and whole when one points at them."""
    words = clean(words)
    shown = fitted(words, size, most)
    return text(x, y, shown, size=size, colour=colour, anchor=anchor, whole="" if shown == words else words)


def block(
    x: float, y: float, words: str, most: float, number: int, *, size: float = 12, colour: str = "ink", step: float = 14
) -> str:
    """Words in at most so many lines of so much room, the foot of the first at y, `step` apart; cut as a label is."""
    words = clean(words)
    rows = lines(words, size, most, number)
    cut = words if " ".join(rows) != words else ""
    return "".join(
        text(x, y + k * step, row, size=size, colour=colour, whole=cut if k == 0 else "") for k, row in enumerate(rows)
    )


def line(
    points: Sequence[Point], *, colour: str = "ink", width: float = 1, dash: Mapping[str, str] | None = None
) -> str:
    """A line through points."""
    at = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return element("polyline", {"points": at, **paint(stroke=colour), "stroke-width": width, **(dash or {})})


def rectangle(
    x: float,
    y: float,
    wide: float,
    high: float,
    *,
    fill: str = "",
    stroke: str = "",
    round_: float = 0,
    **more: str | float,
) -> str:
    """A rectangle, maybe with round corners; `more`: attributes with `_` for `-`."""
    corner = {"rx": round_} if round_ else {}
    others = {key.replace("_", "-"): value for key, value in more.items()}
    return element("rect", {"x": x, "y": y, "width": wide, "height": high, **corner, **paint(fill, stroke), **others})


def circle(x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", **more: str | float) -> str:
    """A circle; `more`: attributes with `_` for `-`."""
    others = {key.replace("_", "-"): value for key, value in more.items()}
    return element("circle", {"cx": x, "cy": y, "r": radius, **paint(fill, stroke), **others})


def polygon(points: Iterable[Point], *, fill: str = "", stroke: str = "", **more: str | float) -> str:
    """A closed shape through points; `more`: attributes with `_` for `-`."""
    at = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    others = {key.replace("_", "-"): value for key, value in more.items()}
    return element("polygon", {"points": at, **paint(fill, stroke), **others})


def mark(mover: int, x: float, y: float, radius: float = 5) -> str:
    """The mark of a mover by its number: a circle, a square, a triangle, and so on, edged with the paper."""
    corners = _CORNERS[mover % MARKS]
    colour = colour_of(mover)
    if not corners:
        return circle(x, y, radius, fill=colour, stroke="paper", stroke_width=1)
    return polygon(_shape(corners, x, y, radius * 1.2), fill=colour, stroke="paper", stroke_width=1)


def _shape(corners: int, x: float, y: float, radius: float) -> list[Point]:
    """The corners of a mark: even-sided, or for 1 a star of four; of a negative number, turned by half a side."""
    if corners == 1:
        rays = [(radius if k % 2 == 0 else radius * 0.4, k * math.pi / 4) for k in range(8)]
        return [(x + r * math.sin(a), y - r * math.cos(a)) for r, a in rays]
    sides = abs(corners)
    turned = math.pi / sides if corners in {4, -3} else 0.0
    turns = [turned + 2 * math.pi * k / sides for k in range(sides)]
    return [(x + radius * math.sin(a), y - radius * math.cos(a)) for a in turns]


def middle(high: float, size: float) -> float:
    """How far below the top of a row of that height the foot of its words stands."""
    return high / 2 + size * 0.36
