"""What the graph room refuses: each code with its place and its message, from a file wherever one can hold it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from detente.errors import ConflictError, Problem
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, NamedState, StatusQuo
from detente.model.patch import variant
from graph.small import conflict, owned

TWO = "decision_makers: {a: {options: {x: t, y: t}}}\n"


def _problems(made: Conflict) -> list[Problem]:
    with pytest.raises(ConflictError) as caught:
        unfold(made)
    return list(caught.value.problems)


def _told(text: str) -> list[tuple[str, Any, str]]:
    """The code, the line and column, and the message of each problem of a file."""
    problems = _problems(conflict(text))
    return [(p.code, p.place and (p.place.line, p.place.column), p.message) for p in problems]


def test_a_ranking_that_leaves_states_out_names_them():
    assert _told(TWO + "preferences: {a: {ranking: [s1, s3]}}") == [
        ("DET302", (3, 19), "the ranking of a leaves out 2 of 4 states: s2, s4")
    ]


def test_a_ranking_that_leaves_many_states_out_names_some():
    options = ", ".join(f"x{n}: t" for n in range(6))
    ((code, _, message),) = _told(
        f"decision_makers: {{a: {{options: {{{options}}}}}}}\npreferences: {{a: {{ranking: [s1]}}}}"
    )

    assert (code, message) == ("DET302", "the ranking of a leaves out 63 of 64 states: s2, s3, s4, s5, s6, s7, …")


def test_a_ranking_that_lists_a_state_twice_points_at_the_second():
    """By its name and by a pattern: the reader sees only that the words differ."""
    assert _told(TWO + 'preferences: {a: {ranking: [s1, [s2, "-Y"], "NN"]}}') == [
        ("DET303", (3, 45), "the ranking of a lists the state s1 twice")
    ]


def test_an_unknown_state_is_told_with_the_nearest_and_each_only_where_it_stands():
    told = _told(TWO + "preferences: {a: {ranking: [s1, s22, [s3, s99]]}}")

    assert [(code, place) for code, place, _ in told] == [("DET304", (3, 33)), ("DET304", (3, 43))]
    assert "there is no feasible state 's22'; did you mean 's2'?" in [message for _, _, message in told]


def test_a_statement_that_differs_within_a_merged_state_is_told_at_the_statement():
    states = 'states: {calm: "N-", rest: "Y-"}\n'
    told = _told(TWO + states + "preferences: {a: [a.x, a.y, not a.y]}")

    assert told == [
        ("DET305", (4, 24), "'a.y' is true in only a part of the merged state calm"),
        ("DET305", (4, 29), "'not a.y' is true in only a part of the merged state calm"),
    ]


def test_a_weight_that_differs_within_a_merged_state_is_told_too():
    states = 'states: {calm: "N-", rest: "Y-"}\n'
    ((code, place, _),) = _told(TWO + states + "preferences: {a: {weights: {a.x: 2, a.y: 1}}}")

    assert (code, place) == ("DET305", (4, 42))


def test_a_listed_state_that_a_rule_excludes_is_told_with_the_rule():
    told = _told(TWO + 'infeasible: ["a.x and a.y"]\nstates: {s1: "NN", s2: "YN", s3: "NY", s4: "YY"}')

    assert told == [("DET306", (4, 40), "the state s4 (YY) is listed, but excluded by infeasible.1")]


def test_a_merged_state_that_rules_exclude_in_part_is_the_rest_of_it():
    made = unfold(conflict(TWO + 'infeasible: ["a.x and a.y"]\nstates: {s1: "N-", s2: "Y-"}'))

    assert [made.states.levels(s) for s in (0, 1)] == [[{0}, {0, 1}], [{1}, {0}]]


def test_a_state_that_rules_allow_and_nobody_lists_is_told_by_its_pattern():
    told = _told(TWO + 'infeasible: ["a.x and a.y"]\nstates: {s1: "NN", s2: "YN"}')

    assert told == [("DET306", (4, 1), "1 combinations that the rules allow belong to no listed state: NY")]


def test_rules_that_leave_nothing_are_told_at_the_rules():
    assert _told(TWO + 'infeasible: [a.x, "not a.x"]') == [
        ("DET307", (3, 1), "no state is feasible: the rules exclude all 4 combinations of options")
    ]


def test_a_status_quo_that_is_no_state_is_told():
    """The reader refuses this in a file; a variant can lead to it, and so can a program."""
    text = TWO + "infeasible: [a.x]\nstatus_quo: []\nvariants: {bold: {status_quo: {a.x: yes}}}"
    told = [(p.code, p.message) for p in _problems(variant(conflict(text), "bold"))]

    assert told == [("DET308", "the status quo is not a feasible state")]


def test_every_reading_of_the_status_quo_that_is_no_state_is_told():
    text = TWO + "status_quo: {holds: [a.y], contested: [{id: text, set: {a.x: yes}}, {set: {a.y: no}}]}"
    made = replace(conflict(text), infeasible=conflict(TWO + "infeasible: [a.y]").infeasible)

    assert [(p.code, p.message, str(p.place)) for p in _problems(made)] == [
        ("DET308", "the status quo is not a feasible state", "<text>:3:1"),
        ("DET308", "the reading 'text' of the status quo is not a feasible state", "<text>:3:40"),
    ]


def test_listed_states_that_overlap_are_told_by_their_names_and_patterns():
    states = tuple(NamedState(f"t{n}", pattern) for n, pattern in enumerate(("NN", "Y-", "-Y")))
    (problem,) = _problems(replace(owned(a=2), states=states))

    assert (problem.code, problem.message) == (
        "DET309",
        "the states t1 (Y-) and t2 (-Y) overlap: a combination would belong to both",
    )


@pytest.mark.parametrize("listed", ["[[s1, s2]]", '[["N------------", "Y------------"]]'])
def test_a_relation_over_too_many_states_is_told(listed: str):
    """13 options are 8,192 states."""
    options = ", ".join(f"x{n}: t" for n in range(13))
    ((code, place, message),) = _told(
        f"decision_makers: {{a: {{options: {{{options}}}}}}}\npreferences: {{a: {{relation: {listed}}}}}"
    )

    assert (code, place) == ("DET310", (3, 19))
    assert message == "a relation over 8,192 states would need a matrix; the limit is 4,096"


@pytest.mark.parametrize(
    ("listed", "pair"), [('[[s1, s2], ["YN", "NN"]]', ("s1", "s2")), ('[["N-", "-N"]]', ("s1", "s1"))]
)
def test_a_relation_that_prefers_both_ways_is_told(listed: str, pair: tuple[str, str]):
    """By patterns, where the reader cannot see it; a state that is preferred to itself is such a pair too."""
    ((code, place, message),) = _told(TWO + f"preferences: {{a: {{relation: {listed}}}}}")

    assert (code, place) == ("DET311", (3, 19))
    assert message == f"the relation of a prefers {pair[0]} to {pair[1]} and vice versa"


def test_the_problems_of_everybody_are_told_at_once():
    told = _told(
        "decision_makers: {a: {options: {x: t}}, b: {options: {y: t}}, c: {}}\n"
        'preferences: {a: {ranking: [s1]}, b: {ranking: [s1, s2, s3, s9]}, c: {relation: [[s1, "--"]]}}'
    )

    assert [code for code, _, _ in told] == ["DET302", "DET304", "DET311"]


def test_every_problem_says_how_to_mend_it_or_what_is_nearest():
    made = {
        "DET302": TWO + "preferences: {a: {ranking: [s1]}}",
        "DET305": TWO + 'states: {s: "N-", t: "Y-"}\npreferences: {a: [a.y]}',
        "DET306": TWO + 'infeasible: [a.x]\nstates: {s: "NN"}',
        "DET307": TWO + 'infeasible: [a.x, "not a.x"]',
        "DET311": TWO + 'preferences: {a: {relation: [["N-", "-N"]]}}',
    }
    problems = {code: _problems(conflict(text)) for code, text in made.items()}

    assert {code: [p.code for p in found] for code, found in problems.items()} == {code: [code] for code in made}
    assert [code for code, found in problems.items() if not all(p.hint for p in found)] == []


def test_a_status_quo_given_by_the_name_of_a_state_is_that_state():
    states = 'states: {calm: "N-", rest: "Y-"}\n'

    assert [r.state for r in unfold(conflict(TWO + states + "status_quo: {state: rest}")).readings] == [1]
    assert unfold(replace(owned(a=1), status_quo=StatusQuo(()))).readings[0].state == 0


def test_two_of_a_thousand_patterns_may_not_overlap_either():
    """Each leaves three options open, never the same three; the reader compares group with group, and gives up."""
    open_ones = list(itertools.islice(itertools.combinations(range(10, 30), 3), 1_000))
    patterns = []
    for number, chosen in enumerate(open_ones):
        marks = [*f"{number:010b}".replace("0", "N").replace("1", "Y"), *("N" * 20)]
        patterns.append("".join("-" if k in chosen else mark for k, mark in enumerate(marks)))
    patterns.append(patterns[-1].replace("-", "Y"))
    listed = ", ".join(f'p{n}: "{pattern}"' for n, pattern in enumerate(patterns))
    declared = ", ".join(f"x{n}: does it" for n in range(30))
    made = conflict(f"decision_makers: {{a: {{options: {{{declared}}}}}}}\nstates: {{{listed}}}")

    with pytest.raises(ConflictError, match=r"the states p999 \(.*\) and p1000 \(.*\) overlap") as caught:
        unfold(made)
    assert [problem.code for problem in caught.value.problems] == ["DET309"]
