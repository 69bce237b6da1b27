"""What is taken for done over the whole path, from the cues of events to the events, on the tuned sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import iter_modules

import pytest

from detente.cite import Quote
from detente.dossier import events
from detente.dossier.arguments import event_items
from detente.dossier.cue import CUES, EventHit
from detente.dossier.factuality import factuality_of, scopes_of
from detente.dossier.items import FACTS, Event, Line
from detente.dossier.language_model import language_model
from detente.dossier.parsed import parser
from detente.dossier.plain import plain_views
from detente.dossier.view import View
from factual_sentences import SENTENCES, Trigger, plain_sentence

for module in iter_modules(events.__path__):
    import_module(f"{events.__name__}.{module.name}")
ROWS = [row for row in CUES if row.kind == "event"]


def parsed_views(lines: Sequence[Line]) -> tuple[View, ...]:
    if language_model().folder is None:
        pytest.skip("the language model of the extra detente[text] is not installed")
    return parser()(lines)


def events_of(view: View) -> tuple[Event, ...]:
    shades = scopes_of(view)
    hits = [hit for row in ROWS for hit in row.find(view) if isinstance(hit, EventHit)]
    return event_items(
        view, hits, lambda seen, at, words: factuality_of(seen, at, scopes=shades, words=words), lambda _: ()
    )


def taken_for_done(trigger: Trigger, found: Sequence[Event]) -> bool:
    """Whether an event that overlaps the trigger is said to be done."""
    end = trigger.start + len(trigger.word)
    return any(e.factuality in FACTS for e in found if e.quote.start < end and trigger.start < e.quote.end)


@pytest.mark.parametrize("reader", [plain_views, parsed_views])
def test_of_the_events_taken_for_done_at_most_a_tenth_are_not_and_half_of_those_done_are_found(
    reader: Callable[[Sequence[Line]], tuple[View, ...]],
) -> None:
    sentences = [plain_sentence(marked) for marked in SENTENCES]
    seen = reader([Line(f"t#{n}", n, "", Quote("t", 0, len(text), text)) for n, (text, _) in enumerate(sentences, 1)])
    made = [
        (trigger.done, taken_for_done(trigger, found))
        for (_, triggers), view in zip(sentences, seen, strict=True)
        for found in [events_of(view)]
        for trigger in triggers
    ]
    taken = [done for done, fact in made if fact]
    found = [fact for done, fact in made if done]

    assert taken.count(False) / len(taken) <= 0.10
    assert found.count(True) / len(found) >= 0.5
