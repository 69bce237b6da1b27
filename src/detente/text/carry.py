"""Carrying citations over: where the words that a text was cited for stand in another text, or that they are lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from detente.cite import Citation, Quote
from detente.text.anchor import Ambiguous, reanchor
from detente.text.citation import citation_of, resolve
from detente.text.document import Document, Sentence
from detente.text.reread import Whereabouts, whereabouts

Fate = Literal["stays", "moved", "reworded", "lost", "ambiguous"]
ALIKE = 0.5
"""From this share of common words on a new sentence is named as the nearest to one that is lost."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a citation in another text: the words that it stands for, its fate, and how it is written there.

    `now` is the citation in the other text; None where it is *lost* or *ambiguous*.  *reworded*: the words of a cited
    passage stand there once, but in a sentence that has changed, so that they may mean something else.  `candidates`:
    the places of an ambiguous citation; of a lost sentence, the new sentence that is most like it, if any is.
    """

    citation: Citation
    text: str
    fate: Fate
    now: Citation | None = None
    candidates: tuple[Citation, ...] = ()


def carry(citations: Iterable[Citation], old: Document, new: Document) -> tuple[Carried, ...]:
    """What becomes of citations of the old text in the new one, each once, in their order.

    A sentence is looked for among whole sentences, in the order in which both texts have them in common; a passage in
    its own sentence if that still stands, else anywhere.  Nothing is folded: a sentence in which one character differs
    is lost.  Raises TextError where the old text has no such passage.  Cost: linear, but for each lost sentence the new
    ones are gone through.

    >>> from detente.text.document import document
    >>> old, new = document(b"Talks ended. Nobody won.", "old.txt"), document(b"At last. Talks ended.", "new.txt")
    >>> [(str(c.citation), c.fate, str(c.now)) for c in carry([Citation("a", sentence=1), Citation("a", 2)], old, new)]
    [('a#1', 'moved', 'a#2'), ('a#2', 'lost', 'None')]
    """
    quotes = {citation: resolve(citation, old) for citation in citations}
    if old.raw == new.raw:
        return tuple(Carried(citation, quote.text, "stays", citation) for citation, quote in quotes.items())
    found = _Found(old, new)
    return tuple(found.carried(citation, quote) for citation, quote in quotes.items())


class _Found:
    """Where the sentences of the old text stand in the new one."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = old, new
        self.stands: Mapping[int, Whereabouts] = whereabouts([(s.number, s.hash) for s in old.sentences], new)
        taken = {now.number for now in self.stands.values()}
        self.fresh = [(s.number, _words(s.text)) for s in new.sentences if s.number not in taken]

    def carried(self, citation: Citation, quote: Quote) -> Carried:
        """What becomes of a citation with the words that it stands for."""
        if citation.sentence is not None:
            return self._sentence(citation, quote)
        return self._passage(citation, quote)

    def _sentence(self, citation: Citation, quote: Quote) -> Carried:
        there = self._same(self.old.sentence(citation.sentence or 0))
        if there is not None:
            return _standing(citation, quote.text, Citation(citation.source, there.number))
        # One of several alike may have gone while another, which says the same, still stands.
        found = reanchor(quote, self.new, whole=True)
        if isinstance(found, Ambiguous):
            places = tuple(citation_of(place, self.new) for place in found.places)
            return Carried(citation, quote.text, "ambiguous", candidates=places)
        if found is None:
            return Carried(citation, quote.text, "lost", candidates=self._nearest(citation.source, quote.text))
        return _standing(citation, quote.text, citation_of(found, self.new))

    def _passage(self, citation: Citation, quote: Quote) -> Carried:
        around = [s for s in self.old.sentences if s.start < quote.end and quote.start < s.end]
        there = self._same(around[0]) if around else None
        if there is not None:
            start = there.start + quote.start - around[0].start
            end = start + len(quote.text)
            whole = len(around) == 1 or all(self._same(each) is not None for each in around)
            if whole and start >= 0 and self.new.raw[start:end] == quote.text:
                now = citation_of(Quote(quote.source, start, end, quote.text), self.new)
                # A passage that is a sentence by now stays what it was written as, if it stands where it stood.
                same = (start, end) == (quote.start, quote.end)
                return _standing(citation, quote.text, citation if same else now)
        elif not around and self.new.raw[quote.start : quote.end] == quote.text:
            return Carried(citation, quote.text, "stays", citation)
        found = reanchor(quote, self.new)
        if isinstance(found, Ambiguous):
            places = tuple(Citation(quote.source, None, place.start, place.end) for place in found.places)
            return Carried(citation, quote.text, "ambiguous", candidates=places)
        if found is None:
            return Carried(citation, quote.text, "lost")
        now = citation_of(found, self.new)
        if not around:
            return _standing(citation, quote.text, now)
        return Carried(citation, quote.text, "reworded", now)

    def _same(self, sentence: Sentence) -> Sentence | None:
        """The sentence of the new text that an old one is, word for word, if it is known."""
        number = self.stands[sentence.number].number
        there = None if number is None else self.new.sentence(number)
        # Hashes are short, so that equal ones alone do not prove equal words.
        return there if there is not None and there.text == sentence.text else None

    def _nearest(self, source: str, text: str) -> tuple[Citation, ...]:
        """The new sentence that shares most words with a lost one, if at least `ALIKE` of them (Dice's measure)."""
        words = _words(text)
        shares = [(2 * len(words & other) / (len(words) + len(other)), -number) for number, other in self.fresh]
        share, number = max(shares, default=(0.0, 0))
        return (Citation(source, -number),) if share >= ALIKE else ()


def _standing(citation: Citation, text: str, now: Citation) -> Carried:
    return Carried(citation, text, "stays" if now == citation else "moved", now)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())
