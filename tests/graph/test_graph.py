"""The graph as a whole: who is there, how far states lie apart, where the dispute stands, how it shows itself."""

from __future__ import annotations

from collections import deque
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from detente.errors import UnknownName
from detente.graph.graph import StatusQuoReading
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict
from graph.small import graph
from judge_moves import arrivals
from stability.cells import names
from strategies import conflicts

TWO = "decision_makers: {a: {options: {x: t, y: t}}}\n"


def _steps(made: Conflict, starts: list[str], forums: list[str]) -> dict[str, int]:
    """How many moves it takes, by anybody alone or in these forums: breadth first over the judge's moves."""
    every = [judge.moves(made, dm.id) for dm in made.decision_makers]
    every += [judge.forum_moves(made, forum) for forum in forums]
    after = arrivals(judge.states(made), set().union(*every))
    steps = dict.fromkeys(starts, 0)
    queue = deque(starts)
    while queue:
        here = queue.popleft()
        for there in after[here]:
            if there not in steps:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps


@given(conflicts(), st.randoms(use_true_random=False))
def test_the_distance_of_a_state_is_the_least_number_of_moves(made: Conflict, rng: Random):
    unfolded = unfold(made)
    starts = rng.sample(range(unfolded.size), rng.randint(0, min(3, unfolded.size)))
    some = rng.sample(unfolded.forums, rng.randint(0, len(unfolded.forums)))
    for distance, forums in (
        (unfolded.distance(starts), unfolded.forums),
        (unfolded.distance(starts, some), some),
        (unfolded.distance(starts, ()), ()),
    ):
        steps = _steps(made, unfolded.states.all_names(starts), [forum.id for forum in forums])
        assert distance.tolist() == [steps.get(name, -1) for name in names(unfolded)]


@given(conflicts())
def test_the_improvements_from_a_state_are_the_arcs_that_start_there(made: Conflict):
    unfolded = unfold(made)
    for mover in (*unfolded.movers, *unfolded.forums):
        arcs = unfolded.improvements(mover, mover.arcs)
        assert [unfolded.improving(mover, s).tolist() for s in range(unfolded.size)] == [
            arcs.successors(s).tolist() for s in range(unfolded.size)
        ]


def test_what_cannot_be_reached_is_at_no_distance():
    made = graph("decision_makers: {a: {}}\nstates: [s, t, u, v]\nmoves: {a: [[s, t], [t, u]]}")

    assert made.distance([0]).tolist() == [0, 1, 2, -1]
    assert made.distance([2, 3]).tolist() == [-1, -1, 0, 0]
    assert made.distance([]).tolist() == [-1, -1, -1, -1]


def test_each_contested_reading_is_the_base_with_its_own_settings():
    """In listed order, by id or by number; each from the base, not from the one before."""
    contested = "[{id: text, set: {a.x: yes}}, {set: {a.y: no}}, {set: {a.x: yes, a.y: no}}]"
    made = graph(f"{TWO}status_quo: {{holds: [a.y], contested: {contested}}}")

    assert [(r.id, made.states.pattern(r.state)) for r in made.readings] == [
        ("base", "NY"), ("text", "YY"), ("contested.2", "NN"), ("contested.3", "YN"),
    ]  # fmt: skip


def test_contested_readings_of_a_status_quo_that_is_given_by_name_are_readings_too():
    states = 'states: {calm: "NN", tense: "YN", talks: "NY", war: "YY"}\n'
    made = graph(TWO + states + "status_quo: {state: calm, contested: [{id: text, set: {a.x: yes}}]}")

    assert made.readings == (StatusQuoReading("base", 0), StatusQuoReading("text", 1))


def test_a_reading_may_lie_in_a_merged_state():
    states = 'states: {calm: "N-", war: "Y-"}\n'
    made = graph(TWO + states + "status_quo: {holds: [a.y], contested: [{set: {a.x: yes}}]}")

    assert [r.state for r in made.readings] == [0, 1]


def test_without_a_status_quo_there_are_no_readings():
    assert graph(TWO).readings == ()


def test_decision_makers_and_forums_are_found_by_name_and_unknown_ones_told():
    made = graph(
        "decision_makers: {west: {options: {x: t}}, east: {options: {y: t}}}\nforums: {talks: {members: [west, east]}}"
    )

    assert [made.dm("east"), made.mover("east").members, made.mover("talks").members] == [1, (1,), (0, 1)]
    with pytest.raises(UnknownName, match="there is no decision maker 'wets'; did you mean 'west'"):
        made.dm("wets")
    with pytest.raises(UnknownName, match="there is no decision maker or forum 'talk'; did you mean 'talks'"):
        made.mover("talk")


def test_a_graph_says_what_it_is_in_one_line_and_as_a_table_without_markup_of_its_title():
    made = graph("title: <b>War</b>\n" + TWO)

    assert repr(made) == "<Graph '<b>War</b>': 1 decision maker, 4 states>"
    html = made._repr_html_()
    assert "<b>" not in html
    assert "<td>a</td><td>12</td>" in html
