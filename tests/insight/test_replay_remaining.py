"""The orders that moves leave: their number, comparisons and nearest one are what trying every order gives."""

from __future__ import annotations

import math
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.insight.replaying.remaining import Demand, contradiction, forced, met, nearest, number, placed

TIER = tuple("abcdef")
EVER = 1_000_000


@st.composite
def asked(draw: st.DrawFn) -> tuple[tuple[str, ...], list[Demand]]:
    """A tier and what some moves demand of it."""
    tier = TIER[: draw(st.integers(2, 6))]
    demands = []
    for n in range(draw(st.integers(0, 5))):
        sides = {name: draw(st.sampled_from(["pro", "con", ""])) for name in tier}
        pro, con = (frozenset(name for name, side in sides.items() if side == each) for each in ("pro", "con"))
        if pro and con:
            demands.append(Demand(f"m{n}", pro, con))
    return tier, demands


def orders(tier: tuple[str, ...], demands: list[Demand]) -> list[tuple[str, ...]]:
    """Every order of the tier in which, of what each move names, some statement for it stands above all against it."""
    return [
        order
        for order in permutations(tier)
        if all(any(all(order.index(p) < order.index(c) for c in d.con) for p in d.pro) for d in demands)
    ]


@given(asked())
def test_what_is_left_is_what_trying_every_order_leaves(case: tuple[tuple[str, ...], list[Demand]]) -> None:
    tier, demands = case
    left = orders(tier, demands)

    assert bool(left) == met(tier, demands)
    assert len(left) == number(tier, demands, 6)
    if left:
        assert placed(tier, demands) in left
        pairs = {(a, b) for a, b in permutations(tier, 2) if all(o.index(a) < o.index(b) for o in left)}
        assert pairs == set(forced(tier, demands))
        assert (min(left, key=lambda order: (turned(order, tier), order)), True) == nearest(tier, demands, EVER)


@given(asked())
def test_a_contradiction_is_told_with_the_fewest_moves(case: tuple[tuple[str, ...], list[Demand]]) -> None:
    tier, demands = case
    known: list[Demand] = []
    for new in demands:
        if met(tier, [*known, new]):
            known.append(new)
            continue
        by_move = {demand.move: demand for demand in known}
        found, least = contradiction(tier, known, new, EVER)
        size = next(k for k in range(9) if any(not orders(tier, [*c, new]) for c in combinations(known, k)))

        assert (size, True) == (len(found), least)
        assert [] == orders(tier, [*(by_move[name] for name in found), new])


def turned(order: tuple[str, ...], tier: tuple[str, ...]) -> int:
    return sum(order.index(a) > order.index(b) for a, b in combinations(tier, 2))


def test_where_limits_are_met_what_is_told_still_holds_and_says_so() -> None:
    tier = tuple(f"n{k:02d}" for k in range(24))
    rng = Random(7)
    demands = [Demand(f"m{k}", frozenset([tier[k + 12]]), frozenset(rng.sample(tier[:12], 4))) for k in range(12)]
    order, sure = nearest(tier, demands, 50)

    assert number(tier, demands, 15) is None
    assert not sure
    assert all(any(order.index(p) < min(order.index(c) for c in d.con) for p in d.pro) for d in demands)

    cycle = [Demand(f"c{k}", frozenset([tier[k]]), frozenset([tier[k + 1]])) for k in range(9)]
    new = Demand("last", frozenset([tier[9]]), frozenset([tier[0]]))
    assert (tuple(f"c{k}" for k in range(9)), False) == contradiction(tier, [*demands, *cycle], new, 10)
    assert (tuple(f"c{k}" for k in range(9)), True) == contradiction(tier, cycle, new, EVER)


def test_statements_that_no_move_names_are_counted_in() -> None:
    one = Demand("m1", frozenset("a"), frozenset("b"))

    assert math.factorial(6) // 2 == number(TIER, [one], 2)
    assert number(TIER, [one], 1) is None


def test_no_order_is_nearest_where_none_is_left() -> None:
    with pytest.raises(ValueError, match="no order meets all demands"):
        nearest(
            ("a", "b"), [Demand("m1", frozenset("a"), frozenset("b")), Demand("m2", frozenset("b"), frozenset("a"))], 9
        )
