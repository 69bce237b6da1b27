"""How many of the events of edited sentences the cues propose, and how many of their proposals are among them."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest

from detente.dossier.events.choose import choose
from event_reading import READERS, Reader, hits_of, lines_of


@pytest.fixture(scope="module")
def records(shared: Path) -> list[dict]:
    """Sentences of a coding manual, each with the one category that it is there to show."""
    written = (shared / "evidence" / "plover-gsr-dev.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in written]


def proposed(reader: Reader, records: list[dict]) -> list[set[str]]:
    views = reader(lines_of(*(r["text"] for r in records)))
    return [{hit.category for hit in choose(view, hits_of(view))} for view in views]


@pytest.mark.slow
@READERS
@pytest.mark.parametrize("half", [0, 1], ids=["looked at", "never looked at"])
def test_of_the_gold_records_six_tenths_are_found_and_over_half_of_the_proposals_right(
    records, reader: Reader, half: int
):
    some = records[half::2]
    found = proposed(reader, some)
    right = sum(record["event"] in categories for record, categories in zip(some, found, strict=True))

    assert right / len(some) >= 0.6
    assert right / sum(map(len, found)) >= 0.55


@pytest.mark.slow
@READERS
def test_the_cues_look_at_a_hundred_sentences_in_half_a_second(records, reader: Reader):
    views = reader(lines_of(*(r["text"] for r in records[:100])))
    before = process_time()
    for view in views:
        choose(view, hits_of(view))

    assert process_time() - before < 0.5
