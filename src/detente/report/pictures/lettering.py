"""How wide text is: the advance widths of the shipped font, and texts cut to a width or broken into lines."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Final

FONT: Final = "NotoSans-Latin-Greek-Cyrillic.ttf"
FAMILY: Final = "'Noto Sans', Arial, 'Liberation Sans', Helvetica, sans-serif"
# The widest of the usual fonts set the same words about a seventh wider than ours: as much is kept free.
SPARE: Final = 1.15
# Of the em: what a letter takes that our font does not have, where it is as wide as high, and where it is not.
_WIDE, _OTHER = 1.0, 0.7
_CMAP_FORMAT: Final = 4
# Where a line may end: at a blank, but not before the dot between two things.
_BREAK: Final = re.compile(r"\s+(?!·(?:\s|$))")


def font_path() -> Path:
    """The file of the shipped font."""
    return Path(str(files("detente.report.pictures") / "font" / FONT))


@cache
def advances() -> Mapping[int, float]:
    """The advance width of each letter of the shipped font, in parts of the em, by its code point.

    Read from the font itself: which glyph a letter has stands in its table `cmap`, in segments (format 4), and how wide
    a glyph is in `hmtx`.

    >>> round(advances()[ord("a")], 3)
    0.561
    """
    data = font_path().read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    (em,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    widths = struct.unpack_from(">" + "Hh" * measured, data, tables[b"hmtx"])[::2]
    # What stands behind the last one measured is as wide as that.
    return {
        code: widths[min(glyph, measured - 1)] / em for code, glyph in _glyphs(data, tables[b"cmap"]).items() if glyph
    }


def _glyphs(data: bytes, at: int) -> dict[int, int]:
    """The glyph of each code point, from the first part of `cmap` that lists them in segments."""
    (parts,) = struct.unpack_from(">H", data, at + 2)
    starts = (at + struct.unpack_from(">HHI", data, at + 4 + 8 * part)[2] for part in range(parts))
    start = next(s for s in starts if struct.unpack_from(">H", data, s)[0] == _CMAP_FORMAT)
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    last, first, delta, skip = (
        struct.unpack_from(f">{count}H", data, start + 14 + 2 * (row * count + (row > 0))) for row in range(4)
    )
    found = {}
    for k in range(count):
        for code in range(first[k], last[k] + 1):
            glyph = code
            if skip[k]:
                place = start + 16 + 6 * count + 2 * k + skip[k] + 2 * (code - first[k])
                (glyph,) = struct.unpack_from(">H", data, place)
            found[code] = (glyph + delta[k]) % 65536 if glyph or not skip[k] else 0
    return found


def lacking(text: str) -> str:
    """The letters of a text that the shipped font does not have, each once.

    >>> lacking("Genève, Αθήνα, Київ"), lacking("日本, 日")
    ('', '日本')
    """
    return "".join(dict.fromkeys(char for char in text if ord(char) not in advances()))


def width(text: str, size: float) -> float:
    """How wide a text is in the shipped font at a size; letters that it lacks are taken for as wide as may be.

    >>> round(width("status quo", 10), 1)
    49.6
    """
    known = advances()
    return size * sum(known[ord(char)] if ord(char) in known else _guessed(char) for char in text)


def room(text: str, size: float) -> float:
    """The room that is kept for a text, so that it also fits in another font than ours."""
    return SPARE * width(text, size)


def _guessed(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0xFFFF else _OTHER


def fitted(text: str, size: float, most: float) -> str:
    """A text in so much room: whole, or cut with an ellipsis, between words where one ends not too early.

    >>> fitted("the appeal cannot last", 10, 90)
    'the appeal …'
    """
    if room(text, size) <= most:
        return text
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if room(f"{text[:middle]} …", size) <= most else (low, middle)
    cut = text[:low]
    whole = cut.rpartition(" ")[0] if text[low] != " " else cut
    return f"{whole.rstrip(' ,;:·')} …" if len(whole) * 2 > len(cut) else f"{cut.rstrip()}…"


def lines(text: str, size: float, most: float, number: int) -> list[str]:
    """A text in at most so many lines of so much room; what does not fit into the last one is cut.

    >>> lines("the appeal cannot last for ever", 10, 90, 2)
    ['the appeal', 'cannot last …']
    """
    words = _BREAK.split(text.strip())
    found: list[str] = []
    while words and len(found) < number - 1:
        taken = _taken(words, size, most)
        found.append(fitted(" ".join(words[:taken]), size, most))
        words = words[taken:]
    return [*found, fitted(" ".join(words), size, most)] if words else found


def _taken(words: list[str], size: float, most: float) -> int:
    """How many of some words fit into a line; at least one."""
    ends = [0.0]
    space = room(" ", size)
    for word in words:
        ends.append(ends[-1] + room(word, size) + space)
        if ends[-1] - space > most:
            break
    return max(1, sum(end - space <= most for _, end in pairwise(ends)))
