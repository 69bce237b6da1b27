"""States by name and by pattern, what holds in them, and where a combination belongs; merged states too."""

from __future__ import annotations

import re
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import judge_states
from detente.errors import UnknownName
from detente.graph.graph import Graph
from detente.graph.naming import feasible_states
from detente.graph.states import char_of, level_of
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict, DecisionMaker, NamedState, Option
from detente.model.parse_statement import parse_statement
from graph.small import columns, conflict, graph, owned
from strategies import conflicts

QUARREL = """
decision_makers:
  ann: {options: {leave: leaves, mood: {levels: [calm, tense, cross]}}}
  bob: {options: {shout: shouts}}
"""
LISTED = QUARREL + 'states: {quiet: "N0N", "together": "N-Y", apart: "Y-N"}\n'


def test_states_are_named_in_the_order_of_codes_with_the_first_option_least_significant():
    states = graph(QUARREL).states

    assert states.all_names(range(states.size)) == [f"s{n}" for n in range(1, 13)]
    assert [states.pattern(s) for s in range(8)] == ["N0N", "Y0N", "N1N", "Y1N", "N2N", "Y2N", "N0Y", "Y0Y"]


def test_what_holds_is_each_option_above_its_first_level():
    states = graph(QUARREL).states

    assert states.on(states.index("N0N")) == []
    assert states.on(states.index("Y0Y")) == ["ann.leave", "bob.shout"]
    assert states.on(states.index("N2Y")) == ["ann.mood=cross", "bob.shout"]


def test_a_merged_state_shows_what_its_combinations_have_in_common():
    states = graph(LISTED).states

    assert [states.pattern(s) for s in range(3)] == ["N0N", "N-Y", "Y-N"]
    assert [states.on(s) for s in range(3)] == [[], ["bob.shout"], ["ann.leave"]]
    assert states.levels(1) == [{0}, {0, 1, 2}, {1}]


def test_a_state_is_found_by_its_name_and_by_a_pattern_that_takes_in_that_state_alone():
    states = graph(LISTED).states

    assert [states.index(name) for name in ("quiet", "N0N", "N-N", "apart", "Y--", "--Y", "N2Y")] == [
        0, 0, 0, 2, 2, 1, 1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("---", "the pattern '---' fits 3 states; name one: quiet, together, apart"),
        ("N3N", "no feasible state fits the pattern 'N3N'"),
        (
            "N0NN",
            "a pattern has one character for each option, 3 here, and 'N0NN' has 4; the options in order: ann.leave",
        ),
        ("Y", "there is no state 'Y'"),
        ("N0X", "there is no state 'N0X'"),
        ("n0n", "there is no state 'n0n'"),
        ("queit", "there is no state 'queit'; did you mean 'quiet'"),
        ("s1", "there is no state 's1'"),
        ("", "there is no state ''"),
    ],
)
def test_a_pattern_of_several_states_or_of_none_is_no_name(name: str, words: str):
    with pytest.raises(UnknownName, match=re.escape(words)):
        graph(LISTED).states.index(name)


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="there is no state 'queit'; did you mean 'quiet'"):
        graph(LISTED).states.index("queit")
    with pytest.raises(
        UnknownName, match=re.escape("there is no state 's13'; did you mean 's3'?; there are s1 to s12")
    ):
        graph(QUARREL).states.index("s13")


def test_a_very_long_name_is_told_shortly():
    with pytest.raises(UnknownName) as caught:
        graph(QUARREL).states.index("s" * 100_000)

    assert len(str(caught.value)) < 200


def test_labels_are_what_the_file_says_in_words():
    listed = graph(
        'decision_makers: {a: {options: {x: t}}}\nstates: {s: {pattern: "N", text: all quiet}, t: "Y"}'
    ).states

    assert [listed.label(s) for s in (0, 1)] == ["all quiet", ""]
    assert [graph(QUARREL).states.label(0)] == [""]


