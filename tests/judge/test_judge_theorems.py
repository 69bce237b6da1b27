"""The judge against what holds of the definitions whatever the conflict: implications, readings, reductions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from definitions import (
    CONCEPTS,
    READINGS,
    Concept,
    Reading,
    coalition_improvements,
    coalition_moves,
    forum_moves,
    improvements,
    moves,
    preferred,
    stable,
    stable_by_dm,
    stable_coalition,
    states,
)
from detente.model.conflict import Conflict, NamedState, Pairs
from judge_foresight import limited, non_myopic, simultaneous
from strategies import conflicts

WEAKER: tuple[tuple[Concept, Concept], ...] = (
    ("Nash", "SSEQ"),
    ("SSEQ", "SMR"),
    ("SSEQ", "SEQ"),
    ("SMR", "GMR"),
    ("SEQ", "GMR"),
)


def _dms(conflict: Conflict) -> list[str]:
    return [dm.id for dm in conflict.decision_makers]


@given(conflicts(), st.sampled_from(READINGS))
def test_nash_implies_symmetric_sequential_and_so_on_down_to_gmr(conflict: Conflict, reading: Reading) -> None:
    found = stable_by_dm(conflict, reading)
    assert all(found[strong][dm] <= found[weak][dm] for strong, weak in WEAKER for dm in _dms(conflict))


@given(conflicts(), st.sampled_from(READINGS))
def test_the_same_implications_hold_for_forums(conflict: Conflict, reading: Reading) -> None:
    for forum in conflict.forums:
        found = {concept: stable_coalition(conflict, forum.members, concept, reading) for concept in CONCEPTS}
        assert all(found[strong] <= found[weak] for strong, weak in WEAKER)


@given(conflicts())
def test_the_longer_the_answers_may_be_the_more_is_stable(conflict: Conflict) -> None:
    found = [stable_by_dm(conflict, Reading(sequences)) for sequences in ("single", "once", "legal", "any")]
    for shorter, longer in pairwise(found):
        assert all(shorter[c][dm] <= longer[c][dm] for c in CONCEPTS for dm in _dms(conflict))


@given(conflicts(), st.sampled_from([reading for reading in READINGS if reading.ties == "weak"]))
def test_strict_ties_and_returns_that_do_not_count_only_shrink_what_is_stable(
    conflict: Conflict, weak: Reading
) -> None:
    found = stable_by_dm(conflict, weak)
    for harder in (replace(weak, ties="strict"), replace(weak, returns="no")):
        shrunk = stable_by_dm(conflict, harder)
        assert all(shrunk[c][dm] <= found[c][dm] for c in CONCEPTS for dm in _dms(conflict))


@given(conflicts())
def test_who_cannot_move_and_what_is_best_is_stable_under_everything(conflict: Conflict) -> None:
    found = stable_by_dm(conflict, Reading("single", "strict", "no"))
    for dm in _dms(conflict):
        leaving = {a for a, _ in moves(conflict, dm)}
        bettered = {b for _, b in preferred(conflict, dm)}
        rest = {s for s in states(conflict) if s not in leaving or s not in bettered}
        assert all(rest <= found[concept][dm] for concept in CONCEPTS)


@given(conflicts(), st.sampled_from(READINGS))
def test_a_coalition_of_one_is_its_member(conflict: Conflict, reading: Reading) -> None:
    for dm in _dms(conflict):
        assert coalition_moves(conflict, frozenset({dm})) == moves(conflict, dm)
        assert coalition_improvements(conflict, {dm}) == moves(conflict, dm) & improvements(conflict, dm)
        assert all(stable_coalition(conflict, {dm}, c, reading) == stable(conflict, dm, c, reading) for c in CONCEPTS)


@given(conflicts())
def test_moves_lead_from_a_state_to_another(conflict: Conflict) -> None:
    names = set(states(conflict))
    arcs = [moves(conflict, dm) for dm in _dms(conflict)] + [forum_moves(conflict, f.id) for f in conflict.forums]
    assert all({*arc} <= names and len({*arc}) == 2 for some in arcs for arc in some)


@given(conflicts("plain", transitive=True))
def test_in_the_option_form_of_the_books_repeated_moves_and_returns_change_nothing(conflict: Conflict) -> None:
    default = stable_by_dm(conflict)
    assert stable_by_dm(conflict, Reading(sequences="any")) == default
    assert stable_by_dm(conflict, Reading(returns="no")) == default


@given(conflicts())
def test_an_expanded_graph_form_gives_the_same_as_the_option_form(conflict: Conflict) -> None:
    expanded = Conflict(
        tuple(replace(dm, options=()) for dm in conflict.decision_makers),
        states=tuple(NamedState(name) for name in states(conflict)),
        moves={dm: tuple(moves(conflict, dm)) for dm in _dms(conflict)},
        preferences={dm: Pairs(tuple(preferred(conflict, dm))) for dm in _dms(conflict)},
        attitudes=conflict.attitudes,
    )
    assert stable_by_dm(expanded) == stable_by_dm(conflict)


@given(conflicts("graph"), st.randoms(use_true_random=False))
def test_more_moves_of_others_only_help_and_more_of_ones_own_only_harm(conflict: Conflict, rng: Random) -> None:
    assert conflict.moves is not None
    mover = rng.choice(_dms(conflict))
    more = tuple(tuple(rng.sample(states(conflict), 2)) for _ in range(3))
    richer = replace(conflict, moves={**conflict.moves, mover: (*conflict.moves[mover], *((a, b) for a, b in more))})
    before, after = stable_by_dm(conflict), stable_by_dm(richer)
    for concept in CONCEPTS:
        assert after[concept][mover] <= before[concept][mover]
        assert all(before[concept][dm] <= after[concept][dm] for dm in _dms(conflict) if dm != mover)


@given(conflicts(makers=2, transitive=True))
def test_foresight_by_levels_begins_with_nash_and_implies_the_concepts_of_its_depth(given_one: Conflict) -> None:
    conflict = replace(given_one, attitudes=())
    found = stable_by_dm(conflict)
    for dm in _dms(conflict):
        first, second, third = (limited(conflict, dm, h) for h in (1, 2, 3))
        assert first == found["Nash"][dm]
        assert second <= found["SEQ"][dm] & found["GMR"][dm]
        assert third <= found["SMR"][dm]


@given(conflicts(makers=2))
def test_with_one_opponent_all_readings_of_sequences_but_any_are_one(conflict: Conflict) -> None:
    first, *others = (stable_by_dm(conflict, Reading(sequences)) for sequences in ("single", "once", "legal"))
    assert all(other == first for other in others)


@given(conflicts(makers=2, transitive=True))
def test_non_myopic_stability_is_that_of_every_level_from_some_on(conflict: Conflict) -> None:
    for dm in _dms(conflict):
        assert non_myopic(conflict, dm) <= limited(conflict, dm, 60)


@given(conflicts("plain"))
def test_simultaneous_sanctions_keep_nash_and_are_fewer_when_only_the_unstable_move(conflict: Conflict) -> None:
    for dm in _dms(conflict):
        anybody, book = simultaneous(conflict, dm), simultaneous(conflict, dm, "SEQ")
        assert stable(conflict, dm, "Nash") <= book <= anybody
