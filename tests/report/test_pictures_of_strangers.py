"""Pictures of what nobody has checked: hostile, long and foreign names, and forty states with moves at random."""

from __future__ import annotations

import math
import random
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from colour_sight import SIGHTS, as_seen, oklab
from conflicts_at_random import conflict_at_random
from detente.report.pictures.draw import KINDS
from detente.report.pictures.lettering import advances, fitted, font_path, lacking, lines, width
from detente.report.pictures.markup import clean, escaped
from detente.report.pictures.palette import COLOURS, DASHES, MOVERS, STYLE
from drawn import contrast, hints, luminance, outside, overlapping, parsed, tags, texts

HOSTILE = "</text></svg><script>alert(1)</script><a href='javascript:x' onload=\"y\">&amp;"
NAMES = [
    HOSTILE,
    "a\u202eb\u2066c\u200d",
    "nul\x00bell\x07\ufffe",
    "שלום עליכם",
    "北京市人民政府",
    "x" * 5_000,
    "Ж" * 300,
    "]]> <!-- &#0;",
]
ALLOWED = {"svg", "title", "desc", "style", "rect", "g", "text", "circle", "line", "polyline", "polygon", "path"}
FOREIGN = re.compile(r"href|url\(|<script|foreignObject|<!|<\?|\bstyle=|\son\w+=|javascript:x'[^<]*>")


def hostile(name: str) -> list[detente.Picture]:
    """Every picture of a conflict in which everything that may be called so is called so."""
    conflict = detente.loads(YAML_HEAD.replace("NAME", _quoted(name)), name="hostile.yaml")
    solved = detente.solve(detente.unfold(conflict))
    audit = detente.audit(conflict, orders=3)
    chronicle = detente.parse_chronicle(CHRONICLE.replace("NAME", _quoted(name)), conflict)
    found = [detente.picture(solved, what, conflict=conflict) for what in ("moves", "options", "stability")]
    found += [detente.picture(audit), detente.picture(audit, "hangs-on", conflict=conflict)]
    return [*found, detente.picture(chronicle, conflict=conflict), detente.picture(detente.explore(conflict, number=2))]


YAML_HEAD = """\
detente: 1
title: NAME
decision_makers:
  a: {name: NAME, options: {x: NAME}}
  b: {name: NAME, options: {lvl: {text: NAME, levels: [low, middle, high]}}}
forums: {t: {name: NAME, members: [a, b]}}
status_quo: []
preferences:
  a: [{id: A1, want: "a.x", tier: 1}, {id: A2, want: "b.lvl = high", tier: 1}]
  b: [{id: B1, want: "b.lvl = high if a.x"}]
claims:
  - {id: C1, text: NAME, says: "possible(a.x)"}
"""
CHRONICLE = """\
detente: 1
title: NAME
moves:
  - {id: m1, date: 2022-01-20, by: a, set: {a.x: yes}, text: NAME}
  - {id: m2, date: 2022-01, by: b, set: {b.lvl: high}, text: NAME}
"""


