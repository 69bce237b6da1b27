"""Stages: what is remembered of one set of states is never taken for what another set would say."""

from __future__ import annotations

from detente.graph.preference import Ranks
from detente.graph.ranking import order
from detente.graph.unfold import unfold
from detente.insight.claims.stage import MOST_RANKED, Ranked, Stage, Stages
from detente.model.conflict import Conflict, DecisionMaker, Option, Rule, Statements, Want
from detente.model.statement import And, Not, Statement
from detente.model.statement import Test as On

WANTS = Statements((Want("A1", On("ann.x")), Want("A2", Not(On("ann.y"))), Want("A3", On("ann.z"))))


def _conflict(*infeasible: Statement) -> Conflict:
    ann = DecisionMaker("ann", "Ann", (Option("ann.x"), Option("ann.y"), Option("ann.z")))
    rules = tuple(Rule(f"infeasible.{n}", when) for n, when in enumerate(infeasible, start=1))
    return Conflict((ann,), infeasible=rules, preferences={"ann": WANTS})


X, Y, Z = On("ann.x"), On("ann.y"), On("ann.z")
# As many states each time, though not the same ones.
CONFLICTS = [_conflict(And((X, Y))), _conflict(And((Y, Z))), _conflict(And((X, Not(Z)))), _conflict(And((Z, Not(X))))]


def _ranks(stage: Stage, conflict: Conflict) -> list[int]:
    (ranks,) = stage.graph(conflict).orders
    assert isinstance(ranks, Ranks)
    return ranks.ranks.tolist()


def _expected(conflict: Conflict) -> list[int]:
    ranks = order(conflict, unfold(conflict).states, "ann")
    assert isinstance(ranks, Ranks)
    return ranks.ranks.tolist()


def test_ranks_of_a_stage_that_is_gone_are_not_those_of_the_next():
    """Where a stage is dropped, the next one mostly comes to lie in its place."""
    ranked: Ranked = {}
    graphs = [unfold(conflict) for conflict in CONFLICTS]
    expected = [_expected(conflict) for conflict in CONFLICTS]

    actual = [_ranks(Stage(graph, ranked), conflict) for graph, conflict in zip(graphs, CONFLICTS, strict=True)]

    assert expected == actual


def test_stages_of_different_rules_keep_their_ranks_apart():
    stages = Stages()

    for conflict in CONFLICTS * 2:
        assert _expected(conflict) == _ranks(stages.of(conflict), conflict)


def test_wants_that_are_gone_are_not_taken_for_new_ones():
    """More wants than are remembered, each made and dropped again."""
    stages, silent = Stages(), _conflict()

    for n in range(3 * MOST_RANKED):
        want = Want("A1", (X, Y, Z, Not(X))[n % 4])
        conflict = Conflict(silent.decision_makers, preferences={"ann": Statements((want,))})
        assert _expected(conflict) == _ranks(stages.of(conflict), conflict)
