"""Every sentence of the shared seed is shown with what it became in the hand-built model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import detente
from detente.insight.auditing.standings import standings
from detente.insight.trace import trace
from detente.model.sources import sources
from seed_model import conflict_file
from shell_session import run


@pytest.fixture
def seed(shared: Path, tmp_path: Path) -> Path:
    shutil.copy(shared / "seed" / "dispatch-2022-01-17.txt", tmp_path)
    path = tmp_path / "seed.yaml"
    path.write_text(conflict_file(shared), encoding="utf-8")
    return path


def test_all_19_sentences_became_something(seed: Path) -> None:
    conflict = detente.load(seed)

    found = trace(conflict, sources(conflict))

    assert (19, 19) == (len(found.sentences), found.used)
    assert ["consequences.3"] == [part.id for part in found.uncited]
    assert ["consequences.1", "consequences.2", "stakeholder"] == [part.id for part in found.assumed]


def test_sentences_12_to_19_became_the_claims(seed: Path) -> None:
    conflict = detente.load(seed)

    found = trace(conflict, sources(conflict))

    claims = {s.citation.sentence: [p.id for p in s.parts if p.kind == "claim"] for s in found.sentences}
    assert {
        12: ["C12"],
        13: ["C13"],
        14: ["C14a", "C14b"],
        15: ["C15"],
        16: ["C16r", "C16w"],
        17: ["C17", "C17d"],
        18: ["C18"],
        19: ["C19"],
    } == {sentence: ids for sentence, ids in claims.items() if ids}


def test_sentence_11_became_a_belief_and_9_a_reading_of_the_status_quo(seed: Path) -> None:
    conflict = detente.load(seed)

    kinds = {s.citation.sentence: {p.kind for p in s.parts} for s in trace(conflict, sources(conflict)).sentences}

    assert {"belief"} == kinds[11]
    assert "reading" in kinds[9]
    assert {"decision maker", "forum"} == kinds[1]


def test_every_claim_comes_with_its_verdict(seed: Path) -> None:
    conflict = detente.load(seed)

    data = json.loads(run("trace", str(seed), "--json").out)

    judged = standings(conflict, documents=sources(conflict))
    assert {"verdict": "holds", "standing": "argued"} == data["claims"]["C12"]
    assert {name: {"verdict": j.verdict, "standing": j.standing} for name, j in judged.items()} == data["claims"]


def test_a_text_without_one_sentence_loses_that_one_alone(seed: Path, tmp_path: Path) -> None:
    conflict = detente.load(seed)
    text = sources(conflict)["dispatch"]
    lost = text.sentence(16)
    (tmp_path / "shorter.txt").write_text(text.raw[: lost.start] + text.raw[lost.end :], encoding="utf-8")

    data = json.loads(run("trace", str(seed), "--source", str(tmp_path / "shorter.txt"), "--json", "--no-verdicts").out)

    (change,) = data["reanchored"]
    fates = {each["citation"]: (each["fate"], each["now"]) for each in change["citations"]}
    before = {f"dispatch#{number}": ("stays", f"dispatch#{number}") for number in range(1, 16)}
    after = {f"dispatch#{number}": ("moved", f"dispatch#{number - 1}") for number in range(17, 20)}
    assert before | after | {"dispatch#16": ("lost", None)} == fates
    assert (18, 18) == (data["coverage"]["sentences"], data["coverage"]["used"])