def _quoted(name: str) -> str:
    """The name as YAML holds it, everything odd in escapes."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in name) + '"'


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_hostile_name_is_text_and_nothing_else(name: str) -> None:
    for picture in hostile(name):
        svg = picture.svg()
        root = ET.fromstring(svg)  # well-formed

        assert [] == [tag for tag in tags(svg) if tag not in ALLOWED]
        attributes = {key for element in root.iter() for key in element.attrib}
        assert [] == [key for key in attributes if key in {"style", "href"} or key.startswith(("on", "{"))]
        assert [] == [c for c in svg if ord(c) < 32 or 0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069]
        assert "<script" not in svg
        assert [] == overlapping(svg)
        assert [] == outside(svg)
        assert clean(name)[:20] in "".join(root.itertext())


def test_a_name_too_long_is_cut_and_whole_where_one_points() -> None:
    svg = hostile("x" * 5_000)[0].svg()

    assert max(len(text.words) for text in texts(svg)) < 200
    assert any("x" * 5_000 in hint for hint in hints(hostile("x" * 5_000)[2].svg())) or "x" * 5_000 in svg


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_nothing_is_fetched_and_nothing_runs(kind: str) -> None:
    for picture in hostile("plain"):
        if picture.kind == kind:
            assert [] == FOREIGN.findall(picture.svg(style=False).replace(' xmlns="http://www.w3.org/2000/svg"', ""))
            assert [STYLE] == [e.text for e in parsed(picture.svg()).iter("{http://www.w3.org/2000/svg}style")]
            assert "style" not in tags(picture.svg(style=False))


@given(st.integers(0, 2**32), st.integers(2, 7))
@settings(max_examples=max(3, settings().max_examples // 20))
def test_labels_never_overlap_at_forty_states(seed: int, dms: int) -> None:
    conflict = conflict_at_random(random.Random(seed), 40, dms)
    picture = detente.picture(detente.solve(detente.unfold(conflict), concepts="SEQ"), conflict=conflict)

    assert [] == overlapping(picture.svg())
    assert [] == outside(picture.svg())
    assert 40 == len(
        [hint for hint in hints(picture.svg()) if hint.partition(":")[0] in detente.unfold(conflict).states._index]
    )


def test_text_and_marks_stand_out_from_what_is_behind_them_by_day_and_by_night() -> None:
    for mode in (0, 1):
        colour = {name: both[mode] for name, both in COLOURS.items()}

        assert [] == [
            (words, behind)
            for words in ("ink", "quiet")
            for behind in ("paper", "shade")
            if contrast(colour[words], colour[behind]) < 4.5
        ]
        assert [] == [
            name for name in colour if name not in {"paper", "shade"} and contrast(colour[name], colour["paper"]) < 3
        ]
        assert contrast(colour["rule"], colour["shade"]) >= 3
        # What adjoins what: solid, hatched and pale bars; a bar and its interval on its paper edge.
        assert contrast(colour["ink"], colour["shade"]) >= 3
        assert contrast(colour["mover0"], colour["paper"]) >= 3


@pytest.mark.parametrize("sight", [None, *SIGHTS])
def test_the_colours_of_movers_are_told_apart_however_one_sees_colours(sight: str | None) -> None:
    for mode in (0, 1):  # black and white are 100 apart; 2 can just be seen where colours adjoin
        seen = [oklab(as_seen(COLOURS[f"mover{k}"][mode], sight)) for k in range(MOVERS)]

        assert 13 <= min(math.dist(a, b) for a, b in combinations(seen[:4], 2))
        assert 9 <= min(math.dist(a, b) for a, b in combinations(seen, 2))


def test_movers_are_told_apart_in_grey_by_dash_and_mark() -> None:
    looks = {(DASHES[k % len(DASHES)], k % 8) for k in range(24)}

    assert 24 == len(looks)
    assert MOVERS == len({COLOURS[f"mover{k}"][0] for k in range(MOVERS)})
    assert 0 <= luminance("#000000") < luminance("#777777") < luminance("#ffffff") <= 1


def test_every_colour_has_its_dark_twin_in_the_style() -> None:
    used = {c for p in hostile("plain") for c in re.findall(r"dt-[fs]-\w+", p.svg(style=False))}

    assert used
    assert [] == [name for name in used if f".{name}{{" not in STYLE]
    assert STYLE.count("{") == STYLE.count("}")


def test_the_shipped_font_has_latin_greek_and_cyrillic_letters_and_is_small() -> None:
    assert "" == lacking("Détente Łódź Đorđe İstanbul Ångström ß Œ “quoted” – … € · ×")
    assert "" == lacking("Αθήνα Ἑλλάς ἀρχή ὦ")
    assert "" == lacking("Київ Ґ Ї Є Ў Москва Ђорђе Қазақстан Ө")
    assert "北京" == lacking("北京, 北")
    assert font_path().stat().st_size <= 300_000
    assert "SIL OPEN FONT LICENSE" in (font_path().parent / "OFL.txt").read_text("utf-8").upper()


def test_letters_are_as_wide_as_the_font_says() -> None:
    measured = {"A": 0.639, "i": 0.258, "m": 0.935, "А": 0.638, "Ω": 0.717, "\u0300": 0.0}  # by fontTools

    assert measured == {letter: advances()[ord(letter)] for letter in measured}
    assert pytest.approx(width("mm", 10)) == 2 * width("m", 10)


def test_no_letters_are_small() -> None:
    sizes = {
        float(e.attrib["font-size"])
        for p in hostile("plain")
        for e in parsed(p.svg()).iter()
        if "font-size" in e.attrib
    }

    assert min(sizes) >= 10.5


@given(st.text(max_size=80), st.floats(20, 200))
def test_a_text_is_cut_to_its_room(words: str, most: float) -> None:
    words = clean(words)
    shown = fitted(words, 12, most)

    assert width(shown, 12) <= most or len(shown) <= 2
    assert shown == words or shown.endswith("…")
    assert len(lines(words, 12, most, 3)) <= 3


@given(st.text())
def test_any_text_can_stand_in_a_picture(words: str) -> None:
    assert clean(words) == ET.fromstring(f"<a>{escaped(words)}</a>").text or clean(words) == ""
