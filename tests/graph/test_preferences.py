"""From preferences as written to ranks: dense, lexicographic, weighted, ranked, related; exact whatever their size."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from detente.errors import Missing
from detente.graph.preference import Ranks, Relation, dense, lexicographic
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, Preference, Statements, Want, Weights
from detente.model.statement import Statement
from detente.model.statement import Test as On
from graph.small import graph, owned
from stability.cells import names
from strategies import conflicts


def _ranks(made: Conflict) -> list[int]:
    order = unfold(made).order(0)
    assert isinstance(order, Ranks)
    return [int(rank) for rank in order.ranks]


def _with(made: Conflict, preference: Preference) -> Conflict:
    return replace(made, preferences={made.decision_makers[0].id: preference})


# ---- ranks without gaps


@given(st.lists(st.integers(-(2**62), 2**62) | st.integers(-20, 20)))
def test_dense_ranks_count_the_scores_below(scores: list[int]):
    expected = [len({other for other in scores if other < score}) for score in scores]
    found = dense(np.array(scores, np.int64))

    assert found.tolist() == expected
    assert found.dtype == np.int32


@pytest.mark.parametrize(
    "scores", [[], [7], [3, 3, 3], [-(2**63), 2**63 - 1, 0], [0, 4, 8], [0, 5, 9, 100], list(range(1_000, 0, -1))]
)
def test_dense_ranks_at_the_edges(scores: list[int]):
    """Empty, one, all tied, the whole range of 64 bits, just within and just beyond where a table of scores serves."""
    assert dense(np.array(scores, np.int64)).tolist() == [sorted(set(scores)).index(score) for score in scores]


# ---- statements


@given(st.integers(0, 100), st.integers(0, 2**32))
def test_a_hundred_statements_rank_as_their_truths_compare_in_order(number: int, seed: int):
    """As tuples do: the first statement in which two states differ decides; beyond 62 no 64-bit score would hold."""
    rng = Random(seed)
    likely = [rng.choice((0.02, 0.5, 0.98)) for _ in range(number)]
    truths = [[rng.random() < p for _ in range(30)] for p in likely]
    rows = [tuple(truth[s] for truth in truths) for s in range(30)]
    found = lexicographic([np.array(truth, np.bool_) for truth in truths], 30)

    assert found.tolist() == [len({other for other in rows if other < row}) for row in rows]


@pytest.mark.parametrize("number", [31, 32, 62, 63, 64, 65, 99])
def test_the_last_of_many_statements_still_breaks_a_tie(number: int):
    """All but the last statement say the same of everything, or hold of nothing and of everything by turns."""
    made = owned(a=1)
    wants = [Want(f"a.{n}", On("a.x1") if n == number else _tie(n)) for n in range(1, number + 1)]

    assert _ranks(_with(made, Statements(tuple(wants)))) == [0, 1]
    assert _ranks(_with(made, Statements(tuple(wants[:-1])))) == [0, 0]


def _tie(n: int) -> Statement:
    """A statement that holds everywhere, or nowhere."""
    return On("a.x1", ">=" if n % 2 else "<", "no")


def test_who_wants_nothing_in_particular_is_indifferent():
    assert _ranks(_with(owned(a=2), Statements(()))) == [0, 0, 0, 0]


# ---- weights


@given(st.lists(st.fractions(max_denominator=40) | st.integers(-(2**70), 2**70), min_size=3, max_size=3))
def test_weights_rank_by_their_exact_sum(values: list[Fraction | int]):
    """Fractions, and numbers that no 64 bits hold, side by side."""
    made = owned(a=3)
    weights = tuple((On(f"a.x{n}"), Fraction(value)) for n, value in enumerate(values, start=1))
    sums = [sum((w for k, (_, w) in enumerate(weights) if s >> k & 1), start=Fraction(0)) for s in range(8)]
    found = _ranks(_with(made, Weights(weights)))

    assert found == [len({other for other in sums if other < total}) for total in sums]


def test_weights_that_floats_cannot_tell_apart_are_told_apart():
    """Three tenths against a tenth and two tenths are equal; with one part in 2^80 more they are not."""
    tenths = ((On("a.x1"), Fraction(1, 10)), (On("a.x2"), Fraction(2, 10)), (On("a.x3"), Fraction(3, 10)))
    more = (*tenths[:2], (On("a.x3"), Fraction(3, 10) + Fraction(1, 2**80)))
    both, third = 3, 4

    assert [_ranks(_with(owned(a=3), Weights(w)))[both] for w in (tenths, more)] == [3, 3]
    assert [_ranks(_with(owned(a=3), Weights(w)))[third] for w in (tenths, more)] == [3, 4]


@pytest.mark.parametrize("scale", [1, 2**61, 2**62, 2**63, 10**30])
def test_the_scale_of_weights_does_not_matter(scale: int):
    made = owned(a=2)
    weights = ((On("a.x1"), Fraction(3 * scale)), (On("a.x2"), Fraction(-scale)))

    assert _ranks(_with(made, Weights(weights))) == [1, 3, 0, 2]


def test_no_weights_are_indifference():
    assert _ranks(_with(owned(a=1), Weights(()))) == [0, 0]


# ---- rankings and relations, by name and by pattern

TWO = "decision_makers: {a: {options: {x: t, y: t}}}\n"


@pytest.mark.parametrize(
    ("ranking", "ranks"),
    [
        ("[[s4], [s1, s2], [s3]]", [1, 1, 0, 2]),
        ('[["Y-"], ["N-"]]', [0, 1, 0, 1]),
        ('["YY", "-N", s3]', [1, 1, 0, 2]),
        ('[["YY", s1], ["YN", s3]]', [1, 0, 0, 1]),
        ('["--"]', [0, 0, 0, 0]),
    ],
)
def test_a_ranking_names_states_by_name_or_by_pattern_best_first(ranking: str, ranks: list[int]):
    order = graph(f"{TWO}preferences: {{a: {{ranking: {ranking}}}}}").order(0)

    assert isinstance(order, Ranks)
    assert order.ranks.tolist() == ranks


def test_a_relation_is_taken_as_it_stands_with_patterns_and_without_closure():
    order = graph(f'{TWO}preferences: {{a: {{relation: [[s4, "-N"], [s1, s3]]}}}}').order(0)

    assert isinstance(order, Relation)
    assert sorted(zip(*(k.tolist() for k in np.nonzero(order.matrix())), strict=True)) == [(0, 2), (3, 0), (3, 1)]
    assert order.prefers(np.array([3, 0, 3]), np.array([0, 2, 2])).tolist() == [True, True, False]


@given(conflicts())
def test_the_matrix_of_a_preference_says_what_it_prefers(made: Conflict):
    unfolded = unfold(made)
    every = np.arange(unfolded.size)
    called = names(unfolded)
    for i, dm in enumerate(unfolded.decision_makers):
        order = unfolded.order(i)
        literal = judge.preferred(made, dm)
        assert order.matrix().tolist() == [[(a, b) in literal for b in called] for a in called]
        assert order.prefers(every[:, None], every[None, :]).tolist() == order.matrix().tolist()


def test_who_says_nothing_has_no_preferences():
    """A gap for those who can go on without; an error for who asks."""
    unfolded = unfold(owned(a=1, b=1))

    assert unfolded.orders == (None, None)
    with pytest.raises(Missing, match="the preferences of b are missing: add them under 'preferences'"):
        unfolded.order(1)
