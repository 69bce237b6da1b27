"""The first real text: its sentences are the ones that were marked by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.cite import Citation
from detente.text.citation import resolve
from detente.text.document import Document
from detente.text.source import open_source


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    """The hand annotation: a document, then its sentences."""
    lines = (shared / "evidence" / "seed-gold.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def seed(shared: Path) -> Document:
    """The text, opened as a source."""
    return open_source(shared / "seed", "dispatch-2022-01-17.txt")


def test_the_sentences_are_the_nineteen_marked_by_hand(seed: Document, gold: list[dict[str, Any]]) -> None:
    expected = [(line["start"], line["end"], line["text"]) for line in gold if line["record"] == "sentence"]

    assert 19 == len(expected)
    assert expected == [(sentence.start, sentence.end, sentence.text) for sentence in seed.sentences]


def test_the_document_is_the_one_that_was_marked(seed: Document, gold: list[dict[str, Any]]) -> None:
    (marked,) = (line for line in gold if line["record"] == "document")

    assert (marked["sha256"], marked["chars"]) == (seed.sha256, len(seed.raw))
    assert (date.fromisoformat(marked["date"]), tuple(marked["date_span"])) == (seed.date, seed.date_span)


def test_every_part_marked_by_hand_lies_within_its_sentence(seed: Document, gold: list[dict[str, Any]]) -> None:
    for line in gold:
        for claim in line.get("claims", []):
            passage = resolve(Citation("seed", start=claim["span"][0], end=claim["span"][1]), seed)
            sentence = seed.sentence(int(line["id"][1:]))

            assert claim["quote"] == passage.text
            assert sentence.start <= passage.start < passage.end <= sentence.end
