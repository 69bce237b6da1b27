"""Sets of states as whole numbers: the same states as masks and matrices say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.graph.arcs import Arcs
from detente.graph.preference import Ranks, Relation
from detente.graph.sets import FEW, as_mask, as_set, each_set, members, table_of

masks = st.lists(st.booleans(), max_size=140).map(lambda held: np.array(held, np.bool_))


@given(masks)
def test_a_set_holds_the_states_of_its_mask(mask: np.ndarray):
    states = as_set(mask)

    assert np.flatnonzero(mask).tolist() == list(members(states))
    assert mask.tolist() == as_mask(states, len(mask)).tolist()


@given(st.lists(st.integers(0, 9), min_size=1, max_size=130))
def test_ranks_and_the_same_relation_say_the_same_of_every_state(levels: list[int]):
    ranks = Ranks(np.array(levels, np.int32))
    relation = Relation(ranks.matrix())
    every = range(len(levels))

    higher = [{t for t in every if levels[t] > levels[s]} for s in every]
    lower = [{t for t in every if levels[t] < levels[s]} for s in every]
    for order in (ranks, relation):
        assert higher == [set(members(order.above(s))) for s in every]
        assert lower == [set(members(order.below(s))) for s in every]


@given(st.integers(1, 90), st.integers(0, 2**32))
def test_arcs_lead_on_to_their_successors(size: int, seed: int):
    draw = np.random.default_rng(seed)
    arcs = Arcs.of(size, draw.integers(0, size, 2 * size), draw.integers(0, size, 2 * size))

    assert [arcs.successors(s).tolist() for s in range(size)] == [list(members(arcs.onward(s))) for s in range(size)]


def test_where_states_are_many_they_are_told_one_by_one():
    size = FEW + 1
    ranks = Ranks(np.arange(size, dtype=np.int32) // 2)
    arcs = Arcs.of(size, np.array([0, 0, size - 1]), np.array([1, size - 1, 2]))

    def refused() -> np.ndarray:
        raise AssertionError

    assert 0b10 == each_set(size, refused, lambda s: np.arange(size) == s)(1)
    assert [size - 1] == list(members(ranks.above(size - 2)))
    assert [0, 1] == list(members(ranks.below(2)))
    assert [[1, size - 1], [], [2]] == [list(members(arcs.onward(s))) for s in (0, 1, size - 1)]


def test_a_table_has_whole_words():
    assert (65, 2) == table_of(np.eye(65, dtype=np.bool_)).shape