def _fitting(made: Graph, pattern: str) -> list[int]:
    """The states all of whose combinations fit, read literally."""
    owner = made.states.owner if made.states.owner is not None else np.arange(made.size)
    fits = [judge_states.fits(pattern, column) for column in columns(made)]
    return [s for s in range(made.size) if all(fit for fit, o in zip(fits, owner, strict=True) if o == s)]


@given(st.text("NY-", min_size=4, max_size=4))
def test_a_pattern_fits_the_states_that_it_takes_in_whole(pattern: str):
    for text in ("", 'states: {a: "-N-N", b: "-YNN", c: "YY-Y", d: "N--Y"}\n'):
        made = graph(f"decision_makers: {{ann: {{options: {{w: t, x: t, y: t, z: t}}}}}}\n{text}")
        assert made.states.matching(pattern).tolist() == _fitting(made, pattern)


@given(conflicts("merged"))
def test_every_combination_belongs_to_the_state_that_names_it_and_every_other_to_none(made: Conflict):
    states = unfold(made).states
    meant = judge_states.completions(made)
    every = judge_states.combinations(made)
    expected = [next((n for n, merged in enumerate(meant.values()) if c in merged), -1) for c in every]

    assert states.locate(np.array(every, np.uint8).T).tolist() == expected


@given(conflicts("merged"))
def test_a_statement_is_true_of_a_merged_state_where_it_is_of_all_and_mixed_where_only_of_some(made: Conflict):
    states = unfold(made).states
    statement = parse_statement(f"{made.options[0].key} or not {made.options[-1].key}")
    truths = [
        {judge_states.holds(made, statement, c) for c in merged} for merged in judge_states.completions(made).values()
    ]
    truth, mixed = states.truth(statement)

    assert truth.tolist() == [found == {True} for found in truths]
    assert mixed.tolist() == [n for n, found in enumerate(truths) if len(found) == 2]


@given(conflicts())
def test_all_patterns_at_once_are_those_one_by_one(made: Conflict):
    states = unfold(made).states

    assert states.all_patterns() == [states.pattern(s) or "" for s in range(states.size)]


def test_in_graph_form_there_are_names_and_no_patterns():
    states = graph("decision_makers: {a: {}}\nstates: {s: all quiet, t: war}\nmoves: {a: [[s, t]]}").states

    assert states.graph_form
    assert [states.name(0), states.label(1), states.pattern(0), states.on(0)] == ["s", "war", None, []]
    assert states.index("t") == 1
    with pytest.raises(UnknownName, match="there is no state 'Y'; allowed: s, t"):
        states.index("Y")


@pytest.mark.parametrize(
    ("char", "levels", "ladder", "level"),
    [
        ("N", 2, False, 0), ("Y", 2, False, 1), ("0", 2, False, None), ("-", 2, False, None), ("y", 2, False, None),
        ("0", 3, True, 0), ("2", 3, True, 2), ("3", 3, True, None), ("Y", 3, True, None), ("²", 3, True, None),
        ("٢", 3, True, None),
    ],
)  # fmt: skip
def test_a_character_of_a_pattern_is_y_or_n_or_the_index_of_a_level(
    char: str, levels: int, ladder: bool, level: int | None
):
    assert level_of(char, levels, ladder=ladder) == level
    if level is not None:
        assert char_of(level, ladder=ladder) == char


def test_one_state_and_no_options_that_matter():
    """The smallest option form: one option, excluded in one of its settings."""
    made = unfold(conflict("decision_makers: {a: {options: {x: t}}}\ninfeasible: [a.x]"))

    assert (made.size, made.states.pattern(0), made.states.index("N"), made.states.index("-")) == (1, "N", 0, 0)
    assert made.movers[0].moves.count == 0
    assert unfold(owned(a=1)).states.index("Y") == 1


def test_many_listed_states_take_no_more_time_each_than_few() -> None:
    options = tuple(Option(f"a.x{number}") for number in range(15))
    listed = tuple(NamedState(f"t{number}", f"{number:015b}".translate({48: "N", 49: "Y"})) for number in range(20_000))
    start = time.process_time()
    found = feasible_states(Conflict((DecisionMaker("a", "a", options),), states=listed), 2**15)

    assert 20_000 == found.size
    assert time.process_time() - start < 4
