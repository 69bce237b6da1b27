"""What claims seem never to do at once: attacked by orders that meet what suffices for each, and not told by chance."""

from __future__ import annotations

from dataclasses import replace

import detente
from detente.insight.deciding.exploring import Effort, Explored, explore
from detente.insight.deciding.verdicts import Verdicts

FEW = Effort(orders=30, each=1, tries=0, combined=0, checks=0, null=0, dropped=0, support=6)

# Six wants of one tier.  Each claim holds in half of the 720 orders, all three in one of 24; the last two never both.
SIX = """
detente: 1
decision_makers: {a: {options: {x1: does, x2: does, x3: does, x4: does, x5: does, x6: does}}}
status_quo: []
preferences:
  a: [{want: a.x4, tier: 1}, {want: a.x3, tier: 1}, {want: a.x2, tier: 1}, {want: a.x1, tier: 1},
      {want: a.x6, tier: 1}, {want: a.x5, tier: 1}]
claims:
  - {says: "prefers(a, a.x1, to: a.x2)"}
  - {says: "prefers(a, a.x2, to: a.x3)"}
  - {says: "prefers(a, a.x3, to: a.x4)"}
  - {says: "prefers(a, a.x5, to: a.x6)"}
  - {says: "prefers(a, a.x6, to: a.x5)"}
"""


def explored(seed: int, effort: Effort) -> Explored:
    conflict = detente.loads(SIX)
    return explore(Verdicts(conflict, tuple(claim.says for claim in conflict.claims)), effort, seed=seed)


def test_claims_that_an_order_drawn_for_it_lets_all_hold_are_not_listed() -> None:
    before = [explored(seed, replace(FEW, clashes=0)).together().never for seed in range(8)]
    after = [explored(seed, FEW).together().never for seed in range(8)]

    assert [never for never in before if (0, 1, 2) in never]
    assert [((3, 4),)] * 8 == after


def test_what_was_drawn_for_it_counts_in_no_share() -> None:
    few = explored(0, FEW)

    assert len(few.choices[0].cases) > few.choices[0].even == 30
    assert explored(0, replace(FEW, clashes=0)).shares() == few.shares()


def test_no_more_orders_are_drawn_than_asked_for() -> None:
    cases = [len(explored(seed, replace(FEW, clashes=7)).choices[0].cases) for seed in range(4)]

    assert all(30 <= number <= 37 for number in cases)


def test_what_no_order_refutes_is_not_called_proved() -> None:
    assert not explored(0, FEW).together().proved
    assert explored(0, replace(FEW, orders=720)).together().proved
