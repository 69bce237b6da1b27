"""A sight of a sentence: its words indexed once, by lemma and by head, so that no cue has to scan the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from detente.dossier.items import Mention
from detente.dossier.view import View, Word

# Further than this from a word up to the root nothing is looked for, nor among more dependents of one word: a sentence
# of any sense is not so deep or wide, and a line of junk may be.
DEEPEST = 24
WIDEST = 120


@dataclass(frozen=True, slots=True)
class Sight:
    """The words of a view with the places of each lemma or form, the dependents of each word, and its mention."""

    view: View
    places: dict[str, tuple[int, ...]]
    below: tuple[tuple[int, ...], ...]
    named: dict[int, Mention]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words, in order."""
        return self.view.words

    def at(self, lemma: str) -> tuple[int, ...]:
        """Where the lemma, or the word in just this form, stands."""
        return self.places.get(lemma, ())

    def children(self, at: int, *deps: str) -> tuple[Word, ...]:
        """The words that hang on the word, in order; only those with one of the labels, if given."""
        found = (self.words[n] for n in self.below[at])
        return tuple(w for w in found if not deps or w.dep in deps)

    def ancestors(self, at: int) -> Iterator[Word]:
        """The head of the word, the head of that and so on, at most `DEEPEST` of them."""
        for _ in range(DEEPEST):
            head = self.words[at].head
            if head == at:
                return
            at = head
            yield self.words[at]

    def under(self, at: int) -> frozenset[int]:
        """The word and what hangs on it, at most `WIDEST` words."""
        found, waiting = {at}, [at]
        while waiting and len(found) < WIDEST:
            for child in self.below[waiting.pop(0)]:
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)


class _Same:
    """A key that takes two views for one only if they are the same object, so that no sentence has to be compared."""

    __slots__ = ("view",)

    def __init__(self, view: View) -> None:
        self.view = view

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.view is self.view

    def __hash__(self) -> int:
        return id(self.view)


def sight(view: View) -> Sight:
    """The sight of a view, kept for the cues that ask next."""
    return _sight(_Same(view))


@lru_cache(maxsize=256)
def _sight(same: _Same) -> Sight:
    words = same.view.words
    places: dict[str, list[int]] = {}
    below: list[list[int]] = [[] for _ in words]
    for word in words:
        places.setdefault(word.lemma, []).append(word.at)
        for form in {word.lower, _with_its_e(word)} - {word.lemma}:
            places.setdefault(form, []).append(word.at)
        if word.head != word.at and len(below[word.head]) < WIDEST:
            below[word.head].append(word.at)
    found = {k: tuple(v) for k, v in places.items()}
    return Sight(same.view, found, tuple(tuple(b) for b in below), _mentions(same.view))


def _with_its_e(word: Word) -> str:
    """What the lemma of "phoned" is too where a reader takes it to be "phon"."""
    cut = word.pos == "VERB" and word.lower in {word.lemma + "ed", word.lemma + "ing"}
    return word.lemma + "e" if cut else word.lemma


def _mentions(view: View) -> dict[int, Mention]:
    """The mention that each word is in; the innermost, where one stands in another."""
    starts = [w.start for w in view.words]
    found: dict[int, Mention] = {}
    for mention in sorted(view.mentions, key=lambda m: m.quote.start - m.quote.end):
        for n in range(bisect_left(starts, mention.quote.start), bisect_left(starts, mention.quote.end)):
            if view.words[n].end <= mention.quote.end:
                found[n] = mention
    return found
