"""Documents: a dated text with its sentences, each an exact span of the untouched original."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from os import PathLike, fspath

from detente.cite import Quote
from detente.errors import TextError, quoted
from detente.text.decode import decode
from detente.text.file import read_file
from detente.text.header import read_header
from detente.text.split import Span, split


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, counted from 1: `raw[start:end] == text`."""

    number: int
    start: int
    end: int
    text: str

    @property
    def hash(self) -> str:
        """The first 8 hexadecimal digits of the SHA-256 of the text in UTF-8: which sentence it is, wherever it stands.

        >>> Sentence(4, 30, 42, "Talks ended.").hash
        '3f0eacbd'
        """
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was found, with its date, its header and its sentences.

    `raw` holds the code points of the file, line ends and a byte order mark included, and every offset counts in it.
    `sha256` is of the bytes.  `header`, None if there is none, is the span of the date or dateline before the body;
    `body_start` is where the first sentence starts.  A date below a title is in the body, and then there is no header.
    Every code point of the body that is not white is in one sentence.
    """

    raw: str = field(repr=False)
    sha256: str
    name: str
    header: Span | None
    date: date | None
    date_span: Span | None
    body_start: int
    sentences: tuple[Sentence, ...] = field(repr=False)

    def sentence(self, number: int) -> Sentence:
        """The sentence of that number, from 1; raises TextError DET111 where there is none.

        >>> document(b"Talks ended. Nobody gained.", "a.txt").sentence(2).text
        'Nobody gained.'
        """
        if 1 <= number <= len(self.sentences):
            return self.sentences[number - 1]
        raise TextError.of(
            "DET111",
            f"there is no sentence {number} in {quoted(self.name)}: {_how_many(len(self.sentences))}",
            hint=_which(len(self.sentences)),
        )

    def quote(self, start: int, end: int) -> Quote:
        """The passage from code point `start` to `end` (excluded); raises TextError DET112 where there is none.

        >>> document(b"Talks ended.", "a.txt").quote(0, 5)
        Quote(source='a.txt', start=0, end=5, text='Talks')
        """
        if 0 <= start < end <= len(self.raw):
            return Quote(self.name, start, end, self.raw[start:end])
        raise TextError.of(
            "DET112",
            f"there is no passage {start}-{end} in {quoted(self.name)}, which has {len(self.raw)} code points",
            hint=f"give a start below the end, and an end of at most {len(self.raw)}; the end is excluded",
        )

    def sentence_of(self, start: int, end: int) -> Sentence | None:
        """The sentence that has exactly this span, or None."""
        at = bisect_left(self.sentences, start, key=lambda sentence: sentence.start)
        found = self.sentences[at] if at < len(self.sentences) else None
        return found if found and (found.start, found.end) == (start, end) else None


def document(data: bytes, name: str) -> Document:
    """The document that these bytes are; `name` is what messages and quotes call it.

    Raises TextError where the bytes are not a text (DET107, DET108).

    >>> read = document(b"date 2022-01-17 Talks ended. Nobody gained.", "a.txt")
    >>> read.date.isoformat(), [s.text for s in read.sentences]
    ('2022-01-17', ['Talks ended.', 'Nobody gained.'])
    """
    raw = decode(data, name)
    header = read_header(raw)
    sentences = tuple(
        Sentence(number, start, end, raw[start:end])
        for number, (start, end) in enumerate(split(raw, header.body_start), start=1)
    )
    digest = hashlib.sha256(data).hexdigest()
    return Document(raw, digest, name, header.span, header.date, header.date_span, header.body_start, sentences)


def open_document(path: str | PathLike[str], *, limit: int = 5_000_000) -> Document:
    """The document in a file, wherever it lies, named by its path; links are followed.

    Raises TextError where the file is not there (DET101), is no regular file (DET103), has more than `limit` bytes
    (DET104), cannot be read (DET105) or is not a text.  A source that a conflict file names is opened by `open_source`.

    >>> import detente as dt
    >>> text = open_document(dt.example("talks-2022").path.parent / "brussels.txt")
    >>> str(text.date), len(text.sentences)
    ('2022-01-14', 20)
    """
    place = fspath(path)
    refuse_unusable_name(place)
    return document(read_file(place, place, limit), place)


def refuse_unusable_name(name: str) -> None:
    """Raise TextError DET106 for what no system can take as the name of a file: nothing, a NUL, half a character."""
    try:
        name.encode("utf-8", "surrogateescape")
        usable = bool(name) and "\0" not in name
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise TextError.of(
            "DET106", f"{quoted(name)} is not the name of a file", hint="name a file, such as clipping.txt"
        )


def _how_many(count: int) -> str:
    return "it has none" if count == 0 else "it has one" if count == 1 else f"it has {count}"


def _which(count: int) -> str:
    if count == 0:
        return "put the text of the source into the file, or cite another source"
    return "cite sentence 1" if count == 1 else f"cite a sentence from 1 to {count}"
