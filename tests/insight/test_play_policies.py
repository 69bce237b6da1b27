"""Policies: each row is documented and shown; noise lies between the best and what ignores wants."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

import detente
from detente.insight.playing.board import Board, Rules, board
from detente.insight.playing.explored import Exploration
from detente.insight.playing.policy import POLICIES
from detente.insight.playing.walking import chance_of, walk
from detente.model.conflict import Conflict, Ranking
from judge_play import Judged
from strategies import random_conflict

# What chi-square exceeds in 1 of 1,000 samples, by degrees of freedom.
CRITICAL = {1: 10.83, 2: 13.82, 3: 16.27, 4: 18.47, 5: 20.52, 6: 22.46, 7: 24.32, 8: 26.12, 9: 27.88, 10: 29.59}
# Whoever may go anywhere, and is indifferent between some states.
FREE = """\
detente: 1
title: "Free to go"
decision_makers: {ann: {name: Ann}, bob: {name: Bob}}
states: [s1, s2, s3, s4, s5, s6, s7]
moves: {ann: [[s3, s1], [s3, s2], [s3, s4], [s3, s5], [s3, s6], [s3, s7]], bob: []}
preferences: {ann: {ranking: [[s6], [s1, s5], [s4], [s2, s3], [s7]]}, bob: {ranking: [[s1, s2, s3, s4, s5, s6, s7]]}}
"""


def strict(seed: int) -> Conflict:
    """A conflict in graph form in which nobody is indifferent between any two states."""
    rng = Random(seed)
    conflict = random_conflict(rng, "graph", 9, makers=3)
    names = [state.name for state in conflict.states or ()]
    orders = {dm.id: Ranking(tuple((n,) for n in rng.sample(names, len(names)))) for dm in conflict.decision_makers}
    return replace(conflict, preferences=orders, attitudes=())


def playing(conflict: Conflict, by: str, noise: float = 0.0, *, forums: bool = False) -> Board:
    return board(conflict, Rules(tuple((dm.id, by) for dm in conflict.decision_makers), noise, forums))


def chi_square(counts: list[tuple[int, float]]) -> float:
    return sum((seen - expected) ** 2 / expected for seen, expected in counts)


@pytest.mark.parametrize("policy", list(POLICIES), ids=lambda policy: policy.key)
def test_every_policy_says_what_it_is_and_stands_in_the_guide(policy: object, root: Path) -> None:
    row = POLICIES[policy.key]  # type: ignore[attr-defined]
    guide = (root / "docs" / "how-to" / "play.md").read_text("utf-8")

    assert row.about.definition.endswith(".")
    assert row.about.plainly
    assert f"| `{row.key}` |" in guide


def test_the_policies_are_these() -> None:
    assert ("best", "foresighted", "noisy", "any", "choice") == POLICIES.keys()


@pytest.mark.parametrize("seed", range(10))
def test_noise_0_is_best_and_so_is_little_noise_where_nobody_is_indifferent(seed: int) -> None:
    conflict = strict(seed)
    best, none, little = playing(conflict, "best"), playing(conflict, "noisy"), playing(conflict, "noisy", 0.01)
    for start in range(best.graph.size):
        walks = [
            walk(each, start, turns="listed", horizon=15, chance=chance_of(seed, start))
            for each in (best, none, little)
        ]

        assert walks[0] == walks[1]
        # What is drawn proves no cycle, and goes on in it.
        goes_on = walks[0].kind == "cycle"
        assert ("horizon" if goes_on else walks[0].kind) == walks[2].kind
        assert walks[0].legs == (walks[2].legs[: len(walks[0].legs)] if goes_on else walks[2].legs)


@pytest.mark.parametrize("seed", range(10))
def test_infinite_noise_is_the_walk_that_ignores_wants(seed: int) -> None:
    conflict = random_conflict(Random(seed), most=12)
    noisy, blind = playing(conflict, "noisy", math.inf, forums=True), playing(conflict, "any", forums=True)
    for start in range(noisy.graph.size):
        walks = [walk(b, start, turns="drawn", horizon=15, chance=chance_of(seed, start)) for b in (noisy, blind)]

        assert walks[0] == walks[1]


@pytest.mark.parametrize("noise", [0.5, 2.0, math.inf])
def test_moves_are_drawn_as_often_as_the_formula_says(noise: float) -> None:
    conflict = detente.loads(FREE)
    ready = playing(conflict, "noisy", noise)
    chance, name = chance_of(1, 2), ready.graph.states.name
    drawn = Counter(ready.ways(0, 2).drawn(chance) for _ in range(4_000))

    odds = Judged(conflict, {"ann": "noisy", "bob": "noisy"}, noise).odds(frozenset({"ann"}), "s3")
    seen = [
        sum(times for state, times in drawn.items() if (None if state is None else name(state)) == to) for to in odds
    ]
    # Rare ones are left out, so that chi-square is one.
    counts = [(s, 4_000 * p) for s, p in zip(seen, odds.values(), strict=True) if 4_000 * p >= 5]
    assert len(counts) >= 5
    assert CRITICAL[len(counts) - 1] > chi_square(counts)


def test_ends_are_spread_alike_by_infinite_noise_and_by_the_baseline_of_another_seed() -> None:
    quarrel = replace(detente.load("elmira"), beliefs=())
    noisy = detente.explore(quarrel, number=2_000, by="noisy", noise=math.inf, seed=1, horizon=4)
    blind = detente.explore(quarrel, number=2_000, by="any", seed=2, horizon=4)

    one, two = ended(noisy), ended(blind)
    # Two samples of one size: the sum over the ends of (a − b)² / (a + b), for ends that came about often enough.
    states = [s for s in one | two if one[s] + two[s] >= 10]
    assert len(states) > 3
    assert CRITICAL[len(states) - 1] > sum((one[s] - two[s]) ** 2 / (one[s] + two[s]) for s in states)


def ended(found: Exploration) -> Counter[str]:
    counts: Counter[str] = Counter()
    for end in found.ends:
        counts[end.state.name] += end.count.times
    return counts


@pytest.mark.parametrize("noise", [5e-324, 1e-300, 1e-12])
def test_the_least_noise_is_as_good_as_none(noise: float) -> None:
    dilemma = detente.load("prisoners-dilemma")

    assert [1.0, 0.0] == [playing(dilemma, "noisy", noise).ways(0, state).chance(to) for state, to in ((0, 1), (1, 0))]


def test_more_noise_makes_the_best_less_sure() -> None:
    dilemma = detente.load("prisoners-dilemma")
    boards = [playing(dilemma, "noisy", noise) for noise in (0.1, 0.5, 2.0, math.inf)]
    chances = [each.ways(0, 0).chance(1) for each in boards]

    assert sorted(chances, reverse=True) == chances
    assert [pytest.approx(1.0, abs=1e-4), 0.5] == [chances[0], chances[-1]]
