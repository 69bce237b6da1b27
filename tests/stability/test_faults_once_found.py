"""What the comparison with the judge found once, kept from coming back: one smallest conflict for each fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

import definitions as judge
from detente.errors import ConflictError, TooLarge, UnknownName
from detente.graph.unfold import Storage, unfold
from detente.model.conflict import (
    Conflict,
    Consequence,
    DecisionMaker,
    Forum,
    NamedState,
    Once,
    Option,
    Preference,
    Ranking,
    Rule,
    Statements,
    Want,
)
from detente.model.statement import And, Not, Statement
from detente.model.statement import Test as On
from detente.stability.solve import solve
from stability.cells import groundwork, names, verdicts

X, Y = On("a.x"), On("a.y")


def _conflict(*options: Option) -> Conflict:
    """One decision maker with these options, which wants the first of them."""
    wants: dict[str, Preference] = {"a": Statements((Want("a.1", On(options[0].key)),))}
    return Conflict((DecisionMaker("a", "a", options),), preferences=wants)


@pytest.mark.parametrize("called", [("Y", "N"), ("N", "Y")])
def test_a_state_whose_name_looks_like_a_pattern_is_meant_by_its_name(called: tuple[str, str]):
    """Two states, N and Y or the other way round; the ranking means the names, the state called N the best."""
    states = tuple(NamedState(name, pattern) for name, pattern in zip(called, ("N", "Y"), strict=True))
    conflict = replace(_conflict(Option("a.x")), states=states, preferences={"a": Ranking((("N",), ("Y",)))})

    assert groundwork(conflict) == {}
    assert solve(unfold(conflict)).equilibria("Nash") == ["N"]
    assert [unfold(conflict).states.index(name) for name in called] == [0, 1]


def test_a_state_called_by_a_pattern_of_two_options_is_meant_by_its_name():
    states = tuple(NamedState(name, pattern) for name, pattern in (("NY", "YN"), ("YN", "NY"), ("NN", "YY")))
    conflict = replace(
        _conflict(Option("a.x"), Option("a.y")),
        states=states,
        preferences={"a": Ranking((("NY",), ("NN",), ("YN",)))},
    )

    assert groundwork(conflict) == {}
    assert solve(unfold(conflict)).equilibria("Nash") == ["NY"]


def _many(number: int, once: Once | None = None) -> Conflict:
    """So many options, of which rules allow only the first two to be adopted; then there are four states."""
    options = tuple(Option(f"a.x{n}", irreversible=once) for n in range(number))
    rules = tuple(Rule(f"infeasible.{n}", On(f"a.x{n}")) for n in range(2, number))
    return replace(_conflict(*options), infeasible=rules)


def test_more_than_a_thousand_options_meet_the_limit_of_trials_and_not_of_a_float():
    """2^1100 settings would have to be tried; that is more than a float can hold."""
    made = _many(1_100)
    first = On(made.options[0].key)
    never = Consequence("c1", And((first, Not(first))), ((first.option, "yes"),))
    with pytest.raises(TooLarge, match=r"2\^1102 trials"):
        _ = unfold(replace(made, consequences=(never,))).movers[0].moves


@pytest.mark.parametrize("once", [None, "adopted"])
def test_more_than_a_thousand_options_fit_into_blocks(once: Once | None):
    graph = unfold(_many(1_100, once))

    assert graph.size == 4
    # One-way: from neither to three others, from either to both.
    assert graph.movers[0].moves.count == (5 if once else 12)


@pytest.mark.parametrize("name", ["s" + "9" * 5_000, "s01", "s0", "s٣", "s1 ", "s-1", "s", ""])
def test_what_is_no_number_of_a_state_is_an_unknown_name(name: str):
    states = unfold(_conflict(Option("a.x"))).states

    assert [states.index("s1"), states.index("s2")] == [0, 1]
    with pytest.raises(UnknownName, match="there are s1 to s2"):
        states.index(name)


def _following(*consequences: tuple[Statement, str, str]) -> Conflict:
    return replace(
        _conflict(Option("a.x"), Option("a.y")),
        consequences=tuple(
            Consequence(f"consequences.{n}", when, ((key, level),))
            for n, (when, key, level) in enumerate(consequences, 1)
        ),
    )


def test_consequences_that_undo_each_other_within_one_pass_go_round_in_a_circle():
    """Where x holds, y is set and at once taken back: nothing has changed, and yet nothing is at rest."""
    conflict = _following((And((X, Not(Y))), "a.y", "yes"), (And((X, Y)), "a.y", "no"))

    with pytest.raises(ConflictError, match="DET301") as caught:
        solve(unfold(conflict))
    assert [problem.code for problem in caught.value.problems] == ["DET301"]
    with pytest.raises(ValueError, match="circle"):
        judge.states(conflict)


def test_consequences_that_come_to_rest_are_no_circle():
    conflict = _following((And((X, Not(Y))), "a.y", "yes"), (And((X, Y)), "a.x", "no"))

    assert groundwork(conflict) == {}
    assert verdicts(conflict).wrong == {}


def test_a_coalition_of_one_is_its_member():
    """At s8 a would go to s7; b and c could answer together to the gain of both, but neither alone.

    A coalition is answered by the forums outside it, a decision maker is not, and a forum of one is a decision maker.
    """
    orders = {"a": "78526134", "b": "26831754", "c": "15247368"}
    conflict = Conflict(
        tuple(DecisionMaker(dm, dm, (Option(f"{dm}.x"),)) for dm in orders),
        forums=(Forum("one", ("a",)), Forum("two", ("b", "c"))),
        preferences={dm: Ranking(tuple((f"s{n}",) for n in order)) for dm, order in orders.items()},
    )
    found = solve(unfold(conflict))

    assert verdicts(conflict).wrong == {}
    assert found.stable("SEQ", "one") == found.stable("SEQ", "a") == ["s2", "s3", "s5", "s6", "s7"]
    assert {c: found.stable(c, "one") for c in judge.CONCEPTS} == {c: found.stable(c, "a") for c in judge.CONCEPTS}


def test_listed_states_that_overlap_contradict_each_other():
    states = tuple(NamedState(name, pattern) for name, pattern in (("s1", "N-"), ("s2", "-N"), ("s3", "YY")))
    conflict = replace(_conflict(Option("a.x"), Option("a.y")), states=states)

    with pytest.raises(ConflictError, match=r"the states s1 \(N-\) and s2 \(-N\) overlap") as caught:
        unfold(conflict)
    assert [problem.code for problem in caught.value.problems] == ["DET309"]


@pytest.mark.parametrize("storage", ["blocks", "arcs"])
def test_the_names_of_unnamed_states_follow_the_codes(storage: Storage):
    graph = unfold(_conflict(Option("a.x"), Option("a.y")), storage=storage)

    assert [(name, graph.states.pattern(k)) for k, name in enumerate(names(graph))] == [
        ("s1", "NN"),
        ("s2", "YN"),
        ("s3", "NY"),
        ("s4", "YY"),
    ]
