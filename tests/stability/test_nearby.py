"""State by state beside all at once: the same states are settled, under every concept and every reading."""

from __future__ import annotations

from itertools import count, product
from random import Random
from typing import get_args

import numpy as np
import pytest

from detente.graph.graph import Graph
from detente.graph.sequences import Sequences
from detente.graph.sets import as_mask, as_set, members
from detente.graph.unfold import unfold
from detente.stability import classic as _rows  # noqa: F401  enters the rows of the table
from detente.stability.concept import CONCEPTS
from detente.stability.judge import Judge
from detente.stability.nearby import Nearby
from detente.stability.reading import READINGS, Reading
from random_claims import random_account
from strategies import KINDS, Kind

READ = [Reading(*parts) for parts in product(*READINGS.values())]  # type: ignore[arg-type]
LATER = 3_000_000  # where the seeds of the long comparison begin


def _compare(kind: Kind, verdicts: int, first: int = 0) -> int:
    """Compare conflicts from seed `first` on until so many verdicts were; how many they were."""
    total = 0
    for seed in count(first):
        rng = Random(seed)
        graph = unfold(random_account(rng, kind, whole=True), storage="arcs")
        reading, row = READ[seed % len(READ)], CONCEPTS[rng.choice(list(CONCEPTS.keys()))]
        judge = Judge(graph, reading)
        for mover in (*graph.movers, *graph.forums):
            states = as_set(np.array([rng.random() < 0.7 for _ in range(graph.size)], np.bool_))
            leaving = as_set(judge.leaves(mover, row.sanction))
            nearby = Nearby(judge, row.sanction, (mover,))
            assert (seed, reading, row.key, states & ~leaving) == (seed, reading, row.key, nearby.settled(states))
            total += graph.size
        if total >= verdicts:
            return total
    raise AssertionError  # the seeds never end


@pytest.mark.parametrize("kind", KINDS)
def test_a_state_is_settled_where_nobody_leaves_it(kind: Kind):
    assert len(READ) == len(get_args(Sequences)) * 4
    assert _compare(kind, 1_500) >= 1_500


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_many_more_states_are_settled_where_nobody_leaves_them(kind: Kind):
    assert _compare(kind, 40_000, first=LATER) >= 40_000


def _graphs(number: int) -> list[Graph]:
    return [unfold(random_account(Random(seed), whole=True), storage="arcs") for seed in range(number)]


def test_who_stays_is_the_same_however_it_is_asked():
    for graph in _graphs(20):
        everybody = (*graph.movers, *graph.forums)
        sanction = CONCEPTS["SEQ"].sanction
        at_once = Nearby(Judge(graph, Reading()), sanction, everybody)
        one_by_one = Nearby(Judge(graph, Reading()), sanction, everybody)

        whole = at_once.settled(as_set(np.ones(graph.size, np.bool_)))

        found = [state for state in range(graph.size) if one_by_one.settled(1 << state)]
        assert list(members(whole)) == found == list(members(at_once.settled(whole)))


def test_what_is_reached_is_what_improvements_lead_to():
    for graph in _graphs(20):
        everybody = (*graph.movers, *graph.forums)
        start = as_mask(1, graph.size)
        reached, before = start, 0
        while before != (before := int(reached.sum())):
            for mover in everybody:
                reached = graph.improvements(mover, mover.arcs).spread(reached)

        nearby = Nearby(Judge(graph, Reading()), CONCEPTS["SEQ"].sanction, everybody)
        assert np.flatnonzero(reached).tolist() == list(members(nearby.reached(1)))
