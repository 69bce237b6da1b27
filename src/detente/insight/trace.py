"""The trace: sentence by sentence what an account became in its model, or that it became nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from detente.cite import Citation, Quote
from detente.errors import insist
from detente.grid import Grid, plainly
from detente.insight.passages import within
from detente.insight.traced import Part, parts
from detente.model.conflict import Conflict
from detente.text.citation import resolve
from detente.text.document import Document

NO_VERDICTS: Mapping[str, str] = MappingProxyType({})
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """A sentence of a source, and the parts of the model that cite it or a passage in it."""

    citation: Citation
    quote: Quote
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class TracedPart:
    """A part of the model and the sentences that it rests on.

    `elsewhere`: what it cites outside these sentences, such as the date above them or a text that is not traced.
    """

    part: Part
    sentences: tuple[Citation, ...]
    elsewhere: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Trace:
    """What each sentence of the sources became, and what each part of the model rests on, both in their order.

    `verdicts`: what was found about claims, in words, by their ids.  `texts`: the traced sources.
    """

    title: str
    sentences: tuple[TracedSentence, ...]
    parts: tuple[TracedPart, ...]
    texts: tuple[str, ...]
    verdicts: Mapping[str, str] = field(default_factory=dict)

    @property
    def used(self) -> int:
        """How many sentences became something."""
        return sum(bool(each.parts) for each in self.sentences)

    @property
    def unused(self) -> tuple[Citation, ...]:
        """The sentences that became nothing."""
        return tuple(each.citation for each in self.sentences if not each.parts)

    @property
    def assumed(self) -> tuple[Part, ...]:
        """The parts that cite nothing and say why they are assumed, or that they are."""
        return tuple(each.part for each in self.parts if each.part.rests == "assumed")

    @property
    def uncited(self) -> tuple[Part, ...]:
        """The parts that neither cite nor assume anything, and should."""
        return tuple(each.part for each in self.parts if each.part.rests == "uncited")

    @property
    def unasked(self) -> tuple[Part, ...]:
        """The questions that cite nothing."""
        return tuple(e.part for e in self.parts if e.part.kind == "question" and e.part.rests != "cited")

    @property
    def proposed(self) -> tuple[Part, ...]:
        """The parts that nobody has reviewed."""
        return tuple(each.part for each in self.parts if each.part.grounds.proposed is not None)

    def __repr__(self) -> str:
        """Count in one line what became something."""
        return f"<Trace: {self.used} of {len(self.sentences)} sentences used by {len(self.parts)} parts>"

    def _repr_html_(self) -> str:
        rows = tuple(
            (str(s.citation), s.quote.text[:_SHOWN], ", ".join(part.id for part in s.parts)) for s in self.sentences
        )
        return Grid(("sentence", "text", "became"), rows, plainly(self)).html()


def trace(conflict: Conflict, texts: Mapping[str, Document], *, verdicts: Mapping[str, str] = NO_VERDICTS) -> Trace:
    """What each sentence of the texts, given by the ids of their sources, became in the conflict.

    A passage belongs to every sentence that it lies in.  `verdicts` are carried along.  Raises TextError where a text
    has no such sentence or passage.  Cost: linear in the sentences and citations, and in their product for passages.

    >>> import detente as dt
    >>> ferry = dt.load("ferry")
    >>> found = trace(ferry, dt.sources(ferry))
    >>> found, [str(sentence) for sentence in found.unused]
    (<Trace: 26 of 27 sentences used by 43 parts>, ['news#1'])
    """
    insist(conflict, Conflict, "trace takes a conflict and its texts: trace(conflict, sources(conflict))")
    listed = tuple(_traced(part, texts) for part in parts(conflict))
    became: dict[Citation, list[Part]] = {}
    for each in listed:
        for citation in each.sentences:
            became.setdefault(citation, []).append(each.part)
    known = [source.id for source in conflict.sources if source.id in texts]
    return Trace(
        conflict.title,
        tuple(
            TracedSentence(citation, Quote(source, s.start, s.end, s.text), tuple(became.get(citation, ())))
            for source in known
            for s in texts[source].sentences
            for citation in (Citation(source, sentence=s.number),)
        ),
        listed,
        tuple(known),
        dict(verdicts),
    )


def _traced(part: Part, texts: Mapping[str, Document]) -> TracedPart:
    lies_in = within(texts)
    sentences: dict[Citation, None] = {}
    elsewhere: dict[Citation, None] = {}
    for citation in part.grounds.cites:
        text = texts.get(citation.source)
        if text is not None:
            resolve(citation, text)
        for found in lies_in(citation) if text is not None else (citation,):
            (elsewhere if text is None or found.sentence is None else sentences)[found] = None
    return TracedPart(part, tuple(sentences), tuple(elsewhere))
