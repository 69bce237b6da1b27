"""Flips: the least change is found, and called the least only where everything nearer was tried."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings

from detente.insight.deciding.exploring import Effort, explore
from detente.insight.deciding.flip import OPPOSITE
from detente.insight.deciding.verdicts import Verdicts
from detente.model.claim import AccordingTo, Form
from detente.model.conflict import (
    Belief,
    Conflict,
    DecisionMaker,
    Option,
    Patch,
    Rule,
    Statements,
    StatusQuo,
    Want,
)
from detente.model.statement import And, Not, Or
from detente.model.statement import Test as On
from judge_deciding import above, distance, least_distance, open_pairs
from unsettled import account_verdicts, accounts, random_account


@settings(max_examples=15)
@given(accounts(3))
def test_the_least_flip_is_as_near_as_the_judge_finds(conflict: Conflict) -> None:
    explored = explore(account_verdicts(conflict), Effort(orders=720, each=720, tries=400, null=0))

    pairs = open_pairs(conflict)
    # A case that leaves something out is as far from the base order as that of its own conflict.
    cases = [
        (distance(list(near.choice.orders.open) if near.choice.names else pairs, near.case.order, near.choice.names),
         near.case.verdicts)
        for near in explored.near.cases
    ]  # fmt: skip
    for claim, found in enumerate(explored.flips()):
        base = explored.choices[0].cases[0].verdicts[claim]
        nearest = least_distance(cases, claim, OPPOSITE.get(base, "none"))
        assert nearest == (found and found.distance)
        if found is not None and found.least:
            assert all(far >= found.distance for far, verdicts in cases if verdicts[claim] == OPPOSITE[base])
            assert found.distance <= explored.near.reach + 1


@settings(max_examples=15)
@given(accounts(3))
def test_the_conditions_of_a_flip_do_not_hold_as_listed_and_turn_the_verdict_over(conflict: Conflict) -> None:
    verdicts = account_verdicts(conflict)
    explored = explore(verdicts, Effort(orders=720, each=720, tries=400, null=0))

    for claim, found in enumerate(explored.flips()):
        if found is None:
            continue
        base = explored.choices[0].cases[0]
        without = {c.first for c in found.conditions if c.kind == "without"}
        pairs = [(c.first, c.second) for c in found.conditions if c.kind == "above"]
        assert found.conditions
        assert not any(above(base.order, pair) for pair in pairs)
        assert any(
            near.case.verdicts[claim] == OPPOSITE[base.verdicts[claim]]
            and set(near.choice.names) == without
            and all(above(near.case.order, pair) for pair in pairs)
            for near in explored.near.cases
            if near.distance == found.distance
        )


def test_every_case_within_reach_was_tried() -> None:
    conflict = random_account(Random(3))
    verdicts = account_verdicts(conflict)
    explored = explore(verdicts, Effort(orders=1, each=1, tries=500, null=0, checks=0, combined=0))

    assert explored.near.reach > 0
    tried = {(str(near.case.order), near.choice.names) for near in explored.near.cases}
    assert explored.choices[0].orders.open
    for order in explored.choices[0].orders.all():
        if distance(open_pairs(conflict), order, ()) <= explored.near.reach:
            assert (str(order), ()) in tried


def test_without_tries_a_flip_beyond_one_step_is_not_called_the_least() -> None:
    for seed in range(20):
        explored = explore(
            account_verdicts(random_account(Random(seed), 5)), Effort(orders=100, dropped=0, tries=0, combined=0)
        )

        assert explored.near.reach == 0
        for found in explored.flips():
            assert found is None or found.least == (found.distance == 1)


def test_what_nothing_can_be_judged_without_is_part_of_no_flip() -> None:
    """Without b1 what ann believes of the status quo is infeasible, whatever else is left out with it."""
    x, y = On("ann.x"), On("bob.y")
    conflict = Conflict(
        (
            DecisionMaker("ann", "Ann", (Option("ann.x"),)),
            DecisionMaker("bob", "Bob", (Option("bob.y"),)),
        ),
        infeasible=(Rule("r", And((x, y))),),
        status_quo=StatusQuo(()),
        preferences={"ann": Statements((Want("A1", x),)), "bob": Statements((Want("B1", y),))},
        beliefs=(
            Belief("b1", "ann", Patch(drop=("r",))),
            Belief("b2", "ann", Patch(status_quo=(("ann.x", "yes"), ("bob.y", "yes")))),
        ),
    )
    always = AccordingTo(Form("now", (Or((x, Not(x))),)), "ann")

    explored = explore(Verdicts(conflict, (always,)), Effort(orders=5, tries=40, combined=20, checks=0, null=0))

    assert ("b1",) in explored.untried
    assert explored.near.reach >= 2
    assert (None,) == explored.flips()
