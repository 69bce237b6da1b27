"""Reading events from sentences with either reader, actors being the names that a test gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pytest

from detente.cite import Quote
from detente.dossier.arguments import event_items
from detente.dossier.cue import CUES, EventHit
from detente.dossier.events import rows
from detente.dossier.events.choose import choose
from detente.dossier.factuality import factuality_of
from detente.dossier.items import Event, Factuality, Line, Mention, When
from detente.dossier.language_model import language_model
from detente.dossier.plain import plain_views
from detente.dossier.view import View
from parsed_views import parsed_views

Reader = Callable[[Sequence[Line]], tuple[View, ...]]
FILLED = rows  # importing it fills the table of cues


PLAIN = pytest.param(plain_views, id="plain")
PARSED = pytest.param(
    parsed_views,
    id="parsed",
    marks=pytest.mark.skipif(
        language_model().folder is None, reason="the language model of the extra detente[text] is not installed"
    ),
)
READERS = pytest.mark.parametrize("reader", [PLAIN, PARSED])

NAMES = {"Norland": "NOR", "Sudland": "SUD", "Acme": "ACME", "Westria": "WES", "Norlandish": "NOR"}


def lines_of(*sentences: str, text: str = "t") -> tuple[Line, ...]:
    """The sentences as those of one text, a blank between them."""
    found, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        found.append(Line(f"{text}#{number}", number, "", Quote(text, start, start + len(sentence), sentence)))
        start += len(sentence) + 1
    return tuple(found)


def with_names(view: View, names: Mapping[str, str] = NAMES, **more: str) -> View:
    """The view with a mention wherever a name stands; `more` is set on every mention."""
    found = [
        Mention(f"{view.line.id}.m{n}", view.line.id, view.quote(w.at, w.at), names[w.text], "name", **more)  # type: ignore[arg-type]
        for n, w in enumerate(view.words)
        if w.text in names
    ]
    return replace(view, mentions=tuple(found))


def hits_of(view: View) -> tuple[EventHit, ...]:
    """The hits of all event cues, before any is chosen."""
    return tuple(h for row in CUES if row.kind == "event" for h in row.find(view) if isinstance(h, EventHit))


def chosen(reader: Reader, sentence: str) -> list[tuple[str, str | None]]:
    """Category and mode of the events that stand."""
    (view,) = reader(lines_of(sentence))
    return [(hit.category, hit.mode) for hit in choose(view, hits_of(view))]


def events_of(
    reader: Reader,
    *sentences: str,
    text: str = "t",
    names: Mapping[str, str] = NAMES,
    times: Mapping[str, When] | None = None,
) -> tuple[Event, ...]:
    """The events of the sentences; `times` are phrases that name a time."""
    found: list[Event] = []
    for line, view in zip(lines_of(*sentences, text=text), reader(lines_of(*sentences, text=text)), strict=True):
        spans = [
            (line.quote.start + at, line.quote.start + at + len(phrase), when)
            for phrase, when in (times or {}).items()
            if (at := line.quote.text.find(phrase)) >= 0
        ]
        hits = hits_of(view)
        found += event_items(with_names(view, names), hits, _judged, partial(_named_times, spans))
    return tuple(found)


def _judged(view: View, at: int, words: tuple[int, int]) -> tuple[Factuality, str, str]:
    return factuality_of(view, at, words=words)


def _named_times(spans: Sequence[tuple[int, int, When]], _view: View) -> Sequence[tuple[int, int, When]]:
    return spans
