"""A picture: what it shows in words, and its drawing, as SVG or as PNG."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import unescape

from detente.errors import Missing, quoted
from detente.report.in_one_step import write_in_one_step
from detente.report.pictures.lettering import FAMILY, font_path, lacking
from detente.report.pictures.markup import element, escaped, rectangle
from detente.report.pictures.palette import COLOURS, STYLE

MARGIN = 16.0
# What of markup is not shown: what stands in tags, and what is shown only where one points.
_UNSEEN: Final = re.compile("<title>[^<]*</title>|<[^>]*>")
# No font has a letter for this, so that it is drawn as what stands for a letter that is not there.
_NO_LETTER: Final = "\U0010fffd"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its title and its description in words, from which it can be understood unseen.

    `kind`: what it is a picture of, such as `moves`.  `body`: the elements of the drawing.  Nothing in it is fetched
    from elsewhere or runs.
    """

    kind: str
    title: str
    description: str
    width: float
    height: float
    body: str = field(repr=False)

    def svg(self, *, style: bool = True) -> str:
        """The picture as SVG, for a file or amid a page of HTML; the same text for the same data.

        By day all its looks are attributes, so that it needs no leave of a strict page.  `style`: whether it brings the
        style sheet of the dark colours along, the same in every picture, as its one element `style`; a page without
        leave for it shows the light colours, and one that has `STYLE` in its own sheet can leave it out.
        """
        return element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": self.width,
                "height": self.height,
                "viewBox": f"0 0 {self.width:.0f} {self.height:.0f}",
                "role": "img",
                "aria-label": " ".join(filter(None, (_sentence(escaped(self.title)), escaped(self.description)))),
                "font-family": FAMILY,
            },
            element("title", {}, escaped(self.title)),
            element("desc", {}, escaped(self.description)),
            f"<style>{STYLE}</style>" if style else "",
            rectangle(0, 0, self.width, self.height, fill="paper"),
            self.body,
        )

    @property
    def lacking(self) -> str:
        """The letters in the picture that the shipped font does not have, each once: whatever font there is shows them.

        >>> Picture("moves", "t", "d", 80, 30, "<text>Київ 北京</text>").lacking
        '北京'
        """
        return lacking(unescape(_UNSEEN.sub("", self.body)))

    def boxed(self) -> str:
        """The letters that a PNG cannot show, since neither the shipped font nor one of this machine has them.

        Raises Missing without resvg-py.
        """
        return "".join(letter for letter in self.lacking if _boxed(letter))

    def png(self, *, scale: float = 2, system_fonts: bool | None = None, boxes: bool = False) -> bytes:
        """The picture as PNG, in light colours, `scale` dots a unit, drawn with the font that comes along.

        `system_fonts`: whether letters that it lacks are looked for in the fonts of this machine; by default only
        where there are such, so that other pictures are the same everywhere.  `boxes`: whether boxes stand for letters
        that no font has.  Raises Missing for such letters otherwise, and without resvg-py.
        """
        if not scale > 0:
            raise ValueError(f"a picture has more than no dots: scale={scale}")
        others = bool(self.lacking) if system_fonts is None else system_fonts
        unseen = "" if boxes else self.boxed() if others else self.lacking
        if unseen:
            raise Missing(
                f"no font has these letters: {quoted(unseen)}; an SVG shows them where there is one, "
                "and boxes=True draws boxes for them"
            )
        return _rendered(self.svg(style=False), scale=scale, system_fonts=others)

    def save(self, path: str | os.PathLike[str], *, scale: float = 2, boxes: bool = False) -> Path:
        """Write the picture into a file in one step, by its suffix as SVG or PNG; the path written.

        What is there is replaced, and stays whole where something fails.  Raises ValueError for another suffix, Missing
        as `png` does, and OSError where the file cannot be written.
        """
        at = Path(path)
        if at.suffix.lower() not in {".svg", ".png"}:
            raise ValueError(f"a picture is saved as .svg or .png, by the suffix of the file: {quoted(at.name)}")
        data = self.png(scale=scale, boxes=boxes) if at.suffix.lower() == ".png" else f"{self.svg()}\n".encode()
        write_in_one_step(at, data)
        return at

    def _repr_svg_(self) -> str:
        return self.svg()

    def __repr__(self) -> str:
        """Say what it shows in one line."""
        return f"<Picture of {self.kind}: {quoted(self.title)}, {self.width:.0f} × {self.height:.0f}>"


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def _rendered(drawing: str, *, scale: float, system_fonts: bool) -> bytes:
    return bytes(
        renderer()(
            svg_string=drawing,
            zoom=scale,
            background=COLOURS["paper"][0],
            skip_system_fonts=not system_fonts,
            font_files=[str(font_path())],
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )


def renderer() -> Callable[..., bytes]:
    """What draws an SVG as PNG: `resvg_py.svg_to_bytes`; Missing where the extra is not installed."""
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415  an extra, and not needed for SVG
    except ImportError as error:
        raise Missing(
            "a PNG needs resvg-py, which is not installed: pip install 'detente[pictures]'; an SVG needs nothing"
        ) from error
    return svg_to_bytes


@cache
def _boxed(letter: str) -> bool:
    """Whether no font there is has a letter, which stands in markup as it is: it then looks like one that none has."""
    one, none = (
        _rendered(
            element(
                "svg",
                {"xmlns": "http://www.w3.org/2000/svg", "width": 40, "height": 40, "font-family": FAMILY},
                element("text", {"x": 5, "y": 30, "font-size": 24}, each),
            ),
            scale=1,
            system_fonts=True,
        )
        for each in (letter, _NO_LETTER)
    )
    return one == none
