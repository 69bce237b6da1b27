"""Moves in both storages, beside what the judge says: where they lead, how many, and what is taken over them."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
from detente.errors import TooLarge
from detente.graph.arcs import BOTTOM, TOP, Arcs
from detente.graph.blocks import Blocks
from detente.graph.graph import Graph, Mover
from detente.graph.preference import Ranks
from detente.graph.unfold import Storage, unfold
from detente.model.conflict import Conflict, Consequence, Forum, Option, Rule, Statements
from detente.model.statement import And, Not
from detente.model.statement import Test as On
from detente.stability.solve import solve
from graph.small import conflict, graph, owned
from judge_moves import arrivals
from stability.cells import moves, names
from stability.plain_conflicts import plain_conflict
from strategies import conflicts

STORAGES: tuple[Storage, ...] = ("blocks", "arcs")
seeds = st.integers(0, 2**32)
chances = st.randoms(use_true_random=False)


def _reached(made: Graph, mover: Mover, given_one: Conflict) -> list[set[int]]:
    """R_i(s) for each state, by the judge, as positions."""
    position = {name: k for k, name in enumerate(names(made))}
    after = arrivals(names(made), judge.moves(given_one, mover.id))
    return [{position[q] for q in after[name]} for name in names(made)]


def _values(seed: int, *shape: int) -> np.ndarray[Any, np.dtype[np.int32]]:
    return np.random.default_rng(seed).integers(0, 9, shape).astype(np.int32)


@given(chances, seeds)
def test_a_set_of_states_spreads_by_one_move(rng: Random, seed: int):
    """Both keep the states that they start from."""
    made = plain_conflict(rng, 48)
    graphs = {storage: unfold(made, storage=storage) for storage in STORAGES}
    start = np.random.default_rng(seed).random(graphs["arcs"].size) < 0.2
    for i in range(len(graphs["arcs"].movers)):
        one, other = (graphs[storage].movers[i].moves for storage in STORAGES)
        reached = _reached(graphs["arcs"], graphs["arcs"].movers[i], made)
        found = set().union(*(reached[s] for s in np.flatnonzero(start)))
        assert isinstance(one, Blocks)
        assert isinstance(other, Arcs)
        assert set(np.flatnonzero(other.spread(start)).tolist()) == found | set(np.flatnonzero(start).tolist())
        assert one.spread(start).tolist() == other.spread(start).tolist()


@given(chances, seeds)
def test_the_greatest_and_the_least_value_of_one_move(rng: Random, seed: int):
    """Over several rows of values at once; blocks count the state itself, arcs say BOTTOM or TOP without moves."""
    made = plain_conflict(rng, 48)
    graphs = {storage: unfold(made, storage=storage) for storage in STORAGES}
    values = _values(seed, 2, graphs["arcs"].size)
    for i in range(len(graphs["arcs"].movers)):
        one, other = (graphs[storage].movers[i].moves for storage in STORAGES)
        assert isinstance(other, Arcs)
        reached = _reached(graphs["arcs"], graphs["arcs"].movers[i], made)
        rows = [[[int(row[q]) for q in qs] for qs in reached] for row in values]
        assert other.greatest(values).tolist() == [[max(v, default=BOTTOM) for v in row] for row in rows]
        assert other.least(values).tolist() == [[min(v, default=TOP) for v in row] for row in rows]
        assert one.greatest(values).tolist() == [
            [max([int(here), *v]) for here, v in zip(start, row, strict=True)]
            for start, row in zip(values, rows, strict=True)
        ]
        assert one.greatest(values[0]).tolist() == one.greatest(values).tolist()[0]


@given(chances, seeds, st.booleans())
def test_blocks_lower_values_to_the_least_that_a_move_or_an_improvement_leads_to(
    rng: Random, seed: int, improving: bool
):
    """In place, whichever panel comes first; True where any value fell, and the filling stays at the top."""
    made = plain_conflict(rng, 48)
    unfolded = unfold(made, storage="blocks")
    for i, mover in enumerate(unfolded.movers):
        order, blocks = unfolded.order(i), mover.moves
        assert isinstance(order, Ranks)
        assert isinstance(blocks, Blocks)
        ranks = order.ranks
        values = np.concatenate([_values(seed + i, 2, unfolded.size), np.full((2, 1), TOP, np.int32)], axis=1)
        reached = [
            [q for q in qs if not improving or ranks[q] > ranks[s]]
            for s, qs in enumerate(_reached(unfolded, mover, made))
        ]
        expected = [[min([int(row[s]), *(int(row[q]) for q in qs)]) for s, qs in enumerate(reached)] for row in values]
        before = values[:, :-1].tolist()

        assert blocks.lower(values, improving=improving) == (expected != before)
        assert values[:, :-1].tolist() == expected
        assert values[:, -1].tolist() == [TOP, TOP]
        assert not blocks.lower(values, improving=improving)


@given(chances)
def test_blocks_hold_the_moves_that_arcs_hold(rng: Random):
    made = plain_conflict(rng, 64)
    one, other = (unfold(made, storage=storage) for storage in STORAGES)
    for first, second in zip(one.movers, other.movers, strict=True):
        assert [first.moves.count, second.moves.count] == [len(judge.moves(made, first.id))] * 2
        assert first.arcs.starts.tolist() == second.arcs.starts.tolist()
        assert first.arcs.targets.tolist() == second.arcs.targets.tolist()
        assert [first.moves.successors(s).tolist() for s in range(one.size)] == [
            second.moves.successors(s).tolist() for s in range(one.size)
        ]


@given(conflicts())
def test_arcs_as_a_matrix_and_one_by_one_are_the_same(made: Conflict):
    unfolded = unfold(made)
    for mover in (*unfolded.movers, *unfolded.forums):
        arcs = mover.arcs
        pairs = set(zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True))
        assert set(zip(*(k.tolist() for k in np.nonzero(arcs.matrix())), strict=True)) == pairs
        assert {(s, q) for s in range(arcs.size) for q in arcs.successors(s).tolist()} == pairs
        assert arcs.count == len(pairs)
        half = np.arange(arcs.count) % 2 == 0
        assert arcs.kept(half).count == half.sum()
        assert arcs.some(half).tolist() == [
            bool(half[arcs.starts[s] : arcs.starts[s + 1]].any()) for s in range(arcs.size)
        ]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_arcs_are_each_kept_once_sorted_and_never_lead_back_at_once(pairs: list[tuple[int, int]]):
    table = np.array(pairs, np.int64).reshape(-1, 2)
    arcs = Arcs.of(6, table[:, 0], table[:, 1])

    assert list(zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True)) == sorted(
        {(a, b) for a, b in pairs if a != b}
    )


# ---- which storage, and what moves a mover has


def test_blocks_are_used_in_plain_option_form_and_arcs_elsewhere():
    plain = "decision_makers: {a: {options: {x: t}}, b: {options: {y: t}}}\n"
    wants = "preferences: {a: [a.x], b: [b.y]}\n"
    other = {
        "plain": plain + wants,
        "rules": plain + wants + "infeasible: [a.x and b.y]\n",
        "forums": plain + wants + "forums: {f: {members: [a, b]}}\n",
        "indifferent": plain + wants + "attitudes: {a: {b: 0}}\n",
        "consequences": plain + wants + "consequences: [{when: a.x, set: {b.y: no}}]\n",
        "attitudes": plain + wants + "attitudes: {a: {b: 1}}\n",
        "states": plain + wants + 'states: {s: "NN", t: "YN", u: "NY"}\n',
        "relation": plain + "preferences: {a: {relation: [[s1, s2]]}, b: [b.y]}\n",
        "graph": "decision_makers: {a: {}}\nstates: [s, t]\nmoves: {a: [[s, t]]}\n",
    }

    assert [name for name, text in other.items() if graph(text).blocked] == ["plain", "rules", "forums", "indifferent"]


@pytest.mark.parametrize("extra", ['states: {s: "NN", t: "YN"}', "consequences: [{when: a.x, set: {b.y: no}}]"])
def test_what_blocks_cannot_hold_is_not_forced_into_them(extra: str):
    made = conflict(f"decision_makers: {{a: {{options: {{x: t}}}}, b: {{options: {{y: t}}}}}}\n{extra}")

    with pytest.raises(ValueError, match="blocks store plain option form only"):
        unfold(made, storage="blocks")


@pytest.mark.parametrize("storage", STORAGES)
def test_who_owns_nothing_has_no_moves(storage: Storage):
    made = replace(owned(a=2, b=0), preferences={"a": Statements(()), "b": Statements(())})
    unfolded = unfold(made, storage=storage)

    assert [mover.moves.count for mover in unfolded.movers] == [12, 0]
    assert [solve(unfolded).mask(c, "b").all() for c in judge.CONCEPTS] == [True] * 5


@pytest.mark.parametrize(
    "extra", ["consequences: [{when: a.x, set: {a.y: no}}]", 'states: {s: "NN", t: "YN"}', "attitudes: {a: {b: 1}}"]
)
def test_who_owns_nothing_has_no_moves_where_arcs_are_needed(extra: str):
    """A mediator without options beside consequences, named states or attitudes."""
    made = graph(
        f"decision_makers: {{a: {{options: {{x: t, y: t}}}}, b: {{}}}}\n{extra}\npreferences: {{a: [a.x], b: [a.y]}}"
    )

    assert made.mover("b").moves.count == 0


@pytest.mark.parametrize("storage", STORAGES)
@pytest.mark.parametrize(
    ("irreversible", "arcs"),
    [
        (None, {("s1", "s2"), ("s2", "s1")}),
        ("adopted", {("s1", "s2")}),
        ("abandoned", {("s2", "s1")}),
    ],
)
def test_what_cannot_be_undone_goes_one_way(storage: Storage, irreversible: Any, arcs: set[tuple[str, str]]):
    made = owned(a=0)
    (a,) = made.decision_makers
    made = replace(made, decision_makers=(replace(a, options=(Option("a.x", irreversible=irreversible),)),))
    unfolded = unfold(made, storage=storage)

    assert moves(unfolded, unfolded.movers[0]) == arcs


@pytest.mark.parametrize(("once", "count"), [(None, 12), ("adopted", 6), ("abandoned", 6)])
def test_an_irreversible_ladder_never_falls_or_never_rises(once: Any, count: int):
    made = owned(a=0)
    option = Option("a.x", levels=("low", "mid", "high", "top"), irreversible=once)
    made = replace(made, decision_makers=(replace(made.decision_makers[0], options=(option,)),))

    assert [unfold(made, storage=storage).movers[0].moves.count for storage in STORAGES] == [count, count]


# ---- joint options and forums

DEAL = """
decision_makers: {a: {options: {x: t}}, b: {options: {y: t}}, c: {}}
joint_options: {deal: {text: d, owners: [a, b], requires: "not a.x"}}
forums: {table: {members: [a, b]}, all: {members: [a, b, c]}, others: {members: [b, c]}}
"""


def _from(made: Graph, who: str, pattern: str) -> set[str | None]:
    states = made.states
    return {states.pattern(int(t)) for t in made.mover(who).moves.successors(states.index(pattern))}


def test_a_joint_option_is_adopted_together_where_it_may_be_and_abandoned_by_any_owner():
    """Patterns are x, y, deal.  What is required is looked at before the move: x may come in the same one."""
    made = graph(DEAL)

    assert _from(made, "table", "NNN") == {"YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"}
    assert _from(made, "table", "YNN") == {"NNN", "NYN", "YYN"}
    assert _from(made, "table", "YNY") == {"NNN", "YNN", "NYN", "YYN", "NNY", "NYY", "YYY"}
    assert _from(made, "a", "NNY") == {"NNN", "YNN", "YNY"}
    assert _from(made, "b", "NNY") == {"NNN", "NYN", "NYY"}
    assert [_from(made, who, "NNN") for who in ("a", "b", "c")] == [{"YNN"}, {"NYN"}, set()]


def test_a_forum_that_lacks_an_owner_neither_adopts_nor_abandons_a_joint_option():
    made = graph(DEAL)

    assert _from(made, "others", "NNY") == {"NYY"}
    assert _from(made, "all", "NNN") == _from(made, "table", "NNN")


def test_a_forum_moves_by_settings_and_not_by_the_moves_of_its_members_in_turn():
    """Where b may not set y while x does not hold, both can be set at once."""
    made = graph("decision_makers: {a: {options: {x: t}}, b: {options: {y: t}}}\ninfeasible: [a.x iff not b.y]\n"
                 "forums: {f: {members: [a, b]}}")  # fmt: skip

    assert [_from(made, who, "NN") for who in ("a", "b", "f")] == [set(), set(), {"YY"}]


def test_in_graph_form_a_forum_moves_by_legal_sequences_of_its_members_moves():
    """a may go from s to t and from t to u, but not twice running; b may stand between, from t to v, and a goes on."""
    text = "decision_makers: {a: {}, b: {}}\nstates: [s, t, u, v, w]\nforums: {f: {members: [b, a]}}\n"
    alone = graph(text + "moves: {a: [[s, t], [t, u]]}")
    helped = graph(text + "moves: {a: [[s, t], [t, u], [v, w], [w, s]], b: [[t, v]]}")

    assert {b for a, b in moves(alone, alone.mover("f")) if a == "s"} == {"t"}
    assert {b for a, b in moves(helped, helped.mover("f")) if a == "s"} == {"t", "v", "w"}


def test_forums_of_the_same_members_have_the_same_moves():
    made = graph(DEAL.replace("others: {members: [b, c]}", "again: {members: [b, a]}"))

    assert moves(made, made.mover("again")) == moves(made, made.mover("table"))
    assert made.mover("again").moves is made.mover("table").moves


# ---- limits


def test_too_many_trials_of_moves_are_told_with_the_argument_that_raises_the_limit():
    """With a consequence, here one that never follows, every setting is tried in every state."""
    made = owned(a=3)
    first = On(made.options[0].key)
    never = Consequence("c1", And((first, Not(first))), ((first.option, "yes"),))
    tried = replace(made, consequences=(never,))

    with pytest.raises(TooLarge, match=r"moves of a would take 64 trials.*limit is 63 .*limit_moves=N"):
        _ = unfold(tried, limit_moves=63).movers[0].moves
    assert unfold(tried, limit_moves=64).movers[0].moves.count == 56


def test_too_many_moves_one_by_one_are_told_with_the_argument_that_raises_the_limit():
    made = owned(a=3)

    with pytest.raises(TooLarge, match=r"a has 56 moves; the limit is 55 .*limit_moves=N"):
        _ = unfold(made, storage="arcs", limit_moves=55).movers[0].moves
    assert unfold(made, storage="arcs", limit_moves=56).movers[0].moves.count == 56


def test_many_options_of_few_states_have_few_moves():
    """Seventy options, of which all but two are ruled out, in a forum as well."""
    made = owned(a=35, b=35)
    kept = {made.options[0].key, made.options[-1].key}
    rules = tuple(Rule(f"r{n}", On(o.key)) for n, o in enumerate(made.options) if o.key not in kept)
    graph = unfold(replace(made, infeasible=rules, forums=(Forum("f", ("a", "b")),)), storage="arcs")

    assert (graph.size, [m.moves.count for m in (*graph.movers, *graph.forums)]) == (4, [4, 4, 12])


def test_blocks_of_many_one_way_options_meet_the_limit_too():
    """Three options that go one way are eight settings, 27 entries in all."""
    made = owned(a=3)
    options = tuple(replace(o, irreversible="adopted") for o in made.options)
    made = replace(made, decision_makers=(replace(made.decision_makers[0], options=options),))

    with pytest.raises(TooLarge, match=r"moves of a would fill more than 26 entries .*limit_moves=N"):
        _ = unfold(made, limit_moves=26).movers[0].moves
    assert unfold(made, limit_moves=27).movers[0].moves.count == 27 - 8


def test_a_forum_in_graph_form_over_too_many_states_is_told():
    text = ", ".join(f"s{n}" for n in range(4_097))
    made = graph(f"decision_makers: {{a: {{}}, b: {{}}}}\nstates: [{text}]\nmoves: {{a: [[s0, s1]], b: [[s1, s2]]}}\n"
                 "forums: {f: {members: [a, b]}}")  # fmt: skip

    assert made.mover("a").moves.count == 1
    with pytest.raises(TooLarge, match="joint moves of f need a matrix of 4,097 states squared; the limit is 4,096"):
        _ = made.mover("f").moves


def test_moves_are_built_when_they_are_asked_for_and_once():
    """A forum whose moves are too many stands in nobody's way."""
    made = replace(owned(a=4, b=4), forums=(Forum("f", ("a", "b")),))
    unfolded = unfold(made, limit_moves=256 * 255 - 1)

    assert unfolded.mover("a").moves is unfolded.mover("a").moves
    with pytest.raises(TooLarge):
        _ = unfolded.mover("f").moves
