"""Pictures are true: arrows, rings, cells and bars, by where they stand on the paper, against what was found."""

from __future__ import annotations

import random
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings

import detente
from conflicts_at_random import conflict_at_random
from detente.report.pictures.hangs_on import BARS as PARTS
from detente.report.pictures.hangs_on import splits
from detente.report.pictures.moves import FEW, picture_of_moves
from detente.report.pictures.shares import BARS
from drawn import SVG, hints, parsed, texts
from drawn_moves import Led, arrows, covered, doubled, groups, states
from strategies import conflicts

SOME = max(10, settings().max_examples // 6)


def solved(conflict: detente.Conflict) -> detente.Stability:
    return detente.solve(detente.unfold(conflict))


def moves_of(graph: detente.Graph) -> dict[Led, int]:
    """Every move, as an arrow, and the state that it leads to."""
    return {
        Led(f"mover{k % 6}", graph.states.name(a), graph.states.name(b), b in graph.improving(mover, a).tolist()): b
        for k, mover in enumerate(graph.movers)
        for a in range(graph.size)
        for b in mover.moves.successors(a).tolist()
    }


@given(conflicts(most=30))
@settings(max_examples=SOME)
def test_arrows_lead_from_box_to_box_as_the_moves_do(conflict: detente.Conflict) -> None:
    graph = detente.unfold(conflict)
    drawn = arrows(picture_of_moves(graph, only_improvements=False, forums=False).svg())

    assert len(drawn) == len(set(drawn))
    assert set(moves_of(graph)) == set(drawn)


@given(conflicts(most=30))
@settings(max_examples=SOME)
def test_of_many_moves_improvements_are_drawn_and_of_many_of_these_the_best(conflict: detente.Conflict) -> None:
    graph = detente.unfold(conflict)
    every = moves_of(graph)
    improvements = {led: target for led, target in every.items() if led.filled}
    best = {
        led
        for led, target in improvements.items()
        for mover in [graph.movers[int(led.colour[-1])]]
        if not any(
            other.colour == led.colour
            and other.source == led.source
            and graph.wanted(mover, np.array([there], np.int32), target).all()
            for other, there in improvements.items()
        )
    }
    expected = set(every if len(every) <= FEW else improvements if len(improvements) <= FEW else best)

    assert expected == set(arrows(picture_of_moves(graph, forums=False).svg()))


@given(conflicts(most=30))
@settings(max_examples=SOME)
def test_rings_are_the_equilibria_and_dashes_the_states_that_nothing_leads_to(conflict: detente.Conflict) -> None:
    stability = solved(conflict)
    graph = stability.graph
    drawn = states(detente.picture(stability, forums=False).svg())
    starts = [reading.state for reading in graph.readings]
    far = graph.distance(starts, ()).tolist() if starts else [0] * graph.size

    assert sorted(graph.states.name(s) for s in range(graph.size)) == sorted(each.name for each in drawn)
    assert sorted(stability.equilibria("SEQ")) == sorted(each.name for each in drawn if each.ringed)
    assert {graph.states.name(s) for s in range(graph.size) if far[s] < 0} == {e.name for e in drawn if e.dashed}


@given(conflicts(most=30))
@settings(max_examples=SOME)
def test_states_stand_from_left_to_right_by_how_far_away_they_are(conflict: detente.Conflict) -> None:
    graph = detente.unfold(conflict)
    starts = [reading.state for reading in graph.readings]
    if not starts:
        return
    far = graph.distance(starts, ()).tolist()
    left = {each.name: each.left + 4 * each.ringed for each in states(picture_of_moves(graph, forums=False).svg())}
    rank = sorted((far[s] if far[s] >= 0 else graph.size, left[graph.states.name(s)]) for s in range(graph.size))

    assert [x for _, x in rank] == sorted(left.values())
    assert all(a[0] == b[0] or a[1] < b[1] for a, b in pairwise(rank))


@pytest.mark.parametrize("name", ["elmira", "ferry", "groundwater", "talks-2022", "northkorea-irreversible"])
def test_no_arrow_runs_behind_a_box_through_words_or_on_another(name: str) -> None:
    conflict = detente.load(name)
    svg = detente.picture(solved(conflict), conflict=conflict).svg()

    assert [] == covered(svg)
    assert [] == doubled(svg)


def test_no_arrow_runs_behind_a_box_through_words_or_on_another_at_forty_states() -> None:
    for seed in range(3):
        conflict = conflict_at_random(random.Random(seed), 40, 2 + seed)
        svg = detente.picture(solved(conflict), conflict=conflict).svg()

        assert [] == covered(svg)
        assert [] == doubled(svg)


@given(conflicts(most=30))
@settings(max_examples=SOME)
def test_a_cell_of_the_table_says_whether_a_state_is_stable_where_it_stands(conflict: detente.Conflict) -> None:
    stability = solved(conflict)
    graph, concepts = stability.graph, stability.concepts
    svg = detente.picture(stability, "stability", conflict=conflict).svg()
    whose = [*graph.decision_makers, None]
    heads = sorted((t.left + t.right) / 2 for t in texts(svg) if t.words in concepts)
    rows = {whole.partition(":")[0]: float(group[1].attrib["y"]) for whole, group in groups(svg) if whole}
    marks = _marks(parsed(svg))
    for state, y in rows.items():
        found = [next(kind for kind, cx, cy in marks if abs(cx - x) < 1 and abs(cy - y + 4.3) < 3) for x in heads]
        s = graph.states.index(state)
        literal = [
            ("ring" if who is None else "dot")
            if (stability.equilibrium(key) if who is None else stability.mask(key, who))[s]
            else "line"
            for who in whose
            for key in concepts
        ]

        assert (state, literal) == (state, found)
    assert graph.size == len(rows)


def _marks(root: ET.Element) -> list[tuple[str, float, float]]:
    """The marks of a table of stability, rings first: what each is, and where."""
    found = [
        ("ring" if circle.attrib["r"] == "7" else "dot", float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        for radius in ("7", "4.5")
        for circle in root.iter(f"{SVG}circle")
        if circle.attrib["r"] == radius
    ]
    for line in root.iter(f"{SVG}polyline"):
        (ax, ay), (bx, _) = ([float(n) for n in point.split(",")] for point in line.attrib["points"].split())
        found += [("line", (ax + bx) / 2, ay)] if abs(bx - ax - 8) < 0.3 else []
    return found


@given(conflicts("option", most=30))
@settings(max_examples=SOME)
def test_a_cell_of_the_option_table_says_what_holds_where_it_stands(conflict: detente.Conflict) -> None:
    graph = detente.unfold(conflict)
    svg = detente.picture(graph, "options", most=30).svg()
    words = [((t.left + t.right) / 2, t) for t in texts(svg)]
    names = {graph.states.name(s) for s in range(graph.size)}
    top = min(t.top for _, t in words if t.words in names)
    columns = {t.words: x for x, t in words if t.words in names and abs(t.top - top) < 1}
    keys = [option.key for option in graph.states.space.options]
    rows = {
        whole.partition(":")[0]: float(group[1].attrib["y"])
        for whole, group in groups(svg)
        if ": " in whole or whole in keys
    }
    for state, x in columns.items():
        pattern = graph.states.pattern(graph.states.index(state))
        beside = {
            key: [t.words for at, t in words if abs(t.bottom - rows[key]) < 4 and abs(at - x) < 14 and t.left > 60]
            for key in keys
        }

        assert [[char] for char in str(pattern)] == [beside[key] for key in keys]
    assert graph.size == len(columns)


@pytest.mark.parametrize(("name", "orders"), [("ferry", 5), ("groundwater", 12)])
def test_bars_intervals_and_chance_are_as_long_as_the_shares(name: str, orders: int) -> None:
    audit = detente.audit(detente.load(name), orders=orders)
    found = {whole.partition(":")[0]: group for whole, group in groups(detente.picture(audit).svg())}
    assert {claim.id for claim in audit.claims} == found.keys()
    for claim in audit.claims:
        share, group = claim.share, found[claim.id]
        whole, *filled = group.findall(f"{SVG}rect")
        left, wide = float(whole.attrib["x"]), float(whole.attrib["width"])
        inked = [
            [[float(n) for n in point.split(",")] for point in line.attrib["points"].split()]
            for line in group.findall(f"{SVG}polyline")
            if "dt-s-ink" in line.attrib["class"]
        ]
        level = [(a[0], b[0]) for a, b in inked if a[1] == b[1]]
        upright = [a[0] for a, b in inked if a[0] == b[0] and abs(b[1] - a[1]) > 11]

        assert wide == BARS
        long = [] if share.share is None else [wide * share.share]
        assert long == pytest.approx([float(each.attrib["width"]) for each in filled], abs=0.06)
        spread = [] if share.low is None or share.high is None or share.high <= share.low else [share.low, share.high]
        assert [left + wide * part for part in spread] == pytest.approx([x for pair in level for x in pair], abs=0.06)
        chance = [] if share.null_share is None else [left + wide * share.null_share]
        assert chance == pytest.approx(upright, abs=0.06)


@pytest.mark.parametrize("name", ["ferry", "groundwater"])
def test_what_a_claim_hangs_on_has_bars_as_long_as_the_counts(name: str) -> None:
    conflict = detente.load(name)
    audit = detente.audit(conflict, orders=12)
    svg = detente.picture(audit, "hangs-on", conflict=conflict).svg()
    literal = [
        [PARTS * number / split.of for _, number in split.counts if number]
        for claim in audit.claims
        for split in splits(claim, audit)
    ]
    found = [
        [float(rect.attrib["width"]) for rect in group.findall(f"{SVG}rect")[1:]]
        for _, group in groups(svg)
        if group.findall(f"{SVG}rect")
    ]

    assert len(literal) == len(found)
    for one, other in zip(literal, found, strict=True):
        assert one == pytest.approx(other, abs=0.06)


def test_moves_from_states_that_no_improvements_lead_to_are_left_out_of_a_part_and_that_is_said() -> None:
    stability = solved(detente.load("talks-2022"))
    picture = detente.picture(stability)
    below = {each.name for each in states(picture.svg()) if each.dashed}

    assert below
    assert [] == [led for led in arrows(picture.svg()) if led.source in below or led.target in below]
    assert "Moves from states that no improvements lead to are left out." in picture.description
    assert any(f"{name}: " in hint for name in below for hint in hints(picture.svg()))
