"""The splitter: a text into sentences, by rules of its own, the same on every machine.

A citation is a sentence number, so these rules are part of what a conflict file means.  Whatever moves a boundary in
any text raises `SPLITTER`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from detente.text.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, BEGINNERS, MAY_END

SPLITTER = 1
"""The version of the rules: a sentence number means the same wherever this number is the same."""

Span = tuple[int, int]
_Stop = Literal["always", "unless lower", "unless number", "if beginner"]

_WIDE = "。｡！？।॥"
_ENDS = ".?!…؟۔։።‼⁇⁈⁉" + _WIDE
_CLOSERS = "\"'”’“»«›)]}」』）】》〉*_¹²³⁴⁵⁶⁷⁸⁹⁰"
_OPENERS = "\"'“”‘’„‚«»‹›([{「『（【《〈¿¡*_-‒–—―.…"
_MARKS = _OPENERS + _CLOSERS + _ENDS
_FINAL = frozenset(_CLOSERS + _ENDS)
_TAIL = 40

# German closes a quotation with “, but what follows a wide stop at once is Chinese, where it opens one.
_WIDE_STOP = rf"[{_WIDE}]++[{re.escape(_CLOSERS.replace('“', ''))}]*+"
_TOKEN = re.compile(rf"[^\s{_WIDE}]++(?:{_WIDE_STOP})?+|{_WIDE_STOP}")
_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]\s*+")
_ITEM = re.compile(
    r"(?P<bullet>[•▪◦‣●○■▸►➤]|\*(?!\S))"
    r"|(?:[-–—+]|[0-9]{1,3}\.|\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\))(?!\S)",
)
_NOTE = re.compile(r"(?:\[\w{1,3}\])+\Z")
_NUMBERING = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,5}|[ivxlc]{1,5}|[A-Za-z]")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVXLC]{2,}(?!\w)")
_WORD = re.compile(r"[^\W\d_]++(?!\.|\w)")
_WHITE = re.compile(r"\s*")


def split(text: str, start: int = 0) -> tuple[Span, ...]:
    """The sentences of a text from code point `start` on, as spans (end excluded) that neither begin nor end white.

    Every code point that is not white lies in exactly one span.  A blank line, a form feed and the beginning of a list
    item always end a sentence, a single line break never does; a full stop does unless it belongs to an abbreviation,
    an initial or a number, or the next word has a small letter.  A wide full stop needs no space after it.

    Cost: linear in the length of the text, whatever it holds.
    Trap: a sentence that begins with a small letter stays with the one before it.

    >>> split("Mr. Smith left. Why? Nobody knew.")
    ((0, 15), (16, 20), (21, 33))
    """
    return tuple(span for begin, end in _blocks(text, start) for span in _sentences(text, begin, end))


def _blocks(text: str, start: int) -> Iterator[Span]:
    """The pieces that no sentence crosses: paragraphs, and within them list items."""
    white = _WHITE.match(text, start)
    lines = [white.end() if white else start]
    for gap in _BREAK.finditer(text, lines[0]):
        if _ends_paragraph(gap[0]):
            yield from _items(text, lines, gap.start())
            lines = [gap.end()]
        else:
            lines.append(gap.end())
    yield from _items(text, lines, len(text))


def _ends_paragraph(gap: str) -> bool:
    first = _LINE.match(gap)
    return gap[0] in "\f\u2029" or (first is not None and _LINE.search(gap, first.end()) is not None)


def _items(text: str, lines: list[int], end: int) -> Iterator[Span]:
    """A paragraph cut before each list item.

    A dash or a number at the start of one line may be chance, where a long line was wrapped: it makes an item if
    another line has one too, or if the line before has come to an end.
    """
    marks = [(number, mark) for number, at in enumerate(lines) if (mark := _ITEM.match(text, at))]
    chance = sum(not mark["bullet"] for _, mark in marks) < 2
    begin = lines[0]
    for number, mark in marks:
        at = lines[number]
        if number and (mark["bullet"] or not chance or _concluded(text[lines[number - 1] : at])):
            yield begin, at
            begin = at
    yield begin, end


def _concluded(line: str) -> bool:
    return line.rstrip().rstrip(_CLOSERS)[-1:] in {*_ENDS, ":", ";"}


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a piece, in one pass over its tokens.

    A token of marks alone after a stop decides nothing: closing marks go to the sentence before (`cut` moves on),
    others to the one after (`resume` remembers the first), and the next word decides.
    """
    begin = resume = -1
    cut = last = start
    stop: _Stop | None = None
    worded = False
    for match in _TOKEN.finditer(text, start, end):
        token, at = match[0], match.start()
        if begin < 0:
            begin = at
        elif stop:
            if not token.strip(_MARKS):
                last = match.end()
                if resume < 0 and token.strip(_CLOSERS + _ENDS):
                    resume = at
                elif resume < 0:
                    cut = last
                continue
            if _ends_before(stop, token):
                yield begin, cut
                begin = at if resume < 0 else resume
                worded = False
            stop = None
        last = match.end()
        if token[-1] in _FINAL:
            stop, cut, resume = _stop(token[-_TAIL:], opening=not worded), last, -1
        worded = worded or bool(token.strip(_MARKS))
    if begin >= 0:
        yield begin, last


def _stop(tail: str, *, opening: bool) -> _Stop | None:
    """On what it depends whether a sentence ends after this token; None: it does not.

    `tail` is the end of the token, long enough for any abbreviation with its brackets and notes; a longer word is none.
    """
    said = _NOTE.sub("", tail).rstrip(_CLOSERS)
    stem = said.rstrip(_ENDS)
    marks = said[len(stem) :]
    if not marks or (stem and not stem.strip(_OPENERS)):
        return None
    if marks[-1] in _WIDE:
        return "always"
    if marks != ".":
        return "unless lower"
    return _after_word(stem.lstrip(_OPENERS), opening=opening)


def _after_word(word: str, *, opening: bool) -> _Stop | None:
    if opening and _NUMBERING.fullmatch(word):
        return None
    part = word.replace("/", "-").rpartition("-")[2]
    names = {part, part.title()} if part.isupper() else {part}
    if names & BEFORE_NAMES:
        return None
    if names & BEFORE_NUMBERS:
        return "unless number"
    initial = len(part) == 1 and part.lower() != part.upper()
    return "if beginner" if initial or part in MAY_END or _DOTTED.fullmatch(part) else "unless lower"


def _ends_before(stop: _Stop, token: str) -> bool:
    """Whether the next token, which holds more than marks, lets the sentence before it end."""
    if stop == "always":
        return token[0] != "と"
    word = token.lstrip(_OPENERS)
    if word[:1].islower():
        return False
    if stop == "if beginner":
        first = _WORD.match(word)
        return first is not None and first[0] in BEGINNERS
    return stop == "unless lower" or not (word[:1].isdigit() or _ROMAN.match(word))
