"""Shares: counted over the orders in which a claim says something, with an interval, and exact where all were tried."""

from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.insight.deciding.exploring import Effort, explore
from detente.insight.deciding.shares import NORMAL_95, Share, share, wilson
from detente.model.conflict import Conflict
from judge_deciding import admissible
from unsettled import account_verdicts, accounts, random_account


@settings(max_examples=15)
@given(accounts(3))
def test_an_exact_share_counts_every_admissible_order_once(conflict: Conflict) -> None:
    verdicts = account_verdicts(conflict)
    explored = explore(verdicts, Effort(orders=720, null=5))
    found = [verdicts.at(order) for order in admissible(conflict)]

    for claim, share_of in enumerate(explored.shares()):
        said = [each[claim] for each in found if each[claim] not in {"vacuous", "undecided"}]
        expected = said.count("holds") / len(said) if said else None
        assert share_of.exact
        assert (expected, expected, expected) == (share_of.share, share_of.low, share_of.high)
        assert len(said) / len(found) == share_of.defined


@given(st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_solves_its_equation_and_holds_the_share(counts: tuple[int, int]) -> None:
    held, n = counts

    low, high = wilson(held, n)

    assert 0 <= low <= held / n <= high <= 1
    for end in (low, high):
        # The ends are where the share lies just as far from them as the quantile allows.
        assert math.isclose((held / n - end) ** 2, NORMAL_95**2 * end * (1 - end) / n, abs_tol=1e-9)


@pytest.mark.parametrize(("held", "n", "low", "high"), [(10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)])
def test_the_interval_is_as_published(held: int, n: int, low: float, high: float) -> None:
    assert (low, high) == pytest.approx(wilson(held, n), abs=5e-5)


def test_a_sampled_share_is_not_exact_and_has_an_interval() -> None:
    verdicts = account_verdicts(random_account(Random(5), 7))
    explored = explore(verdicts, Effort(orders=50, null=20))

    for claim, found in enumerate(explored.shares()):
        assert isinstance(found, Share)
        assert not found.exact
        assert found.n == 50
        assert found == share(explored.choices[0], explored.null, claim)
        if found.share is not None and found.low is not None and found.high is not None:
            assert found.low < found.high
            assert found.low <= found.share <= found.high


def test_orders_drawn_for_a_purpose_do_not_count_in_a_share() -> None:
    verdicts = account_verdicts(random_account(Random(5), 7))

    few, many = (explore(verdicts, Effort(orders=50, checks=checks)) for checks in (0, 500))

    assert few.shares() == many.shares()
