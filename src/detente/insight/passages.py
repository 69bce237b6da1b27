"""Passages: the sentences that a citation of a passage lies in, and the words that citations stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from detente.cite import Citation
from detente.errors import TextError
from detente.text.citation import resolve
from detente.text.document import Document


def within(texts: Mapping[str, Document]) -> Callable[[Citation], tuple[Citation, ...]]:
    """The function that gives the sentences a citation lies in; where the text is not at hand, the citation itself.

    >>> from detente.text.document import document
    >>> lies_in = within({"news": document(b"Talks ended. Nobody gained.", "news.txt")})
    >>> [str(sentence) for sentence in lies_in(Citation("news", start=6, end=20))]
    ['news#1', 'news#2']
    """

    def sentences(citation: Citation) -> tuple[Citation, ...]:
        text = texts.get(citation.source)
        if citation.sentence is not None or text is None or citation.start is None or citation.end is None:
            return (citation,)
        start, end = citation.start, citation.end
        met = (s.number for s in text.sentences if s.start < end and start < s.end)
        return tuple(Citation(citation.source, sentence=number) for number in met) or (citation,)

    return sentences


def quoted_in(texts: Mapping[str, Document], cites: tuple[Citation, ...]) -> str:
    """The passages that citations stand for, one after another, blanks folded; nothing where no text is at hand."""
    quotes = []
    for citation in cites:
        text = texts.get(citation.source)
        if text is None:
            continue
        try:
            quotes.append(" ".join(resolve(citation, text).text.split()))
        except TextError:
            continue
    return " … ".join(quotes)
