"""Changes to an item by a person: which fields there are, what each may hold, and the item once they are made.

They are checked as the dossier file is.  Words of the text are looked up in the sentence of the item, verbatim or but
for white space, quotation marks and dashes; nobody types an offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

from detente.dossier.actor_table import shipped_table
from detente.dossier.contract.locate import Sentence, Span
from detente.dossier.item_data import KINDS, SHAPES, Data, item_data, item_of, passage_data, slips
from detente.dossier.items import AUTHOR, UNSPECIFIED, Actor, Claim, Dossier, Event, Item, Line, Link, Mention
from detente.dossier.json_shape import Choice, Key, Listed, Truth
from detente.dossier.plover import CATEGORIES
from detente.errors import Problem, TextError, UnknownName, nearest, quoted
from detente.text.dates import find_dates

Holds = Literal["text", "word", "truth", "passage", "time", "actor", "event", "item"]

# In the order in which a person is asked for them; what an item is, where it stands and who proposed it stay.
_FIELDS: Final[dict[type[Item], dict[str, Holds]]] = {
    Mention: {
        "actor": "actor", "candidates": "actor", "role": "word", "how": "word", "part": "text", "quote": "passage",
    },
    Event: {
        "category": "word", "mode": "word", "factuality": "word", "actors": "actor", "recipients": "actor",
        "reported_by": "actor", "when": "time", "where": "text", "size": "text", "contexts": "word",
        "same_as": "event", "quote": "passage", "what": "passage",
    },
    Claim: {
        "speaker": "actor", "part": "text", "act": "word", "polarity": "word", "modality": "word",
        "attribution": "word", "target": "actor", "about": "text", "events": "event", "quote": "passage",
        "cue": "passage",
    },
    Link: {
        "kind": "word", "source": "item", "target": "item", "hypothetical": "truth", "quote": "passage",
        "cue": "passage",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item that a person may change: what it holds, one sentence on it, and the words allowed, if few.

    `several` where it holds a list, `empty` where it may hold nothing.
    """

    name: str
    holds: Holds
    says: str
    words: tuple[str, ...] = ()
    several: bool = False
    empty: bool = False


def fields_of(item: Item) -> tuple[Field, ...]:
    """The fields of an item that a person may change, in the order in which they are best asked for.

    >>> from detente.cite import Quote
    >>> [f.name for f in fields_of(Mention("n#1.m1", "n#1", Quote("n", 0, 4, "Peru"), "PER", "name"))]
    ['actor', 'candidates', 'role', 'how', 'part', 'quote']
    """
    keys = {key.name: key for key in SHAPES[type(item)].keys}
    return tuple(_field(keys[name], holds, item) for name, holds in _FIELDS[type(item)].items())


def changed(
    dossier: Dossier, item: Item, changes: Mapping[str, object], *, table: Iterable[Actor] | None = None
) -> tuple[Item, tuple[Actor, ...]]:
    """The item with the changes made, its status untouched, and the actors of `table` that the dossier now needs.

    `table` is the shipped one if none is given.
    Where a word of the text is meant (`quote`, `what`, `cue`, `when`) the value is the words; a time may also be given
    as `{"text": …, "first": …, "last": …}`, and else its days are those that our reader of dates takes them for.  A
    mode that a new category does not have falls away.
    Raises TextError with all that is wrong: a field that there is not (DET451), a value that it cannot hold (DET452),
    words that are not in the sentence, or are there twice (DET453), an id of nobody and nothing (DET454).
    """
    line = next((line for line in dossier.sentences if line.id == item.sentence), None)
    if line is None:
        raise UnknownName.among("sentence", item.sentence, (line.id for line in dossier.sentences))
    known = {field.name: field for field in fields_of(item)}
    desk = _Desk(dossier, item, line)
    for name, value in changes.items():
        if name in known:
            desk.put(known[name], value)
        else:
            message = f"{_a(item)} has no field {quoted(name)} that a person may change{nearest(name, known, 20)}"
            desk.wrong("DET451", message, "change one of its fields, or reject the item")
    brought: dict[str, Actor] = {}
    if desk.fits():
        for name in changes:
            brought |= desk.refer(known[name], table) if name in known else {}
    made = None if desk.problems else item_of(desk.data, {line.id: line})
    if made is None and not desk.problems:
        desk.wrong("DET453", f"its words are not where it says in {line.id}", "read the text again")
    if made is None:
        raise TextError(desk.problems)
    return made, tuple(brought.values())


