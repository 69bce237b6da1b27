"""What a format does not hold is told, and nothing else is: the published conflicts, written and read again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

import detente
from detente import Conflict
from detente.model.conflict import Weights

# What changes who can go where, and so who is stable: only where it is told may verdicts differ.
TELLING = ("oint option", "Consequences", "Attitudes")
SMALL = [name for name in detente.examples() if name != "talks-2022"]
BOTH_WAYS = [row.key for row in detente.FORMATS if row.read is not None]
BY_IDS = [row.key for row in detente.FORMATS if row.read is None]


def pairs() -> Iterator[tuple[str, str]]:
    """The published conflicts with the formats that can hold them and are read as well."""
    for name, form in product(SMALL, BOTH_WAYS):
        merged = any("-" in (state.pattern or "") for state in detente.load(name).states or ())
        if not detente.load(name).graph_form and not (merged and form == "gmcr"):
            yield name, form


def ids(conflict: Conflict) -> list[str]:
    return [dm.id for dm in conflict.decision_makers] + [option.key for option in conflict.options]


def verdicts(conflict: Conflict) -> set[tuple[str, ...]]:
    """For each state, as rows in no order: under which concepts it is stable for whom."""
    solved = detente.solve(detente.unfold(conflict))
    masks = [(concept, who, mask) for concept in solved.concepts for who, mask in enumerate(solved.masks[concept])]
    return {tuple(f"{c} {who}" for c, who, mask in masks if mask[state]) for state in range(solved.graph.size)}


@pytest.mark.parametrize(("name", "form"), [*pairs()])
def test_verdicts_are_the_same_again_unless_it_is_told_what_moves_are_lost(name: str, form: str) -> None:
    conflict = detente.load(name)
    written = detente.export_conflict(conflict, form)
    back = detente.import_conflict(written.data, form).conflict

    if not any(word in sentence for word in TELLING for sentence in written.lost):
        assert verdicts(conflict) == verdicts(back)
    assert len(written.lost) == len(set(written.lost))


@pytest.mark.parametrize(("name", "form"), [*pairs()])
def test_ids_are_told_to_be_lost_where_what_is_read_again_has_others(name: str, form: str) -> None:
    conflict = detente.load(name)
    written = detente.export_conflict(conflict, form)
    back = detente.import_conflict(written.data, form).conflict
    told = [sentence for sentence in written.lost if sentence.startswith("Ids are left out")]

    if ids(conflict) != ids(back):
        assert 1 == len(told)
    elif form != "gmcr":  # which has no ids of statements and rules either
        assert [] == told


@pytest.mark.parametrize("form", BY_IDS)
def test_words_are_told_to_be_lost_where_everything_goes_by_its_id(form: str) -> None:
    written = detente.export_conflict(detente.load("chicken"), form)

    told = [sentence.partition(": ") for sentence in written.lost if sentence.startswith("Words for decision makers")]
    assert ["they go by their ids (row, col, row.stand and col.stand)."] == [ids for _, _, ids in told]


@pytest.mark.parametrize("form", [row.key for row in detente.FORMATS])
def test_weights_are_told_to_become_an_order(form: str) -> None:
    conflict = detente.loads(
        "{detente: 1, decision_makers: {a: {options: {x: x}}, b: {options: {y: y}}}, "
        "preferences: {a: {weights: {a.x: 2, b.y: 1}}, b: {weights: {a.x: 1, b.y: 3}}}}"
    )

    assert {Weights} == {type(order) for order in conflict.preferences.values()}
    lost = detente.export_conflict(conflict, form).lost
    assert (2 if form == "gmcr" else 1) == sum("as a ranking" in each or "Weights" in each for each in lost)


def test_what_joint_options_require_is_told_where_they_are_kept_without() -> None:
    told = {
        row.key: any("require" in sentence for sentence in detente.export_conflict(detente.load("ferry"), row.key).lost)
        for row in detente.FORMATS
        if row.key != "soc"  # which refuses ties
    }

    assert {"gmcr", "csv", "tsv"} == {form for form, here in told.items() if here}
