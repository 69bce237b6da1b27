"""From JSON in the shape of a dossier to the dossier: ids known, spans inside their sentences, quotes true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from detente.cite import Quote
from detente.dossier.items import (
    AUTHOR,
    UNSPECIFIED,
    Actor,
    Claim,
    Dossier,
    Event,
    Gap,
    Line,
    Link,
    Mention,
    Origin,
    Step,
    Tension,
    Text,
    Unread,
    When,
)
from detente.dossier.json_places import Piece, Places
from detente.dossier.plover import CATEGORIES
from detente.errors import Problem, nearest, quoted

Made = TypeVar("Made")

# Which keys hold ids, and of what; `members` may name actors that nobody mentions, and `about` may be words.
_ACTOR_KEYS = ("actor", "candidates", "actors", "recipients", "reported_by", "speaker")
_EVENT_KEYS = ("events", "same_as")
_ITEM_KEYS = ("source", "target", "items")


def built(root: Piece, places: Places) -> tuple[Dossier, list[Problem]]:
    """The dossier that a fitting text stands for, and what is wrong in it; only without problems is it good."""
    build = _Build(places)
    texts = build.texts(root)
    lines = build.lines(root, texts)
    build.learn(root)
    dossier = Dossier(
        texts=tuple(texts.values()),
        sentences=lines,
        actors=build.parts(root, "actors", Actor),
        mentions=build.parts(root, "mentions", Mention),
        events=build.parts(root, "events", Event),
        claims=build.parts(root, "claims", Claim),
        links=build.parts(root, "links", Link),
        tensions=build.parts(root, "tensions", Tension),
        unread=build.parts(root, "unread", Unread),
        gaps=build.parts(root, "gaps", Gap),
        reader=root.said("reader"),
        log=tuple(_step(piece) for piece in root.listed("log")),
    )
    return dossier, build.problems


class _Build:
    """What is known while a dossier is built: the sentences and the ids there are, and the problems found so far."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.problems: list[Problem] = []
        self.lines_by_id: dict[str, Line] = {}
        self.ids: dict[str, dict[str, None]] = {"actor": {}, "event": {}, "item": {}}

    def texts(self, root: Piece) -> dict[str, Text]:
        """The texts by id."""
        found: dict[str, Text] = {}
        for number, piece in enumerate(root.listed("documents")):
            text = _text(piece)
            if text.id in found:
                self._twice(piece, f"documents[{number}]", text.id)
            found.setdefault(text.id, text)
        first, copy = next(iter(found.values()), None), root.get("document")
        if copy is not None and _text(copy) != first:
            message = "document: this is not the first of the documents"
            self._note("DET417", copy, message, "copy the first of 'documents', or leave the key out")
        return found

    def lines(self, root: Piece, texts: dict[str, Text]) -> tuple[Line, ...]:
        """The sentences, each inside its text and after the one before."""
        lines: list[Line] = []
        ends: dict[str, int] = {}
        for number, piece in enumerate(root.listed("sentences")):
            path = f"sentences[{number}]"
            source, _, counted = piece.said("id").partition("#")
            line = Line(piece.said("id"), piece.whole("number"), piece.said("hash"), _quote(piece, source))
            self._length(piece, path, line.quote)
            text = texts.get(source)
            if text is None:
                message = f"{path}.id: there is no document {quoted(source)}{self._near(source, texts)}"
                self._note("DET417", piece.get("id") or piece, message, "correct the id, or add the document")
            elif line.quote.end > text.length:
                message = f"{path}.end: the text {quoted(source)} has only {text.length} code points"
                self._note("DET417", piece.get("end") or piece, message, "correct the end, or the length of the text")
            elif line.quote.start < ends.get(source, 0):
                message = f"{path}.start: the sentence before ends at {ends[source]} only"
                self._note("DET417", piece.get("start") or piece, message, "put the sentences in the order of the text")
            if int(counted) != line.number:
                message = f"{path}.number: by its id this is sentence {counted}"
                self._note("DET417", piece.get("number") or piece, message, "correct the number or the id")
            if line.id in self.lines_by_id:
                self._twice(piece, path, line.id)
            self.lines_by_id.setdefault(line.id, line)
            ends[source] = max(line.quote.end, ends.get(source, 0))
            lines.append(line)
        return tuple(lines)

    def learn(self, root: Piece) -> None:
        """Take note of every id, so that what comes first may name what comes later."""
        self._declare(root, "actors", "actor")
        for key in ("mentions", "events", "claims", "links"):
            self._declare(root, key, "item")
        self.ids["event"] = {piece.said("id"): None for piece in root.listed("events")}

    def parts(self, root: Piece, key: str, made: type[Made]) -> tuple[Made, ...]:
        """The parts of one list, each as what it is, its references and its quotes looked at."""
        return tuple(self._part(piece, f"{key}[{number}]", made) for number, piece in enumerate(root.listed(key)))

    def _part(self, piece: Piece, path: str, made: type[Made]) -> Made:
        given = piece.value if isinstance(piece.value, dict) else {}
        line = self._line(piece, path)
        source = line.quote.source if line else ""
        values: dict[str, Any] = {}
        for part in fields(made):  # type: ignore[arg-type]  # every part of a dossier is a dataclass
            if part.name == "origin":
                producer, why = piece.said("producer"), piece.said("why")
                values["origin"] = Origin(producer, piece.said("status"), why)  # type: ignore[arg-type]
            elif part.name == "quote":
                values["quote"] = self._passage(piece, path, line)
            elif part.name in given:
                values[part.name] = self._value(given[part.name], f"{path}.{part.name}", part.name, source, line)
        if made is Actor and line:  # of its first mention, which says it again
            self._passage(piece, path, line)
        self._references(given, path, made)
        return made(**values)

    def _value(self, piece: Piece, path: str, key: str, source: str, line: Line | None) -> object:
        if piece.value is None:
            return None
        if key in ("what", "cue"):
            return self._passage(piece, path, line) if line else _quote(piece, source)
        if key == "when":
            return When(piece.said("text"), _day(piece, "first"), _day(piece, "last"))
        if isinstance(piece.value, tuple):
            return tuple(item.value for item in piece.value)
        return piece.value

    def _line(self, piece: Piece, path: str) -> Line | None:
        """The sentence that the part stands in, if it names one that there is."""
        named = piece.get("sentence")
        if named is None:
            return None
        line = self.lines_by_id.get(named.text)
        if line is None:
            self._unknown(named, f"{path}.sentence", "sentence", self.lines_by_id)
        return line

    def _passage(self, piece: Piece, path: str, line: Line | None) -> Quote:
        """The quote of a part or of a passage in it, seen to stand in its sentence as it is written."""
        quote = _quote(piece, line.quote.source if line else "")
        if not self._length(piece, path, quote) or line is None:
            return quote
        whole = line.quote
        if not whole.start <= quote.start < quote.end <= whole.end:
            message = f"{path}: {quote.start} to {quote.end} is not inside {line.id}, {whole.start} to {whole.end}"
            self._note("DET417", piece.get("start") or piece, message, "correct the start and the end, or the sentence")
        elif whole.text[quote.start - whole.start : quote.end - whole.start] != quote.text:
            said = whole.text[quote.start - whole.start : quote.end - whole.start]
            message = f"{path}.quote: {line.id} says {quoted(said)} there"
            self._note("DET417", piece.get("quote") or piece, message, "quote the sentence as it is")
        return quote

    def _length(self, piece: Piece, path: str, quote: Quote) -> bool:
        if quote.end - quote.start == len(quote.text):
            return True
        message = f"{path}.quote: its {len(quote.text)} code points are not those from {quote.start} to {quote.end}"
        self._note("DET417", piece.get("quote") or piece, message, "count in code points, the end excluded")
        return False

    def _references(self, given: dict[str, Piece], path: str, made: type[object]) -> None:
        for key, piece in given.items():
            kind = _kind_of(key, made)
            known = self.ids.get(kind, {})
            allowed = (AUTHOR, UNSPECIFIED) if kind == "actor" else ()
            for number, named in enumerate((piece,) if isinstance(piece.value, str) else piece.items):
                if kind and named.text not in known and named.text not in allowed:
                    below = f"{path}.{key}" if named is piece else f"{path}.{key}[{number}]"
                    self._unknown(named, below, kind, known)
        mode, category = given.get("mode"), given.get("category")
        if mode is not None and category is not None and mode.value is not None:
            modes = CATEGORIES[category.text][1]
            if mode.text not in modes:
                message = f"{path}.mode: {category.text} has no mode {quoted(mode.text)}{self._near(mode.text, modes)}"
                self._note("DET415", mode, message, "correct the mode, or write null")

    def _declare(self, root: Piece, key: str, kind: str) -> None:
        for number, piece in enumerate(root.listed(key)):
            named = piece.said("id")
            if named in self.ids[kind]:
                self._twice(piece, f"{key}[{number}]", named)
            self.ids[kind][named] = None

    def _twice(self, piece: Piece, path: str, named: str) -> None:
        message = f"{path}.id: {quoted(named)} is the id of an earlier part"
        self._note("DET417", piece.get("id") or piece, message, "give every part an id of its own")

    def _unknown(self, piece: Piece, path: str, kind: str, known: Iterable[str]) -> None:
        message = f"{path}: there is no {kind} {quoted(piece.text)}{self._near(piece.text, known)}"
        self._note("DET417", piece, message, f"correct the id, or add the {kind}")

    def _near(self, name: str, known: Iterable[str]) -> str:
        """The nearest name, for the first problems only: comparing takes a while, and a file can hold a million."""
        return nearest(name, known) if len(self.problems) < 100 else ""

    def _note(self, code: str, piece: Piece, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self.places.at(*piece.span), hint))


def _kind_of(key: str, made: type[object]) -> str:
    """Of what the ids under a key are: an actor, an event, an item; empty where the key holds no ids."""
    if key in _ACTOR_KEYS or (key == "target" and made is Claim):
        return "actor"
    if key in _EVENT_KEYS:
        return "event"
    return "item" if key in _ITEM_KEYS else ""


def _text(piece: Piece) -> Text:
    return Text(
        id=piece.said("id"),
        file=piece.said("file"),
        sha256=piece.said("sha256"),
        length=piece.whole("length"),
        date=_day(piece, "date"),
        date_span=_span(piece, "date_span"),
        header=_span(piece, "header"),
    )


def _step(piece: Piece) -> Step:
    given: Any = piece.plain()
    return Step(**{**given, "items": tuple(given["items"])})


def _quote(piece: Piece, source: str) -> Quote:
    return Quote(source, piece.whole("start"), piece.whole("end"), piece.said("quote"))


def _day(piece: Piece, key: str) -> date | None:
    found = piece.get(key)
    return date.fromisoformat(found.text) if found else None


def _span(piece: Piece, key: str) -> tuple[int, int] | None:
    found = piece.get(key)
    if found is None:
        return None
    start, end = (int(str(item.value)) for item in found.items)
    return start, end
