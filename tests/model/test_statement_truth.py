"""When a statement holds: `evaluate` against the set of states that satisfy it, on every small tree."""

from __future__ import annotations

import itertools
import operator
from functools import partial

import pytest

from detente.model.statement import And, If, Iff, Not, Or, Relation, Statement, compares, evaluate
from detente.model.statement import Test as On

OPTIONS = ("a.x", "b.y", "c.z")
STATES = frozenset(itertools.product((False, True), repeat=3))
LEAVES: tuple[Statement, ...] = tuple(On(option) for option in OPTIONS)

State = tuple[bool, ...]


def grown(parts: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Every tree with one connective over the parts."""
    trees: list[Statement] = [Not(part) for part in parts]
    for left, right in itertools.product(parts, repeat=2):
        trees += [And((left, right)), Or((left, right)), If(left, right), Iff(left, right)]
    return tuple(trees)


def satisfying(statement: Statement) -> frozenset[State]:
    """The states in which the statement holds, by sets and not by truth values."""
    match statement:
        case On(option):
            return frozenset(state for state in STATES if state[OPTIONS.index(option)])
        case Not(part):
            return STATES - satisfying(part)
        case And(parts):
            return frozenset.intersection(*map(satisfying, parts))
        case Or(parts):
            return frozenset.union(*map(satisfying, parts))
        case If(then, condition):
            return STATES - (satisfying(condition) - satisfying(then))
        case Iff(left, right):
            return STATES - (satisfying(left) ^ satisfying(right))


def evaluated(statement: Statement) -> frozenset[State]:
    return frozenset(state for state in STATES if evaluate(statement, partial(holds, state), operator.not_))


def holds(state: State, test: On) -> bool:
    return state[OPTIONS.index(test.option)]


def test_every_tree_of_at_most_two_layers_holds_where_its_sets_say():
    once = LEAVES + grown(LEAVES)
    trees = LEAVES + grown(once)
    assert 7101 == len(trees)
    assert [tree for tree in trees if satisfying(tree) != evaluated(tree)] == []


@pytest.mark.parametrize("kind", [And, Or])
@pytest.mark.parametrize("number", [3, 4, 5])
def test_long_rows_hold_where_their_sets_say(kind: type[And | Or], number: int):
    rows = [kind(parts) for parts in itertools.product((*LEAVES, Not(LEAVES[0])), repeat=number)]
    assert [row for row in rows if satisfying(row) != evaluated(row)] == []


def test_p_if_q_is_satisfied_when_q_is_false():
    assert {(True, True), (True, False), (False, False)} == {s[:2] for s in evaluated(If(LEAVES[0], LEAVES[1]))}


@pytest.mark.parametrize(
    ("relation", "held"),
    [(None, [1, 2]), ("=", [1]), ("!=", [0, 2]), ("<", [0]), ("<=", [0, 1]), (">", [2]), (">=", [1, 2])],
)
def test_a_relation_holds_at_the_levels_it_names(relation: Relation | None, held: list[int]):
    assert held == [index for index in range(3) if compares(index, relation, 1)]


def test_a_bare_ladder_option_means_above_its_first_level():
    assert [False, True, True] == [compares(index, None, 0) for index in range(3)]
