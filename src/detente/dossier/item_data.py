"""Items as JSON data and back, in the shape that they have in the dossier file: what the log of a review keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from detente.cite import Quote
from detente.dossier.dossier_shape import CLAIM, EVENT, LINK, MENTION
from detente.dossier.items import Claim, Event, Item, Line, Link, Mention, Origin, When
from detente.dossier.json_places import scan
from detente.dossier.json_shape import Record, misfits
from detente.errors import TextError

Data = dict[str, Any]

SHAPES: Final[dict[type[Item], Record]] = {Mention: MENTION, Event: EVENT, Claim: CLAIM, Link: LINK}
"""What an item of each kind may hold in the file."""

KINDS: Final[dict[type[Item], str]] = {Mention: "mention", Event: "event", Claim: "claim", Link: "link"}
"""What messages call an item of each kind."""

# A key that an item of this kind has, and no other.
_TELLING: Final[dict[str, type[Item]]] = {"how": Mention, "category": Event, "speaker": Claim, "source": Link}


def item_data(item: Item | Line) -> Data:
    """The item, or the sentence, as the dossier file has it: its quote and its origin lie flat among its other fields.

    >>> item_data(Mention("n#1.m1", "n#1", Quote("n", 0, 4, "Peru"), "PER", "name"))["quote"]
    'Peru'
    """
    data: Data = {}
    for part in fields(item):
        value = getattr(item, part.name)
        if isinstance(value, Origin):
            data |= {"producer": value.producer, "status": value.status, "why": value.why}
        elif isinstance(value, Quote):
            data |= passage_data(value) if part.name == "quote" else {part.name: passage_data(value)}
        elif isinstance(value, When):
            data[part.name] = {"text": value.text, "first": _iso(value.first), "last": _iso(value.last)}
        else:
            data[part.name] = list(value) if isinstance(value, tuple) else value
    return data


def passage_data(quote: Quote) -> Data:
    """A passage as the dossier file has it; its text is that of the item it belongs to."""
    return {"start": quote.start, "end": quote.end, "quote": quote.text}


def slips(data: Mapping[str, object], shape: Record) -> tuple[str, ...]:
    """What in the data does not have that shape, as messages with the path; lone halves of characters are told too.

    >>> slips({"id": 3}, MENTION)[-1]
    'id: expected a text that is not empty, and this is the number 3'
    """
    try:
        piece, noted = scan(json.dumps(data, allow_nan=False), "")
    except TextError as refusal:
        return tuple(problem.message for problem in refusal.problems)
    except (TypeError, ValueError) as refusal:
        return (f"it holds what JSON cannot: {refusal}",)
    return (*(slip.problem.message for slip in noted), *(misfit.message for misfit in misfits(piece, shape)))


def item_of(data: object, lines: Mapping[str, Line]) -> Item | None:
    """The item that the data are, in one of these sentences; None where they are none, or are not verbatim there."""
    made = next((kind for key, kind in _TELLING.items() if isinstance(data, dict) and key in data), None)
    if made is None or not isinstance(data, dict) or slips(data, SHAPES[made]):
        return None
    line = lines.get(data["sentence"])
    passages = [data, *(data[key] for key in ("what", "cue") if data.get(key))]
    if line is None or not all(_verbatim(passage, line.quote) for passage in passages):
        return None
    source = line.quote.source
    values: dict[str, Any] = {
        "quote": _passage(data, source),
        "origin": Origin(data["producer"], data["status"], data.get("why", "")),
    }
    for part in fields(made):
        if part.name in data and part.name not in values:
            values[part.name] = _value(part.name, data[part.name], source)
    return made(**values)


def _value(name: str, value: Any, source: str) -> object:
    if value is None:
        return None
    if name in ("what", "cue"):
        return _passage(value, source)
    if name == "when":
        return When(value["text"], _day(value.get("first")), _day(value.get("last")))
    return tuple(value) if isinstance(value, list) else value


def _passage(data: Data, source: str) -> Quote:
    return Quote(source, data["start"], data["end"], data["quote"])


def _verbatim(data: Data, whole: Quote) -> bool:
    start, end = data["start"] - whole.start, data["end"] - whole.start
    return bool(0 <= start < end and whole.text[start:end] == data["quote"])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
