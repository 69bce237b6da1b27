"""Pictures as PNG: drawn with the shipped font, and a plain word where the extra is not installed."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import pytest

import detente
from detente import Picture

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def picture() -> detente.Picture:
    conflict = detente.load("chicken")
    return detente.picture(detente.solve(detente.unfold(conflict)), conflict=conflict)


def size(png: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_without_the_extra_a_png_says_how_to_install_it(
    picture: detente.Picture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(detente.Missing, match=r"pip install 'detente\[pictures\]'"):
        picture.save(tmp_path / "a.png")
    assert [] == list(tmp_path.iterdir())


def test_a_png_has_so_many_dots_and_is_the_same_each_time(picture: detente.Picture, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra pictures is not installed")
    png = picture.png(scale=1)

    assert png.startswith(PNG)
    assert (round(picture.width), round(picture.height)) == pytest.approx(size(png), abs=1)
    assert tuple(2 * n for n in size(png)) == pytest.approx(size(picture.save(tmp_path / "a.png").read_bytes()), abs=2)
    assert png == picture.png(scale=1)
    with pytest.raises(ValueError, match="scale=0"):
        picture.png(scale=0)


def test_letters_of_three_alphabets_are_drawn_with_the_shipped_font_alone() -> None:
    pytest.importorskip("resvg_py", reason="the extra pictures is not installed")
    drawings = {
        letters: inked(detente.Picture("moves", "t", "d", 80, 30, text(letters)).png(scale=1))
        for letters in ("Détente", "Αθήνα", "Київ", "")
    }

    assert 0 == drawings.pop("")
    assert [] == [letters for letters, dots in drawings.items() if dots < 40]


def test_a_png_in_letters_that_the_font_has_is_the_same_whatever_fonts_there_are() -> None:
    pytest.importorskip("resvg_py", reason="the extra pictures is not installed")
    foreign = "北京"
    drawn = Picture("moves", foreign, foreign, 80, 30, f"<g><title>{foreign}</title>{text('Détente Αθήνα Київ')}</g>")

    assert "" == drawn.lacking  # what only stands in words about the picture is not drawn
    assert drawn.png(scale=1) == drawn.png(scale=1, system_fonts=False)


def test_letters_that_no_font_has_are_told_and_never_silently_boxes(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra pictures is not installed")
    drawn = Picture("moves", "t", "d", 80, 30, text("Київ \u0378北&lt;"))

    assert "\u0378北" == drawn.lacking
    assert "\u0378" == drawn.boxed().replace("北", "")  # unassigned, so that no font on any machine has it
    with pytest.raises(detente.Missing, match=r"no font has these letters: '.北'; an SVG shows them"):
        drawn.png(scale=1, system_fonts=False)
    with pytest.raises(detente.Missing, match=r"no font has these letters: '."):
        drawn.save(tmp_path / "a.png")
    assert [] == list(tmp_path.iterdir())
    assert drawn.png(scale=1, boxes=True).startswith(PNG)


def text(letters: str) -> str:
    return f'<text x="5" y="20" font-size="14" fill="#000000">{letters}</text>' if letters else "<g/>"


def inked(png: bytes) -> int:
    """How many bytes of the dots of a PNG are not white; it has 8 bits of red, green, blue and maybe alpha."""
    at, data = len(PNG), b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    (wide, high), each = size(png), {2: 3, 6: 4}[png[25]]
    rows = zlib.decompress(data)
    step = 1 + wide * each
    before = bytes(step - 1)
    dark = 0
    for row in range(high):
        before = unfiltered(rows[row * step], rows[row * step + 1 : (row + 1) * step], before, each)
        dark += sum(byte < 128 for byte in before)
    return dark


def unfiltered(kind: int, row: bytes, before: bytes, each: int) -> bytes:
    """A row of dots as it was before it was filtered, by the PNG standard."""
    found = bytearray(row)
    for k, byte in enumerate(row):
        left = found[k - each] if k >= each else 0
        corner = before[k - each] if k >= each else 0
        above = before[k]
        guess = left + above - corner
        nearest = min((left, above, corner), key=lambda value: abs(guess - value))
        found[k] = (byte + (0, left, above, (left + above) // 2, nearest)[kind]) % 256
    return bytes(found)
