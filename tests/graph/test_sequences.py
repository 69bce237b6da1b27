"""Sequences of moves by several, under each reading: where they lead, and the shortest, beside a literal search."""

from __future__ import annotations

import itertools
from functools import partial
from random import Random
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.graph.sequences import Sequences, joint, leads, path, product
from judge_moves import reached

READINGS: tuple[Sequences, ...] = get_args(Sequences)
every_reading = pytest.mark.parametrize("sequences", READINGS)


def _arcs(seed: int) -> list[dict[int, set[int]]]:
    """One to four movers with random arcs over up to six states, none to itself."""
    rng = Random(seed)
    size, share = rng.randint(1, 6), rng.choice((0.1, 0.25, 0.5))
    return [
        {s: {t for t in range(size) if t != s and rng.random() < share} for s in range(size)}
        for _ in range(rng.randint(1, 4))
    ]


def _reached(arcs: list[dict[int, set[int]]], start: int, sequences: str) -> set[int]:
    """By the judge, who knows movers as sets of names and states as names."""
    after = {
        frozenset({f"{j}"}): {f"{s}": {f"{t}" for t in targets} for s, targets in moves.items()}
        for j, moves in enumerate(arcs)
    }
    return {int(state) for state in reached(after, f"{start}", sequences)}


@every_reading
@given(st.integers(0, 2**32))
def test_joint_moves_lead_where_a_literal_search_leads(sequences: Sequences, seed: int):
    arcs = _arcs(seed)
    size = len(arcs[0])
    matrices = [np.array([[t in moves[s] for t in range(size)] for s in range(size)], np.bool_) for moves in arcs]
    found = joint(matrices, sequences)

    assert [set(np.flatnonzero(row).tolist()) for row in found] == [_reached(arcs, s, sequences) for s in range(size)]


@every_reading
@given(st.integers(0, 2**32), st.integers(0, 5))
def test_a_path_is_a_sequence_of_moves_to_the_goal_and_none_is_shorter(sequences: Sequences, seed: int, goal: int):
    arcs = _arcs(seed)
    size = len(arcs[0])
    goal %= size
    for start in set(range(size)) - ({goal} if sequences == "any" else set()):
        found = path(start, [moves.__getitem__ for moves in arcs], sequences, lambda s: s == goal)
        lengths = [n for n in range(1, 2 * size * len(arcs)) if _leads(arcs, start, goal, sequences, n)][:1]
        assert [len(found)] == lengths if found is not None else lengths == []
        if found is not None:
            here = start
            for mover, there in found:
                assert there in arcs[mover][here]
                here = there
            assert here == goal
            assert _allowed([mover for mover, _ in found], sequences)


@every_reading
@given(st.integers(0, 2**32))
def test_sequences_lead_to_a_set_where_a_literal_search_leads(sequences: Sequences, seed: int):
    arcs = _arcs(seed)
    size = len(arcs[0])
    movers = [[sum(1 << t for t in moves[s]) for s in range(size)].__getitem__ for moves in arcs]

    def found(start: int) -> set[int]:
        return {goal for goal in range(size) if leads(start, movers, sequences, partial(_holds, goal))}

    assert [found(s) for s in range(size)] == [_reached(arcs, s, sequences) for s in range(size)]


def _holds(state: int, states: int) -> bool:
    return bool(states >> state & 1)


def _allowed(movers: list[int], sequences: str) -> bool:
    match sequences:
        case "single":
            return len(movers) == 1
        case "once":
            return len(set(movers)) == len(movers)
        case "legal":
            return all(a != b for a, b in itertools.pairwise(movers))
    return True


def _leads(arcs: list[dict[int, set[int]]], start: int, goal: int, sequences: str, length: int) -> bool:
    """Whether a sequence of exactly so many moves leads there; of the past only what matters is kept."""
    latest: set[tuple[int, frozenset[int]]] = {(start, frozenset())}
    for _ in range(length):
        latest = {
            (t, {"once": moved | {j}, "any": frozenset[int]()}.get(sequences, frozenset({j})))
            for s, moved in latest
            for j, moves in enumerate(arcs)
            if sequences == "any" or (not moved if sequences == "single" else j not in moved)
            for t in moves[s]
        }
    return any(t == goal for t, _ in latest)


def test_the_boolean_product_joins_two_steps():
    a = np.array([[0, 1, 0], [0, 0, 0], [0, 0, 1]], np.bool_)
    b = np.array([[0, 0, 0], [1, 0, 1], [0, 0, 0]], np.bool_)

    assert product(a, b).astype(int).tolist() == [[1, 0, 1], [0, 0, 0], [0, 0, 0]]


def test_the_boolean_product_of_large_matrices_does_not_lose_count():
    """All ones: each entry counts 3,000 ways, and is one."""
    ones = np.ones((3_000, 3_000), np.bool_)

    assert bool(product(ones, ones).all())
    assert not product(ones, ~ones).any()
