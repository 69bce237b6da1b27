"""A view of a sentence: its words with lemma, part of speech and head, whoever parsed it, and the mentions in it.

Both readers give the same kind of view, so a cue never asks which one is at work: `parsed` (the language model of the
extra `detente[text]`) and `plain` (rules alone, with poorer heads).  Labels are those of ClearNLP, as in the English
models of spaCy: nsubj, nsubjpass, dobj, pobj, prep, aux, auxpass, neg, mark, ccomp, xcomp, advcl, acl, relcl,
conj, cc, poss, compound, amod, attr, acomp, appos, pcomp, dative, det, advmod, npadvmod, punct, ROOT; parts of speech
are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.cite import Quote
from detente.dossier.items import Line, Mention


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark: `start` and `end` are code points of the whole text, `head` the position of its head."""

    at: int
    text: str
    start: int
    end: int
    lemma: str
    pos: str
    head: int
    dep: str

    @property
    def lower(self) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as its reader sees it; `mentions` are those found in it, in the order of the text."""

    line: Line
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...] = ()
    producer: str = "rules@1"

    def children(self, at: int, *deps: str) -> tuple[Word, ...]:
        """The words whose head is the word at that position, in order; only those with one of the labels, if given."""
        return tuple(w for w in self.words if w.head == at and w.at != at and (not deps or w.dep in deps))

    def ancestors(self, at: int) -> Iterator[Word]:
        """The head of the word, the head of that, and so on up to the root; never the word itself, never a circle."""
        seen = {at}
        while (at := self.words[at].head) not in seen:
            seen.add(at)
            yield self.words[at]

    def quote(self, first: int, last: int) -> Quote:
        """The passage from one word to another, both included, as a quote of the text."""
        whole = self.line.quote
        start, end = self.words[first].start, self.words[last].end
        return Quote(whole.source, start, end, whole.text[start - whole.start : end - whole.start])

    def mention_at(self, at: int) -> Mention | None:
        """The mention that the word is in, or None."""
        word = self.words[at]
        return next((m for m in self.mentions if m.quote.start <= word.start and word.end <= m.quote.end), None)

    def positions(self, quote: Quote) -> tuple[int, ...]:
        """The positions of the words inside a quote."""
        return tuple(w.at for w in self.words if quote.start <= w.start and w.end <= quote.end)
