"""What stands around a drawing: its heading above, and below it the key to its marks and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from detente.grid import titled
from detente.report.pictures.lettering import fitted, lines, room
from detente.report.pictures.markup import block, clean, label, text
from detente.report.pictures.picture import MARGIN, Picture

Sample = Callable[[float, float], str]
"""What draws a mark around a point."""

TITLE, BELOW, NOTE = 16.0, 12.5, 11.5
_ROW, _SAMPLE, _APART = 22.0, 40.0, 18.0
_MOST_OF_TITLE, _MOST_LINES = 2, 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark, `_SAMPLE` wide at most, and what it means."""

    sample: Sample
    means: str


def framed(
    kind: str,
    title: str,
    below: str,
    description: Iterable[str],
    drawing: Callable[[float], tuple[str, float]],
    *,
    width: float,
    key: Sequence[Entry] = (),
    notes: Iterable[str] = (),
) -> Picture:
    """A picture of a drawing under its title and the line `below` it, over its key and its notes.

    `drawing`: given how far down it begins, its elements and how far down it ends.  `width`: of the drawing.
    """
    title = titled(clean(title))
    heading = block(MARGIN, MARGIN + TITLE, title, width, _MOST_OF_TITLE, size=TITLE, step=TITLE + 5)
    top = MARGIN + TITLE + 8 + (TITLE + 5) * (len(lines(title, TITLE, width, _MOST_OF_TITLE)) - 1)
    for row in lines(clean(below), BELOW, width, 2):
        heading += text(MARGIN, top + BELOW, row, size=BELOW, colour="quiet")
        top += BELOW + 6
    body, bottom = drawing(top + 10)
    foot, bottom = _foot(key, [clean(note) for note in notes], bottom + 14, width)
    shown = fitted(f"{title}: {clean(below)}" if below else title, 12, 3_000)
    return Picture(
        kind, shown, " ".join(map(clean, description)), width + 2 * MARGIN, bottom + MARGIN, heading + body + foot
    )


def _foot(key: Sequence[Entry], notes: Sequence[str], y: float, width: float) -> tuple[str, float]:
    """The key, as many entries in a row as there is room for, then the notes, each in lines of its own."""
    found = []
    x = MARGIN
    for entry in key:
        means = clean(entry.means)
        wide = min(_SAMPLE + room(means, NOTE), width)
        if x > MARGIN and x + wide > MARGIN + width:
            x, y = MARGIN, y + _ROW
        found.append(entry.sample(x + _SAMPLE / 2 - 4, y + _ROW / 2))
        found.append(label(x + _SAMPLE, y + _ROW / 2 + 4, means, width - _SAMPLE, size=NOTE))
        x += wide + _APART
    y += _ROW + 4 if key else 0
    for note in notes:
        for row in lines(note, NOTE, width, _MOST_LINES):
            found.append(text(MARGIN, y + NOTE, row, size=NOTE, colour="quiet"))
            y += NOTE + 5
        y += 3
    return "".join(found), y
