"""The words and marks of a sentence by rules: where each begins and ends, split as the English models of spaCy split.

"can't" is "ca" and "n't", "Moscow's" is "Moscow" and "'s", "cease-fire" is "cease", "-" and "fire"; "U.S." and
"1,00,000" stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from detente.text.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, MAY_END


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


Span = tuple[int, int]

_APOSTROPHE: Final = "['’]"
_LETTERS: Final = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"
_PIECE: Final = re.compile(
    rf"""
    (?P<address>https?://[^\s<>"”)]++)
  | (?P<number>\d++(?:[.,]\d++)*+(?:st|nd|rd|th|s)?+(?!\w))
  | (?P<dotted>(?:[^\W\d_]\.){{2,}}+)
  | (?P<word>{_LETTERS}(?:{_APOSTROPHE}{_LETTERS})*+)
  | (?P<ending>{_APOSTROPHE}(?:s|re|ve|ll|d|m)(?!\w))
  | (?P<dots>\.{{2,}}+|…|-{{2,}}+)
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEGATED: Final = re.compile(rf"\A([^\W\d_]+?)(n{_APOSTROPHE}t)\Z", re.IGNORECASE)
_CLITIC: Final = re.compile(rf"\A(.+?)({_APOSTROPHE}(?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
_JOINED: Final = {"cannot": 3, "gonna": 3, "gotta": 3}
# Abbreviations that are also words: their full stop is one of the sentence.
_ALSO_WORDS: Final = _words("no nos art fig figs sec sen min p v c ca ch fr st co sun may par al")
_ABBREVIATED: Final = frozenset(
    word.lower() for word in BEFORE_NAMES | BEFORE_NUMBERS | MAY_END if word.lower() not in _ALSO_WORDS
)
_TITLED: Final = frozenset({"No", "Sen", "Fr", "St", "Co", "Min", "Art", "Sec", "Fig"})


def tokens(text: str) -> tuple[Span, ...]:
    """The spans of the words and marks of a text, in order; what is not white lies in exactly one of them.

    Cost: linear in the length of the text.

    >>> [text[a:b] for text in ["They can't attack U.S.-led forces."] for a, b in tokens(text)]
    ['They', 'ca', "n't", 'attack', 'U.S.', '-', 'led', 'forces', '.']
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Span]:
    skip = 0
    for match in _PIECE.finditer(text):
        start, end = match.span()
        if start < skip:
            continue
        if match.lastgroup != "word":
            yield start, end
            continue
        if _takes_stop(match[0], text, end):
            skip = end + 1
            yield start, skip
            continue
        yield from _parts(match[0], start, end)


def _takes_stop(word: str, text: str, end: int) -> bool:
    """Whether the full stop after a word belongs to it: `Gen. Smith`, `Feb. 3`, `J. Smith`; at the end it does not."""
    if text[end : end + 1] != "." or not text[end + 1 : end + 9].strip(" \"'”’)"):
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    return word in _TITLED or word.lower() in _ABBREVIATED


def _parts(word: str, start: int, end: int) -> Iterator[Span]:
    cut = _JOINED.get(word.lower())
    if cut is not None:
        yield start, start + cut
        yield start + cut, end
        return
    split = _NEGATED.match(word) or _CLITIC.match(word)
    if split is not None:
        yield start, start + split.end(1)
        yield start + split.end(1), end
        return
    yield start, end
