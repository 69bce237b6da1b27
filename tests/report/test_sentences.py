"""Sentences about verdicts: each says what the witness shows, in whole sentences, with what it rests on."""

from __future__ import annotations

import pytest

import detente
from detente.report import words

LADDER = """\
detente: 1
decision_makers:
  a: {options: {x: "does x"}}
  b: {options: {lvl: {levels: [low, mid, high], text: "heat"}}}
status_quo: []
preferences:
  a: [{id: A1, want: "b.lvl = low", assumed: "quiet"}, "a.x"]
  b: ["b.lvl = high if a.x", "b.lvl = low"]
"""


@pytest.fixture
def conflict() -> detente.Conflict:
    return detente.loads(LADDER)


@pytest.fixture
def stability(conflict: detente.Conflict) -> detente.Stability:
    return detente.solve(detente.unfold(conflict))


def said(stability: detente.Stability, conflict: detente.Conflict, state: str, dm: str, concept: str) -> list[str]:
    witness = stability.why(state, dm, concept)
    return [words.verdict(witness, [concept], [dm]), *words.explained([witness], stability, conflict, 9)]


def test_an_answer_is_told_step_by_step(stability: detente.Stability, conflict: detente.Conflict) -> None:
    verdict, reason = said(stability, conflict, "s1", "a", "SEQ")

    assert "s1 is stable for a under SEQ: its only improvement is answered." == verdict
    assert (
        "It could move to s2 (a.x), which it prefers: a.2, “a.x”, holds there and not here [uncited]; "
        "but then b can move to s6 (b.lvl = high), which a does not prefer to s1."
    ) == reason


def test_nash_says_that_nobody_answers(stability: detente.Stability, conflict: detente.Conflict) -> None:
    _, reason = said(stability, conflict, "s1", "a", "Nash")

    assert reason.endswith("; under Nash nobody answers.")


def test_a_way_out_is_spoken_of_where_the_concept_asks_for_none(
    stability: detente.Stability, conflict: detente.Conflict
) -> None:
    _, reason = said(stability, conflict, "s1", "a", "SSEQ")

    assert reason.endswith("and no move of a from there leads to anything better than s1.")


def test_who_has_nothing_better_is_told_so(stability: detente.Stability, conflict: detente.Conflict) -> None:
    (verdict,) = said(stability, conflict, "s2", "a", "Nash")

    assert "s2 is stable for a under Nash: its only move leads to nothing that it prefers." == verdict


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_in_a_row(items: list[str], text: str) -> None:
    assert text == words.listing(items)


def test_what_is_alike_under_several_concepts_is_said_once(stability: detente.Stability) -> None:
    witnesses = [stability.why("s2", "a", c) for c in stability.concepts]

    (group,) = words.alike(witnesses)
    assert "s2 is stable for a under every concept: its only move leads to nothing that it prefers." == words.verdict(
        group[0], [w.concept for w in group], ["a"]
    )


def test_what_nobody_answers_is_told_apart_from_what_nobody_can_answer(stability: detente.Stability) -> None:
    groups = words.alike([stability.why("s3", "a", c) for c in stability.concepts])

    assert ["Nash"] == [w.concept for w in groups[0]]


def test_what_an_attitude_forbids_is_not_called_unwanted() -> None:
    conflict = detente.loads("""\
detente: 1
decision_makers: {a: {options: {x: "x"}}, b: {options: {y: "y"}}}
attitudes: {a: {b: 1}}
preferences: {a: ["a.x"], b: ["not a.x"]}
""")
    stability = detente.solve(detente.unfold(conflict))

    (verdict,) = said(stability, conflict, "s1", "a", "Nash")

    assert verdict.endswith("it would prefer s2, but its attitude to others forbids going there.")


def test_what_a_merged_state_leaves_open_is_not_said_to_change() -> None:
    conflict = detente.loads("""\
detente: 1
decision_makers: {a: {options: {x: "x"}}, b: {options: {y: "y"}}}
states: {q: "NN", r: "YN", t: "-Y"}
preferences: {a: {ranking: [q, r, t]}, b: {ranking: [t, q, r]}}
""")
    states = detente.unfold(conflict).states

    assert "no longer b.y" == words.changed(states, states.index("t"), states.index("q"))
    assert "b.y, a.x either way" == words.state_in_words(states, states.index("t"))


def test_a_forum_is_held_back_by_what_is_no_better_for_one_of_its_members() -> None:
    conflict = detente.loads("""\
detente: 1
decision_makers: {a: {options: {x: "x"}}, b: {options: {y: "y"}}, c: {options: {z: "z"}}}
forums: {table: {members: [a, b]}}
preferences: {a: ["not c.z", "a.x and b.y"], b: ["a.x and b.y"], c: ["c.z iff a.x"]}
""")
    stability = detente.solve(detente.unfold(conflict))
    witness = stability.why("s1", "table", "SEQ")

    (sentence,) = words.explained([witness], stability, conflict, 9)

    assert "which all its members prefer" in sentence
    assert sentence.endswith("which is no better for at least one member of table than s1.")
