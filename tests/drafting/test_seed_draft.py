"""The draft from the annotated seed: what of the sentence table is in it and cited, and what must not be in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from detente.insight.check import check
from detente.model.conflict import Conflict
from detente.model.drafting.draft import Draft, draft
from detente.model.read import parse_conflict
from detente.model.write import dump_conflict
from drafting.seed_annotation import seed_dossier
from drafting.seed_elements import ELEMENTS, R_INVADE, Element, key_of, missing

AUTHORS_VIEWS = {13, 16, 18, 19}

# What the annotation has no event, claim or argument for; the table has it in words alone.
NOT_ANNOTATED = {
    (1, "forum", "Vienna"): "the only other body at that table is a table itself, and its members are not listed",
    (9, "contested", "ASSAULT"): "the attack is annotated as threatened, and only the cyber-attack as alleged",
    (13, "option", "AGREE"): "the discussion is annotated, and not what was discussed",
    (15, "rule", "AGREE"): "that the moratorium is about admission stands in a note",
}


@pytest.fixture(scope="module")
def drafted(shared: Path) -> Draft:
    return draft(seed_dossier(shared))


@pytest.fixture(scope="module")
def conflict(drafted: Draft) -> Conflict:
    return parse_conflict(dump_conflict(drafted.conflict))


def test_the_draft_is_read_back_as_it_was_made(drafted: Draft, conflict: Conflict) -> None:
    assert drafted.conflict == conflict


def test_at_least_95_of_100_elements_of_the_sentence_table_are_there_and_cited(conflict: Conflict) -> None:
    acts = tuple(element for element in ELEMENTS if element.act)

    assert 0.95 <= 1 - len(missing(conflict)) / len(ELEMENTS)
    assert 0.95 <= 1 - len(missing(conflict, acts)) / len(acts)  # without the column of actors


def test_what_is_missing_is_what_the_annotation_does_not_hold(conflict: Conflict) -> None:
    assert set(NOT_ANNOTATED) == {_named(element) for element in missing(conflict)}


def test_every_want_and_every_belief_of_the_table_is_there(conflict: Conflict) -> None:
    kinds = Counter(element.kind for element in missing(conflict))

    assert 0 == kinds["want"] + kinds["belief"] + kinds["holds"] + kinds["rests"]


def test_nobody_attacks_in_the_status_quo(conflict: Conflict) -> None:
    notes = {option.key: option.grounds.note or "" for option in conflict.options}
    quo = conflict.status_quo

    assert quo is not None
    assert [] == [key for key, _ in quo.levels or () if "ASSAULT" in notes[key]]
    assert key_of(conflict, R_INVADE) in notes


def test_the_views_of_the_author_are_in_nobodys_preferences(conflict: Conflict) -> None:
    cited = {citation.sentence for _, want in conflict.wants() for citation in want.grounds.cites}

    assert set() == cited & AUTHORS_VIEWS
    assert "ukraine" not in conflict.preferences


def test_some_in_the_west_are_not_the_west(conflict: Conflict) -> None:
    quo = conflict.status_quo
    holders = {reading.held_by for reading in (quo.contested if quo else ()) if "9" in str(reading.grounds.cites[0])}

    assert {"some in the West"} == holders
    assert {10, 11} == {c.sentence for belief in conflict.beliefs for c in belief.grounds.cites}


def test_what_the_table_says_is_missing_for_a_game_is_asked(conflict: Conflict) -> None:
    asked = " ".join(question.ask for question in conflict.questions)

    for phrase in (
        "be taken as one with the West",
        "How would Russia rank russia.invade",
        "What would Ukraine want?",
        "What would the West and Ukraine do after russia.invade?",
        "Would Russia agree to joint.agree?",
        "Cannot, or will not?",
        "Who is “Some” in the West",
        "Each accuses the other",
        "Who sits at the table of Vienna",
    ):
        assert phrase in asked


def test_check_lists_the_questions_as_gaps_and_finds_no_error(conflict: Conflict) -> None:
    found = check(conflict)

    assert len(conflict.questions) == sum(1 for gap in found.gaps if gap.code == "DET926")
    assert {"DET921", "DET922"} == {doubt.code for doubt in found.doubts}  # what cannot be is wanted, and refused


def _named(element: Element) -> tuple[int, str, str]:
    return element.sentence, element.kind, element.act.category if element.act else element.who
