"""The colours of pictures, light and dark, told apart by colour-blind people; nothing is told by colour alone.

The hues of movers are near those of Okabe and Ito; how light they are was chosen so that they lie far apart for people
who lack one kind of cones as well, and stand out from their paper.  Each mover has a dash and a mark besides.

What a picture looks like by day stands in attributes; only the dark colours need a style sheet, `STYLE`, which is the
same in every picture, so that a page may allow it by its hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "paper": ("#ffffff", "#14181c"),
    "ink": ("#1a1a1a", "#f2f2f2"),
    "quiet": ("#595959", "#b4b9be"),
    "rule": ("#767676", "#8f969d"),
    "shade": ("#ececec", "#2a3036"),
    "mover0": ("#004aa3", "#4d95e6"),
    "mover1": ("#ee4209", "#f97400"),
    "mover2": ("#0c987d", "#42d6ab"),
    "mover3": ("#1a1a1a", "#f2f2f2"),
    "mover4": ("#a3286e", "#cb3a6d"),
    "mover5": ("#3b3302", "#ced836"),
}
"""Each colour by its name: on light paper, and on dark paper."""

MOVERS: Final = 6
DASHES: Final = ("", "8 4", "2 3", "10 3 2 3", "14 5", "6 2 1.5 2 1.5 2")
"""The dash of a line by the number of its mover; the first is whole."""

STYLE: Final = "@media screen and (prefers-color-scheme:dark){{{}}}".format(
    "".join(f".dt-f-{name}{{fill:{dark}}}.dt-s-{name}{{stroke:{dark}}}" for name, (_, dark) in COLOURS.items())
)
"""The style sheet of every picture: the dark colours, for a screen that asks for them."""


def paint(fill: str = "", stroke: str = "") -> dict[str, str]:
    """The attributes of a shape in colours by their names; without a fill it is hollow.

    >>> paint(stroke="ink")
    {'fill': 'none', 'stroke': '#1a1a1a', 'class': 'dt-s-ink'}
    """
    found = {"fill": COLOURS[fill][0] if fill else "none"}
    if stroke:
        found["stroke"] = COLOURS[stroke][0]
    names = [f"dt-f-{fill}"] * bool(fill) + [f"dt-s-{stroke}"] * bool(stroke)
    return {**found, "class": " ".join(names)} if names else found


def colour_of(mover: int) -> str:
    """The name of the colour of a mover, by its number."""
    return f"mover{mover % MOVERS}"


def dash_of(mover: int) -> dict[str, str]:
    """The attribute that dashes the line of a mover, by its number; none for the first."""
    dash = DASHES[mover % len(DASHES)]
    return {"stroke-dasharray": dash} if dash else {}
