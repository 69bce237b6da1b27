"""The text of a new file: read back it is the same conflict, and nothing in it is what YAML would eat."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from detente.model.conflict import (
    Conflict,
    DecisionMaker,
    NamedState,
    Option,
    Ranking,
    Rule,
    Statements,
    StatusQuo,
    Want,
)
from detente.model.read import parse_conflict
from detente.model.statement import And, Not
from detente.model.statement import Test as On
from detente.model.write import dump_conflict
from model.conflicts_for_writing import NASTY, conflicts

ACT = On("a.x")
SMALL = Conflict((DecisionMaker("a", "a", (Option("a.x"),)),))


@given(conflicts())
@settings(deadline=None, max_examples=60)
def test_what_is_written_reads_as_the_same_conflict(conflict: Conflict) -> None:
    text = dump_conflict(conflict)

    assert parse_conflict(text.encode(), name="new.yaml") == conflict


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_text_that_yaml_would_eat_is_kept(text: str) -> None:
    option = Option("a.x", text)
    conflict = replace(SMALL, title=text, decision_makers=(DecisionMaker("a", text, (option, Option("a.y"))),))

    assert parse_conflict(dump_conflict(conflict), name="new.yaml") == conflict


def test_large_parts_have_lines_of_their_own_and_short_entries_one() -> None:
    dm = DecisionMaker(
        "no", "The opposition", (Option("no.x", "acts; at once"), Option("no.y", levels=("on", "012", "off")))
    )
    long = And((On("no.x"), Not(On("no.y", "=", "012")), On("no.y", ">=", "012"), Not(On("no.x"))))
    conflict = Conflict(
        (dm,),
        date="2022-01-17",
        infeasible=(Rule("infeasible.1", long), Rule("R2", long, why="which no one would do: it takes too long")),
        status_quo=StatusQuo((("no.x", "yes"), ("no.y", "off"))),
        preferences={"no": Statements((Want("no.1", On("no.x")), Want("N2", Not(On("no.x")))))},
    )

    expected = """\
detente: 1
date: 2022-01-17

decision_makers:
  "no":
    name: The opposition
    options:
      x: "acts; at once"
      "y": {levels: ["on", "012", "off"]}

infeasible:
  - "no.x and not no.y = 012 and no.y >= 012 and not no.x"
  - id: R2
    when: "no.x and not no.y = 012 and no.y >= 012 and not no.x"
    why: "which no one would do: it takes too long"
status_quo: [no.x, "no.y = off"]

preferences:
  "no":
    - "no.x"
    - {id: N2, want: "not no.x"}
"""
    assert expected == dump_conflict(conflict)


def test_patterns_are_quoted_and_names_of_states_only_when_they_look_like_one() -> None:
    states = (NamedState("s1", "N"), NamedState("Y1", "Y"))
    conflict = replace(SMALL, states=states, preferences={"a": Ranking((("s1",), ("Y1",)))})

    expected = """\
detente: 1

decision_makers:
  a:
    options:
      x: {}
states: {s1: "N", Y1: "Y"}

preferences:
  a: {ranking: [[s1], ["Y1"]]}
"""
    assert expected == dump_conflict(conflict)


@pytest.mark.parametrize("level", ["no", "on", "12", "0x1F", "null", "élevé", "1e3"])
def test_levels_that_look_like_something_else_are_kept(level: str) -> None:
    option = Option("a.x", levels=(level, "quiet"))
    conflict = Conflict(
        (DecisionMaker("a", "a", (option,)),),
        infeasible=(Rule("infeasible.1", On("a.x", "=", level)),),
        status_quo=StatusQuo((("a.x", "quiet"),)),
    )

    assert parse_conflict(dump_conflict(conflict), name="new.yaml") == conflict


def test_a_date_is_the_only_text_of_digits_without_quotes() -> None:
    conflict = replace(SMALL, date="1991-03-01", title="1991-03-01")

    assert dump_conflict(conflict).splitlines()[1:3] == ['title: "1991-03-01"', "date: 1991-03-01"]
