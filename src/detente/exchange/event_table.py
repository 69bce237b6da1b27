"""The table of events: the events of a dossier as comma-separated values, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from detente.dossier.items import Dossier, Event, Line, Text
from detente.grid import csv_text, unformulated

Cell = Callable[[Event, Text | None, Line | None], object]

COLUMNS: Final[dict[str, tuple[str, Cell]]] = {
    "id": ("the id of the event", lambda event, _, __: event.id),
    "text": ("the id of the text", lambda event, _, __: event.quote.source),
    "file": ("its file", lambda _, text, __: text.file if text else None),
    "text_date": ("its date", lambda _, text, __: text.date if text else None),
    "sentence": ("the number of the sentence in the text, from 1", lambda _, __, line: line.number if line else None),
    "start": ("where the quote begins, in code points of the text from 0", lambda event, _, __: event.quote.start),
    "end": ("where it ends, the end excluded", lambda event, _, __: event.quote.end),
    "quote": ("the words of the text that show the event", lambda event, _, __: event.quote.text),
    "category": ("its category in PLOVER 2.0", lambda event, _, __: event.category),
    "mode": ("its mode there", lambda event, _, __: event.mode),
    "contexts": ("its contexts there", lambda event, _, __: event.contexts),
    "factuality": ("what the text makes of it: asserted, alleged, possible …", lambda event, _, __: event.factuality),
    "actors": ("who does it, by id", lambda event, _, __: event.actors),
    "recipients": ("who has it done to them, by id", lambda event, _, __: event.recipients),
    "when": ("the time as the text says it", lambda event, _, __: event.when.text if event.when else None),
    "first": ("the first day of that time", lambda event, _, __: event.when.first if event.when else None),
    "last": ("its last day", lambda event, _, __: event.when.last if event.when else None),
    "where": ("the place as the text says it", lambda event, _, __: event.where),
    "size": ("the size as the text says it", lambda event, _, __: event.size),
    "reported_by": ("who says so: an actor, AUTHOR or UNSPECIFIED", lambda event, _, __: event.reported_by),
    "same_as": ("the earlier event that this one retells, by id", lambda event, _, __: event.same_as),
    "producer": ("what proposed it", lambda event, _, __: event.origin.producer),
    "status": ("what became of it in review", lambda event, _, __: event.origin.status),
}
"""The columns in their order: the name, what is in it, and how it is taken from an event, its text and its sentence."""


def events_csv(dossier: Dossier) -> str:
    """The events of a dossier that were not rejected, a row each, under a row of the names of `COLUMNS`; RFC 4180.

    Several values in a cell are parted by semicolons, and an empty cell is one that the texts do not fill.  A cell
    that a spreadsheet might take for a formula, since it begins with `=`, `+`, `-`, `@`, a tab or a line break, behind
    blanks and unseen characters or not, is given an apostrophe before it, which is not in the data.
    All factualities are there: whoever counts events chooses by that column, and drops those with a `same_as`.
    """
    texts = {text.id: text for text in dossier.texts}
    lines = {line.id: line for line in dossier.sentences}
    rows = [list(COLUMNS)]
    for event in dossier.events:
        if event.origin.status != "rejected":
            text, line = texts.get(event.quote.source), lines.get(event.sentence)
            rows.append([unformulated(_said(take(event, text, line))) for _, take in COLUMNS.values()])
    return csv_text(rows)


def _said(value: object) -> str:
    if value is None:
        return ""
    return ";".join(map(str, value)) if isinstance(value, tuple) else str(value)
