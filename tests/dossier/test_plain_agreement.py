"""How far the rules agree with the language model: a floor under the quality of the view by rules."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from detente.dossier.language_model import language_model
from detente.dossier.parsed import parser
from detente.dossier.plain import plain_views
from detente.dossier.view import View
from lines_of_text import line

# One worker, so that the records are parsed once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("agreement")]

# What was measured is 0.02 to 0.05 above each floor; a change of a list may cost a little, an error costs more.
FLOORS = {
    "nsubj": 0.80, "nsubjpass": 0.72, "dobj": 0.77, "aux": 0.95, "auxpass": 0.92, "ccomp": 0.78, "xcomp": 0.83,
    "mark": 0.70, "agent": 0.85, "poss": 0.87, "pobj": 0.87, "ROOT": 0.85,
}  # fmt: skip


@pytest.fixture(scope="module")
def views(shared: Path) -> tuple[tuple[View, ...], tuple[View, ...]]:
    """The sentences of published event records, seen by the rules and by the language model."""
    found = language_model()
    if found.folder is None:
        pytest.skip(f"there is nothing to compare with: {found.why}")
    records = (shared / "evidence" / "plover-gsr-dev.jsonl").read_text("utf-8").splitlines()
    lines = [line(json.loads(record)["text"]) for record in records]
    return plain_views(lines), parser()(lines)


def agreement(views: tuple[tuple[View, ...], tuple[View, ...]]) -> dict[str, float]:
    """For each label the F-measure of word, label and head together."""
    both, plain, parsed = Counter[str](), Counter[str](), Counter[str]()
    for one, other in zip(*views, strict=True):
        mine, theirs = (
            {(w.dep, w.start, w.end, v.words[w.head].start, v.words[w.head].end) for w in v.words} for v in (one, other)
        )
        plain.update(label for label, *_ in mine)
        parsed.update(label for label, *_ in theirs)
        both.update(label for label, *_ in mine & theirs)
    return {label: 2 * both[label] / (plain[label] + parsed[label]) for label in plain | parsed}


def test_the_rules_agree_with_the_model_on_the_labels_that_cues_use(
    views: tuple[tuple[View, ...], tuple[View, ...]],
) -> None:
    measured = agreement(views)

    assert {label: measured[label] for label, floor in FLOORS.items() if measured[label] < floor} == {}


def test_the_rules_agree_with_the_model_on_words_lemmas_and_parts(
    views: tuple[tuple[View, ...], tuple[View, ...]],
) -> None:
    same = shared_words = all_words = 0
    for one, other in zip(*views, strict=True):
        mine = {(w.start, w.end): (w.lemma, w.pos) for w in one.words}
        all_words += len(other.words)
        for word in other.words:
            if (word.start, word.end) in mine:
                shared_words += 1
                same += mine[word.start, word.end] == (word.lemma, word.pos)

    assert shared_words / all_words > 0.98
    assert same / shared_words > 0.90
