"""What holders of beliefs expect, beside what is: by hand, on the account of the strait."""

from __future__ import annotations

from detente.insight.auditing.audit import audit
from strait import strait

WILLING = "beliefs: [{holder: east, about: west, change: {first: [W2]}, assumed: who knows}]\nclaims:"
UNFEARED = "beliefs: [{holder: west, change: {drop: [infeasible.1]}, assumed: who knows}]\nclaims:"


def test_without_beliefs_there_is_only_what_is() -> None:
    found = audit(strait()).outlooks

    assert found.real is not None
    assert (["s2"], ()) == ([state.name for state in found.real], found.held)


def test_who_believes_the_other_willing_expects_otherwise_and_is_surprised() -> None:
    # West does not fight, so the fort is seized (s2).  East takes West to fight for it: to East either the fort is left
    # alone (s1), or it comes to a fight (s3).
    found = audit(strait(("claims:", WILLING))).outlooks
    (east,) = found.held

    assert ("east", ["s1", "s3"]) == (east.holder, [state.name for state in east.outcomes or ()])
    assert ((), (), ("s2",)) == (found.by_all, found.by_some, found.surprises)


def test_outcomes_of_a_conflict_with_other_states_go_by_the_names_of_this_one() -> None:
    # West believes that it could fight without anything being taken; that is a state of its own conflict alone.
    (west,) = audit(strait(("claims:", UNFEARED))).outlooks.held

    assert "s2" in [state.name for state in west.outcomes or ()]


def test_where_wants_are_missing_nobody_knows_where_it_ends() -> None:
    from dataclasses import replace  # noqa: PLC0415

    assert audit(replace(strait(), preferences={})).outlooks.real is None
