"""What decides a claim: sound and minimal wherever all orders are tried, and never called proved where they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.insight.claims.stage import Stages
from detente.insight.deciding.conditions import Condition, Table, implied
from detente.insight.deciding.deciding import Sufficient, deciding, sufficient
from detente.insight.deciding.exploring import Effort, Explored, explore
from detente.insight.deciding.trying import Case, Choice
from detente.insight.orders import Orders, orders
from detente.model.conflict import Conflict
from judge_deciding import above, number
from judge_deciding import sufficient as by_the_judge
from unsettled import account_verdicts, accounts, ids_of, made_up, random_account, random_rule, renamed, restated

WHOLE = Effort(orders=720, each=720, tries=0, combined=0, checks=0, null=0)
SOME = Effort(orders=4, each=3, tries=15, combined=15, checks=15, null=5, support=2)


def keys(sets: list[Sufficient] | tuple[Sufficient, ...]) -> set[object]:
    return {(frozenset(each.above), each.without) for each in sets}


def cases(choices: list[Choice] | tuple[Choice, ...]) -> list[tuple[object, object, object]]:
    return [(case.order, choice.names, case.verdicts) for choice in choices for case in choice.cases]


def of(conflict: Conflict) -> Orders:
    return orders(conflict, Stages().of(conflict))


@given(accounts(4), st.randoms(use_true_random=False), st.integers(1, 3))
def test_sets_are_those_that_the_judge_finds_for_any_verdicts(conflict: Conflict, rng: Random, most: int) -> None:
    found = of(conflict)
    rule = random_rule(rng, found)
    choices = [made_up(found, lambda order: [rule(order)])]
    tables = [Table.of(choice) for choice in choices]

    for verdict in ("holds", "fails"):
        expected = by_the_judge(cases(choices), 0, verdict, most)  # type: ignore[arg-type]
        sets = sufficient(choices, tables, 0, verdict, most=most)
        assert expected == keys(sets)
        assert all(each.proved for each in sets)


@settings(max_examples=15)
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


@settings(max_examples=15)
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
    for verdict, sets in (("holds", decided.holding), ("fails", decided.failing)):
        for each in sets:
            assert not each.proved
            assert each.support >= 20
            assert {verdict} == {case.verdicts[0] for case in met_by(each, choices)}


@given(accounts(4), st.randoms(use_true_random=False))
def test_smaller_sets_come_first_then_those_with_more_support(conflict: Conflict, rng: Random) -> None:
    found = of(conflict)
    rule = random_rule(rng, found)
    choices = [made_up(found, lambda order: [rule(order)])]

    sets = sufficient(choices, [Table.of(choices[0])], 0, "holds")

    ranks = [(len(each.above), -each.support) for each in sets]
    assert sorted(ranks) == ranks
    assert [each.met for each in sets] == [len(met_by(each, choices)) for each in sets]


def test_sets_that_orders_drawn_for_it_refute_are_not_listed() -> None:
    few = Effort(orders=100, null=0, combined=0, tries=0, dropped=0, support=5)
    wrong = {0: 0, 3_000: 0}
    for seed in range(12):
        verdicts = account_verdicts(random_account(Random(seed), 6))
        if not 100 < verdicts.lacking(()).count <= 5_000:
            continue
        every = made_up(verdicts.lacking(()), verdicts.at)
        for checks in wrong:
            explored = explore(verdicts, replace(few, checks=checks, draws=60))
            for claim, decided in enumerate(explored.deciding()):
                for verdict, sets in (("holds", decided.holding), ("fails", decided.failing)):
                    met = [{case.verdicts[claim] for case in met_by(each, [every])} for each in sets]
                    wrong[checks] += sum(verdicts_met != {verdict} for verdicts_met in met)
                    assert not any(each.proved for each in sets)

    assert wrong[0] > 0
    assert wrong[3_000] == 0


@settings(max_examples=10)
@given(accounts(3), st.randoms(use_true_random=False))
def test_renaming_changes_nothing_but_names(conflict: Conflict, rng: Random) -> None:
    ids = ids_of(conflict)
    others = [f"N{n}" for n in range(len(ids))]
    rng.shuffle(others)
    names = dict(zip(ids, others, strict=True))

    one = explore(account_verdicts(conflict), SOME)
    other = explore(account_verdicts(renamed(conflict, names)), SOME)

    assert told(one, names) == told(other, {})


@settings(max_examples=10)
@given(accounts(3), st.randoms(use_true_random=False))
def test_stating_something_again_changes_nothing(conflict: Conflict, rng: Random) -> None:
    one = explore(account_verdicts(conflict), SOME)
    other = explore(account_verdicts(restated(rng, conflict)), SOME)

    assert told(one, {}) == told(other, {})


def test_the_same_seed_gives_the_same_and_more_orders_begin_with_fewer() -> None:
    verdicts = account_verdicts(random_account(Random(5), 7))

    one, other = (explore(verdicts, replace(SOME, orders=20), seed=3) for _ in range(2))
    more = explore(verdicts, replace(SOME, orders=50), seed=3)

    assert not more.choices[0].complete
    assert told(one, {}) == told(other, {})
    assert one.choices[0].cases[:20] == more.choices[0].cases[:20]


def test_comparisons_imply_what_lies_between() -> None:
    assert implied({("a", "b"), ("b", "c"), ("x", "y")}) == {("a", "b"), ("b", "c"), ("a", "c"), ("x", "y")}


@pytest.mark.parametrize("most", [1, 2])
def test_no_set_has_more_conditions_than_asked_for(most: int) -> None:
    explored = explore(account_verdicts(random_account(Random(8))), replace(WHOLE, most=most))

    for decided in explored.deciding():
        assert all(len(each.conditions) <= most for each in (*decided.holding, *decided.failing))


def met_by(each: Sufficient, choices: Sequence[Choice]) -> list[Case]:
    return [
        case
        for choice in choices
        if choice.names == each.without
        for case in choice.cases
        if all(above(case.order, pair) for pair in each.above)
    ]


def told(explored: Explored, names: dict[str, str]) -> list[object]:
    """All that is found, in other names."""

    def of(sets: Sequence[Sufficient]) -> list[object]:
        return [
            (
                [[names.get(n, n) for n in pair] for pair in s.above],
                [names.get(n, n) for n in s.without],
                s.met,
                s.proved,
            )
            for s in sets
        ]

    def of_conditions(conditions: Sequence[Condition]) -> list[tuple[str, ...]]:
        return [(c.kind, names.get(c.first, c.first), names.get(c.second, c.second)) for c in conditions]

    return [
        [(of(d.holding), of(d.failing), d.more, of_conditions(d.needs), d.proved) for d in explored.deciding()],
        [flip and (of_conditions(flip.conditions), flip.distance, flip.least) for flip in explored.flips()],
        explored.shares(),
        explored.together(),
    ]
