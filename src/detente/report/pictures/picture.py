"""A picture: what it shows in words, and its drawing, as SVG or as PNG."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from detente.errors import Missing, quoted
from detente.report.pictures.lettering import FAMILY, covered, font_path
from detente.report.pictures.markup import clean, element, escaped, rectangle
from detente.report.pictures.palette import COLOURS, STYLE

MARGIN = 16.0


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
        own = hashlib.sha256(f"{self.title}\n{self.description}\n{self.body}".encode()).hexdigest()[:12]
        title, description = f"dt-{own}-t", f"dt-{own}-d"
        return element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": self.width,
                "height": self.height,
                "viewBox": f"0 0 {self.width:.0f} {self.height:.0f}",
                "role": "img",
                "aria-labelledby": f"{title} {description}",
                "font-family": FAMILY,
            },
            element("title", {"id": title}, escaped(self.title)),
            element("desc", {"id": description}, escaped(self.description)),
            f"<style>{STYLE}</style>" if style else "",
            rectangle(0, 0, self.width, self.height, fill="paper"),
            self.body,
        )

    def png(self, *, scale: float = 2, system_fonts: bool | None = None) -> bytes:
        """The picture as PNG, in light colours, `scale` dots a unit, drawn with the font that comes along.

        `system_fonts`: whether letters that it lacks are looked for in the fonts of this machine; by default only
        where there are such, so that other pictures are the same everywhere.  Raises Missing without resvg-py.
        """
        try:
            from resvg_py import svg_to_bytes  # noqa: PLC0415  an extra, and not needed for SVG
        except ImportError as error:
            raise Missing(
                "a PNG needs resvg-py, which is not installed: pip install 'detente[pictures]'; an SVG needs nothing"
            ) from error
        if not scale > 0:
            raise ValueError(f"a picture has more than no dots: scale={scale}")
        drawing = self.svg(style=False)
        others = not covered(clean(drawing)) if system_fonts is None else system_fonts
        return bytes(
            svg_to_bytes(
                svg_string=drawing,
                zoom=scale,
                background=COLOURS["paper"][0],
                skip_system_fonts=not others,
                font_files=[str(font_path())],
                font_family="Noto Sans",
                sans_serif_family="Noto Sans",
            )
        )

    def save(self, path: str | os.PathLike[str], *, scale: float = 2) -> Path:
        """Write the picture into a file, by its suffix as SVG or PNG; the path written.

        An SVG that is there is replaced.  Raises ValueError for another suffix, Missing as `png` does.
        """
        at = Path(path)
        if at.suffix.lower() not in {".svg", ".png"}:
            raise ValueError(f"a picture is saved as .svg or .png, by the suffix of the file: {quoted(at.name)}")
        data = self.png(scale=scale) if at.suffix.lower() == ".png" else f"{self.svg()}\n".encode()
        at.write_bytes(data)
        return at

    def _repr_svg_(self) -> str:
        return self.svg()

    def __repr__(self) -> str:
        """Say what it shows in one line."""
        return f"<Picture of {self.kind}: {quoted(self.title)}, {self.width:.0f} × {self.height:.0f}>"
