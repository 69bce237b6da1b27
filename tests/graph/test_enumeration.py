"""Which combinations are states: enumeration beside the literal product, beyond 64 bits, and at its limit."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import judge_states
from detente.errors import ConflictError, TooLarge
from detente.graph.space import Space, excludes, feasible
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, Consequence, DecisionMaker, NamedState, Option, Rule, StatusQuo
from detente.model.statement import And, Not, Or
from detente.model.statement import Test as On
from graph.small import LADDER, columns, conflict, owned, random_rules, ruled
from strategies import conflicts

chances = st.randoms(use_true_random=False)


@given(chances, st.integers(0, 5))
def test_rules_leave_what_the_literal_product_leaves(rng: Random, number: int):
    """In increasing code, the first declared option least significant; nothing may be left."""
    made = random_rules(rng, owned(ann=3, bob=LADDER, cat=2), number)
    space = Space(made.options)
    digits = feasible(space, excludes(space, made.infeasible, ()), 10_000)

    assert [tuple(column) for column in digits.T.tolist()] == judge_states.feasible(made)
    assert space.combinations == len(judge_states.combinations(made)) == 96


@given(conflicts("option"))
def test_rules_and_consequences_together_leave_what_the_literal_reading_leaves(made: Conflict):
    assert columns(unfold(made)) == judge_states.feasible(made)


@given(chances)
def test_codes_grow_with_the_states_and_tell_them_apart(rng: Random):
    made = random_rules(rng, owned(ann=2, bob=LADDER, cat=1), 1)
    space = Space(made.options)
    digits = feasible(space, excludes(space, made.infeasible, ()), 10_000)
    every = judge_states.combinations(made)

    assert space.codes(digits).tolist() == [every.index(tuple(column)) for column in digits.T.tolist()]


@given(st.integers(0, 10_000), st.integers(0, 70))
def test_compact_numbers_tell_settings_apart_in_order_however_many_there_are(seed: int, number: int):
    """70 options of which so many are kept: numbers of more than 64 bits are made dense on the way."""
    rng = Random(seed)
    space = Space(owned(ann=70).options)
    likely = [rng.random() ** 4 for _ in range(70)]
    digits = np.array([[rng.random() < p for _ in range(40)] for p in likely], np.uint8)
    keep = rng.sample(range(70), number)
    numbers = space.compact(digits, keep)
    settings = [tuple(int(digits[k, c]) for k in sorted(keep, reverse=True)) for c in range(40)]

    assert [[a < b for b in numbers] for a in numbers] == [[a < b for b in settings] for a in settings]


def _one_of(number: int) -> Conflict:
    """So many options of which at most one holds; the rules are pairwise, each named where it is used."""
    keys = [f"ann.x{n}" for n in range(number)]
    rules = [And((On(a), On(b))) for k, a in enumerate(keys) for b in keys[k + 1 :]]
    return Conflict(
        (DecisionMaker("ann", "Ann", tuple(Option(key) for key in keys)),),
        infeasible=tuple(Rule(f"infeasible.{n}", rule) for n, rule in enumerate(rules, 1)),
        status_quo=StatusQuo((("ann.x69", "yes"),)),
    )


def test_seventy_options_of_which_at_most_one_holds_are_seventy_one_states():
    """2^70 combinations: more than 64 bits hold."""
    graph = unfold(_one_of(70))

    assert (graph.size, graph.combinations) == (71, 2**70)
    assert columns(graph) == [tuple(int(k == n) for k in range(70)) for n in range(-1, 70)]
    assert [graph.states.on(s) for s in (0, 1, 70)] == [[], ["ann.x0"], ["ann.x69"]]
    assert graph.readings[0].state == 70
    # One decision maker owns everything, so every state leads to every other.
    assert graph.movers[0].moves.count == 71 * 70
    assert graph.movers[0].moves.successors(3).tolist() == [s for s in range(71) if s != 3]


def test_states_of_more_than_64_bits_are_found_by_their_combination_and_by_their_pattern():
    states = unfold(_one_of(70)).states
    other = np.zeros((70, 2), np.uint8)
    other[[3, 4], 1] = 1

    assert states.locate(states.digits).tolist() == list(range(71))
    assert states.locate(other).tolist() == [0, -1]
    assert states.index("N" * 12 + "Y" + "N" * 57) == 13
    assert states.matching("-" * 69 + "Y").tolist() == [70]


def test_named_states_of_more_than_64_bits_are_found_as_unnamed_ones_are():
    """The same 71 states listed by name, so that a table of combinations is searched."""
    bare = _one_of(70)
    names = {f"t{n}": "".join("Y" if k == n else "N" for k in range(70)) for n in range(-1, 70)}
    listed = ", ".join(f'"{"none" if name == "t-1" else name}": "{pattern}"' for name, pattern in names.items())
    options = ", ".join(f"x{n}: t" for n in range(70))
    graph = unfold(conflict(f"decision_makers: {{ann: {{options: {{{options}}}}}}}\nstates: {{{listed}}}"))

    assert graph.states.digits.tolist() == unfold(bare).states.digits.tolist()
    assert graph.states.locate(graph.states.digits).tolist() == list(range(71))
    assert graph.states.index("t69") == graph.states.index("N" * 69 + "Y") == 70


# ---- the order of the work, and its limits


def test_rules_are_applied_as_soon_as_their_options_are_set_so_that_the_limit_binds_what_is_left():
    """A ladder of equalities: 2^40 combinations, never more than four held."""
    options = tuple(Option(f"ann.x{n}") for n in range(40))
    rules = tuple(
        Rule(f"r{n}", Or((And((On(a), Not(On(b)))), And((Not(On(a)), On(b))))))
        for n, (a, b) in enumerate(zip([o.key for o in options], [o.key for o in options][1:], strict=False))
    )
    graph = unfold(Conflict((DecisionMaker("ann", "Ann", options),), infeasible=rules), limit=4)

    assert [graph.states.pattern(s) for s in range(graph.size)] == ["N" * 40, "Y" * 40]


@pytest.mark.parametrize(("limit", "fits"), [(7, False), (8, True)])
def test_as_many_combinations_as_the_limit_says_are_held(limit: int, fits: bool):
    made = owned(ann=3)
    if fits:
        assert unfold(made, limit=limit).size == 8
        return
    with pytest.raises(TooLarge, match=r"8 combinations.*more than 7 of them.*limit=N"):
        unfold(made, limit=limit)


def test_the_limit_counts_what_is_held_before_rules_take_their_part():
    """Of four combinations three are left: all four were held."""
    made = ruled(owned(ann=2), "ann.x1 and ann.x2")

    assert unfold(made, limit=4).size == 3
    with pytest.raises(TooLarge):
        unfold(made, limit=3)


def test_a_pattern_that_stands_for_too_many_combinations_meets_the_limit():
    options = ", ".join(f"x{n}: t" for n in range(5))
    made = conflict(f'decision_makers: {{ann: {{options: {{{options}}}}}}}\nstates: {{s1: "N----", s2: "Y----"}}')

    assert unfold(made, limit=32).size == 2
    with pytest.raises(TooLarge, match=r"limit=N|--limit N"):
        unfold(made, limit=15)


@pytest.mark.parametrize("states", [None, (NamedState("s1", "-" * 15_000),)])
def test_a_limit_is_told_however_many_combinations_there_are(states: tuple[NamedState, ...] | None):
    """2^15000 has more digits than Python is willing to write."""
    made = Conflict((DecisionMaker("a", "a", tuple(Option(f"a.x{n}") for n in range(15_000))),), states=states)

    with pytest.raises(TooLarge, match="limit=N"):
        unfold(made)


def test_that_nothing_is_left_is_told_however_many_combinations_there_are(few_digits: None):
    """10^700 combinations, where Python is willing to write 640 digits."""
    options = tuple(Option(f"a.x{n}", levels=tuple("abcdefghij")) for n in range(700))
    last = On("a.x699")
    made = Conflict((DecisionMaker("a", "a", options),), infeasible=(Rule("r", last), Rule("q", Not(last))))

    with pytest.raises(ConflictError, match="DET307"):
        unfold(made)


@pytest.fixture
def few_digits() -> Iterator[None]:
    """Python writes numbers of at most 640 digits, the least that can be asked of it, while the test runs."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


def test_the_number_of_states_is_told_before_moves_are_built():
    told: list[tuple[int, int]] = []
    unfold(ruled(owned(ann=2, bob=LADDER), "bob.x1 = high"), sized=lambda *sizes: told.append(sizes))
    unfold(conflict("decision_makers: {a: {}}\nstates: [s, t, u]\nmoves: {a: [[s, t]]}"),
           sized=lambda *sizes: told.append(sizes))  # fmt: skip

    assert told == [(12, 8), (3, 3)]


def test_nothing_left_is_an_error_that_says_so():
    with pytest.raises(ConflictError, match="DET307 no state is feasible: the rules exclude all 4 combinations"):
        unfold(ruled(owned(ann=2), "ann.x1", "not ann.x1"))


def test_consequences_exclude_what_they_would_change():
    """Where x1 holds x2 follows, so x1 without x2 is no state."""
    made = Conflict(owned(ann=2).decision_makers, consequences=(Consequence("c", On("ann.x1"), (("ann.x2", "yes"),)),))

    assert [unfold(made).states.pattern(s) for s in range(3)] == ["NN", "NY", "YY"]
    assert math.prod(Space(made.options).radices) == 4
