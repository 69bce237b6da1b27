"""What follows by itself after a move: chains, the order in which consequences are listed, and circles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import judge_states
from detente.errors import ConflictError
from detente.graph.graph import Graph
from detente.graph.settle import Aftermath
from detente.graph.space import Space
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, Consequence
from detente.model.parse_statement import parse_statement
from graph.small import conflict, graph, owned
from stability.cells import moves
from strategies import conflicts

THREE = "decision_makers: {a: {options: {x: t, y: t}}, b: {options: {z: t}}}\n"


def _arcs(made: Graph, who: str) -> set[tuple[str | None, str | None]]:
    """The moves as pairs of patterns."""
    pattern = {made.states.name(s): made.states.pattern(s) for s in range(made.size)}
    return {(pattern[a], pattern[b]) for a, b in moves(made, made.mover(who))}


def _following(made: Conflict, *consequences: tuple[str, dict[str, str]]) -> Conflict:
    """The conflict with consequences, past the reader, who refuses what goes round in a circle."""
    return replace(
        made,
        consequences=tuple(
            Consequence(f"consequences.{n}", parse_statement(when), tuple(follows.items()))
            for n, (when, follows) in enumerate(consequences, start=1)
        ),
    )


def test_a_move_leads_to_what_follows_from_it():
    """Whoever sets x has y; so x without y is no state, and to leave y alone is to fall back."""
    made = graph(THREE + "consequences: [{when: a.x, set: {a.y: yes}}]\ninfeasible: [b.z]")

    assert [made.states.pattern(s) for s in range(made.size)] == ["NNN", "NYN", "YYN"]
    assert _arcs(made, "a") == {("NNN", "NYN"), ("NNN", "YYN"), ("NYN", "NNN"), ("NYN", "YYN"), ("YYN", "NNN"),
                                ("YYN", "NYN")}  # fmt: skip


def test_consequences_reach_what_others_own():
    """To set x takes z away from b."""
    made = graph(THREE + "consequences: [{when: a.x, set: {b.z: no}}]\ninfeasible: [a.y]")

    assert _arcs(made, "a") == {("NNN", "YNN"), ("YNN", "NNN"), ("NNY", "YNN")}
    assert _arcs(made, "b") == {("NNN", "NNY"), ("NNY", "NNN")}


def test_consequences_follow_in_chains_against_the_listed_order():
    """x brings y, y brings z, z takes x away: listed so that each pass moves one step."""
    last = '{when: "b.z and a.y", set: {a.x: no}}'
    made = graph(THREE + f"consequences: [{last}, {{when: a.y, set: {{b.z: yes}}}}, {{when: a.x, set: {{a.y: yes}}}}]")

    assert [made.states.pattern(s) for s in range(made.size)] == ["NNN", "NNY", "NYY"]
    assert ("NNN", "NYY") in _arcs(made, "a")


@pytest.mark.parametrize(("order", "rests"), [(("first", "second"), [1, 0, 1]), (("second", "first"), [1, 1, 0])])
def test_the_listed_order_decides_where_two_consequences_compete(order: tuple[str, str], rests: list[int]):
    """Once x is set, either z comes and keeps y out, or y comes and keeps z out."""
    competing = {
        "first": '{when: "a.x and not a.y", set: {b.z: yes}}',
        "second": '{when: "a.x and not b.z", set: {a.y: yes}}',
    }
    made = conflict(f"{THREE}consequences: [{', '.join(competing[name] for name in order)}]")
    found = Aftermath(made, Space(made.options)).settle(np.array([[1], [0], [0]], np.uint8))

    assert found[:, 0].tolist() == rests


@given(conflicts("option"))
def test_every_combination_settles_as_the_literal_reading_has_it(made: Conflict):
    every = judge_states.combinations(made)
    found = Aftermath(made, Space(made.options)).settle(np.array(every, np.uint8).T.copy())

    assert [tuple(column) for column in found.T.tolist()] == [judge_states.settled(made, c) for c in every]


@pytest.mark.parametrize(
    "circle",
    [
        [("a.x and not a.y", {"a.y": "yes"}), ("a.x and a.y", {"a.y": "no"})],
        [("a.x and a.y", {"a.y": "no"}), ("a.x and not a.y", {"a.y": "yes"})],
        [("a.x and not a.y", {"a.y": "yes", "b.z": "yes"}), ("b.z", {"a.y": "no"}), ("not a.y", {"b.z": "no"})],
        [("a.x", {"a.y": "yes"}), ("a.x", {"a.y": "no"})],
        [
            ("a.x and not a.y and b.z", {"b.z": "no"}),
            ("a.x and a.y and b.z", {"a.y": "no"}),
            ("a.x and a.y and not b.z", {"b.z": "yes"}),
            ("a.x and not a.y and not b.z", {"a.y": "yes"}),
        ],
    ],
)
def test_consequences_that_never_come_to_rest_are_a_circle(circle: list[tuple[str, dict[str, str]]]):
    """Of different lengths: within one pass, or over four of them."""
    made = _following(conflict(THREE), *circle)

    with pytest.raises(ConflictError) as caught:
        [mover.moves for mover in unfold(made).movers]
    assert [problem.code for problem in caught.value.problems] == ["DET301"]
    assert "never come to rest" in str(caught.value)


def test_a_circle_that_no_move_meets_is_none():
    """Only where x holds they undo each other, and x is excluded."""
    circle = [("a.x and not a.y", {"a.y": "yes"}), ("a.x and a.y", {"a.y": "no"})]
    made = _following(conflict(THREE), *circle)
    without = replace(made, infeasible=conflict(THREE + "infeasible: [a.x]").infeasible)

    assert unfold(without).size == 4
    with pytest.raises(ConflictError, match="DET301"):
        _ = unfold(without).mover("a").moves
    assert unfold(without).mover("b").moves.count == 4


def test_a_long_way_to_rest_is_no_circle():
    """A counter of ten bits, counted up by consequences one by one: about a thousand passes, and then rest."""
    bits = [f"a.x{n}" for n in range(1, 11)]
    counting = [
        (
            " and ".join([f"not {bits[k]}", *bits[:k]]),
            {bits[k]: "yes"} | dict.fromkeys(bits[:k], "no"),
        )
        for k in reversed(range(10))
    ]
    made = _following(owned(a=10), *counting)
    found = Aftermath(made, Space(made.options)).settle(np.zeros((10, 1), np.uint8))

    assert found.tolist() == [[1]] * 10
    assert [unfold(made).states.pattern(0), unfold(made).size] == ["Y" * 10, 1]
