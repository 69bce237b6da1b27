"""What fits a row of the table of concepts, and what does not: small prototypes beside the judge.

A row is a `Sanction(answers, final)`: who may answer an improvement, by what, and whether the answer must leave no way
on.  Three candidates are tried on it: simultaneous sanctions, limited-move stability, and stability of coalitions.
The findings are in docs/decisions/003-row-of-a-concept.md.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import definitions as judge
import judge_foresight as foresight
from detente.graph.graph import Graph, Mover
from detente.graph.preference import Ranks
from detente.graph.sequences import joint
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, DecisionMaker, Forum, NamedState, Option, Ranking
from detente.stability.concept import CONCEPTS, Sanction
from detente.stability.solve import solve
from stability.cells import Matrix, names
from stability.plain_conflicts import plain_conflict
from strategies import conflicts, random_conflict

chances = st.randoms(use_true_random=False)


def _named(graph: Graph, mask: Matrix) -> set[str]:
    return set(graph.states.all_names(np.flatnonzero(mask)))


# ---- simultaneous sanctions: the answer depends on the state that was left


@dataclass(frozen=True)
class Simultaneous:
    """SIM over a graph in plain option form: the others improve from the state that i leaves, all at the same time.

    `content`: for each decision maker the states where it does not move (nobody anywhere, in the peer's procedure).
    """

    graph: Graph
    content: Matrix

    def landings(self, i: int, state: int, target: int) -> set[int]:
        """The states that i's move lands in when one or more of the others improve from `state` beside it."""
        digits = self.graph.states.digits
        choices = [
            [*self._improving(j, state), state]
            for j in range(len(self.graph.movers))
            if j != i and not self.content[j, state]
        ]
        found = set()
        for chosen in itertools.product(*choices):
            if set(chosen) - {state}:
                # Options have one owner each, so the changes lie beside one another.
                changes = [digits[:, q].astype(int) - digits[:, state] for q in {target, *chosen}]
                overlay = (digits[:, state] + sum(changes)).astype(np.uint8)
                found.add(int(self.graph.states.locate(overlay[:, None])[0]))
        return found - {-1}

    def _improving(self, i: int, state: int) -> list[int]:
        order = self.graph.order(i)
        reached = self.graph.movers[i].moves.successors(state)
        return [int(q) for q in reached if order.prefers(int(q), state)]

    def stable(self, i: int) -> Matrix:
        """Where every improvement of i may land where it does not pay."""
        order = self.graph.order(i)
        return np.array(
            [
                all(
                    any(not order.prefers(t, state) for t in self.landings(i, state, q))
                    for q in self._improving(i, state)
                )
                for state in range(self.graph.size)
            ]
        )


def _without_joint_options(rng: Random) -> Conflict:
    """Plain option form in which every option has one owner."""
    return random_conflict(rng, "plain", 16, transitive=True)


@pytest.mark.parametrize("unless", [None, "SEQ", "Nash"])
@given(rng=chances)
def test_simultaneous_sanctions_by_arrays_are_those_of_the_judge(unless: judge.Concept | None, rng: Random):
    """Both procedures: anybody may move beside i, or only those who are not content under a concept."""
    conflict = _without_joint_options(rng)
    graph = unfold(conflict)
    found = solve(graph)
    nobody = np.zeros((len(graph.movers), graph.size), np.bool_)
    prototype = Simultaneous(graph, nobody if unless is None else np.asarray(found.masks[unless]))

    for i, dm in enumerate(graph.decision_makers):
        assert _named(graph, prototype.stable(i)) == foresight.simultaneous(conflict, dm, unless)


def test_what_answers_a_move_simultaneously_depends_on_the_state_that_was_left():
    """a goes to high from low and from mid, the same move to the same state; b gains by y at low, and not at mid.

    So low is held and mid is not, and no table from where a lands to what may answer tells them apart.
    """
    dms = (
        DecisionMaker("a", "a", (Option("a.x", levels=("low", "mid", "high")),)),
        DecisionMaker("b", "b", (Option("b.y"),)),
    )
    # s1 to s3 without y, s4 to s6 with it.
    rank = {"a": ("s3", "s2", "s1", "s5", "s4", "s6"), "b": ("s4", "s1", "s3", "s2", "s5", "s6")}
    conflict = Conflict(dms, preferences={dm: Ranking(tuple((s,) for s in given)) for dm, given in rank.items()})
    graph = unfold(conflict)
    prototype = Simultaneous(graph, np.zeros((2, 6), np.bool_))
    low, mid, high, high_and_y = 0, 1, 2, 5

    assert [prototype.landings(0, state, high) for state in (low, mid)] == [{high_and_y}, set()]
    assert [state in foresight.simultaneous(conflict, "a") for state in ("s1", "s2")] == [True, False]
    assert [bool(prototype.stable(0)[state]) for state in (low, mid)] == [True, False]


# ---- limited moves: no sanction at all, but a recursion with its own verdict


def _anticipations(graph: Graph) -> Iterator[list[Matrix]]:
    """G_0, G_1, …: for each of two decision makers a matrix [s, t], true where i, to move at s, expects to end in t.

    G_h(i, s) is s itself unless something in ⋃ G_{h−1}(j, q), q ∈ R_i(s), is better for i; then the best of these.
    """
    moves = [mover.arcs.matrix() for mover in graph.movers]
    better = [graph.order(i).matrix() for i in range(2)]
    stay = np.eye(graph.size, dtype=np.bool_)
    expected = [stay, stay]
    while True:
        yield expected
        after = [(moves[i].astype(int) @ expected[1 - i].astype(int)) > 0 for i in range(2)]
        expected = [_chosen(after[i], better[i]) for i in range(2)]


def _chosen(ends: Matrix, better: Matrix) -> Matrix:
    """Of the ends in each row the best, where one is better than to stay; else to stay."""
    size = len(ends)
    goes = np.asarray((ends & better.T).any(axis=1))
    beaten = (ends.astype(int) @ better.astype(int)) > 0
    result: Matrix = np.where(goes[:, None], ends & ~beaten, np.eye(size, dtype=np.bool_))
    return result


def _cycle(graph: Graph) -> tuple[list[list[Matrix]], list[list[Matrix]]]:
    """The anticipations before they repeat, and those that then come again and again."""
    seen: list[list[Matrix]] = []
    for latest in _anticipations(graph):
        for start, earlier in enumerate(seen):
            if all((a == b).all() for a, b in zip(earlier, latest, strict=True)):
                return seen[:start], seen[start:]
        seen.append(latest)
    raise AssertionError  # they repeat, for there are finitely many


def _staying(expected: Matrix) -> Matrix:
    """Where staying is all that is expected."""
    size = len(expected)
    return (expected == np.eye(size, dtype=np.bool_)).all(axis=1)


@given(conflicts(most=14, makers=2, transitive=True))
def test_limited_move_stability_by_arrays_is_that_of_the_judge(conflict: Conflict):
    """With ties, where several ends are expected; and non-myopic stability, over the cycle that is entered."""
    graph = unfold(conflict)
    first, *_ = graph.decision_makers
    for h, expected in zip(range(6), _anticipations(graph), strict=False):
        literal = foresight.anticipated(conflict, h)
        for i, dm in enumerate(graph.decision_makers):
            assert [_named(graph, row) for row in expected[i]] == [set(literal[dm, s]) for s in names(graph)]
            assert _named(graph, _staying(expected[i])) == foresight.limited(conflict, dm, h)
    _, cycle = _cycle(graph)
    lasting = np.logical_and.reduce([_staying(expected[0]) for expected in cycle])
    assert _named(graph, lasting) == foresight.non_myopic(conflict, first)


def test_anticipations_may_be_several_and_may_never_settle():
    """Ties leave sets; some conflicts go round in a cycle of more than one level for ever."""
    periods, widest = set(), 0
    for seed in range(60):
        graph = unfold(random_conflict(Random(seed), "graph", 12, makers=2, transitive=True))
        before, cycle = _cycle(graph)
        periods.add(len(cycle))
        widest = max(widest, *(int(e.sum(axis=1).max()) for row in (*before, *cycle) for e in row))

    assert 1 in periods
    assert max(periods) > 1
    assert widest > 1


def test_no_sanction_gives_up_what_nash_holds_and_limited_moves_do():
    """Every row holds what Nash holds; in a stag hunt L_2 gives up the Nash state, so that it is no row."""
    rows = [Sanction(answers, final) for answers in (None, "moves", "improvements") for final in (False, True)]
    arcs = {"i": "st ts uv vu", "j": "su us tv vt"}
    hunt = Conflict(
        tuple(DecisionMaker(dm, dm) for dm in arcs),
        states=tuple(NamedState(name) for name in "stuv"),
        moves={dm: tuple((arc[0], arc[1]) for arc in given.split()) for dm, given in arcs.items()},
        preferences={dm: Ranking(tuple((s,) for s in order)) for dm, order in (("i", "stvu"), ("j", "suvt"))},
    )
    found = solve(unfold(hunt))
    mover = found.graph.mover("i")
    nash = ~found.judge.leaves(mover, Sanction())

    assert all((nash <= ~found.judge.leaves(mover, row)).all() for row in rows)
    assert foresight.limited(hunt, "i", 2) < _named(found.graph, nash)


def test_the_five_concepts_are_all_the_rows_that_there_are():
    """Nobody's answer leaves no way on either, so the two rows without an answer are one."""
    rows = {(row.sanction.answers, row.sanction.final) for row in CONCEPTS}

    assert rows == {(None, False), *itertools.product(("moves", "improvements"), (False, True))}


# ---- coalitions: a value for each member, and none where the sanction must be final


def _worst(values: list[Matrix], answers: Matrix) -> Matrix:
    """For each member the least value over all states that answers lead to: shape (members, states)."""
    top = max(int(v.max()) for v in values) + 1
    return np.array([np.where(answers, v[None, :], top).min(axis=1, initial=top) for v in values])


def _by_values(graph: Graph, us: Mover, concept: judge.Concept) -> Matrix:
    """Where each improvement of the coalition meets an answer that, by values of each member alone, hurts some member.

    The value of a state for a member is its rank; with a final sanction, the best rank that the coalition's moves from
    there could still give to it.
    """
    sanction = CONCEPTS[concept].sanction
    orders = [graph.order(i) for i in us.members]
    ranks = [order.ranks for order in orders if isinstance(order, Ranks)]
    values: list[Matrix] = [np.maximum(r, us.arcs.greatest(r)) if sanction.final else r for r in ranks]
    outside = [m for m in (*graph.movers, *graph.forums) if not set(m.members) & set(us.members)]
    if sanction.answers == "improvements":
        answers = joint([graph.improvements(m, m.arcs).matrix() for m in outside], "legal")
    else:
        answers = joint([m.arcs.matrix() for m in outside], "legal")
    worst = _worst(values, answers)
    improvements = graph.improvements(us, us.arcs)
    stable = np.ones(graph.size, np.bool_)
    for s, q in zip(improvements.sources.tolist(), improvements.targets.tolist(), strict=True):
        stable[s] &= any(worst[n, q] <= r[s] for n, r in enumerate(ranks))
    return stable


def _coalitions(seed: int) -> tuple[Conflict, Graph, Mover]:
    """A conflict of three or four with one forum of two, everybody with ranks."""
    rng = Random(seed)
    conflict = random_conflict(rng, rng.choice(("graph", "plain")), 12, makers=rng.choice((3, 4)), transitive=True)
    dms = [dm.id for dm in conflict.decision_makers]
    conflict = Conflict(
        conflict.decision_makers,
        infeasible=conflict.infeasible,
        states=conflict.states,
        moves=conflict.moves,
        forums=(Forum("us", tuple(dms[:2])),),
        preferences=conflict.preferences,
    )
    graph = unfold(conflict)
    return conflict, graph, graph.mover("us")


@pytest.mark.parametrize("concept", ["GMR", "SEQ"])
@given(seed=st.integers(0, 2**32))
def test_without_a_final_sanction_a_coalition_is_judged_by_a_value_for_each_member(concept: judge.Concept, seed: int):
    conflict, graph, us = _coalitions(seed)
    members = conflict.forums[0].members

    assert _named(graph, _by_values(graph, us, concept)) == judge.stable_coalition(conflict, members, concept)


@pytest.mark.parametrize("concept", ["SMR", "SSEQ"])
def test_a_final_sanction_of_a_coalition_is_more_than_a_value_for_each_member(concept: judge.Concept):
    """Values never hold a state wrongly, but miss some: one way on may spare one member, one the other, none both."""
    missed = 0
    for seed in range(250):
        conflict, graph, us = _coalitions(seed)
        literal = judge.stable_coalition(conflict, conflict.forums[0].members, concept)
        by_values = _named(graph, _by_values(graph, us, concept))
        assert by_values <= literal
        missed += len(literal - by_values)

    assert missed > 0


@given(chances)
def test_a_coalition_of_one_needs_one_value(rng: Random):
    """The same by values as the row says, whoever the member is."""
    conflict = plain_conflict(rng, 16)
    dm = conflict.decision_makers[0].id
    alone = Conflict(
        conflict.decision_makers,
        joint_options=conflict.joint_options,
        infeasible=conflict.infeasible,
        forums=(Forum("us", (dm,)),),
        preferences=conflict.preferences,
    )
    graph = unfold(alone)

    for concept in judge.CONCEPTS[1:]:
        by_values = _by_values(graph, graph.mover("us"), concept)
        assert _named(graph, by_values) == judge.stable(alone, dm, concept)
