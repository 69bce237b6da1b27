"""Grid: a small table of text, the shape in which results are shown; a notebook renders it, a terminal too."""

from __future__ import annotations

from dataclasses import dataclass

from detente.errors import printable


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of text under headings, with a caption.

    >>> Grid(("state",), (("<s1>",),)).html()
    '<table><thead><tr><th scope="col">state</th></tr></thead><tbody><tr><td>&lt;s1&gt;</td></tr></tbody></table>'
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""

    def html(self) -> str:
        """The grid as an HTML table; every text is escaped."""
        head = "".join(f'<th scope="col">{_escaped(h)}</th>' for h in self.headings)
        body = "".join("<tr>" + "".join(f"<td>{_escaped(c)}</td>" for c in row) + "</tr>" for row in self.rows)
        caption = f"<caption>{_escaped(self.caption)}</caption>" if self.caption else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _escaped(text: str) -> str:
    from html import escape  # noqa: PLC0415  only notebooks need it

    return escape(printable(text))
