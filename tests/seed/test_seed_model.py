"""The hand-built model of the shared seed loads, cites its text, and has the states that its authors counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import detente
from seed_model import conflict_file


@pytest.fixture
def seed(shared: Path, tmp_path: Path) -> detente.Conflict:
    shutil.copy(shared / "seed" / "dispatch-2022-01-17.txt", tmp_path)
    path = tmp_path / "seed.yaml"
    path.write_text(conflict_file(shared), encoding="utf-8")
    return detente.load(path)


def test_the_seed_has_446_of_4096_states(seed: detente.Conflict) -> None:
    graph = detente.unfold(seed)

    assert (4096, 446) == (graph.combinations, graph.size)
    assert ["base", "contested.1"] == [r.id for r in graph.readings]


def test_all_parts_of_the_seed_are_cited_but_the_one_that_its_authors_left(seed: detente.Conflict) -> None:
    uncited = [p.message for p in detente.check(seed).doubts if p.code == "DET905"]

    assert ["the consequence consequences.3 is uncited: it names neither a passage nor an assumption"] == uncited


def test_the_seed_is_solved_for_decision_makers_and_forums(seed: detente.Conflict) -> None:
    result = detente.solve(detente.unfold(seed))

    for concept in result.concepts:
        assert set(result.equilibria(concept, forums=True)) <= set(result.equilibria(concept))
    assert 0 < len(result.equilibria("SEQ", forums=True)) < len(result.equilibria("SEQ"))
