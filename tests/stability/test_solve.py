"""What can be asked of a solved conflict, and what is answered where a name, a gap or a limit stands in the way."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from definitions import CONCEPTS
from detente.errors import Missing, TooLarge, UnknownName
from detente.graph.unfold import unfold
from detente.model.conflict import Conflict
from detente.model.read import parse_conflict
from detente.stability.reading import DEFAULT, Reading
from detente.stability.solve import Stability, solve
from stability.plain_conflicts import plain_conflict

PRISONERS = """
detente: 1
title: <i>Two prisoners</i>
decision_makers: {ann: {options: {talk: talks}}, bob: {options: {talk: talks}}}
forums: {yard: {members: [ann, bob]}}
preferences:
  ann: {ranking: [s2, s1, s4, s3]}
  bob: {ranking: [s3, s1, s4, s2]}
"""


def _prisoners(text: str = PRISONERS) -> Conflict:
    return parse_conflict(text)


def _solved(reading: Reading = DEFAULT) -> Stability:
    return solve(unfold(_prisoners()), reading=reading)


def test_both_talk_by_nash_and_both_are_silent_too_where_answers_count():
    found = _solved()

    assert {c: found.equilibria(c) for c in CONCEPTS} == {"Nash": ["s4"], **{c: ["s1", "s4"] for c in CONCEPTS[1:]}}


def test_together_they_leave_what_alone_they_cannot():
    """Both talking is stable for each, and both prefer both to be silent."""
    found = _solved()

    assert found.upset("s4") == {"yard": ["s1"]}
    assert found.upset("s1") == {}
    assert {c: found.equilibria(c, forums=True) for c in CONCEPTS} == {"Nash": [], **{c: ["s1"] for c in CONCEPTS[1:]}}


def test_the_concepts_come_in_the_order_of_the_table_whatever_the_order_asked_for():
    assert solve(unfold(_prisoners()), concepts=["SSEQ", "Nash", "SEQ"]).concepts == ("Nash", "SEQ", "SSEQ")


def test_a_concept_that_was_not_asked_for_is_told_with_those_that_were():
    found = solve(unfold(_prisoners()), concepts=["Nash", "SEQ"])

    with pytest.raises(
        ValueError, match=r"SMR was not asked for; solved: Nash, SEQ \(solve\(graph, concepts=\[…\]\)\)"
    ):
        found.equilibria("SMR")


@pytest.mark.parametrize(
    ("name", "message"), [("Seq", "there is no concept 'Seq'; did you mean 'SEQ'"), ("L3", "there is no concept 'L3'")]
)
def test_an_unknown_concept_is_told_with_the_nearest(name: str, message: str):
    with pytest.raises(UnknownName, match=message):
        solve(unfold(_prisoners()), concepts=[name])
    with pytest.raises(UnknownName, match=message):
        _solved().equilibria(name)


def test_unknown_states_and_movers_are_told():
    found = _solved()

    with pytest.raises(UnknownName, match="did you mean 'bob'"):
        found.why("s1", "bobby", "SEQ")
    with pytest.raises(UnknownName, match="there are s1 to s4"):
        found.why("s5", "bob", "SEQ")
    with pytest.raises(UnknownName, match="there are s1 to s4"):
        found.upset("s5")


def test_whoever_wants_nothing_that_is_said_is_missing():
    text = PRISONERS.replace("  bob: {ranking: [s3, s1, s4, s2]}\n", "")

    with pytest.raises(Missing, match="the preferences of bob are missing"):
        solve(unfold(_prisoners(text)))


def test_progress_is_told_once_for_each_decision_maker_and_concept():
    told: list[tuple[int, int]] = []
    solve(unfold(_prisoners()), concepts=["Nash", "SMR", "SEQ"], progress=lambda *done: told.append(done))

    assert told == [(n, 6) for n in range(1, 7)]


CIRCLE = """
detente: 1
decision_makers: {ann: {}, bob: {}}
states: [s, t, u, v]
moves: {ann: [[s, t], [t, u], [u, v], [v, s]], bob: [[t, s], [v, u]]}
preferences: {ann: {ranking: [t, s, v, u]}, bob: {ranking: [s, u, t, v]}}
"""


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (PRISONERS, Reading(sequences="once")),
        (PRISONERS, Reading(sequences="single")),
        (CIRCLE, Reading(returns="no")),
        (CIRCLE, Reading(sequences="single")),
    ],
)
def test_readings_that_need_matrices_meet_their_limit(text: str, reading: Reading):
    graph = unfold(_prisoners(text))

    assert solve(graph, reading=reading, limit_matrix=4).concepts == CONCEPTS
    assert solve(graph, reading=reading, limit_matrix=3, concepts=["Nash"]).concepts == ("Nash",)
    with pytest.raises(TooLarge, match=r"4 states: .*the limit is 3 states \(.*limit_matrix=N\)"):
        solve(graph, reading=reading, limit_matrix=3)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (PRISONERS, Reading(sequences="any")),
        (PRISONERS, Reading(ties="strict")),
        (PRISONERS, Reading(returns="no")),
        (CIRCLE, Reading(sequences="any", ties="strict")),
    ],
)
def test_readings_that_need_none_do_not(text: str, reading: Reading):
    """In plain option form nobody can undo the mover's move, so that a return does not occur."""
    assert solve(unfold(_prisoners(text)), reading=reading, limit_matrix=0).concepts == CONCEPTS


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"sequences": "legl"}, "there is no reading of sequences 'legl'; did you mean 'legal'"),
        ({"ties": "week"}, "did you mean 'weak'"),
        ({"returns": "maybe"}, "there is no reading of returns 'maybe'; allowed: yes, no"),
    ],
)
def test_a_word_that_names_no_reading_is_told_with_the_nearest(words: dict[str, Any], message: str):
    with pytest.raises(UnknownName, match=message):
        Reading(**words)


def test_only_a_final_sanction_of_a_forum_needs_matrices():
    found = solve(unfold(_prisoners()), limit_matrix=3)

    assert [found.stable(c, "yard") for c in ("Nash", "GMR", "SEQ")] == [["s1", "s2", "s3"]] * 3
    with pytest.raises(TooLarge, match="limit_matrix=N"):
        found.stable("SMR", "yard")


def test_the_same_graph_may_be_solved_again_and_again():
    """What one solution remembers does not leak into another: readings, concepts and questions in any order."""
    rng = Random(5)
    graph = unfold(plain_conflict(rng, 48))
    first = solve(graph)
    strict = solve(graph, reading=Reading(ties="strict"))
    for state in graph.states.all_names(range(0, graph.size, 5)):
        for dm in graph.decision_makers:
            strict.why(state, dm, "SSEQ")
            first.why(state, dm, "GMR")
    again = solve(graph, concepts=["SSEQ", "GMR"])

    assert all((first.masks[c] == again.masks[c]).all() for c in again.concepts)
    assert all((strict.masks[c] <= first.masks[c]).all() for c in CONCEPTS)


def test_a_solution_says_what_it_found_in_one_line_and_as_a_table_without_markup_of_its_title():
    found = _solved()

    assert repr(found) == (
        "<Stability '<i>Two prisoners</i>': 4 states; equilibria: Nash 1, GMR 2, SMR 2, SEQ 2, SSEQ 2>"
    )
    html = found._repr_html_()
    assert "<i>" not in html
    assert "<td>s4</td><td>ann.talk, bob.talk</td><td>●</td>" in html
    assert "1 more" in found._repr_html_(most=1)
