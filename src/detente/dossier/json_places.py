"""JSON that knows where it stands: every value of a file with its place, so that a message can point at it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError
from types import MappingProxyType

from detente.errors import Place, Problem, TextError, quoted

_BLANKS = " \t\n\r"
_BLANK = re.compile(f"[{_BLANKS}]*+")
_NUMBER = re.compile(r"-?+(?:0|[1-9][0-9]*+)(\.[0-9]++)?+([eE][-+]?+[0-9]++)?+")
_WORD = re.compile(r"-?+[A-Za-z_0-9.+]++")
_LINE_END = re.compile(r"\r\n|\n|\r")
_HALF = re.compile(r"[\ud800-\udfff]")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_NEAR_WORDS = {"True": "true", "False": "false", "None": "null", "NaN": "null", "Infinity": "null", "-Infinity": "null"}
_STRINGS = json.JSONDecoder()
# Nobody mends a thousand slips by hand; a text that has more is not meant.
_MOST_NOTED = 1_000
CUT_OFF = "the end was cut off: take a copy that is whole, or write the file again"
"""How to mend a text that ends too early, of whatever kind it is."""

Span = tuple[int, int]
_NO_KEYS: Mapping[str, Span] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Piece:
    """A value of a JSON text that stands at `start` to `end` (excluded), counted in code points.

    `value` is a leaf, a tuple of pieces, or pieces by key; `keys` then tells where each key stands.
    """

    value: bool | float | str | tuple[Piece, ...] | dict[str, Piece] | None
    start: int
    end: int
    keys: Mapping[str, Span] = field(default_factory=lambda: _NO_KEYS)

    @property
    def span(self) -> Span:
        """Where the piece stands."""
        return self.start, self.end

    def get(self, key: str) -> Piece | None:
        """The value of a key, or None where there is none, or where it is null."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found if found is not None and found.value is not None else None

    @property
    def items(self) -> tuple[Piece, ...]:
        """The pieces of a list; of anything else, none."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def text(self) -> str:
        """The text that the piece is; of anything else, the empty text."""
        return self.value if isinstance(self.value, str) else ""

    def listed(self, key: str) -> tuple[Piece, ...]:
        """The pieces of the list under a key; none where there is no list."""
        found = self.get(key)
        return found.items if found else ()

    def said(self, key: str) -> str:
        """The text under a key; the empty text where there is none."""
        found = self.get(key)
        return found.text if found else ""

    def whole(self, key: str) -> int:
        """The whole number under a key; 0 where there is none."""
        found = self.get(key)
        return found.value if found and isinstance(found.value, int) else 0

    def plain(self) -> object:
        """The value as plain data, without places.

        >>> scan('{"a": [1, null]}', "a.json")[0].plain()
        {'a': [1, None]}
        """
        if isinstance(self.value, tuple):
            return [piece.plain() for piece in self.value]
        if isinstance(self.value, dict):
            return {key: piece.plain() for key, piece in self.value.items()}
        return self.value


class Places:
    """Where the code points of a file stand, as line and column; each line of the text is kept but once."""

    def __init__(self, text: str, name: str) -> None:
        """Keep the text; its lines are looked for when the first place is asked for."""
        self.text = text
        self.name = name
        self._lines: list[tuple[int, str]] = []

    def at(self, start: int, end: int) -> Place:
        r"""The place of the code points from `start` to `end` (excluded), on the line where they begin.

        >>> str(Places("{\n  1}", "a.json").at(4, 5))
        'a.json:2:3'
        """
        if not self._lines:
            begin = 0
            for ending in _LINE_END.finditer(self.text):
                self._lines.append((begin, self.text[begin : ending.start()]))
                begin = ending.end()
            self._lines.append((begin, self.text[begin:]))
        low, high = 0, len(self._lines)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._lines[middle][0] <= start else (low, middle)
        begin, line = self._lines[low]
        width = min(end, begin + len(line)) - start
        return Place(self.name, low + 1, start - begin + 1, line, max(1, width))


@dataclass(frozen=True, slots=True)
class Noted:
    """A problem that leaves the text readable, and where it stands."""

    span: Span
    problem: Problem


def scan(text: str, name: str, *, start: int = 0, depth: int = 50, cut_off: str = CUT_OFF) -> tuple[Piece, list[Noted]]:
    """The JSON value that begins at `start`, and the problems that leave it readable.

    These are keys given twice, of which the first counts, and half characters.  What follows the value is not looked
    at: `end` of the piece says where it ends.  At most `depth` lists and objects lie in one another.  `cut_off`: how to
    mend a text of this kind that ends too early.  Linear in the text.
    Raises TextError with the one problem where reading cannot go on: DET401 no JSON, DET402 it ends too early, DET404
    too deep.
    """
    scanner = _Scanner(Places(text, name), depth, cut_off)
    return scanner.value(start, 0), scanner.noted


def blank_end(text: str, start: int) -> int:
    """Where the white space that begins at `start` ends, which may be at once.

    >>> blank_end("a  b", 1)
    3
    """
    found = _BLANK.match(text, start)
    return found.end() if found else start


class _Scanner:
    """The reading of one JSON text: a method for each kind of value, each giving the piece from where it begins."""

    def __init__(self, places: Places, depth: int, cut_off: str) -> None:
        self.cut_off = cut_off
        self.places = places
        self.text = places.text
        self.depth = depth
        self.noted: list[Noted] = []

    def value(self, at: int, depth: int) -> Piece:
        at = self._past_blank(at, "a value")
        sign = self.text[at]
        if sign == '"':
            return self._string(at)
        if sign in "{[":
            if depth >= self.depth:
                message = f"more than {self.depth} lists lie in one another"
                raise self._refusal("DET404", at, at + 1, message, "take them out of one another")
            return self._object(at, depth + 1) if sign == "{" else self._list(at, depth + 1)
        return self._bare(at)

    def _object(self, opening: int, depth: int) -> Piece:
        values: dict[str, Piece] = {}
        keys: dict[str, Span] = {}
        at = self._past_blank(opening + 1, "a key or '}'")
        while self.text[at] != "}":
            if self.text[at] != '"':
                wrong = "a comma with nothing after it" if self.text[at] == "," else "expected a key in double quotes"
                raise self._refusal("DET401", at, at + 1, wrong, 'write {"key": value, "key": value}')
            key = self._string(at)
            colon = self._past_blank(key.end, "':'")
            if self.text[colon] != ":":
                raise self._refusal("DET401", colon, colon + 1, "expected ':' after this key", 'write "key": value')
            piece = self.value(colon + 1, depth)
            if key.text in values:
                message = f"the key {quoted(key.text)} stands twice in one object; the first is taken"
                self._note("DET403", key.span, message, "keep one of them")
            else:
                values[key.text], keys[key.text] = piece, key.span
            at = self._next(piece.end, "}")
        return Piece(values, opening, at + 1, keys)

    def _list(self, opening: int, depth: int) -> Piece:
        items: list[Piece] = []
        at = self._past_blank(opening + 1, "a value or ']'")
        while self.text[at] != "]":
            piece = self.value(at, depth)
            items.append(piece)
            at = self._next(piece.end, "]")
        return Piece(tuple(items), opening, at + 1)

    def _next(self, at: int, closing: str) -> int:
        """Where the next part begins, past a comma, or where the closing bracket stands."""
        at = self._past_blank(at, f"',' or '{closing}'")
        if self.text[at] == closing:
            return at
        if self.text[at] != ",":
            hint = "put a comma between the parts, or a backslash before a double quote inside a text"
            raise self._refusal("DET401", at, at + 1, f"expected ',' or '{closing}'", hint)
        after = self._past_blank(at + 1, "a value")
        if self.text[after] in "]}":
            raise self._refusal("DET401", at, at + 1, "a comma with nothing after it", "take the comma out")
        return after

    def _string(self, at: int) -> Piece:
        try:
            value, end = _STRINGS.raw_decode(self.text, at)
        except JSONDecodeError as refusal:
            if refusal.msg.startswith("Unterminated"):
                raise self._early(at, "the text that begins here is never closed") from None
            where = min(refusal.pos, len(self.text) - 1)
            if "control" in refusal.msg:
                wrong, hint = "a line break or control character stands in a text", "write \\n for a line break"
            else:
                wrong, hint = "a backslash is followed by what means nothing", "write two backslashes for one"
            raise self._refusal("DET401", where, where + 1, wrong, hint) from None
        text = str(value)
        if not text.isascii() and _HALF.search(text):
            self._note("DET405", (at, end), "the text holds half a character", "write the whole character, or none")
            text = _HALF.sub("\ufffd", text)
        return Piece(text, at, end)

    def _bare(self, at: int) -> Piece:
        found = _WORD.match(self.text, at)
        word = found[0] if found else self.text[at]
        end = at + len(word)
        if word in _WORDS:
            return Piece(_WORDS[word], at, end)
        number = _NUMBER.fullmatch(word)
        if number and len(word) <= 40:
            whole = number[1] is None and number[2] is None
            value = int(word) if whole else float(word)
            if abs(value) < 1e300:
                return Piece(value, at, end)
        if end == len(self.text) and any(known.startswith(word) for known in _WORDS):
            raise self._early(at, f"{quoted(word)} is cut off")
        near = _NEAR_WORDS.get(word)
        hint = (
            f"write {near}"
            if near
            else "write a text in double quotes, a number, true, false, null, a list or an object"
        )
        raise self._refusal("DET401", at, end, f"{quoted(word)} is no JSON value", hint)

    def _past_blank(self, at: int, expected: str) -> int:
        # Asked three times for each value; mostly there is no blank.
        if at < len(self.text) and self.text[at] not in _BLANKS:
            return at
        at = blank_end(self.text, at)
        if at >= len(self.text):
            raise self._early(max(0, len(self.text.rstrip()) - 1), f"{expected} is missing")
        return at

    def _early(self, at: int, what: str) -> TextError:
        return self._refusal("DET402", at, at + 1, f"the JSON ends too early: {what}", self.cut_off)

    def _refusal(self, code: str, start: int, end: int, message: str, hint: str) -> TextError:
        return TextError.of(code, message, self.places.at(start, end), hint)

    def _note(self, code: str, span: Span, message: str, hint: str) -> None:
        if len(self.noted) < _MOST_NOTED:
            self.noted.append(Noted(span, Problem(code, message, self.places.at(*span), hint)))
