"""The judge on statements and preferences: truth by truth, level by level, form by form."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from definitions import preferred, prefers
from detente.model.conflict import (
    Conflict,
    DecisionMaker,
    NamedState,
    Option,
    Pairs,
    Preference,
    Ranking,
    Statements,
    Want,
    Weights,
)
from detente.model.statement import And, If, Iff, Not, Or, Relation, Statement
from detente.model.statement import Test as On
from judge_preferences import satisfied
from judge_states import completions, holds

X, Y = On("a.x"), On("a.y")


def _conflict(preference: Preference | None = None) -> Conflict:
    """s1 neither, s2 x, s3 y, s4 both."""
    return Conflict(
        (DecisionMaker("a", "a", (Option("a.x"), Option("a.y"))),),
        preferences={"a": preference} if preference else {},
    )


def _best_first(preference: Preference) -> list[set[str]]:
    """The states grouped by how many states are preferred to them, which for a weak order ranks them."""
    better = preferred(_conflict(preference), "a")
    above = {name: len({a for a, b in better if b == name}) for name in ("s1", "s2", "s3", "s4")}
    return [{name for name in above if above[name] == count} for count in sorted(set(above.values()))]


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        (X, {"s2", "s4"}),
        (Not(X), {"s1", "s3"}),
        (And((X, Y)), {"s4"}),
        (Or((X, Y)), {"s2", "s3", "s4"}),
        (If(X, Y), {"s1", "s2", "s4"}),
        (Iff(X, Y), {"s1", "s4"}),
        (Not(If(X, Y)), {"s3"}),
    ],
)
def test_connectives_are_true_where_they_should_be(statement: Statement, where: set[str]) -> None:
    """ "p if q" fails only where q holds and p does not."""
    conflict = _conflict()
    assert {name for name in completions(conflict) if satisfied(conflict, statement, name)} == where


@pytest.mark.parametrize(
    ("relation", "levels"),
    [
        (None, {"tense", "war"}),
        ("=", {"tense"}),
        ("!=", {"calm", "war"}),
        ("<", {"calm"}),
        ("<=", {"calm", "tense"}),
        (">", {"war"}),
        (">=", {"tense", "war"}),
    ],
)
def test_levels_compare_in_the_order_in_which_they_are_listed(relation: Relation | None, levels: set[str]) -> None:
    """Against `tense` in calm, tense, war; without a comparison: above the first level."""
    ladder = ("calm", "tense", "war")
    conflict = Conflict((DecisionMaker("a", "a", (Option("a.l", levels=ladder),)),))
    test = On("a.l", relation, "tense" if relation else None)
    assert {name for n, name in enumerate(ladder) if holds(conflict, test, (n,))} == levels


def test_an_earlier_statement_outweighs_all_later_ones() -> None:
    """First x; then y if x, which is satisfied without x; then not y: s4 before s2, and of the others s1 before s3."""
    wants = (Want("1", X), Want("2", Y, X, "if"), Want("3", Not(Y)))
    assert _best_first(Statements(wants)) == [{"s4"}, {"s2"}, {"s1"}, {"s3"}]


def test_a_condition_with_iff_asks_for_both_or_neither() -> None:
    """x iff y holds in s1 and s4; nothing else counts."""
    assert _best_first(Statements((Want("1", X, Y, "iff"),))) == [{"s1", "s4"}, {"s2", "s3"}]


def test_without_any_statement_all_states_tie() -> None:
    """Nothing wanted, nothing preferred."""
    assert preferred(_conflict(Statements(())), "a") == set()


def test_weights_are_added_without_rounding() -> None:
    """A tenth and a fifth are exactly three tenths; negative weights push down."""
    tenths = ((X, Fraction(1, 10)), (Y, Fraction(2, 10)), (Not(Or((X, Y))), Fraction(3, 10)))
    assert _best_first(Weights(tenths)) == [{"s1", "s4"}, {"s3"}, {"s2"}]
    assert _best_first(Weights(((X, Fraction(-1)), (Y, Fraction(1, 3))))) == [{"s3"}, {"s1"}, {"s4"}, {"s2"}]


def test_a_ranking_names_states_by_name_or_pattern() -> None:
    """`-Y` means both states with y."""
    assert _best_first(Ranking((("s2",), ("-Y",), ("NN",)))) == [{"s2"}, {"s3", "s4"}, {"s1"}]


def test_pairs_mean_what_they_list_and_nothing_that_follows() -> None:
    """s1 to s2 to s3 to s1 goes round; s4 is compared with nothing."""
    circle = (("s1", "s2"), ("s2", "s3"), ("s3", "s1"))
    conflict = _conflict(Pairs(circle))
    assert preferred(conflict, "a") == set(circle)
    assert [prefers(conflict, "a", *pair) for pair in (("s1", "s3"), ("s4", "s1"), ("s1", "s4"))] == [False] * 3


def test_a_statement_must_not_differ_within_a_merged_state() -> None:
    """x is on and off in `any`."""
    merged = replace(_conflict(Statements((Want("1", X),))), states=(NamedState("any", "-N"), NamedState("y", "NY")))
    with pytest.raises(ValueError, match="any"):
        preferred(merged, "a")
    about_y = replace(merged, preferences={"a": Statements((Want("1", Y),))})
    assert preferred(about_y, "a") == {("y", "any")}
