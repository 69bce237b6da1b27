"""Admissible orders: all of them and only they; draws that are even, and the same whoever draws them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from detente.graph.preference import Ranks
from detente.graph.unfold import unfold
from detente.insight.claims.stage import Stages
from detente.insight.orders import Orders, orders
from detente.model.conflict import Conflict, Statements, Want
from detente.model.statement import Not, Test
from judge_deciding import above, admissible, counted, distance, number, open_pairs
from unsettled import account_verdicts, accounts, random_account, restated


def of(conflict: Conflict) -> Orders:
    return orders(conflict, Stages().of(conflict))


@given(accounts())
def test_the_orders_are_those_that_the_judge_finds(conflict: Conflict) -> None:
    found = of(conflict)

    assert admissible(conflict) == list(found.all())
    assert number(conflict) == found.count
    assert open_pairs(conflict) == list(found.open)
    assert admissible(conflict)[0] == found.base


@given(accounts())
def test_the_base_order_puts_the_conflict_as_it_is_listed(conflict: Conflict) -> None:
    found = of(conflict)

    assert conflict == found.put(found.base)


@given(accounts(), st.integers(0, 5))
def test_more_orders_begin_with_fewer_and_all_are_admissible(conflict: Conflict, seed: int) -> None:
    found = of(conflict)

    many = list(found.drawn(12, seed))

    assert many[:5] == list(found.drawn(5, seed))
    assert found.base == many[0]
    assert all(order in admissible(conflict) for order in many)


@given(accounts(), st.randoms(use_true_random=False))
def test_drawn_orders_meet_the_comparisons_asked_for(conflict: Conflict, rng: Random) -> None:
    found = of(conflict)
    wanted = [pair if rng.random() < 0.5 else pair[::-1] for pair in rng.sample(found.open, min(3, len(found.open)))]
    possible = [order for order in admissible(conflict) if all(above(order, pair) for pair in wanted)]

    drawn = list(islice(found.meeting(wanted, 0, 1), 5))

    assert (5 if possible else 0) == len(drawn)
    assert all(order in possible for order in drawn)


def test_orders_that_meet_comparisons_are_drawn_evenly() -> None:
    conflict = _of_five()
    found = of(conflict)
    wanted = [("A1", "A3"), ("A2", "A3")]

    drawn = Counter(order["ann"] for order in islice(found.meeting(wanted, 0, 7), 4_000))

    # 120 orders, of which a third has A3 below both: 40, each expected 100 times, give or take 10.
    assert 40 == len(drawn)
    assert max(drawn.values()) < 150
    assert min(drawn.values()) > 60


def test_a_circle_of_comparisons_is_met_by_no_order() -> None:
    found = of(_of_five())

    assert [] == list(found.meeting([("A1", "A2"), ("A2", "A1")], 0, 1))
    assert [] == list(found.meeting([("A1", "nobody")], 0, 1))


@given(accounts())
def test_orders_by_distance_are_all_orders_once_each(conflict: Conflict) -> None:
    found = of(conflict)
    pairs = open_pairs(conflict)

    by_distance = [list(found.apart(far)) for far in range(len(pairs) + 1)]

    assert sorted(map(str, admissible(conflict))) == sorted(str(o) for some in by_distance for o in some)
    for far, some in enumerate(by_distance):
        assert all(distance(pairs, order, ()) == far == len(found.reversed(order)) for order in some)


@given(accounts(), st.randoms(use_true_random=False))
def test_a_statement_that_is_stated_again_counts_once(conflict: Conflict, rng: Random) -> None:
    again = restated(rng, conflict)

    assert list(of(conflict).all()) == list(of(again).all())
    assert list(of(conflict).drawn(5, 3)) == list(of(again).drawn(5, 3))


def test_a_statement_that_stands_twice_never_acts_in_the_place_of_the_first() -> None:
    x, y = Test("ann.x"), Test("ann.y")
    once = (Want("A1", Test("bob.y"), tier=1), Want("A2", x, tier=1), Want("A3", Not(y), tier=1))
    twice = (once[0], Want("A1again", Not(Not(Test("bob.y"))), tier=1), *once[1:])
    plain, doubled = of(_with(once)), of(_with(twice))

    for order in plain.all():
        assert _ranks(plain.put(order)) == _ranks(doubled.put(order))
    for k in range(20):
        assert _ranks(plain.unruly(k, 7)) == _ranks(doubled.unruly(k, 7))


def test_what_earlier_tiers_settle_does_not_count() -> None:
    x, y = Test("ann.x"), Test("bob.y")
    wants = (
        Want("A1", x, tier=1),
        Want("A2", y, tier=1),
        Want("A3", Not(x), tier=2),
        Want("A4", x, y, "iff", tier=2),
        Want("A5", Test("ann.y"), tier=2),
    )
    conflict = _with(wants)

    found = of(conflict)

    assert {"ann": [["A1", "A2"], ["A5"]], "bob": [["B1"]]} == counted(conflict)
    assert (2, ("A3", "A4")) == (found.count, found.idle)


def test_a_belief_may_name_a_statement_that_does_not_count() -> None:
    conflict = _with((Want("A1", Test("ann.x"), tier=1), Want("A2", Test("ann.x"), tier=1)))
    verdicts = account_verdicts(restated(Random(1), conflict))

    assert 4 == len(verdicts.at(verdicts.lacking(()).base))


def test_unruly_orders_are_the_same_for_the_same_seed_and_keep_to_the_same_statements() -> None:
    conflict = random_account(Random(4))
    found = of(conflict)

    one, other = found.unruly(3, 1), found.unruly(3, 1)

    assert one == other
    assert one != found.unruly(4, 1)
    assert sorted(w.id for _, w in conflict.wants()) == sorted(w.id for _, w in one.wants())


def _of_five() -> Conflict:
    tests = (Test("ann.x"), Test("ann.y"), Test("bob.x"), Test("bob.y"))
    wants = tuple(Want(f"A{n}", test, tier=1) for n, test in enumerate(tests, start=1))
    return _with((*wants, Want("A5", tests[0], tests[3], "if", tier=1)))


def _ranks(conflict: Conflict) -> list[list[int]]:
    return [order.ranks.tolist() for order in unfold(conflict).orders if isinstance(order, Ranks)]


def _with(wants: tuple[Want, ...]) -> Conflict:
    conflict = random_account(Random(2))
    preferences = {"ann": Statements(wants), "bob": Statements((Want("B1", Test("bob.x")),))}
    return Conflict(conflict.decision_makers, status_quo=conflict.status_quo, preferences=preferences,
                    variants=conflict.variants)  # fmt: skip
