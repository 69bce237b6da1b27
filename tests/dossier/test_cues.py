"""The table of cues: every row keeps what its own example sentences promise, with both readers."""

from __future__ import annotations

import pytest

from detente.dossier import factuality
from detente.dossier.argued import rows as argued
from detente.dossier.cue import CUES, ClaimHit, Cue, EventHit, LinkHit, Scope
from detente.dossier.events import rows as events
from detente.dossier.plover import CATEGORIES, CONTEXTS
from detente.dossier.said import rows as said
from event_reading import READERS, Reader, lines_of

FILLED = (argued, events, factuality, said)  # importing them fills the table
KINDS = {"event": EventHit, "claim": ClaimHit, "factuality": Scope, "link": LinkHit}
ROWS = [pytest.param(row, id=key) for key, row in zip(CUES.keys(), CUES, strict=True)]

# Examples that the rules alone do not get right, and why; everything else holds with both readers.
BEYOND_THE_RULES: dict[tuple[str, str], str] = {}


@pytest.mark.parametrize("row", ROWS)
def test_a_cue_has_two_examples_for_and_two_against(row: Cue):
    assert len(set(row.matches)) >= 2
    assert len(set(row.passes)) >= 2
    assert not set(row.matches) & set(row.passes)


@READERS
@pytest.mark.parametrize("row", ROWS)
def test_a_cue_finds_what_it_says_it_finds(row: Cue, reader: Reader):
    views = reader(lines_of(*row.matches))

    assert [v.line.quote.text for v in views if not _finds(row, v) and not _beyond(row, v, reader)] == []


@READERS
@pytest.mark.parametrize("row", ROWS)
def test_a_cue_leaves_alone_what_it_says_it_leaves(row: Cue, reader: Reader):
    views = reader(lines_of(*row.passes))

    assert [v.line.quote.text for v in views if _finds(row, v) and not _beyond(row, v, reader)] == []


@READERS
@pytest.mark.parametrize("row", ROWS)
def test_what_a_cue_yields_is_of_its_kind_and_within_the_sentence(row: Cue, reader: Reader):
    for view in reader(lines_of(*row.matches)):
        for hit in row.find(view):
            first, last = hit.words
            assert isinstance(hit, KINDS[row.kind])
            assert 0 <= first <= last < len(view.words)


@READERS
def test_every_category_and_only_modes_of_it_are_found_by_some_cue(reader: Reader):
    rows = [row for row in CUES if row.kind == "event"]
    hits = [h for row in rows for v in reader(lines_of(*row.matches)) for h in row.find(v) if isinstance(h, EventHit)]

    assert set(CATEGORIES) == {hit.category for hit in hits}
    assert {h for h in hits if h.mode is not None and h.mode not in CATEGORIES[h.category][1]} == set()
    assert {c for h in hits for c in h.contexts} <= set(CONTEXTS)


def test_every_exception_for_the_rules_is_an_example_of_its_cue():
    assert [key for key, sentence in BEYOND_THE_RULES if sentence not in (*CUES[key].matches, *CUES[key].passes)] == []


def _finds(row: Cue, view) -> bool:
    return any(True for _ in row.find(view))


def _beyond(row: Cue, view, reader: Reader) -> bool:
    key = next(key for key in CUES.keys() if CUES[key] is row)  # noqa: SIM118 - iterating a table gives its rows
    return view.producer.startswith("rules") and (key, view.line.quote.text) in BEYOND_THE_RULES