class _Desk:
    """An item as data while it is changed, and the problems found so far."""

    def __init__(self, dossier: Dossier, item: Item, line: Line) -> None:
        self.dossier, self.item, self.line = dossier, item, line
        self.data: Data = item_data(item)
        self.problems: list[Problem] = []
        self._named: set[str] = set()
        self._sentence = Sentence.of(line.quote)

    def wrong(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, f"{self.item.id}: {message}", None, hint))

    def put(self, field: Field, value: object) -> None:
        """Set a field, words of the text as the passage that they are."""
        self._named.add(field.name)
        if value is None and field.holds == "passage" and not field.empty:
            self.wrong("DET452", f"{field.name}: there must be one", "give words of the sentence")
        elif value is not None and field.holds == "passage":
            self._put_passage(field.name, value)
        elif value is not None and field.holds == "time":
            self._put_time(value)
        else:
            self.data[field.name] = list(value) if isinstance(value, tuple) else value

    def fits(self) -> bool:
        """See that the data have their shape, and that the mode is one of the category; whether they have it."""
        amiss = slips(self.data, SHAPES[type(self.item)])
        for message in amiss:
            self.wrong("DET452", message, "give what is allowed, or leave the field as it is")
        mode = self.data.get("mode")
        if amiss or mode is None:
            return not amiss
        category = self.data["category"]
        modes = CATEGORIES[category][1]
        if mode not in modes and "mode" not in self._named:
            self.data["mode"] = None  # it was one of the old category
        elif mode not in modes:
            message = f"mode: {category} has no mode {quoted(mode)}{nearest(mode, modes, 20)}"
            self.wrong("DET452", message, "give one of its modes, or none")
        return True

    def refer(self, field: Field, table: Iterable[Actor] | None) -> dict[str, Actor]:
        """See that the ids in a field are of somebody or something; the actors that only `table` has."""
        value = self.data[field.name]
        ids = [value] if isinstance(value, str) else value or []
        if field.holds == "actor":
            here = {actor.id for actor in self.dossier.actors} | {AUTHOR, UNSPECIFIED}
            new = [name for name in ids if name not in here]
            more = {actor.id: actor for actor in (shipped_table() if table is None else table)} if new else {}
            for name in new:
                if name not in more:
                    allowed = (*sorted(here), *more)
                    message = f"{field.name}: there is no actor {quoted(name)}{nearest(name, allowed, 20)}"
                    self.wrong(
                        "DET454", message, "give the id of an actor of the dossier, or read with a table of yours"
                    )
            return {name: more[name] for name in new if name in more}
        if field.holds in ("event", "item"):
            self._refer_to_items(field, ids)
        return {}

    def _refer_to_items(self, field: Field, ids: Iterable[str]) -> None:
        if field.holds == "event":
            here = [event.id for event in self.dossier.events]
        else:
            here = [each.id for each in self.dossier.items if not isinstance(each, Mention)]
        for name in ids:
            if name not in here:
                message = f"{field.name}: there is no {field.holds} {quoted(name)}{nearest(name, here)}"
                self.wrong("DET454", message, "give the id of one that the dossier has")
            elif name == self.item.id:
                self.wrong("DET454", f"{field.name}: it would name itself", "give the id of another")
        told = {event.id: event.same_as for event in self.dossier.events}
        if (
            field.name == "same_as"
            and self.item.id not in ids
            and goes_round(told | {self.item.id: self.data["same_as"]}, self.item.id)
        ):
            self.wrong("DET454", "same_as: the retellings would go in a circle", "name the first telling")

    def _put_passage(self, name: str, value: object) -> None:
        span = self._look_up(name, value)
        if span is not None:
            passage = passage_data(self._sentence.passage(span))
            self.data |= passage if name == "quote" else {name: passage}

    def _put_time(self, value: object) -> None:
        given = value if isinstance(value, dict) else {"text": value}
        span = self._look_up("when", given.get("text"))
        if span is None:
            return
        quote = self._sentence.passage(span)
        days = {key: _written(day) for key, day in given.items() if key != "text"}
        if not days:
            published = next((text.date for text in self.dossier.texts if text.id == quote.source), None)
            for found in find_dates(self.line.quote.text, published, self.line.quote.start):
                if found.start < quote.end and quote.start < found.end:
                    days = {"first": _written(found.first), "last": _written(found.last)}
                    break
        self.data["when"] = {"text": quote.text, "first": None, "last": None, **days}
        first, last = (self.data["when"][key] for key in ("first", "last"))
        if isinstance(first, str) and isinstance(last, str) and first > last:
            self.wrong("DET452", f"when: {quoted(last)} is before {quoted(first)}", "give the earlier day first")

    def _look_up(self, name: str, words: object) -> Span | None:
        """Where the words stand in the sentence; of several places, the one that the old passage shares."""
        if not isinstance(words, str) or not words.strip():
            self.wrong("DET452", f"{name}: expected words of the sentence", "give the words, never where they stand")
            return None
        spans = list(self._sentence.spans(words))
        if not spans:
            message = f"{name}: {quoted(words)} is not in {self.item.sentence}, verbatim"
            self.wrong("DET453", message, "copy whole words from the sentence, in their order")
            return None
        old = self.item.quote if name == "quote" else getattr(self.item, name, None) or self.item.quote
        near = self.item.quote if name == "when" else old
        first, last = near.start - self.line.quote.start, near.end - self.line.quote.start
        shared = [span for span in spans if span[0] < last and first < span[1]] if len(spans) > 1 else spans
        if len(shared) != 1:
            message = f"{name}: {quoted(words)} stands {len(spans)} times in {self.item.sentence}"
            self.wrong("DET453", message, "give more words around it, so that only one place is meant")
            return None
        return shared[0]


