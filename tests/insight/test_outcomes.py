"""The order in which equilibria are worth reading, and the reason behind a preference."""

from __future__ import annotations

import detente

TEXT = """\
detente: 1
decision_makers:
  a: {options: {x: "does x"}}
  b: {options: {y: {text: "does y", irreversible: adopted}}}
status_quo: [b.y]
preferences:
  a: ["a.x"]
  b: ["not b.y"]
"""


def solved(text: str) -> detente.Stability:
    return detente.solve(detente.unfold(detente.loads(text)))


def test_what_can_be_reached_comes_first() -> None:
    found = detente.outcomes(solved(TEXT))

    assert [("s4", 1), ("s2", None)] == [(o.state, o.steps) for o in found.listed]
    assert (2, 1) == (found.total, found.unreachable)


def test_without_a_status_quo_nothing_is_called_unreachable() -> None:
    found = detente.outcomes(solved(TEXT.replace("status_quo: [b.y]\n", "")))

    assert 0 == found.unreachable
    assert {None} == {o.steps for o in found.listed}


def test_a_list_can_be_cut_and_still_counts_all() -> None:
    found = detente.outcomes(solved(TEXT), most=1)

    assert (1, 2) == (len(found.listed), found.total)


def test_one_may_ask_for_one_decision_maker() -> None:
    found = detente.outcomes(solved(TEXT), dm="a")

    assert {"s2", "s4"} == {o.state for o in found.listed}


def test_a_forum_upsets_what_its_members_would_leave_together() -> None:
    elmira = detente.solve(detente.unfold(detente.load("elmira")))
    upset = {o.state: dict(o.upset) for o in detente.outcomes(elmira).listed}

    assert ["s8"] == [to for tos in upset["s5"].values() for to in tos]
    assert {} == upset["s8"]


def test_the_reason_is_the_first_statement_that_tells_the_states_apart() -> None:
    conflict = detente.loads(TEXT.replace('a: ["a.x"]', 'a: ["b.y", {id: A2, want: "a.x", assumed: "why not"}]'))
    graph = detente.unfold(conflict)

    why = detente.reason(conflict, graph, "a", "s4", "s3")

    assert why is not None
    assert ("A2", "a.x", "why not") == (why.id, why.statement, why.grounds.assumed)
    assert None is detente.reason(conflict, graph, "a", "s3", "s4")
