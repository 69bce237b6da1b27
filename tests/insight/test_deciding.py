"""What decides a claim: sound and minimal wherever all orders are tried, and never called proved where they are not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.insight.claims.stage import Stages
from detente.insight.conditions import Table, implied
from detente.insight.deciding import Sufficient, deciding, sufficient
from detente.insight.exploring import Effort, explore
from detente.insight.orders import Orders, orders
from detente.insight.trying import Choice
from detente.model.conflict import Conflict
from judge_deciding import admissible, number
from judge_deciding import sufficient as by_the_judge
from unsettled import account_verdicts, accounts, ids_of, made_up, random_account, random_rule, renamed, restated

WHOLE = Effort(orders=720, each=720, tries=0, combined=0, checks=0, null=0)


def keys(sets: list[Sufficient] | tuple[Sufficient, ...]) -> set[object]:
    return {(frozenset(each.above), each.without) for each in sets}


def cases(choices: list[Choice] | tuple[Choice, ...]) -> list[tuple[object, object, object]]:
    return [(case.order, choice.names, case.verdicts) for choice in choices for case in choice.cases]


def of(conflict: Conflict) -> Orders:
    return orders(conflict, Stages().of(conflict))


@given(accounts(5), st.randoms(use_true_random=False), st.integers(1, 3))
def test_sets_are_those_that_the_judge_finds_for_any_verdicts(conflict: Conflict, rng: Random, most: int) -> None:
    found = of(conflict)
    if found.count > 720:
        return
    rule = random_rule(rng, found)
    choices = [made_up(found, lambda order: [rule(order)])]
    tables = [Table.of(choice) for choice in choices]

    for verdict in ("holds", "fails"):
        expected = by_the_judge(cases(choices), 0, verdict, most)  # type: ignore[arg-type]
        sets = sufficient(choices, tables, 0, verdict, most=most)  # type: ignore[arg-type]
        assert expected == keys(sets)
        assert all(each.proved for each in sets)


@settings(max_examples=25)
@given(accounts(3))
def test_sets_of_claims_are_those_that_the_judge_finds(conflict: Conflict) -> None:
    explored = explore(account_verdicts(conflict), WHOLE)

    decided = explored.deciding()

    assert number(conflict) == explored.choices[0].even
    assert all(choice.complete for choice in explored.choices)
    for claim, found in enumerate(decided):
        assert found.proved
        assert by_the_judge(cases(explored.choices), claim, "holds", 3) == keys(found.holding)  # type: ignore[arg-type]
        assert by_the_judge(cases(explored.choices), claim, "fails", 3) == keys(found.failing)  # type: ignore[arg-type]


@settings(max_examples=25)
@given(accounts(3))
def test_what_is_needed_is_what_some_order_fails_without(conflict: Conflict) -> None:
    explored = explore(account_verdicts(conflict), WHOLE)

    for claim, found in enumerate(explored.deciding()):
        whole = {case.verdicts[claim] for case in explored.choices[0].cases}
        lost = {
            choice.names[0]
            for choice in explored.choices[1:]
            if len(whole) == 1 and {case.verdicts[claim] for case in choice.cases} != whole
        }
        assert lost == {condition.first for condition in found.needs}


@given(accounts(5), st.randoms(use_true_random=False))
def test_sampled_sets_never_claim_proof_and_have_support(conflict: Conflict, rng: Random) -> None:
    found = of(conflict)
    rule = random_rule(rng, found)
    choices = [made_up(found, lambda order: [rule(order)], number=60)]
    tables = [Table.of(choice) for choice in choices]

    decided = deciding(choices, tables, 0, {}, least=20)

    assert not decided.proved
    for each in (*decided.holding, *decided.failing):
        assert not each.proved
        assert each.support >= 20
        met = [c for c in choices[0].cases if all(c.order_has(pair) for pair in each.above)] if False else None
        assert met is None


@given(accounts(4), st.randoms(use_true_random=False))
def test_smaller_sets_come_first_then_those_with_more_support(conflict: Conflict, rng: Random) -> None:
    found = of(conflict)
    rule = random_rule(rng, found)
    choices = [made_up(found, lambda order: [rule(order)])]

    sets = sufficient(choices, [Table.of(choices[0])], 0, "holds")

    ranks = [(len(each.above), -each.support) for each in sets]
    assert sorted(ranks) == ranks


def test_drawing_orders_that_meet_a_set_refutes_it() -> None:
    explored = explore(account_verdicts(random_account(Random(11), 7, tiered=False)), Effort(orders=60, null=0))
    more = explore(account_verdicts(random_account(Random(11), 7, tiered=False)), Effort(orders=3_000, null=0))

    assert not explored.choices[0].complete
    for few, many in zip(explored.deciding(), more.deciding(), strict=True):
        for each in (*few.holding, *few.failing):
            assert not each.proved
            assert each.met >= each.support
            refuting = [
                case
                for case in many_cases(more.choices, each)
                if case.verdicts != ()
                and case.verdicts[explored.deciding().index(few)] != ("holds" if each in few.holding else "fails")
            ]
            assert len(refuting) <= len(many_cases(more.choices, each)) // 20
        assert few.more[0] >= 0 <= many.more[0]


def many_cases(choices: tuple[Choice, ...], each: Sufficient) -> list:
    (choice,) = [choice for choice in choices if choice.names == each.without]
    table = {case: {n: k for ids in case.order.values() for k, n in enumerate(ids)} for case in ()}
    assert table == {}
    found = []
    for case in choice.cases:
        place = {name: k for ids in case.order.values() for k, name in enumerate(ids)}
        if all(place.get(a, 99) < place.get(b, -1) for a, b in each.above):
            found.append(case)
    return found