def goes_round(told: Mapping[str, str | None], start: str) -> bool:
    """Whether retellings that lead from one event to the next come round in a circle.

    >>> goes_round({"a": "b", "b": None}, "a"), goes_round({"a": "b", "b": "a"}, "a")
    (False, True)
    """
    seen = {start}
    at = told.get(start)
    while at is not None and at not in seen:
        seen.add(at)
        at = told.get(at)
    return at is not None


def with_actors(dossier: Dossier, actors: Iterable[Actor]) -> Dossier:
    """The dossier with more actors at the end of its list; those that it has stay as they are."""
    here = {actor.id for actor in dossier.actors}
    return replace(dossier, actors=(*dossier.actors, *(actor for actor in actors if actor.id not in here)))


def _field(key: Key, holds: Holds, item: Item) -> Field:
    shape, several = key.shape, isinstance(key.shape, Listed)
    inner = shape.item if isinstance(shape, Listed) else shape
    words = inner.words if isinstance(inner, Choice) else ("yes", "no") if isinstance(inner, Truth) else ()
    if key.name == "mode" and isinstance(item, Event):
        words = CATEGORIES[item.category][1]
    return Field(key.name, holds, key.says, words, several, key.null or several)


def _a(item: Item) -> str:
    kind = KINDS[type(item)]
    return f"an {kind}" if kind == "event" else f"a {kind}"


def _written(day: object) -> Any:
    return day.isoformat() if isinstance(day, date) else day
