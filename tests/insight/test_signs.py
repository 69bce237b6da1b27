"""The sign that a verdict has turned: only what would be seen."""

from __future__ import annotations

import pytest

import detente
from detente.insight.auditing.audit import audit
from detente.insight.auditing.signs import sign
from detente.insight.claims.scene import Scene
from detente.insight.deciding.verdicts import Verdicts
from strait import strait

# What East would gain by seizing is left open, and West would fight for the fort.
TEMPTED = (
    '    - {id: E2, want: "east.seize", tier: 2, cites: [news#4]}\n',
    '    - {id: E2, want: "not east.seize", tier: 2}\n    - {id: E3, want: "east.seize", tier: 2}\n',
)
W1 = '    - {id: W1, want: "not west.fight", tier: 1, cites: [news#2]}\n'
W2 = '    - {id: W2, want: "west.fight", if: "east.seize", tier: 1, cites: [news#3]}\n'
FOUGHT_FOR = (W1 + W2, W2 + W1)
# Whoever arms may begin to fight with the same move.
ARMED = (
    ('{fight: "fights for the fort"}', '{arm: "arms", fight: "fights for the fort"}'),
    (W1 + W2, '    - {id: W0, want: "west.arm", tier: 0}\n' + W2 + W1),
)


def test_a_move_that_begins_to_pay_is_no_sign_that_it_is_deterred() -> None:
    deters = audit(strait(TEMPTED, FOUGHT_FOR))["deters"]

    assert ("fails", "the move would not pay anyway") == (deters.verdict, deters.evidence.because)
    assert [str(condition) for condition in deters.decided.firm]
    assert deters.sign is None


def test_an_answer_that_begins_to_pay_is_a_sign_that_something_is_deterred() -> None:
    seen = audit(strait())["deters"].sign

    assert ("west", (("west.fight", "yes"),)) == (seen and seen.mover, seen and seen.sets)


def test_what_is_so_as_things_stand_is_no_sign() -> None:
    fights = audit(strait(*ARMED))["fights"]

    # Turned round, West would stop fighting once it fights and is armed; and it does not fight now.
    assert ("holds", True, None) == (fights.verdict, fights.decided.alone, fights.sign)


TWO = """
detente: 1
decision_makers: {a: {options: {x: does x}}, b: {options: {y: does y}}}
status_quo: []
preferences:
  a: [{id: A1, want: not a.x, tier: 1}, {id: A2, want: a.x, tier: 1}]
  b: [{id: B1, want: not b.y, tier: 1}, {id: B2, want: b.y, tier: 1}]
claims: [{says: "never(a, a.x)"}]
"""


@pytest.mark.parametrize(("hinge", "mover"), [("A1", "a"), ("B1", "b")])
def test_of_several_signs_the_one_is_given_that_gives_up_what_the_claim_hangs_on(hinge: str, mover: str) -> None:
    conflict = detente.loads(TWO)
    verdicts = Verdicts(conflict, (conflict.claims[0].says,))
    orders = verdicts.lacking(())
    turned = {"a": ("A2", "A1"), "b": ("B2", "B1")}

    found = sign(
        Scene(verdicts.world(conflict)),
        Scene(verdicts.world(orders.put(turned))),
        conflict.claims[0].says,
        orders.reversed(turned),
        [hinge],
    )

    assert (mover, (hinge,)) == (found and found.mover, found and found.despite)
