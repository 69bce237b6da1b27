"""Anchors: where the words of a citation stand in a text that has changed, if they still stand there once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from detente.cite import Citation, Quote
from detente.text.citation import citation_of, resolve
from detente.text.document import Document


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A quote whose words stand in several places, any of which may be meant; a person has to choose."""

    quote: Quote
    places: tuple[Quote, ...]


def find(document: Document, text: str, *, most: int = 1000) -> list[Quote]:
    """The first `most` places where the words stand in the document, letter by letter, in order; they may overlap.

    Nothing is folded: neither case, nor white space, nor quotation marks.  An empty text stands nowhere.
    Cost: linear in the length of the document, and in `most` times that of the words.

    >>> from detente.text.document import document
    >>> [(q.start, q.end) for q in find(document(b"Talks about talks.", "news"), "alks")]
    [(1, 5), (13, 17)]
    """
    return [Quote(document.name, at, at + len(text), text) for at in islice(_places(document.raw, text), most)]


def reanchor(quote: Quote, new: Document, *, whole: bool = False) -> Quote | Ambiguous | None:
    """The quote where it stands in another text; None if its words are lost, Ambiguous if they stand there repeatedly.

    With `whole`, only whole sentences count.  Trap: without it, the words of a sentence are also found inside a longer
    one, which may say the opposite ("It is false that …").

    >>> from detente.text.document import document
    >>> reanchor(Quote("news", 0, 12, "Talks ended."), document(b"At last. Talks ended.", "clipping.txt"))
    Quote(source='news', start=9, end=21, text='Talks ended.')
    """
    if whole:
        spans = [(s.start, s.end) for s in new.sentences if s.text == quote.text]
    else:
        spans = [(found.start, found.end) for found in find(new, quote.text)]
    places = tuple(Quote(quote.source, start, end, quote.text) for start, end in spans)
    return Ambiguous(quote, places) if len(places) > 1 else next(iter(places), None)


def moved(citation: Citation, old: Document, new: Document) -> Citation | Ambiguous | None:
    """The citation, made for the old text, as it has to be written for the new one; None if what it cites is lost.

    A cited sentence is looked for among whole sentences, a cited passage anywhere.  In an unchanged text every citation
    stays what it is.  Raises TextError where the citation has no passage in the old text.

    >>> from detente.text.document import document
    >>> old, new = document(b"Talks ended.", "old.txt"), document(b"At last. Talks ended.", "new.txt")
    >>> str(moved(Citation("news", sentence=1), old, new))
    'news#2'
    """
    quote = resolve(citation, old)
    if old.raw == new.raw:
        return citation
    found = reanchor(quote, new, whole=citation.sentence is not None)
    return citation_of(found, new) if isinstance(found, Quote) else found


def _places(raw: str, text: str) -> Iterator[int]:
    at = raw.find(text) if text else -1
    while at >= 0:
        yield at
        at = raw.find(text, at + 1)
