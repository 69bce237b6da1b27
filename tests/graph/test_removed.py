"""What each rule and consequence takes away, beside a literal count."""

from __future__ import annotations

import pytest
from hypothesis import given

import judge_states
from detente.errors import TooLarge
from detente.graph.removed import removed
from detente.model.conflict import Conflict
from graph.small import conflict, owned
from strategies import conflicts


def _taken(made: Conflict) -> dict[str, set[judge_states.Combination]]:
    """Each rule with the combinations where it holds, each consequence with those that it would change."""
    every = judge_states.combinations(made)
    taken = {rule.id: {c for c in every if judge_states.holds(made, rule.when, c)} for rule in made.infeasible}
    return taken | {
        one.id: {c for c in every if judge_states._followed(made, one, c) != c} for one in made.consequences
    }


@given(conflicts("option"))
def test_each_removes_what_it_says_and_alone_what_nothing_else_does(made: Conflict):
    taken = _taken(made)
    found = removed(made).rules

    assert [r.id for r in found] == list(taken)
    for removal in found:
        others = set().union(*(combinations for name, combinations in taken.items() if name != removal.id))
        assert (removal.count, removal.alone) == (len(taken[removal.id]), len(taken[removal.id] - others))
    assert removed(made).left == len(judge_states.combinations(made)) - len(set().union(*taken.values()))


def test_patterns_are_shown_in_the_order_of_codes_and_no_more_than_asked():
    made = conflict("decision_makers: {a: {options: {x: t, y: t, z: t}}}\ninfeasible: [{id: r, when: a.x}]")

    assert [r.patterns for r in removed(made).rules] == [("YNN", "YYN", "YNY", "YYY")]
    assert [r.patterns for r in removed(made, shown=2).rules] == [("YNN", "YYN")]


def test_where_there_are_no_rules_nothing_is_removed():
    assert removed(owned(a=40)).rules == ()
    assert removed(conflict("decision_makers: {a: {}}\nstates: [s, t]\nmoves: {a: [[s, t]]}")).rules == ()


def test_too_many_combinations_to_look_at_meet_the_limit():
    made = conflict("decision_makers: {a: {options: {x: t, y: t, z: t}}}\ninfeasible: [a.x]")

    assert len(removed(made, limit=8).rules) == 1
    with pytest.raises(TooLarge, match="8 combinations"):
        removed(made, limit=7)
