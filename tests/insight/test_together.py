"""Claims together: which never hold at once, how often all do, and what sets one against another."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.insight.claims.stage import Stages
from detente.insight.deciding.conditions import Table
from detente.insight.deciding.deciding import deciding
from detente.insight.deciding.together import Crossing, crossings, together
from detente.insight.deciding.trying import Case, Choice
from detente.insight.orders import orders
from detente.model.conflict import Conflict, Statements, Want
from detente.model.statement import Test
from judge_deciding import never_together
from unsettled import made_up, random_account

VERDICTS = ("holds", "fails", "vacuous", "undecided")


def choice_of(rows: Sequence[tuple[str, ...]], *, complete: bool = True) -> Choice:
    conflict = random_account(Random(1))
    found = orders(conflict, Stages().of(conflict))
    cases = tuple(Case(found.base, frozenset(), row) for row in rows)  # type: ignore[arg-type]
    return Choice((), frozenset(), found, cases, len(cases), complete=complete)


@given(st.lists(st.tuples(*[st.sampled_from(VERDICTS)] * 4), min_size=1, max_size=12), st.integers(2, 4))
def test_what_never_holds_at_once_is_what_the_judge_finds(rows: list[tuple[str, ...]], most: int) -> None:
    found = together(choice_of(rows), most=most)

    assert never_together(rows, most) == set(found.never)
    assert sorted(found.never, key=lambda claims: (len(claims), claims)) == list(found.never)


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ([("holds", "holds"), ("holds", "fails")], 0.5),
        ([("holds", "vacuous"), ("undecided", "fails")], 0.5),
        ([("vacuous", "undecided")], None),
        ([("holds", "mixed")], 0.0),
    ],
)
def test_claims_that_say_nothing_are_left_aside_in_the_share(rows: list[tuple[str, ...]], share: float | None) -> None:
    assert share == together(choice_of(rows)).share


def test_only_all_orders_prove_that_claims_never_hold_at_once() -> None:
    rows = [("holds", "fails"), ("fails", "holds")]

    assert together(choice_of(rows)).proved
    assert not together(choice_of(rows, complete=False)).proved


@pytest.mark.parametrize(("each", "told"), [(2, ()), (8, ((0, 1),))])
def test_claims_that_hold_too_seldom_to_be_seen_together_are_not_told(each: int, told: tuple[object, ...]) -> None:
    rows = [("holds", "fails")] * each + [("fails", "holds")] * each + [("fails", "fails")] * (20 - 2 * each)

    # 20 × (each / 20)²: 0.2 or 3.2 orders in which both would be expected to hold.
    assert told == together(choice_of(rows, complete=False)).never
    assert ((0, 1),) == together(choice_of(rows)).never


def test_orders_that_were_drawn_for_something_else_count_against_it_too() -> None:
    choice = choice_of([("holds", "fails"), ("fails", "holds")] * 8, complete=False)
    both = Case(choice.orders.base, frozenset(), ("holds", "holds"))

    assert (((0, 1),), ()) == (together(choice).never, together(choice, beside=[both]).never)


def test_a_comparison_that_serves_one_claim_and_not_the_other_is_named() -> None:
    found = orders(three := _three_wants(), Stages().of(three))

    def verdict(order: dict[str, tuple[str, ...]]) -> tuple[str, str]:
        high = order["ann"].index("A3") < order["ann"].index("A1")
        return ("holds", "fails") if high else ("fails", "holds")

    choice = made_up(found, verdict)  # type: ignore[arg-type]
    decided = [deciding([choice], [Table.of(choice)], claim, {}) for claim in (0, 1)]

    assert (Crossing(0, 1, ("A3", "A1")),) == crossings(decided)
    assert ((0, 1),) == together(choice).never


def _three_wants() -> Conflict:
    conflict = random_account(Random(2))
    wants = tuple(
        Want(f"A{n}", Test(option), tier=1)
        for n, option in enumerate(("ann.x", "ann.y", "bob.x"), start=1)
    )  # fmt: skip
    return Conflict(conflict.decision_makers, preferences={"ann": Statements(wants)})
