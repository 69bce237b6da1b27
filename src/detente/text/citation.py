"""Citations: how they are written, and the passage of a document that one stands for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from detente.cite import Citation, Quote
from detente.errors import Place, Problem, TextError, quoted
from detente.text.document import Document

# At most 18 digits: no text is longer, and a number of thousands of digits takes long to read.
_SENTENCE = re.compile(r"[1-9][0-9]{0,17}")
_PASSAGE = re.compile(r"(0|[1-9][0-9]{0,17})-([1-9][0-9]{0,17})")


def parse_citation(text: str) -> Citation:
    """The citation that is written so: `news#4`, sentence 4 of news, or `news#120-188`, its code points 120 to 188.

    Raises TextError DET110 with all that is wrong, each at its column.  There is one way to write a citation, the one
    that `str` gives back: no blanks, no leading zeros, the source a name such as conflict files use.

    >>> parse_citation("news#4"), str(parse_citation("news#120-188"))
    (Citation(source='news', sentence=4, start=None, end=None), 'news#120-188')
    """
    source, mark, where = text.partition("#")
    source = unicodedata.normalize("NFC", source)
    problems: list[Problem] = []
    if not source.isidentifier():
        problems.append(_not_a_source(text, source))
    passage = _PASSAGE.fullmatch(where)
    if _SENTENCE.fullmatch(where) and not problems:
        return Citation(source, sentence=int(where))
    if passage and int(passage[1]) < int(passage[2]) and not problems:
        return Citation(source, start=int(passage[1]), end=int(passage[2]))
    if not mark:
        at, wrong = len(source), f"{quoted(text)} is not a citation: '#' and a number are missing"
        problems.append(_problem(text, at, 1, wrong, source))
    elif passage and int(passage[1]) >= int(passage[2]):
        wrong = f"the passage {where} ends before it begins, or where it begins"
        problems.append(_problem(text, len(source) + 1, len(where), wrong, source))
    elif not passage and not _SENTENCE.fullmatch(where):
        unclear = f"{quoted(where)} is neither a sentence nor a passage"
        wrong = "sentences are counted from 1" if where == "0" else unclear
        problems.append(_problem(text, len(source) + 1, len(where), wrong, source))
    raise TextError(problems)


def resolve(citation: Citation, document: Document) -> Quote:
    """The passage that a citation stands for in the document, which is its source.

    Raises TextError where the document has no such sentence (DET111, with the number of those it has) or passage
    (DET112); the place is the column in the written citation.

    >>> from detente.text.document import document
    >>> resolve(Citation("news", sentence=2), document(b"Talks ended. Nobody gained.", "clipping.txt"))
    Quote(source='news', start=13, end=27, text='Nobody gained.')
    """
    try:
        if citation.sentence is not None:
            sentence = document.sentence(citation.sentence)
            return Quote(citation.source, sentence.start, sentence.end, sentence.text)
        start = -1 if citation.start is None else citation.start
        end = -1 if citation.end is None else citation.end
        return replace(document.quote(start, end), source=citation.source)
    except TextError as refusal:
        written = str(citation)
        at = len(citation.source) + 1
        place = Place("", 1, at + 1, written, max(1, len(written) - at))
        raise TextError([replace(problem, place=place) for problem in refusal.problems]) from None


def citation_of(quote: Quote, document: Document) -> Citation:
    """The citation of a quote in its document: by sentence number if it is a whole sentence, else by code points.

    >>> from detente.text.document import document
    >>> text = document(b"Talks ended. Nobody gained.", "news")
    >>> str(citation_of(text.quote(13, 27), text)), str(citation_of(text.quote(13, 19), text))
    ('news#2', 'news#13-19')
    """
    sentence = document.sentence_of(quote.start, quote.end)
    if sentence:
        return Citation(quote.source, sentence=sentence.number)
    return Citation(quote.source, start=quote.start, end=quote.end)


def _not_a_source(text: str, source: str) -> Problem:
    if not source:
        return _problem(text, 0, 1, "the citation names no source", source)
    return _problem(text, 0, len(source), f"{quoted(source)} is not the name of a source", source)


def _problem(text: str, at: int, width: int, message: str, source: str) -> Problem:
    name = source if source.isidentifier() else "news"
    hint = f"write {name}#4 for its sentence 4, or {name}#120-188 for its code points 120 to 188 (the end excluded)"
    return Problem("DET110", message, Place("", 1, at + 1, text, max(1, width)), hint)
