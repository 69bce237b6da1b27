"""Where the words of an answer stand in their sentence: exactly, or but for white space, quotation marks and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.cite import Quote

_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛ʼʹ′`´＇", "'") | dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‐‑‒–—―−﹣－", "-")
)
_WHITE = re.compile(r"\s+")
_REST_OF_WORD = re.compile(r"[^\W_]*+")

Span = tuple[int, int]


def folded(text: str) -> str:
    r"""The text with one blank for any white space, straight quotation marks and apostrophes, and plain hyphens.

    >>> folded("The board’s  head – he said “no”")
    'The board\'s head - he said "no"'
    """
    return _WHITE.sub(" ", text.translate(_SIGNS))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The quote that a sentence is, ready to be searched: its text folded, and where each code point of that came from.

    `starts` has one entry more than `folded`, the end of the text.
    """

    quote: Quote
    folded: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, quote: Quote) -> Sentence:
        """Make a sentence ready to be searched."""
        starts: list[int] = []
        at = 0
        for white in _WHITE.finditer(quote.text):
            starts += range(at, white.start() + 1)
            at = white.end()
        starts += range(at, len(quote.text) + 1)
        return cls(quote, folded(quote.text), tuple(starts))

    def spans(self, words: str, within: Span | None = None) -> Iterator[Span]:
        """Where the words stand, as whole words, in the sentence's own code points from 0; from left to right.

        What stands there exactly is given alone; only where nothing does, what stands there when both are folded.
        Nothing is ever given that differs in another way.
        """
        first, last = within or (0, len(self.quote.text))
        exact = False
        for start in _found(self.quote.text, words.strip(), first, last):
            exact = True
            yield start, start + len(words.strip())
        if exact:
            return
        sought = folded(words.strip())
        for start in _found(self.folded, sought, 0, len(self.folded)):
            span = self.starts[start], self._end(start + len(sought))
            if first <= span[0] and span[1] <= last:
                yield span

    def passage(self, span: Span) -> Quote:
        """The text's own characters there, with their place in the text."""
        start, end = span
        offset = self.quote.start
        return Quote(self.quote.source, offset + start, offset + end, self.quote.text[start:end])

    def _end(self, end: int) -> int:
        """Where in the text a stretch of the folded text ends: after its last code point, not after white space."""
        return self.starts[end - 1] + 1


def _found(text: str, words: str, first: int, last: int) -> Iterator[int]:
    at = text.find(words, first, last) if words else -1
    while at >= 0:
        end = at + len(words)
        if not (_cuts(text, at, words[0]) or _cuts(text, end, words[-1])):
            yield at
        # Past the word that it begins with, else a word of a million letters would be looked at a million times.
        rest = _REST_OF_WORD.match(text, at)
        at = text.find(words, max(at + 1, rest.end() if rest else 0), last)


def _cuts(text: str, at: int, inside: str) -> bool:
    """Whether a word runs on over this edge of a stretch, whose own character at the edge is `inside`."""
    return inside.isalnum() and 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
