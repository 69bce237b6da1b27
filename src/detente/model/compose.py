"""Composing: from the bytes of a YAML file to located pieces, with every limit kept and every trap of YAML named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.errors import ConflictError, Place, Problem, quoted
from detente.model.eaten import mended_items, mended_pairs
from detente.model.nodes import Broken, Entry, Leaf, Lines, Node, Series, Table, kind_of
from detente.model.refusals import refusal

BOM = "\ufeff"
_JUNK = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_QUOTE = "put the whole text in quotes"


def decoded(data: bytes | str, name: str, limit: int) -> str:
    """The text of a conflict file, without a byte order mark; ConflictError if it is too large or not UTF-8."""
    if len(data) > limit:
        unit = "bytes" if isinstance(data, bytes) else "characters"
        message = f"the file has more than {limit:,} {unit}"
        raise ConflictError.of("DET122", message, Place(name, 1, 1), "make it smaller, or pass a larger limit=")
    if isinstance(data, bytes):
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            before = data[: error.start].decode()
            shown = Lines.of(before, name).place(len(before), len(before))
            message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
            raise ConflictError.of("DET121", message, shown, "save the file as UTF-8") from None
    else:
        text = data
    text = text.removeprefix(BOM)
    junk = _JUNK.search(text)
    if junk:
        at = junk.start()
        message = f"the character U+{ord(junk[0]):04X} does not belong in a text"
        raise ConflictError.of("DET121", message, Lines.of(text, name).place(at, at + 1), "take it out")
    return text


def compose(
    text: str, name: str, *, pieces: int = 100_000, depth: int = 64, word: int = 20_000
) -> tuple[Node, list[Problem]]:
    """The pieces of the one document in a YAML text, and the problems after which reading could go on.

    At most `pieces` pieces are made, anchors counted as often as they are used, nested at most `depth` deep; no run of
    more than `word` characters without a blank is read.  ConflictError where reading cannot go on.  Cost: linear.

    >>> top, problems = compose("a: [1, x]", "a.yaml")
    >>> str(top.get("a").items[1].place), problems
    ('a.yaml:1:8', [])
    """
    lines = Lines.of(text, name)
    long = re.search(rf"(?<!\S)\S{{{word + 1}}}", text)
    if long:
        message = f"a run of more than {word:,} characters without a blank"
        raise ConflictError.of("DET122", message, lines.place(long.start(), long.start() + 1), "break it into parts")
    composer = _Composer(lines, pieces, depth)
    for event in _events(lines):
        composer.take(event)
    if composer.root is None:
        raise ConflictError.of("DET129", "the file is empty", Place(name, 1, 1), "begin with 'detente: 1'")
    return composer.root, composer.problems


def _events(lines: Lines) -> Iterator[Any]:
    """The events of the YAML text; whatever refuses the text becomes a ConflictError in our words."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - heavy, and needed by this file alone
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    reached = 0
    try:
        for event in YAML(typ="safe", pure=True).parse(lines.text):
            reached = event.start_mark.index
            yield event
    except MarkedYAMLError as error:
        raise ConflictError([refusal(error, lines)]) from None
    except (YAMLError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # Junk makes the library itself stumble; what it stumbles over is no valid YAML.
        spot = lines.place(reached, reached + 1)
        raise ConflictError.of("DET123", "this is not valid YAML, from here on", spot, _QUOTE) from None


@dataclass(slots=True)
class _Frame:
    """A list or mapping whose end has not been met yet."""

    table: bool
    flow: bool
    place: Place
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    count: int = 1
    height: int = 1


@dataclass(slots=True)
class _Composer:
    """What has been composed so far."""

    lines: Lines
    pieces: int
    depth: int
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int, int] | None] = field(default_factory=dict)
    total: int = 0

    def take(self, event: Any) -> None:
        """Take in the next event."""
        match type(event).__name__:
            case "ScalarEvent":
                self._leaf(event)
            case "SequenceStartEvent" | "MappingStartEvent":
                self._open(event)
            case "SequenceEndEvent" | "MappingEndEvent":
                self._close()
            case "AliasEvent":
                self._alias(event)
            case "DocumentStartEvent":
                self._document(event)

    def _spot(self, event: Any) -> Place:
        return self.lines.place(event.start_mark.index, event.end_mark.index)

    def _document(self, event: Any) -> None:
        if self.root is not None:
            message = "a second document begins here; a file is one document"
            raise ConflictError.of("DET128", message, self._spot(event), "take the line '---' away, or make two files")
        if event.version is not None and tuple(event.version) != (1, 2):
            version = ".".join(str(part) for part in event.version)
            message = f"the file says that it is YAML {version}; here files are YAML 1.2"
            self.problems.append(Problem("DET128", message, self._spot(event), "take the line '%YAML' away"))

    def _leaf(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        raw, style = self.lines.text[start:end], event.style or ""
        spot = self.lines.place(start, end)
        if event.ctag is not None:
            self._tagged(spot)
            self._put(Broken(spot), 1, 1)
            return
        if event.anchor is not None:
            if not event.value or "." in event.anchor:
                self._note("DET126", f"YAML reads {quoted('&' + event.anchor)} as the name of an anchor", spot, _QUOTE)
                self._put(Broken(spot), 1, 1)
                return
            properties = _PROPERTIES.match(raw)
            raw = raw[properties.end() :] if properties else raw
            spot = self.lines.place(end - len(raw), end)
        leaf = Leaf(event.value, kind_of(event.value, style), style, spot, raw)
        self._anchored(event.anchor, leaf, 1, 1)
        self._put(leaf, 1, 1)

    def _tagged(self, spot: Place) -> None:
        message = "YAML reads what begins with ! as a tag, not as part of the text"
        self._note("DET125", message, spot, "put the statement in quotes, or write 'not' for '!'")

    def _open(self, event: Any) -> None:
        place = self.lines.place(event.start_mark.index, event.start_mark.index + 1)
        if len(self.frames) >= self.depth:
            message = f"nested more than {self.depth} deep"
            raise ConflictError.of("DET122", message, place, "a file of this kind needs far fewer levels")
        if event.ctag is not None:
            self._tagged(place)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        table = type(event).__name__ == "MappingStartEvent"
        self.frames.append(_Frame(table, bool(event.flow_style), place, event.anchor))

    def _close(self) -> None:
        frame = self.frames.pop()
        node: Node
        if frame.table:
            node = Table(self._entries(frame), frame.place)
        else:
            items = mended_items(frame.items, self.problems) if frame.flow else frame.items
            node = Series(tuple(items), frame.place)
        self._anchored(frame.anchor, node, frame.count, frame.height)
        # What is inside has been counted as it came; only the outer frame has yet to learn of it.
        self.total -= frame.count - 1
        self._put(node, frame.count, frame.height)

    def _entries(self, frame: _Frame) -> tuple[Entry, ...]:
        pairs = list(zip(frame.items[::2], frame.items[1::2], strict=True))
        if frame.flow:
            pairs = mended_pairs(pairs, self.problems)
        entries: dict[str, Entry] = {}
        for key, value in pairs:
            if isinstance(key, Broken):
                continue
            if not isinstance(key, Leaf) or key.kind == "nothing":
                hint = "put the key in quotes, and a blank after the colon"
                self._note("DET131", "a key is one name or text, not a list, a mapping or nothing", key.place, hint)
            elif key.text in entries:
                first = entries[key.text].key.place
                message = (
                    f"the key {quoted(key.text)} is written twice; first in line {first.line}, column {first.column}"
                )
                self._note("DET124", message, key.place, "keep one of the two")
            else:
                entries[key.text] = Entry(key, value)
        return tuple(entries.values())

    def _alias(self, event: Any) -> None:
        spot = self._spot(event)
        known = self.anchors.get(event.anchor)
        if known is not None:
            node, count, height = known
            if len(self.frames) + height > self.depth:
                message = f"nested more than {self.depth} deep, with what {quoted('*' + event.anchor)} stands for"
                raise ConflictError.of("DET122", message, spot, "a file of this kind needs far fewer levels")
            self._put(node, count, height)
            return
        if event.anchor in self.anchors:
            message = f"{quoted('*' + event.anchor)} stands inside of what it stands for"
            self._note("DET126", message, spot, "write the part out")
        else:
            message = f"YAML reads {quoted('*' + event.anchor)} as a reference, and there is no anchor of that name"
            self._note("DET126", message, spot, _QUOTE)
        self._put(Broken(spot), 1, 1)

    def _anchored(self, anchor: str | None, node: Node, count: int, height: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, count, height)

    def _put(self, node: Node, count: int, height: int) -> None:
        self.total += count
        if self.total > self.pieces:
            message = f"the file has more than {self.pieces:,} keys and values, those of anchors counted at each use"
            raise ConflictError.of("DET122", message, node.place, "make it smaller")
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        frame.items.append(node)
        frame.count += count
        frame.height = max(frame.height, height + 1)

    def _note(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.append(Problem(code, message, place, hint))
