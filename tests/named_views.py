"""Sentences as views with their mentions, by either reader, for the tests of actors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from detente.cite import Quote
from detente.dossier.actor_table import ActorTable, shipped_table
from detente.dossier.items import Line, Mention
from detente.dossier.language_model import language_model
from detente.dossier.mentions import find_mentions
from detente.dossier.plain import plain_views
from detente.dossier.view import View
from parsed_views import parsed_views

READERS = [
    pytest.param("plain", id="plain"),
    pytest.param(
        "parsed",
        id="parsed",
        marks=pytest.mark.skipif(language_model().folder is None, reason="the language model is not installed"),
    ),
]


def read_lines(reader: str, lines: Sequence[Line]) -> tuple[View, ...]:
    """The views of lines by one of the readers, without mentions."""
    views: Callable[[Sequence[Line]], tuple[View, ...]] = plain_views if reader == "plain" else parsed_views
    return views(lines)


def named(reader: str, *sentences: str, table: ActorTable | None = None) -> tuple[View, ...]:
    """The views of sentences that make one text, with the actors that they name."""
    lines, start = [], 0
    for number, text in enumerate(sentences, 1):
        lines.append(Line(f"t#{number}", number, "", Quote("t", start, start + len(text), text)))
        start += len(text) + 1
    used = shipped_table() if table is None else table
    return tuple(replace(view, mentions=find_mentions(view, used)) for view in read_lines(reader, lines))


def mentions(reader: str, sentence: str, table: ActorTable | None = None) -> tuple[Mention, ...]:
    """The mentions of one sentence."""
    (view,) = named(reader, sentence, table=table)
    return view.mentions


def acting(reader: str, sentence: str, table: ActorTable | None = None) -> list[tuple[str, str | None]]:
    """What a sentence calls those who are named as actors, and their ids."""
    return [(m.quote.text, m.actor) for m in mentions(reader, sentence, table) if m.role == "actor"]
