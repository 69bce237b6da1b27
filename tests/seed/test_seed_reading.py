"""The shared seed, read from its raw text by either reader, against the annotation that comes with it.

Some cues were written by people who knew this text, so its figures say little about other texts.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.dossier.items import FACTS, Dossier, Mention
from detente.dossier.read import read
from detente.text.document import open_document
from named_views import READERS

each_reader = pytest.mark.parametrize("reader", READERS)
TEXT = Path("seed") / "dispatch-2022-01-17.txt"
REFERRING = {"its", "their", "they", "it", "both", "the two sides"}


@cache
def dossier_of(path: Path, reader: str) -> Dossier:
    return read([("seed", open_document(path))], parse=reader == "parsed")


@pytest.fixture(scope="module")
def annotated(shared: Path) -> list[dict[str, Any]]:
    """The sentences of the annotation."""
    written = (shared / "evidence" / "seed-gold.jsonl").read_text("utf-8").splitlines()
    return [record for record in map(json.loads, written) if record["record"] == "sentence"]


@each_reader
def test_the_seed_has_the_nineteen_sentences_of_its_annotation(
    reader: str, shared: Path, annotated: list[dict[str, Any]]
) -> None:
    found = [(line.quote.start, line.quote.end) for line in dossier_of(shared / TEXT, reader).sentences]

    assert len(found) == 19
    assert [(record["start"], record["end"]) for record in annotated] == found


@each_reader
def test_the_named_actors_of_the_seed_are_found(reader: str, shared: Path, annotated: list[dict[str, Any]]) -> None:
    dossier = dossier_of(shared / TEXT, reader)
    proposed = right = found = wanted = 0
    for line, record in zip(dossier.sentences, annotated, strict=True):
        named = [m for m in dossier.mentions if m.sentence == line.id and _names_an_actor(m)]
        marked = [actor for actor in record["actors"] if actor["mention"] not in REFERRING]
        proposed, wanted = proposed + len(named), wanted + len(marked)
        found += sum(any(_same(mention, actor) for mention in named) for actor in marked)
        right += sum(any(_same(mention, actor) for actor in marked) for mention in named)
    recall, precision = found / wanted, right / proposed
    mean = 2 * precision * recall / (precision + recall)
    print(f"named actors, {reader}: precision {precision:.2f}, recall {recall:.2f}, F {mean:.2f}")  # noqa: T201

    assert mean >= 0.95


@each_reader
def test_nobody_is_said_to_have_assaulted_anybody(reader: str, shared: Path) -> None:
    events = dossier_of(shared / TEXT, reader).events

    assert [e.quote.text for e in events if e.category == "ASSAULT"] != []
    assert [e.quote.text for e in events if e.category == "ASSAULT" and e.factuality in FACTS] == []


@each_reader
def test_of_what_is_taken_for_done_in_the_seed_little_is_not(
    reader: str, shared: Path, annotated: list[dict[str, Any]]
) -> None:
    dossier = dossier_of(shared / TEXT, reader)
    facts = [event for event in dossier.events if event.factuality in FACTS]
    done = {
        (line.id, event["code"])
        for line, record in zip(dossier.sentences, annotated, strict=True)
        for event in record["events"]
        if event["factuality"] in FACTS
    }
    wrong = [event for event in facts if (event.sentence, event.category) not in done]
    print(f"the seed, {reader}: {len(wrong)} of {len(facts)} taken for done are no facts of the annotation")  # noqa: T201

    assert len(wrong) <= 1


def _names_an_actor(mention: Mention) -> bool:
    return mention.actor is not None and mention.role == "actor" and mention.how not in {"pronoun", "plural"}


def _same(mention: Mention, marked: dict[str, Any]) -> bool:
    start, end = marked["span"]
    return bool(mention.actor == marked["actor"] and mention.quote.start < end and start < mention.quote.end)
