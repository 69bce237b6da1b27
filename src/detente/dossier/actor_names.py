"""Names of actors in a text: its words, and a matcher that finds the longest listed name at each, in one pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

# What a name stands for: an actor by name, by adjective ("Russian") or people ("Russians"), by the seat of a government
# or by its capital, a land that only lies somewhere, a city where others meet, or nothing that acts.
Sense = Literal["name", "adjective", "people", "seat", "city", "land", "venue", "other"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W_][\w\u0300-\u036f]*|\S")
_FOLDED = str.maketrans("’‘ʼ`´‐‑", "'''''--")


def word_set(words: str) -> frozenset[str]:
    """The words of a string that lists them."""
    return frozenset(words.split())


_APPROACHES = word_set(
    "a after again also although amid an and as at because before between both but by despite during earlier "
    "following for from given however if in instead into is its later like meanwhile moreover neither nor not "
    "now of on once or over perhaps since so still than that the their then therefore though thus to today "
    "under unlike until upon was when whether while why will with without yesterday yet north northern south "
    "southern east eastern west western central neighbouring neighboring post monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november "
    "december"
)
_FOLLOWS = word_set(
    "president prime foreign defence defense king queen prince crown minister ambassador parliament government "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)

_OPENING = frozenset({"is", "who", "car"})  # words that a headline may begin with; "us" is none


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: `key` is what names are compared by, without case, accents and the dots of abbreviations."""

    text: str
    start: int
    end: int
    key: str

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Name:
    """A listed name: its words as they are written in the table, what it stands for, and whose it is.

    `actors` are several where a name is listed, and marked, for each of them.  A `careful` name also means other
    things (a given name, a pronoun in capitals) and is taken only where it stands alone.
    """

    words: tuple[str, ...]
    sense: Sense
    actors: tuple[str, ...]
    careful: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text: the tokens `first` to `last`, the latter excluded."""

    first: int
    last: int
    name: Name


class Matcher:
    """The names of a table, ready to be found: the time it takes grows with the length of the text alone."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index the names by their first word, the longest first."""
        self._names: dict[tuple[str, ...], list[Name]] = {}
        lengths: dict[str, set[int]] = {}
        for name in names:
            keys = tuple(_key(word) for word in name.words)
            self._names.setdefault(keys, []).append(name)
            lengths.setdefault(keys[0], set()).add(len(keys))
        self._lengths = {first: sorted(several, reverse=True) for first, several in lengths.items()}

    def find(self, tokens: Sequence[Token]) -> tuple[Found, ...]:
        """The names in a text, the longest at each place, none overlapping another, in order.

        >>> matcher = Matcher([Name(("South", "Korea"), "name", ("KOR",)), Name(("US",), "name", ("USA",))])
        >>> words = tokenise("South Korea told us that the U.S. left.")
        >>> [(" ".join(t.text for t in words[f.first : f.last]), f.name.actors) for f in matcher.find(words)]
        [('South Korea', ('KOR',)), ('U.S.', ('USA',))]
        """
        return tuple(self._found(tokens))

    def _found(self, tokens: Sequence[Token]) -> Iterator[Found]:
        shouted = _shouted(tokens)
        keys = [token.key for token in tokens]
        at = 0
        while at < len(tokens):
            found = self._longest(tokens, keys, at, shouted=shouted)
            if found:
                yield found
            at = found.last if found else at + 1

    def _longest(self, tokens: Sequence[Token], keys: Sequence[str], at: int, *, shouted: bool) -> Found | None:
        for length in self._lengths.get(keys[at], ()):
            last = at + length
            if last > len(tokens):
                continue
            for name in self._names.get(tuple(keys[at:last]), ()):
                fits = all(map(_fits, name.words, tokens[at:last]))
                if fits and (not name.careful or _alone(tokens, at, last, name, shouted=shouted)):
                    return Found(at, last, name)
        return None


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words and marks of a text; an abbreviation with dots is one word, a hyphen and an apostrophe stand alone.

    >>> [token.text for token in tokenise("The U.S.-led talks")]
    ['The', 'U.S.', '-', 'led', 'talks']
    """
    return tuple(
        Token(match[0], offset + match.start(), offset + match.end(), _key(match[0])) for match in _TOKEN.finditer(text)
    )


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as a table lists it."""
    return tuple(match[0] for match in _TOKEN.finditer(name))


def _key(word: str) -> str:
    if len(word) > 1 and "." in word:
        word = word.replace(".", "")
    if word.isascii():
        return word.lower().translate(_FOLDED)
    plain = unicodedata.normalize("NFKD", word.translate(_FOLDED))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _fits(word: str, seen: Token) -> bool:
    """Whether a word of the text has the capitals that the word of the table asks for.

    A small first letter in the table allows either.  An abbreviation is written in capitals throughout; one of four
    letters or more may also look like a word, as in "Nato".
    """
    if not word[0].isupper():
        return True
    text = seen.text.replace(".", "")
    if len(word) > 1 and word.isupper():
        return text.isupper() or (len(word) > 3 and text.istitle())
    return text[0].isupper()


def _alone(tokens: Sequence[Token], first: int, last: int, name: Name, *, shouted: bool) -> bool:
    """Whether a name that also means other things stands alone: not within the name of a person or a place.

    In a line of capitals only, an abbreviation that is also a word counts at the beginning and after "the".  With an
    accent in the table, the text must have it too.
    """
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    seen = tokens[first:last]
    if any(not w.isascii() and w.casefold() != t.text.casefold() for w, t in zip(name.words, seen, strict=True)):
        return False
    if shouted:
        dotted = "." in tokens[first].text
        opens = before is None and tokens[first].key not in _OPENING
        return not name.words[-1].isupper() or dotted or opens or (before is not None and before.key == "the")
    if name.words[-1].isupper():
        return True
    if before and before.capital and before.end + 1 == tokens[first].start and before.key not in _APPROACHES:
        return False
    return not (after and after.capital and tokens[last - 1].end + 1 == after.start and after.key not in _FOLLOWS)


def _shouted(tokens: Sequence[Token]) -> bool:
    """Whether a text is a headline in capitals: three words or more, and no small letter."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return len(words) > 2 and all(word.isupper() for word in words)
