"""What is in a picture: its elements, its texts with the room that they take, and how light its colours are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

from detente.report.pictures.lettering import SPARE, width

SVG = "{http://www.w3.org/2000/svg}"
ASCENT, DESCENT = 0.78, 0.22


class Text(NamedTuple):
    """A text and the box around it."""

    words: str
    left: float
    top: float
    right: float
    bottom: float


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def tags(svg: str) -> list[str]:
    return [element.tag.removeprefix(SVG) for element in parsed(svg).iter()]


def hints(svg: str) -> list[str]:
    """What is shown when one points at the groups of a picture, in their order."""
    return [
        title.text or "" for group in parsed(svg).iter(f"{SVG}g") if (title := group.find(f"{SVG}title")) is not None
    ]


def texts(svg: str, spare: float = SPARE) -> Iterator[Text]:
    """Every text of a picture, as wide as in the shipped font or, by default, in a wider one."""
    for element in parsed(svg).iter(f"{SVG}text"):
        words = (element.text or "") + "".join(child.tail or "" for child in element)
        size, x, y = (float(element.attrib[key]) for key in ("font-size", "x", "y"))
        wide = spare * width(words, size)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[element.attrib.get("text-anchor", "start")]
        yield Text(words, left, y - ASCENT * size, left + wide, y + DESCENT * size)


def overlapping(svg: str) -> list[tuple[str, str]]:
    """The pairs of texts whose boxes overlap."""
    return [
        (a.words, b.words)
        for a, b in combinations(texts(svg), 2)
        if a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
    ]


def outside(svg: str) -> list[str]:
    """The texts that reach over the edge of the picture."""
    root = parsed(svg)
    wide, high = float(root.attrib["width"]), float(root.attrib["height"])
    return [t.words for t in texts(svg) if t.left < 0 or t.right > wide or t.top < 0 or t.bottom > high]


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1, as WCAG 2 defines it."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
